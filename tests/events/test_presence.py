from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone, translation

from events import presence
from events.forgetting import forget_unanswered
from events.links import token_of
from events.models import Absence, Presence, Registration, RegistrationStep, Session
from events.numbering import WrongNumbers, numbered, people_of
from events.own_data import erase
from events.places import places_left
from events.registration import cancel
from events.renewal import ask_for_links, send_links
from events.writing import write
from outbox.models import Mail
from tests.factories import make_event, make_registration, make_user

PHONE, PAPER, HAND = "phone", "paper", "hand"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def event(home):
    """An event of three sessions, of which the first is running and the others are to come."""
    return make_event(timedelta(minutes=-30), sessions=3)


@pytest.fixture
def session(event):
    return event.sessions.first()


@pytest.fixture
def user(home):
    return make_user("veranstaltung@example.org")


def person(event, name="Anna", **fields):
    return make_registration(event, f"{name.lower()}@example.org", name=name, **fields)


def present(session):
    return sorted(session.presences.present().values_list("registration__name", flat=True))


# What is entered.


def test_session_without_entry_is_not_recorded_which_is_not_nobody(session, user):
    one = person(session.event)

    assert presence.present_at(session) is None

    presence.mark(one, session, True, PHONE, user)
    session.refresh_from_db()
    assert presence.present_at(session) == 1

    presence.mark(one, session, False, PHONE, user)
    session.refresh_from_db()
    assert presence.present_at(session) is None


def test_later_entry_wins_and_what_it_replaced_stays_among_the_steps(session, user):
    one = person(session.event)
    other = make_user("zweite@example.org")

    assert presence.mark(one, session, True, PAPER, user)
    assert presence.mark(one, session, False, PHONE, other)

    entry = Presence.objects.get()
    assert (entry.is_present, entry.source, entry.user) == (False, PHONE, other)
    steps = [(step.kind, step.reason, step.session, step.user) for step in one.steps.all()]
    assert steps == [("present", PAPER, session, user), ("not_present", PHONE, session, other)]


def test_entering_the_same_twice_changes_nothing(session, user):
    one = person(session.event)

    assert [presence.mark(one, session, True, PHONE, user) for _each in range(2)] == [True, False]

    assert one.steps.count() == 1


@pytest.mark.parametrize("status", ["waiting", "cancelled", "declined", "lapsed"])
def test_whoever_came_without_a_place_is_entered_and_keeps_the_state(session, user, status):
    one = person(session.event, status=status)

    presence.mark(one, session, True, PHONE, user)

    assert present(session) == ["Anna"]
    assert Registration.objects.get().status == status


def test_whoever_had_said_they_cannot_come_and_came_was_there(session, user):
    one = person(session.event)
    Absence.objects.create(registration=one, session=session)

    presence.mark(one, session, True, PHONE, user)

    assert presence.sessions_attended(one) == [session]


def test_creditable_hours_of_the_sessions_attended_count(event, user):
    one, [first, second, third] = person(event), event.sessions.all()
    second.creditable_hours = Decimal("1.5")
    second.save()
    for each, is_present in [(first, True), (second, True), (third, False)]:
        Presence.objects.create(registration=one, session=each, is_present=is_present, source=HAND)

    assert presence.sessions_attended(one) == [first, second]
    assert presence.hours_attended(one) == Decimal("7.5")


# When.


def test_nobody_is_entered_earlier_than_an_hour_before_the_session(event, user):
    one = person(event)
    second = event.sessions.all()[1]

    with pytest.raises(presence.NotPossible, match="an hour before"):
        presence.mark(one, second, True, PHONE, user)

    second.starts_at = timezone.now() + timedelta(minutes=59)
    second.save()
    assert presence.mark(one, second, True, PHONE, user)


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_entered_at_an_event_that_does_not_take_place(event, session, user, status):
    one = person(event)
    event.status = status
    event.save()

    with pytest.raises(presence.NotPossible):
        presence.mark(one, session, True, PHONE, user)


def test_nobody_is_entered_once_people_are_deleted(home, user):
    event = make_event(timedelta(days=-91))
    with pytest.raises(presence.NotPossible, match="deleted"):
        presence.enter_count(event.sessions.get(), 5, user)

    running = make_event(timedelta(0))
    one = person(running)
    Registration.objects.all().delete()
    with pytest.raises(presence.NotPossible, match="deleted"):
        presence.mark(one, running.sessions.get(), True, PHONE, user)
    assert not presence.is_recorded(running.sessions.get())


# Without names.


