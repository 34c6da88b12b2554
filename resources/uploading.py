"""Several files at once: each becomes a material of its own, with what the file tells of itself filled in.

A file that is there already, byte for byte, makes no second material; the editor is led to the first. Who is named in
the details of a file is not taken for its author: it is often whoever sat at the computer.
"""

import re
from pathlib import Path, PurePath
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.documents import get_document_model
from wagtail.log_actions import log

from core import formats, languages
from core.uploads import check
from resources import deriving, inspection
from resources.models import File, Resource

# Somebody waits; what takes longer is left to the worker, and to the editor to fill in.
SECONDS = 8


class Outcome(NamedTuple):
    """What became of one uploaded file: a new material, the one that has it already, or why it was refused."""

    filename: str
    made: Resource | None = None
    there: File | None = None
    refusal: str = ""


def take(upload: UploadedFile, *, facts: dict, by) -> Outcome:
    """Make a material of an uploaded file, unless it is refused or there already."""
    try:
        check(upload)
    except ValidationError as error:
        return Outcome(upload.name, refusal=" ".join(error.messages))
    digest = deriving.digest_of(upload)
    if there := with_content(digest):
        return Outcome(upload.name, there=there)
    upload.seek(0)
    document = get_document_model()(title=_title_from(upload.name), file=upload, uploaded_by_user=by)
    document._set_document_file_metadata()
    # Before the transaction: on SQLite nobody else could write meanwhile.
    document.file.save(upload.name, upload, save=False)
    told = _told_by(document.file)
    with transaction.atomic():
        document.title = told["title"] or document.title
        document.save()
        resource = Resource(name=document.title[:200], **facts)
        resource.files = [File(document=document, language=told["language"], digest=digest)]
        resource.save()
        log(instance=resource, action="wagtail.create", user=by)
    return Outcome(upload.name, made=resource)


def with_content(digest: str) -> File | None:
    """Return the file of a material that has this content, if there is one."""
    return File.objects.filter(digest=digest).select_related("resource").first() if digest else None


def _told_by(stored) -> dict:
    with stored.storage.open(stored.name) as opened:
        kind = formats.recognise(opened)
    read = {}
    if kind in inspection.READERS:
        read, _cover = deriving.inspect(Path(stored.path), kind, SECONDS)
    language = str(read.get("language") or "")[:2].lower()
    known = language if language in dict(languages.OF_FILES) else File._meta.get_field("language").default
    return {"title": " ".join(str(read.get("title") or "").split())[:200], "language": known}


def _title_from(filename: str) -> str:
    return re.sub(r"[_\s]+", " ", PurePath(filename).stem).strip()[:200] or filename[:200]
