"""What the frame of every page names: sections, the way here, other languages, legal pages; fetched in one query."""

from django.conf import settings
from django.db.models import Q
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_from_path
from wagtail.models import Page

from core.access import visible_to
from core.models import SiteSettings

HOME_DEPTH = 2


class Frame:
    """The pages around one page, as far as this visitor may see them, in the active language."""

    @classmethod
    def of(cls, context) -> "Frame":
        """Return the frame of the response that is being rendered."""
        request = context["request"]
        if not hasattr(request, "_frame"):
            request._frame = cls(request, context.get("page"), is_error="exception" in context)
        return request._frame

    def __init__(self, request, page=None, *, is_error=False):
        self.request, self.is_error = request, is_error
        self.page = page if isinstance(page, Page) and page.pk and page.path else None
        self.language = get_language()
        self.settings = SiteSettings.for_request(request)

    @cached_property
    def _pages(self) -> list[Page]:
        wanted = Q(depth=HOME_DEPTH + 1, show_in_menus=True, locale__language_code=self.language)
        named = [pk for pk in self._named_ids.values() if pk]
        if named:
            wanted |= Q(translation_key__in=Page.objects.filter(pk__in=named).values("translation_key"))
        if self.page:
            wanted |= Q(translation_key=self.page.translation_key) | Q(path__in=self._paths_above)
        pages = visible_to(Page.objects.filter(wanted), self.request.user)
        return list(pages.select_related("locale").order_by("path"))

    @property
    def _paths_above(self):
        path, step = self.page.path, self.page.steplen
        return [path[: depth * step] for depth in range(HOME_DEPTH, self.page.depth)]

    @cached_property
    def _named_ids(self) -> dict[str, int | None]:
        return {name: getattr(self.settings, f"{name}_id") for name in (*SiteSettings.legal_pages, "help_page")}

    def url(self, page) -> str:
        return page.get_url(self.request)

    def sections(self) -> list[Page]:
        """Return the pages of the menu."""
        return [
            page
            for page in self._pages
            if page.depth == HOME_DEPTH + 1 and page.show_in_menus and page.locale.language_code == self.language
        ]

    def above(self) -> list[Page]:
        """Return the pages that lead to this one, from the start page on."""
        paths = self._paths_above if self.page else []
        return [page for page in self._pages if page.path in paths]

    def named(self, name: str) -> Page | None:
        """Return the page that a setting names, in the active language."""
        by_id = {page.pk: page.translation_key for page in self._pages}
        key = by_id.get(self._named_ids[name])
        found = (page for page in self._pages if page.translation_key == key)
        return next((page for page in found if page.locale.language_code == self.language), None) if key else None

    def languages(self) -> dict[str, str]:
        """Return the address of this page by language; an error has none."""
        if self.page:
            same = [page for page in self._pages if page.translation_key == self.page.translation_key]
            return {page.locale.language_code: self.url(page) for page in same}
        path = self.request.path
        if self.is_error or self.request.resolver_match is None or not get_language_from_path(path):
            return {}
        return {code: translate_url(path, code) for code, _name in settings.LANGUAGES}
