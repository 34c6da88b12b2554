"""Papers: tagged PDFs (PDF/UA-1) set by typst from a template, with fonts of our own and none of the machine's.

All text goes in as data and is never read as markup. One document is set at a time, so that what cannot be set stops
only itself.
"""

import json
import struct
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import typst
from anyascii import anyascii

FONTS = Path(__file__).parent / "fonts"
# Never set; they only tell how the letters around them are joined.
INVISIBLE = "Cf"
# Letters, marks on them and numbers.
LETTERS = "LMN"


def print_pdf(template: Path, data: dict, *, at: datetime) -> bytes:
    """Set one document; `at` is the time that it says it was made."""
    compiler = typst.Compiler(template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True)
    return compiler.compile(
        format="pdf",
        sys_inputs={"data": json.dumps(data)},
        pdf_standards=["ua-1"],
        timestamp=at.replace(microsecond=0),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def in_known_letters(data):
    """Return a text, or all texts in lists and tables, with Latin letters for those that no font has.

    What is no letter becomes a question mark.
    """
    if isinstance(data, dict):
        return {name: in_known_letters(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [in_known_letters(value) for value in data]
    if isinstance(data, str):
        return "".join(letter if ord(letter) in _letters() else _in_latin(letter) for letter in _composed(data))
    return data


def is_printable(text: str) -> bool:
    """Tell whether the fonts have all characters of a text."""
    return all(ord(letter) in _letters() for letter in _composed(text))


def _in_latin(letter: str) -> str:
    if letter.isspace():
        return letter
    return anyascii(letter) if unicodedata.category(letter)[0] in LETTERS else "?"


def _composed(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if unicodedata.category(letter) != INVISIBLE)


@cache
def _letters() -> frozenset[int]:
    """The characters that our fonts have; those that come with typst are not asked, as they look different."""
    return frozenset(letter for font in FONTS.glob("*-400.ttf") for letter in _letters_of(font.read_bytes()))


def _letters_of(font: bytes) -> Iterator[int]:
    """Read the table of a TrueType font that maps characters to glyphs, in its common format 4."""
    tables = {
        font[at : at + 4]: struct.unpack(">L", font[at + 8 : at + 12])[0] for at in _rows(12, _short(font, 4), 16)
    }
    start = tables[b"cmap"]
    for row in _rows(start + 4, _short(font, start + 2), 8):
        at = start + struct.unpack(">L", font[row + 4 : row + 8])[0]
        if _short(font, at) == 4:
            yield from _letters_in(font, at)


def _letters_in(font: bytes, at: int) -> Iterator[int]:
    segments = _short(font, at + 6) // 2
    ends, starts = at + 14, at + 16 + 2 * segments
    shifts, offsets = starts + 2 * segments, starts + 4 * segments
    for number in range(0, 2 * segments, 2):
        offset = _short(font, offsets + number)
        for letter in range(_short(font, starts + number), _short(font, ends + number) + 1):
            where = offsets + number + offset + 2 * (letter - _short(font, starts + number))
            glyph = _short(font, where) if offset else letter + _short(font, shifts + number)
            if glyph % 0x10000 and letter != 0xFFFF:
                yield letter


def _rows(start: int, number: int, size: int) -> range:
    return range(start, start + number * size, size)


def _short(font: bytes, at: int) -> int:
    return struct.unpack(">H", font[at : at + 2])[0]
