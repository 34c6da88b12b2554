from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import translation
from django.utils.timezone import make_aware

from events import presence
from events.links import token_of
from events.models import Event, MailText
from events.registration import cancel, register, save_event
from events.reminders import remind, send_online_links, thank
from outbox.models import Mail
from tests.factories import make_event

LINK = "https://meet.example.org/geheim"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NOW = make_aware(datetime(2026, 11, 23, 9))
STARTS_AT = make_aware(datetime(2026, 12, 3, 10))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"), time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def event(home):
    return make_event(starts_in=STARTS_AT - NOW, places=2, online_link=LINK)


def sign_up(event, who="anna", **fields):
    fields = {"name": who.title(), "organisation": "", "language": "en", "is_confirmed": True, **fields}
    return register(event, email=f"{who}@example.org", **fields)


def mails_after(sweep, moment, start):
    """Run a sweep at a moment, and return who got a mail with such a subject by then."""
    with time_machine.travel(moment, tick=False):
        sweep()
    found = Mail.objects.filter(subject__startswith=start).order_by("pk")
    return [mail.to.partition("@")[0] for mail in found]


# The reminder.


def test_people_with_a_place_are_reminded_three_days_before_and_once(event):
    for who in ("anna", "ben", "cem"):
        sign_up(event, who)
    due = STARTS_AT - 3 * DAY

    assert mails_after(remind, due - HOUR, "Soon") == []
    assert mails_after(remind, due, "Soon") == ["anna", "ben"]
    assert mails_after(remind, due + HOUR, "Soon") == ["anna", "ben"]


def test_reminder_has_the_link_to_cancel_and_the_facts(event):
    anna = sign_up(event)
    mails_after(remind, STARTS_AT - 3 * DAY, "Soon")

    text = Mail.objects.latest("pk").text
    assert token_of(anna) in text
    assert "Thursday 3 December 2026, 10:00 to 16:00" in text
    assert anna.steps.filter(kind="reminded").count() == 1


def test_whoever_registered_or_moved_up_after_it_was_due_is_not_reminded(event):
    anna = sign_up(event)
    sign_up(event, "ben")
    sign_up(event, "cem")
    due = STARTS_AT - 3 * DAY
    with time_machine.travel(due + HOUR, tick=False):
        cancel(anna)
        Event.objects.update(places=3)
        sign_up(event, "dana")

    assert mails_after(remind, due + 2 * HOUR, "Soon") == ["ben"]


@pytest.mark.parametrize("change", [{"reminder_days": 0}, {"status": "cancelled"}, {"status": "postponed"}])
def test_nobody_is_reminded_of_what_is_off_or_without_a_reminder(event, change):
    sign_up(event)
    Event.objects.update(**change)

    assert mails_after(remind, STARTS_AT - DAY, "Soon") == []


def test_nobody_is_reminded_once_the_event_has_begun(event):
    sign_up(event)

    assert mails_after(remind, STARTS_AT, "Soon") == []


def test_people_are_reminded_again_of_a_new_date(event):
    sign_up(event)
    with time_machine.travel(STARTS_AT - 3 * DAY, tick=False):
        remind()
        event = Event.objects.get()
        session = event.sessions.get()
        session.starts_at, session.ends_at = session.starts_at + 30 * DAY, session.ends_at + 30 * DAY
        event.sessions.add(session)
        save_event(event)

    assert mails_after(remind, STARTS_AT + 26 * DAY, "Soon") == ["anna"]
    assert mails_after(remind, STARTS_AT + 27 * DAY, "Soon") == ["anna", "anna"]


# The online link.


def test_online_link_comes_on_the_morning_of_each_session_to_those_online(home):
    event = make_event(
        starts_in=STARTS_AT - NOW, sessions=2, format="hybrid", places=1, places_online=1, online_link=LINK
    )
    for who, kind in [("anna", "on_site"), ("ben", "online"), ("cem", "online")]:
        sign_up(event, who, attendance=kind)
    morning = make_aware(datetime(2026, 12, 3, 6))

    assert mails_after(send_online_links, morning - HOUR, "Your online link") == []
    assert mails_after(send_online_links, morning, "Your online link") == ["ben"]
    assert mails_after(send_online_links, morning + HOUR, "Your online link") == ["ben"]
    assert LINK in Mail.objects.latest("pk").text
    assert mails_after(send_online_links, morning + 7 * DAY, "Your online link") == ["ben", "ben"]


