"""How documents and pictures are sent: only through the gate."""

import mimetypes
import re
from email.utils import formatdate, parsedate_to_datetime

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.access import STRANGER, may_see_file, refuse

# Shown in the browser; everything else is saved. None of them can run code in our origin.
SHOWN_INLINE = {"application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml", "text/plain"}
# More digits than any file has bytes: Python refuses to read numbers that are far too long.
RANGE = re.compile(r"^bytes=(\d{0,20})-(\d{0,20})$")


@require_safe
def document(request, document_id, document_filename):
    """Send a document to whoever may see it, under its real name."""
    wanted = get_object_or_404(get_document_model(), pk=document_id)
    if not may_see_file(wanted, request.user):
        return refuse(request)
    if document_filename != wanted.filename:
        return HttpResponse(status=301, headers={"Location": wanted.url})
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
    """Answer with a stored file, whole or in part (RFC 9110, sections 13 and 14: conditional and range requests)."""
    try:
        size, modified = file.size, file.storage.get_modified_time(file.name)
    except FileNotFoundError:
        return HttpResponse(status=404)
    etag = f'"{modified.timestamp():.0f}-{size}"'
    headers = _headers(filename, etag, modified, is_public=is_public, is_immutable=is_immutable)
    if _is_known(request, etag):
        return HttpResponseNotModified(headers={"ETag": etag, "Cache-Control": headers["Cache-Control"]})
    if headers["Content-Type"] == "image/svg+xml":
        # Text, and small: sent whole, so that it can be compressed.
        with file.open("rb") as drawing:
            return HttpResponse(drawing.read(), headers=headers)
    span = _wanted_span(request, size, etag, modified)
    if span is None:
        response = FileResponse(file.open("rb"), headers=headers)
        response.headers["Content-Length"] = size
        # Django names the file as it is kept.
        response.headers["Content-Disposition"] = headers["Content-Disposition"]
        return response
    first, last = span
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    opened = file.open("rb")
    opened.seek(first)
    response = FileResponse(_Limited(opened, last - first + 1), status=206, headers=headers)
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Content-Length"] = last - first + 1
    return response


def _is_known(request, etag):
    """Tell whether the browser has this version; compression on the way makes an ETag weak (RFC 9110, 8.8.3)."""
    known = [each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")]
    return etag in known or "*" in known


def _headers(filename, etag, modified, *, is_public, is_immutable):
    content_type = mimetypes.guess_type(filename)[0] or "application/octet-stream"
    if is_public:
        cache_control = "public, max-age=31536000, immutable" if is_immutable else "public, max-age=0, must-revalidate"
    else:
        cache_control = "private, no-store"
    return {
        "Content-Type": content_type,
        "Content-Disposition": content_disposition_header(content_type not in SHOWN_INLINE, filename) or "inline",
        "Accept-Ranges": "bytes",
        "ETag": etag,
        "Last-Modified": formatdate(modified.timestamp(), usegmt=True),
        "Cache-Control": cache_control,
        # A file may hold anything; nothing in it runs or loads in our name.
        "Content-Security-Policy": "default-src 'none'",
    }


def _wanted_span(request, size, etag, modified):
    """Return the first and last byte asked for, None for the whole file, or an empty span that can't be met."""
    match = RANGE.match(request.headers.get("Range", ""))
    if not match or match.groups() == ("", "") or not _range_still_holds(request, etag, modified):
        return None
    first, last = match.groups()
    if first == "":
        return (max(size - int(last), 0), size - 1) if int(last) else (1, 0)
    if int(first) >= size:
        return 1, 0
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), size - 1) if last else size - 1


def _range_still_holds(request, etag, modified):
    condition = request.headers.get("If-Range")
    if condition is None or condition == etag:
        return True
    try:
        return parsedate_to_datetime(condition).timestamp() == int(modified.timestamp())
    except (TypeError, ValueError, OverflowError):
        return False


class _Limited:
    """The next bytes of an open file, and no more."""

    def __init__(self, file, length):
        self.file, self.left = file, length

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        data = self.file.read(size)
        self.left -= len(data)
        return data

    def close(self):
        self.file.close()
