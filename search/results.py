"""A page of results: the hits of a question, or of the nearest one that finds something, with the words marked."""

from dataclasses import dataclass, field

from core.pagination import paginate
from search.index import Hits
from search.models import Text
from search.passages import Marker
from search.suggestions import suggest

LONGEST_QUERY = 200


@dataclass
class Row:
    """One hit: its page, title and summary with the words marked, and a passage if those do not hold them all."""

    page: object
    title: str
    summary: str
    passage: str = ""


@dataclass
class Results:
    """What one visitor asked, and one page of what there is.

    Where a question finds nothing at all, `suggested` is the nearest one that does, and the hits are those.
    """

    asked: str
    hits: Hits
    suggested: str = ""
    found: object = None
    rows: list[Row] = field(default_factory=list)


def words_of(request, name: str = "q") -> str:
    """Return the words that the address asks for."""
    return " ".join(request.GET.get(name, "").replace("\0", " ").split())[:LONGEST_QUERY]


def results_for(request, language: str, **narrowed) -> Results:
    """Return the page of results that the address asks for; `narrowed` are arguments of Hits."""
    asked = words_of(request)
    hits, suggested = Hits(asked, request.user, language, **narrowed), ""
    # A word that is only left out by what is chosen is no typing error.
    if asked and not len(hits) and not len(Hits(asked, request.user, language)):
        suggested = suggest(asked, request.user, language)
        hits = Hits(suggested, request.user, language, **narrowed) if suggested else hits
    found = paginate(request, hits)
    return Results(asked, hits, suggested, found, rows_of(list(found), hits.query))


def rows_of(pages, query) -> list[Row]:
    """Return pages as hits; the texts of those whose head does not hold all words are read in one query."""
    if not query:
        return [Row(page, page.title, page.summary) for page in pages]
    marker = Marker(query)
    in_text = [page.pk for page in pages if not marker.holds_all(f"{page.title}\n{page.summary}")]
    texts = dict(Text.objects.filter(pk__in=in_text).values_list("pk", "text")) if in_text else {}
    return [
        Row(page, marker.mark(page.title), marker.mark(page.summary), marker.passage(texts.get(page.pk, "")))
        for page in pages
    ]
