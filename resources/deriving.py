"""What a machine finds out about the files of materials: facts, text and a cover, made by the worker.

Each file is looked into by a child process with limits on time, memory and output, and without our secrets in its
environment (`resources/inspection.py`). A file that is broken, encrypted, too large or hostile gets no text and no
cover, and its editors read why. Tries are counted before the child starts: a file that ended even the worker is given
up after some, and nobody tries it for ever. Two workers may look into one file; the last word is the same.
"""

import hashlib
import json
import logging
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from time import monotonic

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from core import formats
from core.worker import sweep
from resources import inspection
from resources.accessibility import verdict_of
from resources.models import File, FileText

logger = logging.getLogger("portal.files")

PROGRAM = Path(inspection.__file__)
# More than the child's own limit of processor time, for what waits and never works.
SECONDS = 60
# Then mails and deadlines have their turn; what is left comes the next time.
SECONDS_OF_ONE_TURN = 5
MOST_TRIES = 3
LARGEST = 512 * 1024**2
FOLDER = "covers"
TIME_TO_SAVE = timedelta(hours=1)
CHUNK = 1024**2

State, Problem = File.State, File.Problem
UNKNOWN = {
    "problem": "",
    "format": "",
    "pages": None,
    "is_tagged": None,
    "has_text": None,
    "has_title": None,
    "has_language": None,
    "claims_pdf_ua": None,
    "people_named": "",
    "cover": "",
    "cover_width": None,
    "cover_height": None,
}


@sweep("look into files", every=timedelta(seconds=5))
def derive_pending() -> None:
    """Look into files about which nothing is known yet, for some seconds."""
    until = monotonic() + SECONDS_OF_ONE_TURN
    waiting = File.objects.filter(state=State.PENDING).order_by("tries", "pk").values_list("pk", flat=True)
    for pk in waiting[:50]:
        if monotonic() > until:
            break
        derive(pk)


def derive(pk: int) -> None:
    """Look into one file and write down what is found, unless somebody has replaced it meanwhile."""
    file = File.objects.select_related("document", "resource__publisher").filter(pk=pk, state=State.PENDING).first()
    taken = file and File.objects.filter(pk=pk, state=State.PENDING, tries=file.tries).update(tries=file.tries + 1)
    if not taken:
        return
    if file.tries >= MOST_TRIES:
        found, text, cover = {"problem": Problem.TOO_MUCH}, "", None
    else:
        found, text, cover = look_into(file.document.file)
    _write(file, found, text, cover)


def mark_stale(files) -> None:
    """Have these files looked into anew."""
    files.update(state=State.PENDING, tries=0)


def look_into(stored) -> tuple[dict, str, bytes | None]:
    """Return the facts, the text and the cover of a stored file; never fail because of what is in it."""
    try:
        size = stored.size
    except FileNotFoundError:
        return {"problem": Problem.MISSING}, "", None
    if size > LARGEST:
        return {"problem": Problem.TOO_LARGE}, "", None
    with stored.storage.open(stored.name) as opened:
        digest, kind = digest_of(opened), formats.recognise(opened)
    if kind not in inspection.READERS or not formats.fits(kind, Path(stored.name).suffix.removeprefix(".")):
        return {"problem": Problem.UNKNOWN, "digest": digest}, "", None
    read, cover = inspect(Path(stored.path), kind)
    return _facts(read, cover) | {"digest": digest, "format": kind}, str(read.get("text", "")), cover


def digest_of(file) -> str:
    """Return the fingerprint of a file's content, by which duplicates are recognised."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def inspect(path: Path, kind: str, seconds: float = SECONDS) -> tuple[dict, bytes | None]:
    """Have a file looked into by a child process, and return what it left, or why there is nothing."""
    with tempfile.TemporaryDirectory(prefix="inspect-") as folder:
        command = [sys.executable, "-I", str(PROGRAM), kind, str(path.resolve()), folder]
        try:
            child = subprocess.run(  # noqa: S603, our own program
                command,
                env={"LANG": "C.UTF-8"},
                cwd=folder,
                timeout=seconds,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired:
            return {"problem": Problem.TOO_MUCH}, None
        if child.returncode:
            # Killed by a limit, or given up by the reader of PDFs, which ends itself.
            return {"problem": Problem.TOO_MUCH if child.returncode < 0 else Problem.BROKEN}, None
        return _left_in(Path(folder))


def _left_in(folder: Path) -> tuple[dict, bytes | None]:
    try:
        found = json.loads((folder / "found.json").read_bytes())
    except (OSError, ValueError):
        return {"problem": Problem.TOO_MUCH}, None
    picture = folder / "cover.webp"
    is_drawn = not found.get("problem") and found.get("cover") and picture.is_file()
    return found, picture.read_bytes() if is_drawn else None


def _facts(read: dict, cover: bytes | None) -> dict:
    problem = read.get("problem", "")
    if problem:
        return {"problem": problem if problem in Problem.values else Problem.BROKEN}
    width, height = read["cover"] if cover else (None, None)
    return {
        "pages": read["pages"],
        "is_tagged": read.get("is_tagged"),
        "has_text": read.get("has_text"),
        "has_title": bool(read["title"]) if "title" in read else None,
        "has_language": bool(read["language"]) if "language" in read else None,
        "claims_pdf_ua": read.get("claims_pdf_ua"),
        "people_named": read.get("people", "")[:300],
        "cover_width": width,
        "cover_height": height,
    }


def _write(file: File, found: dict, text: str, cover: bytes | None) -> None:
    """Write down what was found; a cover that nothing names any more is deleted by the sweep below."""
    source = file.document.file.name
    for name, value in (UNKNOWN | found).items():
        setattr(file, name, value)
    if file.people_named in {file.resource.authors, file.resource.publisher.name}:
        # Whom the page names anyway is no secret.
        file.people_named = ""
    file.source, file.state = source, State.FAILED if file.problem else State.DONE
    file.found_verdict = verdict_of(file)
    if cover:
        file.cover = default_storage.save(f"{FOLDER}/{file.pk}-{file.digest[:16]}.webp", ContentFile(cover))
    if file.problem:
        logger.warning("File %s of material %s could not be read (%s).", file.pk, file.resource_id, file.problem)
    with transaction.atomic():
        still = File.objects.select_for_update().filter(pk=file.pk, document__file=source).exists()
        if not still:
            return
        file.save(update_fields=[*UNKNOWN, "digest", "source", "state", "found_verdict"])
        if text and not file.problem:
            FileText.objects.update_or_create(file=file, defaults={"text": text})
        else:
            FileText.objects.filter(file=file).delete()


@sweep("delete covers of files that are gone", every=timedelta(hours=1))
def delete_left_covers(older_than: timedelta = TIME_TO_SAVE) -> None:
    """Delete covers that no file names any more, because it is deleted, replaced or drawn anew."""
    if not default_storage.exists(FOLDER):
        return
    named = set(File.objects.exclude(cover="").values_list("cover", flat=True))
    before = timezone.now() - older_than
    for name in default_storage.listdir(FOLDER)[1]:
        cover = f"{FOLDER}/{name}"
        if cover not in named and default_storage.get_modified_time(cover) <= before:
            default_storage.delete(cover)
