from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from events.forgetting import forget_unanswered
from events.models import Event, Registration
from events.registration import (
    RegistrationClosed,
    approve,
    cancel,
    confirm,
    decline,
    is_full,
    may_cancel,
    places_left,
    register,
    save_event,
)
from events.waiting import lapse_overdue
from outbox.models import Mail
from tests.factories import make_event, make_registration, make_user

CONFIRMED, WAITING, CANCELLED = "confirmed", "waiting", "cancelled"


def sign_up(event, who="anna", **fields):
    fields = {"name": who.title(), "email": f"{who}@example.org", "organisation": "", "language": "en", **fields}
    return register(event, **{"is_confirmed": True, **fields})


def state(one):
    return Registration.objects.get(pk=one.pk).status


def states(event):
    return list(event.registrations.order_by("pk").values_list("status", flat=True))


def mails():
    """Who got which mail, in order."""
    return [(mail.to.partition("@")[0], mail.subject.partition(":")[0]) for mail in Mail.objects.order_by("pk")]


def forget_mails():
    Mail.objects.all().delete()


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def event(home):
    return make_event(places=2)


# Who gets a place.


def test_first_come_get_the_places_and_the_next_wait(event):
    given = [sign_up(event, who).status for who in ("anna", "ben", "cem", "dana")]

    assert given == [CONFIRMED, CONFIRMED, WAITING, WAITING]


def test_registration_keeps_what_was_given_and_the_address_in_small_letters(event):
    one = sign_up(event, name="Anna Ö.", email=" Anna@Example.ORG ", organisation="Verein", language="en")

    kept = Registration.objects.get(pk=one.pk)
    assert (kept.name, kept.email, kept.organisation, kept.language) == ("Anna Ö.", "anna@example.org", "Verein", "en")


@pytest.mark.parametrize("again", ["anna@example.org", "ANNA@example.org", " anna@EXAMPLE.org "])
def test_second_registration_of_an_address_changes_nothing(event, again):
    first = sign_up(event)

    second = sign_up(event, email=again, name="Somebody else", language="de")

    assert second == first
    assert Registration.objects.get() == first
    assert (second.name, second.language) == ("Anna", "en")


def test_second_registration_of_somebody_who_waits_keeps_the_turn(event):
    for who in ("anna", "ben", "cem", "dana"):
        sign_up(event, who)

    sign_up(event, "cem")

    assert [one.email[:4] for one in event.registrations.waiting()] == ["cem@", "dana"]


def test_address_may_register_for_two_events(event):
    other = make_event()

    assert [sign_up(event).status, sign_up(other).status] == [CONFIRMED, CONFIRMED]


def test_nobody_overtakes_those_who_wait_even_if_a_place_is_free(event):
    make_registration(event, "wartend@example.org", status=WAITING)

    assert places_left(event) == 2
    assert sign_up(event).status == WAITING


def test_person_who_cancelled_may_come_back_at_the_end_of_the_line(event):
    anna, _ben, _cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    cancel(anna)

    back = sign_up(event)

    assert back != anna
    assert states(event) == [CANCELLED, CONFIRMED, CONFIRMED, WAITING]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"opens_at": timedelta(hours=1)}, "Registration opens on"),
        ({"closes_at": timedelta(seconds=-1)}, "closed"),
        ({"status": "postponed"}, "postponed"),
        ({"status": "cancelled"}, "cancelled"),
        ({"starts_in": timedelta(seconds=-1)}, "begun"),
        ({"starts_in": timedelta(days=-1)}, "over"),
        ({"sessions": 0}, "not fixed"),
    ],
)
def test_registration_is_refused_with_a_reason(home, fields, reason):
    now = timezone.now()
    fields = {name: now + value if name.endswith("_at") else value for name, value in fields.items()}
    event = make_event(**fields)

    with pytest.raises(RegistrationClosed, match=reason):
        sign_up(event)

    assert not Registration.objects.exists()
    assert not Mail.objects.exists()


def test_known_address_is_refused_like_any_other_when_registration_is_closed(event):
    sign_up(event)
    Event.objects.update(closes_at=timezone.now())

    with pytest.raises(RegistrationClosed):
        sign_up(event)


