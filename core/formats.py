"""What kind of file something is, told from what is inside and not only from its name.

Standard library only and bounded in all that it reads, since uploads are looked at while somebody waits.
"""

import re
import struct
import zipfile
from typing import BinaryIO

HEAD = 4096
# Where the directory of a ZIP begins is said at its end, before a remark of at most 64 KB.
END_OF_ZIP, SIZE_OF_END = b"PK\x05\x06", 22
MOST_REMARK = 65_535
# More than any office program writes.
MOST_ENTRIES, LARGEST_DIRECTORY = 10_000, 2 * 1024 * 1024
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
# The part that makes an Office file what it is.
OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
MACROS = "vbaProject.bin"
# What a browser would take for a page or a drawing.
PAGE = re.compile(
    rb"<\s*(!doctype\s+html|html|head|body|script|iframe|object|embed|style|meta|svg|!doctype\s+svg)\b", re.IGNORECASE
)
DRAWING = re.compile(rb"<\s*(svg|!doctype\s+svg)\b", re.IGNORECASE)
# Characters that no text holds.
NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SOUND = (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")
# Under which names each kind may come.
NAMES = {"txt": {"txt", "csv"}}


def recognise(file: BinaryIO) -> str:
    """Return what kind of file this is: an extension without the dot, "macros", or "" if it is unknown."""
    file.seek(0)
    head = file.read(HEAD)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", END_OF_ZIP)):
        return _kind_of_zip(file)
    if head[4:8] == b"ftyp":
        return "mp4"
    if head.startswith(SOUND):
        return "mp3"
    return _kind_of_text(head)


def fits(kind: str, extension: str) -> bool:
    """Tell whether a file of this kind may have this extension."""
    return extension.lower() in NAMES.get(kind, {kind})


def _kind_of_text(head: bytes) -> str:
    if not head or NO_TEXT.search(head):
        return ""
    if PAGE.search(head):
        return "svg" if DRAWING.search(head) else "html"
    return "txt"


def _kind_of_zip(file: BinaryIO) -> str:
    try:
        if not _has_small_directory(file):
            return "zip"
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
                return OPEN_DOCUMENT.get(_start_of(archive, "mimetype").strip(), "zip")
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError, EOFError, struct.error):
        return ""
    if "[Content_Types].xml" not in names:
        return "zip"
    if any(name.endswith(MACROS) for name in names):
        return "macros"
    return next((kind for folder, kind in OFFICE.items() if any(name.startswith(folder) for name in names)), "zip")


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(HEAD)


def _has_small_directory(file: BinaryIO) -> bool:
    """Tell whether a ZIP's table of contents may be read at once; raise ValueError if it has none."""
    size = file.seek(0, 2)
    file.seek(max(size - MOST_REMARK - SIZE_OF_END, 0))
    end = file.read()
    at = end.rfind(END_OF_ZIP)
    if at < 0 or len(end) - at < SIZE_OF_END:
        raise ValueError("This ZIP is cut off.")
    entries, length = struct.unpack("<HL", end[at + 10 : at + 16])
    file.seek(0)
    return entries <= MOST_ENTRIES and length <= LARGEST_DIRECTORY
