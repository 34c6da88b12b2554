"""Which kinds of pages can be found, and searched alone; each section registers its own at start-up."""

from collections.abc import Callable
from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of page: its name for readers, its page type, and how to find those on certain topics."""

    label: str
    model: type
    about: Callable | None = None


# By the word that stands in the address.
KINDS: dict[str, Kind] = {}


def register(key: str, label: str, model: type, about: Callable | None = None) -> None:
    """Let a page type be found, and searched alone; with `about` also from pages on the same topics."""
    KINDS[key] = Kind(label, model, about)
