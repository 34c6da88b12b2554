"""Invitations and people in the desk; nobody is added there except by invitation."""

import django_filters
from django import forms
from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView, TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.users.forms import UserEditForm
from wagtail.users.views import users

from partners import membership
from partners.invitation_forms import InvitationForm, organisations_with_invitations
from partners.models import Invitation, InvitationQuerySet


class InvitationFilterSet(WagtailFilterSet):
    """Narrows the list of invitations by how far they have got."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=InvitationQuerySet.STATES, method="in_state", empty_label=_("All")
    )
    organisation = django_filters.ModelChoiceFilter(
        label=_("Organisation"), queryset=organisations_with_invitations, widget=forms.Select
    )

    class Meta:
        model = Invitation
        fields = ["state", "organisation"]

    def in_state(self, queryset, name, value):
        return queryset.in_state(value)


class InvitationIndexView(generic.IndexView):
    """Who was invited, and how far it has got."""

    any_permission_required = ["add", "change", "view"]
    add_item_label = _("Invite")

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("organisation", "invited_by")

    @cached_property
    def handled(self):
        may_change = self.user_has_permission("change")
        return (
            set(membership.handled_by(self.request.user).unused().values_list("pk", flat=True)) if may_change else ()
        )

    def get_list_more_buttons(self, instance):
        if instance.pk not in self.handled:
            return []
        return [
            MenuItem(_("Send again"), reverse("invitation:resend", args=[instance.pk]), icon_name="mail", priority=10),
            MenuItem(_("Withdraw"), reverse("invitation:withdraw", args=[instance.pk]), icon_name="bin", priority=20),
        ]


class InviteView(generic.CreateView):
    """The form that invites."""

    page_title = _("Invite")
    submit_button_label = _("Send invitations")
    submit_button_active_label = _("Sending …")
    error_message = _("Nobody was invited yet.")

    def get_initial(self):
        return {**super().get_initial(), "language": settings.LANGUAGE_CODE}

    def form_valid(self, form):
        # Not in the log of the desk: it would keep the addresses for longer than the invitations live.
        try:
            outcome = form.invite()
        except membership.Refused as refusal:
            form.add_error(None, str(refusal))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        if outcome.sent:
            messages.success(self.request, self.success_message_of(outcome.sent))
        if not outcome.refused:
            return HttpResponseRedirect(self.get_success_url())
        self.produced_error_message = _("Not everybody was invited.") if outcome.sent else self.get_error_message()
        return self.form_invalid(form)

    def success_message_of(self, sent):
        """Name nobody: what is told here is kept in the session."""
        number = {"number": len(sent)}
        return (
            ngettext("%(number)s invitation is on its way.", "%(number)s invitations are on their way.", len(sent))
            % number
        )


class StepView(PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before an invitation is sent again or withdrawn."""

    permission_policy = None
    permission_required = "change"
    index_url_name = None
    header_icon = ""
    template_name = "core/desk/step.html"

    @cached_property
    def object(self):
        return get_object_or_404(Invitation, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        context = super().get_context_data(question=self.question % {"email": self.object.email}, **kwargs)
        return {**context, "back_url": reverse(self.index_url_name)}

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("Invitations")},
            {"url": "", "label": self.page_title, "sublabel": self.object.email},
        ]

    def post(self, request, *args, **kwargs):
        try:
            self.act(self.object, by=request.user)
        except membership.Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, self.done % {"email": self.object.email})
        return HttpResponseRedirect(reverse(self.index_url_name))


class ResendView(StepView):
    page_title = _("Send again")
    question = _("Send the invitation to %(email)s again? The link in the earlier mail then no longer works.")
    done = _("The invitation to %(email)s is on its way again.")
    act = staticmethod(membership.resend)


class WithdrawView(StepView):
    page_title = _("Withdraw")
    question = _("Withdraw the invitation to %(email)s? The link in the mail then no longer works.")
    done = _("The invitation to %(email)s is withdrawn.")
    act = staticmethod(membership.withdraw)


class InvitationViewSet(ModelViewSet):
    """Invitations: written, sent again and withdrawn, never edited."""

    model = Invitation
    name = "invitation"
    url_prefix = "invitations"
    icon = "mail"
    menu_label = _("Invitations")
    menu_order = 310
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = InvitationIndexView
    add_view_class = InviteView
    filterset_class = InvitationFilterSet
    list_display = [
        "email",
        Column("name", label=_("Name"), sort_key="name"),
        Column("organisation", label=_("Organisation"), sort_key="organisation__name"),
        Column("state", label=_("State")),
        Column("invited_by", label=_("Invited by")),
        DateColumn("created_at", label=_("Invited"), sort_key="created_at"),
    ]
    search_fields = ["email", "name", "organisation__name"]
    search_backend_name = None

    def get_common_view_kwargs(self, **kwargs):
        without = dict.fromkeys(["edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"])
        return super().get_common_view_kwargs(**without, **kwargs)

    def get_form_class(self, for_update=False):
        return InvitationForm

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("<int:pk>/send/", self.construct_view(ResendView), name="resend"),
            path("<int:pk>/withdraw/", self.construct_view(WithdrawView), name="withdraw"),
        ]


class AccountForm(UserEditForm):
    """What administrators change of an account; the address is its owner's to change, since it must be confirmed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
        self.fields["email"].help_text = gettext("Only its owner can change it, under “My account”.")
        if self.instance.is_active and "is_active" in self.fields:
            self.fields["is_active"].disabled = True
            self.fields["is_active"].help_text = gettext(
                "“End access” in the list closes the account and hands over what hangs on the person."
            )


class PeopleView(users.IndexView):
    """Everybody who has an account; the button leads to the invitation."""

    add_item_label = _("Invite")

    def get_add_url(self):
        if self.request.user.has_perm("partners.add_invitation"):
            return reverse("invitation:add")


class UserViewSet(users.UserViewSet):
    """Wagtail's list of users, without a way to make one or to choose somebody's password."""

    index_view_class = PeopleView

    @property
    def add_view(self):
        return RedirectView.as_view(pattern_name="invitation:add")

    def get_form_class(self, for_update=False):
        return AccountForm if for_update else super().get_form_class(for_update)