def test_registration_closes_with_the_beginning_unless_a_date_is_set(home):
    now = timezone.now()
    event = make_event(starts_in=timedelta(hours=1))

    with time_machine.travel(now + timedelta(minutes=59)):
        assert sign_up(event).status == CONFIRMED
    with time_machine.travel(now + timedelta(minutes=61)), pytest.raises(RegistrationClosed):
        sign_up(event, "ben")


def test_facts_are_read_anew_and_not_from_an_older_copy(event):
    Event.objects.update(places=1)

    assert [sign_up(event, "anna").status, sign_up(event, "ben").status] == [CONFIRMED, WAITING]


# Confirming the address.


def unconfirmed(event, who="anna", **fields):
    return sign_up(event, who, is_confirmed=False, **fields)


def kinds(registration):
    return list(registration.steps.values_list("kind", flat=True))


def test_place_is_held_until_the_address_is_confirmed(event):
    anna, ben, cem = (unconfirmed(event, who) for who in ("anna", "ben", "cem"))

    assert states(event) == ["held", "held", "unconfirmed"]
    assert is_full(event)
    assert [confirm(one).status for one in (cem, anna)] == [WAITING, CONFIRMED]
    assert state(ben) == "held"
    assert kinds(anna) == ["registered", "address_confirmed", "place_given"]
    assert mails() == [
        ("anna", "Please confirm your registration"),
        ("ben", "Please confirm your registration"),
        ("cem", "Please confirm your registration"),
        ("cem", "Waiting list"),
        ("anna", "Your place"),
    ]


def test_confirming_twice_is_like_once(event):
    anna = unconfirmed(event)

    confirm(anna)
    forget_mails()
    assert confirm(anna).status == CONFIRMED

    assert mails() == []
    assert kinds(anna) == ["registered", "address_confirmed", "place_given"]


def test_unconfirmed_address_holds_no_place_if_the_event_says_so(event):
    Event.objects.update(holds_unconfirmed=False, places=1)
    anna, ben = unconfirmed(event, "anna"), unconfirmed(event, "ben")

    assert states(event) == ["unconfirmed", "unconfirmed"]
    assert [confirm(one).status for one in (ben, anna)] == [CONFIRMED, WAITING]


def test_hold_that_lapses_gives_the_place_to_whoever_waits_and_has_confirmed(event):
    Event.objects.update(places=1)
    anna, ben, cem = (unconfirmed(event, who) for who in ("anna", "ben", "cem"))
    confirm(cem)
    forget_mails()

    with time_machine.travel(anna.expires_at + timedelta(seconds=1)):
        lapse_overdue()
        lapse_overdue()

    assert [state(one) for one in (anna, ben, cem)] == ["lapsed", "lapsed", CONFIRMED]
    assert mails() == [("cem", "You have a place now")]
    assert kinds(anna) == ["registered", "lapsed"]


def test_hold_that_has_not_lapsed_stays(event):
    anna = unconfirmed(event)

    with time_machine.travel(anna.expires_at - timedelta(seconds=1)):
        lapse_overdue()
        assert state(anna) == "held"
        assert confirm(anna).status == CONFIRMED


def test_confirming_too_late_is_no_confirming_even_before_the_sweep_came_by(event):
    Event.objects.update(places=1)
    anna, ben = unconfirmed(event), sign_up(event, "ben")

    with time_machine.travel(anna.expires_at):
        assert confirm(anna).status == "lapsed"

    assert state(ben) == CONFIRMED


def test_address_that_let_the_deadline_pass_may_register_again(event):
    anna = unconfirmed(event)

    with time_machine.travel(anna.expires_at + timedelta(hours=1)):
        lapse_overdue()
        again = unconfirmed(event)

    assert again != anna
    assert again.status == "held"


def test_second_registration_before_confirming_asks_again_and_moves_no_deadline(event):
    anna = unconfirmed(event)

    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        again = unconfirmed(event, name="Somebody else")

    assert (again.pk, again.name, again.expires_at) == (anna.pk, "Anna", anna.expires_at)
    assert mails() == [("anna", "Please confirm your registration")] * 2
    assert kinds(anna) == ["registered", "again"]


