"""Five hundred files that only members may see, asked for at every kind of address that could tell of them.

All that could leak is made first: file and older file, cover and picture with bytes of their own, title, summary and
text inside the file, translation, alias, reading list, old address, a draft of a public page that names them all. The
same questions asked by a member bring all of it, so that what a stranger does not get is kept by the gate alone.
"""

import re
from copy import copy
from io import BytesIO
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit
from zipfile import ZipFile

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from django.urls import reverse
from django.utils.http import http_date
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, ReferenceIndex

from core.models import SiteSettings, Term
from home import structure
from home.models import StandardPage
from organisations.models import Organisation
from resources.models import File, FileText, Resource, ResourceIndexPage, ResourcePage
from search import engine, writing
from search.analysis import fold, stem
from search.models import Entry, Text
from tests.factories import (
    PASSWORD,
    add_many,
    make_organisation,
    make_page,
    make_resource,
    make_resource_page,
    make_term,
    make_user,
)

MANY = 500
# In every text, title and name of a file that is closed; in nothing else.
SECRET = "Geheimwort"
# In every text as well, and asked for: right, and with a letter too few.
ASKED, MISTYPED = "Tarnkappe", "Tarnkape"
# All of them, with the public neighbour, and in both languages.
COUNTS = re.compile(rf"\b({MANY}|{MANY + 1}|{2 * MANY}|{2 * MANY + 1})\b")


def stem_of(word):
    return stem(fold(word, "de"), "de")


