"""Moving or copying to a place that more people may see: refused to editors, confirmed by those who let texts out.

To loosen the restriction of a section is the same for all that lies below it, and left to administrators.

A place is less restricted if somebody may enter it whom one of the restrictions that hold now keeps out. Restrictions
hold as the gate says: for a page, its translations and all that lies below them. One on the page itself travels with
it when it is moved, and stays behind when it is copied. Translations go along with a page that is moved: none is left
behind where more people see it.

A file that pages name already opens as well, once a material names it whose pages more people may see than those.
"""

from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import find_available_slug
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from core.access import STEPS_FROM_FILE_TO_PAGE
from home.groups import APPROVERS

REFUSED = _(
    "At that place more people would see “%(page)s” than now. Please ask somebody who approves texts; the page stays "
    "where it is."
)


class Opening(NamedTuple):
    """What more people would see: live pages, drafts among them, and the files that they name."""

    pages: int
    drafts: int
    files: int


def may_open(user) -> bool:
    """Tell whether this user may let more people see a page: whoever approves texts, and administrators."""
    return user.is_superuser or (user.is_active and user.groups.filter(name=APPROVERS).exists())


def opens(page: Page, destination: Page, *, is_copy: bool) -> bool:
    """Tell whether somebody may see the page at its new place who may not see it, or a page below it, now."""
    restrictions, paths = _restrictions()
    new = [each for each in restrictions if destination.path.startswith(tuple(paths[each.pk]))]
    for each in restrictions:
        holds = page.path.startswith(tuple(paths[each.pk]))
        lies_within = any(path.startswith(page.path) for path in paths[each.pk])
        travels = not is_copy and each.page.path.startswith(page.path)
        if (holds or (is_copy and lies_within)) and not travels and not any(_is_as_narrow(one, each) for one in new):
            return True
    return False


def opens_section(page: Page, restriction_type: str, groups) -> bool:
    """Tell whether somebody may see the page or a translation once its own restriction is replaced by this one."""
    restrictions, paths = _restrictions()
    allowed = {group.pk for group in groups or ()}
    for own in restrictions:
        if own.page_id != page.pk or own.restriction_type == PageViewRestriction.PASSWORD:
            continue
        others = [each for each in restrictions if each.page_id != page.pk and _is_as_narrow(each, own)]
        if all(any(path.startswith(tuple(paths[each.pk])) for each in others) for path in paths[own.pk]):
            continue
        if restriction_type == PageViewRestriction.GROUPS:
            if own.restriction_type == PageViewRestriction.LOGIN or allowed <= {each.pk for each in own.groups.all()}:
                continue
        elif restriction_type == own.restriction_type == PageViewRestriction.LOGIN:
            continue
        return True
    return False


def followers(page: Page, destination: Page) -> list[tuple[Page, Page | None]]:
    """Return the translations that go along with a page that is moved, and where to, if that place is translated."""
    places = {place.locale_id: place for place in destination.get_translations()}
    found = [(each, places.get(each.locale_id)) for each in page.get_translations().filter(alias_of=None).specific()]
    return [(each, place) for each, place in found if place is None or not each.is_child_of(place)]


def is_left_open(page: Page, destination: Page) -> bool:
    """Tell whether a translation cannot go along and would stay where more people see it than at the new place."""
    restrictions, paths = _restrictions()
    wanted = [each for each in restrictions if destination.path.startswith(tuple(paths[each.pk]))]
    for translated, place in followers(page, destination):
        holding = [each for each in restrictions if translated.path.startswith(tuple(paths[each.pk]))]
        is_open = any(not any(_is_as_narrow(one, each) for one in holding) for each in wanted)
        if is_open and (place is None or not translated.can_move_to(place)):
            return True
    return False


def take_along(page: Page) -> None:
    """Move the translations of a page that has been moved to the same place of their language."""
    page = Page.objects.get(pk=page.pk)
    for translated, place in followers(page, page.get_parent()):
        if place is None or not translated.can_move_to(place):
            continue
        if not Page._slug_is_available(translated.slug, place, page=translated):
            translated.slug = find_available_slug(place, translated.slug)
            translated.save()
        translated.move(place, pos="last-child")


