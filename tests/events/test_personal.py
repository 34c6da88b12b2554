import json
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from events.absences import note
from events.handing_on import hand_on
from events.links import token_of
from events.models import Event, LinkRequest, Registration
from events.places import RegistrationClosed
from events.registration import cancel, confirm, register
from events.renewal import send_links
from events.waiting import accept
from outbox.models import Mail
from tests.events.test_views import shown, words
from tests.factories import make_event, make_event_page, make_registration

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def event(home):
    return make_event_page(home, make_event(places=1, sessions=2)).event


@pytest.fixture
def anna(event):
    return sign_up(event, "anna")


def sign_up(event, who, **fields):
    fields = {"name": who.title(), "organisation": "Amt", "language": "en", "is_confirmed": True, **fields}
    return register(event, email=f"{who}@example.org", **fields)


def link_to(registration):
    return reverse("personal:link", args=[token_of(Registration.objects.get(pk=registration.pk))])


def press(client, registration, action, **data):
    return client.post(link_to(registration), {"action": action, **data}, follow=True)


def mails():
    return [(mail.to.partition("@")[0], mail.subject.partition(":")[0]) for mail in Mail.objects.order_by("pk")]


def status(registration):
    return Registration.objects.get(pk=registration.pk).status


# The stored data.


def test_person_sees_and_downloads_what_is_stored(client, anna):
    page = client.get(link_to(anna))
    address = f"{link_to(anna)}meine-daten.json"

    assert "anna@example.org" in words(page)
    assert f'href="{address}"' in page.content.decode()
    response = client.get(address)
    found = json.loads(response.content)
    assert (found["name"], found["email"], found["organisation"]) == ("Anna", "anna@example.org", "Amt")
    assert [step["what"] for step in found["steps"]] == ["registered", "got a place"]
    assert [mail["subject"] for mail in found["mails"]] == ["Your place: Schulung im Herbst"]
    assert response.headers["Cache-Control"] == "no-store"
    assert "attachment" in response.headers["Content-Disposition"]


def test_erasing_deletes_everything_and_gives_the_place_to_the_next(client, anna, event):
    ben = sign_up(event, "ben")
    link = link_to(anna)

    assert "Your data is erased" in words(press(client, anna, "erase"))

    assert list(Registration.objects.all()) == [ben]
    assert status(ben) == "confirmed"
    assert not Mail.objects.filter(to="anna@example.org").exists()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize(
    "step",
    [
        confirm,
        cancel,
        accept,
        partial(hand_on, name="Ben", email="ben@example.org"),
        partial(note, session_id=1, is_absent=True),
    ],
    ids=["confirm", "cancel", "accept", "hand on", "be absent"],
)
def test_what_was_erased_in_another_window_can_only_be_told_of(anna, step):
    Registration.objects.filter(pk=anna.pk).delete()

    with pytest.raises(RegistrationClosed, match="deleted"):
        step(anna)

    assert not Registration.objects.exists()


@pytest.mark.parametrize("query", ["", "?action=erase", "?erase=1"])
def test_opening_a_link_erases_nothing(client, anna, query):
    client.get(link_to(anna) + query)
    client.get(f"{link_to(anna)}meine-daten.json")

    assert status(anna) == "confirmed"


# Single sessions.


def test_person_says_which_session_they_cannot_attend_and_takes_it_back(client, anna, event):
    session = event.sessions.order_by("starts_at").last()

    page = words(press(client, anna, "absent", session=session.pk))
    press(client, anna, "absent", session=session.pk)
    assert "You have told us that you cannot attend." in page
    assert [absence.session for absence in anna.absences.all()] == [session]
    assert anna.steps.filter(kind="changed").count() == 1

    press(client, anna, "present", session=session.pk)
    assert not anna.absences.exists()
    assert status(anna) == "confirmed"


@pytest.mark.parametrize("session", ["", "x", "0", "9" * 30, "-1"])
def test_session_that_is_not_there_changes_nothing(client, anna, session):
    assert press(client, anna, "absent", session=session).status_code == 200
    assert not anna.absences.exists()


def test_session_of_another_event_is_not_there(client, anna):
    press(client, anna, "absent", session=make_event().sessions.get().pk)

    assert not anna.absences.exists()


def test_session_that_has_begun_can_no_longer_be_missed(client, anna, event):
    first = event.sessions.order_by("starts_at").first()

    with time_machine.travel(first.starts_at):
        page = words(press(client, anna, "absent", session=first.pk))

    assert "This session has begun" in page
    assert not anna.absences.exists()


def test_event_of_one_session_asks_only_whether_one_comes(client, home):
    only = sign_up(make_event(), "anna")

    assert "Single dates" not in words(client.get(link_to(only)))


# Handing the place on.


COLLEAGUE = {"name": "Ben Bär", "email": "Ben@example.org"}


def test_place_is_handed_on_once_the_colleague_confirms(client, anna, event):
    cem = sign_up(event, "cem")

    page = words(press(client, anna, "hand_on", **COLLEAGUE))
    ben = Registration.objects.get(email="ben@example.org")
    assert "We have written to your colleague." in page
    assert (status(anna), ben.status, ben.organisation) == ("confirmed", "unconfirmed", "Amt")

    assert confirm(ben).status == "confirmed"
    assert (status(anna), status(cem)) == ("cancelled", "waiting")
    assert mails()[2:] == [("ben", "A place for you"), ("anna", "Your place is handed on"), ("ben", "Your place")]
    assert anna.steps.last().kind == "handed_on"
    assert "Anna" not in Mail.objects.get(subject__startswith="A place for you").text


def test_place_stays_where_it_is_if_the_colleague_does_not_answer(client, anna):
    press(client, anna, "hand_on", **COLLEAGUE)
    ben = Registration.objects.get(email="ben@example.org")

    with time_machine.travel(ben.expires_at):
        assert confirm(ben).status == "lapsed"

    assert status(anna) == "confirmed"


def test_colleague_waits_like_everybody_if_the_place_is_gone_meanwhile(client, anna, event):
    press(client, anna, "hand_on", **COLLEAGUE)
    sign_up(event, "cem")
    press(client, anna, "cancel")

    assert confirm(Registration.objects.get(email="ben@example.org")).status == "waiting"
    assert status(Registration.objects.get(email="cem@example.org")) == "confirmed"


@pytest.mark.parametrize(
    "limit",
    [{"closes_at": LONG_AGO}, {"admission": Event.Admission.LINK}, {"admission": Event.Admission.GROUP}],
    ids=["closed", "by link", "for a group"],
)
def test_place_that_is_gone_opens_no_other_way_in(client, anna, event, limit):
    for colleague in ("Ben", "Cem"):
        press(client, anna, "hand_on", name=colleague, email=f"{colleague}@example.org")
    Event.objects.filter(pk=event.pk).update(places=5, **limit)

    assert confirm(Registration.objects.get(email="ben@example.org")).status == "confirmed"
    assert confirm(Registration.objects.get(email="cem@example.org")).status == "declined"
    assert mails()[-1] == ("cem", "No place")


def test_whether_a_colleague_is_registered_is_told_to_them_alone(client, anna, event):
    sign_up(event, "ben")
    new, known = (
        press(client, anna, "hand_on", name="Kim", email=email) for email in ("cem@example.org", "ben@example.org")
    )

    assert words(new) == words(known)
    assert mails()[-1] == ("ben", "You are already registered")


@pytest.mark.parametrize(("field", "value"), [("name", ""), ("email", ""), ("email", "ben")])
def test_wrong_colleague_is_named_at_the_field(client, anna, field, value):
    response = press(client, anna, "hand_on", **{**COLLEAGUE, field: value})

    assert response.context["form"].errors[field]
    assert Registration.objects.count() == 1


def test_only_a_place_can_be_handed_on_and_only_until_the_event_begins(client, anna, event):
    ben = sign_up(event, "ben")

    press(client, ben, "hand_on", name="Cem", email="cem@example.org")
    assert "Hand the place" not in words(client.get(link_to(ben)))
    with time_machine.travel(event.starts_at):
        assert "only until the event begins" in words(press(client, anna, "hand_on", **COLLEAGUE))

    assert Registration.objects.count() == 2


# A lost link.


def ask(client, email):
    address = reverse("events:resend")
    stamp = shown(client.get(address))
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        return client.post(address, {"email": email, "shown": stamp}, follow=True)


def test_new_links_end_the_old_ones_for_all_registrations_of_an_address(client, anna, home):
    other = sign_up(make_event(), "anna", language="de")
    stranger = sign_up(make_event(), "ben")
    old, untouched = link_to(anna), link_to(stranger)
    Mail.objects.all().delete()

    ask(client, "ANNA@example.org")
    send_links()

    assert client.get(old).status_code == 410
    assert client.get(untouched).status_code == 200
    assert [(mail.to, mail.language) for mail in Mail.objects.order_by("pk")] == [
        ("anna@example.org", "en"),
        ("anna@example.org", "de"),
    ]
    for one, mail in zip([anna, other], Mail.objects.order_by("pk"), strict=True):
        assert link_to(one) in mail.text
    assert not LinkRequest.objects.exists()


def test_asking_answers_alike_for_every_address(client, anna):
    known, unknown = ask(client, "anna@example.org"), ask(client, "nobody@example.org")

    assert known.status_code == unknown.status_code == 200
    assert words(known) == words(unknown)
    assert known.redirect_chain == unknown.redirect_chain


def test_ended_registration_gets_no_new_link(client, event):
    make_registration(event, "anna@example.org", status="cancelled")

    ask(client, "anna@example.org")
    send_links()

    assert not Mail.objects.exists()


def test_address_that_asks_too_often_gets_a_clear_page(client, home, settings):
    settings.LIMITS = settings.LIMITS | {"registration": "1/h"}

    assert [ask(client, "anna@example.org").status_code for _time in range(2)] == [200, 429]


def test_ended_link_leads_to_the_form_for_a_new_one(client, anna):
    link = link_to(anna)
    Registration.objects.update(link_version=2)

    assert f'href="{reverse("events:resend")}"' in client.get(link, headers={"accept-language": "en"}).content.decode()
