"""Which kinds of pages can be found, and searched alone; each section registers its own at start-up."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple


class Description(NamedTuple):
    """What a section says about one of its pages beyond title, summary and text.

    words: names by which the page is looked for as by its title (topics, places); people: who wrote it; day: what it
    is sorted by; values: by the name of each facet, what the page is counted under.
    """

    words: tuple = ()
    people: tuple = ()
    day: date | None = None
    values: dict = {}


class Kind(NamedTuple):
    """One kind of page: its name for readers, its page type, and what its section knows about its pages."""

    label: str
    model: type
    about: Callable | None = None
    describe: Callable | None = None
    text_of: Callable | None = None


# By the word that stands in the address.
KINDS: dict[str, Kind] = {}


def register(
    key: str,
    label: str,
    model: type,
    about: Callable | None = None,
    describe: Callable | None = None,
    text_of: Callable | None = None,
) -> None:
    """Let a page type be found, and searched alone.

    about(topics): its pages on these topics; describe(page): a Description; text_of(page): text that is not in the
    page itself, such as that inside its files.
    """
    KINDS[key] = Kind(label, model, about, describe, text_of)


def key_of(page) -> str:
    """Return the kind of a page, or nothing for a page that is found under no kind."""
    return next((key for key, kind in KINDS.items() if isinstance(page, kind.model)), "")
