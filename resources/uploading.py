"""Several files at once: each becomes a material of its own, with what the file tells of itself filled in.

Title, language, year, abstract, topics that the portal knows, and the one ISBN or DOI at its beginning are taken from
the file; a page, where one is wanted, is a draft, for an editor has to look at all that.
A file that is there already, byte for byte, makes no second material; the editor is led to the first. Who is named in
the details of a file is not taken for its author: it is often whoever sat at the computer.
"""

import re
from collections.abc import Iterable
from pathlib import Path, PurePath
from time import monotonic
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import Page

from core import formats, languages
from core.models import Term
from core.uploads import check
from resources import deriving, inspection, numbers
from resources.models import File, Resource, ResourceIndexPage, ResourcePage

# Somebody waits; what takes longer is left to the worker, and to the editor to fill in.
SECONDS = 8
# For all files of one form together, far below what a request may take.
SECONDS_OF_ALL = 20


# Where a title page and an imprint stand; what is named further back is somebody else's.
BEGINNING = 5_000
ISBN = re.compile(r"ISBN(?:-1[03])?:?\s*(\d[\d\s-]{7,15}[\dXx])", re.IGNORECASE)
DOI = re.compile(r"(?:doi:?\s*|doi\.org/)(10\.\d{4,9}/[^\s\"<>]{0,150}[^\s\"<>.,;)])", re.IGNORECASE)
YEAR = re.compile(r"(19|20)\d\d")


class Outcome(NamedTuple):
    """What became of one uploaded file: a new material, the one that has it already, or why it was refused."""

    filename: str
    made: Resource | None = None
    page: ResourcePage | None = None
    there: File | None = None
    refusal: str = ""


def take_all(uploads: Iterable[UploadedFile], **how) -> list[Outcome]:
    """Take several files; those whose turn comes late are left to tell nothing of themselves."""
    until = monotonic() + SECONDS_OF_ALL
    return [take(each, seconds=min(SECONDS, until - monotonic()), **how) for each in uploads]


def take(
    upload: UploadedFile,
    *,
    facts: dict,
    by,
    below: ResourceIndexPage | None = None,
    seconds: float = SECONDS,
) -> Outcome:
    """Make a material of an uploaded file, and a draft below a list if one is named, unless it is refused or there."""
    try:
        check(upload)
    except ValidationError as error:
        return Outcome(upload.name, refusal=" ".join(error.messages))
    digest = deriving.digest_of(upload)
    if there := with_content(digest):
        return Outcome(upload.name, there=there)
    upload.seek(0)
    document = get_document_model()(title=_title_from(upload.name), file=upload, uploaded_by_user=by)
    document._set_document_file_metadata()
    # Before the transaction: on SQLite nobody else could write meanwhile.
    document.file.save(upload.name, upload, save=False)
    told = _told_by(document.file, seconds)
    with transaction.atomic():
        document.title = told.title or document.title
        document.save()
        facts = {**facts, "year": facts.get("year") or told.year or timezone.localdate().year}
        resource = Resource(name=document.title[:200], isbn=told.isbn, doi=told.doi, **facts)
        resource.topics = told.topics
        resource.files = [File(document=document, language=told.language, digest=digest)]
        resource.save()
        log(instance=resource, action="wagtail.create", user=by)
        page = _draft(resource, document.title, told.about, below, by) if below else None
    return Outcome(upload.name, made=resource, page=page)


def _draft(resource: Resource, title: str, about: str, below: ResourceIndexPage, by) -> ResourcePage:
    page = ResourcePage(title=title, summary=about, resource=resource, locale=below.locale, live=False, owner=by)
    if not slugify(title, allow_unicode=True):
        page.slug = f"material-{resource.pk}"
    Page.objects.get(pk=below.pk).add_child(instance=page)
    page.save_revision(user=by, log_action="wagtail.create")
    return page


def with_content(digest: str) -> File | None:
    """Return the file of a material that has this content, if there is one."""
    return File.objects.filter(digest=digest).select_related("resource").first() if digest else None


class Told(NamedTuple):
    """What a file tells of itself; all of it may be wrong, and much is missing."""

    title: str
    language: str
    about: str
    year: int | None
    topics: list[Term]
    isbn: str
    doi: str


def _told_by(stored, seconds: float) -> Told:
    with stored.storage.open(stored.name) as opened:
        kind = formats.recognise(opened)
    read = {}
    if kind in inspection.READERS and seconds > 0:
        read, _cover = deriving.inspect(Path(stored.path), kind, seconds)
    language = str(read.get("language") or "")[:2].lower()
    known = language if language in dict(languages.OF_FILES) else File._meta.get_field("language").default
    beginning = str(read.get("text") or "")[:BEGINNING]
    about = _line(read, "about")
    return Told(
        title=_line(read, "title")[:200],
        language=known,
        about=about if len(about) <= ResourcePage._meta.get_field("summary").max_length else "",
        year=_year(_line(read, "made")),
        topics=_topics(_line(read, "keywords")),
        isbn=_the_one(ISBN, beginning, numbers.check_isbn),
        doi=_the_one(DOI, beginning, numbers.check_doi),
    )


def _line(read: dict, name: str) -> str:
    return " ".join(str(read.get(name) or "").split())


def _year(made: str) -> int | None:
    found = YEAR.match(made)
    return int(found[0]) if found and int(found[0]) <= timezone.localdate().year else None


def _topics(keywords: str) -> list[Term]:
    words = {word.strip().casefold() for word in re.split("[,;]", keywords)}
    topics = Term.objects.of(Term.Vocabulary.TOPIC)
    return [term for term in topics if {term.name_de.casefold(), term.name_en.casefold()} & (words - {""})]


def _the_one(pattern: re.Pattern, text: str, check_form) -> str:
    """Return what stands there once and is right; of several nobody knows which is the file's own."""
    found = {" ".join(match.split()) for match in pattern.findall(text)}
    try:
        check_form(one := found.pop() if len(found) == 1 else "")
    except ValidationError:
        return ""
    return one


def _title_from(filename: str) -> str:
    return re.sub(r"[_\s]+", " ", PurePath(filename).stem).strip()[:200] or filename[:200]