def test_online_link_comes_in_time_for_an_early_session(home):
    starts_at = make_aware(datetime(2026, 12, 3, 7))
    sign_up(make_event(starts_in=starts_at - NOW, format="online", online_link=LINK))

    assert mails_after(send_online_links, starts_at - 2 * HOUR, "Your online link") == ["anna"]


def test_online_link_that_does_not_exist_is_not_sent(home):
    sign_up(make_event(starts_in=STARTS_AT - NOW, format="online"))

    assert mails_after(send_online_links, STARTS_AT - HOUR, "Your online link") == []


# Thanks.


MORNING_AFTER = make_aware(datetime(2026, 12, 4, 9))


def test_people_with_a_place_are_thanked_on_the_morning_after_and_once(event):
    for who in ("anna", "ben", "cem"):
        sign_up(event, who)
    cancel(sign_up(make_event(starts_in=STARTS_AT - NOW), "dana"))

    assert mails_after(thank, MORNING_AFTER - HOUR, "Thank you") == []
    assert mails_after(thank, MORNING_AFTER, "Thank you") == ["anna", "ben"]
    assert mails_after(thank, MORNING_AFTER + DAY, "Thank you") == ["anna", "ben"]


def test_thanks_name_the_event_and_carry_the_organisers_words(event):
    MailText.objects.create(event=event, mail="thanks", text_de="Bis bald.", text_en="The slides are on our site.")
    anna = sign_up(event)

    mails_after(thank, MORNING_AFTER, "Thank you")

    mail = Mail.objects.get(subject="Thank you: Schulung")
    assert "Thank you for taking part." in mail.text
    assert "The slides are on our site." in mail.text
    assert token_of(anna) in mail.text
    assert LINK not in mail.text
    assert mail.attachment == ""
    assert anna.steps.last().kind == "thanked"


@pytest.mark.parametrize("change", [{"sends_thanks": False}, {"status": "cancelled"}, {"status": "postponed"}])
def test_nobody_is_thanked_for_what_was_not_held_or_is_not_to_be(event, change):
    sign_up(event)
    Event.objects.update(**change)

    assert mails_after(thank, MORNING_AFTER, "Thank you") == []


def test_nobody_is_thanked_a_week_late(event):
    sign_up(event)

    assert mails_after(thank, MORNING_AFTER + 7 * DAY, "Thank you") == []


def test_who_said_that_they_come_to_no_session_is_not_thanked(home):
    event = make_event(starts_in=STARTS_AT - NOW, sessions=2)
    anna, ben = sign_up(event, "anna"), sign_up(event, "ben")
    first, second = event.sessions.all()
    for one, session in [(anna, first), (anna, second), (ben, first)]:
        one.absences.create(session=session)

    assert mails_after(thank, MORNING_AFTER, "Thank you") == []
    assert mails_after(thank, MORNING_AFTER + 7 * DAY, "Thank you") == ["ben"]


def test_who_is_entered_as_absent_is_not_thanked_until_that_is_corrected(home):
    event = make_event(starts_in=STARTS_AT - NOW, sessions=2)
    anna, ben, cem, _dana = (sign_up(event, name) for name in ("anna", "ben", "cem", "dana"))
    first, second = event.sessions.all()
    cem.absences.create(session=second)
    with time_machine.travel(second.ends_at, tick=False):
        presence.mark(anna, first, True, "phone", None)
        presence.enter_count(second, 2, None)
        presence.mark(ben, second, True, "phone", None)
        presence.mark(ben, second, False, "phone", None)
    assert mails_after(thank, second.ends_at + DAY, "Thank you") == ["anna", "dana"]

    with time_machine.travel(second.ends_at + DAY, tick=False):
        presence.mark(cem, first, True, "paper", None)

    assert mails_after(thank, second.ends_at + 2 * DAY, "Thank you") == ["anna", "dana", "cem"]
