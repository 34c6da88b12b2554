"""How pages come into the index and leave it.

A page that is published is written at once; one with more text than a reader should wait for is begun at once and
completed by the worker, which also writes what is marked as stale. Once a day everything is looked through again: what
was missed is found, what has not changed is left alone.
"""

import hashlib
import json
import time
from collections import Counter
from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.utils import translation
from django.utils.html import strip_tags
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from core.worker import sweep
from search import engine
from search.analysis import LONGEST_WORD, WORD, fold, is_stop_word, stem, words
from search.compounds import COMPOUNDING, tails_of
from search.kinds import KINDS, Description, key_of
from search.models import Entry, Tail, Text, Word

# Characters: so much is analysed while somebody waits for "publish" to end.
AT_ONCE = 20_000
# As much as is searched of one page; a thousand pages of print.
MOST = 2_000_000
MOST_TOKENS = 40_000
# So often a word stands in a text that it is about it, and so many words a text is about at most.
OFTEN, MOST_OFTEN = 4, 30
# Seconds that the worker writes at a stretch: mails wait behind it.
STRETCH = 3
CHUNK = 100
IN_TITLE_AND_SUMMARY = {"title", "summary"}
# The facet under which every page is counted by its kind.
SECTION = "section"
# Words that the database is asked about at once; SQLite takes no more than 32,766.
MOST_ASKED = 20_000


def write(page, *, at_once: bool = False) -> None:
    """Let a live page be found by what it says now."""
    page = page.specific
    if not isinstance(page, BasePage) or not page.live:
        return
    key = key_of(page)
    language = page.locale.language_code
    kind = KINDS.get(key)
    with translation.override(language):
        said = kind.describe(page) if kind and kind.describe else Description()
        said = Description(*[tuple(map(str, part)) for part in said[:2]], *said[2:])
        text = "\n".join([*_body_of(page), kind.text_of(page) if kind and kind.text_of else ""])[:MOST].strip()
    is_whole = not at_once or len(text) <= AT_ONCE
    if not is_whole:
        if mark([page.pk]):
            return
        text = text[:AT_ONCE]
    entry = Entry(
        page_id=page.pk,
        language=language,
        title=page.title,
        sort_title=fold(page.title, language)[:255],
        date=said.day or (page.first_published_at or page.latest_revision_created_at or page.last_published_at).date(),
        facets=_facets(key, said.values),
        is_stale=not is_whole,
    )
    head = [page.title, page.summary, *said.words, *said.people]
    entry.digest = _digest([language, entry.date.isoformat(), entry.facets, head, text])
    if Entry.objects.filter(page=page.pk, digest=entry.digest).exists():
        return
    _store(entry, head, text)


def mark(page_ids) -> int:
    """Let the worker write these pages anew, within seconds; return how many have an entry."""
    return Entry.objects.filter(page__in=page_ids).update(is_stale=True)


def forget(page) -> None:
    """Let a page be found no more."""
    Entry.objects.filter(page=page.pk).delete()
    engine.remove(page.pk)


@sweep("write pages into the index", every=timedelta(seconds=2))
def write_stale() -> None:
    """Write what is marked as stale, for a few seconds at a time."""
    begin = time.monotonic()
    while time.monotonic() - begin < STRETCH:
        stale = list(Entry.objects.filter(is_stale=True).values_list("pk", flat=True)[:CHUNK])
        if not stale:
            return
        for page in Page.objects.filter(pk__in=stale).order_by("pk").specific():
            _write_or_forget(page)
            if time.monotonic() - begin > STRETCH:
                return


@sweep("look for what the index has missed", every=timedelta(days=1))
def look_for_missed() -> None:
    """Find pages that came or went without a word to the index, and facts that have changed."""
    missed = _findable().exclude(pk__in=Entry.objects.values("pk"))
    for page in missed.iterator(chunk_size=CHUNK):
        _write_or_forget(page)
    Entry.objects.exclude(page__in=_findable()).delete()
    engine.remove_orphans()
    Entry.objects.update(is_stale=True)
    # Words that no page uses any more would be suggested to nobody; they go when the index is built anew.


def rebuild() -> int:
    """Write the whole index anew; return how many pages are in it."""
    Entry.objects.all().delete()
    Word.objects.all().delete()
    Tail.objects.all().delete()
    engine.remove_orphans()
    for page in _findable().iterator(chunk_size=CHUNK):
        write(page)
    return Entry.objects.count()