class Shelf:
    """Materials below one list, with everything that hangs on them."""

    def __init__(self, home, parent, number):
        self.home, self.parent, self.numbers = home, parent, range(number)
        self.site = home.get_site()
        self.catalogue = ResourceIndexPage.objects.child_of(home).get().get_url()
        self.topic = make_term(Term.Vocabulary.TOPIC, "Haft")
        self.publisher = make_organisation(f"{SECRET} e. V.")
        self.documents = self.make_documents("")
        self.older = self.make_documents("-alt")
        self.renditions = self.make_pictures()
        self.resources = self.make_resources()
        self.pages = self.make_pages(parent)
        self.english = self.make_pages(parent.get_translations().get().specific, self.pages)
        self.note()
        self.public = self.make_public_neighbour()

    def name(self, number):
        return f"{SECRET}-{number}"

    def make_documents(self, ending):
        model = get_document_model()
        names = [
            default_storage.save(
                f"documents/{self.name(number)}{ending}.pdf", ContentFile(f"%PDF-1.7 {SECRET} {number}".encode())
            )
            for number in self.numbers
        ]
        return model.objects.bulk_create(
            model(title=self.name(number), file=name, file_size=20) for number, name in enumerate(names)
        )

    def make_pictures(self):
        model = get_image_model()
        stored = [storages["renditions"].save(f"images/{self.name(n)}.webp", self.picture()) for n in self.numbers]
        self.images = model.objects.bulk_create(
            model(title=self.name(number), credit=SECRET, file=name, width=640, height=360)
            for number, name in enumerate(stored)
        )
        sizes = model.get_rendition_model()
        return sizes.objects.bulk_create(
            sizes(image=image, filter_spec="fill-640x360|format-webp", file=name, width=640, height=360)
            for image, name in zip(self.images, stored, strict=True)
        )

    def picture(self):
        return ContentFile(b"RIFF WEBP " + SECRET.encode())

    def make_resources(self):
        kind = make_term(Term.Vocabulary.RESOURCE_KIND, "Arbeitshilfe")
        facts = {"kind": kind, "publisher": self.publisher, "licence": "cc-by-4.0", "year": 2026, "authors": SECRET}
        resources = Resource.objects.bulk_create(Resource(name=self.name(number), **facts) for number in self.numbers)
        Resource.topics.through.objects.bulk_create(
            Resource.topics.through(resource=resource, term=self.topic) for resource in resources
        )
        self.files = File.objects.bulk_create(
            File(resource=one, document=document, cover=default_storage.save(f"covers/{number}.webp", self.picture()))
            for number, (one, document) in enumerate(zip(resources, self.documents, strict=True))
        )
        File.objects.bulk_create(
            File(resource=one, document=document, is_current=False)
            for one, document in zip(resources, self.older, strict=True)
        )
        FileText.objects.bulk_create(FileText(file=file, text=f"{SECRET} mit {ASKED}") for file in self.files)
        return resources

    def make_pages(self, parent, originals=()):
        pages = [
            ResourcePage(title=self.name(number), summary=SECRET, resource=one, teaser_image=image)
            for number, (one, image) in enumerate(zip(self.resources, self.images, strict=True))
        ]
        for page, original in zip(pages, originals, strict=False):
            page.translation_key = original.translation_key
        return add_many(parent, pages)

    def note(self):
        """Tell both indexes what saving one by one would have told them: of the first, and of the others by that."""
        for rows in (self.resources, self.pages, self.english):
            ReferenceIndex.create_or_update_for_object(rows[0])
            self.note_references(rows)
        for pages in (self.pages, self.english):
            writing.write(pages[0])
            self.note_words(pages)
        Redirect.objects.bulk_create(
            Redirect(old_path=f"/de/einst-{number}", redirect_page_id=page.pk, site=self.site)
            for number, page in enumerate(self.pages)
        )

    def note_references(self, rows):
        first = ReferenceIndex.objects.filter(
            content_type=ContentType.objects.get_for_model(rows[0]), object_id=str(rows[0].pk)
        )
        named = [self.documents, self.older, self.images, self.resources]
        made = []
        for reference in first:
            to = next(
                (each for each in named if reference.to_content_type == ContentType.objects.get_for_model(each[0])
                 and reference.to_object_id == str(each[0].pk)), None
            )  # fmt: skip
            for number, row in enumerate(rows[1:], start=1):
                made.append(copy(reference))
                made[-1].pk, made[-1].object_id = None, str(row.pk)
                made[-1].to_object_id = str(to[number].pk) if to else reference.to_object_id
        ReferenceIndex.objects.bulk_create(made)

    def note_words(self, pages):
        entry = Entry.objects.get(pk=pages[0].pk)
        tokens = {*map(stem_of, [SECRET, ASKED]), f"{engine.TITLE}{stem_of(SECRET)}"}
        rest = pages[1:]
        names = ["language", "date", "facets", "digest", "sort_title"]
        facts = {name: getattr(entry, name) for name in names}
        entries = Entry.objects.bulk_create(Entry(page_id=page.pk, title=page.title, **facts) for page in rest)
        Text.objects.bulk_create(Text(entry=each, text=f"{SECRET} mit {ASKED}") for each in entries)
        for each in entries:
            engine.put(each.pk, tokens)

    def make_public_neighbour(self):
        """Make a public material that has the topic and the first closed one as its older edition, and a draft."""
        newer = make_resource(replaces=self.resources[0], name="Offen")
        newer.topics.add(self.topic)
        newer.publisher = Organisation.objects.create(name="Verein am Weg")
        newer.save()
        page = make_resource_page(self.home, newer, "Offene Arbeitshilfe", summary="Ein Weg")
        named = [
            ("downloads", {"title": SECRET, "files": [{"document": each, "label": ""} for each in self.documents[:3]]})
        ]
        draft = make_page(self.home, "Offene Seite", slug="offen")
        draft.body = named
        draft.save_revision()
        alias = StandardPage.objects.get(pk=draft.pk)
        self.alias = alias.create_alias(update_slug="zweit", parent=self.home)
        return page

    def lists(self):
        """Return the numbers of the materials as reading lists hold them."""
        numbers = [resource.pk for resource in self.resources]
        return [",".join(map(str, numbers[start : start + 50])) for start in range(0, len(numbers), 50)]


class Kind(NamedTuple):
    """One kind of address: what is asked, how a stranger is refused, and how a member who is told all gets it."""

    ask: object
    refused: int = 302
    told: int = 200
    tells_member: bool = True
    method: str = "GET"
    headers: dict = {}


def of_each(path, every=1):
    return lambda shelf: [path(shelf, number) for number in shelf.numbers[::every]]


def of_some(path):
    return of_each(path, every=25)


def of_lists(name, *args):
    return lambda shelf: [f"{reverse(name, args=args)}?list={numbers}" for numbers in shelf.lists()]


def document(shelf, number):
    return shelf.documents[number].url


def without_name(shelf, number):
    return f"/dateien/{shelf.documents[number].pk}/x"


def stored(shelf, number):
    places = ("/media/", "/", "/_files/", "/static/../media/", "/dateien/bilder/../")
    return f"{places[number // 25 % len(places)]}{shelf.documents[number].file.name}"


def in_catalogue(shelf):
    words = [f"?q={ASKED}", f"?q={MISTYPED}", "?q=Arbeitshilfe"]
    chosen = [f"?topic={shelf.topic.pk}", f"?publisher={shelf.publisher.pk}", "?internal=1", "?year=2026"]
    return [f"{shelf.catalogue}{each}" for each in ["", "?page=2", "?sort=title", *words, *chosen]]


