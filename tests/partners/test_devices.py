"""Where somebody is signed in: what is kept of it, and how it ends."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners import devices
from partners.models import Dormancy
from tests.factories import PASSWORD, make_user

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141 Safari/537.36 Edg/141"
)
IPAD = (
    "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Safari/604.1"
)


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    caches["limits"].clear()


def browser(user, user_agent=FIREFOX, address="203.0.113.9"):
    """Sign in as people do, with a browser of this kind."""
    client = Client(headers={"user-agent": user_agent}, REMOTE_ADDR=address)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    return client


def shown(client):
    return client.get(reverse("partners:devices")).context["devices"]


def is_signed_in(client):
    return client.get(reverse("partners:devices")).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (FIREFOX, ("Firefox", "Linux", "computer")),
        (PHONE, ("Chrome", "Android", "phone")),
        (EDGE, ("Edge", "Windows", "computer")),
        (IPAD, ("Safari", "iPadOS", "tablet")),
        ("", ("", "", "")),
        ("\0" * 10_000, ("", "", "")),
    ],
)
def test_kind_of_browser_and_device_is_kept_and_nothing_else_of_it(user_agent, words):
    assert tuple(devices.kind_of(user_agent).values()) == words


def test_each_sees_only_own_sign_ins_this_browser_first(member):
    browser(make_user("andere@example.org"), EDGE)
    phone, here = browser(member, PHONE), browser(member)

    listed = shown(here)

    assert [each.is_this for each in listed] == [True, False]
    assert "Firefox" in listed[0].name
    assert "Android" in listed[1].name
    assert [each.is_this for each in shown(phone)] == [True, False]
    assert {each.since for each in listed} == {timezone.localdate()}


def test_no_address_no_version_and_no_key_is_kept_or_shown(member):
    here = browser(member)
    page = here.get(reverse("partners:devices")).content.decode()
    session = Session.objects.get()

    for secret in ("203.0.113.9", "140.0", "X11"):
        assert secret not in str(session.get_decoded())
    assert session.pk not in page


def test_signing_out_of_one_browser_leaves_the_others(member):
    phone, here, third = browser(member, PHONE), browser(member), browser(member, EDGE)
    [other] = [each.id for each in shown(here) if "Android" in each.name]

    here.post(reverse("partners:devices"), {"device": other})

    assert [is_signed_in(client) for client in (phone, here, third)] == [False, True, True]


def test_signing_out_everywhere_else_leaves_this_one_and_other_people(member):
    stranger = browser(make_user("andere@example.org"))
    phone, here = browser(member, PHONE), browser(member)

    here.post(reverse("partners:devices"), {"action": "others"})

    assert [is_signed_in(client) for client in (phone, here, stranger)] == [False, True, True]


@pytest.mark.parametrize("device", ["", "x", "\0", "ä" * 10_000])
def test_nobody_is_signed_out_by_what_names_no_sign_in_of_theirs(member, device):
    stranger, here = browser(make_user("andere@example.org")), browser(member)
    [theirs] = [each.id for each in shown(stranger)]

    for each in (device, theirs):
        here.post(reverse("partners:devices"), {"device": each})

    assert is_signed_in(stranger)
    assert is_signed_in(here)


def test_new_password_takes_the_others_off_the_list_and_keeps_what_is_known_of_this_one(member):
    browser(member, PHONE)
    here = browser(member)
    new = "noch ein langer Satz 8"
    answers = {"oldpassword": PASSWORD, "password1": new, "password2": new}

    here.post(reverse("account_change_password"), answers)

    assert [each.name.startswith("Firefox") for each in shown(here)] == [True]


def test_closed_account_is_signed_out_with_the_next_request(member):
    here = browser(member)
    member.is_active = False
    member.save()

    assert not is_signed_in(here)


def test_use_is_noted_once_a_day_and_makes_no_session_longer(member):
    here = browser(member)
    ends_at = Session.objects.get().expire_date
    tomorrow = timezone.now() + timedelta(days=1)

    with time_machine.travel(tomorrow, tick=False):
        here.get("/de/konto/")
        assert shown(here)[0].seen == timezone.localdate()
        noted = Session.objects.get()
        here.get("/de/konto/")

    assert Session.objects.get().session_data == noted.session_data
    assert noted.expire_date == ends_at


def test_whoever_stays_signed_in_for_long_is_heard_of(member):
    here = browser(member)
    Session.objects.update(expire_date=timezone.now() + timedelta(days=60))

    with time_machine.travel(timezone.now() + timedelta(days=31), tick=False):
        here.get("/de/konto/")

        assert Dormancy.objects.get().alive_at == timezone.now()
