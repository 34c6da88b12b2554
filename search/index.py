"""What is found: the one function behind the search page, whatever index lies below it."""

import re
from collections import Counter

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Locale, Page

from core.access import visible_to
from search.kinds import KINDS

WORD = re.compile(r"\w+")
MOST_WORDS = 20


class Hits:
    """The pages in one language that fit all words and that this user may see, newest first.

    Sorting by relevance is left out: on SQLite its cost grows with the square of the hits.
    """

    def __init__(self, query: str, user, language: str, kind: str = ""):
        # Only words reach the index: signs mean something else to each database.
        self.words = " ".join(WORD.findall(query)[:MOST_WORDS])
        self.user, self.kind = user, kind
        self.locale = Locale.objects.get(language_code=language)

    def _search(self, model):
        pages = visible_to(model.objects.filter(locale=self.locale), self.user).order_by("-last_published_at", "-id")
        return pages.search(self.words, operator="and", order_by_relevance=False)

    def count_by_kind(self) -> Counter:
        """Return how many pages of each kind fit."""
        if not self.words:
            return Counter()
        by_type = self._search(Page).facet("content_type_id")
        kind_of_type = {ContentType.objects.get_for_model(kind.model).pk: key for key, kind in KINDS.items()}
        counted = Counter()
        for type_id, count in by_type.items():
            counted[kind_of_type.get(type_id, "")] += count
        return counted

    def __len__(self):
        return self._search(KINDS[self.kind].model if self.kind else Page).count() if self.words else 0

    def __getitem__(self, part):
        if not self.words:
            return []
        ids = [page.pk for page in self._search(KINDS[self.kind].model if self.kind else Page)[part]]
        pages = Page.objects.filter(pk__in=ids).defer_streamfields().specific().in_bulk()
        return [pages[pk] for pk in ids if pk in pages]
