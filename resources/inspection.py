"""Looks into one file: a program of its own, so that a hostile file harms nobody but it.

Called by `resources/deriving.py` as `python -I inspection.py KIND FILE FOLDER`. It limits itself before it reads the
first byte, knows no settings and no database, and leaves what it found as `found.json` and `cover.webp` in the folder.
Where the system lets it, it gives up the network, other programs and all files but this one for good (Linux: a network
namespace of its own, Landlock): a file that took over the reader would find neither the database nor a way out.
"""

import contextlib
import ctypes
import json
import os
import resource
import signal
import struct
import sys
import time
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

MEMORY = 1024**3
PROCESSOR_SECONDS = 20
OUTPUT = 16 * 1024**2
OPEN_FILES = 64

# Reading text stops here; what was read until then counts.
MOST_CHARACTERS = 1_000_000
MOST_PAGES = 3_000
SECONDS_FOR_TEXT = 10
# Fewer letters than this are the stamp on a scan and no text.
LEAST_LETTERS = 40
COVER_WIDTH, COVER_HEIGHT = 480, 960
LEAST_SIDE = 120
# Of all parts of an office file together.
MOST_UNPACKED = 24 * 1024**2
MOST_ELEMENTS = 800_000
PDF_UA, CHUNK = b"pdfuaid:part", 1024**2

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
APPLICATION = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
OPEN_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OPEN_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

# As Linux names them (linux/prctl.h, linux/sched.h, linux/landlock.h).
DIE_WITH_PARENT, NO_NEW_RIGHTS = 1, 38
OWN_USERS, OWN_NETWORK = 0x10000000, 0x40000000
LANDLOCK, EVERY_ACCESS, READ_FILE, READ_FOLDER = 444, (1 << 13) - 1, 1 << 2, 1 << 3


class Unreadable(Exception):
    """Why a file can't be read: one of the problems that `File.Problem` names."""


def main(kind: str, path: str, folder: str) -> None:
    limit()
    shut_in(path, folder)
    os.chdir(folder)
    try:
        found = READERS[kind](Path(path))
    except Unreadable as problem:
        found = {"problem": str(problem)}
    except (MemoryError, RecursionError):
        found = {"problem": "too_much"}
    Path("found.json").write_text(json.dumps(found), encoding="utf-8")


def limit() -> None:
    """Bound memory, time and output; not every system knows each limit."""
    wanted = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: PROCESSOR_SECONDS,
        resource.RLIMIT_FSIZE: OUTPUT,
        resource.RLIMIT_NOFILE: OPEN_FILES,
        resource.RLIMIT_CORE: 0,
    }
    for name, most in wanted.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (most, most))
    os.nice(10)


