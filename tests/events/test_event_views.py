"""Saving an event that people have registered for: what they are told is decided before it is saved."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.changes import state_of_facts
from events.models import Event
from tests.events.test_viewsets import DAY, LINK, edit, lines, mails, session
from tests.factories import make_event, make_registration

HOUR = timedelta(hours=1)


def one_hour_earlier(of):
    old = of.sessions.get()
    return [session(old.starts_at - HOUR, old.ends_at, id=old.pk)]


@pytest.fixture
def two_sessions(event):
    """An event on two days at ten, Berlin time, far from the change of the clocks."""
    event.sessions.all().delete()
    first = timezone.localtime().replace(month=6, day=1, hour=10, minute=0, second=0, microsecond=0)
    first = first.replace(year=first.year + 1)
    for start in (first, first + 7 * DAY):
        event.sessions.create(starts_at=start, ends_at=start + 6 * HOUR)
    event.save()
    return Event.objects.get(pk=event.pk)


def test_change_is_shown_in_words_and_asked_about_before_anything_is_saved(organiser, two_sessions):
    first, second = two_sessions.sessions.order_by("starts_at")
    sessions = [
        session(first.starts_at, first.ends_at, id=first.pk),
        session(second.starts_at - HOUR, second.ends_at, id=second.pk, room="Saal"),
    ]

    page = edit(organiser, two_sessions, sessions=sessions, city="54321 Beispielstadt").content.decode()

    assert "Notify 2 registered people?" in page
    assert "Session 2: 10:00 becomes 9:00" in page or "Session 2: 10:00 becomes 09:00" in page
    assert "Session 2, room: (nothing) becomes Saal" in page
    assert "Place: Musterstadt becomes 54321 Beispielstadt" in page
    assert "Session 1" not in page
    assert mails() == []
    two_sessions.refresh_from_db()
    assert (two_sessions.sequence, two_sessions.city) == (0, "Musterstadt")


def test_question_brings_the_whole_form_along(organiser, event):
    sessions = one_hour_earlier(event)
    page = edit(organiser, event, sessions=sessions, directions_de="Zeile 1\nZeile 2")

    sent = dict(page.context["sent"])

    assert {name: str(value) for name, value in lines(event, sessions=sessions).items()}.items() <= sent.items()
    assert sent["directions_de"] == "Zeile 1\nZeile 2"


@pytest.mark.parametrize(
    ("answer", "told", "said"),
    [
        ("yes", [("anna", "Changed"), ("ben", "Changed")], "Whoever is registered is told by e-mail."),
        ("no", [], "It is a correction"),
    ],
)
def test_answer_decides_who_is_told_and_calendars_take_it_over(organiser, event, answer, told, said):
    address = reverse(Event.snippet_viewset.get_url_name("edit"), args=[event.pk])
    sent = lines(event, sessions=one_hour_earlier(event), tell=answer, as_of=state_of_facts(event))

    before = event.starts_at
    page = organiser.post(address, sent, follow=True).content.decode()

    assert said in page
    assert mails() == told
    changed = Event.objects.get(pk=event.pk)
    assert changed.sequence == 1
    assert changed.starts_at == before - HOUR


def test_back_leads_to_the_form_with_all_that_was_typed(organiser, event):
    response = edit(organiser, event, city="54321 Beispielstadt", tell="back")

    assert response.context["form"]["city"].value() == "54321 Beispielstadt"
    assert Event.objects.get(pk=event.pk).city == "Musterstadt"


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_that_an_event_is_off_is_no_correction(organiser, event, status):
    page = edit(organiser, event, status=status).content.decode()

    assert f"State: takes place becomes {status}" in page
    assert 'value="no"' not in page
    assert mails() == []
    edit(organiser, event, status=status, tell="no")
    assert [who for who, _subject in mails()] == ["anna", "ben"]


def test_online_link_is_asked_about_without_being_named(organiser, event):
    Event.objects.update(format="online")
    event.registrations.update(attendance="online")

    response = edit(organiser, event, format="online", online_link=LINK)

    assert response.context["question"].words == ["There is a new online link."]
    assert response.context["question"].people == 1


def test_event_without_people_is_saved_without_a_question(organiser, event):
    event.registrations.update(status="cancelled")

    assert edit(organiser, event, city="54321 Beispielstadt").status_code == 302
    assert Event.objects.get(pk=event.pk).city == "54321 Beispielstadt"


def test_change_that_is_news_to_nobody_is_saved_without_a_question(organiser, event):
    Event.objects.update(address_visibility="hidden")
    event.registrations.update(status="pending")

    response = edit(organiser, event, address_visibility="hidden", venue="Haus am Weg")

    assert response.status_code == 302
    assert mails() == []


def test_pressing_yes_twice_tells_once(organiser, event):
    answer = {"city": "54321 Beispielstadt", "tell": "yes", "as_of": state_of_facts(event)}

    edit(organiser, event, **answer)
    edit(organiser, event, **answer)

    assert len(mails()) == 2
    assert Event.objects.get(pk=event.pk).sequence == 1


@pytest.mark.parametrize("answer", [None, "yes", "no"])
def test_what_somebody_else_saved_meanwhile_is_not_overwritten_unseen(organiser, event, answer):
    read_as_of = state_of_facts(event)
    event.refresh_from_db()
    event.contact_phone = "040 66969 100"
    event.save()
    answered = {"tell": answer} if answer else {}

    response = edit(organiser, event, city="54321 Beispielstadt", as_of=read_as_of, **answered)

    assert "Nothing was saved: this event has been saved since you opened it" in response.content.decode()
    assert response.context["form"]["city"].value() == "54321 Beispielstadt"
    stored = Event.objects.get(pk=event.pk)
    assert (stored.contact_phone, stored.city, mails()) == ("040 66969 100", "Musterstadt", [])
    again = edit(organiser, stored, city="54321 Beispielstadt", as_of=response.context["form"]["as_of"].value())
    assert again.context["question"].people == 2


def test_question_counts_only_whom_it_concerns(organiser, event):
    make_registration(event, "cem@example.org", status="held", expires_at=timezone.now() + DAY)
    make_registration(event, "dana@example.org", status="declined")
    make_registration(make_event(), "emil@example.org")

    assert edit(organiser, event, city="54321 Beispielstadt").context["question"].people == 2
