"""The catalogue: what a reader asks for among all materials, asked in the address, and how many there are of each.

Choices combine: several of one facet widen the list, further facets narrow it. What may be chosen further is counted
as if nothing of the same facet were chosen, so that a reader sees what widening would bring.
"""

from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, Value
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core import languages
from core.access import visible_to
from core.models import Term
from organisations.models import Organisation
from resources.models import File, Resource, ResourcePage
from search.index import FIT, INTERNAL, NEWEST, TITLE
from search.results import results_for, words_of

# In the order in which they are asked; the first stand open.
FACETS = {
    "topic": gettext_lazy("Topic"),
    "kind": gettext_lazy("Kind of material"),
    "target": gettext_lazy("Target group"),
    "language": gettext_lazy("Language of the material"),
    "year": gettext_lazy("Year"),
    "publisher": gettext_lazy("Published by"),
    "licence": gettext_lazy("Licence"),
    "accessible": gettext_lazy("Accessibility"),
    INTERNAL: gettext_lazy("Who sees it"),
}
OPEN = {"topic", "kind"}
# Of which list the values are, and the way from a page to them.
OF_TERMS = {
    "topic": (Term.Vocabulary.TOPIC, "resource__topics"),
    "kind": (Term.Vocabulary.RESOURCE_KIND, "resource__kind"),
    "target": (Term.Vocabulary.TARGET_GROUP, "resource__target_groups"),
}
ORDERS = {FIT: gettext_lazy("Best fit"), NEWEST: gettext_lazy("Newest first"), TITLE: gettext_lazy("By title")}
# Without words there is no fit: the newest come first of themselves.
ORDERS_WITHOUT_WORDS = {FIT: ORDERS[NEWEST], TITLE: ORDERS[TITLE]}
SHOWN_AT_ONCE = 8
MOST_VALUES, LONGEST_VALUE = 30, 40


class Option(NamedTuple):
    """One value of a facet: how many materials it would leave, and the query of the address without it."""

    value: str
    label: str
    count: int
    is_chosen: bool
    without: str


class Facet(NamedTuple):
    """One thing that materials differ in, with the values that may be chosen."""

    name: str
    label: str
    first: list[Option]
    more: list[Option]
    is_open: bool


class Catalogue:
    """What one reader asks for, and what the catalogue answers."""

    def __init__(self, request, language: str, pages):
        asked = request.GET
        self.words = words_of(request)
        self.chosen = chosen_in(asked)
        self.order = asked.get("sort", "") if asked.get("sort") in ORDERS else FIT
        found = {"kind": "resource", "chosen": self.chosen, "order": self.order, "all_without": True}
        self.results = results_for(request, language, pages=pages, **found)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.chosen)

    @property
    def query(self) -> str:
        """The wishes as they stand in an address; the same wishes give the same query."""
        return self._query(self.chosen)

    @property
    def query_of_found(self) -> str:
        """What is found here, asked for elsewhere: in no order, and by the words that did find something."""
        return urlencode(({"q": self.found_words} if self.found_words else {}) | self.chosen, doseq=True)

    @property
    def query_for_programs(self) -> str:
        """The same, as other programs ask (resources/api.py)."""
        words = {"search": self.found_words} if self.found_words else {}
        return urlencode({"locale": get_language()} | words | self.chosen, doseq=True)

    @property
    def found_words(self) -> str:
        return self.results.suggested or self.words

    @property
    def parameters(self) -> str:
        """The query of the address as the beginning of a longer one."""
        return f"{self.query}&" if self.query else ""

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        orders = ORDERS if self.words else ORDERS_WITHOUT_WORDS
        return [(key, str(label), key == self.order) for key, label in orders.items()]

    @cached_property
    def facets(self) -> list[Facet]:
        """The facets with what may be chosen; one in which all materials agree is not asked."""
        counted = {name: self._counted(name) for name in FACETS}
        labels = _labels(counted, self.results.hits.user)
        facets = [self._facet(name, counts, labels) for name, counts in counted.items()]
        return [facet for facet in facets if len(facet.first) > 1 or facet.name in self.chosen or _narrows(facet)]

    @property
    def choices(self) -> list[Option]:
        """What is chosen, in words, each with the way back."""
        return [option for facet in self.facets for option in [*facet.first, *facet.more] if option.is_chosen]

    def _counted(self, name: str) -> dict[str, int]:
        return {**dict.fromkeys(self.chosen.get(name, ()), 0), **self.results.hits.count_by(name)}

    def _facet(self, name: str, counts: dict[str, int], labels: dict) -> Facet:
        chosen = self.chosen.get(name, [])
        options = [
            Option(value, label, count, value in chosen, self._query_without(name, value))
            for value, count in counts.items()
            if (label := labels[name].get(value))
        ]
        if name == "year":
            options.sort(key=lambda option: option.value, reverse=True)
        else:
            options.sort(key=lambda option: (-option.count, option.label.casefold()))
        first = [option for place, option in enumerate(options) if option.is_chosen or place < SHOWN_AT_ONCE]
        more = [option for option in options if option not in first]
        return Facet(name, str(FACETS[name]), first, more, name in OPEN or bool(chosen))

    def _query_without(self, name: str, value: str) -> str:
        rest = [each for each in self.chosen.get(name, []) if each != value]
        query = self._query({**self.chosen, name: rest})
        return f"?{query}" if query else ""

    def _query(self, chosen: dict[str, list[str]]) -> str:
        sort = {"sort": self.order} if self.order else {}
        return urlencode(({"q": self.words} if self.words else {}) | chosen | sort, doseq=True)


