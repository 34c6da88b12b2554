from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from events.models import Event, Registration
from events.registration import RegistrationClosed, cancel, confirm, places_left, register, save_event
from events.waiting import accept, give_place, lapse_overdue, why_places_are_free
from outbox.models import Mail
from tests.factories import make_event, make_user

CONFIRMED, WAITING, OFFERED, LAPSED, CANCELLED = "confirmed", "waiting", "offered", "lapsed", "cancelled"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def organiser(home):
    return make_user("veranstaltung@example.org")


def sign_up(event, who):
    fields = {"name": who.title(), "organisation": "", "language": "en", "is_confirmed": True}
    return register(event, email=f"{who}@example.org", **fields)


def line_up(mode, places=1):
    """An event with this many places, four people who registered in order, and no mail yet."""
    event = make_event(places=places, waiting_list=mode)
    people = [sign_up(event, who) for who in ("anna", "ben", "cem", "dana")]
    Mail.objects.all().delete()
    return event, people


def states(event):
    return list(event.registrations.order_by("pk").values_list("status", flat=True))


def mails():
    return [(mail.to.partition("@")[0], mail.subject.partition(":")[0]) for mail in Mail.objects.order_by("pk")]


def kinds(registration):
    return list(registration.steps.values_list("kind", flat=True))


# No waiting list.


def test_without_a_waiting_list_a_full_event_takes_nobody(home):
    event = make_event(places=1, waiting_list="off")
    sign_up(event, "anna")

    with pytest.raises(RegistrationClosed, match="no waiting list"):
        sign_up(event, "ben")

    assert states(event) == [CONFIRMED]


def test_whoever_confirms_when_the_last_place_is_gone_is_told_so(home):
    event = make_event(places=1, waiting_list="off", holds_unconfirmed=False)
    fields = {"organisation": "", "language": "en"}
    anna, ben = (register(event, name=who, email=f"{who}@example.org", **fields) for who in ("anna", "ben"))

    assert [confirm(one).status for one in (anna, ben)] == [CONFIRMED, "declined"]

    assert mails()[-1] == ("ben", "No place")
    assert "all places had been taken" in Mail.objects.latest("pk").text


def test_without_a_waiting_list_nobody_waits_for_a_place_of_their_organisation(home):
    event = make_event(places=9, places_per_organisation=1, waiting_list="off")
    fields = {"organisation": "Verein", "language": "en", "is_confirmed": True}

    anna, ben = (register(event, name=who, email=f"{who}@example.org", **fields) for who in ("anna", "ben"))

    assert (anna.status, ben.status) == (CONFIRMED, "declined")
    assert mails()[-1] == ("ben", "No place")
    assert "your organisation already has as many places" in Mail.objects.latest("pk").text


def test_those_who_waited_before_the_list_was_switched_off_still_move_up(home):
    event, (anna, *_others) = line_up("automatic")
    Event.objects.update(waiting_list="off")

    cancel(anna)

    assert states(event) == [CANCELLED, CONFIRMED, WAITING, WAITING]


# Offers.


def test_freed_place_is_offered_to_whoever_has_waited_longest(home):
    event, (anna, ben, *_others) = line_up("offer")

    cancel(anna)

    assert states(event) == [CANCELLED, OFFERED, WAITING, WAITING]
    assert places_left(event) == 0
    assert mails() == [("anna", "Cancelled"), ("ben", "A place is free")]
    assert kinds(ben)[-1] == "offered"


def test_accepted_offer_is_a_place(home):
    _event, (anna, ben, *_others) = line_up("offer")
    cancel(anna)

    assert accept(ben).status == CONFIRMED
    assert accept(ben).status == CONFIRMED

    assert mails()[2:] == [("ben", "Your place")]
    assert kinds(ben)[-1] == "offer_accepted"
    assert Registration.objects.get(pk=ben.pk).expires_at is None


