"""What a member tells who works for another organisation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.fields import LinesField, OneLineField
from organisations.models import Organisation


class MoveForm(forms.Form):
    """Which organisation somebody comes to, and which one they leave."""

    organisation_name = OneLineField(
        label=_("Your new organisation"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisations"}),
        help_text=_("Choose it from the suggestions, or write its full name."),
    )
    leaves = forms.ModelChoiceField(
        label=_("Which organisation do you leave?"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("None"),
    )
    function = OneLineField(
        label=_("Your function there"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    reason = LinesField(
        label=_("What has changed?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences are enough. Please name nobody else."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(memberships__user=user)
        self.fields["leaves"].queryset = own
        self.fields["leaves"].initial = own.first()

    @property
    def organisations(self):
        """The names that the field suggests: only what everybody may know."""
        return Organisation.objects.public().values_list("name", flat=True)
