from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.users.models import UserProfile

from events import presence
from events.changes import save_event
from events.models import Absence, Event, Presence, Registration
from events.numbering import numbered
from events.own_data import erase
from home import structure
from tests.events.test_viewsets import edit
from tests.events.test_viewsets import session as form_lines
from tests.factories import make_event, make_many_registrations, make_organisation, make_registration, make_user

MOST_QUERIES = 25
PAGES = ["presence_session", "presence_paper", "presence_count", "presence_walk_in", "presence_code"]


@pytest.fixture
def event(organiser):
    """An event of two sessions, of which the first is running, with two people who come and one who waits."""
    event = make_event(timedelta(minutes=-30), sessions=2, name="Fachtag")
    for name, status in [("Anna", "confirmed"), ("Ben", "confirmed"), ("Wanda", "waiting")]:
        make_registration(event, f"{name.lower()}@example.org", name=name, status=status, language="en")
    return event


@pytest.fixture
def session(event):
    return event.sessions.first()


def url(event):
    return reverse("event_registrations:presence", args=[event.pk])


def at(session, name="presence_session"):
    return reverse(f"event_registrations:{name}", args=[session.event_id, session.pk])


def one(name="Anna"):
    return Registration.objects.get(name=name)


def tap(client, session, who, is_present="yes", **headers):
    return client.post(at(session), {"person": who.pk, "is_present": is_present}, **headers)


def text(response):
    return " ".join(response.content.decode().split())


# Without script.


def test_tap_enters_a_person_and_leads_back_to_their_row(organiser, event, session):
    answer = organiser.post(f"{at(session)}?q=an", {"person": one().pk, "is_present": "yes"})

    assert answer.url == f"{at(session)}?q=an#person-{one().pk}"
    entry = Presence.objects.get()
    assert (entry.registration, entry.is_present, entry.source) == (one(), True, "phone")
    assert entry.user.email == "veranstaltung@example.org"

    tap(organiser, session, one(), "no")

    assert not Presence.objects.get().is_present
    page = organiser.get(reverse("event_registrations:person", args=[event.pk, one().pk]))
    assert f"was entered as present: {session}" in text(page)
    assert f"was entered as not present: {session}" in text(page)


def test_people_are_found_by_name_organisation_and_number(organiser, event, session):
    Registration.objects.filter(name="Ben").update(organisation="Jugendamt")
    numbered(event)

    def found(asked):
        context = organiser.get(at(session), {"q": asked}).context
        return [row["one"].name for row in [*context["rows"], *context["others"]]]

    assert [found(asked) for asked in ("", "AN", "jugend", "amt bén", "2", "zoe")] == [
        ["Anna", "Ben", "Wanda"],
        ["Anna", "Wanda"],
        ["Ben"],
        ["Ben"],
        ["Ben"],
        [],
    ]


def test_row_tells_what_was_known_before(organiser, event, session):
    Absence.objects.create(registration=one(), session=session)

    context = organiser.get(at(session)).context

    assert [row["details"] for row in context["rows"]] == ["had said they cannot attend", ""]
    assert [row["details"] for row in context["others"]] == ["waits"]


def test_row_says_the_day_of_an_entry_that_is_not_of_today(organiser, event, session):
    tap(organiser, session, one())
    before = timezone.localdate() - timedelta(days=2)
    with translation.override("en"):
        day = date_format(before, "SHORT_DATE_FORMAT")

    assert day not in organiser.get(at(session)).context["rows"][0]["entered"]
    Presence.objects.update(at=timezone.now() - timedelta(days=2))
    assert organiser.get(at(session)).context["rows"][0]["entered"].startswith(day)


# In the background.


def test_tap_in_the_background_is_acknowledged_with_what_others_have_entered(organiser, event, session):
    presence.mark(one("Ben"), session, True, "paper", make_user("zweite@example.org", last_name="Rund"))

    answer = tap(organiser, session, one(), headers={"accept": "application/json"})

    people = answer.json()["people"]
    assert answer.status_code == 200
    assert {int(pk): entry["is_present"] for pk, entry in people.items()} == {one().pk: True, one("Ben").pk: True}
    assert people[str(one("Ben").pk)]["entered"].endswith("Rund")
    assert answer.json()["summary"] == "2 people are present."


def test_tap_that_is_refused_is_not_acknowledged(organiser, event):
    later = event.sessions.last()

    answer = tap(organiser, later, one(), headers={"accept": "application/json"})

    assert answer.status_code == 409
    assert "an hour before" in answer.json()["refusal"]
    assert tap(organiser, later, one()).status_code == 302
    assert not Presence.objects.exists()


@pytest.mark.parametrize("person", ["", "abc", "9" * 30, "0"])
def test_tap_on_nobody_is_not_found(organiser, session, person):
    assert organiser.post(at(session), {"person": person, "is_present": "yes"}).status_code == 404


def test_person_of_another_event_is_not_found(organiser, session):
    other = make_registration(make_event(), "other@example.org")

    assert tap(organiser, session, other).status_code == 404


# From paper, as a number, without a name on the list.


def test_names_are_shown_before_the_numbers_are_saved(organiser, event, session):
    assert "No list of this event has been printed yet" in text(organiser.get(at(session, "presence_paper")))
    numbered(event)

    shown = organiser.post(at(session, "presence_paper"), {"numbers": "1-2"})
    assert "1: Anna" in text(shown)
    assert "2: Ben" in text(shown)
    assert not Presence.objects.exists()

    answer = organiser.post(at(session, "presence_paper"), {"numbers": "1-2", "save": "yes"})
    assert answer.url == at(session)
    assert Presence.objects.present().count() == 2


