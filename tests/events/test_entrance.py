from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from events import entrance
from events.links import entrance_token_of, number_at_entrance, registration_of, token_of
from events.models import Presence
from home import structure
from tests.events.test_personal import link_to
from tests.events.test_presence_views import text
from tests.factories import make_event, make_organisation, make_registration, make_user


@pytest.fixture
def event(organiser):
    return make_event(timedelta(minutes=-30), sessions=2, name="Fachtag")


@pytest.fixture
def anna(event):
    return make_registration(event, "anna@example.org", name="Anna", language="en")


def scanned(one):
    return urlsplit(entrance.address_of(one)).path


def test_scanned_code_shows_the_person_and_enters_nothing_until_the_button_is_pressed(organiser, event, anna):
    page = organiser.get(scanned(anna))
    assert "Anna" in text(page)
    assert [each["session"] for each in page.context["sessions"]] == [event.sessions.first()]
    assert not Presence.objects.exists()

    for answer in ("yes", "no"):
        organiser.post(scanned(anna), {"session": event.sessions.first().pk, "is_present": answer})
        entry = Presence.objects.get()
        assert (entry.registration, entry.is_present, entry.source) == (anna, answer == "yes", "phone")


def test_scanned_code_says_when_no_session_is_running(organiser):
    one = make_registration(make_event(timedelta(days=2)), "ben@example.org", name="Ben")

    assert "No session of this event is running now." in text(organiser.get(scanned(one)))


@pytest.mark.parametrize("session", ["", "abc", "9" * 30, "0"])
def test_nobody_is_entered_at_what_is_no_session(organiser, anna, session):
    assert organiser.post(scanned(anna), {"session": session, "is_present": "yes"}).status_code == 404


@pytest.mark.parametrize("who", ["stranger", "member", "other team"])
def test_code_opens_nothing_for_anybody_else(client, organiser, event, anna, who):
    user = make_user("fremd@example.org", structure.ORGANISERS if who == "other team" else structure.MEMBERS)
    user.memberships.create(organisation=make_organisation("Andere"))
    client.logout()
    if who != "stranger":
        client.force_login(user)

    answers = [
        client.get(scanned(anna)),
        client.post(scanned(anna), {"session": event.sessions.first().pk, "is_present": "yes"}),
    ]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not any(b"Anna" in answer.content for answer in answers)
    assert not Presence.objects.exists()


def test_code_is_no_personal_link_and_no_personal_link_is_a_code(organiser, anna):
    assert registration_of(entrance_token_of(anna)) is None
    assert number_at_entrance(token_of(anna)) is None
    assert number_at_entrance(entrance_token_of(anna)) == anna.pk
    for wrong in ("x", "ä", token_of(anna), entrance_token_of(anna)[:-4] + "AAAA"):
        assert organiser.get(scanned(anna).replace(entrance_token_of(anna), wrong)).status_code == 404


@pytest.mark.parametrize(
    ("fields", "event_fields", "is_shown"),
    [
        ({}, {}, True),
        ({"status": "waiting"}, {}, False),
        ({"status": "cancelled"}, {}, False),
        ({}, {"format": "online"}, False),
        ({}, {"status": "cancelled"}, False),
        ({}, {"starts_in": timedelta(days=-5)}, False),
    ],
)
def test_whoever_comes_through_the_door_finds_the_code_on_their_link(client, home, fields, event_fields, is_shown):
    one = make_registration(make_event(**event_fields), "ben@example.org", name="Ben", language="en", **fields)

    page = client.get(link_to(one)).content.decode()

    assert ("QR code for the entrance" in page) == is_shown
    assert ("<svg viewBox" in page.partition("QR code for the entrance")[2][:200]) == is_shown
