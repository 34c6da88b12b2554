from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from events.models import Event, EventPage
from events.state import state_of
from tests.factories import make_event, make_event_page, make_registration

NOW = timezone.now().replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(autouse=True)
def _english():
    with time_machine.travel(NOW, tick=False), translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("fields", "key", "label"),
    [
        ({}, "open", "Places available"),
        ({"waiting_list": "off"}, "open", "Places available"),
        ({"sessions": 0}, "announced", "Announced"),
        ({"opens_at": NOW + HOUR}, "opens", "Registration opens on "),
        ({"opens_at": NOW}, "open", "Places available"),
        ({"closes_at": NOW + HOUR}, "open", "Places available"),
        ({"closes_at": NOW}, "closed", "Registration is closed"),
        ({"starts_in": HOUR}, "open", "Places available"),
        ({"starts_in": timedelta()}, "running", "Running"),
        ({"starts_in": -HOUR, "closes_at": NOW - DAY}, "running", "Running"),
        ({"starts_in": -7 * DAY, "sessions": 3}, "running", "Running"),
        ({"starts_in": -6 * HOUR}, "over", "Over"),
        ({"status": "postponed"}, "postponed", "Postponed"),
        ({"status": "cancelled"}, "cancelled", "Cancelled"),
        ({"status": "cancelled", "starts_in": -DAY}, "cancelled", "Cancelled"),
        ({"status": "postponed", "starts_in": -DAY}, "postponed", "Postponed"),
    ],
)
def test_state_follows_status_and_time(home, fields, key, label):
    state = state_of(make_event(**fields), places_taken=0)

    assert (state.key, state.label[: len(label)]) == (key, label)


@pytest.mark.parametrize("fields", [{}, {"opens_at": NOW + HOUR}, {"status": "cancelled"}, {"starts_in": -DAY}])
def test_state_gives_a_reason_exactly_when_one_may_not_register(home, fields):
    state = state_of(make_event(**fields), places_taken=0)

    assert state.may_register == (not state.reason)


def test_opening_day_is_named(home):
    opens_at = timezone.make_aware(timezone.datetime(2027, 1, 9, 10))
    with time_machine.travel(opens_at - DAY):
        state = state_of(make_event(opens_at=opens_at), places_taken=0)

    assert state.label == "Registration opens on 9 January 2027"


@pytest.mark.parametrize(
    ("places", "taken", "key"),
    [
        (20, 0, "open"),
        (20, 15, "open"),
        (20, 16, "few"),
        (20, 19, "few"),
        (20, 20, "waiting"),
        (20, 25, "waiting"),
        (8, 4, "open"),
        (8, 5, "few"),
        (100, 79, "open"),
        (100, 80, "few"),
        (1, 0, "few"),
        (1, 1, "waiting"),
    ],
)
def test_few_places_are_a_fifth_or_three(home, places, taken, key):
    state = state_of(make_event(places=places), taken)

    assert state.key == key
    assert state.may_register


@pytest.mark.parametrize("taken", range(12))
def test_words_never_tell_a_number(home, taken):
    state = state_of(make_event(places=10), taken)

    assert not any(character.isdigit() for character in state.label + state.reason)


def test_page_and_list_agree_on_the_state(home):
    page = make_event_page(home, make_event(places=1))
    make_registration(page.event)
    make_registration(page.event, "wartend@example.org", status="waiting")
    make_registration(page.event, "abgesagt@example.org", status="cancelled")

    listed = EventPage.objects.with_facts().get(pk=page.pk)
    alone = EventPage.objects.get(pk=page.pk)

    assert listed.state == alone.state
    assert listed.state.key == "waiting"


@pytest.mark.parametrize(
    ("taken", "taken_online", "key"),
    [(0, 0, "open"), (3, 3, "open"), (9, 3, "waiting"), (11, 0, "few"), (6, 0, "few"), (8, 2, "few")],
)
def test_event_on_site_and_online_is_full_when_both_kinds_are(home, taken, taken_online, key):
    event = make_event(format="hybrid", places=6, places_online=3)

    assert state_of(event, taken, taken_online).key == key


@pytest.mark.parametrize(("mode", "key"), [("off", "full"), ("automatic", "waiting"), ("by_hand", "waiting")])
def test_full_event_says_whether_one_can_wait(home, mode, key):
    state = state_of(make_event(places=1, waiting_list=mode), 1)

    assert (state.key, state.may_register) == (key, key == "waiting")


@pytest.mark.parametrize(
    ("fields", "taken", "is_open"),
    [
        ({}, 1, False),
        ({"waiting_list": "automatic"}, 1, True),
        ({"format": "hybrid", "places_online": 1}, 1, True),
        ({"format": "hybrid", "places_online": 1}, 2, False),
    ],
)
def test_list_of_what_is_open_leaves_out_what_is_full_for_good(home, fields, taken, is_open):
    page = make_event_page(home, make_event(**{"places": 1, "waiting_list": "off", **fields}))
    for kind in ["on_site", "online"][:taken]:
        make_registration(page.event, f"{kind}@example.org", attendance=kind)

    assert EventPage.objects.with_times().open_for_registration(timezone.now()).exists() == is_open
    assert page.specific.state.may_register == is_open


def test_states_of_a_list_cost_nothing_more(home, django_assert_num_queries):
    for number in range(3):
        make_registration(make_event_page(home, make_event(), title=f"Schulung {number}").event)
    pages = list(EventPage.objects.with_facts())

    with django_assert_num_queries(0):
        assert [page.state.key for page in pages] == ["open"] * 3


def test_state_of_one_page_counts_once(home, django_assert_max_num_queries):
    page = EventPage.objects.get(pk=make_event_page(home, make_event()).pk)

    with django_assert_max_num_queries(3):
        assert page.state.key == page.state.key == "open"
    assert Event.objects.count() == 1