def test_wrong_part_of_the_numbers_is_told_at_the_field(organiser, event, session):
    numbered(event)

    page = organiser.post(at(session, "presence_paper"), {"numbers": "1, 7", "save": "yes"})

    assert page.context["form"].errors == {"numbers": ["“7”: the list ends at 2."]}
    assert not Presence.objects.exists()


def test_number_without_names_and_nobody_came(organiser, event, session):
    assert "not recorded" in text(organiser.get(url(event)))
    for number, words in [("14", "14 counted, 0 of them by name"), ("0", "nobody came"), ("", "not recorded")]:
        organiser.post(at(session, "presence_count"), {"number": number})
        assert words in text(organiser.get(url(event)))
    history = organiser.get(reverse("wagtailsnippets_events_event:history", args=[event.pk]))
    assert "people counted 0, before 14" in text(history)

    tap(organiser, session, one())
    page = organiser.post(at(session, "presence_count"), {"number": "0"})
    assert "cannot be smaller" in text(page)


def test_whoever_is_not_on_the_list_is_entered_by_name(organiser, event, session):
    organiser.post(at(session, "presence_walk_in"), {"name": "Zoe", "organisation": "Jugendamt", "email": ""})

    rows = organiser.get(at(session)).context["rows"]
    assert [row["details"] for row in rows if row["one"].name == "Zoe"] == ["Jugendamt, came without a place"]


def test_code_is_made_shown_and_renewed(organiser, session):
    codes = []
    for _each in range(2):
        organiser.post(at(session, "presence_code"), {"instead_of": session.presence_code})
        session.refresh_from_db()
        codes.append(session.presence_code)
        assert f"{codes[-1][:3]} {codes[-1][3:]}" in text(organiser.get(at(session, "presence_code")))
    assert codes[0] != codes[1]


# All sessions side by side.


def test_page_of_the_event_shows_who_was_at_which_session(organiser, event, session):
    for name in ("Anna", "Wanda"):
        tap(organiser, session, one(name))
    tap(organiser, session, one("Ben"), "no")

    page = organiser.get(url(event))

    rows = {who.name: entries for who, entries in page.context["rows"]}
    assert rows == {"Anna": [True, None], "Ben": [False, None], "Wanda": [True, None]}
    assert [each["state"] for each in page.context["sessions"]] == ["2 present", "not recorded"]


# Nobody else.


@pytest.mark.parametrize("who", ["stranger", "member", "other team", "may only look"])
def test_only_the_responsible_team_sees_and_enters_who_was_there(client, organiser, event, session, who):
    groups = {"member": [structure.MEMBERS], "stranger": []}.get(who, [structure.ORGANISERS])
    user = make_user("fremd@example.org", *groups)
    if who == "other team":
        user.memberships.create(organisation=make_organisation("Andere"))
    if who == "may only look":
        user.groups.clear()
        user.memberships.create(organisation=event.organisation)
    client.logout()
    if who != "stranger":
        client.force_login(user)

    addresses = [url(event), *(at(session, name) for name in PAGES)]
    answers = [client.get(address) for address in addresses] + [tap(client, session, one())]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert not any(b"Anna" in answer.content for answer in answers)
    assert not Presence.objects.exists()


def test_pages_cost_as_much_for_many_people(organiser, event, session):
    event.places = 200
    event.save()
    addresses = [url(event), *(at(session, name) for name in PAGES)]

    def costs():
        for address in addresses:
            with CaptureQueriesContext(
                connection,
            ) as queries:
                organiser.get(address)
            yield len(queries)

    tap(organiser, session, one())
    organiser.get(url(event))
    few = list(costs())
    make_many_registrations(event, 100)
    presence.mark_all(session, event.registrations.values_list("pk", flat=True), True, "phone", None)

    assert list(costs()) == few
    assert max(few) <= MOST_QUERIES


@pytest.fixture(autouse=True)
def _english_desk(organiser):
    assert UserProfile.objects.get().preferred_language == "en"


# What else happens to the event.


def test_saving_the_event_keeps_what_was_entered_meanwhile(organiser, event, session):
    read = Event.objects.get(pk=event.pk)
    assert read.sessions_list
    read.sessions.set(read.sessions_list)
    presence.enter_count(session, 12, None)

    save_event(read)

    session.refresh_from_db()
    assert (presence.present_at(session), presence.is_recorded(session)) == (12, True)


def test_session_about_which_presence_is_entered_stays(organiser, event, session):
    tap(organiser, session, one())
    kept = event.sessions.last()
    sessions = [
        form_lines(session.starts_at, session.ends_at, id=session.pk, DELETE="on"),
        form_lines(kept.starts_at, kept.ends_at, id=kept.pk),
    ]

    page = edit(organiser, event, sessions=sessions)

    assert "It is entered who was at a session that you have removed." in text(page)
    assert event.sessions.count() == 2


def test_number_stays_when_people_are_deleted(organiser, event, session):
    tap(organiser, session, one())
    erase(one())
    tap(organiser, session, one("Ben"))

    assert "2 present" in text(organiser.get(url(event)))
    assert "2 people are present." in text(organiser.get(at(session)))