def test_heads_that_were_counted_count_beside_whoever_is_entered(session, user):
    for number in (0, None, 12):
        presence.enter_count(session, number, user)
        session.refresh_from_db()
        assert presence.present_at(session) == number

    presence.mark(person(session.event), session, True, PHONE, user)
    session.refresh_from_db()
    assert presence.present_at(session) == 12

    with pytest.raises(presence.NotPossible, match="1 person is entered by name"):
        presence.enter_count(session, 0, user)


# Without a place.


def test_whoever_comes_without_registering_takes_no_place(session, user):
    before = places_left(session.event)

    one = presence.enter_walk_in(session, name="Cem", email="Cem@Example.org", organisation="Verein", by=user)

    assert (one.status, one.email, one.is_active, one.has_place) == ("walk_in", "cem@example.org", False, False)
    assert present(session) == ["Cem"]
    assert places_left(session.event) == before
    assert [(mail.to, token_of(one) in mail.text) for mail in Mail.objects.all()] == [("cem@example.org", True)]
    assert cancel(one, by=user).status == "walk_in"


def test_whoever_comes_without_registering_and_leaves_no_address_gets_no_mail(session, user):
    one = presence.enter_walk_in(session, name="Cem", by=user)

    assert write(session.event, [one.pk], subject="Danke", text="Danke", message=uuid4(), by=user) == 0
    assert not Mail.objects.exists()


def test_whoever_leaves_no_address_is_one_person_at_all_sessions_and_entered_once_at_each(event, session, user):
    event.sessions.update(starts_at=session.starts_at, ends_at=session.ends_at)
    second = event.sessions.order_by("pk")[1]
    zoe = presence.enter_walk_in(session, name="Zoe", organisation="Verein", by=user)
    with pytest.raises(presence.NotPossible, match="entered as present already"):
        presence.enter_walk_in(session, name="zoe", organisation="Verein", by=user)

    assert presence.enter_walk_in(second, name="Zoe", organisation="verein", by=user) == zoe
    assert presence.enter_walk_in(second, name="Zoe", organisation="Schule", by=user) != zoe


def test_whoever_came_without_registering_gets_a_lost_link_once_more(session, user):
    one = presence.enter_walk_in(session, name="Cem", email="cem@example.org", by=user)

    ask_for_links("cem@example.org")
    send_links()

    one.refresh_from_db()
    assert token_of(one) in Mail.objects.order_by("pk").last().text


def test_address_that_is_registered_already_is_not_entered_twice(session, user):
    one = person(session.event, status="waiting")

    assert presence.enter_walk_in(session, name="A.", email="ANNA@example.org", by=user) == one

    assert present(session) == ["Anna"]
    assert Registration.objects.get().status == "waiting"


def test_whoever_came_all_the_same_is_not_forgotten_with_addresses_that_never_answered(session, user):
    one = person(session.event, status="lapsed", cancelled_at=timezone.now() - timedelta(days=8))
    RegistrationStep.objects.create(registration=one, kind="registered")
    presence.mark(one, session, True, PHONE, user)

    forget_unanswered()

    assert present(session) == ["Anna"]


# The numbers on the list.


def test_numbers_on_a_printed_list_stay_true_whatever_happens_after(event, user):
    people = {name: person(event, name) for name in ("Dora", "Anna", "Cem")}
    person(event, "Wanda", status="waiting")
    assert [(one.list_number, one.name) for one in numbered(event)] == [(1, "Anna"), (2, "Cem"), (3, "Dora")]

    Registration.objects.filter(pk=people["Cem"].pk).update(status="cancelled")
    person(event, "Ben")

    assert [(one.list_number, one.name) for one in numbered(event)] == [(1, "Anna"), (3, "Dora"), (4, "Ben")]
    assert [one.name for one in people_of(event, "2, 4")] == ["Cem", "Ben"]


def test_number_of_somebody_whose_data_is_erased_is_given_to_nobody_else(event, session, user):
    _anna, ben = person(event), person(event, "Ben")
    numbered(event)
    erase(ben)
    person(event, "Cem")

    assert [(one.list_number, one.name) for one in numbered(event)] == [(1, "Anna"), (3, "Cem")]
    with pytest.raises(WrongNumbers, match="nobody has the number 2"):
        presence.enter_numbers(session, "1-2", user)


def test_those_online_stand_at_the_end_of_the_list(home):
    event = make_event(format="hybrid", places_online=5)
    person(event, "Anna", attendance="online")
    person(event, "Ben")
    numbered(event)
    person(event, "Cem")

    assert [(one.list_number, one.name) for one in numbered(event)] == [(1, "Ben"), (3, "Cem"), (2, "Anna")]