def keep_translations_closed(page) -> None:
    """Hand the restrictions that go with this page and all below it on to translations that stay."""
    going = Page.objects.filter(path__startswith=page.path)
    for restriction in PageViewRestriction.objects.filter(page__in=going).select_related("page"):
        others = Page.objects.filter(translation_key=restriction.page.translation_key)
        if stays := others.exclude(path__startswith=page.path).first():
            # Past Wagtail's log: who sees the page stays as it is.
            PageViewRestriction.objects.filter(pk=restriction.pk).update(page=stays)


def _restrictions() -> tuple[list[PageViewRestriction], dict[int, list[str]]]:
    """Return all restrictions, and the paths for which each holds."""
    restrictions = list(PageViewRestriction.objects.select_related("page").prefetch_related("groups"))
    return restrictions, _paths_by_restriction(restrictions)


def _paths_by_restriction(restrictions) -> dict[int, list[str]]:
    keys = {each.page.translation_key for each in restrictions}
    paths = {}
    for key, path in Page.objects.filter(translation_key__in=keys).values_list("translation_key", "path"):
        paths.setdefault(key, []).append(path)
    return {each.pk: paths[each.page.translation_key] for each in restrictions}


def _is_as_narrow(one: PageViewRestriction, other: PageViewRestriction) -> bool:
    """Tell whether the one lets in nobody whom the other keeps out."""
    if one.pk == other.pk:
        return True
    if one.restriction_type != PageViewRestriction.GROUPS:
        return one.restriction_type == other.restriction_type == PageViewRestriction.LOGIN
    if other.restriction_type == PageViewRestriction.LOGIN:
        return True
    return other.restriction_type == PageViewRestriction.GROUPS and {group.pk for group in one.groups.all()} <= {
        group.pk for group in other.groups.all()
    }


def what_opens(*pages: Page, with_descendants: bool = True) -> Opening:
    """Count what moves or is copied, and the files that it names, also by rows such as materials."""
    wanted = Q(pk__in=[page.pk for page in pages])
    for page in pages if with_descendants else ():
        wanted |= Q(path__startswith=page.path)
    live = dict(Page.objects.filter(wanted).values_list("pk", "live"))
    return Opening(sum(live.values()), len(live) - sum(live.values()), len(_files_named_by(live)))


def opens_file(document, pages) -> bool:
    """Tell whether somebody may see the document on one of these pages whom all pages that name it now keep out."""
    restrictions, paths = _restrictions()

    def holding(page):
        return [each for each in restrictions if page.path.startswith(tuple(paths[each.pk]))]

    now = [holding(page) for page in _pages_naming(document)]
    then = [holding(page) for page in pages]
    return bool(now) and any(
        not any(all(any(_is_as_narrow(one, each) for one in new) for each in old) for old in now) for new in then
    )


def _pages_naming(document) -> list[Page]:
    """Go the way of the gate from a file to all pages that name it, drafts among them."""
    page_type = ContentType.objects.get_for_model(Page).pk
    named = Q(to_content_type=ContentType.objects.get_for_model(document), to_object_id=str(document.pk))
    found = set()
    for _step in range(STEPS_FROM_FILE_TO_PAGE):
        references = ReferenceIndex.objects.filter(named)
        references = set(references.values_list("base_content_type", "content_type", "object_id"))
        found |= {object_id for base, _type, object_id in references if base == page_type}
        rows = [Q(to_content_type=kind, to_object_id=key) for base, kind, key in references if base != page_type]
        if not rows:
            break
        named = Q(*rows, _connector=Q.OR)
    return list(Page.objects.filter(pk__in=found))


def _files_named_by(page_ids) -> set[tuple[int, str]]:
    """Go the way of the gate from pages to files, the other way round."""
    file_types = {ContentType.objects.get_for_model(model).pk for model in (get_document_model(), get_image_model())}
    page_type = ContentType.objects.get_for_model(Page).pk
    asked = Q(base_content_type=page_type, object_id__in=[str(pk) for pk in page_ids])
    files = set()
    for _step in range(STEPS_FROM_FILE_TO_PAGE):
        named = set(ReferenceIndex.objects.filter(asked).values_list("to_content_type", "to_object_id"))
        files |= {each for each in named if each[0] in file_types}
        rows = {each for each in named if each[0] not in file_types | {page_type}}
        if not rows:
            break
        asked = Q()
        for type_id in {each[0] for each in rows}:
            asked |= Q(base_content_type=type_id, object_id__in=[pk for kind, pk in rows if kind == type_id])
    return files
