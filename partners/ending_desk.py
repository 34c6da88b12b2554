"""Ending access in the desk: the people whose access this user may end, and the page that asks who takes over."""

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views.bulk_actions import SetActiveStateBulkAction

from organisations.models import Membership
from partners import ending
from partners.membership import Refused

# Whoever may take people out of organisations.
MAY = "organisations.delete_membership"
QUESTIONS = {
    "pages": _("Who takes over the pages?"),
    "reviews": _("Who reviews the materials?"),
    "events": _("Who becomes the contact of the events?"),
    "invitations": _("Who takes over the open invitations?"),
}


def address_of(user):
    return reverse("access:end", args=[user.pk])


class EndingForm(forms.Form):
    """Who takes over what hangs on a person; it asks for nothing that is not there."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.hanging = ending.hanging_on(user)
        self.successors = ending.successors(user, self.hanging)
        for kind, people in self.successors.items():
            is_needed = kind in ending.NEEDS_SOMEBODY
            nobody = gettext("Please choose") if is_needed else gettext("Nobody: withdraw them")
            choices = [("", nobody), *((str(person.pk), f"{person} ({person.email})") for person in people)]
            self.fields[kind] = forms.ChoiceField(label=QUESTIONS[kind], choices=choices, required=is_needed)
        if self.hanging.places:
            label = _("Give up the booked places; each goes on to whoever waits")
            self.fields["gives_up_places"] = forms.BooleanField(label=label, required=False, initial=True)

    @property
    def handover(self):
        chosen = {
            kind: next((person for person in people if str(person.pk) == self.cleaned_data[kind]), None)
            for kind, people in self.successors.items()
        }
        return ending.Handover(**chosen, gives_up_places=self.cleaned_data.get("gives_up_places", False))

    def field_of(self, kind):
        return self[kind] if kind in self.fields else None


class AccessIndexView(generic.IndexView):
    """The people whose access this user may end."""

    any_permission_required = ["delete"]

    def get_base_queryset(self):
        return ending.handled(self.request.user).prefetch_related("memberships__organisation")

    def get_add_url(self):
        return None

    def get_list_more_buttons(self, instance):
        return [MenuItem(_("End access"), address_of(instance), icon_name="cross", priority=10)]


class EndView(PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, FormView):
    """Shows what hangs on a person, asks who takes over, and ends the access."""

    permission_policy = None
    permission_required = "delete"
    index_url_name = None
    header_icon = ""
    page_title = _("End access")
    form_class = EndingForm
    template_name = "partners/desk/end_access.html"

    @cached_property
    def object(self):
        people = ending.accounts_handled_by(self.request.user)
        return get_object_or_404(people, pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.object}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(person=self.object, index_url=reverse(self.index_url_name), **kwargs)
        hanging = context["form"].hanging
        seen = hanging.seen_by(self.request.user)
        unseen = hanging.pages.count() - seen.count()
        return {**context, "hanging": hanging, "seen": seen, "unseen": unseen, "refusal": self.refusal}

    @property
    def refusal(self):
        """Why the access cannot be ended at all, said before anybody chooses."""
        try:
            ending.refuse_end(self.object, self.request.user)
        except Refused as refusal:
            return str(refusal)
        return ""

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": _("End access")},
            {"url": "", "label": str(self.object)},
        ]

    def form_valid(self, form):
        try:
            ending.end(self.object, form.handover, by=self.request.user)
        except Refused as refusal:
            messages.error(self.request, str(refusal))
            return HttpResponseRedirect(reverse(self.index_url_name))
        messages.success(self.request, _("The access is ended, and its owner is told."))
        return HttpResponseRedirect(reverse(self.index_url_name))


class AccessViewSet(ModelViewSet):
    """People with access: looked at and ended, never edited."""

    model = get_user_model()
    name = "access"
    url_prefix = "access"
    icon = "cross"
    menu_label = _("End access")
    menu_order = 317
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = AccessIndexView
    permission_policy = ModelPermissionPolicy(Membership)
    ordering = ["last_name", "first_name", "pk"]
    list_display = [
        Column("get_full_name", label=_("Name"), sort_key="last_name"),
        Column("email", label=_("E-mail address"), sort_key="email"),
        Column("organisations", label=_("Organisation"), accessor=lambda user: _organisations_of(user)),
        BooleanColumn("is_active", label=_("Open"), sort_key="is_active"),
        DateColumn("last_login", label=_("Last login"), sort_key="last_login"),
    ]
    search_fields = ["email", "first_name", "last_name", "memberships__organisation__name"]
    search_backend_name = None

    def register_admin_url_finder(self):
        """Leave accounts to the list of users."""

    def get_common_view_kwargs(self, **kwargs):
        names = ["add_url_name", "edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"]
        return super().get_common_view_kwargs(**dict.fromkeys(names), **kwargs)

    def get_form_class(self, for_update=False):
        return None

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/end/", self.construct_view(EndView), name="end"),
        ]


def _organisations_of(user):
    return ", ".join(each.organisation.name for each in user.memberships.all())


def offer_end(user, request_user):
    """Lead from the list of users to the page that ends an access."""
    if request_user.has_perm(MAY) and user != request_user:
        yield MenuItem(_("End access"), address_of(user), icon_name="cross", priority=20)


class OpenForm(forms.Form):
    """Accounts are opened again here; closing one asks for a successor, person by person."""

    mark_as_active = forms.TypedChoiceField(
        choices=[("True", _("Active"))], label=_("Mark as active"), initial="True", coerce=bool
    )


class OpenAccounts(SetActiveStateBulkAction):
    """Wagtail's way to close and open many accounts, for opening alone."""

    form_class = OpenForm
