"""The one way in which the example's data say something in two languages."""

from typing import NamedTuple


class Both(NamedTuple):
    """One text in German and English."""

    de: object
    en: object


def pick(value, language):
    """Replace every Both inside `value` by its text in `language`."""
    if isinstance(value, Both):
        return pick(getattr(value, language), language)
    if isinstance(value, dict):
        return {key: pick(item, language) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(pick(item, language) for item in value)
    return value
