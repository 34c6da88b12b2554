"""The one gate: who sees which page and which file.

A section of the page tree is closed by a Wagtail view restriction on its root page. The restriction holds for the
translations of that page as well, and for all that lies below them.
"""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

STRANGER = AnonymousUser()
# A file may be named by a row that is named by a page: document, material, page of the material.
STEPS_FROM_FILE_TO_PAGE = 3


def closed_paths(user) -> list[str]:
    """Return the tree paths of all sections that this user may not enter, in every language."""
    if not hasattr(user, "_closed_paths") or user is STRANGER:
        user._closed_paths = _read_closed_paths(user)
    return user._closed_paths


def _read_closed_paths(user) -> list[str]:
    restrictions = PageViewRestriction.objects.all()
    if user.is_authenticated:
        if user.is_superuser:
            return []
        admitted = Q(restriction_type=PageViewRestriction.GROUPS, groups__user=user) | Q(
            restriction_type=PageViewRestriction.LOGIN
        )
        restrictions = restrictions.exclude(pk__in=PageViewRestriction.objects.filter(admitted).values("pk"))
    closed = Page.objects.filter(translation_key__in=restrictions.values("page__translation_key"))
    return list(closed.values_list("path", flat=True))


def visible_to(pages, user):
    """Return those of these pages that are live and that this user may see, in every language."""
    closed = Q()
    for path in closed_paths(user):
        closed |= Q(path__startswith=path)
    pages = pages.live()
    return pages.exclude(closed) if closed else pages


def closed_to(user):
    """Return the pages that lie in sections that this user may not enter, for rows that belong to pages."""
    closed = Q()
    for path in closed_paths(user):
        closed |= Q(path__startswith=path)
    return Page.objects.filter(closed).order_by().values("pk") if closed else Page.objects.none()


def is_closed_to(page, user) -> bool:
    """Tell whether the page lies in a section that this user may not enter."""
    return page.path.startswith(tuple(closed_paths(user)))


def is_visible_to(page, user) -> bool:
    """Tell whether this user may see this one page."""
    return page.live and not is_closed_to(page, user)


def is_internal(page) -> bool:
    """Tell whether the page is hidden from strangers."""
    return is_closed_to(page, STRANGER)


def works_at_desk(user) -> bool:
    """Tell whether this user may enter the editors' desk."""
    return user.is_authenticated and user.has_perm("wagtailadmin.access_admin")


def may_see_file(file, user) -> bool:
    """Tell whether this user may see a document or picture.

    It is as visible as the most visible thing that refers to it; what nothing refers to is for the desk only.
    """
    return works_at_desk(user) or _is_named_visibly(file, user)


def _is_named_visibly(file, user) -> bool:
    page_type = ContentType.objects.get_for_model(Page)
    named = Q(to_content_type=_type_of(file), to_object_id=str(file.pk))
    for _step in range(STEPS_FROM_FILE_TO_PAGE):
        references = list(
            ReferenceIndex.objects.filter(named)
            .values_list("base_content_type", "content_type", "object_id")
            .distinct()
        )
        page_ids = [object_id for base, _type, object_id in references if base == page_type.pk]
        if page_ids and visible_to(Page.objects.filter(pk__in=page_ids), user).exists():
            return True
        named = Q()
        for base, type_id, object_id in references:
            if base == page_type.pk:
                continue
            if _is_public_row(type_id, object_id):
                return True
            named |= Q(to_content_type=type_id, to_object_id=object_id)
        if not named:
            return False
    return False


def _type_of(row):
    return ContentType.objects.get_for_model(row)


def _is_public_row(type_id: int, object_id: str) -> bool:
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None or not hasattr(model, "is_public"):
        return False
    row = model._default_manager.filter(pk=object_id).first()
    return row is not None and bool(row.is_public)


def refuse(request: HttpRequest) -> HttpResponse:
    """Say no: a stranger is led to the login, a signed-in person gets 403 without a word about the page."""
    if request.user.is_authenticated:
        raise PermissionDenied
    way_in = f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
    return HttpResponseRedirect(way_in, headers={"Cache-Control": "private, no-store"})
