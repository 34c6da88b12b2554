"""A walk to every address of the site as a stranger, a member and others: does any answer say what it must not?

Everything that could leak is made first, and carries the word of its audience in title, text, file and file name. An
answer must name no word and no address that is not for who asked.
"""

import re
from collections import defaultdict
from datetime import timedelta
from functools import cache
from html import unescape
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from django.conf import settings
from django.contrib.admindocs.views import simplify_regex
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone, translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, PageViewRestriction

from core.models import Term
from core.pictures import make_all
from events.models import Event, EventIndexPage, Registration
from home import structure
from news.models import NewsIndexPage
from outbox.models import Mail
from partners.models import CalendarLink, Invitation
from resources.models import Resource, ResourceIndexPage
from search.kinds import KINDS
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_event_page,
    make_handout,
    make_image,
    make_organisation,
    make_page,
    make_resource,
    make_resource_page,
    make_term,
    make_user,
)

PUBLIC, MEMBERS, GROUP, NOBODY = "Offenwort", "Mitgliederwort", "Gruppenwort", "Niemandswort"
# A number of places, and how many of them are left: too long to stand anywhere by chance.
PLACES, LEFT = 739154826, 739154825
# In every text, so that the search finds all that it may.
COMMON = "Suchwort"
MAY_SEE = {
    "stranger": {PUBLIC},
    "person without a group": {PUBLIC},
    "member": {PUBLIC, MEMBERS},
    "member of the group": {PUBLIC, MEMBERS, GROUP},
}
FEEDS = ["/de/kalender/veranstaltungen.ics", "/en/calendar/events.ics"]
LINK = re.compile(r"""(?:(?:href|src|srcset|action)=["']|content=["'](?=http))([^"'#]+)""")


class Answer(NamedTuple):
    """What one visitor got for one request, without the echo of what was asked for."""

    asked: str
    status: int
    text: str
    is_for_no_cache: bool


