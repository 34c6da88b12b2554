"""Which kinds of pages can be found, and searched alone; each section registers its own at start-up."""

from typing import NamedTuple


class Kind(NamedTuple):
    """One kind of page: its name for readers and its page type."""

    label: str
    model: type


# By the word that stands in the address.
KINDS: dict[str, Kind] = {}


def register(key: str, label: str, model: type) -> None:
    """Let a page type be found, and searched alone."""
    KINDS[key] = Kind(label, model)
