"""The pages of a material as cells, and cells as pages: one page per language at one place of the tree.

What a cell does not say stays as it is. A new page is a draft unless its line says that it is published, and a page
is published only with an abstract. Nothing moves: a page that lies elsewhere is named and left where it is, since its
place decides who may see it. What somebody is working on in the desk is not overwritten.
"""

from contextlib import nullcontext
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update
from wagtail_localize.models import Translation

from resources.exchange import bodies
from resources.exchange.facts import published
from resources.exchange.table import SPOKEN, TEXTS, Fault, plain
from resources.models import Resource, ResourcePage
from resources.page_forms import NO_ABSTRACT

LONGEST = {name: ResourcePage._meta.get_field(name).max_length for name in ("title", "slug", "summary")}


def as_cells(page: ResourcePage | None, code: str) -> dict[str, object]:
    """Return what a line says of a page: as it is published, else its latest draft."""
    if page is None:
        return {f"{name}_{code}": "" for name in TEXTS}
    said = page if page.live else page.get_latest_revision_as_object()
    since = page.first_published_at
    return {
        f"title_{code}": said.title,
        f"slug_{code}": said.slug,
        f"summary_{code}": said.summary,
        f"body_{code}": bodies.as_cell(said.body),
        f"published_{code}": since.astimezone(UTC).isoformat() if page.live and since else "no",
    }


class Wanted:
    """What a line says of the page in one language."""

    def __init__(self, code: str, cells: dict[str, str]):
        self.code = code
        self.texts = {name: cells[f"{name}_{code}"] for name in LONGEST if f"{name}_{code}" in cells}
        for name, text in self.texts.items():
            if len(text) > LONGEST[name]:
                told = {"column": f"{name}_{code}", "most": LONGEST[name], "length": len(text)}
                raise Fault(_("%(column)s: The text has %(length)s characters; at most %(most)s are taken.") % told)
        try:
            self.body = bodies.from_cell(cells[f"body_{code}"]) if f"body_{code}" in cells else None
        except Fault as fault:
            raise Fault(f"body_{code}: {fault}") from fault
        try:
            self.published = published(cells.get(f"published_{code}", ""))
        except Fault as fault:
            raise Fault(f"published_{code}: {fault}") from fault
        if not self.texts.get("title"):
            # A page is not taken away by an empty cell, nor does it lose its name.
            self.texts.pop("title", None)
        if not self.texts.get("slug"):
            self.texts.pop("slug", None)

    @property
    def says_anything(self) -> bool:
        return bool(any(self.texts.values()) or self.body or self.published)

    def differs_from(self, page: ResourcePage) -> bool:
        """Tell whether the page would say something else."""
        texts = any(plain(getattr(page, name)) != text for name, text in self.texts.items())
        return texts or (self.body is not None and bodies.as_cell(page.body) != bodies.as_cell(self.body))

    def write_into(self, page: ResourcePage) -> None:
        for name, text in self.texts.items():
            setattr(page, name, text)
        if self.body is not None:
            page.body = self.body


def read(cells: dict[str, str]) -> list[Wanted]:
    """Return what a line says of each language in which it says anything."""
    return [wanted for wanted in (Wanted(code, cells) for code in SPOKEN) if wanted.says_anything]


class Writer:
    """Writes what a line says of the pages of one material at one place."""

    def __init__(self, places, resource: Resource, place, elsewhere):
        self.places, self.resource, self.place = places, resource, place
        # Whether the table has a line of its own for this material at another place.
        self.elsewhere = elsewhere

    def write(self, wanted: Wanted) -> bool:
        """Make or change the page of one language; return whether anything was to do."""
        parent = self.places.in_language(self.place, wanted.code)
        pages = list(ResourcePage.objects.filter(resource=self.resource, locale=parent.locale_id).order_by("pk"))
        here = [page for page in pages if self.places.above(page) == parent]
        if here:
            return self._change(here[0], wanted)
        for page in pages:
            place = self.places.above(page)
            if place is None or not self.elsewhere(place):
                told = {"address": page.get_url() or page.url_path}
                raise Fault(_("The page of this material lies at %(address)s; a table moves no page.") % told)
        self._make(parent, wanted)
        return True

    def _make(self, parent, wanted: Wanted) -> None:
        if not wanted.texts.get("title"):
            raise Fault(_("%(column)s: A page needs a title.") % {"column": f"title_{wanted.code}"})
        page = ResourcePage(resource=self.resource, locale=Locale.objects.get(pk=parent.locale_id), live=False)
        wanted.write_into(page)
        if sibling := self._in_other_language(parent):
            page.translation_key = sibling.translation_key
        if isinstance(wanted.published, datetime):
            page.first_published_at = wanted.published
        # Publishing saves once more, and notes then what the page refers to.
        with disable_reference_index_auto_update() if wanted.published else nullcontext():
            Page.objects.get(pk=parent.pk).add_child(instance=page)
            revision = page.save_revision(log_action=False)
        log(instance=page, action="wagtail.create")
        if wanted.published:
            self._publish(page, revision)

    def _in_other_language(self, parent) -> ResourcePage | None:
        beside = [each.pk for each in self.places.pages.values() if each.translation_key == parent.translation_key]
        for page in ResourcePage.objects.filter(resource=self.resource).exclude(locale=parent.locale_id):
            above = self.places.above(page)
            taken = ResourcePage.objects.filter(translation_key=page.translation_key, locale=parent.locale_id)
            if above and above.pk in beside and not taken.exists():
                return page
        return None

    def _change(self, page: ResourcePage, wanted: Wanted) -> bool:
        said = page if page.live else page.get_latest_revision_as_object()
        differs = wanted.differs_from(said)
        goes_out, goes_down = bool(wanted.published) and not page.live, wanted.published is False and page.live
        since = wanted.published if isinstance(wanted.published, datetime) else None
        is_dated = bool(since and page.first_published_at != since)
        if not (differs or goes_out or goes_down or is_dated):
            return False
        self._refuse_if_worked_on(page, differs)
        if is_dated:
            Page.objects.filter(pk=page.pk).update(first_published_at=since)
            page.first_published_at = said.first_published_at = since
        if goes_down:
            page.unpublish()
            page.refresh_from_db()
        if differs:
            wanted.write_into(said)
            said.full_clean()
            said.save_revision()
        if (differs and page.live) or goes_out:
            self._publish(said, page.get_latest_revision())
        return True

    def _refuse_if_worked_on(self, page: ResourcePage, differs: bool) -> None:
        told = {"language": self.places.above(page).locale.language_code, "title": page.title}
        if page.locked or page.workflow_in_progress or (page.live and page.has_unpublished_changes):
            raise Fault(_("Somebody is working on the page “%(title)s” in the desk; it was left as it is.") % told)
        segments = Translation.objects.filter(
            source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
        )
        if differs and segments.exists():
            raise Fault(
                _("The page “%(title)s” is translated passage by passage; change its text in the desk.") % told
            )

    def _publish(self, page: ResourcePage, revision) -> None:
        if not page.summary:
            raise Fault(f"{page.title}: {NO_ABSTRACT}")
        bodies.check_complete(page.body)
        revision.publish()
