"""The tasks about materials in the desk: each with the one press that does it."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from resources import deriving, reviews, version_requests
from resources.models import File, Resource, VersionRequest
from resources.tasks import tasks

SHOWN_AT_ONCE = 50


class OfMaterials(PermissionCheckedMixin):
    """For those who may change materials."""

    permission_policy = ModelPermissionPolicy(Resource)
    permission_required = "change"


class TasksView(OfMaterials, generic.WagtailAdminTemplateMixin, TemplateView):
    """All tasks, the most urgent first."""

    template_name = "resources/desk/tasks.html"
    page_title = _("Materials: what is to be done")
    header_icon = "doc-full"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        waiting = {name: each[:SHOWN_AT_ONCE] for name, each in tasks()._asdict().items()}
        return super().get_context_data(**waiting, **kwargs)


class StepView(OfMaterials, View):
    """One press: does it, says so, and leads back."""

    http_method_names = ["post"]
    model, done = None, ""

    def post(self, request, pk):
        row = get_object_or_404(self.model, pk=pk)
        self.do(row)
        messages.success(request, translate(self.done) % {"name": row})
        return HttpResponseRedirect(reverse("material_tasks:index"))


class FinishView(StepView):
    model, done = VersionRequest, _("The request about “%(name)s” is done.")

    def do(self, row):
        version_requests.finish(row)


class StillRightView(StepView):
    model, done = Resource, _("“%(name)s” still holds, and is reviewed again in a year.")

    def do(self, row):
        reviews.confirm(row, by=self.request.user)


class ReadAgainView(StepView):
    model, done = File, _("“%(name)s” is looked into once more.")

    def do(self, row):
        deriving.mark_stale(File.objects.filter(pk=row.pk))


class LeaveNamesView(StepView):
    model, done = File, _("The names in “%(name)s” may stay.")

    def do(self, row):
        File.objects.filter(pk=row.pk).update(people_named="")


class TasksViewSet(ViewSet):
    """Addresses of the tasks."""

    name = "material_tasks"
    url_prefix = "material-tasks"

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(TasksView), name="index"),
            path("requests/<int:pk>/done/", self.construct_view(FinishView), name="finish"),
            path("reviews/<int:pk>/", self.construct_view(StillRightView), name="still_right"),
            path("files/<int:pk>/again/", self.construct_view(ReadAgainView), name="read_again"),
            path("files/<int:pk>/names/", self.construct_view(LeaveNamesView), name="leave_names"),
        ]
