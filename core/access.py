"""The one gate: who sees which page and which file.

A section of the page tree is closed by a Wagtail view restriction on its root page. The restriction holds for the
translations of that page as well, and for all that lies below them.
"""

from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.permissions import page_permission_policy

STRANGER = AnonymousUser()
# A file may be named by a row that is named by a page: document, material, page of the material.
STEPS_FROM_FILE_TO_PAGE = 3
# Whoever may do one of these with a page works on it and so may see it at the desk, wherever it lies.
WORK = {"change", "publish", "unpublish", "lock", "unlock"}


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

    It is as visible as the most visible thing that refers to it; more than that is seen at the desk alone.
    """
    if _is_named_visibly(file, user):
        return True
    return works_at_desk(user) and files_at_desk(type(file).objects.filter(pk=file.pk), user).exists()


def worked_on_by(user):
    """Return the pages that this user may edit, let out or take down."""
    return page_permission_policy.instances_user_has_any_permission_for(user, WORK).order_by()


def hidden_at_desk(user):
    """Return the pages that this user may neither enter nor work on."""
    return Page.objects.filter(pk__in=closed_to(user)).exclude(pk__in=worked_on_by(user).values("pk"))


def files_at_desk(files, user):
    """Return those of these documents or pictures that somebody at the desk may fetch.

    They are those that a page names which the person may see or works on, and those that the person has put in. What
    no page names may be meant for any page: it is for those from whom no page is kept.
    """
    seen = visible_to(Page.objects.all(), user)
    pages = Page.objects.filter(Q(pk__in=seen.values("pk")) | Q(pk__in=worked_on_by(user).values("pk")))
    allowed = Q(uploaded_by_user=user) | Q(_names(files.model, pages))
    if not hidden_at_desk(user).exists():
        allowed |= ~Q(_names(files.model, Page.objects.all()))
    return files.filter(allowed)


def _names(model, pages) -> Exists:
    """Tell whether one of these pages names a file, itself or by rows such as materials."""
    key = ContentType.objects.get_for_model(model).pk
    by = pages.annotate(key=Cast("pk", CharField())).values("key")
    return Exists(_references(key, Cast(OuterRef("pk"), CharField()), by, STEPS_FROM_FILE_TO_PAGE))


def _references(to_type, to_key, by, steps):
    page_type = ContentType.objects.get_for_model(Page).pk
    is_by = Q(base_content_type=page_type, object_id__in=by)
    if steps > 1:
        rows = _references(OuterRef("content_type"), OuterRef("object_id"), by, steps - 1)
        is_by |= ~Q(base_content_type=page_type) & Q(Exists(rows))
    return ReferenceIndex.objects.filter(to_content_type=to_type, to_object_id=to_key).filter(is_by)


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