def test_known_and_unknown_address_cost_the_same_steps(event):
    def queries_of(who):
        with CaptureQueriesContext(connection) as found:
            unconfirmed(event, who)
        return len(found)

    sign_up(event, "warm up")
    counted = queries_of("anna"), queries_of("anna")

    assert counted[0] == counted[1]
    assert counted[0] <= 18


def test_people_who_never_confirmed_hear_nothing_of_changes(event):
    unconfirmed(event, "anna")
    sign_up(event, "ben")
    forget_mails()
    event.city = "54321 Beispielstadt"

    save_event(event)

    assert mails() == [("ben", "Changed")]


def test_address_that_never_answered_is_forgotten_after_a_week(event):
    anna, ben = unconfirmed(event, "anna"), sign_up(event, "ben")
    with time_machine.travel(anna.expires_at):
        lapse_overdue()

    with time_machine.travel(anna.expires_at + timedelta(days=7, seconds=1)):
        forget_unanswered()

    assert list(event.registrations.all()) == [ben]
    assert [mail.to for mail in Mail.objects.all()] == ["ben@example.org"]


def test_address_that_said_it_was_not_them_is_forgotten_as_well(event):
    not_me, in_time = cancel(unconfirmed(event, "anna")), cancel(sign_up(event, "ben"))

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        forget_unanswered()

    assert list(event.registrations.all()) == [in_time]
    assert not_me.status == CANCELLED


def test_nothing_can_be_confirmed_once_the_event_is_cancelled(event):
    anna = unconfirmed(event)
    Event.objects.update(status="cancelled")

    with pytest.raises(RegistrationClosed, match="cancelled"):
        confirm(anna)


# The team decides.


@pytest.fixture
def by_team(event, organiser):
    Event.objects.update(approval="team", places=1)
    return Event.objects.get()


@pytest.fixture
def organiser(home):
    return make_user("veranstaltung@example.org")


def test_registration_awaits_the_team_and_takes_no_place(by_team, organiser):
    anna = unconfirmed(by_team)

    assert anna.status == "unconfirmed"
    assert confirm(anna).status == "pending"
    assert places_left(by_team) == 1
    assert approve(anna, by=organiser).status == CONFIRMED
    assert mails() == [
        ("anna", "Please confirm your registration"),
        ("anna", "We have your registration"),
        ("anna", "Your place"),
    ]
    assert list(anna.steps.values_list("kind", "user")) == [
        ("registered", None),
        ("address_confirmed", None),
        ("sent_to_team", None),
        ("approved", organiser.pk),
        ("place_given", organiser.pk),
    ]


def test_approved_person_waits_when_all_places_are_taken(by_team, organiser):
    anna, ben = sign_up(by_team, "anna"), sign_up(by_team, "ben")

    assert [approve(one, by=organiser).status for one in (ben, anna)] == [CONFIRMED, WAITING]


def test_team_declines_and_the_person_may_register_again(by_team, organiser):
    anna = sign_up(by_team)

    assert decline(anna, by=organiser).status == "declined"
    assert decline(anna, by=organiser).status == "declined"

    assert mails()[1:] == [("anna", "No place")]
    assert sign_up(by_team).status == "pending"


def test_team_can_decide_only_what_is_open(event, organiser):
    anna = sign_up(event)

    assert approve(anna, by=organiser).status == CONFIRMED
    assert decline(anna, by=organiser).status == CONFIRMED


# Until when one may cancel.


def test_place_can_be_given_up_until_the_end_of_the_day_that_the_event_names(event, organiser):
    anna, ben, cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    last = timezone.localdate() + timedelta(days=5)
    Event.objects.update(cancel_until=last)
    evening = timezone.make_aware(datetime.combine(last, time(23, 59)))

    with time_machine.travel(evening):
        assert may_cancel(Registration.objects.get(pk=ben.pk))
        cancel(ben)
    with time_machine.travel(evening + timedelta(minutes=1)):
        assert not may_cancel(Registration.objects.get(pk=anna.pk))
        with pytest.raises(RegistrationClosed, match="too late"):
            cancel(anna)
        assert cancel(anna, by=organiser).status == CANCELLED

    assert state(cem) == CONFIRMED