@pytest.mark.parametrize("typed", ["1-3, 5", "1–3;5", " 5 1 - 3 ", "1 bis 3\n5", "1,2,3,5,5"])
def test_numbers_from_paper_are_entered_as_people_write_them(event, session, user, typed):
    for name in ("Anna", "Ben", "Cem", "Dora", "Emil"):
        person(event, name)
    numbered(event)

    assert [one.name for one in presence.enter_numbers(session, typed, user)] == ["Anna", "Ben", "Cem", "Emil"]

    assert present(session) == ["Anna", "Ben", "Cem", "Emil"]
    assert {entry.source for entry in session.presences.all()} == {PAPER}


def test_wrong_part_of_the_numbers_is_named_and_nobody_is_entered(event, session, user):
    person(event)
    person(event, "Ben")
    numbered(event)
    Registration.objects.get(name="Anna").delete()

    with pytest.raises(WrongNumbers) as wrong:
        presence.enter_numbers(session, "2, 1, zwei, 2-1, 2-999999", user)

    assert wrong.value.sentences == [
        "“1”: nobody has the number 1.",
        "“zwei” is no number and no stretch such as 1-14.",
        "“2-1” runs backwards.",
        "“2-999999”: the list ends at 2.",
    ]
    assert present(session) == []


# The code from the room.


def test_code_from_the_room_enters_whoever_has_a_place(session, user):
    one = person(session.event)
    code = presence.new_code(session)

    assert presence.enter_by_code(one, "falsch") is None
    assert presence.enter_by_code(one, f" {code[:3].lower()}-{code[3:]} ") == session

    entry = Presence.objects.get()
    assert (entry.is_present, entry.source, entry.user) == (True, "code", None)


def test_renewed_code_ends_the_one_before(session):
    one = person(session.event)
    old = presence.new_code(session)
    new = presence.new_code(session, instead_of=old)

    assert presence.enter_by_code(one, old) is None
    assert presence.enter_by_code(one, new) == session


def test_code_that_somebody_else_has_made_meanwhile_stays(session):
    old = presence.new_code(session)
    assert presence.new_code(session) == old

    new = presence.new_code(session, instead_of=old)
    assert presence.new_code(session, instead_of=old) == new


def test_code_ends_an_hour_after_the_session(session):
    one, code = person(session.event), presence.new_code(session)
    session.refresh_from_db()
    for minutes_over, found in [(59, session), (61, None)]:
        session.ends_at = timezone.now() - timedelta(minutes=minutes_over)
        session.starts_at = session.ends_at - timedelta(hours=2)
        session.save()
        assert presence.enter_by_code(one, code) == found
    with pytest.raises(presence.NotPossible):
        presence.new_code(session)


@pytest.mark.parametrize("status", ["waiting", "cancelled", "pending"])
def test_code_is_of_no_use_without_a_place(session, status):
    code = presence.new_code(session)

    assert presence.enter_by_code(person(session.event, status=status), code) is None


# At the same time.


def at_once(*actions):
    def act(action):
        try:
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as pool:
        return [done.result() for done in [pool.submit(act, action) for action in actions]]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_organisers_and_the_code_lose_nothing_and_the_later_entry_is_seen_to_win():
    event = make_event(timedelta(minutes=-30), length=timedelta(hours=2), places=30)
    Session.objects.bulk_create(
        Session(event=event, starts_at=event.starts_at, ends_at=event.ends_at) for _each in range(2)
    )
    [paper, code, phone] = event.sessions.order_by("pk")
    people = [person(event, f"Person{number:02}") for number in range(20)]
    numbered(event)
    word = presence.new_code(code)
    anna, ben = make_user("eins@example.org"), make_user("zwei@example.org")

    at_once(
        lambda: presence.enter_numbers(paper, "1-20", anna),
        *(lambda one=one: presence.enter_by_code(one, word) for one in people),
        *(lambda one=one: presence.mark(one, phone, True, PHONE, anna) for one in people),
        *(lambda one=one: presence.mark(one, phone, False, PHONE, ben) for one in people),
        lambda: [numbered(event), presence.enter_walk_in(paper, name="Zoe", by=ben)],
    )

    assert len(present(paper)) == 21
    assert len(present(code)) == 20
    for one in people:
        entry = one.presences.get(session=phone)
        last = one.steps.filter(session=phone).order_by("at", "pk").last()
        assert (entry.user, entry.is_present) == (last.user, last.kind == "present")
        assert one.steps.filter(session=phone, user=ben).count() == 1
