"""The reading list: numbers of materials in the address (`?list=3,17`), and nowhere else.

No account, no cookie, nothing in the browser and nothing on the server: whoever has the address has the list, and it
travels in the links between the catalogue, the pages of materials and the list itself. It has an end, so that its
address stays one that mail programs and browsers take. What the asker may not see is not in it, and whether it is
hidden or gone is not told.
"""

import re
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import get_language

from core.access import STRANGER, visible_to
from resources.models import File, ResourcePage

PARAMETER = "list"
MOST = 50
NUMBER = re.compile(r"\d+")
# What the database can hold as a number of a row.
HIGHEST = 2**31 - 1


class ReadingList(NamedTuple):
    """The numbers of materials in the order in which they were put on the list."""

    numbers: tuple[int, ...] = ()
    is_cut: bool = False

    def __contains__(self, number) -> bool:
        return number in self.numbers

    @property
    def is_full(self) -> bool:
        return len(self.numbers) >= MOST

    @property
    def as_text(self) -> str:
        return ",".join(map(str, self.numbers))

    @property
    def query(self) -> str:
        """The list as it stands behind the question mark of an address; nothing for an empty one."""
        return urlencode({PARAMETER: self.as_text}, safe=",") if self.numbers else ""

    def with_one(self, number: int) -> "ReadingList":
        return self if number in self else ReadingList((*self.numbers, number))

    def without(self, number: int) -> "ReadingList":
        return ReadingList(tuple(each for each in self.numbers if each != number))


def read(request) -> ReadingList:
    """Return the list in the address; what is no number, or comes twice or beyond the end, is left out."""
    found = (int(each[:12]) for text in request.GET.getlist(PARAMETER) for each in NUMBER.findall(text[:2000]))
    numbers = tuple(dict.fromkeys(number for number in found if 0 < number <= HIGHEST))
    return ReadingList(numbers[:MOST], is_cut=len(numbers) > MOST)


def pages_of(reading_list: ReadingList, user) -> list[ResourcePage]:
    """Return one page for each material that this user may see: in the language of the reader, else in another."""
    pages = visible_to(ResourcePage.objects.filter(resource__in=reading_list.numbers), user).select_related("locale")
    order = [get_language(), settings.LANGUAGE_CODE]
    found = {}
    for page in pages.with_facts().prefetch_related("resource__topics").order_by("pk"):
        code = page.locale.language_code
        rank = order.index(code) if code in order else len(order)
        known = found.get(page.resource_id)
        if known is None or rank < known[0]:
            found[page.resource_id] = rank, page
    return [found[number][1] for number in reading_list.numbers if number in found]


def files_of(pages: list[ResourcePage]) -> dict[ResourcePage, list[File]]:
    """Return the current files of each page that have not been lost; who may see the page may see them."""
    return {page: [file for file in page.resource.current_files if _is_there(file)] for page in pages}


def _is_there(file: File) -> bool:
    stored = file.document.file
    return stored.storage.exists(stored.name)


def internal_among(pages: list[ResourcePage]) -> set[int]:
    """Return the numbers of those pages that a stranger would not see."""
    numbers = {page.pk for page in pages}
    return numbers - set(
        visible_to(ResourcePage.objects.filter(pk__in=numbers), STRANGER).values_list("pk", flat=True)
    )
