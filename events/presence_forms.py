"""What organisers fill in about who was there."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.fields import NameField, OneLineField
from events.presence import MOST_PEOPLE


class NumbersForm(forms.Form):
    """Who signed the list on paper, by the numbers on it."""

    numbers = forms.CharField(
        label=_("Numbers of those who have signed"),
        max_length=2000,
        help_text=_("As they stand on the printed list, for example: 1-14, 17"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class CodeForm(forms.Form):
    """The code from the room, entered by whoever is there."""

    code = OneLineField(
        label=_("Code from the room"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class CountForm(forms.Form):
    """How many were there; nothing takes the number back."""

    number = forms.IntegerField(
        label=_("How many people were there?"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_("All of them, also those who are entered by name."),
    )


class WalkInForm(forms.Form):
    """Somebody who came without having registered."""

    name = NameField(label=_("Name"), max_length=200)
    organisation = OneLineField(label=_("Organisation"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Only if the person wants a certificate: then they are sent their personal link."),
    )
