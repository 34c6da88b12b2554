import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django import forms
from django.db import connection
from django.utils import timezone

from core.guard import SHOWN, TRAP, GuardedForm, forget_tallies, is_over_limit
from core.models import Tally


class ContactForm(GuardedForm):
    name = forms.CharField()


NOON = timezone.now().replace(hour=12, minute=5, second=0, microsecond=0)


def stamp(form):
    """What the form's hidden field holds."""
    return re.search(f'name="{SHOWN}" value="([^"]*)"', form.guard)[1]


def send(stamped, **data):
    return ContactForm({"name": "Anna", SHOWN: stamped, **data})


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def test_form_that_took_a_person_s_time_is_taken(clock):
    shown = stamp(ContactForm())
    clock.shift(timedelta(seconds=4))

    form = send(shown)

    assert form.is_valid()
    assert not form.needs_second_press


def test_form_that_came_too_fast_asks_for_a_second_press_which_counts_at_once(clock):
    first = send(stamp(ContactForm()))

    assert not first.is_valid()
    assert first.needs_second_press
    assert not first.errors
    assert send(stamp(first)).is_valid()


def test_filled_trap_asks_for_a_second_press_which_counts_even_if_filled_again(clock):
    shown = stamp(ContactForm())
    clock.shift(timedelta(minutes=1))

    first = send(shown, **{TRAP: "https://example.org"})

    assert first.needs_second_press
    assert "example.org" not in first.guard
    assert send(stamp(first), **{TRAP: "https://example.org"}).is_valid()


@pytest.mark.parametrize("forged", ["", "first", "second:1:abc", "\0", "x" * 10_000, "<script>"])
def test_missing_or_forged_stamp_asks_for_a_second_press(clock, forged):
    form = send(forged)

    assert form.needs_second_press
    assert forged not in form.guard or not forged


def test_errors_are_told_before_anything_else_and_the_time_goes_on(clock):
    shown = stamp(ContactForm())
    wrong = ContactForm({"name": "", SHOWN: shown})

    assert not wrong.is_valid()
    assert not wrong.needs_second_press
    assert stamp(wrong) == shown


def test_forged_stamp_is_no_way_to_write_into_the_page(clock):
    wrong = ContactForm({"name": "", SHOWN: '"><script>'})

    assert "<script>" not in wrong.guard


def test_form_left_open_overnight_is_still_good(clock):
    shown = stamp(ContactForm())
    clock.shift(timedelta(days=2))

    assert send(shown).is_valid()


def test_trap_is_hidden_from_everyone():
    assert "<div hidden><label>" in ContactForm().guard
    assert 'tabindex="-1" autocomplete="off"' in ContactForm().guard


# Limits.


@pytest.fixture
def limits(settings):
    settings.LIMITS = settings.LIMITS | {"registration": "2/h", "registration_client": "5/h"}


def tries(rf, *addresses, client="192.0.2.1"):
    request = rf.post("/", REMOTE_ADDR=client)
    return [is_over_limit(request, "registration", address) for address in addresses]


def test_address_is_limited_wherever_it_comes_from(db, rf, clock, limits):
    assert tries(rf, "anna@example.org", "Anna@Example.org") == [False, False]
    assert tries(rf, "anna@example.org", client="192.0.2.2") == [True]
    assert tries(rf, "ben@example.org") == [False]


def test_limits_hold_where_the_database_is_old(db, rf, clock, limits, monkeypatch):
    monkeypatch.setattr(connection.features, "can_return_columns_from_insert", False)

    test_address_is_limited_wherever_it_comes_from(db, rf, clock, limits)


def test_client_is_limited_generously(db, rf, clock, limits):
    people = [f"person{number}@example.org" for number in range(6)]

    assert tries(rf, *people) == [False] * 5 + [True]
    assert tries(rf, "other@example.org", client="192.0.2.2") == [False]


def test_forty_people_behind_one_client_can_register_at_once(db, rf, clock):
    assert not any(tries(rf, *(f"person{number}@example.org" for number in range(40))))


def test_limit_ends_with_its_hour(db, rf, clock, limits):
    tries(rf, "anna@example.org", "anna@example.org")

    assert tries(rf, "anna@example.org") == [True]
    clock.shift(timedelta(minutes=55))
    assert tries(rf, "anna@example.org") == [False]


def test_neighbours_in_one_household_share_a_limit_under_ipv6(db, rf, clock, limits):
    for number in range(5):
        tries(rf, f"person{number}@example.org", client=f"2001:db8:0:1::{number}")

    assert tries(rf, "other@example.org", client="2001:db8:0:1:ffff::1") == [True]
    assert tries(rf, "another@example.org", client="2001:db8:0:2::1") == [False]


def test_ipv4_clients_of_a_server_that_listens_on_ipv6_are_told_apart(db, rf, clock, limits):
    for number in range(5):
        tries(rf, f"person{number}@example.org", client="::ffff:192.0.2.1")

    assert tries(rf, "other@example.org", client="192.0.2.1") == [True]
    assert tries(rf, "another@example.org", client="::ffff:192.0.2.2") == [False]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "198.51.100.7", "unknown"),
        (1, "nonsense", "unknown"),
    ],
)
def test_client_is_named_by_trusted_proxies_only(db, rf, clock, settings, proxies, forwarded, client):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    settings.LIMITS = settings.LIMITS | {"registration_client": "1/h"}
    through_proxy = rf.post("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    settings_of_direct = rf.post("/", REMOTE_ADDR="" if client == "unknown" else client)

    assert not is_over_limit(through_proxy, "registration", "anna@example.org")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert is_over_limit(settings_of_direct, "registration", "ben@example.org")


def test_what_is_kept_names_nobody_and_goes_when_its_time_is_over(db, rf, clock):
    tries(rf, "anna@example.org")

    assert all(re.fullmatch("[0-9a-f]{64}", key) for key in Tally.objects.values_list("key", flat=True))
    forget_tallies()
    assert Tally.objects.count() == 2
    clock.shift(timedelta(hours=1))
    forget_tallies()
    assert Tally.objects.count() == 0


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_no_try_is_lost_when_many_come_at_once(rf, settings):
    settings.LIMITS = settings.LIMITS | {"registration": "1000/h", "registration_client": "1000/h"}

    def one_try(_number):
        try:
            return tries(rf, "anna@example.org")
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=16) as threads:
        list(threads.map(one_try, range(48)))

    assert sorted(set(Tally.objects.values_list("count", flat=True))) == [48]
