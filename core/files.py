"""How documents and pictures are sent: only through the gate, and as RFC 9110 says (sections 13 and 14).

Whoever asks for several parts at once gets the whole file, which is allowed: no reader of documents needs it, and to
have one file chopped into thousands of parts is a way to keep a server busy. Where nginx stands in front (NGINX), the
gate answers and nginx sends the bytes (docs/operation.md).
"""

import mimetypes
import re
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.access import STRANGER, may_see_file, refuse

# Shown in the browser; everything else is saved. None of them can run code in our origin.
SHOWN_INLINE = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "text/plain"}
# What not every system knows by itself; Python asks the machine it runs on.
TYPES = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".webp": "image/webp",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# More digits than any file has bytes: Python refuses to read numbers that are far too long.
RANGE = re.compile(r"^bytes=\s*([0-9]{0,20})-([0-9]{0,20})\s*$", re.IGNORECASE)
# For a year in the reader's own browser; any cache on the way asks the gate again each time.
LASTING = "public, max-age=31536000, s-maxage=0, immutable"
# The location that only nginx itself can enter (docs/operation.md).
FOR_NGINX = "/_files/"


@require_safe
def document(request, document_id, document_filename):
    """Send a document to whoever may see it, under its real name."""
    wanted = get_object_or_404(get_document_model(), pk=document_id)
    if not may_see_file(wanted, request.user):
        return refuse(request)
    if document_filename != wanted.filename:
        asked = request.META["QUERY_STRING"]
        return HttpResponse(status=301, headers={"Location": f"{wanted.url}?{asked}" if asked else wanted.url})
    return send(request, wanted.file, wanted.filename, is_public=may_see_file(wanted, STRANGER))


@require_safe
def rendition(request, name):
    """Send one size of a picture to whoever may see the picture."""
    if "\0" in name:
        # PostgreSQL cannot be asked for it.
        raise Http404
    renditions = get_image_model().get_rendition_model().objects.select_related("image")
    wanted = get_object_or_404(renditions, file=name)
    if not may_see_file(wanted.image, request.user):
        return refuse(request)
    return send(request, wanted.file, name, is_public=may_see_file(wanted.image, STRANGER), is_immutable=True)


def send(request, file, filename, *, is_public, is_immutable=False) -> HttpResponse:
    """Answer with a stored file, whole or in part; `?download` asks for it to be saved and not shown."""
    try:
        size, modified = file.size, file.storage.get_modified_time(file.name).timestamp()
    except FileNotFoundError:
        return HttpResponse(status=404)
    headers = _headers(filename, size, modified, is_public=is_public, is_immutable=is_immutable)
    if "download" in request.GET:
        headers["Content-Disposition"] = content_disposition_header(True, filename)
    plain = HttpResponse(headers=headers)
    answer = get_conditional_response(request, headers["ETag"], int(modified), plain)
    if answer is not plain:
        answer.headers["Cache-Control"] = headers["Cache-Control"]
        return answer
    if headers["Content-Type"] == "image/svg+xml":
        # Text, and small: sent whole, so that it can be compressed.
        with file.storage.open(file.name) as drawing:
            return HttpResponse(drawing.read(), headers=headers)
    if request.method == "HEAD":
        # Ranges are for GET alone (RFC 9110, 14.2).
        plain.headers["Content-Length"] = size
        return plain
    span = _wanted_span(request, size, headers)
    if settings.NGINX and (place := _place_for_nginx(file)):
        plain.headers["X-Accel-Redirect"] = place
        response = plain
    else:
        response = _send_bytes(file, size, headers, span)
    # For whoever counts, since nginx does not tell what it sends.
    response.span = span
    return response


def _send_bytes(file, size, headers, span):
    first, last = span or (0, size - 1)
    if span and first > last:
        return HttpResponse(
            status=416, headers={"Content-Range": f"bytes */{size}", "Cache-Control": headers["Cache-Control"]}
        )
    opened = file.storage.open(file.name)
    opened.seek(first)
    response = _Bytes(_Limited(opened, last - first + 1), status=206 if span else 200, headers=headers)
    response.headers["Content-Length"] = last - first + 1
    if span:
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _place_for_nginx(file) -> str:
    """Return the address at which nginx alone finds the file, or nothing for one that lies elsewhere."""
    path, root = Path(file.path), Path(settings.MEDIA_ROOT)
    return FOR_NGINX + quote(str(path.relative_to(root))) if path.is_relative_to(root) else ""


def _headers(filename, size, modified, *, is_public, is_immutable):
    content_type = type_by_name(filename)
    if is_public:
        cache_control = LASTING if is_immutable else "public, max-age=0, must-revalidate"
    else:
        cache_control = "private, no-store"
    return {
        "Content-Type": f"{content_type}; charset=utf-8" if content_type.startswith("text/") else content_type,
        "Content-Disposition": content_disposition_header(not is_shown(filename), filename) or "inline",
        "Accept-Ranges": "bytes",
        # As nginx makes it, so that a download begun with the one goes on with the other.
        "ETag": f'"{int(modified):x}-{size:x}"',
        "Last-Modified": http_date(modified),
        "Cache-Control": cache_control,
        # A file may hold anything; nothing in it runs or loads in our name.
        "Content-Security-Policy": "default-src 'none'",
    }


def is_shown(filename: str) -> bool:
    """Tell whether a browser shows a file of this name, where it is not asked to save it."""
    return type_by_name(filename) in SHOWN_INLINE


def type_by_name(filename: str) -> str:
    """Return the media type of a file of this name, the same on every machine for what is shown here."""
    known = TYPES.get(Path(filename).suffix.lower()) or mimetypes.guess_type(filename)[0]
    return known or "application/octet-stream"


def _wanted_span(request, size, headers):
    """Return the first and last byte asked for, None for the whole file, or an empty span that can't be met."""
    match = RANGE.match(request.headers.get("Range", ""))
    if not match or match.groups() == ("", "") or not size or not _range_still_holds(request, headers):
        return None
    first, last = match.groups()
    if first == "":
        return (max(size - int(last), 0), size - 1) if int(last) else (1, 0)
    if int(first) >= size:
        return 1, 0
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), size - 1) if last else size - 1


def _range_still_holds(request, headers):
    """Tell whether the part belongs to what the reader has; a mark that is weak can't say so (RFC 9110, 13.1.5)."""
    condition = request.headers.get("If-Range")
    if condition is None or condition == headers["ETag"]:
        return True
    asked = parse_http_date_safe(condition)
    return asked is not None and asked == parse_http_date_safe(headers["Last-Modified"])


class _Bytes(FileResponse):
    """Sends bytes in large pieces, or lets the server copy them; all headers are said already."""

    block_size = 64 * 1024

    def set_headers(self, filelike):
        pass


class _Limited:
    """The next bytes of an open file, and no more; the server may copy as many as Content-Length says."""

    def __init__(self, file, length):
        self.file, self.left = file, length

    def fileno(self):
        return self.file.fileno()

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        data = self.file.read(size)
        self.left -= len(data)
        return data

    def close(self):
        self.file.close()