def shut_in(path: str, folder: str) -> None:
    """Give up all that looking into this file does not need, as far as the system can do that."""
    if not sys.platform.startswith("linux"):
        return
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl(DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    system.prctl(NO_NEW_RIGHTS, 1, 0, 0, 0)
    # Refused inside some containers, and then it stays as it was.
    system.unshare(OWN_USERS | OWN_NETWORK)
    libraries = {sys.prefix, sys.base_prefix, "/usr", "/lib", "/lib64", "/etc/ld.so.cache", *sys.path}
    _see_only(system, {path, *filter(os.path.exists, libraries)}, folder)


def _see_only(system, readable: set[str], writable: str) -> None:
    """Restrict this process to these files and folders (Landlock, first version, of Linux 5.13)."""
    rules = system.syscall(LANDLOCK, ctypes.byref(ctypes.c_uint64(EVERY_ACCESS)), ctypes.c_size_t(8), 0)
    if rules < 0:
        return
    for place in [*readable, writable]:
        access = EVERY_ACCESS if place == writable else READ_FILE | READ_FOLDER
        if not os.path.isdir(place):
            access &= READ_FILE
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
        rule = struct.pack("=Qi", access, opened)
        system.syscall(LANDLOCK + 1, rules, 1, ctypes.create_string_buffer(rule, len(rule)), 0)
        os.close(opened)
    system.syscall(LANDLOCK + 2, rules, 0)
    os.close(rules)


def read_pdf(path: Path) -> dict:
    # Here, so that who only asks for the limits does not load it.
    import pypdfium2
    import pypdfium2.raw as pdfium  # for the same reason

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        is_encrypted = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise Unreadable("encrypted" if is_encrypted else "broken") from error
    details = document.get_metadata_dict()
    found = {
        "pages": len(document),
        "is_tagged": bool(pdfium.FPDFCatalog_IsTagged(document)),
        "language": _language(pdfium, document),
        "claims_pdf_ua": _mentions(path, PDF_UA),
        "title": clean(details.get("Title", "")),
        "people": clean(details.get("Author", "")),
        "about": clean(details.get("Subject", "")),
        "keywords": clean(details.get("Keywords", "")),
        "made": clean(details.get("CreationDate", "")).removeprefix("D:"),
    }
    try:
        found["cover"] = _draw_cover(document[0])
        found["text"] = _text_of_pages(pypdfium2, document)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("broken") from error
    return found | {"has_text": has_letters(found["text"])}


def _language(pdfium, document) -> str:
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length <= 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return clean(buffer.raw.decode("utf-16-le", "ignore"))


def _mentions(path: Path, words: bytes) -> bool:
    """Tell whether the file says this anywhere in the open, as descriptions of PDF/UA must."""
    rest = b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if words in rest + chunk:
                return True
            rest = chunk[-len(words) :]
    return False


def _draw_cover(page) -> list[int] | None:
    """Draw the first page as a small picture and return its width and height; strips are no cover."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        return None
    scale = min(COVER_WIDTH / width, COVER_HEIGHT / height)
    if min(width, height) * scale < LEAST_SIDE:
        return None
    picture = page.render(scale=scale).to_pil().convert("RGB")
    picture.save("cover.webp", "WEBP", quality=78)
    return list(picture.size)


def _text_of_pages(pypdfium2, document) -> str:
    texts, left, until = [], MOST_CHARACTERS, time.monotonic() + SECONDS_FOR_TEXT
    for number in range(min(len(document), MOST_PAGES)):
        if left <= 0 or time.monotonic() > until:
            break
        # A page that is broken has no text; the others have theirs.
        with contextlib.suppress(pypdfium2.PdfiumError):
            page = document[number]
            words = page.get_textpage()
            text = clean(words.get_text_range(count=min(words.count_chars(), left)) if words.count_chars() else "")
            words.close()
            page.close()
            texts.append(text)
            left -= len(text)
    return "\n".join(texts)


def read_office(path: Path) -> dict:
    with _opened(path) as archive:
        parts = _Parts(archive)
        names = set(archive.namelist())
        found = {"title": "", "language": "", "people": "", "pages": None}
        if "content.xml" in names:
            found["text"] = parts.text("content.xml", {OPEN_TEXT + "p", OPEN_TEXT + "h"})
            if "meta.xml" in names:
                found |= _details_of_open_document(parts.words("meta.xml"), parts.page_count)
        else:
            found["text"] = "\n".join(parts.text(name, BREAKS) for name in _office_texts(archive))
            if "docProps/core.xml" in names:
                found |= _details_of_office(parts.words("docProps/core.xml"))
            found["pages"] = _pages_of_office(parts, archive, names)
    return found | {"has_text": has_letters(found["text"])}


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise Unreadable("broken") from error
    if any(each.flag_bits & 1 for each in archive.infolist()):
        raise Unreadable("encrypted")
    return archive


BREAKS = {WORD + "p", DRAWING + "p", SHEET + "si"}
TEXTS = ("word/document.xml", "xl/sharedStrings.xml")


def _office_texts(archive: zipfile.ZipFile) -> list[str]:
    slides = [name for name in archive.namelist() if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
    slides.sort(key=lambda name: (len(name), name))
    return [name for name in TEXTS if name in archive.namelist()] + slides


def _details_of_office(words: dict[str, str]) -> dict:
    people = [words.get(DUBLIN_CORE + "creator", ""), words.get(PROPERTIES + "lastModifiedBy", "")]
    return {
        "title": words.get(DUBLIN_CORE + "title", ""),
        "language": words.get(DUBLIN_CORE + "language", ""),
        "people": _once_each(people),
        "about": words.get(DUBLIN_CORE + "description", "") or words.get(DUBLIN_CORE + "subject", ""),
        "keywords": words.get(PROPERTIES + "keywords", ""),
        "made": words.get(TERMS + "created", ""),
    }


def _details_of_open_document(words: dict[str, str], page_count: int | None) -> dict:
    people = [words.get(OPEN_META + "initial-creator", ""), words.get(DUBLIN_CORE + "creator", "")]
    return {
        "title": words.get(DUBLIN_CORE + "title", ""),
        "language": words.get(DUBLIN_CORE + "language", ""),
        "people": _once_each(people),
        "about": words.get(DUBLIN_CORE + "description", "") or words.get(DUBLIN_CORE + "subject", ""),
        "keywords": words.get(OPEN_META + "keyword", ""),
        "made": words.get(OPEN_META + "creation-date", ""),
        "pages": page_count,
    }


def _pages_of_office(parts: "_Parts", archive: zipfile.ZipFile, names: set[str]) -> int | None:
    slides = len([name for name in _office_texts(archive) if name.startswith("ppt/")])
    if slides or "docProps/app.xml" not in names:
        return slides or None
    pages = parts.words("docProps/app.xml").get(APPLICATION + "Pages", "")
    return int(pages) if pages.isascii() and pages.isdigit() and len(pages) < 7 else None


def _once_each(people: list[str]) -> str:
    return "; ".join(dict.fromkeys(person for person in people if person))


class _Parts:
    """Reads the parts of an office file, in all no more than is good for us, whatever they say of themselves."""

    def __init__(self, archive: zipfile.ZipFile):
        self.archive, self.left, self.page_count = archive, MOST_UNPACKED, None
        self.elements_left = MOST_ELEMENTS

    def text(self, name: str, breaks: set[str]) -> str:
        """Return the words of one part; each of these elements ends a line."""
        written, length = [], 0
        for element in self._elements(name):
            if element.tag in breaks:
                line = clean("".join(element.itertext()))
                written.append(line)
                length += len(line)
                element.clear()
            if length > MOST_CHARACTERS:
                break
        return "\n".join(line for line in written if line)[:MOST_CHARACTERS]

    def words(self, name: str) -> dict[str, str]:
        """Return what each element of a small part says."""
        words = {}
        for element in self._elements(name):
            words.setdefault(element.tag, clean(element.text or ""))
            pages = element.get(OPEN_META + "page-count", "")
            if pages.isascii() and pages.isdigit() and len(pages) < 7:
                self.page_count = int(pages)
        return words

    def _elements(self, name: str):
        try:
            with self.archive.open(name) as part:
                for _event, element in iterparse(_Bounded(self, part), forbid_dtd=True):
                    self.elements_left -= 1
                    if self.elements_left < 0:
                        raise Unreadable("too_much")
                    yield element
        except (ParseError, DefusedXmlException, KeyError, zipfile.BadZipFile, NotImplementedError) as error:
            raise Unreadable("broken") from error
        except (OSError, EOFError, RuntimeError, ValueError, zlib.error) as error:
            raise Unreadable("broken") from error


class _Bounded:
    """A part of a ZIP that ends the reading when too much comes out."""

    def __init__(self, parts: _Parts, part):
        self.parts, self.part = parts, part

    def read(self, size=-1):
        data = self.part.read(65_536 if size is None or size < 0 else size)
        self.parts.left -= len(data)
        if self.parts.left < 0:
            raise Unreadable("too_much")
        return data


def read_text(path: Path) -> dict:
    with path.open("rb") as file:
        data = file.read(4 * MOST_CHARACTERS)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    text = clean(text)[:MOST_CHARACTERS]
    return {"text": text, "has_text": has_letters(text), "pages": None}


def read_nothing(path: Path) -> dict:
    """A film, a recording or an archive has nothing to read."""
    return {"pages": None}


def clean(text: str) -> str:
    """Return a text without what no database takes: control characters and halves of characters.

    A word that was parted at the end of a line, which PDFium marks, is one again.
    """
    text = text.encode("utf-8", "ignore").decode().replace("\r\n", "\n")
    text = text.replace("\ufffe\n", "").replace("\ufffe", "").replace("\x02\n", "").replace("\x02", "")
    return "".join(letter if letter >= " " or letter in "\n\t" else " " for letter in text).strip()


def has_letters(text: str) -> bool:
    return sum(letter.isalnum() for letter in text[:100_000]) >= LEAST_LETTERS


OFFICE = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
READERS = {"pdf": read_pdf, "txt": read_text, "zip": read_nothing, "mp3": read_nothing, "mp4": read_nothing}
READERS |= dict.fromkeys(OFFICE, read_office)

if __name__ == "__main__":
    main(*sys.argv[1:])
