"""Where a material stands in the page tree: the lists of materials by their addresses, the same in each language."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from wagtail.models import Page

from resources.exchange.table import SPOKEN, Fault
from resources.models import ResourceIndexPage


class Places:
    """All lists of materials: a few dozen at most."""

    def __init__(self):
        pages = ResourceIndexPage.objects.filter(alias_of=None).select_related("locale")
        self.pages = {page.path: page for page in pages}
        self._by_address = {self.address(page): page for page in self.pages.values()}
        self._by_family = {(page.translation_key, page.locale.language_code): page for page in self.pages.values()}

    def address(self, page: Page) -> str:
        """Return the path that stands behind the name of the host."""
        return urlsplit(page.get_full_url() or page.url_path).path

    def find(self, address: str) -> ResourceIndexPage:
        """Return the list at this address."""
        wanted = urlsplit(address).path
        page = self._by_address.get(wanted if wanted.endswith("/") else f"{wanted}/")
        if page is None:
            raise Fault(_("There is no list of materials at the address %(address)s.") % {"address": address})
        return page

    def above(self, page: Page) -> ResourceIndexPage | None:
        """Return the list that a material's page stands in."""
        return self.pages.get(page.path[: -Page.steplen])

    def in_language(self, place: ResourceIndexPage, code: str) -> ResourceIndexPage:
        """Return the same list in this language."""
        page = self._by_family.get((place.translation_key, code))
        if page is None:
            told = {"address": self.address(place), "language": code}
            raise Fault(_("The list at %(address)s does not exist in the language “%(language)s”.") % told)
        return page

    def name(self, place: ResourceIndexPage) -> str:
        """Return the one address by which a table names a list, whatever its language."""
        found = (self._by_family.get((place.translation_key, code)) for code in SPOKEN)
        return self.address(next(page for page in found if page))
