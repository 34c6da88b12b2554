"""A table of materials becomes materials, line by line; each line is taken whole or not at all.

A line whose words and files are as they were when it was last taken is passed over, so that a table that was
interrupted goes on where it stopped, and what editors have changed since is not undone by running it again. A cell
that is empty empties the fact; a column that is missing leaves it alone. Nothing is ever deleted: a file that a line
names no more is no longer current and keeps its address, and of a file that came in its place it says so.

Who may see a material is decided by its place in the page tree. A line without a place, where none was given for the
whole table either, is refused.
"""

import contextlib
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.log_actions import log

from core import languages
from resources import deriving, versions
from resources.exchange import texts
from resources.exchange.facts import TERMS, Reader, choice, is_yes
from resources.exchange.folder import Folder, open_checked
from resources.exchange.places import Places
from resources.exchange.table import OF_FILE, Fault, Line, Table
from resources.models import File, Resource

MADE, CHANGED, SAME, FAULTY = "made", "changed", "same", "faulty"
PARTS = [part.removeprefix("_") for part in OF_FILE]


class Outcome(NamedTuple):
    """What became of one line, and what has to be said about it."""

    line: int
    became: str
    remark: str = ""


class NotYet(Exception):
    """A line names a material that stands further down in the table."""


class Importer:
    """Takes one table; `outcomes` may be left at any line, and begun anew later."""

    def __init__(
        self,
        table: Table,
        folder: Folder | None,
        *,
        into: str = "",
        add_missing: bool = False,
        anew: bool = False,
        dry_run: bool = False,
    ):
        self.table, self.folder, self.anew, self.dry_run = table, folder, anew, dry_run
        self.places = Places()
        self.into = self.places.find(into) if into else None
        self.reader = Reader(add_missing)
        self.counts = Counter()
        if table.files and folder is None:
            raise Fault(_("The table names files; say in which folder they lie."))
        self._look_through()

    def _look_through(self) -> None:
        """Count the lines, and note which materials stand at which place, in a few bytes for each."""
        self.total, self.keys, self.at = 0, set(), set()
        for line in self.table.lines():
            self.total += 1
            key, place = line.cells.get("key", ""), None
            # What is wrong is said when its turn comes.
            with contextlib.suppress(Fault):
                place = self._place(line.cells)
            self.keys.add(hash(key))
            self.at.add(hash((key, place and place.translation_key)))

    def outcomes(self) -> Iterator[Outcome]:
        """Take line by line, those last that name a material further down."""
        waiting, seen = set(), set()
        for line in self.table.lines():
            try:
                yield self._counted(self._take(line, seen))
            except NotYet:
                waiting.add(line.number)
        for line in self.table.lines() if waiting else ():
            if line.number in waiting:
                yield self._counted(self._take(line, None))

    def _counted(self, outcome: Outcome) -> Outcome:
        self.counts[outcome.became] += 1
        return outcome

    def _take(self, line: Line, seen: set | None) -> Outcome:
        try:
            if line.fault:
                raise Fault(line.fault)
            place = self._place(line.cells)
            if seen is not None:
                self._refuse_twice(line.cells["key"], place, seen)
            return Outcome(line.number, *self._write(line.cells, place, may_wait=seen is not None))
        except (Fault, ValidationError, DatabaseError, OSError) as error:
            # What the line has added was undone with it.
            self.reader.forget()
            return Outcome(line.number, FAULTY, _in_words(error))

    def _place(self, cells: dict[str, str]):
        return self.places.find(cells["place"]) if cells.get("place") else self.into

    def _refuse_twice(self, key: str, place, seen: set) -> None:
        if not key:
            raise Fault(_("key: The cell is empty; a material is known again by it."))
        mark = hash((key, place and place.translation_key))
        if mark in seen:
            raise Fault(_("key: “%(key)s” stands at this place already, further up.") % {"key": key})
        seen.add(mark)

    def _write(self, cells: dict[str, str], place, *, may_wait: bool) -> tuple[str, str]:
        resource = Resource.objects.filter(key=cells["key"]).first()
        named = self._named_files(cells)
        at = str(place.translation_key) if place else ""
        fingerprint = _fingerprint(cells, named)
        if resource and not self.anew and resource.imported.get(at) == fingerprint:
            return SAME, ""
        step = _Step(self, resource or Resource(key=cells["key"]), cells, place, named)
        step.find_replaced(may_wait)
        try:
            with transaction.atomic():
                step.write()
                Resource.objects.filter(pk=step.resource.pk).update(
                    imported={**step.resource.imported, at: fingerprint}
                )
                transaction.set_rollback(self.dry_run)
        except BaseException:
            for name in step.stored:
                default_storage.delete(name)
            raise
        if self.dry_run:
            self.reader.forget()
        return (CHANGED if step.is_changed else SAME) if resource else MADE, step.remark

    def _named_files(self, cells: dict[str, str]) -> dict[int, Path]:
        names = {number: cells.get(f"file_{number}", "") for number in self.table.files}
        return {number: self.folder.find(name) for number, name in names.items() if name}

    def names_place(self, key: str, place) -> bool:
        return hash((key, place.translation_key)) in self.at


