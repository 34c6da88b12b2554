from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from resources import download_views
from resources.forms import ResourceForm
from resources.models import Resource
from resources.task_views import TasksViewSet
from resources.tasks import TaskPanel
from resources.upload_views import UploadViewSet


class ResourceViewSet(SnippetViewSet):
    """The facts and files of materials in the desk."""

    model = Resource
    icon = "doc-full"
    menu_label = _("Materials")
    menu_order = 220
    add_to_admin_menu = True
    edit_handler = ObjectList(Resource.panels, base_form_class=ResourceForm)
    list_display = ["name", "kind", "publisher", "year"]
    list_filter = ["kind", "publisher"]


register_snippet(ResourceViewSet)


@hooks.register("register_admin_viewset")
def register_tasks():
    return TasksViewSet()


@hooks.register("register_admin_viewset")
def register_upload():
    return UploadViewSet()


@hooks.register("construct_homepage_panels")
def show_tasks(request, panels):
    panels.append(TaskPanel())


@hooks.register("register_log_actions")
def name_reviews(actions):
    """Say in a material's history who reviewed it."""
    actions.register_action("resources.still_right", _("Review"), _("Reviewed: still right"))


@hooks.register("register_admin_urls")
def register_addresses():
    return [path("downloads/", include((download_views.urlpatterns, "downloads")))]


@hooks.register("register_reports_menu_item")
def register_downloads():
    url = reverse("downloads:index")
    return download_views.DownloadsMenuItem(_("Downloads"), url, name="downloads", icon_name="download", order=300)
