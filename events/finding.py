"""What a reader looks for among the events: asked in the address, kept in it, and turned into a query."""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.models import Term

# Asked in the address by these names: the words, the list of terms, and the way from a page to the term.
TERMS = {
    "topic": (gettext_lazy("Topic"), Term.Vocabulary.TOPIC, "event__topics"),
    "kind": (gettext_lazy("Kind of event"), Term.Vocabulary.EVENT_KIND, "event__kind"),
    "region": (gettext_lazy("Region"), Term.Vocabulary.REGION, "event__region"),
    "target": (gettext_lazy("Target group"), Term.Vocabulary.TARGET_GROUP, "event__target_groups"),
}
FORMAT, OPEN = "format", "open"
# No number of a term is longer.
LONGEST_NUMBER = 9


class Option(NamedTuple):
    """One answer that a reader may choose."""

    value: str
    label: str
    is_chosen: bool


class Question(NamedTuple):
    """One thing that a reader may ask for, with its answers."""

    name: str
    label: str
    options: list[Option]

    @property
    def chosen(self) -> str:
        """Return the words of the answer that was chosen, if any."""
        return next((option.label for option in self.options if option.is_chosen), "")


class Wishes:
    """What one reader asks for; what is asked for and does not exist fits nothing."""

    def __init__(self, query, formats):
        self._formats = formats
        asked = {name: query.get(name, "").strip() for name in [*TERMS, FORMAT]}
        self._asked = {name: value for name, value in asked.items() if value}
        self.only_open = query.get(OPEN) == "1" and "past" not in query

    def __bool__(self):
        return bool(self._asked) or self.only_open

    @property
    def query(self) -> str:
        """Return the wishes as the query of an address; the same wishes give the same one."""
        return urlencode(self._asked | ({OPEN: "1"} if self.only_open else {}))

    @property
    def parameters(self) -> str:
        """Return the wishes as the beginning of a longer query."""
        return f"{self.query}&" if self.query else ""

    def narrow(self, pages, now=None):
        """Return those of the event pages that fit all wishes."""
        for name, value in self._asked.items():
            if not self._may_be(name, value):
                return pages.none()
            pages = pages.filter(**{TERMS[name][2] if name in TERMS else "event__format": value})
        return pages.open_for_registration(now or timezone.now()) if self.only_open else pages

    def questions(self, pages) -> list[Question]:
        """Return what may be asked about these pages: only answers that at least one of them fits."""
        used = Q()
        for _label, vocabulary, way in TERMS.values():
            used |= Q(vocabulary=vocabulary, pk__in=pages.order_by().values(way))
        terms = list(Term.objects.filter(used))
        questions = [
            self._question(name, label, [(str(term.pk), term.name) for term in terms if term.vocabulary == vocabulary])
            for name, (label, vocabulary, _way) in TERMS.items()
        ]
        questions.append(self._question(FORMAT, _("On site or online"), self._formats))
        return [question for question in questions if len(question.options) > 1 or question.chosen]

    def words(self, questions) -> list[str]:
        """Return the wishes in words."""
        chosen = [question.chosen for question in questions if question.chosen]
        return [*chosen, _("Registration is open")] if self.only_open else chosen

    def _question(self, name, label, answers):
        chosen = self._asked.get(name)
        return Question(name, str(label), [Option(value, str(words), value == chosen) for value, words in answers])

    def _may_be(self, name, value) -> bool:
        if name == FORMAT:
            return value in dict(self._formats)
        return value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER
