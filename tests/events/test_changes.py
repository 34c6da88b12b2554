"""What a change of an event is called."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone, translation

from events.changes import SavedMeanwhile, Unanswered, in_words, save_event, state_of_facts
from events.models import Event, Session
from tests.factories import make_event, make_registration

HOUR = timedelta(hours=1)


@pytest.fixture
def event(db):
    event = make_event(sessions=0, city="12345 Musterstadt")
    first = timezone.make_aware(datetime(2031, 6, 2, 10))
    for start in (first, first + timedelta(days=7)):
        event.sessions.add(Session(starts_at=start, ends_at=start + 6 * HOUR, room="Saal"))
    event.save()
    return Event.objects.get(pk=event.pk)


def words(event):
    """What saving this state of the event would change."""
    before = Event.objects.get(pk=event.pk)
    with translation.override("en"):
        return in_words(before, event)


def test_nothing_is_said_of_what_stays(event):
    event.name, event.places = "Neuer Arbeitstitel", 20

    assert words(event) == []


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        (-1, 0, "Session 2: 10:00 becomes 09:00"),
        (0, 1, "Session 2: 10:00 to 16:00 becomes 10:00 to 17:00"),
        (24, 24, "Session 2: Monday 9 June 2031, 10:00 to 16:00 becomes Tuesday 10 June 2031, 10:00 to 16:00"),
    ],
)
def test_moved_session_is_named_as_shortly_as_can_be(event, begins, ends, said):
    second = event.sessions_list[1]
    second.starts_at += begins * HOUR
    second.ends_at += ends * HOUR

    assert words(event) == [said]


def test_new_and_left_out_sessions_are_named_by_their_day(event):
    _first, second = event.sessions_list
    start = second.starts_at + timedelta(days=7)
    event.sessions_list = [second, Session(starts_at=start, ends_at=start + HOUR)]

    assert words(event) == [
        "New: Monday 16 June 2031, 10:00 to 11:00",
        "Left out: Monday 2 June 2031, 10:00 to 16:00",
    ]


def test_state_rooms_form_place_directions_and_link_are_named(event):
    event.status, event.format, event.venue = "postponed", "hybrid", "Haus am Weg"
    event.directions_de, event.online_link = "Vom Bahnhof links.", "https://meet.example.org/geheim"
    event.sessions_list[0].room = ""

    assert words(event) == [
        "State: takes place becomes postponed",
        "Session 1, room: Saal becomes (nothing)",
        "Form: On site becomes On site and online",
        "Place: 12345 Musterstadt becomes Haus am Weg, 12345 Musterstadt",
        "How to get there has changed.",
        "There is a new online link.",
    ]


def test_link_that_is_gone_is_named(event):
    Event.objects.update(online_link="https://meet.example.org/geheim")
    event.online_link = ""

    assert words(event) == ["There is no online link any more."]


def test_question_leaves_everything_as_it_was(event):
    make_registration(event)
    event.city = "54321 Beispielstadt"

    with pytest.raises(Unanswered) as question:
        save_event(event, tells=None)

    assert (question.value.people, question.value.must_tell) == (1, False)
    assert Event.objects.get(pk=event.pk).city == "12345 Musterstadt"


def test_event_that_is_over_raises_no_question(event):
    make_registration(event)
    event.sessions.all().delete()
    past = timezone.now() - timedelta(days=3)
    event.sessions.add(Session(starts_at=past, ends_at=past + HOUR))
    event.save()
    event = Event.objects.get(pk=event.pk)
    event.city = "54321 Beispielstadt"

    assert save_event(event, tells=None).sequence == 1


def test_state_that_was_read_must_still_hold(event):
    as_of = state_of_facts(event)
    save_event(Event.objects.get(pk=event.pk))

    with pytest.raises(SavedMeanwhile):
        save_event(event, as_of=as_of)
