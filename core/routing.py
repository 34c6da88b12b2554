"""From an address to its page in two queries, however deep it lies, and from an old address to the new one."""

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.utils.decorators import sync_only_middleware
from django.utils.translation import get_language
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from core.access import is_closed_to, refuse
from core.models import SiteSettings


def serve(request, path):
    """Serve the page at this address; the part that names no page is left to the page above (feeds and the like).

    Wagtail would ask the database twice for every level of the tree.
    """
    # Known from here on: which site this is.
    SiteSettings.for_request(request)
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


@sync_only_middleware
def moved(get_response):
    """Lead from an old address to the new one; Wagtail would name it to those who may not see what is there."""

    def middleware(request):
        response = get_response(request)
        if response.status_code != 404:
            return response
        redirect = _redirect(request, request.get_full_path()) or _redirect(request, request.path)
        if redirect is None or redirect.link is None:
            return response
        page = redirect.redirect_page
        if page and is_closed_to(page, request.user):
            return refuse(request)
        if page and not page.live:
            return response
        return (HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect)(redirect.link)

    return middleware


def _redirect(request, address):
    return get_redirect(request, Redirect.normalise_path(address, decode_unicode=False))
