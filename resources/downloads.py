"""Documents at their lasting address: a replaced one says where its newer version is.

A file's address holds its number and its name, and goes on working when a material gets a newer version of it. The
answer then names the newer one (RFC 5829), as the material's page does for people. Where a file does not name its own
successor, the current one in the same language stands in its place; of several the one with the same label.
"""

from django.views.decorators.http import require_safe

from core import files
from core.access import may_see_file
from resources import counting
from resources.models import File


@require_safe
def document(request, document_id, document_filename):
    """Send a document to whoever may see it, name its newer version if there is one, and count it."""
    response = files.document(request, document_id, document_filename)
    if response.status_code in (200, 206, 304):
        newer = newer_version(document_id)
        if newer and may_see_file(newer.document, request.user):
            response.headers["Link"] = f'<{newer.url}>; rel="latest-version"'
    if counting.is_download(request, response):
        counting.note(document_id)
    return response


def newer_version(document_id: int) -> File | None:
    """Return the file that stands in the place of this document now, if it is not itself still current."""
    named = list(File.objects.filter(document=document_id))
    if not named or any(file.is_current for file in named):
        return None
    return _successor(named[-1]) or _in_the_same_place(named[-1])


def _successor(file: File) -> File | None:
    seen = set()
    while file and not file.is_current and file.pk not in seen:
        seen.add(file.pk)
        file = File.objects.select_related("document").filter(pk=file.replaced_by_id).first()
    return file if file and file.is_current else None


def _in_the_same_place(old: File) -> File | None:
    current = File.objects.filter(resource=old.resource_id, is_current=True, language=old.language)
    current = list(current.select_related("document"))
    alike = [file for file in current if (file.label_de, file.label_en) == (old.label_de, old.label_en)]
    found = alike or current
    return found[0] if len(found) == 1 else None