def test_turn_in_the_waiting_list_can_always_be_given_up(event):
    *_first, cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    Event.objects.update(cancel_until=timezone.localdate() - timedelta(days=1))

    assert cancel(cem).status == CANCELLED


def test_limit_for_cancelling_is_lifted_when_the_event_is_postponed_and_for_its_new_date(event):
    anna, ben = sign_up(event, "anna"), sign_up(event, "ben")
    yesterday = timezone.localdate() - timedelta(days=1)
    Event.objects.update(cancel_until=yesterday, status="postponed")
    assert cancel(anna).status == CANCELLED

    event = Event.objects.get()
    event.status = "scheduled"
    assert save_event(event).cancel_until is None

    assert cancel(ben).status == CANCELLED
    assert ("ben", "Changed") in mails()
    assert "Can you come then?" in Mail.objects.get(subject__startswith="Changed").text


# Counting.


def test_only_confirmed_registrations_take_places(event):
    for status in (CONFIRMED, WAITING, CANCELLED):
        make_registration(event, f"{status}@example.org", status=status)

    assert places_left(event) == 1
    assert not is_full(event)


def test_lowered_limit_drops_nobody_and_never_counts_below_none(event):
    sign_up(event, "anna")
    sign_up(event, "ben")

    event.places = 1
    save_event(event)

    assert states(event) == [CONFIRMED, CONFIRMED]
    assert places_left(event) == 0
    assert is_full(event)


def test_place_given_up_above_a_lowered_limit_goes_to_nobody(event):
    anna, *_others = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    event.places = 1
    save_event(event)

    cancel(anna)

    assert states(event) == [CANCELLED, CONFIRMED, WAITING]


# Cancelling and moving up.


def test_cancelling_gives_the_place_to_whoever_has_waited_longest(event):
    anna, _ben, cem, dana = (sign_up(event, who) for who in ("anna", "ben", "cem", "dana"))

    cancelled = cancel(anna)

    assert cancelled.status == CANCELLED
    assert cancelled.cancelled_at
    assert (state(cem), state(dana)) == (CONFIRMED, WAITING)


def test_cancelling_twice_is_like_once(event):
    anna, *_others = (sign_up(event, who) for who in ("anna", "ben", "cem", "dana"))

    cancel(anna)
    forget_mails()
    cancel(anna)

    assert states(event) == [CANCELLED, CONFIRMED, CONFIRMED, WAITING]
    assert mails() == []


def test_leaving_the_waiting_list_moves_nobody(event):
    *_first, cem, dana = (sign_up(event, who) for who in ("anna", "ben", "cem", "dana"))

    cancel(cem)

    assert state(dana) == WAITING


def test_nothing_is_given_up_or_moved_once_the_event_has_begun(event):
    anna, _ben, cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))

    with time_machine.travel(event.starts_at), pytest.raises(RegistrationClosed, match="begun"):
        cancel(anna)

    assert (state(anna), state(cem)) == (CONFIRMED, WAITING)
    assert may_cancel(anna, event.starts_at - timedelta(seconds=1))
    assert not may_cancel(anna, event.starts_at)


def test_waiting_list_moves_up_after_registration_has_closed(event):
    anna, _ben, cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    Event.objects.update(closes_at=timezone.now())

    cancel(anna)

    assert state(cem) == CONFIRMED


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_nobody_moves_up_while_the_event_is_off(event, status):
    anna, _ben, cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    event.status = status
    event = save_event(event)

    cancel(anna)
    assert state(cem) == WAITING

    event.status = "scheduled"
    save_event(event)
    assert state(cem) == CONFIRMED


def test_cancelled_registration_has_nothing_to_give_up(event):
    assert not may_cancel(cancel(sign_up(event)))


def test_raised_limit_moves_people_up_in_order(event):
    *_first, cem, dana, emil = (sign_up(event, who) for who in ("anna", "ben", "cem", "dana", "emil"))

    event.places = 4
    save_event(event)

    assert [state(one) for one in (cem, dana, emil)] == [CONFIRMED, CONFIRMED, WAITING]