class Site:
    """A site full of secrets, and who may know which of its titles and addresses."""

    def __init__(self, home, partner_area):
        self.titles, self.paths = defaultdict(list), {}
        self.writer = make_user(f"{NOBODY}@example.org", last_name=NOBODY)
        self.group = Group.objects.create(name="Fachgruppe")
        self.english = Locale.objects.get(language_code="en")
        room = self.note(make_page(partner_area, self.title(GROUP), slug="fachgruppe"), GROUP)
        restriction = PageViewRestriction.objects.create(page=room, restriction_type=PageViewRestriction.GROUPS)
        restriction.groups.add(self.group)
        rooms = [(home, PUBLIC), (partner_area, MEMBERS), (room, GROUP)]
        for parent, audience in rooms:
            self.fill(parent, audience)
            self.fill(self.in_english(parent, audience), audience)
        organisations = [("organisations", {"show": "all"})]
        self.page(make_page, home, PUBLIC, body=organisations)
        self.make_drafts(home)
        self.make_rows()

    def title(self, audience):
        title = f"{audience} {COMMON} {sum(map(len, self.titles.values()))}"
        self.titles[audience].append(title)
        return title

    def note(self, page, audience):
        self.paths[page.get_url()] = audience
        return page

    def in_english(self, page, audience):
        if found := page.get_translation_or_none(self.english):
            return found.specific
        translated = page.copy_for_translation(self.english)
        translated.title = self.title(audience)
        translated.save_revision().publish()
        return self.note(translated, audience)

    def file(self, audience):
        document = make_document(audience, f"%PDF-1.7 {audience}".encode(), f"{audience}.pdf")
        self.paths[document.url] = audience
        return document

    @cache  # noqa: B019, one picture for all pages of an audience is enough, and lives no longer than the test
    def image(self, audience):
        image = make_image(audience, credit=audience, uploaded_by_user=self.writer)
        make_all(image)
        self.paths |= {rendition.url: audience for rendition in image.renditions.all()}
        return image

    def text(self, audience):
        return [
            ("text", f"<p>{audience} {COMMON}</p>"),
            ("image", {"image": self.image(audience), "alt": audience, "caption": audience, "is_decorative": False}),
            ("downloads", {"title": audience, "files": [{"document": self.file(audience), "label": ""}]}),
        ]

    def page(self, make, near, audience, **fields):
        fields = {
            "slug": f"seite-{len(self.paths)}",
            "summary": f"{audience} {COMMON}",
            "owner": self.writer,
            **fields,
        }
        fields.setdefault("body", self.text(audience))
        page = make(near, title=self.title(audience), **fields)
        page.save_revision(user=self.writer).publish()
        return self.note(page, audience)

    def fill(self, parent, audience):
        """Make one page of each kind below a start page; the room of the group has no lists and needs none."""
        self.page(make_page, self.page(make_page, parent, audience), audience, teaser_image=self.image(audience))
        for make, index, facts in [
            (make_article, NewsIndexPage, dict),
            (make_event_page, EventIndexPage, self.event),
            (make_event_page, EventIndexPage, self.event_in_a_city),
            (make_resource_page, ResourceIndexPage, lambda: self.resource(audience)),
        ]:
            place = index.objects.child_of(parent).first()
            if place:
                self.page(make, parent, audience, parent=place, teaser_image=self.image(audience), **facts())

    def event(self, visibility="hidden", city=NOBODY):
        event = make_event(
            name=NOBODY,
            online_link=f"https://{NOBODY}.example/",
            format=Event.Format.HYBRID,
            address_visibility=visibility,
            venue=NOBODY,
            street=NOBODY,
            city=city,
            directions_de=NOBODY,
            directions_en=NOBODY,
            places=PLACES,
            places_online=PLACES,
            places_per_organisation=PLACES,
            minimum=PLACES,
        )
        event.sessions.update(room=NOBODY)
        event.topics.add(make_term(Term.Vocabulary.TOPIC, COMMON))
        event.save()
        make_handout(event, f"{NOBODY}.pdf", NOBODY.encode(), label_de=NOBODY, label_en=NOBODY)
        event.registrations.create(
            name=NOBODY, email=f"{NOBODY}@example.org", organisation=NOBODY, status=Registration.Status.CONFIRMED
        )
        return {"event": event}

    def event_in_a_city(self):
        return self.event("city", PUBLIC)

    def resource(self, audience):
        resource = make_resource(self.file(audience), name=NOBODY)
        resource.topics.add(make_term(Term.Vocabulary.TOPIC, COMMON))
        resource.save()
        return {"resource": resource}

    def make_drafts(self, home):
        """Make what is not out yet: a page, a change of a page that is out, a translation; and what was out once."""
        unpublished = self.page(make_article, home, NOBODY)
        unpublished.unpublish()
        self.page(make_resource_page, home, NOBODY, **self.resource(NOBODY)).unpublish()
        changed = self.page(make_article, home, PUBLIC)
        self.page(make_page, home, PUBLIC).copy_for_translation(self.english)
        translated = Page.objects.get(locale=self.english, live=False, title__startswith=PUBLIC).specific
        for page in (changed, translated):
            page.title, page.body = f"{NOBODY} {COMMON}", self.text(NOBODY)
            page.save_revision(user=self.writer)
        Page.objects.filter(pk=translated.pk).update(slug="entwurf")
        self.paths["/en/entwurf/"] = NOBODY
        hidden = Page.objects.get(title=self.titles[MEMBERS][0])
        for path, page in [("/de/einst-offen", hidden), ("/de/einst-da", unpublished)]:
            Redirect.objects.create(old_path=path, redirect_page=page, site=home.get_site())

    def make_rows(self):
        """Make rows that no page shows, and a file that nothing names."""
        make_organisation(NOBODY, logo=self.image(NOBODY), website=f"https://{NOBODY}.example/", city=NOBODY)
        # Whose people take part: shown to members alone, with an address that is not for everybody.
        member = make_user(f"{MEMBERS}@example.org".lower(), structure.MEMBERS)
        member.memberships.create(organisation=make_organisation(MEMBERS, street=MEMBERS, shows_address=True))
        shown = make_organisation(PUBLIC, is_public=True, street=MEMBERS, city=MEMBERS)
        shown.memberships.create(user=self.writer, function=NOBODY, phone=NOBODY)
        self.file(NOBODY)
        Mail.objects.create(to="x@example.org", subject=NOBODY, text=NOBODY, message_id="x")
        CalendarLink.objects.create(user=self.writer, token=NOBODY)
        Invitation.objects.create(email=f"gast-{NOBODY}@example.org", name=NOBODY, expires_at="2090-01-01T00:00Z")

    def visible_pages(self, visitor, language):
        """Return how many pages the search may find."""
        pages = Page.objects.live().filter(locale__language_code=language, title__contains=COMMON)
        return sum(page.title.split()[0] in MAY_SEE[visitor] for page in pages)


