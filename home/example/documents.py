"""The example's files: real documents of several pages, set from our own texts when the example is loaded."""

import json
from datetime import date
from pathlib import Path

import typst

from home.example.document_texts import DOCUMENTS as DOCUMENTS

TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def compile_pdf(document: dict, *, published_on: date) -> bytes:
    """Set one document as a tagged PDF (PDF/UA-1); its texts go in as data, never as markup."""
    data = {
        "title": document["title"],
        "subtitle": document["subtitle"],
        "publisher": document["publisher"],
        "language": document["language"],
        "published": f"{MONTHS[document['language']][published_on.month - 1]} {published_on.year}",
        "sections": [{"heading": heading, "parts": parts} for heading, parts in document["sections"]],
    }
    return typst.compile(
        str(TEMPLATE),
        sys_inputs={"document": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )
