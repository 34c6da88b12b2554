"""What members fill in to find others, to write to them, and about themselves."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.models import Term
from events.fields import LinesField, OneLineField
from organisations.models import Membership
from partners.directory import Wishes

Vocabulary = Term.Vocabulary
SHOWN_TO = {
    "name": _("Who finds my name and this organisation, and may write to me?"),
    "function": _("Who sees my function?"),
    "professional_field": _("Who sees my professional field?"),
    "phone": _("Who sees my telephone number?"),
    "region": _("Who sees my region?"),
    "topics": _("Who sees my topics?"),
}


class SearchForm(forms.Form):
    """Words and lists that narrow the directory; what cannot be meant is left out of account."""

    words = OneLineField(label=_("Name or organisation"), max_length=100, required=False)
    lists: dict[str, str] = {}

    def __init__(self, data):
        super().__init__(data)
        terms = list(Term.objects.filter(vocabulary__in=self.lists.values()))
        for name, vocabulary in self.lists.items():
            options = [(term.pk, term.name) for term in terms if term.vocabulary == vocabulary]
            self.fields[name].choices = [("", _("all")), *options]

    @cached_property
    def asked(self) -> dict:
        self.is_valid()
        words = {"words": self.cleaned_data.get("words", "")}
        return words | {name: self.cleaned_data.get(name) for name in self.lists}

    @property
    def is_asked(self):
        return any(self.asked.values())

    @property
    def parameters(self):
        """The question as the steps to other pages carry it."""
        asked = self.data.copy()
        asked.pop("page", None)
        return f"{asked.urlencode()}&" if asked else ""


def _list(label):
    return forms.TypedChoiceField(label=label, required=False, coerce=int, empty_value=None)


class PeopleSearchForm(SearchForm):
    """Whom a member looks for."""

    region = _list(_("Region"))
    professional_field = _list(_("Professional field"))
    topic = _list(_("Topic"))
    lists = {
        "region": Vocabulary.REGION,
        "professional_field": Vocabulary.PROFESSIONAL_FIELD,
        "topic": Vocabulary.TOPIC,
    }

    @property
    def wishes(self):
        return Wishes(**self.asked)


class OrganisationSearchForm(SearchForm):
    """Which organisation a member looks for."""

    region = _list(_("Region"))
    lists = {"region": Vocabulary.REGION}


class MessageForm(forms.Form):
    """A message to another member."""

    text = LinesField(label=_("Your message"), max_length=3000, widget=forms.Textarea(attrs={"rows": 8}))


class EntryForm(forms.ModelForm):
    """What a person tells of themselves in one organisation, and to whom."""

    function = OneLineField(label=_("Function"), max_length=200, required=False)
    phone = OneLineField(
        label=_("Telephone at work"),
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "work tel"}),
    )

    class Meta:
        model = Membership
        fields = [
            "shows_name",
            "function",
            "shows_function",
            "professional_field",
            "shows_professional_field",
            "phone",
            "shows_phone",
            "region",
            "shows_region",
            "topics",
            "shows_topics",
        ]
        labels = {f"shows_{name}": label for name, label in SHOWN_TO.items()}
        widgets = {"topics": forms.CheckboxSelectMultiple}
