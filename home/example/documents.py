"""The example's files: real documents of several pages, set from our own texts when the example is loaded."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from core.printing import print_pdf
from home.example.bilingual import pick
from home.example.document_texts import DOCUMENTS as TEXTS
from home.example.resources import RESOURCES
from home.example.site import ORGANISATIONS, TERMS

TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}
WORDS = {
    "de": {"page": "Seite", "of": "von", "contents": "Inhalt"},
    "en": {"page": "Page", "of": "of", "contents": "Contents"},
    "tr": {"page": "Sayfa", "of": "/", "contents": "İçindekiler"},
}
RESERVED = {"de": "Alle Rechte vorbehalten", "en": "All rights reserved", "tr": "Tüm hakları saklıdır"}
TURKISH_KINDS = {"leaflet": "Broşür"}
# How every document ends: who publishes it and how it may be used, who funded the project, and what is invented.
IMPRINT = {
    "de": [
        "Herausgegeben von: {publisher}",
        "Nutzung: {licence}",
        "RausWege wurde gefördert vom Bundesministerium für Familie, Senioren, Frauen und Jugend im Rahmen des "
        "Bundesprogramms „Demokratie leben!“ und vom Ministerium für Arbeit, Soziales und Integration des Landes "
        "Sachsen-Anhalt im Rahmen des Landesprogramms für Demokratie, Vielfalt und Weltoffenheit.",
        "Dieses Dokument gehört zur Beispielseite des Portals. Rufnummern und Adressen darin sind erfunden.",
    ],
    "en": [
        "Published by: {publisher}",
        "Use: {licence}",
        "RausWege was funded by the Bundesministerium für Familie, Senioren, Frauen und Jugend under the federal "
        "programme ‘Demokratie leben!’ and by the Ministerium für Arbeit, Soziales und Integration des Landes "
        "Sachsen-Anhalt under the state programme ‘Landesprogramm für Demokratie, Vielfalt und Weltoffenheit’.",
        "This document belongs to the example site of the portal. Telephone numbers and addresses in it are invented.",
    ],
    "tr": [
        "Yayımlayan: {publisher}",
        "Kullanım: {licence}",
        "RausWege, Bundesministerium für Familie, Senioren, Frauen und Jugend tarafından “Demokratie leben!” federal "
        "programı kapsamında ve Ministerium für Arbeit, Soziales und Integration des Landes Sachsen-Anhalt tarafından "
        "“Landesprogramm für Demokratie, Vielfalt und Weltoffenheit” kapsamında desteklenmiştir.",
        "Bu belge portalın örnek sitesine aittir. İçindeki telefon numaraları ve adresler gerçek değildir.",
    ],
}


def _with_facts() -> dict[str, dict]:
    """Return every text together with what its material says of it: kind, licence and publisher."""
    kinds = {term["key"]: term["name"] for term in TERMS["resource_kind"]}
    names = {each["key"]: each["name"] for each in ORGANISATIONS}
    documents = {}
    for resource in RESOURCES:
        for file in resource["files"]:
            text = TEXTS[file["document"]]
            language = text["language"]
            kind = TURKISH_KINDS[resource["kind"]] if language == "tr" else pick(kinds[resource["kind"]], language)
            documents[file["document"]] = {
                **text,
                "kind": kind,
                "licence": _licence(resource["licence"], language),
                "organisation": names[resource["publisher"]],
            }
    return {key: documents[key] for key in TEXTS}


def _licence(licence, language):
    if not licence.startswith("cc-"):
        return RESERVED[language]
    kind, _, version = licence.removeprefix("cc-").rpartition("-")
    return f"CC {kind.upper()} {version}"


DOCUMENTS = _with_facts()


def compile_pdf(document: dict, *, published_on: date) -> bytes:
    """Set one document as a tagged PDF (PDF/UA-1); its texts go in as data, never as markup."""
    language = document["language"]
    data = {
        **document,
        "labels": WORDS[language],
        "date": f"{MONTHS[language].split()[published_on.month - 1]} {published_on.year}",
        "imprint": [
            line.format(publisher=document["organisation"], licence=document["licence"]) for line in IMPRINT[language]
        ],
    }
    return print_pdf(TEMPLATE, data, at=datetime.combine(published_on, time(12), UTC))
