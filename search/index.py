"""What is found: the one place that is asked, by the search page and by every list with facets.

Every hit passes the gate when it is asked for, and so do counts: the index itself does not know who may see what.
"""

from collections import Counter
from functools import cached_property

from django.db.models import Aggregate, Case, Count, IntegerField, Q, TextField, Value, When
from wagtail.models import Page

from core.access import STRANGER, closed_to, visible_to
from search import engine
from search.models import Entry
from search.query import Query
from search.writing import SECTION

# By these a list may be sorted.
FIT, NEWEST, TITLE = "", "date", "title"
# The facet of what is hidden from strangers; it is no fact of a page, so the gate is asked.
INTERNAL = "internal"
# What a word counts for: in the title, in the head, often in the text, itself and in no compound; then compounds.
WEIGHTS = ((engine.TITLE, 8), (engine.HEAD, 4), (engine.MANY, 2), ("", 1))
WEIGHTS_OF_COMPOUNDS = ((engine.TITLE, 3), (engine.HEAD, 2))
MOST_WEIGHED = 4


class Joined(Aggregate):
    """All values of a group as one text."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, '')"
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)


class Hits:
    """The pages in one language that fit all words and all choices and that this user may see.

    `chosen` names facets and values: one value of each facet must fit. `kind` is of no facet: other kinds are not
    counted either. With no words, nothing is found, unless the list is one of everything. `pages` says how the pages
    are fetched; `among`, that no others are looked for.
    """

    def __init__(
        self,
        query: str,
        user,
        language: str,
        *,
        kind: str = "",
        chosen=None,
        order: str = FIT,
        all_without: bool = False,
        pages=None,
        among=None,
    ):
        self.query = Query(query, language)
        self.user, self.language, self.order = user, language, order
        self.kind, self.chosen = kind, {facet: values for facet, values in (chosen or {}).items() if values}
        self.is_empty = not (self.query or all_without)
        self.from_pages, self.among = pages, among

    def narrow(self, pages):
        """Return those of these pages that are found, in their own order."""
        if self.is_empty:
            return pages.none()
        return pages.filter(pk__in=self._found().values("pk"))

    def count_by_kind(self) -> Counter:
        """Return how many pages of each kind fit."""
        return self.count_by(SECTION)

    def count_by(self, facet: str) -> Counter:
        """Return how many pages each value of a facet would leave, whatever is chosen of this facet."""
        return self._counted[1].get(facet, Counter())

    def __len__(self):
        return self._counted[0]

    def __getitem__(self, part):
        """Return the pages themselves, for a slice."""
        ids = self.ids(part)
        if self.from_pages is not None:
            found = visible_to(self.from_pages.filter(pk__in=ids), self.user).in_bulk()
        else:
            found = visible_to(Page.objects.filter(pk__in=ids), self.user).defer_streamfields().specific().in_bulk()
        return [found[pk] for pk in ids if pk in found]

    def ids(self, part: slice) -> list[int]:
        """Return the keys of the pages in their order."""
        if self.is_empty:
            return []
        return list(self._found().order_by(*self._sorted_by()).values_list("pk", flat=True)[part])

    def has(self, question: str) -> bool:
        """Tell whether a question to the table of words fits one of the pages that this user may see."""
        return self._fitting(question).exists()

    def _found(self):
        """Return the entries that fit all words and all choices."""
        entries = self._fitting(*self._narrowing.values())
        return entries.filter(self._condition(INTERNAL, [])) if INTERNAL in self.chosen else entries

    def _fitting(self, *questions: str):
        """Return the entries of this list that fit further questions to the table of words, too."""
        entries = Entry.objects.filter(language=self.language).exclude(page__in=closed_to(self.user))
        if self.among is not None:
            entries = entries.filter(page__in=self.among.order_by().values("pk"))
        # What fewest pages have comes first: SQLite looks for the rest among those.
        asked = [*questions, *self._of_kind, *([self.query.question] if self.query else [])]
        return entries.filter(engine.fits(engine.all_of(asked))) if asked else entries

    @property
    def _of_kind(self) -> list[str]:
        return [engine.token(engine.facet(SECTION, self.kind))] if self.kind else []

    @property
    def _narrowing(self) -> dict[str, str]:
        """For each facet that is chosen the question whether a page has one of its values."""
        return {
            facet: engine.any_of([engine.token(engine.facet(facet, value)) for value in values])
            for facet, values in self.chosen.items()
            if facet != INTERNAL
        }

    def _sorted_by(self) -> list:
        if self.order == TITLE:
            return ["sort_title", "pk"]
        newest = ["-date", "-pk"]
        if self.order == NEWEST or not self.query:
            return newest
        return [_score(self.query, [*self._narrowing.values(), *self._of_kind]).desc(), *newest]

    def _conditions(self) -> dict[str, Q]:
        """Return for each facet that is chosen the condition that a page has one of its values."""
        return {facet: self._condition(facet, values) for facet, values in self.chosen.items()}

    def _condition(self, facet: str, values: list[str]) -> Q:
        if facet == INTERNAL:
            return Q(page__in=closed_to(STRANGER))
        condition = Q()
        for value in values:
            condition |= Q(facets__contains=f" {facet}:{value} ")
        return condition

    @cached_property
    def _counted(self) -> tuple[int, dict[str, Counter]]:
        """How many pages fit, and how many each value of each facet would leave: one query for all.

        Pages are grouped by which choice they miss: what misses none is found, and what misses one alone is counted
        for the facet of that choice. What misses two is not even read.
        """
        if self.is_empty:
            return 0, {}
        narrowing = list(self._narrowing.values())
        all_but_one = [engine.all_of(narrowing[:place] + narrowing[place + 1 :]) for place in range(len(narrowing))]
        questions = [engine.any_of(all_but_one)] if len(narrowing) > 1 else []
        conditions = self._conditions()
        bits = {facet: 1 << place for place, facet in enumerate(conditions)}
        missed = Value(0, IntegerField())
        for facet, condition in conditions.items():
            missed = missed + Case(When(condition, then=0), default=bits[facet], output_field=IntegerField())
        groups = (
            self._fitting(*questions)
            .annotate(missed=missed, is_internal=self._is_internal())
            .order_by()
            .values_list("missed", "is_internal")
            .annotate(number=Count("pk"), joined=Joined("facets"))
        )
        found = 0
        counted: dict[str, Counter] = {}
        for missed_one, is_internal, number, joined in groups:
            found += 0 if missed_one else number
            values = Counter((joined or "").split())
            if is_internal:
                values[f"{INTERNAL}:1"] = number
            for value, count in values.items():
                facet, _colon, name = value.partition(":")
                if missed_one in (0, bits.get(facet)):
                    counted.setdefault(facet, Counter())[name] += count
        return found, counted

    def _is_internal(self):
        if not self.user.is_authenticated:
            return Value(0, IntegerField())
        return Case(When(page__in=closed_to(STRANGER), then=1), default=0, output_field=IntegerField())


def _score(query: Query, narrowing: list[str]):
    """Return how well an entry fits: the sum over the first words of where each stands.

    `narrowing` is what all that is sorted fits anyway, so that no more is looked for.
    """
    score = Value(0, IntegerField())
    for wanted in query.wanted[:MOST_WEIGHED]:
        for mark, weight in WEIGHTS if wanted.compounds else WEIGHTS[:-1]:
            score += _weight([f"{mark}{wanted.stem}"], narrowing, weight)
        for mark, weight in WEIGHTS_OF_COMPOUNDS if wanted.compounds else ():
            score += _weight([f"{mark}{each}" for each in wanted.compounds], narrowing, weight)
    return score


def _weight(tokens: list[str], narrowing: list[str], weight: int) -> Case:
    question = engine.all_of([*narrowing, engine.any_of([engine.token(each) for each in tokens])])
    return Case(When(engine.fits(question), then=weight), default=0, output_field=IntegerField())
