from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import timezone, translation

from events.models import Event, Registration
from events.places import organisation_key, places_left
from events.registration import RegistrationClosed, cancel, confirm, register, save_event
from events.waiting import accept, lapse_overdue
from outbox.models import Mail
from tests.factories import make_event, make_organisation, make_registration

CONFIRMED, WAITING = "confirmed", "waiting"
ON_SITE, ONLINE = "on_site", "online"


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def sign_up(event, who="anna", **fields):
    fields = {"name": who.title(), "organisation": "", "language": "en", "is_confirmed": True, **fields}
    return register(event, email=f"{who}@example.org", **fields)


def state(one):
    return Registration.objects.get(pk=one.pk).status


# What takes a place.


@pytest.mark.parametrize(
    ("status", "left"),
    [("confirmed", 1), ("held", 1), ("offered", 1)]
    + [(status, 2) for status in ("unconfirmed", "pending", "waiting", "cancelled", "declined", "lapsed")],
)
def test_given_held_and_offered_places_are_taken(home, status, left):
    event = make_event(places=2)
    make_registration(event, status=status, expires_at=timezone.now())

    assert places_left(event) == left


# On site and online.


@pytest.fixture
def hybrid(home):
    return make_event(format="hybrid", places=1, places_online=2)


def test_places_on_site_and_online_are_counted_apart(hybrid):
    chosen = [ON_SITE, ON_SITE, ONLINE, ONLINE, ONLINE]

    given = [sign_up(hybrid, f"person{number}", attendance=kind) for number, kind in enumerate(chosen)]

    assert [one.status for one in given] == [CONFIRMED, WAITING, CONFIRMED, CONFIRMED, WAITING]
    assert [one.attendance for one in given] == chosen


def test_freed_place_goes_to_whoever_waits_for_its_kind(hybrid):
    chosen = [ON_SITE, ON_SITE, ONLINE, ONLINE, ONLINE]
    people = [sign_up(hybrid, f"person{number}", attendance=kind) for number, kind in enumerate(chosen)]

    cancel(people[2])

    assert (state(people[1]), state(people[4])) == (WAITING, CONFIRMED)


def test_raising_one_limit_moves_up_those_of_its_kind(hybrid):
    people = [
        sign_up(hybrid, f"person{number}", attendance=kind) for number, kind in enumerate([ON_SITE] * 2 + [ONLINE] * 3)
    ]
    hybrid.places = 5

    save_event(hybrid)

    assert (state(people[1]), state(people[4])) == (CONFIRMED, WAITING)


def test_full_kind_without_waiting_list_is_refused_and_the_other_is_not(hybrid):
    Event.objects.update(waiting_list="off")
    sign_up(hybrid, attendance=ON_SITE)

    with pytest.raises(RegistrationClosed, match="of this kind"):
        sign_up(hybrid, "ben", attendance=ON_SITE)
    assert sign_up(hybrid, "ben", attendance=ONLINE).status == CONFIRMED


@pytest.mark.parametrize(("form", "kept"), [("on_site", ON_SITE), ("online", ONLINE), ("hybrid", ONLINE)])
def test_choice_counts_only_where_there_is_one(home, form, kept):
    assert sign_up(make_event(format=form), attendance=ONLINE).attendance == kept


def test_event_that_is_no_longer_both_counts_everybody_together(hybrid):
    for number, kind in enumerate([ON_SITE, ONLINE, ONLINE]):
        sign_up(hybrid, f"person{number}", attendance=kind)
    Event.objects.update(format="online", places=3)

    assert places_left(Event.objects.get()) == 0


# Places for one organisation.


def key(name):
    return organisation_key(Event(places_per_organisation=1), name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Verein am Weg", "verein  AM weg"),
        ("Verein am Weg", "Verein am Weg e. V."),
        ("Verein am Weg e.V.", "Verein am Weg eV"),
        ("Verein am Weg", "Verein am Weg (gGmbH)"),
        ("Straßenhilfe Süd", "Strassenhilfe Sued"),
        ("Straffälligenhilfe", "Straffa\u0308lligenhilfe"),
        ("Café Übergang", "Cafe Uebergang"),
    ],
)
def test_names_of_one_organisation_are_the_same(db, one, other):
    assert key(one) == key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Verein am Weg", "Verein am Steg"), ("Amt 1", "Amt 2"), ("Evas Haus", "as Haus")]
)
def test_names_of_two_organisations_differ(db, one, other):
    assert key(one) != key(other)