def _narrows(facet: Facet) -> bool:
    """Tell whether the facet has one value only, and yet materials without it."""
    return facet.name == INTERNAL and bool(facet.first)


def chosen_in(asked) -> dict[str, list[str]]:
    """Return what the query of an address chooses of each facet."""
    return {name: values for name in FACETS if (values := _values(asked.getlist(name)))}


def senseless_in(asked) -> list[str]:
    """Return the facets of which an address asks only for what no value can be."""
    chosen = chosen_in(asked)
    return [name for name in FACETS if any(asked.getlist(name)) and name not in chosen]


def _values(asked: list[str]) -> list[str]:
    values = {value for value in asked if 0 < len(value) <= LONGEST_VALUE and value.isprintable()}
    return sorted(values)[:MOST_VALUES]


def _labels(counted: dict[str, dict], user) -> dict[str, dict[str, str]]:
    """Return the words for the values of each facet, in one query.

    Of the lists that editors keep and of publishers only those are named with which there is something to see,
    whatever number the address asks for.
    """
    of_lists = Q()
    for name, (vocabulary, way) in OF_TERMS.items():
        of_lists |= Q(vocabulary=vocabulary) & _of_something_to_see(name, way, counted[name], user)
    terms = Term.objects.filter(of_lists).order_by()
    publishers = _of_something_to_see("publisher", "resource__publisher", counted["publisher"], user)
    publishers = Organisation.objects.filter(publishers).order_by()
    of_terms = terms.values_list(Value("term"), "pk", "name_de", "name_en")
    of_publishers = publishers.values_list(Value("publisher"), "pk", "name", "short_name")
    is_english = get_language() == "en"
    named = {"term": {}, "publisher": {}}
    for table, number, name, other in of_terms.union(of_publishers, all=True):
        named[table][str(number)] = other if other and (table == "publisher" or is_english) else name
    return {
        **dict.fromkeys(OF_TERMS, named["term"]),
        "language": {code: str(name) for code, name in languages.OF_FILES},
        "year": {year: year for year in counted["year"] if year.isdigit()},
        "publisher": named["publisher"],
        "licence": {value: str(label) for value, label in Resource.Licence.choices},
        "accessible": {value: str(label) for value, label in File.Verdict.choices},
        INTERNAL: {"1": _("only for members")},
    }


def _of_something_to_see(name: str, way: str, counted: dict[str, int], user) -> Q:
    """Tell which of the values of a facet may be named to somebody; the way leads from a page to them."""
    chosen = [value for value, count in counted.items() if not count]
    condition = Q(pk__in=_numbers(counted.keys() - set(chosen)))
    if without := _numbers(chosen):
        # There may be materials with it that do not fit what else is chosen.
        theirs = visible_to(ResourcePage.objects.filter(**{f"{way}__in": without}), user)
        condition |= Q(pk__in=without) & Q(pk__in=theirs.values(way))
    return condition


def _numbers(values) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 10]