def _findable():
    types = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return Page.objects.live().type(*types).order_by("pk")


def _write_or_forget(page) -> None:
    if page.live:
        # First, so that what changes meanwhile is seen, and a page that fails does not hold up the others.
        Entry.objects.filter(page=page.pk).update(is_stale=False)
        write(page)
    else:
        forget(page)


def _body_of(page) -> list[str]:
    """Return the texts of a page beside title and summary, as Wagtail would index them."""
    fields = [field for field in page.get_search_fields() if isinstance(field, index.SearchField)]
    names = {field.field_name: field for field in fields if field.field_name not in IN_TITLE_AND_SUMMARY}
    found = []
    for name in sorted(names):
        value = names[name].get_value(page)
        found += value if isinstance(value, list) else [strip_tags(str(value or ""))]
    return found


def _facets(key: str, values: dict) -> str:
    """Return the values of all facets as one text; none holds a blank."""
    named = [f"{name}:{value}" for name, many in {SECTION: [key], **values}.items() for value in many]
    return f" {' '.join(named)} " if named else " "


def facet_tokens(facets: str) -> set[str]:
    """Return the tokens for what a page is counted under."""
    return {engine.facet(*each.split(":", 1)) for each in facets.split()}


def _digest(facts: list) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


@transaction.atomic
def _store(entry: Entry, head: list[str], text: str) -> None:
    analysed = Analysed(entry.language, head, text)
    Entry.objects.bulk_create(
        [entry],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["language", "title", "sort_title", "date", "facets", "digest"],
    )
    Text.objects.bulk_create(
        [Text(entry=entry, text=text)], update_conflicts=True, unique_fields=["entry"], update_fields=["text"]
    )
    engine.put(entry.pk, analysed.tokens | facet_tokens(entry.facets))
    analysed.keep_new_words()


class Analysed:
    """The tokens of one page, and the words among them that no page has used before."""

    def __init__(self, language: str, head: list[str], text: str):
        self.language = language
        title, rest = words(head[0]), words("\n".join(head[1:]))
        self.written: dict[str, str] = {}
        counted = self._count([*title, *rest, *words(text)])
        known = Word.objects.filter(language=language, word__in=list(counted)).values_list("word", "stem")
        self.known = dict(known) if len(counted) <= MOST_ASKED else {}
        self.stems = {word: self.known.get(word) or stem(word, language) for word in counted}
        in_text = Counter()
        for word, count in counted.items():
            if not is_stop_word(word, language):
                in_text[self.stems[word]] += count
        often = [each for each, count in in_text.most_common(MOST_OFTEN) if count >= OFTEN]
        self.tokens = {
            *(f"{engine.TITLE}{each}" for each in self._stems_of(title)),
            *(f"{engine.HEAD}{each}" for each in self._stems_of([*title, *rest])),
            *(f"{engine.MANY}{each}" for each in often),
            *list(dict.fromkeys(self.stems.values()))[:MOST_TOKENS],
        }

    def _count(self, found: list[str]) -> Counter:
        counted = Counter()
        for word, count in Counter(found).items():
            folded = fold(word, self.language)
            if not WORD.fullmatch(folded):
                continue
            counted[folded] += count
            # As it is written inside a sentence, if it stands there at all.
            if folded not in self.written or word.islower():
                self.written[folded] = word
        return counted

    def _stems_of(self, found: list[str]) -> set[str]:
        folded = (fold(word, self.language) for word in found)
        return {self.stems[word] for word in folded if word in self.stems}

    def keep_new_words(self) -> None:
        new = [
            Word(
                language=self.language,
                word=word,
                backwards=word[::-1],
                stem=self.stems[word],
                written=self.written[word],
            )
            for word in self.stems
            if word not in self.known and len(word) <= LONGEST_WORD
        ]
        Word.objects.bulk_create(new, ignore_conflicts=True, batch_size=CHUNK)
        if self.language == COMPOUNDING:
            tails = [
                Tail(language=self.language, tail=tail, word=each.word) for each in new for tail in tails_of(each.word)
            ]
            Tail.objects.bulk_create(tails, batch_size=CHUNK)
