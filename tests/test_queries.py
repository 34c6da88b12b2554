"""What a page costs does not grow with what the site holds."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import CreditedRendition
from tests.factories import (
    make_article,
    make_event,
    make_event_page,
    make_image,
    make_page,
    make_resource,
    make_resource_page,
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
        client.get("/de/")
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
