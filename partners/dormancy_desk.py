"""Dormant accounts in the desk: who was warned, who is closed, and the press that opens one again."""

from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from partners import dormancy, membership
from partners.models import Dormancy


class DormancyIndexView(generic.IndexView):
    """Who was warned and who is closed, the closed ones first."""

    any_permission_required = ["change", "view"]

    def get_base_queryset(self):
        told = Q(closed_at__isnull=False) | Q(warned_at__isnull=False, user__is_active=True)
        return super().get_base_queryset().filter(told).select_related("user")

    def get_add_url(self):
        return None

    @cached_property
    def openable(self):
        may_change = self.user_has_permission("change")
        return set(dormancy.opened_by(self.request.user).values_list("pk", flat=True)) if may_change else set()

    def get_list_more_buttons(self, instance):
        if instance.pk not in self.openable:
            return []
        url = reverse("dormancy:reopen", args=[instance.pk])
        return [MenuItem(_("Open again"), url, icon_name="unlocked", priority=10)]


class ReopenView(PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before a closed account is opened again."""

    permission_policy = None
    permission_required = "change"
    index_url_name = None
    header_icon = ""
    page_title = _("Open again")
    template_name = "core/desk/step.html"

    @cached_property
    def object(self):
        return get_object_or_404(Dormancy.objects.exclude(closed_at=None).select_related("user"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        question = _("Open the account of %(person)s again? The person is told by e-mail and signs in as before.")
        context = super().get_context_data(question=question % {"person": self.object.user}, **kwargs)
        return {**context, "back_url": reverse(self.index_url_name)}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Dormant accounts")},
            {"url": "", "label": self.page_title, "sublabel": str(self.object.user)},
        ]

    def post(self, request, *args, **kwargs):
        try:
            dormancy.reopen(self.object, by=request.user)
        except membership.Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The account is open again, and its owner is told."))
        return HttpResponseRedirect(reverse(self.index_url_name))


class DormancyViewSet(ModelViewSet):
    """Dormant accounts: read and opened again, never edited."""

    model = Dormancy
    name = "dormancy"
    url_prefix = "dormant-accounts"
    icon = "time"
    menu_label = _("Dormant accounts")
    menu_order = 318
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = DormancyIndexView
    list_display = [
        "user",
        Column("state", label=_("State")),
        DateColumn("warned_at", label=_("Warned"), sort_key="warned_at"),
        DateColumn("closed_at", label=_("Closed"), sort_key="closed_at"),
    ]
    search_fields = ["user__email", "user__first_name", "user__last_name"]
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs):
        names = ["add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"]
        return super().get_common_view_kwargs(**dict.fromkeys(names), **kwargs)

    def get_form_class(self, for_update=False):
        return None

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/open/", self.construct_view(ReopenView), name="reopen"),
        ]
