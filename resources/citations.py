"""How a material is cited: in words, and for programs that manage literature (BibTeX, RIS).

Most materials of the field are grey literature: a report by an organisation (`@techreport`, `RPRT`), with an ISBN a
book. What editors and authors have typed is text to these formats and never becomes a command of TeX or another entry.
"""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from resources.models import Resource, ResourcePage
from resources.names import is_of_many

TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}
RIS_TYPES = {Resource.Medium.FILM: "VIDEO", Resource.Medium.AUDIO: "SOUND", Resource.Medium.LINK: "ELEC"}


class Citation(NamedTuple):
    """What is said of one material wherever it is cited."""

    page: ResourcePage
    address: str

    @property
    def resource(self) -> Resource:
        return self.page.resource

    @property
    def authors(self) -> list[str]:
        return self.resource.authors_list or [str(self.resource.publisher)]

    @property
    def in_words(self) -> str:
        """One sentence for a list of literature."""
        one = self.resource
        publisher = "" if self.authors == [str(one.publisher)] else sentence(str(one.publisher))
        series = " ".join(part for part in (one.series, one.number_in_series) if part)
        parts = [
            f"{'; '.join(self.authors)} ({one.year}):",
            *(sentence(part) for part in (self.page.title, one.version, series) if part),
            publisher,
            f"ISBN {one.isbn}." if one.isbn else "",
            one.doi_url,
            f"{one.licence_label}.",
            _("%(address)s (retrieved on %(day)s)")
            % {"address": self.address, "day": date_format(timezone.localdate(), "SHORT_DATE_FORMAT")},
        ]
        return " ".join(one_line(part) for part in parts if part)


def sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def cite(pages: Iterable[ResourcePage]) -> list[Citation]:
    return [Citation(page, settings.SITE_URL + page.get_url()) for page in pages]


def as_text(citations: list[Citation]) -> str:
    """Return one citation in words a line."""
    return "".join(f"{each.in_words}\n" for each in citations)


def as_bibtex(citations: list[Citation]) -> str:
    return "\n".join(map(_bibtex, citations))


def _bibtex(one: Citation) -> str:
    resource = one.resource
    kind, publisher = ("book", "publisher") if resource.isbn else ("techreport", "institution")
    fields = {
        "author": " and ".join(map(_tex_name, one.authors)),
        "title": "{" + tex(one.page.title) + "}",
        publisher: "{" + tex(str(resource.publisher)) + "}",
        "year": str(resource.year),
        "type": tex(str(resource.kind)) if kind == "techreport" else "",
        "series": tex(resource.series),
        "number": tex(resource.number_in_series),
        "edition": tex(resource.version),
        "isbn": tex(resource.isbn),
        "doi": tex(resource.doi),
        "language": ", ".join(resource.languages),
        "url": address_for_tex(one.address),
        "urldate": timezone.localdate().isoformat(),
        "abstract": tex(one.page.summary),
        "note": tex(str(resource.licence_label)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{material-{resource.pk},", *lines, "}", ""])


def tex(text: str) -> str:
    """Return a text in which nothing is a command and all braces have their counterpart."""
    return "".join(TEX.get(sign, sign) for sign in one_line(text))


def address_for_tex(address: str) -> str:
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in one_line(address))


def _tex_name(name: str) -> str:
    return "{" + tex(name) + "}" if is_of_many(name) else tex(name)


def as_ris(citations: list[Citation]) -> str:
    return "".join(map(_ris, citations))


def _ris(one: Citation) -> str:
    resource = one.resource
    kind = "BOOK" if resource.isbn else RIS_TYPES.get(resource.medium, "RPRT")
    rows = [
        ("TY", kind),
        ("ID", f"material-{resource.pk}"),
        *(("AU", author) for author in one.authors),
        ("TI", one.page.title),
        ("T2", " ".join(part for part in (resource.series, resource.number_in_series) if part)),
        ("ET", resource.version),
        ("PB", str(resource.publisher)),
        ("PY", str(resource.year)),
        ("SN", resource.isbn),
        ("DO", resource.doi),
        *(("LA", language) for language in resource.languages),
        *(("KW", str(topic)) for topic in resource.topics_list),
        ("UR", one.address),
        ("AB", one.page.summary),
        ("N1", str(resource.licence_label)),
    ]
    lines = [f"{tag}  - {one_line(value)}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def one_line(text: str) -> str:
    """Return a text without line breaks and other signs that only steer a program."""
    return " ".join(
        "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text).split()
    )
