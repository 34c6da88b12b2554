"""The materials for other programs: Wagtail's API, version 2, to be read only (docs/api.md).

Every answer goes through the gate. What the asker may not see is in no list and no count, is behind no filter, and its
number answers like one that was never given. An answer is in one language. Nothing can be asked by the names of
columns, and there are no lists of documents, pictures or other pages.

Who asks is told by the session alone; a password that comes with a question is not looked at. What strangers get may
be read by other sites in their readers' browsers (docs/decisions/060-open-data.md).
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import Throttled
from rest_framework.fields import Field
from rest_framework.filters import BaseFilterBackend
from rest_framework.pagination import BasePagination
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api import APIField
from wagtail.api.v2.filters import ChildOfFilter, DescendantOfFilter, TranslationOfFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError, get_object_detail_url
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, Site

from core.access import STRANGER, closed_paths, visible_to
from core.files import type_by_name
from core.guard import seconds_to_wait
from core.pictures import look_up
from resources import editions
from resources.catalogue import FACETS, chosen_in, senseless_in
from resources.models import ResourcePage
from search.index import Hits
from search.results import words_of

USUAL, MOST = 20, 100
# More than any list has; a database cannot be asked for numbers without end.
HIGHEST = 2**31 - 1
LONGEST_FIELDS = 500
ORDERS = {
    "title": ["title", "pk"],
    "-title": ["-title", "pk"],
    "year": ["resource__year", "pk"],
    "-year": ["-resource__year", "-pk"],
    "first_published_at": ["first_published_at", "pk"],
    "-first_published_at": ["-first_published_at", "-pk"],
}
NEWEST = "-first_published_at"


class Told(Field):
    """What a function says of a page, and of who asks."""

    def __init__(self, tell):
        super().__init__(source="*", read_only=True)
        self.tell = tell

    def to_representation(self, page):
        return self.tell(page, self.context)


def told(name, tell) -> APIField:
    return APIField(name, serializer=Told(tell))


def fact(name) -> APIField:
    """Name a short text of the material, or nothing."""
    return told(name, lambda page, context: getattr(page.resource, name) or None)


def _term(term) -> dict:
    return {"id": term.pk, "name": str(term)}


def _publisher(page, context) -> dict:
    one = page.resource.publisher
    return {"id": one.pk, "name": one.name, "short_name": one.short_name}


def _licence(page, context) -> dict:
    one = page.resource
    return {"id": one.licence, "name": str(one.licence_label), "url": one.licence_url or None}


def _cover(page, context) -> dict | None:
    drawn = look_up(page.teaser_image, "cover") if page.teaser_image else []
    if drawn:
        return {"url": _absolute(drawn[-1].url), "width": drawn[-1].width, "height": drawn[-1].height}
    first = page.resource.first_page
    return first and {"url": _absolute(first.cover_url), "width": first.cover_width, "height": first.cover_height}


def _files(page, context) -> list[dict]:
    return [
        {
            "url": _absolute(file.url),
            "name": file.document.filename,
            "label": file.label,
            "language": file.language,
            "type": type_by_name(file.document.filename),
            "bytes": file.size,
            "pages": file.pages,
            "accessibility": file.verdict.value,
            "sha256": file.digest or None,
        }
        for file in page.resource.current_files
    ]


def _others(pages, context) -> list[dict]:
    return [
        {
            "id": page.pk,
            "locale": page.locale.language_code,
            "title": page.title,
            "detail_url": get_object_detail_url(context["router"], context["request"], type(page), page.pk),
            "html_url": _absolute(page.get_url()),
        }
        for page in pages
    ]


def _replaces(page, context) -> list[dict]:
    return _others(editions.around(page, context["request"].user)[0], context)


def _replaced_by(page, context) -> list[dict]:
    return _others(editions.around(page, context["request"].user)[1], context)


def _translations(page, context) -> list[dict]:
    same = visible_to(ResourcePage.objects.filter(translation_key=page.translation_key), context["request"].user)
    others = same.exclude(pk=page.pk).select_related("locale").defer_streamfields()
    return _others(others.order_by("pk"), context)


def _absolute(address: str) -> str:
    return settings.SITE_URL + address


class BySession(BaseAuthentication):
    """Takes whom the portal knows already."""

    def authenticate(self, request):
        return request._request.user, None


class InLanguage(BaseFilterBackend):
    """One answer is in one language: the one of `locale`, else the main one."""

    def filter_queryset(self, request, queryset, view):
        return queryset.filter(locale__language_code=view.language)


class Found(BaseFilterBackend):
    """What fits words and choices, as in the catalogue, in the order that is asked for, else by fit or the newest."""

    def filter_queryset(self, request, queryset, view):
        words, chosen, order = words_of(request, "search"), chosen_in(request.GET), request.GET.get("order")
        if senseless := senseless_in(request.GET):
            raise BadRequestError(f"no value can be like this: {', '.join(senseless)}")
        if order is not None and order not in ORDERS:
            raise BadRequestError(f"order must be one of: {', '.join(ORDERS)}")
        found = {"kind": "resource", "chosen": chosen, "all_without": not words}
        if words and not order:
            return Hits(words, request.user, view.language, among=queryset, pages=queryset, **found)
        if words or chosen:
            queryset = Hits(words, request.user, view.language, **found).narrow(queryset)
        return queryset.order_by(*ORDERS[order or NEWEST])


class Part(BasePagination):
    """The part of a list between `offset` and `offset` plus `limit`, and how long the list is."""

    def paginate_queryset(self, queryset, request, view=None):
        limit, offset = _number(request, "limit", USUAL, MOST), _number(request, "offset", 0, HIGHEST)
        self.total = len(queryset) if isinstance(queryset, Hits) else queryset.count()
        return queryset[offset : offset + limit] if limit and offset < self.total else []

    def get_paginated_response(self, data):
        return Response({"meta": {"total_count": self.total}, "items": data})


def _number(request, name, usual, most) -> int:
    given = request.GET.get(name, str(usual))
    if not (given.isascii() and given.isdigit() and len(given) <= len(str(HIGHEST)) and int(given) <= most):
        raise BadRequestError(f"{name} must be a whole number between 0 and {most}")
    return int(given)


class MaterialsAPIViewSet(PagesAPIViewSet):
    """Materials as lists, one by one, and by their address."""

    name = "materials"
    model = ResourcePage
    http_method_names = ["get", "head"]
    authentication_classes = [BySession]
    renderer_classes = [JSONRenderer]
    pagination_class = Part
    filter_backends = [InLanguage, ChildOfFilter, DescendantOfFilter, TranslationOfFilter, Found]
    known_query_parameters = frozenset(
        ["limit", "offset", "fields", "order", "search", "locale", "child_of", "descendant_of", "translation_of"]
    ).union(FACETS)
    body_fields = [
        "id",
        "title",
        "summary",
        told("kind", lambda page, context: _term(page.resource.kind)),
        told("medium", lambda page, context: page.resource.medium),
        fact("link"),
        told("publisher", _publisher),
        told("authors", lambda page, context: page.resource.authors_list),
        told("year", lambda page, context: page.resource.year),
        told("licence", _licence),
        told("languages", lambda page, context: page.resource.languages),
        told("topics", lambda page, context: [_term(term) for term in page.resource.topics_list]),
        told("target_groups", lambda page, context: [_term(term) for term in page.resource.target_groups_list]),
        fact("series"),
        fact("number_in_series"),
        fact("version"),
        fact("isbn"),
        fact("doi"),
        told("reviewed_on", lambda page, context: page.resource.reviewed_on),
        told("cover", _cover),
        told("files", _files),
        told("replaces", _replaces),
        told("replaced_by", _replaced_by),
        told("translations", _translations),
    ]
    meta_fields = [
        "type",
        "detail_url",
        told("html_url", lambda page, context: _absolute(page.get_url())),
        "slug",
        "locale",
        "first_published_at",
        "last_published_at",
        told("internal", lambda page, context: page.path.startswith(context["view"].closed)),
        "parent",
    ]
    # Each would cost a list a question for every material.
    detail_only_fields = ["parent", "replaces", "replaced_by", "translations"]

    @classmethod
    def get_listing_default_fields(cls, model):
        return [name for name in cls.get_available_fields(model) if name not in cls.detail_only_fields]

    @cached_property
    def language(self) -> str:
        asked = self.request.GET.get("locale", settings.LANGUAGE_CODE)
        codes = [code for code, _name in settings.LANGUAGES]
        if asked not in codes:
            raise BadRequestError(f"locale must be one of: {', '.join(codes)}")
        return asked

    @cached_property
    def closed(self) -> tuple[str, ...]:
        """The paths of what is hidden from strangers; who is one sees nothing of it."""
        return tuple(closed_paths(STRANGER)) if self.request.user.is_authenticated else ()

    def check_throttles(self, request):
        """Refuse a client that asks too often, by the limit that portal/settings/environment.py names."""
        if wait := seconds_to_wait(request._request, "api_client"):
            refusal = Throttled(wait)
            refusal.detail = {"message": f"too many questions; ask again in {wait} seconds"}
            raise refusal

    def get_base_queryset(self):
        """Return all pages that may be named as a beginning."""
        return visible_to(Page.objects.all(), self.request.user)

    def get_queryset(self):
        pages = visible_to(ResourcePage.objects.with_facts(), self.request.user)
        return pages.select_related(
            "locale", "resource__kind", "resource__publisher", "teaser_image"
        ).prefetch_related("resource__topics", "resource__target_groups")

    def check_query_parameters(self, queryset):
        unknown = set(self.request.GET) - self.known_query_parameters
        if unknown:
            raise BadRequestError(f"unknown parameters: {', '.join(sorted(unknown))}")

    def get_serializer_class(self):
        if len(self.request.GET.get("fields", "")) > LONGEST_FIELDS:
            raise BadRequestError(f"fields may have {LONGEST_FIELDS} characters")
        return super().get_serializer_class()

    def listing_view(self, request):
        translation.activate(self.language)
        return super().listing_view(request)

    def get_object(self):
        if not hasattr(self, "_cached_object"):
            self._cached_object = get_object_or_404(self.get_queryset(), id=_id(self.kwargs["pk"]))
            translation.activate(self._cached_object.locale.language_code)
        return self._cached_object

    def find_object(self, queryset, request):
        """Find a material by `id`, or by `html_path`: its path on the site, or its whole address."""
        if "html_path" in request.GET:
            return queryset.filter(url_path=_path_in_tree(request.GET["html_path"])).first()
        number = request.GET.get("id", "")
        return queryset.filter(id=_id(number)).first() if number.isascii() and number.isdigit() else None

    def perform_content_negotiation(self, request, force=False):
        renderer = JSONRenderer()
        return renderer, renderer.media_type

    def finalize_response(self, request, *args, **kwargs):
        response = super().finalize_response(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex"
        if not self.request.user.is_authenticated:
            response.headers["Access-Control-Allow-Origin"] = "*"
            # What was public a moment ago may be closed by now, so each cache asks again; nothing is sent twice.
            is_refused = response.status_code == Throttled.status_code
            response.headers["Cache-Control"] = "no-store" if is_refused else "public, max-age=0, must-revalidate"
        return response


def _id(given) -> int:
    """Return the number that is asked for; one that no page can have is the one that none has."""
    return int(given) if len(str(given)) <= len(str(HIGHEST)) and int(given) <= HIGHEST else 0


def _path_in_tree(address: str) -> str:
    """Return where in the tree of pages an address of the site leads to."""
    try:
        language, *steps = [step for step in urlsplit(address).path.split("/") if step]
    except ValueError:
        return ""
    roots = {root.language_code: root.root_path for root in Site.get_site_root_paths()}
    if language not in roots or not address.isprintable():
        return ""
    return roots[language] + "".join(f"{step}/" for step in steps)


@require_safe
def root(request):
    """Say what there is."""
    listing = settings.SITE_URL + reverse("api:materials:listing")
    found = {"materials": listing, "material": f"{listing}{{id}}/", "find": f"{listing}find/?html_path={{path}}"}
    parameters = {
        "locale": [code for code, _name in settings.LANGUAGES],
        "order": list(ORDERS),
        "limit": {"usual": USUAL, "most": MOST},
        "others": sorted(MaterialsAPIViewSet.known_query_parameters - {"locale", "order", "limit"}),
    }
    headers = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
    return JsonResponse({"addresses": found, "parameters": parameters}, headers=headers)


router = WagtailAPIRouter("api")
router.register_endpoint(MaterialsAPIViewSet.name, MaterialsAPIViewSet)
urls = ([path("", root, name="root"), *router.get_urlpatterns()], "api", "api")