def test_declined_offer_goes_on_to_the_next(home):
    event, (anna, ben, *_others) = line_up("offer")
    cancel(anna)

    cancel(ben)

    assert states(event) == [CANCELLED, CANCELLED, OFFERED, WAITING]
    assert kinds(ben)[-1] == "offer_declined"


def test_lapsed_offer_goes_on_to_the_next(home):
    event, (anna, ben, *_others) = line_up("offer")
    cancel(anna)
    ben.refresh_from_db()

    with time_machine.travel(ben.expires_at - timedelta(seconds=1)):
        lapse_overdue()
        assert states(event)[1] == OFFERED
    with time_machine.travel(ben.expires_at):
        lapse_overdue()

    assert states(event) == [CANCELLED, LAPSED, OFFERED, WAITING]
    assert mails()[2:] == [("ben", "The offer has ended"), ("cem", "A place is free")]


def test_offer_cannot_be_accepted_too_late_even_before_the_sweep_came_by(home):
    event, (anna, ben, *_others) = line_up("offer")
    cancel(anna)
    ben.refresh_from_db()

    with time_machine.travel(ben.expires_at):
        assert accept(ben).status == LAPSED

    assert states(event) == [CANCELLED, LAPSED, OFFERED, WAITING]


def test_offer_stands_as_long_as_the_event_says(home):
    with time_machine.travel("2026-11-23 09:00Z", tick=False):
        _event, (anna, ben, *_others) = line_up("offer")
        Event.objects.update(offer_hours=24)
        cancel(anna)
        ben.refresh_from_db()
        assert ben.expires_at == timezone.now() + timedelta(hours=24)


def test_newcomer_waits_while_the_only_free_place_is_offered(home):
    event, (anna, *_others) = line_up("offer")
    cancel(anna)

    assert sign_up(event, "emil").status == WAITING


def test_raised_limit_offers_the_new_places(home):
    event, _people = line_up("offer")
    event.places = 3

    save_event(event)

    assert states(event) == [CONFIRMED, OFFERED, OFFERED, WAITING]


# By hand.


def test_by_hand_nobody_moves_by_themselves(home, organiser):
    event, (anna, ben, cem, _dana) = line_up("by_hand")

    cancel(anna)
    assert states(event) == [CANCELLED, WAITING, WAITING, WAITING]
    assert why_places_are_free(event) == "You give free places by hand."

    assert give_place(cem, by=organiser).status == CONFIRMED
    assert mails()[1:] == [("cem", "You have a place now")]
    assert cem.steps.last().user == organiser
    with pytest.raises(RegistrationClosed, match="All places are taken"):
        give_place(ben, by=organiser)
    assert why_places_are_free(event) == ""


def test_newcomer_does_not_overtake_where_places_are_given_by_hand(home):
    event, (anna, *_others) = line_up("by_hand")
    cancel(anna)

    assert sign_up(event, "emil").status == WAITING


def test_only_those_who_wait_are_given_a_place_by_hand(home, organiser):
    _event, (anna, *_others) = line_up("by_hand", places=5)
    cancel(anna)

    assert give_place(anna, by=organiser).status == CANCELLED


def test_no_place_is_given_by_hand_past_an_organisations_share(home, organiser):
    event = make_event(places=5, places_per_organisation=1)
    fields = {"name": "X", "organisation": "Amt", "language": "en", "is_confirmed": True}
    register(event, email="anna@example.org", **fields)
    ben = register(event, email="ben@example.org", **fields)

    with pytest.raises(RegistrationClosed, match="as many places as it may have"):
        give_place(ben, by=organiser)
    assert "organisations" in why_places_are_free(event)


@pytest.mark.parametrize("mode", ["automatic", "offer", "by_hand"])
def test_nothing_moves_once_the_event_has_begun(home, organiser, mode):
    event, people = line_up(mode)

    with time_machine.travel(event.starts_at):
        event.places = 4
        save_event(event)
        with pytest.raises(RegistrationClosed):
            give_place(people[1], by=organiser)
        assert "begun" in why_places_are_free(Event.objects.get())

    assert states(event) == [CONFIRMED, WAITING, WAITING, WAITING]
