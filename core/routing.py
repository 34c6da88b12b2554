"""From an address to its page in two queries, however deep it lies; Wagtail asks two for every level."""

from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from core.access import is_closed_to


def serve(request, path):
    """Serve the page at this address; the part that names no page is left to the page above (feeds and the like)."""
    request._wagtail_route_for_request = _route(request, path)
    return wagtail_serve(request, path)


def _route(request, path):
    root = next((root.root_path for root in Site.get_site_root_paths() if root.language_code == get_language()), None)
    if root is None:
        return None
    steps = [step for step in path.split("/") if step]
    addresses = [root + "".join(f"{step}/" for step in steps[:depth]) for depth in range(len(steps), -1, -1)]
    page = Page.objects.filter(url_path__in=addresses).order_by("-depth").first()
    if page is None:
        return None
    if is_closed_to(page, request.user):
        # The gate refuses; whether there is anything below a closed section is not told.
        return page, (), {}
    rest = steps[len(steps) - addresses.index(page.url_path) :]
    try:
        return page.specific.route(request, rest)
    except Http404:
        return None