@pytest.fixture
def site(home, partner_area):
    return Site(home, partner_area)


@pytest.fixture
def windows(site):
    """The browser of each visitor."""
    windows = {visitor: Client(raise_request_exception=False) for visitor in MAY_SEE}
    for number, visitor in enumerate(list(MAY_SEE)[1:]):
        user = make_user(f"wer-{number}@example.org", *([structure.MEMBERS] if visitor.startswith("member") else []))
        if visitor == "member of the group":
            user.groups.add(site.group)
        windows[visitor].force_login(user)
    return windows


def ask(window, method, address):
    """Return the answer without what only repeats the question."""
    response = window.generic(method, address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    text = f"{response.headers}\n{body.decode('utf-8', 'replace')}"
    path = urlsplit(address).path
    for echo in {quote(path, safe=""), quote(path), path, unquote(path)}:
        # A whole address, not the beginning of another one.
        text = re.sub(rf"{re.escape(echo)}(?![\w-]+/|\w)", "", text)
    cached = response.headers.get("Cache-Control", "")
    return Answer(f"{method} {address}", response.status_code, unescape(text), "no-store" in cached)


def map_of_addresses(ids):
    """Return every address of the URL map, with these numbers for the rows that it asks for."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            routes = list(_routes(get_resolver(), ""))
        for number in ids:
            found |= {re.sub(r"<(int:)?\w*(id|pk)\w*>", str(number), route) for route in routes}
    return {"/" + re.sub(r"<[^>]+>", "x", route) for route in found}


def _routes(resolver, prefix):
    for part in resolver.url_patterns:
        own = str(part.pattern)
        own = simplify_regex(own).lstrip("/") if own.startswith("^") else own
        if isinstance(part, URLPattern):
            yield prefix + own
        else:
            yield from _routes(part, prefix + own)


def addresses_of(site):
    """Return what can be guessed: pages and what hangs on them, files by number and name, the map."""
    pages = list(Page.objects.filter(depth__gt=1))
    found = {page.get_url() for page in pages} | {f"/{page.locale.language_code}/{page.slug}/" for page in pages}
    lists = [page.get_url() for page in pages if not page.is_leaf()]
    found |= {f"{page}{more}" for page in lists for more in ["feed/", "?page=2", "?past=1", "?preview=true", "x/"]}
    topic = Term.objects.of(Term.Vocabulary.TOPIC).first().pk
    calendars = [page.url for page in EventIndexPage.objects.all()]
    asked = [f"?topic={topic}&open=1", f"?month={timezone.now() + timedelta(days=14):%Y-%m}"]
    found |= {f"{page}{each}" for page in [*calendars, *FEEDS] for each in asked}
    found |= {"/de/einst-offen/", "/de/einst-da/", "/sitemap.xml?p=1", *site.paths}
    last = get_document_model().objects.latest("pk").pk
    found |= {f"/dateien/{number}/x.pdf" for number in range(1, last + 2)}
    every = ",".join(str(pk) for pk in Resource.objects.values_list("pk", flat=True))
    cites = [reverse("reading_list:cite", args=[ending]) for ending in ("bib", "ris", "txt")]
    found |= {f"{path}?list={every}" for path in [reverse("reading_list:show"), reverse("reading_list:take"), *cites]}
    found |= {f"{reverse(name)}?topic={topic}" for name in ("catalogue:feed", "catalogue:table")}
    hidden = Page.objects.get(title=site.titles[MEMBERS][0])
    found |= {f"/api/v2/materials/?search={COMMON}&topic={topic}&limit=100&locale={each}" for each in ("de", "en")}
    found |= {f"/api/v2/materials/{each.pk}/" for each in pages}
    found |= {f"/api/v2/materials/{asked}={hidden.pk}" for asked in ("find/?id", "?child_of")}
    event = Event.objects.filter(pages__title__startswith=MEMBERS).first()
    return found | {each for each in map_of_addresses([hidden.pk, event.pk]) if not is_of_the_desk(each)}


def is_of_the_desk(address):
    return address.startswith("/cms/")


def walk(window, addresses):
    """Ask for all of it, and for every address that an answer names."""
    answers, waiting = {}, sorted(addresses)
    while waiting:
        address = waiting.pop()
        if address in answers:
            continue
        answer = answers[address] = ask(window, "GET", address)
        waiting += [each for each in named_by(answer, address) if not re.search("^/(static|cms)/|next=", each)]
    return list(answers.values())


def named_by(answer, address):
    for each in LINK.findall(answer.text):
        absolute = urljoin(settings.SITE_URL + address, each.split()[0])
        if absolute.startswith(f"{settings.SITE_URL}/"):
            yield absolute.removeprefix(settings.SITE_URL)


def leaks_in(answers, site, visitor):
    """Return where an answer names a word or an address that is not for this visitor."""
    words = {PUBLIC, MEMBERS, GROUP, NOBODY, str(PLACES), str(LEFT)} - MAY_SEE[visitor]
    paths = [path for path, audience in site.paths.items() if audience in words]
    return [
        f"{answer.asked} -> {answer.status} … {answer.text[max(0, answer.text.find(each) - 80) :][:160]!r}"
        for answer in answers
        for each in [*words, *paths]
        if each in answer.text
    ]


def test_no_address_tells_more_than_it_may(site, windows):
    addresses = addresses_of(site)
    for visitor, window in windows.items():
        answers = walk(window, addresses)

        assert not leaks_in(answers, site, visitor)
        assert [answer.asked for answer in answers if answer.status >= 500] == []
        # What is shown is shown, else the walk has seen nothing.
        texts = "\n".join(answer.text for answer in answers if answer.status == 200)
        assert {each for audience in MAY_SEE[visitor] for each in site.titles[audience] if each not in texts} == set()
        internal = [answer for answer in answers if MEMBERS in answer.text or GROUP in answer.text]
        assert [answer.asked for answer in internal if not answer.is_for_no_cache] == []


def test_desk_tells_nothing_to_who_has_no_work_there(site, windows):
    hidden = Page.objects.get(title=site.titles[GROUP][0])
    addresses = [each for each in map_of_addresses([hidden.pk]) if is_of_the_desk(each)]
    for visitor in ["stranger", "member"]:
        answers = [ask(windows[visitor], "GET", address) for address in addresses]

        assert len(answers) > 200
        assert not leaks_in(answers, site, visitor)
        opened = {answer.asked for answer in answers if answer.status == 200}
        # Wagtail's drawings and words, the same for everybody; they stand open in its package as well.
        assert opened <= {"GET /cms/sprite/", "GET /cms/jsi18n/"}
        assert [answer.asked for answer in answers if answer.status >= 500] == []


def test_no_method_tells_more_than_it_may(site, windows):
    asked = [("POST", address) for address in map_of_addresses([1]) if "logout" not in address]
    asked += [(method, path) for method in ["HEAD", "OPTIONS", "POST", "DELETE", "PROPFIND"] for path in site.paths]
    for visitor in ["stranger", "person without a group"]:
        answers = [ask(windows[visitor], method, address) for method, address in asked]

        assert not leaks_in(answers, site, visitor)
        assert [answer.asked for answer in answers if answer.status >= 500] == []


def test_search_finds_and_counts_only_what_is_for_the_visitor(site, windows):
    for visitor, window in windows.items():
        for language, address in [("de", "/de/suche/"), ("en", "/en/search/")]:
            counted = window.get(address, {"q": COMMON}).context["everything"]
            pages = [ask(window, "GET", f"{address}?q={COMMON}&page={number}") for number in range(1, 4)]

            assert counted == site.visible_pages(visitor, language)
            assert not leaks_in(pages, site, visitor)
        for word in {MEMBERS, GROUP, NOBODY} - MAY_SEE[visitor]:
            for kind in ["", *KINDS]:
                context = window.get("/de/suche/", {"q": word, "kind": kind}).context

                assert (context["everything"], context["results"].paginator.count) == (0, 0)
                assert {each["count"] for each in context["kinds"]} == {0}


def test_account_that_has_ended_opens_no_more_than_a_stranger(partner_area, member_client, member):
    address = partner_area.get_url()
    assert member_client.get(address).status_code == 200

    member.is_active = False
    member.save()

    assert member_client.get(address).url.startswith("/de/konto/login/")
    assert member_client.get("/cms/").url.startswith("/de/konto/login/")