def in_search(shelf):
    asked = [(word, kind) for word in (ASKED, MISTYPED) for kind in ("", "resource")]
    return [f"{path}?q={word}&kind={kind}" for path in ("/de/suche/", "/en/search/") for word, kind in asked]


def in_feeds(shelf):
    return [f"{reverse('catalogue:feed')}{each}" for each in ("", f"?topic={shelf.topic.pk}")]


def wagtails_own(shelf):
    document, image = shelf.documents[0], shelf.images[0]
    pages = [f"/cms/pages/{shelf.pages[0].pk}/{each}/" for each in ("view_draft", "history", "edit/preview", "copy")]
    choosers = ["/cms/documents/chooser/", f"/cms/images/{image.pk}/preview/original/", "/cms/choose-page/"]
    files = [f"/documents/{document.pk}/{document.filename}", f"/images/x/{image.pk}/original/{SECRET}.webp"]
    return [*pages, *choosers, f"/cms/documents/edit/{document.pk}/", "/cms/api/main/pages/", *files]


KINDS = {
    "file": Kind(of_each(document)),
    "older file": Kind(of_each(lambda shelf, number: shelf.older[number].url, every=5)),
    "cover": Kind(of_each(lambda shelf, number: shelf.files[number].cover_url, every=5)),
    "picture": Kind(of_each(lambda shelf, number: shelf.renditions[number].url, every=5)),
    "part of a file": Kind(of_some(document), told=206, headers={"Range": "bytes=0-"}),
    "head of a file": Kind(of_some(document), method="HEAD"),
    "known file": Kind(of_some(document), told=304, tells_member=False, headers={"If-None-Match": "*"}),
    "file without its name": Kind(of_some(without_name), told=301),
    "stored file": Kind(of_some(stored), refused=404, told=404, tells_member=False),
    "page": Kind(of_some(lambda shelf, number: shelf.pages[number].url)),
    "translation": Kind(of_some(lambda shelf, number: shelf.english[number].url)),
    "old address": Kind(of_some(lambda shelf, number: f"/de/einst-{number}/"), told=301),
    "wish for a version": Kind(
        of_some(lambda shelf, number: reverse("resources:ask_for_version", args=[shelf.files[number].pk]))
    ),
    "archive": Kind(of_lists("reading_list:take")),
    "reading list": Kind(of_lists("reading_list:show"), 200),
    "BibTeX": Kind(of_lists("reading_list:cite", "bib"), 200),
    "RIS": Kind(of_lists("reading_list:cite", "ris"), 200),
    "citation": Kind(of_lists("reading_list:cite", "txt"), 200),
    "feed": Kind(in_feeds, 200),
    "table": Kind(lambda shelf: [reverse("catalogue:table")], 200),
    "catalogue": Kind(in_catalogue, 200),
    "search": Kind(in_search, 200),
    "public neighbour": Kind(lambda shelf: [shelf.public.url], 200),
    "page with a draft": Kind(lambda shelf: ["/de/offen/", "/de/zweit/"], 200, tells_member=False),
    "site map": Kind(lambda shelf: ["/sitemap.xml"], 200, tells_member=False),
}


# Those that nginx would send.
BY_NGINX = ("file", "older file", "cover", "picture")
LATER = 4_000_000_000