def test_raised_limit_moves_nobody_once_the_event_has_begun(event):
    *_first, cem = (sign_up(event, who) for who in ("anna", "ben", "cem"))

    with time_machine.travel(event.starts_at):
        event.places = 4
        save_event(event)

    assert state(cem) == WAITING


# Who is told.


def test_each_step_leaves_its_mail(event):
    anna, *_others = (sign_up(event, who) for who in ("anna", "ben", "cem"))
    sign_up(event, "ben")
    cancel(anna)

    assert mails() == [
        ("anna", "Your place"),
        ("ben", "Your place"),
        ("cem", "Waiting list"),
        ("ben", "You are already registered"),
        ("anna", "Cancelled"),
        ("cem", "You have a place now"),
    ]


def test_step_that_fails_leaves_neither_row_nor_mail(event):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        sign_up(event)
        raise ZeroDivisionError

    assert not Registration.objects.exists()
    assert not Mail.objects.exists()


@pytest.fixture
def full_event(event):
    """An event with two who have places, one who waits, one who cancelled."""
    for who in ("anna", "ben", "cem", "dana"):
        sign_up(event, who)
    cancel(event.registrations.get(email="dana@example.org"))
    forget_mails()
    return Event.objects.get(pk=event.pk)


def test_saving_an_event_without_a_change_tells_nobody(full_event):
    saved = save_event(full_event)

    assert mails() == []
    assert saved.sequence == 0


def test_saving_what_people_do_not_plan_by_tells_nobody(full_event):
    full_event.name, full_event.contact_phone, full_event.places = "Neuer Arbeitstitel", "040 66969 100", 1

    saved = save_event(full_event)

    assert mails() == []
    assert (saved.sequence, saved.name) == (0, "Neuer Arbeitstitel")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("city", "54321 Beispielstadt", ["anna", "ben", "cem"]),
        ("venue", "Altes Rathaus", ["anna", "ben", "cem"]),
        ("street", "Hauptstraße 1", ["anna", "ben", "cem"]),
        ("format", "hybrid", ["anna", "ben", "cem"]),
        ("status", "postponed", ["anna", "ben", "cem"]),
        ("online_link", "https://meet.example.org/7", []),
    ],
)
def test_change_is_told_to_those_it_concerns_and_counts_up(full_event, field, value, told):
    setattr(full_event, field, value)

    saved = save_event(full_event)

    assert mails() == [(who, "Changed") for who in told]
    assert saved.sequence == 1


def test_new_online_link_is_told_to_those_who_take_part_online(event):
    Event.objects.update(format="hybrid", places=1, places_online=1)
    for who, kind in [("anna", "on_site"), ("ben", "online"), ("cem", "online")]:
        sign_up(event, who, attendance=kind)
    forget_mails()
    event = Event.objects.get()
    event.online_link = "https://meet.example.org/7"

    save_event(event)

    assert mails() == [("ben", "Changed")]


@pytest.mark.parametrize("change", ["moved", "added", "removed"])
def test_changed_sessions_are_told(full_event, change):
    session = full_event.sessions.get()
    if change == "moved":
        session.starts_at -= timedelta(hours=1)
        full_event.sessions.add(session)
    elif change == "added":
        start = session.ends_at + timedelta(days=7)
        full_event.sessions.create(starts_at=start, ends_at=start + timedelta(hours=2))
    else:
        start = session.starts_at + timedelta(days=7)
        full_event.sessions.remove(session)
        full_event.sessions.create(starts_at=start, ends_at=start + timedelta(hours=2))

    saved = save_event(full_event)

    assert mails() == [("anna", "Changed"), ("ben", "Changed"), ("cem", "Changed")]
    assert saved.sequence == 1


def test_seconds_that_no_form_shows_are_no_change(full_event):
    session = full_event.sessions.get()
    session.starts_at = session.starts_at.replace(second=0, microsecond=0)
    full_event.sessions.add(session)

    save_event(full_event)

    assert mails() == []


