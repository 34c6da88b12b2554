"""What waits for the team of an event."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Site

from events.changes import save_event
from events.forgetting import forget_due
from events.history import Kind, record
from events.holidays import working_days_after
from events.models import Event, EventSettings, Registration
from events.tasks import tasks_of_event, tasks_of_team
from events.writing import write
from home import structure
from tests.factories import (
    make_event,
    make_many_registrations,
    make_organisation,
    make_question,
    make_registration,
    make_user,
)

DAY = timedelta(days=1)
HOME = "wagtailadmin_home"


def today(days=0):
    return timezone.localdate() + timedelta(days=days)


def texts(event, user=None):
    with translation.override("en"):
        return [task.text for task in tasks_of_event(event, user or get_user_model()())]


@pytest.mark.parametrize(("days", "is_task"), [(8, False), (7, True), (0, True), (-1, True)])
def test_deciding_becomes_a_task_a_week_before_and_stays_one(db, days, is_task):
    event = make_event(minimum=5, decide_on=today(days))
    make_registration(event)

    found = texts(event)

    assert len(found) == is_task
    if is_task:
        assert "1 person has a place. At least 5 are needed." in found[0]
        assert ("it was to be decided by" in found[0]) == (days < 0)


def test_what_is_decided_is_no_task_until_it_is_to_be_decided_anew(organiser):
    event = make_event(minimum=5, decide_on=today(2))
    address = reverse("event_registrations:decide", args=[event.pk])

    assert "At least 5 are needed." in organiser.get(address).content.decode()
    assert texts(event)
    organiser.post(address)
    assert not texts(event)

    event = Event.objects.get()
    save_event(event)
    assert not texts(event)
    event.decide_on = today(3)
    save_event(event)
    assert texts(event)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nothing_is_to_be_decided_of_what_is_off(db, status):
    assert texts(make_event(minimum=5, decide_on=today(), status=status)) == []


@pytest.mark.parametrize(
    ("fields", "statuses", "found"),
    [
        ({"approval": "team"}, ["pending"], ["1 registration awaits your decision."]),
        ({"approval": "team"}, ["pending"] * 2, ["2 registrations await your decision."]),
        ({"status": "postponed"}, ["pending"], ["1 registration awaits your decision."]),
        ({"status": "cancelled"}, ["pending"], []),
        (
            {"waiting_list": "by_hand"},
            ["confirmed", "waiting", "waiting"],
            ["Places are free and 2 people wait: you give free places by hand."],
        ),
        ({"waiting_list": "by_hand"}, ["confirmed"] * 3 + ["waiting"], []),
        ({"waiting_list": "automatic"}, ["waiting"], []),
        (
            {},
            ["held", "held"],
            ["More than a third of the places are held for people who have not confirmed their address."],
        ),
        ({}, ["held"], []),
        ({}, ["confirmed", "cancelled"], []),
    ],
)
def test_task_is_named_while_its_reason_stands(db, fields, statuses, found):
    event = make_event(places=3, **fields)
    for number, status in enumerate(statuses):
        make_registration(event, f"{number}@example.org", status=status, expires_at=timezone.now() + DAY)

    assert texts(event) == found


def test_free_place_is_no_task_when_only_a_used_up_organisation_waits(db):
    event = make_event(places=3, waiting_list="by_hand", places_per_organisation=1)
    make_registration(event, "anna@example.org", organisation_key="verein am weg")
    make_registration(event, "ben@example.org", status="waiting", organisation_key="verein am weg")

    assert texts(event) == []


def test_nothing_waits_once_the_event_has_begun(db):
    event = make_event(starts_in=-DAY, minimum=5, decide_on=today())
    make_registration(event, status="pending")

    assert texts(event) == []


def test_tasks_are_shown_to_the_responsible_team_only(organiser):
    mine = make_event(name="Meine", starts_in=20 * DAY)
    sooner = make_event(name="Eher", starts_in=10 * DAY)
    other = make_event(name="Fremd", organisation=make_organisation("Andere"))
    for event in (mine, sooner, other):
        make_registration(event, status="pending")

    page = organiser.get(reverse(HOME)).content.decode()

    assert "Your tasks" in page
    assert 0 < page.index("<strong>Eher") < page.index("<strong>Meine")
    assert "Fremd" not in page
    listed = organiser.get(reverse(Event.snippet_viewset.get_url_name("list"))).content.decode()
    assert listed.count("1 task") == 2
    people = organiser.get(reverse("event_registrations:index", args=[mine.pk])).content.decode()
    assert "1 registration awaits your decision." in people


@pytest.mark.parametrize("group", [structure.EDITORS, structure.APPROVERS, structure.COORDINATORS])
def test_other_groups_have_no_tasks_even_in_the_organisation(client, home, group):
    user = make_user("person@example.org", group)
    user.memberships.create(organisation=make_organisation())
    make_registration(make_event(), status="pending")
    client.force_login(user)

    assert tasks_of_team(user) == []
    assert 'id="tasks"' not in client.get(reverse(HOME)).content.decode()


def test_nobody_else_decides_that_an_event_takes_place(client, home):
    event = make_event(minimum=5, decide_on=today(), organisation=make_organisation("Andere"))
    user = make_user("veranstaltung@example.org", structure.ORGANISERS)
    client.force_login(user)

    assert client.post(reverse("event_registrations:decide", args=[event.pk])).status_code == 404
    assert Event.objects.get().decided_on is None


def test_desk_asks_at_most_twenty_five_questions_however_much_there_is(organiser):
    addresses = [reverse(HOME), reverse(Event.snippet_viewset.get_url_name("list"))]
    event = make_event(waiting_list="by_hand", places=50, minimum=60, decide_on=today())
    make_many_registrations(event, 20)
    addresses.append(reverse("event_registrations:index", args=[event.pk]))

    def measure():
        found = []
        for address in addresses:
            organiser.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert organiser.get(address).status_code == 200
            found.append(len(queries))
        return found

    few = measure()
    for _number in range(5):
        make_many_registrations(make_event(waiting_list="by_hand", minimum=5, decide_on=today()), 20)
    make_many_registrations(event, 500)
    many = measure()

    assert (many[0], many[1]) == (few[0], few[1])
    assert max(many) <= 25


NEED = "Somebody has told what they need to take part, and waits for your reply."


@pytest.fixture
def contact(home):
    return make_user("team@example.org", structure.ORGANISERS)


def tell_need(event, value="Einen Platz für den Rollstuhl", **fields):
    question = make_question(event, **{"purpose": "access", "kind": "long", **fields})
    registration = make_registration(event)
    record(registration, Kind.REGISTERED, timezone.now())
    registration.answers.create(question=question, value=value)
    return registration


def write_back(registration, by):
    write(registration.event, [registration.pk], subject="Ihr Platz", text="Gern.", message=uuid4(), by=by)


def test_told_need_is_a_task_of_the_contact_until_the_person_was_written_to(contact, organiser):
    event = make_event()
    registration = tell_need(event)

    assert texts(event, contact) == [NEED]
    assert texts(event, make_user("kollegin@example.org")) == []

    write_back(registration, contact)
    assert texts(event, contact) == []

    record(registration, Kind.CHANGED, timezone.now())
    assert texts(event, contact) == [NEED]


@pytest.mark.parametrize(
    "fields", [{"purpose": "general"}, {"purpose": "catering"}, {"kind": "yes_no", "value": "no"}]
)
def test_what_is_no_need_is_no_task(contact, fields):
    event = make_event()
    tell_need(event, **fields)

    assert texts(event, contact) == []


@pytest.mark.parametrize("status", ["held", "unconfirmed", "cancelled", "declined", "lapsed"])
def test_need_of_somebody_who_does_not_come_is_no_task(contact, status):
    event = make_event()
    registration = tell_need(event)
    Registration.objects.filter(pk=registration.pk).update(status=status, expires_at=timezone.now())

    assert texts(event, contact) == []


def test_need_is_no_task_once_the_event_has_begun(contact):
    event = make_event()
    tell_need(event)

    event.sessions.update(starts_at="2020-01-01T10:00Z")

    assert texts(event, contact) == []


def test_need_leads_to_the_person(contact):
    event = make_event()
    registration = tell_need(event)

    [task] = tasks_of_event(event, contact)

    assert task.url == reverse("event_registrations:person", args=[event.pk, registration.pk])


# Who was there.


def tell_presence(now, *, sessions=2, recorded=0, state="ST", **fields):
    """Say which tasks there are at this time, of an event that ended on Thursday, 3 December 2026."""
    first = datetime(2026, 12, 3, 9, tzinfo=UTC) - timedelta(weeks=sessions - 1)
    event = make_event(first - timezone.now(), sessions=sessions, **fields)
    for session in event.sessions.all()[:recorded]:
        session.presence_recorded_at = session.ends_at
        session.save()
    EventSettings.objects.update_or_create(site=Site.objects.get(is_default_site=True), defaults={"state": state})
    with time_machine.travel(now, tick=False):
        forget_due()
        return texts(event)


@pytest.mark.parametrize(("day", "is_task"), [(4, False), (7, False), (8, True), (30, True)])
def test_entering_presence_is_a_task_from_the_third_working_day_on(home, day, is_task):
    found = tell_presence(datetime(2026, 12, day, 7, tzinfo=UTC))

    assert found == ["Enter presence: about 2 sessions nothing is recorded."] * is_task


def test_no_public_holiday_counts_as_working_day(db):
    # New Year and Epiphany, a public holiday in Saxony-Anhalt and not in Berlin.
    assert working_days_after(date(2026, 12, 31), 3, "BE") == date(2027, 1, 6)
    assert working_days_after(date(2026, 12, 31), 3, "ST") == date(2027, 1, 7)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"recorded": 1}, ["Enter presence: about 1 session nothing is recorded."]),
        ({"recorded": 2}, []),
        ({"status": "cancelled"}, []),
        ({"status": "postponed"}, []),
    ],
)
def test_presence_is_entered_only_where_it_is_missing(home, fields, found):
    assert tell_presence(datetime(2026, 12, 10, 7, tzinfo=UTC), **fields) == found


def test_presence_is_no_task_any_more_once_people_are_deleted(home):
    assert not tell_presence(datetime(2027, 3, 10, 7, tzinfo=UTC))
