"""What coordinators and administrators fill in to invite."""

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from events.fields import LinesField, OneLineField
from organisations.models import Organisation
from partners import inviting, membership
from partners.models import Invitation

ADD_ORGANISATION = "organisations.add_organisation"


class InvitationForm(WagtailAdminModelForm):
    """Whom to invite, why, and as what."""

    people = forms.CharField(
        label=_("E-mail addresses"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_(
            "One person in each line, as “Kim Neu <kim.neu@example.org>” or as an address alone. What a mail program "
            "has copied from its recipients works as well."
        ),
    )
    reason = LinesField(
        label=_("Why you invite them"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences; all of them read it in the mail."),
    )
    new_organisation = OneLineField(
        label=_("New organisation"),
        max_length=200,
        required=False,
        help_text=_("If it is not in the list: its name. It is made with the first invitation."),
    )

    field_order = ["people", "reason", "organisation", "new_organisation", "function", "groups"]

    class Meta:
        model = Invitation
        fields = ["reason", "organisation", "function", "groups", "makes_administrator", "language"]
        widgets = {"groups": forms.CheckboxSelectMultiple}
        help_texts = {
            "groups": _(
                "Groups decide what the account opens. Into those with rights in the desk, only administrators invite."
            ),
            "language": _("Of the mail and of the first page."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = membership.groups_open_to(self.for_user)
        self.initial["groups"] = membership.groups_for_members(self.for_user)
        if not self.for_user.is_superuser:
            del self.fields["makes_administrator"]
        if not self.for_user.has_perm(ADD_ORGANISATION):
            del self.fields["new_organisation"]

    def clean_people(self):
        return inviting.people_in(self.cleaned_data["people"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("organisation") and cleaned.get("new_organisation"):
            self.add_error("new_organisation", gettext("Choose an organisation or name a new one, not both."))
        if not cleaned.get("groups") and not cleaned.get("makes_administrator") and "groups" not in self.errors:
            self.add_error(
                "groups", gettext("Choose at least one group: without one, the account would open nothing.")
            )
        return cleaned

    def validate_constraints(self):
        """Leave the addresses to the rule that invites: what ran out may be invited again."""

    def invite(self) -> inviting.Outcome:
        """Invite them all; keep in the form whom it was not possible to invite, each with the reason."""
        outcome = inviting.invite_all(**self.cleaned_data, invited_by=self.for_user)
        if outcome.refused:
            self._keep(outcome)
        return outcome

    def _keep(self, outcome):
        self.data = self.data.copy()
        self.data["people"] = "\n".join(str(person) for person, _why in outcome.refused)
        made = next((invitation.organisation for invitation in outcome.sent if invitation.organisation), None)
        if made and self.cleaned_data.get("new_organisation"):
            self.data["organisation"], self.data["new_organisation"] = str(made.pk), ""
        if outcome.sent:
            self.add_error(
                None,
                ngettext(
                    "%(number)s person was not invited and is still in the form, the others are.",
                    "%(number)s people were not invited and are still in the form, the others are.",
                    len(outcome.refused),
                )
                % {"number": len(outcome.refused)},
            )
        for person, why in outcome.refused:
            self.add_error("people", f"{person.email}: {why}")


def organisations_with_invitations(request):
    """Return the organisations into which somebody was invited, for the list's filter."""
    return Organisation.objects.filter(pk__in=Invitation.objects.values("organisation"))
