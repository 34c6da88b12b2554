"""What else there is on the topics of a page; each section finds its own, and all of it passes the gate."""

from typing import NamedTuple

from core.access import visible_to
from search.kinds import KINDS

MOST = 3


class Group(NamedTuple):
    """Related pages of one kind."""

    label: str
    pages: list


def related_to(page, topics: list[int], user) -> list[Group]:
    """Return the pages in this page's language that share most topics with it and that this user may see."""
    if not topics:
        return []
    groups = []
    for kind in KINDS.values():
        if kind.about:
            pages = visible_to(kind.about(topics), user).filter(locale=page.locale_id).exclude(pk=page.pk)
            groups.append(Group(kind.label, list(pages[:MOST])))
    return [group for group in groups if group.pages]