def test_cancelled_event_is_told_once_to_all_who_were_in(full_event):
    full_event.status = "cancelled"
    saved = save_event(full_event)
    saved.city = "54321 Beispielstadt"
    save_event(saved)

    told = [(who, "The event does not take place") for who in ("anna", "ben", "cem")]
    assert mails() == told
    assert states(full_event) == [CONFIRMED, CONFIRMED, WAITING, CANCELLED]


def test_postponed_event_with_a_new_date_is_told_again(full_event):
    full_event.status = "postponed"
    event = save_event(full_event)
    forget_mails()
    session = event.sessions.get()
    session.starts_at, session.ends_at = session.starts_at + timedelta(30), session.ends_at + timedelta(30)
    event.sessions.add(session)
    event.status = "scheduled"

    saved = save_event(event)

    assert [who for who, _subject in mails()] == ["anna", "ben", "cem"]
    assert saved.sequence == 2


def test_nobody_is_told_of_a_change_to_what_is_over(full_event):
    with time_machine.travel(full_event.ends_at + timedelta(seconds=1)):
        full_event.city = "54321 Beispielstadt"
        save_event(full_event)

    assert mails() == []


def test_raised_limit_and_change_are_both_told(full_event):
    full_event.places, full_event.city = 3, "54321 Beispielstadt"

    save_event(full_event)

    assert mails() == [*((who, "Changed") for who in ("anna", "ben", "cem")), ("cem", "You have a place now")]


def test_sequence_never_falls_back_to_that_of_an_older_copy(full_event):
    older = Event.objects.get(pk=full_event.pk)
    full_event.city = "54321 Beispielstadt"
    save_event(full_event)
    older.city = "11111 Anderswo"

    assert save_event(older).sequence == 2


def test_new_event_is_saved_and_tells_nobody(event):
    copy = Event(name="Neu", kind=event.kind, organisation=event.organisation, places=5, city="12345 Ort")

    saved = save_event(copy)

    assert saved.pk
    assert mails() == []


# Many at once.


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_as_many_as_there_are_places_get_one_however_many_press_at_once(race_event):
    people = [f"person{number}" for number in range(16)]

    statuses = at_once(lambda who: sign_up(race_event, who).status, people)

    assert sorted(statuses) == [CONFIRMED] * 3 + [WAITING] * 13
    assert Mail.objects.count() == 16
    turns = list(race_event.registrations.order_by("created_at", "pk").values_list("status", flat=True))
    assert turns == [CONFIRMED] * 3 + [WAITING] * 13


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_same_address_pressed_many_times_at_once_is_registered_once(race_event):
    found = at_once(lambda _number: sign_up(race_event).pk, range(16))

    assert len(set(found)) == 1
    assert race_event.registrations.count() == 1


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_places_given_up_at_once_go_to_as_many_who_wait(race_event):
    people = [sign_up(race_event, f"person{number}") for number in range(8)]

    at_once(cancel, people[:3])

    assert sorted(states(race_event)) == [CANCELLED] * 3 + [CONFIRMED] * 3 + [WAITING] * 2
    assert [one.has_place for one in race_event.registrations.active()] == [True, True, True, False, False]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_registering_cancelling_and_raising_at_once_never_goes_over_the_limit(race_event):
    people = [sign_up(race_event, f"person{number}") for number in range(6)]

    def raise_limit():
        event = Event.objects.get(pk=race_event.pk)
        event.places = 5
        save_event(event)

    steps = [lambda one=one: cancel(one) for one in people[:3]]
    steps += [lambda number=number: sign_up(race_event, f"late{number}") for number in range(8)]
    at_once(lambda step: step(), [raise_limit, *steps])

    counts = {status: race_event.registrations.filter(status=status).count() for status in (CONFIRMED, WAITING)}
    assert counts == {CONFIRMED: 5, WAITING: 6}


@pytest.fixture
def race_event(home):
    return make_event(places=3)


def at_once(step, values):
    """Do a step with each value in a thread of its own, all at the same time."""

    def alone(value):
        try:
            return step(value)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=len(values)) as threads:
        return list(threads.map(alone, values))
