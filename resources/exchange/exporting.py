"""All materials become a table and a folder of files, which `importing.py` can read.

What is not in them: who asked for an accessible version, how often a file was downloaded, earlier revisions of pages,
their pictures, and what the worker finds out about files again by itself.
"""

import csv
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePath

from django.db.models import Count, Prefetch
from django.utils.translation import gettext as _

from resources.exchange import facts, texts
from resources.exchange.places import Places
from resources.exchange.table import SPOKEN, columns, guard, plain
from resources.models import File, Resource, ResourcePage

AT_ONCE = 100
# Also on disks that do not tell capital letters from small ones.
SIMPLE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


class Exporter:
    """Writes one table and the files that it names; what could not be written is in `faults`."""

    def __init__(self, table: Path, folder: Path):
        self.table, self.folder = table, folder
        self.places = Places()
        self.faults: list[str] = []
        self.total = Resource.objects.count()

    def write(self) -> Iterator[int]:
        """Write material by material, and yield how many are written; the table is there when all are."""
        self.folder.mkdir(parents=True, exist_ok=True)
        most = Resource.objects.annotate(number=Count("files")).order_by("-number").values_list("number", flat=True)
        unfinished = self.table.with_name(f"{self.table.name}.part")
        # With a mark, so that every program knows which letters these are.
        with unfinished.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, columns(most.first() or 1), restval="", delimiter=";")
            writer.writeheader()
            for number, resource in enumerate(self._resources(), 1):
                for cells in self._lines(resource):
                    writer.writerow({name: guard(plain(value)) for name, value in cells.items()})
                yield number
        unfinished.replace(self.table)

    def _resources(self):
        files = Prefetch("files", File.objects.select_related("document").order_by("pk"))
        pages = Prefetch("pages", ResourcePage.objects.filter(alias_of=None).select_related("locale").order_by("pk"))
        resources = Resource.objects.select_related("kind", "publisher", "replaces", "review_owner", "review_group")
        resources = resources.prefetch_related(files, pages, "topics", "target_groups").order_by("pk")
        return resources.iterator(chunk_size=AT_ONCE)

    def _lines(self, resource: Resource) -> Iterator[dict[str, object]]:
        same = {"key": resource.key, **facts.as_cells(resource), **self._files(resource)}
        places = {}
        for page in resource.pages.all():
            if (list_page := self.places.above(page)) is None:
                continue
            pages = places.setdefault(list_page.translation_key, (list_page, {}))[1]
            code = page.locale.language_code
            if code in pages:
                told = {"title": page.title, "key": resource.key}
                self.faults.append(_("“%(title)s” (%(key)s) is at one place twice; one is written.") % told)
            pages.setdefault(code, page)
        for list_page, pages in places.values():
            cells = {"place": self.places.name(list_page)}
            for code in SPOKEN:
                cells |= texts.as_cells(pages.get(code), code)
            yield same | cells
        if not places:
            yield same

    def _files(self, resource: Resource) -> dict[str, object]:
        cells, taken, files = {}, {}, list(resource.files.all())
        numbers = {file.pk: number for number, file in enumerate(files, 1)}
        for number, file in enumerate(files, 1):
            name = file.document.filename
            if taken.setdefault(name.casefold(), file.document_id) != file.document_id:
                name = f"{number}-{name}"
            path = f"{_folder_of(resource.key)}/{name}"
            self._copy(file, path)
            cells |= {
                f"file_{number}": path,
                f"file_{number}_title": file.document.title,
                f"file_{number}_label_de": file.label_de,
                f"file_{number}_label_en": file.label_en,
                f"file_{number}_language": file.language,
                f"file_{number}_current": "yes" if file.is_current else "no",
                f"file_{number}_replaced_by": numbers.get(file.replaced_by_id, ""),
                f"file_{number}_accessibility": file.stated_verdict,
            }
        return cells

    def _copy(self, file: File, path: str) -> None:
        target = self.folder / PurePath(path)
        target.parent.mkdir(exist_ok=True)
        unfinished = target.with_name(f"{target.name}.part")
        stored = file.document.file
        try:
            with stored.storage.open(stored.name) as source, unfinished.open("wb") as copy:
                shutil.copyfileobj(source, copy, 1024**2)
        except FileNotFoundError:
            self.faults.append(_("%(path)s: The file is gone from the storage.") % {"path": path})
            return
        # So that a table that is read again knows what has not changed.
        changed = stored.storage.get_modified_time(stored.name).timestamp()
        os.utime(unfinished, (changed, changed))
        unfinished.replace(target)


def _folder_of(key: str) -> str:
    return key if SIMPLE.fullmatch(key) else hashlib.sha256(key.encode()).hexdigest()[:20]