class _Step:
    """One line on its way into the database."""

    def __init__(self, importer: Importer, resource: Resource, cells: dict[str, str], place, named: dict[int, Path]):
        self.importer, self.resource, self.cells, self.place, self.named = importer, resource, cells, place, named
        self.is_new = resource.pk is None
        self.is_changed = self.is_new
        self.stored, self.remark = [], ""

    def find_replaced(self, may_wait: bool) -> None:
        """Look for the material that this one replaces; it may come further down in the table."""
        self.replaces, key = self.resource.replaces, self.cells.get("replaces")
        if key is None:
            return
        self.replaces = Resource.objects.filter(key=key).first() if key else None
        if not key or self.replaces:
            return
        stands_below = hash(key) in self.importer.keys
        if stands_below and self.importer.dry_run:
            return
        if stands_below and may_wait:
            raise NotYet
        raise Fault(_("replaces: There is no material with the key “%(key)s”.") % {"key": key})

    def write(self) -> None:
        wanted = texts.read(self.cells)
        if wanted and self.place is None:
            raise Fault(_("place: Nothing says where the pages are to stand, and so who may see them."))
        self._write_facts(wanted)
        if self.importer.table.files:
            self._write_files()
        for field, message in self.resource.wrong_with(File.objects.filter(resource=self.resource).count()).items():
            raise Fault(f"{field}: {message}")
        if self.is_changed:
            log(instance=self.resource, action="wagtail.create" if self.is_new else "wagtail.edit")
        writer = texts.Writer(self.importer.places, self.resource, self.place, self._is_named_at)
        for each in wanted:
            self.is_changed |= writer.write(each)

    def _is_named_at(self, place) -> bool:
        return self.importer.names_place(self.resource.key, place)

    def _write_facts(self, wanted) -> None:
        facts = self.importer.reader.read(self.cells) | {"replaces": self.replaces}
        if not (facts.get("name") or self.resource.name):
            facts["name"] = next((each.texts["title"][:200] for each in wanted if each.texts.get("title")), "")
        many = {name: facts.pop(name) for name in TERMS if name in facts}
        for row in [facts.get("kind"), facts.get("publisher"), *(term for terms in many.values() for term in terms)]:
            if row and row.pk is None:
                row.save()
        before = {name: getattr(self.resource, name, None) for name in facts if not self.is_new}
        for name, value in facts.items():
            setattr(self.resource, name, value)
        self.resource.full_clean(exclude=["imported"])
        changed = [name for name in facts if self.is_new or getattr(self.resource, name) != before[name]]
        for name, terms in many.items():
            known = set() if self.is_new else {term.pk for term in getattr(self.resource, name).all()}
            if known != {term.pk for term in terms}:
                setattr(self.resource, name, terms)
                changed.append(name)
        if changed:
            self.is_changed = True
            self.resource.save()

    def _write_files(self) -> None:
        there = list(File.objects.filter(resource=self.resource).select_related("document").order_by("pk"))
        free, come, by_number = list(there), [], {}
        for number, path in self.named.items():
            with open_checked(path) as opened:
                digest = deriving.digest_of(opened)
                known = next((file for file in free if _digest_of(file) == digest), None)
                if known:
                    free.remove(known)
                    by_number[number] = known
                else:
                    self._note_same(digest)
                    by_number[number] = self._new_file(opened, path.name, digest)
                    come.append(by_number[number])
            self._describe(by_number[number], number, is_new=known is None)
        gone = [file for file in free if file.is_current]
        for file in gone:
            file.is_current = False
            file.save(update_fields=["is_current"])
        versions.succeed(gone, come)
        self._write_successors(by_number)
        self.is_changed |= bool(gone or come)

    def _note_same(self, digest: str) -> None:
        same = File.objects.filter(digest=digest).exclude(resource=self.resource).select_related("resource").first()
        if same:
            told = {"key": same.resource.key, "name": same.resource.name}
            self.remark = _("The same file is there already, in “%(name)s” (%(key)s).") % told

    def _new_file(self, opened, name: str, digest: str) -> File:
        document = get_document_model()(title=Path(name).stem, file=opened)
        document._set_document_file_metadata()
        if self.importer.dry_run:
            document.file.name, document.file._committed = name, True
        else:
            opened.seek(0)
            document.file.save(name, opened, save=False)
            self.stored.append(document.file.name)
        document.save()
        return File(resource=self.resource, document=document, digest=digest)

    def _describe(self, file: File, number: int, *, is_new: bool) -> None:
        """Write down what the line says of one file."""
        said = {part: self.cells.get(f"file_{number}_{part}") for part in PARTS if part}
        changed = []
        for name, value in _facts_of_file(number, said).items():
            if getattr(file, name) != value:
                setattr(file, name, value)
                changed.append(name)
        if said["title"] and file.document.title != said["title"]:
            file.document.title = said["title"]
            file.document.full_clean(exclude=["file", "collection", "tags"])
            file.document.save(update_fields=["title"])
            self.is_changed = True
        if is_new or changed:
            file.full_clean(exclude=["document", "resource"])
            file.save(update_fields=None if is_new else changed)
            self.is_changed = True

    def _write_successors(self, by_number: dict[int, File]) -> None:
        for number, file in by_number.items():
            said = self.cells.get(f"file_{number}_replaced_by")
            if said is None:
                continue
            newer = by_number.get(int(said)) if said.isascii() and said.isdigit() and len(said) < 3 else None
            if said and (newer is None or newer is file):
                told = {"column": f"file_{number}_replaced_by", "cell": said}
                raise Fault(_("%(column)s: “%(cell)s” is not the number of another file in this line.") % told)
            if file.replaced_by_id != (newer and newer.pk):
                file.replaced_by = newer
                File.objects.filter(pk=file.pk).update(replaced_by=newer)
                self.is_changed = True


