"""Requests for access in the desk: which there are, and the page on which one is decided."""

from django import forms
from django.contrib.auth.models import Group
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet

from events.fields import LinesField
from partners import access_requests, membership, moving
from partners.models import AccessRequest

MAY_DECIDE = "partners.change_accessrequest"


def _address_of(request):
    return reverse("access_request:decide", args=[request.pk])


class RequestIndexView(generic.IndexView):
    """Who asks for access, those that are to be decided first."""

    any_permission_required = ["change", "view"]

    def get_base_queryset(self):
        requests = super().get_base_queryset().exclude(confirmed_at=None)
        return requests.select_related("organisation", "owner")

    def get_add_url(self):
        return None


class DecisionForm(forms.Form):
    """What the person who asked reads."""

    words = LinesField(
        label=_("Your words to the person"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("They stand in the invitation, or in the mail that says no."),
    )


class MoveDecisionForm(DecisionForm):
    """What a member who moves to another organisation reads, and which groups go along."""

    groups = forms.ModelMultipleChoiceField(
        label=_("Groups that the person keeps"),
        queryset=Group.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, asked, by, **kwargs):
        super().__init__(*args, **kwargs)
        theirs = asked.account.groups.order_by("name")
        self.fields["groups"].queryset = theirs
        self.fields["groups"].initial = theirs.filter(pk__in=membership.groups_for_members(by))
        self.fields["words"].help_text = _("They stand in the mail that tells the decision.")


class DecideView(PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, FormView):
    """Shows one request and takes the decision."""

    permission_policy = None
    permission_required = "change"
    index_url_name = None
    header_icon = "user"
    form_class = DecisionForm
    template_name = "partners/desk/decide.html"

    @cached_property
    def object(self):
        requests = AccessRequest.objects.exclude(confirmed_at=None).select_related(
            "organisation", "owner", "decided_by", "account", "leaves"
        )
        return get_object_or_404(requests, pk=self.kwargs["pk"])

    @property
    def page_title(self):
        return self.object.name

    def get_form_class(self):
        return MoveDecisionForm if self.object.account else DecisionForm

    def get_form_kwargs(self):
        about = {"asked": self.object, "by": self.request.user} if self.object.account else {}
        return {**super().get_form_kwargs(), **about}

    def get_context_data(self, **kwargs):
        return super().get_context_data(asked=self.object, index_url=reverse(self.index_url_name), **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Requests for access")},
            {"url": "", "label": self.object.name},
        ]

    def form_valid(self, form):
        is_yes = self.request.POST.get("action") == "approve"
        approve, done = access_requests.approve, _("The invitation is on its way.")
        if self.object.account:
            approve, done = moving.approve, _("The person has moved, and is told.")
        try:
            (approve if is_yes else access_requests.decline)(self.object, by=self.request.user, **form.cleaned_data)
        except membership.Refused as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, done if is_yes else _("The mail that says no is on its way."))
        return HttpResponseRedirect(reverse(self.index_url_name))


class RequestPanel(Component):
    """How many requests await a decision, on the first page of the desk."""

    name = "access_requests"
    order = 95
    template_name = "partners/desk/requests_panel.html"

    def get_context_data(self, parent_context):
        if not parent_context["request"].user.has_perm(MAY_DECIDE):
            return {"requests": []}
        requests = AccessRequest.objects.pending().select_related("owner").order_by("decide_by", "pk")[:10]
        return {"requests": requests, "today": timezone.localdate()}


class AccessRequestViewSet(ModelViewSet):
    """Requests for access: read and decided on, never edited."""

    model = AccessRequest
    name = "access_request"
    url_prefix = "access-requests"
    icon = "user"
    menu_label = _("Requests for access")
    menu_order = 305
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = RequestIndexView
    ordering = ["decided_at", "decide_by", "pk"]
    list_display = [
        TitleColumn("name", label=_("Name"), get_url=_address_of),
        Column("organisation_named", label=_("Organisation")),
        Column("state", label=_("State")),
        Column("owner", label=_("Who decides")),
        DateColumn("created_at", label=_("Asked"), sort_key="created_at"),
    ]
    search_fields = ["email", "name", "organisation__name", "organisation_name"]
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs):
        names = ["add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"]
        return super().get_common_view_kwargs(**dict.fromkeys(names), **kwargs)

    def get_form_class(self, for_update=False):
        return DecisionForm

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.construct_view(DecideView), name="decide"),
        ]
