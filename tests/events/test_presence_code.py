from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import presence
from events.models import Presence
from tests.events.test_personal import link_to
from tests.events.test_views import words
from tests.factories import make_event, make_event_page, make_registration

MOST_QUERIES = 15


@pytest.fixture
def event(home):
    return make_event_page(home, make_event(timedelta(minutes=-30), sessions=2)).event


@pytest.fixture
def session(event):
    return event.sessions.first()


@pytest.fixture
def anna(event):
    return make_registration(event, "anna@example.org", name="Anna", language="en")


def enter(client, one, code, **options):
    return client.post(link_to(one), {"action": "enter_code", "code": code}, **options)


def test_person_in_the_room_enters_the_code_on_the_personal_link(client, session, anna):
    assert "Code from the room" not in words(client.get(link_to(anna)))
    code = presence.new_code(session)

    address = link_to(anna)

    with CaptureQueriesContext(connection) as queries:
        assert "Code from the room" in words(client.get(address))
    assert len(queries) <= MOST_QUERIES
    page = enter(client, anna, code.lower(), follow=True)

    assert "You are entered as present" in words(page)
    assert "Code from the room" not in words(page)
    assert "Entered as present" in words(page)
    assert Presence.objects.get().source == "code"


def test_wrong_code_is_told_at_the_field_and_enters_nobody(client, session, anna):
    presence.new_code(session)

    page = enter(client, anna, "AAAAAA")

    assert "Code from the room – This code is wrong." in words(page)
    assert "Error:" in page.content.decode().split("</title>")[0]
    assert not Presence.objects.exists()


def test_guessing_is_slowed_for_one_link_and_not_for_others(client, session, anna, settings):
    settings.LIMITS = settings.LIMITS | {"presence_code": "2/h"}
    ben = make_registration(session.event, "ben@example.org", name="Ben", language="en")
    code = presence.new_code(session)

    assert [enter(client, anna, guess).status_code for guess in ("AAAAAA", "CCCCCC", code)] == [200, 200, 429]
    assert enter(client, ben, code).status_code == 302

    assert [entry.registration for entry in Presence.objects.all()] == [ben]


def test_guessing_with_many_links_from_one_place_is_slowed(client, session, anna, settings):
    settings.LIMITS = settings.LIMITS | {"presence_code_client": "1/h"}
    code = presence.new_code(session)
    ben = make_registration(session.event, "ben@example.org", name="Ben", language="en")

    enter(client, anna, "AAAAAA")

    assert enter(client, ben, code).status_code == 429


@pytest.mark.parametrize("status", ["waiting", "cancelled"])
def test_code_from_the_room_is_asked_of_nobody_without_a_place(client, session, status):
    one = make_registration(session.event, "ben@example.org", status=status, language="en")
    code = presence.new_code(session)

    assert "Code from the room" not in words(client.get(link_to(one)))
    enter(client, one, code)

    assert not Presence.objects.exists()
