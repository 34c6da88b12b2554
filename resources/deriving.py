"""What a machine finds out about the files of materials: facts, text and a cover, made by the worker.

Each file is looked into by a child process with limits on time, memory and output, and without our secrets in its
environment (`resources/inspection.py`). The worker waits some seconds for it at most and asks again at its next turn,
so that no file holds up mails and deadlines. A file that is broken, encrypted, too large or hostile gets no text and
no cover, and its editors read why. Tries are counted before the child starts: a file that ended even the worker is
given up after some, and nobody tries it for ever. Two workers may look into one file; the last word is the same.
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
# As many workers may reach for the same file at once.
MOST_RIVALS = 10
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
# What this process has begun and not finished: one look at most.
_begun: "list[tuple[File, Look]]" = []


@sweep("look into files", every=timedelta(seconds=5))
def derive_pending(seconds: float = SECONDS_OF_ONE_TURN) -> None:
    """Look into files about which nothing is known yet, for some seconds; what is begun goes on meanwhile."""
    until = monotonic() + seconds
    while monotonic() < until:
        file, look = _begun.pop() if _begun else _begin()
        if look is None:
            return
        if (found := look.result(until - monotonic())) is None:
            _begun.append((file, look))
        else:
            _write(file, *found)


def _begin() -> "tuple[File | None, Look | None]":
    """Take the file whose turn it is, and begin to look into it."""
    waiting = File.objects.select_related("document", "resource__publisher").filter(state=State.PENDING)
    for file in waiting.order_by("tries", "pk")[:MOST_RIVALS]:
        taken = File.objects.filter(pk=file.pk, state=State.PENDING, tries=file.tries).update(tries=file.tries + 1)
        if taken:
            return file, Look(file.document.file, is_last_straw=file.tries >= MOST_TRIES)
    return None, None


def mark_stale(files) -> None:
    """Have these files looked into anew."""
    files.update(state=State.PENDING, tries=0)


class Look:
    """One look into a stored file, which goes on by itself; it never fails because of what is in the file."""

    def __init__(self, stored, *, is_last_straw: bool = False):
        self.known, self.child = {}, None
        if is_last_straw:
            self.known = {"problem": Problem.TOO_MUCH}
            return
        try:
            size = stored.size
        except FileNotFoundError:
            self.known = {"problem": Problem.MISSING}
            return
        if size > LARGEST:
            self.known = {"problem": Problem.TOO_LARGE}
            return
        with stored.storage.open(stored.name) as opened:
            digest, kind = digest_of(opened), formats.recognise(opened)
        if kind not in inspection.READERS or not formats.fits(kind, Path(stored.name).suffix.removeprefix(".")):
            self.known = {"problem": Problem.UNKNOWN, "digest": digest}
            return
        self.known = {"digest": digest, "format": kind}
        self.child = Child(Path(stored.path), kind, SECONDS)

    def result(self, seconds: float) -> tuple[dict, str, bytes | None] | None:
        """Return the facts, the text and the cover, or None if they are not there after so many seconds."""
        if self.child is None:
            return self.known, "", None
        if (left := self.child.result(seconds)) is None:
            return None
        read, cover = left
        found = _facts(read, cover)
        return self.known | found, str(read.get("text", "")), cover


def digest_of(file) -> str:
    """Return the fingerprint of a file's content, by which duplicates are recognised."""
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


class Child:
    """A process that looks into one file; it is ended when it takes longer than it may."""

    def __init__(self, path: Path, kind: str, seconds: float):
        self.until = monotonic() + seconds
        self.folder = tempfile.TemporaryDirectory(prefix="inspect-")
        self.process = subprocess.Popen(  # noqa: S603, our own program
            [sys.executable, "-I", str(PROGRAM), kind, str(path.resolve()), self.folder.name],
            env={"LANG": "C.UTF-8"},
            cwd=self.folder.name,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def result(self, seconds: float) -> tuple[dict, bytes | None] | None:
        """Return what it left, or why there is nothing; None if it is still at it after so many seconds."""
        try:
            code = self.process.wait(max(min(seconds, self.until - monotonic()), 0))
        except subprocess.TimeoutExpired:
            if monotonic() < self.until:
                return None
            self.process.kill()
            code = self.process.wait()
        with self.folder:
            if code:
                # Killed by a limit, or given up by the reader of PDFs, which ends itself.
                return {"problem": Problem.TOO_MUCH if code < 0 else Problem.BROKEN}, None
            return _left_in(Path(self.folder.name))


def inspect(path: Path, kind: str, seconds: float = SECONDS) -> tuple[dict, bytes | None]:
    """Have a file looked into by a child process, and wait for what it leaves."""
    return Child(path, kind, seconds).result(seconds + 1)


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
