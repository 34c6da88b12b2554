"""The example's files are real documents."""

import re
from datetime import date

import pytest

from home.example.documents import DOCUMENTS, compile_pdf
from home.example.resources import RESOURCES


@pytest.mark.parametrize("key", DOCUMENTS)
def test_document_is_a_tagged_pdf_of_several_pages_with_its_title_and_language(key):
    content = compile_pdf(DOCUMENTS[key], published_on=date(2026, 11, 1))

    assert content.startswith(b"%PDF-1.7")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) >= 2
    assert f"/Lang({DOCUMENTS[key]['language']}".encode() in content.replace(b" ", b"")
    assert b"/StructTreeRoot" in content


def test_every_document_belongs_to_a_material():
    used = [file["document"] for resource in RESOURCES for file in resource["files"]]

    assert sorted(used) == sorted(DOCUMENTS)
