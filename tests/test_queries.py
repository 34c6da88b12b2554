"""What a page costs does not grow with what the site holds."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import CreditedRendition, Term
from events.models import Event, EventPage
from news.models import NewsIndexPage, NewsPage
from resources.models import File, Resource, ResourceIndexPage, ResourcePage
from search.models import Entry
from tests.factories import (
    add_many,
    make_article,
    make_document,
    make_event,
    make_event_page,
    make_image,
    make_many_events,
    make_many_registrations,
    make_organisation,
    make_page,
    make_resource,
    make_resource_page,
    make_term,
)

MOST_QUERIES = 15
FEW, MANY = 2, 14

HOME_BODY = [
    ("latest_news", {"title": "Aktuelles", "count": 3}),
    ("upcoming_events", {"title": "Nächste Veranstaltungen", "count": 3}),
]


def add(home, numbers):
    """Add one of everything for each number, each with a picture of its own."""
    for number in numbers:
        fields = {"teaser_image": make_image(f"Bild {number}")}
        make_article(home, f"Artikel {number}", published_on=date(2026, 1, 1) + timedelta(days=number), **fields)
        make_event_page(home, make_event(name=f"Schulung {number}"), f"Schulung {number}", **fields)
        make_event_page(home, make_event(starts_in=timedelta(days=-30)), f"Vergangen {number}", **fields)
        make_resource_page(home, make_resource(), f"Leitfaden {number}", **fields)
        make_page(home, f"Seite {number}", **fields)


def count(client, address):
    """Return the queries of a reader who comes first: nothing is remembered from a page before."""
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert response.status_code == 200
    return len(queries)


@pytest.fixture
def grown(client, home, django_capture_on_commit_callbacks):
    """Return the queries of each address with few and with many rows."""
    addresses = [
        "/de/",
        "/de/aktuelles/",
        "/de/aktuelles/feed/",
        "/de/aktuelles/artikel-0/",
        "/de/veranstaltungen/",
        "/de/veranstaltungen/?past=1",
        "/de/veranstaltungen/schulung-0/",
        "/de/materialien/",
        "/de/materialien/leitfaden-0/",
        "/de/suche/?q=Schulung",
        "/de/seite-0/",
    ]
    home.body = HOME_BODY
    home.save_revision().publish()

    def measure():
        return {address: count(client, address) for address in addresses}

    with django_capture_on_commit_callbacks(execute=True):
        add(home, range(FEW))
    few = measure()
    with django_capture_on_commit_callbacks(execute=True):
        add(home, range(FEW, MANY))
    return few, measure()


def test_pages_ask_few_questions_and_no_more_when_the_site_grows(grown):
    few, many = grown

    assert {address: number for address, number in many.items() if number > MOST_QUERIES} == {}
    assert {address: (few[address], many[address]) for address in few if many[address] > few[address]} == {}


def test_reading_makes_no_picture(client, home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add(home, range(2))
    made = CreditedRendition.objects.count()

    for address in ["/de/", "/de/aktuelles/", "/de/aktuelles/artikel-0/", "/de/materialien/", "/de/veranstaltungen/"]:
        assert client.get(address).status_code == 200

    assert made > 0
    assert CreditedRendition.objects.count() == made


LIST = "/de/veranstaltungen/"


def compare(client, addresses, grow):
    """Return the queries of each address that has too many, or more than before it grew."""
    few = {address: count(client, address) for address in addresses}
    grow()
    # A server does so by itself after a while; one that still thinks of twenty rows takes minutes for a page.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    many = {address: count(client, address) for address in addresses}
    return {
        address: (few[address], many[address])
        for address in addresses
        if many[address] > few[address] or many[address] > MOST_QUERIES
    }


def test_two_thousand_events_ask_no_more_questions_than_twenty(client, home, django_capture_on_commit_callbacks):
    first, *_others = make_many_events(home, 10)
    make_many_events(home, 10, timedelta(days=-80))
    with django_capture_on_commit_callbacks(execute=True):
        EventPage.objects.filter(pk=first.pk).update(teaser_image=make_image())
    resource = make_resource()
    resource.topics.set(first.event.topics_list)
    resource.save()
    make_resource_page(home, resource)
    month, topic = f"{timezone.localdate():%Y-%m}", Term.objects.of(Term.Vocabulary.TOPIC).first().pk
    wishes = ["", f"topic={topic}", "open=1", "past=1", f"month={month}", f"month={month}&topic={topic}", "page=2"]
    addresses = ["/de/", *[f"{LIST}?{wish}" for wish in wishes], f"{LIST}{first.slug}/"]
    addresses += [f"/de/kalender/veranstaltungen.ics?{wish}" for wish in ["open=1", "format=online"]]

    def grow():
        make_many_events(home, 990)
        make_many_events(home, 990, timedelta(days=-1000))

    assert compare(client, addresses, grow) == {}
    assert Event.objects.count() == 2000


def test_event_with_five_hundred_registrations_asks_no_more_questions(client, home):
    page, *_others = make_many_events(home, 3)
    make_many_registrations(page.event, 20)
    addresses = [f"{LIST}{page.slug}/", LIST, f"{LIST}?month=2026-12", f"/de/kalender/{page.event_id}.ics"]
    addresses += [f"/de/anmeldung/{page.event_id}/", "/de/"]

    assert compare(client, addresses, lambda: make_many_registrations(page.event, 500)) == {}
    assert page.event.registrations.count() == 500


def test_long_lists_ask_no_more_questions_than_short_ones(client, home):
    """Ten and five hundred of each: the pages that show them, and the lists, menus and feeds around them."""
    home.body = HOME_BODY
    home.save_revision().publish()
    document, kind = make_document(), make_term(Term.Vocabulary.RESOURCE_KIND, "Leitfaden")
    publisher = make_organisation()

    def add(numbers):
        days = [date(2026, 1, 1) + timedelta(days=number) for number in numbers]
        articles = [NewsPage(title=f"Artikel {day}", published_on=day, summary="Kurz.") for day in days]
        add_many(NewsIndexPage.objects.child_of(home).get(), articles)
        make_many_events(home, len(numbers))
        resources = Resource.objects.bulk_create(
            Resource(name=f"Material {number}", kind=kind, publisher=publisher, year=2026, licence="cc-by-4.0")
            for number in numbers
        )
        File.objects.bulk_create(File(resource=resource, document=document) for resource in resources)
        pages = [ResourcePage(title=resource.name, resource=resource, summary="Kurz.") for resource in resources]
        add_many(ResourceIndexPage.objects.child_of(home).get(), pages)
        Entry.objects.bulk_create(
            Entry(page_id=page.pk, language="de", title=page.title, sort_title=page.title, date=date(2026, 1, 1),
                  facets=f" section:resource kind:{kind.pk} year:2026 ")
            for page in pages
        )  # fmt: skip

    add(range(10))
    addresses = ["/de/", "/de/aktuelles/", "/de/aktuelles/feed/", "/de/aktuelles/artikel-2026-01-01/", LIST]
    addresses += [
        f"{LIST}reihe-0/",
        "/de/materialien/",
        "/de/materialien/?kind=1&year=2026&page=2",
        "/de/materialien/material-0/",
        "/de/suche/?q=Material",
        "/en/",
    ]

    assert compare(client, addresses, lambda: add(range(10, 500))) == {}
    assert {model.objects.count() for model in (NewsPage, Resource, Event)} == {500}
