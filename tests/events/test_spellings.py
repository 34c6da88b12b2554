"""Organisations that people spell in many ways, at an event with a limit for each."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events import counts
from events.forgetting import forget_due
from events.models import Event, Registration, RegistrationStep
from events.places import RegistrationClosed
from events.registration import register
from events.spellings import compare_again, keep_apart, merge, part, survey
from events.waiting import give_place
from home import structure
from tests.factories import make_event, make_organisation, make_registration, make_user

DAY = timedelta(days=1)


@pytest.fixture
def event(db):
    """An event at which each organisation has at most two places."""
    make_organisation("Diakonie Musterstadt e. V.", short_name="DiMu")
    return make_event(places=10, places_per_organisation=2)


def come(event, *organisations):
    """Register people of these organisations, one after the other."""
    number = event.registrations.count()
    return [
        register(
            event,
            name=f"Person {number + each}",
            email=f"{number + each}@example.org",
            organisation=organisation,
            language="en",
            is_confirmed=True,
        )
        for each, organisation in enumerate(organisations)
    ]


def pairs(event):
    return [(one.name, into.name) for one, into in survey(event).alike]


def states(event):
    return list(event.registrations.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["Diakonie Musterstdt"], [("Diakonie Musterstdt", "Diakonie Musterstadt e. V.")]),
        (["DIAKONIE Musterstadt", "DiMu", "Diakonie  Musterstadt eV"], []),
        (["Diakonie"], [("Diakonie", "Diakonie Musterstadt e. V.")]),
        (
            ["Diakonie Musterstadt, Suchtberatung"],
            [("Diakonie Musterstadt, Suchtberatung", "Diakonie Musterstadt e. V.")],
        ),
        (["Hilfe im Tal", "Hilfe im Tall", "Hilfe im Tall"], [("Hilfe im Tal", "Hilfe im Tall")]),
        (["Verein", "Verein am Weg"], []),
        (["Jugendamt Nord", "Stadtmission"], []),
        # Most letters are the same, and not those that tell them apart.
        (["Freie Straffälligenhilfe Musterstadt", "Neue Wege Straffälligenhilfe Musterstadt"], []),
        (["Jugendamt Musterstadt Nord", "Jugendamt Musterstadt West"], []),
        (["", ""], []),
    ],
)
def test_what_looks_alike_is_named_with_what_it_would_be_counted_as(event, typed, found):
    come(event, *typed)

    assert pairs(event) == found


@pytest.fixture
def without_limit(event):
    """The same event, at which an organisation may have all places."""
    Event.objects.update(places_per_organisation=None)
    return Event.objects.get()


def begin(event):
    event.sessions.update(starts_at=timezone.now() - DAY, ends_at=timezone.now() + DAY)
    return Event.objects.get(pk=event.pk)


def test_without_a_limit_nothing_is_compared_until_the_event_begins(without_limit):
    come(without_limit, "Diakonie Musterstdt")

    assert survey(without_limit) == ([], [], [])
    assert pairs(begin(without_limit)) == [("Diakonie Musterstdt", "Diakonie Musterstadt e. V.")]


def test_without_a_limit_spellings_are_merged_for_the_numbers_and_parted_again(without_limit):
    by = make_user()
    come(without_limit, "Hilfe im Tal", "Hilfe im Tall", "Hilfe im Tall", "Diakonie Musterstadt")
    event = begin(without_limit)
    [(one, into)] = survey(event).alike

    assert merge(event, one.key, into.key, by=by) == 1

    assert survey(event) == ([], [("Hilfe im Tal", "Hilfe im Tall")], [])
    with transaction.atomic():
        counts.add(event, list(event.registrations.values_list("pk", flat=True)), timezone.now())
        assert counts.of(event).unlisted_organisations == 1
        transaction.set_rollback(True)

    assert part(event, "Hilfe im Tal", by=by) == 1
    assert survey(event).merged == []


def test_two_that_only_look_alike_are_not_asked_about_again(event):
    come(event, "Hilfe im Tal", "Hilfe im Tall")
    [(one, into)] = survey(event).alike

    assert keep_apart(event, into.key, one.key) and not keep_apart(event, one.key, into.key)

    assert survey(event) == ([], [], [(one, into)])
    assert not any("tal" in str(row) for row in event.kept_apart.values_list("pair"))
    assert compare_again(event, one.key, into.key)
    assert survey(event).two == []


def test_next_that_looks_alike_is_asked_about_once_the_first_is_answered(event):
    come(event, "Diakonie", "Diakonie Musterstadt", "Diakonie am Tor", "Diakonie am Tor", "Diakonie am Tor")
    assert pairs(event) == [("Diakonie", "Diakonie Musterstadt e. V.")]

    keep_apart(event, "diakonie", "diakonie musterstadt")

    assert pairs(event) == [("Diakonie", "Diakonie am Tor")]


def test_what_was_said_of_organisations_goes_with_the_people(event):
    keep_apart(event, "a", "b")

    with time_machine.travel(event.people_go_at + DAY):
        forget_due()

    assert not event.kept_apart.exists()


def test_whoever_came_without_a_place_is_compared_too(without_limit):
    make_registration(without_limit, "", name="Cem", organisation="Diakonie Musterstdt", status="walk_in")

    assert pairs(begin(without_limit)) == [("Diakonie Musterstdt", "Diakonie Musterstadt e. V.")]


def test_what_has_ended_is_not_compared(event):
    come(event, "Diakonie Musterstdt")
    event.registrations.update(status="cancelled")

    assert pairs(event) == []


def test_merged_spellings_share_one_limit_and_nobody_loses_a_place(event):
    by = make_user()
    come(event, "Hilfe im Tal", "Hilfe im Tal", "Hilfe im Tall", "Hilfe im Tall", "Hilfe im Tall")
    assert states(event) == ["confirmed"] * 4 + ["waiting"]
    [(one, into)] = survey(event).alike

    assert merge(event, one.key, into.key, by=by) == 2

    assert states(event) == ["confirmed"] * 4 + ["waiting"]
    assert pairs(event) == []
    assert survey(event).merged == [("Hilfe im Tal", "Hilfe im Tall")]
    assert come(event, "Hilfe im Tal")[0].status == "waiting"
    steps = RegistrationStep.objects.filter(kind="merged")
    assert [(step.registration.organisation, step.user) for step in steps] == [("Hilfe im Tal", by)] * 2


def test_parted_spellings_have_their_own_limit_again_and_places_go_on(event):
    by = make_user()
    come(event, "Hilfe im Tal", "Hilfe im Tall", "Hilfe im Tall")
    [(one, into)] = survey(event).alike
    merge(event, one.key, into.key, by=by)
    waits = come(event, "Hilfe im Tal")[0]
    assert waits.status == "waiting"

    assert part(event, "Hilfe im Tal", by=by) == 2

    assert states(event) == ["confirmed"] * 4
    assert survey(event).merged == []
    assert RegistrationStep.objects.filter(kind="parted", user=by).count() == 2


def test_merging_lets_nobody_in_whose_organisation_is_used_up(event):
    make_registration(event, "anna@example.org", organisation="Tal", organisation_key="tal")
    make_registration(event, "ben@example.org", organisation="Tahl", organisation_key="tahl")
    waits = make_registration(event, "cem@example.org", status="waiting", organisation="Tahl", organisation_key="tahl")
    Event.objects.update(waiting_list="by_hand", places_per_organisation=1)

    merge(event, "tahl", "tal", by=None)

    with pytest.raises(RegistrationClosed):
        give_place(waits, by=None)


@pytest.mark.parametrize(
    ("key", "into"), [("", "hilfe im tal"), ("hilfe im tal", "hilfe im tal"), ("hilfe im tal", "x")]
)
def test_only_organisations_that_there_are_are_merged(event, key, into):
    come(event, "Hilfe im Tal", "")

    assert merge(event, key, into, by=None) == 0
    assert not RegistrationStep.objects.filter(kind="merged").exists()


def test_team_merges_and_parts_by_one_click(organiser):
    event = make_event(places_per_organisation=2)
    come(event, "Hilfe im Tal", "Hilfe im Tall", "Hilfe im Tall")
    people = reverse("event_registrations:index", args=[event.pk])
    address = reverse("event_registrations:spellings", args=[event.pk])
    shown = organiser.get(people).content.decode()
    assert "“Hilfe im Tal” and “Hilfe im Tall” look alike." in shown

    response = organiser.post(address, {"spelling": "hilfe im tal", "into": "hilfe im tall"}, follow=True)

    assert "“Hilfe im Tal” is counted as “Hilfe im Tall”." in response.content.decode()
    assert "Nobody loses a place" in response.content.decode()
    again = organiser.post(address, {"spelling": "hilfe im tal", "into": "hilfe im tall"}, follow=True)
    assert "Nothing changed" in again.content.decode()
    organiser.post(address, {"spelling": "Hilfe im Tal"})
    sent = {"spelling": "hilfe im tal", "into": "hilfe im tall"}
    apart = organiser.post(address, {**sent, "decision": "two"}, follow=True).content.decode()
    assert "“Hilfe im Tal” and “Hilfe im Tall” are two." in apart and "look alike" not in apart
    assert "look alike" in organiser.post(address, {**sent, "decision": "compare"}, follow=True).content.decode()
    assert not Registration.objects.filter(organisation="Hilfe im Tal", organisation_key="hilfe im tall").exists()


def test_nobody_else_merges(client, home):
    event = make_event(places_per_organisation=2)
    one, _other = come(event, "Hilfe im Tal", "Hilfe im Tall")
    address = reverse("event_registrations:spellings", args=[event.pk])
    sent = {"spelling": "hilfe im tal", "into": "hilfe im tall"}
    stranger = make_user("anders@example.org", structure.ORGANISERS)
    stranger.memberships.create(organisation=make_organisation("Andere"))

    client.post(address, sent)
    client.force_login(stranger)
    client.post(address, sent)

    one.refresh_from_db()
    assert one.organisation_key == "hilfe im tal"


def test_list_with_many_spellings_asks_few_questions(organiser):
    event = make_event(places=500, places_per_organisation=2)
    people = reverse("event_registrations:index", args=[event.pk])

    def count():
        organiser.get(people)
        with CaptureQueriesContext(connection) as queries:
            assert organiser.get(people).status_code == 200
        return len(queries)

    come(event, "Hilfe im Tal", "Hilfe im Tall")
    few = count()
    for number in range(100):
        make_registration(
            event, f"many{number}@example.org", organisation=f"Hilfe {number}", organisation_key=f"hilfe {number}"
        )

    assert count() <= few <= 25
