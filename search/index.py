"""What is found: the one function behind the search page, whatever index lies below it."""

from wagtail.models import Page

from core.access import visible_to
from search.kinds import KINDS


def search(query: str, user, language: str, kind: str = ""):
    """Return the pages in this language that fit all words and that this user may see, newest first.

    Sorting by relevance is left out: on SQLite its cost grows with the square of the hits.
    """
    if not query:
        return Page.objects.none()
    model = KINDS[kind].model if kind else Page
    pages = visible_to(model.objects.filter(locale__language_code=language), user)
    found = pages.order_by("-last_published_at").search(query, operator="and", order_by_relevance=False)
    return _Specific(found)


class _Specific:
    """The hits as a list that is cut before it is read."""

    def __init__(self, hits):
        self.hits = hits

    def __len__(self):
        return self.hits.count()

    count = __len__

    def __getitem__(self, part):
        ids = [page.pk for page in self.hits[part]]
        pages = Page.objects.filter(pk__in=ids).defer_streamfields().specific().in_bulk()
        return [pages[pk] for pk in ids if pk in pages]
