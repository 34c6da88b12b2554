"""The door: what is asked for at fixed addresses."""

from datetime import timedelta

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.models import SiteSettings


@require_safe
def root(request):
    """Lead to the start page in the reader's language."""
    language = get_language_from_request(request, check_path=False)
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
@cache_control(max_age=86400)
def robots(request):
    """Ask robots to leave the desk, personal links and reading lists alone, and name the sitemap.

    There is a reading list for every choice of materials, and with each every page of the catalogue once more.
    """
    accounts = ["/de/konto/", "/en/account/"]
    lists = ["/de/merkliste/", "/en/reading-list/", "/*?list=", "/*&list="]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in ["/cms/", "/r/", *accounts, *lists]),
        *(f"Allow: {path}{door}/" for path in accounts for door in ["login", "password/reset"]),
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=86400)
def security(request):
    """Say where to report a weakness (RFC 9116)."""
    contact = SiteSettings.for_request(request).contact_email or settings.DEFAULT_FROM_EMAIL
    expires = timezone.now() + timedelta(days=180)
    lines = [
        f"Contact: mailto:{contact}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: de, en",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=86400)
def favicon(request):
    """Send the icon that browsers ask for by name."""
    return FileResponse(open(finders.find("img/favicon.ico"), "rb"), content_type="image/x-icon")


@require_safe
def live(request):
    """Tell a machine that this process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request):
    """Tell a machine that the database answers as well."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
