"""The table of materials: its columns, how it is read in bounded memory, and how one cell is written.

A line is a material at one place of the page tree. No cell can become a formula in the program that opens the table
(`core/formulas.py`); the mark that keeps it from that is taken off again here.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from core.formulas import BEFORE_FORMULA, FORMULA

SPOKEN = [code for code, _name in settings.LANGUAGES]
TEXTS = ("title", "slug", "summary", "body", "published")
PLAIN = ("name", "link", "authors", "series", "number_in_series", "version", "isbn", "doi")
FACTS = (
    *("name", "kind", "medium", "link", "publisher", "authors", "year", "licence", "language", "topics"),
    *("target_groups", "series", "number_in_series", "version", "replaces", "isbn", "doi"),
    *("review_on", "review_owner", "review_group", "reviewed_on"),
)
OF_FILE = ("", "_title", "_label_de", "_label_en", "_language", "_current", "_replaced_by", "_accessibility")
FILE_COLUMN = re.compile(rf"file_([1-9][0-9]?)({'|'.join(OF_FILE)})")
FIXED = ("key", "place", *(f"{name}_{code}" for code in SPOKEN for name in TEXTS), *FACTS)

DELIMITERS = ";,\t"
# Longer than any text on a page; where a quotation mark is never closed, reading ends here.
LONGEST = 1_000_000
# No text holds these; the last are what is left of letters in another encoding.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
NOT_UTF8 = re.compile("[\ud800-\udfff]")


class Fault(Exception):
    """Why a table or one of its lines is not taken, in words for whoever wrote it."""


class Line(NamedTuple):
    """One line: where it begins, and its cells by the names of their columns; or why it can't be read."""

    number: int
    cells: dict[str, str]
    fault: str = ""


def columns(files: int) -> list[str]:
    """Return the names of all columns, for materials with at most so many files."""
    return [*FIXED, *(f"file_{number}{part}" for number in range(1, files + 1) for part in OF_FILE)]


def plain(text) -> str:
    """Return a text as cells hold it."""
    text = "" if text is None else str(text)
    return CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def guard(text: str) -> str:
    """Return a cell that no program takes for a formula."""
    return f"'{text}" if _could_be_formula(text.lstrip("'")) else text


def unguard(cell: str) -> str:
    """Return what a guarded cell says."""
    return cell[1:] if cell.startswith("'") and _could_be_formula(cell.lstrip("'")) else cell


def _could_be_formula(text: str) -> bool:
    return text.startswith(BEFORE_FORMULA) or text.lstrip().startswith(FORMULA)


class Table:
    """A table on the disk, read line by line and as often as wanted."""

    def __init__(self, path: Path):
        self.path = path
        with self._open() as stream:
            head = stream.readline(LONGEST)
        self.delimiter = max(DELIMITERS, key=head.count)
        self.head = [name.strip().lower() for name in next(csv.reader([head], delimiter=self.delimiter), [])]
        self._check_head()

    def _open(self):
        return self.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")

    def _check_head(self):
        known = [name for name in self.head if name in FIXED or FILE_COLUMN.fullmatch(name)]
        unknown = [name for name in self.head if name not in known]
        if "key" not in known:
            raise Fault(_("The first line names no column “key”, by which a material is known again."))
        if unknown:
            names = ", ".join(repr(name)[1:-1] for name in unknown)
            raise Fault(_("These columns are not known: %(names)s.") % {"names": names})
        if twice := {name for name in self.head if self.head.count(name) > 1}:
            raise Fault(_("These columns stand there twice: %(names)s.") % {"names": ", ".join(sorted(twice))})

    @property
    def files(self) -> list[int]:
        """The numbers of the files that the table has columns for."""
        found = (FILE_COLUMN.fullmatch(name) for name in self.head)
        return sorted({int(match[1]) for match in found if match})

    def lines(self) -> Iterator[Line]:
        """Yield the lines below the head, the empty ones left out."""
        csv.field_size_limit(LONGEST)
        with self._open() as stream:
            reader = csv.reader(iter(lambda: stream.readline(LONGEST), ""), delimiter=self.delimiter)
            next(reader, None)
            while True:
                number = reader.line_num + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    text = _("The line can't be read: a quotation mark is not closed, or a cell is far too long.")
                    yield Line(number, {}, text)
                    continue
                if any(cell.strip() for cell in cells):
                    yield self._line(number, cells)

    def _line(self, number: int, cells: list[str]) -> Line:
        if len(cells) != len(self.head):
            counts = {"cells": len(cells), "columns": len(self.head)}
            return Line(number, {}, _("The line has %(cells)s cells, but there are %(columns)s columns.") % counts)
        named = {}
        for name, cell in zip(self.head, cells, strict=True):
            text = unguard(cell).replace("\r\n", "\n").strip()
            if NOT_UTF8.search(text):
                return Line(number, {}, _("%(column)s: These letters are not UTF-8.") % {"column": name})
            if CONTROL.search(text):
                return Line(number, {}, _("%(column)s: There is a control character.") % {"column": name})
            named[name] = text
        return Line(number, named)
