"""What is said on every response, whoever made it."""

from django.conf import settings
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.decorators import sync_only_middleware

UNSAFE_INLINE = "'unsafe-inline'"
COMPRESSED = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/ld+json",
    "image/svg+xml",
)


class CompressText(GZipMiddleware):
    """Compress pages and feeds; files are sent as they are, since ranges count their bytes."""

    def process_response(self, request, response):
        if response.streaming or not response.headers.get("Content-Type", "").startswith(COMPRESSED):
            return response
        return super().process_response(request, response)


@sync_only_middleware
def headers(get_response):
    """Keep other sites out, and let the desk's own widgets use inline code under /cms/ alone."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith("/cms/") and not hasattr(response, "_csp_replace"):
            self_and_inline = ["'self'", UNSAFE_INLINE]
            response._csp_replace = {"script-src": self_and_inline, "style-src": self_and_inline}
        return response

    return middleware


@sync_only_middleware
def readable_cookies(get_response):
    """Leave out cookies with a null byte: PostgreSQL cannot be asked for a session of such a name."""

    def middleware(request):
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        return get_response(request)

    return middleware


@sync_only_middleware
def locale(get_response):
    """Take the language from the address, else from Accept-Language; no cookie is read or set. The desk is German."""

    def middleware(request):
        in_path = translation.get_language_from_path(request.path_info)
        in_desk = settings.LANGUAGE_CODE if request.path_info.startswith("/cms/") else None
        translation.activate(in_path or in_desk or translation.get_language_from_request(request))
        request.LANGUAGE_CODE = translation.get_language()
        response = get_response(request)
        if not in_path:
            patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response

    return middleware


@sync_only_middleware
def private_when_signed_in(get_response):
    """Never let a shared cache keep what a signed-in person sees, and let any other ask again each time.

    What has been closed, changed or taken down is so with the next request, whoever kept a page.
    """

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated:
            response.headers.pop("Cache-Control", None)
            patch_cache_control(response, private=True, no_store=True)
        else:
            response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware
