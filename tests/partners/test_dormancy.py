"""Accounts of which nothing was heard for a year: warned twice, closed, opened again."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from home.groups import COORDINATORS, MEMBERS
from outbox.delivery import send_due
from partners import dormancy
from partners.models import Dormancy
from tests.factories import make_user

DAY = timedelta(days=1)


@pytest.fixture
def sleeper(home):
    """A member who joined and signed in 337 days ago: the first warning is due."""
    return silent_for(337, make_user("still@example.org", MEMBERS, last_name="Still"))


def silent_for(days, user):
    then = timezone.now() - days * DAY
    get_user_model().objects.filter(pk=user.pk).update(date_joined=then, last_login=then)
    user.refresh_from_db()
    return user


def sweep_in(days):
    """Let the worker look so many days from now, and return the subjects of its mails."""
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + days * DAY, tick=False):
        dormancy.take_care()
        send_due()
    return [message.subject for message in mail.outbox]


def is_open(user):
    user.refresh_from_db()
    return user.is_active


def test_warned_four_weeks_and_one_week_before_and_then_closed(client, sleeper):
    client.force_login(sleeper)
    silent_for(337, sleeper)

    assert len(sweep_in(0)) == 1
    assert mail.outbox[0].to == [sleeper.email]
    assert dormancy.SIGNER.sign(sleeper.pk).split(".")[0] in mail.outbox[0].body
    assert sweep_in(20) == []
    assert len(sweep_in(21)) == 1
    assert sweep_in(27) == []
    assert is_open(sleeper)

    assert len(sweep_in(28)) == 1

    assert not is_open(sleeper)
    assert not Session.objects.exists()
    assert sweep_in(60) == []


def test_nobody_is_closed_sooner_after_a_warning_because_the_worker_stood_still(sleeper):
    silent_for(800, sleeper)

    for day in (0, 0, 20, 27):
        sweep_in(day)

    assert is_open(sleeper)
    # The second warning came late, on day 27, so that the week counts from there.
    sweep_in(33)
    assert is_open(sleeper)
    sweep_in(35)
    assert not is_open(sleeper)


def test_signing_in_ends_the_warnings_and_begins_the_year_anew(sleeper):
    sweep_in(0)
    get_user_model().objects.filter(pk=sleeper.pk).update(last_login=timezone.now() + 3 * DAY)

    assert sweep_in(30) == []
    assert len(sweep_in(3 + 337)) == 1
    assert is_open(sleeper)


def test_press_behind_the_link_is_a_sign_of_life_and_opening_it_is_none(client, sleeper):
    sweep_in(0)
    link = dormancy.link_to_stay(sleeper, "en").removeprefix("http://localhost:8000")

    assert client.get(link).status_code == 200
    assert Dormancy.objects.get().alive_at is None
    response = client.post(link)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies.get("sessionid")
    assert sweep_in(60) == []


def test_link_of_nobody_of_another_time_or_of_a_closed_account_keeps_nothing(client, sleeper):
    link = dormancy.link_to_stay(sleeper, "de").removeprefix("http://localhost:8000")
    with translation.override("de"):
        bad = [reverse("partners:stay", args=[token]) for token in ("x", "1.2.3", "%00", "a" * 10_000)]

    assert {client.post(each).status_code for each in bad} == {410}
    with time_machine.travel(timezone.now() + 61 * DAY):
        assert client.post(link).status_code == 410
    get_user_model().objects.update(is_active=False)
    assert client.post(link).status_code == 410
    assert not Dormancy.objects.exists()


def test_last_administrator_is_warned_and_never_closed(home):
    one, other = (silent_for(400, make_user(f"{name}@example.org", is_superuser=True)) for name in ("eins", "zwei"))

    for day in (0, 21, 28, 29, 60):
        sweep_in(day)

    assert [is_open(one), is_open(other)] == [False, True]


def test_log_names_nobody(sleeper, caplog):
    with caplog.at_level("INFO", "portal.dormancy"):
        sweep_in(0)

    assert caplog.messages == ["Dormant accounts warned: 1."]


def test_coordinator_sees_and_opens_again_what_gives_no_rights(client, sleeper):
    administrator = silent_for(400, make_user("admin@example.org", is_superuser=True))
    make_user("wach@example.org", is_superuser=True)
    for day in (0, 21, 28):
        sweep_in(day)
    client.force_login(make_user("netz@example.org", COORDINATORS))
    mail.outbox.clear()

    listed = client.get(reverse("dormancy:index")).content.decode()
    links = [reverse("dormancy:reopen", args=[user.dormancy.pk]) for user in (sleeper, administrator)]
    assert [link in listed for link in links] == [True, False]
    for link in links:
        assert client.get(link).status_code == 200
        client.post(link)
    send_due()

    assert [is_open(sleeper), is_open(administrator)] == [True, False]
    assert [message.to for message in mail.outbox] == [[sleeper.email]]
    assert sweep_in(60) == []


def test_whoever_is_opened_in_the_list_of_users_begins_anew(sleeper):
    for day in (0, 21, 28):
        sweep_in(day)
    get_user_model().objects.update(is_active=True)

    sweep_in(30)
    sweep_in(80)

    assert is_open(sleeper)


def test_members_have_no_business_there(client, sleeper):
    client.force_login(sleeper)

    assert client.get(reverse("dormancy:index")).status_code in (302, 403)
