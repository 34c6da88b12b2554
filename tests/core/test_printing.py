import hashlib
import re

import pytest

from core.printing import FONTS, in_known_letters, is_printable

ROW = re.compile(r"^\| (\S+) \|.*\| ([0-9a-f]{64}) \|$", re.MULTILINE)


def test_fonts_are_what_the_table_says():
    listed = dict(ROW.findall((FONTS / "VENDORED.md").read_text()))

    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FONTS.iterdir()}

    del found["VENDORED.md"]
    assert found == listed


@pytest.mark.parametrize("name", ["Jörg Weiß", "Şükrü Özdağ", "Łukasz Őry", "Ольга", "Νίκος", "Nguyễn Thị", "J\u0308"])
def test_fonts_have_the_letters_of_european_and_vietnamese_names(name):
    assert is_printable(name)
    assert in_known_letters(name) in {name, "J\u0308"}


@pytest.mark.parametrize(("name", "printed"), [("李 Anna", "Li Anna"), ("Anna 🎉", "Anna ?"), ("A\u200bnna", "Anna")])
def test_letters_that_no_font_has_are_written_in_latin_ones(name, printed):
    assert is_printable(name) == (printed == "Anna")
    assert in_known_letters(name) == printed
    assert in_known_letters({"names": [name]}) == {"names": [printed]}