def test_short_name_of_a_listed_organisation_is_its_name(db):
    make_organisation("Verein für Wege und Ziele e. V.", short_name="VWZ")

    assert key("vwz") == key("Verein für Wege und Ziele")


@pytest.mark.parametrize("nothing", ["", "   ", "–", "e. V."])
def test_no_organisation_has_no_limit(home, nothing):
    event = make_event(places=5, places_per_organisation=1)

    given = [sign_up(event, f"person{number}", organisation=nothing).status for number in range(3)]

    assert given == [CONFIRMED] * 3


@pytest.fixture
def limited(home):
    """An event of three places, at most one for each organisation."""
    return make_event(places=3, places_per_organisation=1)


def test_organisation_gets_no_more_than_its_share_and_others_pass_it(limited):
    given = [
        sign_up(limited, "anna", organisation="Amt"),
        sign_up(limited, "ben", organisation="AMT"),
        sign_up(limited, "cem", organisation="Verein"),
        sign_up(limited, "dana"),
    ]

    assert [one.status for one in given] == [CONFIRMED, WAITING, CONFIRMED, CONFIRMED]
    assert given[1].steps.get(kind="put_on_list").reason == "organisation"
    waits = Mail.objects.get(to="ben@example.org")
    assert "Your organisation already has as many places" in waits.text


def test_whoever_is_passed_over_stays_in_line_and_it_is_written_down_once(limited):
    people = [
        sign_up(limited, "anna", organisation="Amt"),
        sign_up(limited, "ben", organisation="Amt"),
        sign_up(limited, "cem"),
        sign_up(limited, "dana"),
        sign_up(limited, "emil"),
        sign_up(limited, "fred"),
    ]

    cancel(people[2])
    cancel(people[3])

    assert [state(one) for one in people[1:2] + people[4:]] == [WAITING, CONFIRMED, CONFIRMED]
    assert people[1].steps.filter(kind="skipped", reason="organisation").count() == 1

    cancel(people[0])
    assert state(people[1]) == CONFIRMED


def test_limit_that_is_set_later_counts_those_who_are_in(home):
    event = make_event(places=5)
    sign_up(event, "anna", organisation="Amt")
    event.places_per_organisation = 1
    save_event(event)

    assert sign_up(event, "ben", organisation="amt").status == WAITING


# Many at once.


def at_once(step, items):
    def run(item):
        try:
            with translation.override("en"):
                return step(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(items)) as pool:
        return list(pool.map(run, items))


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_no_place_is_given_twice_while_people_confirm_cancel_and_let_pass(home):
    event = make_event(places=4, waiting_list="offer")
    early = [sign_up(event, f"early{number}") for number in range(4)]
    held = [sign_up(event, f"late{number}", is_confirmed=False) for number in range(4)]
    Registration.objects.filter(pk=held[0].pk).update(expires_at=timezone.now())
    steps = [
        *((cancel, one) for one in early[:2]),
        *((confirm, one) for one in held),
        (lambda _: lapse_overdue(), None),
        (lambda who: sign_up(event, who), "new"),
    ]

    at_once(lambda step: step[0](step[1]), steps)

    lapse_overdue()
    taking = event.registrations.taking_places()
    assert taking.count() <= 4
    for offered in list(event.registrations.filter(status="offered")):
        accept(offered)
    assert event.registrations.with_place().count() == taking.count() == 4


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_each_kind_has_its_own_race(home):
    event = make_event(format="hybrid", places=2, places_online=3)
    people = [(f"person{number}", [ON_SITE, ONLINE][number % 2]) for number in range(12)]

    at_once(lambda one: sign_up(event, one[0], attendance=one[1]), people)

    with_place = event.registrations.with_place()
    assert [with_place.filter(attendance=kind).count() for kind in (ON_SITE, ONLINE)] == [2, 3]
    assert event.registrations.waiting().count() == 7


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_one_organisation_racing_itself_gets_its_share(home):
    event = make_event(places=10, places_per_organisation=2)

    at_once(lambda who: sign_up(event, who, organisation="Amt"), [f"person{number}" for number in range(8)])

    assert event.registrations.with_place().count() == 2
