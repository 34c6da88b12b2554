"""What is told a week before people are deleted."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from events import last_week
from events.certificates import issue
from events.models import Event, EventCounts, Presence
from outbox.models import Mail
from tests.factories import make_event, make_organisation, make_registration

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _english(settings):
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def event(home):
    """An event of two sessions that is over, of which one is recorded."""
    made = make_event(timedelta(days=-20), sessions=2, certificate_rule="sessions", certificate_least=1)
    return Event.objects.get(pk=made.pk)


def come(event, email, **fields):
    one = make_registration(event, email, language="en", **fields)
    session = event.sessions.first()
    Presence.objects.create(registration=one, session=session, is_present=True, source="paper")
    session.presence_recorded_at = timezone.now()
    session.save()
    return one


def tell_at(moment):
    with time_machine.travel(moment, tick=False):
        last_week.tell()


def mails():
    return {mail.to: mail.text for mail in Mail.objects.order_by("pk")}


def test_contact_and_whoever_lacks_the_certificate_are_told_a_week_before_and_once(event):
    come(event, "anna@example.org")
    issue(come(event, "ben@example.org"))
    make_registration(event, "absent@example.org")
    Mail.objects.all().delete()
    due = event.people_go_at - 7 * DAY

    tell_at(due - timedelta(minutes=1))
    assert mails() == {}
    tell_at(due + timedelta(minutes=1))
    tell_at(due + DAY)

    told = mails()
    assert list(told) == ["team@example.org", "anna@example.org"]
    assert Mail.objects.count() == 2
    assert "It is not recorded yet who was there at these sessions" in told["team@example.org"]
    assert f"/cms/events/{event.pk}/registrations/" in told["team@example.org"]
    assert "anna" not in told["team@example.org"].lower()
    assert "/r/" in told["anna@example.org"] and "have not fetched your certificate" in told["anna@example.org"]
    assert event.registrations.get(email="anna@example.org").steps.filter(kind="reminded").exists()


def test_whoever_attended_a_part_is_told_of_a_confirmation(event):
    Event.objects.filter(pk=event.pk).update(certificate_rule="all", certificate_least=None)
    come(event, "anna@example.org")

    tell_at(event.people_go_at - DAY)

    assert "have not fetched your confirmation" in mails()["anna@example.org"]


def test_contact_reads_how_many_organisations_look_alike_and_not_which(home):
    event = make_event(timedelta(days=-5), people_kept_days=10, places_per_organisation=3)
    event = Event.objects.get(pk=event.pk)
    make_organisation("Verein für Übergänge")
    make_registration(event, organisation="Verein für Übergange", organisation_key="verein fuer uebergange")

    tell_at(event.people_go_at - DAY)

    assert "1 pair of organisations looks alike" in mails()["team@example.org"]
    assert "bergange" not in mails()["team@example.org"]


def test_contact_is_told_again_of_an_event_that_has_moved_since(event):
    make_registration(event)
    tell_at(event.people_go_at - DAY)
    for session in event.sessions.all():
        session.starts_at, session.ends_at = session.starts_at + 30 * DAY, session.ends_at + 30 * DAY
        session.save()

    tell_at(event.people_go_at)
    assert Mail.objects.count() == 1
    tell_at(Event.objects.get(pk=event.pk).people_go_at - DAY)

    assert Mail.objects.count() == 2


def test_contact_is_told_when_nothing_is_missing(event):
    come(event, "anna@example.org")
    event.sessions.update(presence_recorded_at=timezone.now())
    Event.objects.filter(pk=event.pk).update(certificate_rule="none")

    tell_at(event.people_go_at - DAY)

    assert list(mails()) == ["team@example.org"]
    assert "Nothing is missing" in mails()["team@example.org"]


@pytest.mark.parametrize("fields", [{}, {"status": "postponed"}])
def test_nobody_is_told_of_an_event_without_people_or_without_a_date(home, fields):
    event = Event.objects.get(pk=make_event(timedelta(days=-5), people_kept_days=6, **fields).pk)
    if fields:
        make_registration(event)

    last_week.tell()

    assert mails() == {} and not EventCounts.objects.exists()