def told_by(response, address) -> str:
    """Return all that an answer says, opened if it is an archive, without the echo of what was asked for."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if body.startswith(b"PK"):
        archive = ZipFile(BytesIO(body))
        body = b"".join([*map(archive.read, archive.namelist()), *map(str.encode, archive.namelist())])
    parts = urlsplit(address)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    text = f"{response.headers} {body.decode('utf-8', 'replace')}"
    for echo in (quote(path, safe=""), path, unquote(path)):
        text = text.replace(echo, "")
    return text


def tells(text, address) -> bool:
    """Tell whether an answer names anything of what is closed, or how much of it there is."""
    if SECRET.lower() in text.lower() or (ASKED in text and ASKED not in address):
        return True
    return bool(COUNTS.search(re.sub("<[^>]*>", " ", text.partition("<main")[2])))


def ask(client, kind, shelf, **headers):
    """Ask at all addresses of a kind; yield address, answer, and whether it tells anything."""
    for address in kind.ask(shelf):
        response = client.generic(kind.method, address, headers={**kind.headers, **headers})
        yield address, response, tells(told_by(response, address), address)


def first_that_tells(client, kind, shelf):
    """Return the first answer of a kind that tells something, else the last one, as `ask` does."""
    for asked in ask(client, kind, shelf):
        if asked[-1]:
            break
    return asked


def leaks_of(client, shelf, refused=None):
    """Return where an answer tells something, or is another one than it should be, or may be kept by a cache."""
    return [
        (name, address, response.status_code)
        for name, kind in KINDS.items()
        for address, response, leaks in ask(client, kind, shelf)
        if leaks
        or response.status_code != (refused if refused and kind.refused == 302 and name != "archive" else kind.refused)
        or "X-Accel-Redirect" in response
        or (kind.refused == 302 and "no-store" not in response.get("Cache-Control", ""))
    ]


@pytest.fixture
def closed_list(partner_area):
    return ResourceIndexPage.objects.child_of(partner_area).get()


def test_stranger_gets_nothing_of_many_restricted_files(home, closed_list, client, settings):
    shelf = Shelf(home, closed_list, MANY)
    member = Client()
    member.force_login(make_user("m@example.org", structure.MEMBERS))

    assert leaks_of(client, shelf) == []
    # Wagtail's own ways to files and pages end at the login, or are not there.
    answers = [client.get(address) for address in wagtails_own(shelf)]
    assert {answer.status_code for answer in answers} == {302, 404}
    assert [answer for answer in answers if answer.status_code == 302 and "/konto/login/" not in answer.url] == []

    # A member gets all of it, else there would have been nothing to leak.
    shelf.numbers = shelf.numbers[:1]
    told = {name: first_that_tells(member, kind, shelf) for name, kind in KINDS.items()}
    assert {name: (leaks, response.status_code) for name, (_, response, leaks) in told.items()} == {
        name: (kind.tells_member, kind.told) for name, kind in KINDS.items()
    }
    # Where nginx sends the bytes, only a member's answer says which.
    settings.NGINX = True
    for name in BY_NGINX:
        address = KINDS[name].ask(shelf)[0]
        assert "X-Accel-Redirect" in member.get(address)
        assert "X-Accel-Redirect" not in client.get(address)


def test_person_without_the_right_is_told_whom_to_ask_and_nothing_else(home, closed_list, client):
    SiteSettings.objects.update(contact_email="wen@example.org")
    caches["frame"].clear()
    shelf = Shelf(home, closed_list, 2)
    client.force_login(make_user("wer@example.org"))

    assert leaks_of(client, shelf, refused=403) == []
    assert "wen@example.org" in client.get(shelf.documents[0].url).content.decode()


def restrict(shelf, member):
    restriction = PageViewRestriction.objects.create(page=shelf.parent, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set(Group.objects.filter(name=structure.EDITORS))


def end_membership(shelf, member):
    member.groups.clear()


@pytest.mark.parametrize("close", [restrict, end_membership])
def test_what_is_closed_is_closed_with_the_next_request_whatever_is_kept(home, closed_list, client, close):
    stranger, opened = close is restrict, closed_list.get_parent().view_restrictions
    if stranger:
        opened.all().delete()
    member = make_user("m@example.org", structure.MEMBERS)
    if not stranger:
        client.force_login(member)
    shelf = Shelf(home, closed_list, 2)
    kinds = [kind for kind in KINDS.values() if kind.tells_member]
    known = [(kind, *first_that_tells(client, kind, shelf)) for kind in kinds]
    assert all(leaks for *_, leaks in known)

    close(shelf, member)

    for kind, address, before, _ in known:
        headers = before.headers
        conditions = [{}, {"If-Modified-Since": headers.get("Last-Modified", http_date(LATER))}]
        conditions += [{"If-None-Match": headers["ETag"]}] if "ETag" in headers else []
        for condition in conditions:
            response = client.generic(kind.method, address, headers={**kind.headers, **condition})
            assert response.status_code != 304, (address, condition)
            assert not tells(told_by(response, address), address)
        # Whoever keeps an answer has to ask again; what is made for good is asked for anew by all but its reader.
        assert {"no-cache", "no-store", "max-age=0", "s-maxage=0"} & set(headers["Cache-Control"].split(", ")), address


def test_file_comes_after_the_login_and_leads_nowhere_else(home, closed_list, client):
    shelf = Shelf(home, closed_list, 1)
    make_user("m@example.org", structure.MEMBERS)
    refused = client.get(f"{shelf.documents[0].url}?download=1")

    login, _mark, asked = refused.url.partition("?next=")
    response = client.post(login, {"login": "m@example.org", "password": PASSWORD, "next": unquote(asked)})

    assert response.url == unquote(asked) == f"{shelf.documents[0].url}?download=1"
    assert SECRET in told_by(client.get(response.url), "")
