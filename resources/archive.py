"""Many files as one ZIP, sent while it is made: nothing of it lies in memory or on the disk as a whole.

Files are stored as they are, since documents are compressed in themselves. Beside them lies a table of contents with
the licence of each material. Names are those that the files have, made safe for every system, and none comes twice.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils import timezone

PIECE = 256 * 1024
LONGEST_NAME = 120
# What Windows takes for a device or a sign of its own.
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
ENDING = re.compile(r"(?<=.)\.[A-Za-z0-9]{1,10}$")
FORBIDDEN = set('<>:"/\\|?*')


class Entry(NamedTuple):
    """One file of the archive: where it is stored, and under which name it comes."""

    name: str
    stored: object


class _Outlet:
    """What the archive writes into; what has been written is taken out in pieces."""

    def __init__(self):
        self.pieces = []

    def write(self, data) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self):
        pass

    def take(self) -> bytes:
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def stream(entries: Iterable[Entry], texts: dict[str, str]) -> Iterator[bytes]:
    """Yield the archive of these files piece by piece, after the texts that come with them."""
    outlet = _Outlet()
    now = timezone.localtime().timetuple()[:6]
    with ZipFile(outlet, "w") as archive:
        for name, text in texts.items():
            info = ZipInfo(name, now)
            info.compress_type = ZIP_DEFLATED
            # With a mark, so that every editor knows which letters these are.
            archive.writestr(info, text.replace("\n", "\r\n").encode("utf-8-sig"))
        for entry in entries:
            info = ZipInfo(entry.name, now)
            # Whether its numbers need 64 bits has to be known beforehand.
            info.file_size = entry.stored.size
            with entry.stored.storage.open(entry.stored.name) as source, archive.open(info, "w") as target:
                while piece := source.read(PIECE):
                    target.write(piece)
                    yield outlet.take()
    yield outlet.take()


def own_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return a safe name for each that no other one has, also where letters of either case are the same."""
    used, found = {name.casefold() for name in taken}, []
    for name in names:
        path, number = PurePath(safe_name(name)), 1
        free = path.name
        while free.casefold() in used:
            number += 1
            free = f"{path.stem} ({number}){path.suffix}"
        used.add(free.casefold())
        found.append(free)
    return found


def safe_name(name: str) -> str:
    """Return a file name that leads nowhere and that every system takes."""
    name = unicodedata.normalize("NFC", name)
    kept = "".join("_" if sign in FORBIDDEN or unicodedata.category(sign)[0] == "C" else sign for sign in name)
    stem = kept.strip(". ")
    suffix = found[0] if (found := ENDING.search(stem)) else ""
    stem = stem.removesuffix(suffix)
    stem = stem[: LONGEST_NAME - len(suffix)].strip(". ") or "_"
    return f"_{stem}{suffix}" if stem.partition(".")[0].casefold() in RESERVED else f"{stem}{suffix}"
