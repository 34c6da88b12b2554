from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from resources.forms import ResourceForm
from resources.models import Resource


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
