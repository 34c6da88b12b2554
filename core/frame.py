"""What a page names around and inside its text: sections, the way here, other languages, legal pages, linked pages.

All of them come through the gate: those of every page in one query, remembered for seconds by what is closed to the
reader, and those of this page in a second.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Q
from django.db.models.functions import Cast
from django.urls import translate_url
from django.utils.functional import cached_property
from django.utils.translation import get_language, get_language_from_path
from wagtail.models import Page, ReferenceIndex

from core.access import closed_paths, visible_to
from core.cache import remembered
from core.models import SiteSettings
from core.translation_state import is_older

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
        pages = {page.pk: page for page in self._on_every_page}
        if self.page:
            wanted = Q(translation_key=self.page.translation_key) | Q(path__in=self._paths_above)
            wanted |= _translations_of(self._linked_ids)
            pages |= {page.pk: page for page in self._seen(wanted)}
        return sorted(pages.values(), key=lambda page: page.path)

    @property
    def _on_every_page(self) -> list[Page]:
        named = tuple(pk for pk in self._named_ids.values() if pk)
        wanted = Q(depth=HOME_DEPTH + 1, show_in_menus=True, locale__language_code=self.language)
        wanted |= _translations_of(named)
        closed = tuple(closed_paths(self.request.user))
        return remembered("core.Frame", lambda: self._seen(wanted), self.language, named, closed)

    def _seen(self, wanted: Q) -> list[Page]:
        pages = visible_to(Page.objects.filter(wanted), self.request.user)
        return list(pages.select_related("locale", "text_state").order_by("path"))

    @property
    def _linked_ids(self):
        """Return the ids of the pages that the published text links to, as a part of the one query."""
        links = ReferenceIndex.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=str(self.page.pk),
            to_content_type=ContentType.objects.get_for_model(Page),
        )
        return links.annotate(page_id=Cast("to_object_id", BigIntegerField())).values("page_id")

    @property
    def _paths_above(self):
        path, step = self.page.path, self.page.steplen
        return [path[: depth * step] for depth in range(HOME_DEPTH, self.page.depth)]

    @cached_property
    def _named_ids(self) -> dict[str, int | None]:
        return {name: getattr(self.settings, f"{name}_id") for name in (*SiteSettings.legal_pages, "help_page")}

    def url(self, page) -> str:
        return page.get_url(self.request)

    def link(self, page_id: int) -> str:
        """Return the address of a linked page, in the active language if it exists there; "" if it may not be seen."""
        found = self._named_by(page_id)
        if not found:
            # A draft may link to what the published text does not name.
            self._pages.extend(self._seen(_translations_of([page_id])))
            found = self._named_by(page_id)
        return self.url(found) if found else ""

    def _named_by(self, page_id: int | None) -> Page | None:
        """Return the page with this id in the active language, else the page itself."""
        page = next((page for page in self._pages if page.pk == page_id), None)
        if page is None:
            return None
        same = (other for other in self._pages if other.translation_key == page.translation_key)
        return next((other for other in same if other.locale.language_code == self.language), page)

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
        page = self._named_by(self._named_ids[name])
        return page if page and page.locale.language_code == self.language else None

    def named_in_any_language(self, name: str) -> Page | None:
        """Return the page that a setting names, in another language if it is not translated."""
        return self._named_by(self._named_ids[name])

    def section(self, page_type: type[Page]) -> Page | None:
        """Return the page of the menu that is of this type."""
        type_id = ContentType.objects.get_for_model(page_type).pk
        return next((page for page in self.sections() if page.content_type_id == type_id), None)

    def is_outdated(self) -> bool:
        """Tell whether the page is a translation whose source says something else by now."""
        if self.page is None:
            return False
        states = {
            page.pk: page.text_state
            for page in self._pages
            if page.translation_key == self.page.translation_key and hasattr(page, "text_state")
        }
        own = states.pop(self.page.pk, None)
        return own is not None and any(is_older(own, other) for other in states.values() if not other.made_from)

    @cached_property
    def languages(self) -> dict[str, str]:
        """The address of this page by language; an error has none."""
        if self.page:
            same = [page for page in self._pages if page.translation_key == self.page.translation_key]
            return {page.locale.language_code: self.url(page) + self._kept_query for page in same}
        path = self.request.path
        if self.is_error or self.request.resolver_match is None or not get_language_from_path(path):
            return {}
        return {code: translate_url(path, code) + self._kept_query for code, _name in settings.LANGUAGES}

    @property
    def _kept_query(self) -> str:
        """Return what was asked of this page; but a list may be shorter in another language, so it begins anew."""
        asked = self.request.GET.copy()
        asked.pop("page", None)
        return f"?{asked.urlencode()}" if asked else ""


def _translations_of(page_ids) -> Q:
    return Q(translation_key__in=Page.objects.filter(pk__in=page_ids).values("translation_key"))