def _facts_of_file(number: int, said: dict[str, str | None]) -> dict[str, object]:
    found = {name: said[name] for name in ("label_de", "label_en") if said[name] is not None}
    try:
        if said["language"]:
            found["language"] = choice(said["language"], languages.OF_FILES)
        if said["accessibility"] is not None:
            found["stated_verdict"] = choice(said["accessibility"], File.Verdict.choices)
        if said["current"]:
            found["is_current"] = is_yes(said["current"])
    except Fault as fault:
        raise Fault(f"file_{number}: {fault}") from fault
    return found


def _digest_of(file: File) -> str:
    """Return the fingerprint of a file, also of one that nobody has looked into yet."""
    if not file.digest:
        try:
            with file.document.file.open() as opened:
                file.digest = deriving.digest_of(opened)
        except OSError:
            return ""
    return file.digest


def _fingerprint(cells: dict[str, str], named: dict[int, Path]) -> str:
    """Return a short string that changes with the words of a line and with the files that it names."""
    files = {number: [path.stat().st_size, path.stat().st_mtime_ns] for number, path in named.items()}
    return hashlib.sha256(json.dumps([cells, files], sort_keys=True).encode()).hexdigest()


def _in_words(error: Exception) -> str:
    if isinstance(error, ValidationError):
        if hasattr(error, "error_dict"):
            return "; ".join(f"{field}: {' '.join(messages)}" for field, messages in error.message_dict.items())
        return " ".join(error.messages)
    if isinstance(error, DatabaseError):
        return _("The database does not take this line: %(reason)s") % {"reason": str(error).splitlines()[0]}
    return str(error)
