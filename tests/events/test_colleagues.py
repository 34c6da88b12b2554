"""One person registers colleagues along; what they type about others is told to nobody before they have confirmed."""

import re
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from events import own_data
from events.colleagues import Colleague
from events.forgetting import forget_unanswered
from events.history import Kind
from events.links import token_of
from events.models import Event, LinkRequest, Registration
from events.registration import cancel, confirm, places_left, register
from events.renewal import send_links
from events.waiting import lapse_overdue, why_places_are_free
from events.writing import write
from outbox.models import Mail
from tests.events.test_views import ANNA, form_address, send, shown, words
from tests.factories import make_event, make_event_page, make_registration, make_user

BEN, CEM, DANA = (Colleague(name, f"{name.lower()}@example.org") for name in ("Ben", "Cem", "Dana"))
NOBODY_KNOWS = Colleague("Emil")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def page(home):
    return make_event_page(home, make_event(places=3))


@pytest.fixture
def event(page):
    return page.event


def bring(event, *brings, **fields):
    fields = {"name": "Anna", "email": "anna@example.org", "organisation": "Amt", "language": "en", **fields}
    return register(event, brings=brings, **fields)


def states(event):
    return {one.name: one.status for one in event.registrations.order_by("pk")}


def mails():
    return [(mail.to.partition("@")[0], mail.subject.partition(":")[0]) for mail in Mail.objects.order_by("pk")]


def forget_mails():
    Mail.objects.all().delete()


def named(event, name):
    return event.registrations.get(name=name)


def link_to(registration):
    return reverse("personal:link", args=[token_of(registration)])


# Places.


def test_places_are_held_for_all_and_only_the_first_gets_a_mail(event):
    bring(event, BEN, NOBODY_KNOWS)

    assert states(event) == {"Anna": "held", "Ben": "held", "Emil": "held"}
    assert places_left(event) == 0
    assert mails() == [("anna", "Please confirm your registration")]
    assert "Colleagues were registered along with this address." in Mail.objects.get().text


def test_all_have_their_places_once_the_first_has_confirmed(event):
    anna = bring(event, BEN, NOBODY_KNOWS)
    forget_mails()

    confirm(anna)

    assert set(states(event).values()) == {"confirmed"}
    assert mails() == [("anna", "Your place"), ("ben", "Your place"), ("anna", "Your place")]
    steps = named(event, "Ben").steps.values_list("kind", flat=True)
    assert list(steps) == [Kind.REGISTERED, Kind.PLACE_GIVEN]


def test_rest_waits_in_the_order_of_the_form(event):
    anna = bring(event, BEN, CEM, DANA)

    assert states(event) == {"Anna": "held", "Ben": "held", "Cem": "held", "Dana": "unconfirmed"}
    confirm(anna)
    assert states(event) == {"Anna": "confirmed", "Ben": "confirmed", "Cem": "confirmed", "Dana": "waiting"}


def test_all_or_nobody_holds_no_place_if_there_are_too_few_and_all_wait(event):
    anna = bring(event, BEN, CEM, DANA, only_all=True)
    assert set(states(event).values()) == {"unconfirmed"}
    assert places_left(event) == 3
    forget_mails()

    confirm(anna)

    assert set(states(event).values()) == {"waiting"}
    assert mails() == [(who, "Waiting list") for who in ("anna", "ben", "cem", "dana")]
    assert all("wanted to come together" in mail.text for mail in Mail.objects.all())


def test_all_or_nobody_gets_all_places_if_there_are_enough_by_then(event):
    anna = bring(event, BEN, CEM, DANA, only_all=True)
    Event.objects.update(places=4)

    confirm(anna)

    assert set(states(event).values()) == {"confirmed"}


def test_all_or_nobody_is_declined_where_there_is_no_waiting_list(event):
    Event.objects.update(waiting_list="off")
    anna = bring(event, BEN, CEM, DANA, only_all=True)

    confirm(anna)

    assert set(states(event).values()) == {"declined"}
    assert all("wanted to come together" in mail.text for mail in Mail.objects.order_by("pk")[1:])


def test_desk_says_why_those_who_come_together_leave_places_free(event):
    confirm(bring(event, BEN, CEM, DANA, only_all=True))

    assert "come only together" in why_places_are_free(event)


def test_who_waits_moves_up_by_their_own_turn(event):
    confirm(bring(event, BEN, CEM, DANA, only_all=True))
    lone = register(event, name="Fay", email="fay@example.org", organisation="", language="en")

    cancel(lone)

    assert [one.name for one in event.registrations.with_place().order_by("pk")] == ["Anna", "Ben", "Cem"]
    assert named(event, "Dana").status == "waiting"


def test_team_decides_on_each(event):
    Event.objects.update(approval="team")

    confirm(bring(event, BEN, NOBODY_KNOWS))

    assert set(states(event).values()) == {"pending"}


def test_colleagues_count_for_the_limit_of_the_organisation(event):
    Event.objects.update(places_per_organisation=2)

    confirm(bring(event, BEN, CEM))

    assert states(event) == {"Anna": "confirmed", "Ben": "confirmed", "Cem": "waiting"}


def test_capped_client_holds_no_place_for_anybody(event):
    bring(event, BEN, may_hold=False)

    assert set(states(event).values()) == {"unconfirmed"}


def test_address_known_to_be_the_person_s_is_asked_nothing_more(event):
    bring(event, BEN, is_confirmed=True)

    assert set(states(event).values()) == {"confirmed"}


# Deadlines.


def test_colleagues_lapse_with_the_first_and_are_forgotten_with_it(event):
    bring(event, BEN, NOBODY_KNOWS)
    forget_mails()

    with time_machine.travel(timezone.now() + timedelta(days=6)):
        lapse_overdue()
        assert set(states(event).values()) == {"lapsed"}
        assert places_left(event) == 3
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        forget_unanswered()
    assert not event.registrations.exists()
    assert not Mail.objects.exists()


def test_confirming_too_late_confirms_nobody(event):
    anna = bring(event, BEN)

    with time_machine.travel(timezone.now() + timedelta(days=6)):
        confirm(anna)

    assert set(states(event).values()) == {"lapsed"}
    assert list(named(event, "Ben").steps.values_list("kind", flat=True)) == ["registered", "lapsed"]


def test_whoever_does_not_want_to_come_ends_what_is_not_confirmed(event):
    cancel(bring(event, BEN))

    assert states(event) == {"Anna": "cancelled", "Ben": "lapsed"}


# Who is registered already.


def test_colleague_who_is_registered_keeps_everything_and_is_told_after_the_first_has_confirmed(event):
    ben = make_registration(event, "Ben@example.org", name="Ben B.", language="de")
    anna = bring(event, BEN)
    assert mails() == [("anna", "Please confirm your registration")]
    forget_mails()

    confirm(anna)

    assert states(event) == {"Ben B.": "confirmed", "Anna": "confirmed"}
    assert mails() == [("Ben", "Sie sind bereits angemeldet"), ("anna", "Your place")]
    assert [step.kind for step in ben.steps.all()] == [Kind.AGAIN]


def test_place_held_for_a_registered_colleague_goes_on(event):
    make_registration(event, "ben@example.org", name="Ben B.")
    anna = bring(event, BEN)
    make_registration(event, "fay@example.org", name="Fay", status="waiting")

    confirm(anna)

    assert states(event) == {"Ben B.": "confirmed", "Anna": "confirmed", "Fay": "confirmed"}


def test_typed_address_keeps_nobody_from_registering(event):
    anna = bring(event, BEN)
    forget_mails()

    ben = register(event, name="Ben himself", email="ben@example.org", organisation="", language="en")

    assert mails() == [("ben", "Please confirm your registration")]
    confirm(ben)
    confirm(anna)
    assert states(event) == {"Anna": "confirmed", "Ben himself": "confirmed"}


def test_lost_link_of_a_colleague_is_not_sent_before_the_first_has_confirmed(event):
    bring(event, BEN)
    forget_mails()

    LinkRequest.objects.create(email="ben@example.org")
    send_links()

    assert not Mail.objects.exists()


def test_registered_person_brings_colleagues_later_and_confirms_them(event, client):
    anna = bring(event, is_confirmed=True)
    forget_mails()

    bring(event, BEN)
    assert states(event) == {"Anna": "confirmed", "Ben": "held"}
    assert mails() == [("anna", "You are already registered")]
    assert "only then are they registered" in Mail.objects.get().text
    assert "Person 2: Ben" in words(client.get(link_to(anna)))
    client.post(link_to(anna), {"action": "confirm"})

    assert states(event) == {"Anna": "confirmed", "Ben": "confirmed"}
    assert mails()[1:] == [("ben", "Your place")]


def test_last_form_counts_as_long_as_nothing_is_confirmed(event):
    bring(event, BEN, CEM)
    anna = bring(event, DANA)

    confirm(anna)

    assert states(event) == {"Anna": "confirmed", "Ben": "lapsed", "Cem": "lapsed", "Dana": "confirmed"}


def test_colleagues_of_a_second_form_have_numbers_of_their_own(event):
    confirm(bring(event, NOBODY_KNOWS))
    confirm(bring(event, Colleague("Fay")))

    assert named(event, "Fay").person_number == 3


def test_same_address_twice_is_one_person(event):
    bring(event, BEN, BEN, Colleague("Again", "ANNA@example.org"))

    assert list(states(event)) == ["Anna", "Ben"]


@pytest.mark.parametrize("is_known", [False, True])
def test_number_of_steps_does_not_grow_with_the_colleagues(event, is_known):
    if is_known:
        bring(event, is_confirmed=True)

    def steps(*brings):
        with CaptureQueriesContext(connection) as queries:
            bring(event, *brings)
        Registration.objects.filter(registered_by__isnull=False).delete()
        if not is_known:
            Registration.objects.all().delete()
        return len(queries)

    # What is remembered for some seconds is looked up first.
    steps(BEN)

    assert steps(BEN) == steps(*(Colleague("Fay", f"fay{number}@example.org") for number in range(9)))


# Mails and links.


def test_colleague_is_told_by_whom_without_a_name_and_cancels_by_a_link_of_their_own(event, client):
    confirm(bring(event, BEN))
    told = Mail.objects.latest("pk")

    assert told.to == "ben@example.org"
    assert "Somebody, probably a colleague of yours, has registered you" in told.text
    assert "Anna" not in told.subject + told.text
    assert link_to(named(event, "Ben")) in told.text
    client.post(link_to(named(event, "Ben")), {"action": "cancel"})
    assert states(event) == {"Anna": "confirmed", "Ben": "cancelled"}


def test_mails_about_a_colleague_without_an_address_go_to_the_first_and_name_a_number(event):
    confirm(bring(event, BEN, NOBODY_KNOWS))
    told = Mail.objects.latest("pk")

    assert told.to == "anna@example.org"
    assert told.subject == "Your place: Schulung im Herbst (person 3)"
    assert "This e-mail is about person 3" in told.text
    assert "Emil" not in told.subject + told.text


def test_message_of_the_team_reaches_a_colleague_without_an_address(event):
    confirm(bring(event, NOBODY_KNOWS))
    forget_mails()

    write(
        event,
        event.registrations.all(),
        message="8f3c3a52-6c0c-4a4a-9a51-6d1f0f2b6c11",
        subject="S",
        text="T",
        by=None,
    )

    assert [mail.to for mail in Mail.objects.all()] == ["anna@example.org", "anna@example.org"]


def test_lost_links_of_colleagues_without_an_address_go_to_the_first(event):
    confirm(bring(event, BEN, NOBODY_KNOWS))
    forget_mails()

    LinkRequest.objects.create(email="anna@example.org")
    send_links()

    assert [mail.to for mail in Mail.objects.all()] == ["anna@example.org", "anna@example.org"]


def test_cancelling_the_first_leaves_the_colleagues(event):
    anna = confirm(bring(event, BEN, NOBODY_KNOWS))

    cancel(anna)

    assert states(event) == {"Anna": "cancelled", "Ben": "confirmed", "Emil": "confirmed"}


def test_erasing_the_first_leaves_only_colleagues_with_an_address(event, client):
    anna = confirm(bring(event, BEN, NOBODY_KNOWS))
    assert "are cancelled and erased as well" in words(client.get(link_to(anna)))

    own_data.erase(anna)

    assert states(event) == {"Ben": "confirmed"}
    assert {mail.to for mail in Mail.objects.all()} == {"ben@example.org"}


def test_erasing_before_confirming_leaves_nobody_even_if_their_address_is_registered(event):
    make_registration(event, "ben@example.org", name="Ben B.")
    own_data.erase(bring(event, BEN))

    assert states(event) == {"Ben B.": "confirmed"}


def test_page_of_the_first_tells_nothing_of_colleagues_with_an_address(event, client):
    pages = []
    for other in (BEN, CEM):
        Registration.objects.all().delete()
        make_registration(event, "ben@example.org", name="B")
        pages.append(words(client.get(link_to(confirm(bring(event, other))))))
        assert "Ben" not in pages[-1]
        assert "Cem" not in pages[-1]


def test_stored_data_name_who_registered_whom(event):
    anna = confirm(bring(event, BEN, NOBODY_KNOWS))

    assert own_data.stored(named(event, "Ben"))["registered_by"] == "Anna"
    assert own_data.stored(anna)["colleagues_without_address"] == ["Emil"]


def test_desk_says_who_registered_whom(event, client):
    confirm(bring(event, BEN))
    client.force_login(make_user("admin@example.org", is_superuser=True))
    view = partial(reverse, "event_registrations:person")

    ben = client.get(view(args=[event.pk, named(event, "Ben").pk])).content.decode()
    anna = client.get(view(args=[event.pk, named(event, "Anna").pk])).content.decode()

    assert view(args=[event.pk, named(event, "Anna").pk]) in ben
    link = view(args=[event.pk, named(event, "Ben").pk])
    assert f'<a href="{link}">Ben</a> (hat einen Platz)' in anna


# The form.

FORM = {"people": "2", "person_2_name": "Ben", "person_2_email": "ben@example.org", "together": "rest"}


def press(client, page, **data):
    return client.post(form_address(page), {**ANNA, "shown": shown(client.get(form_address(page))), **data})


def chosen(content):
    """Which of the radio buttons about too few places is marked."""
    buttons = re.findall(r'<input type="radio" name="together"[^>]*>', content)
    [marked] = [button for button in buttons if "checked" in button]
    return re.search(r'value="(\w+)"', marked)[1]


def test_form_takes_colleagues(client, page):
    response = send(client, page, **FORM | {"people": "3", "person_3_name": "Emil", "person_3_email": ""})

    assert response.status_code == 302
    assert states(page.event) == {"Anna Ö.": "held", "Ben": "held", "Emil": "held"}
    assert [one.organisation for one in page.event.registrations.all()] == ["Verein am Weg"] * 3


def test_adding_shows_one_more_person_keeps_everything_and_blames_nobody(client, page):
    response = press(client, page, email="", add="1")
    content = response.content.decode()

    assert "Person 2 of 2" in words(response)
    assert 'value="Anna Ö."' in content
    assert "error" not in content.partition('<form class="form"')[2].lower()
    assert "If there are not enough places for all" in words(response)
    assert 'name="people" value="2"' in content
    assert not Registration.objects.exists()


def test_removing_moves_up_whoever_comes_after(client, page):
    more = FORM | {"people": "3", "person_3_name": "Cem", "person_3_email": "cem@example.org", "together": "all"}
    content = press(client, page, remove="2", **more).content.decode()

    assert "Ben" not in content
    assert 'name="person_2_name" value="Cem"' in content
    assert "person_3_name" not in content
    assert chosen(content) == "all"


def test_form_takes_ten_people_and_no_more(client, page):
    response = press(client, page, people="9", add="1")
    assert "Person 10 of 10" in words(response)
    assert 'name="add"' not in response.content.decode()

    assert 'name="people" value="10"' in press(client, page, people="10", add="1").content.decode()


@pytest.mark.parametrize("people", ["", "0", "-1", "x", "²", "99", "9" * 5000])
def test_odd_numbers_of_people_are_no_error(client, page, people):
    assert press(client, page, people=people, remove="7").status_code == 200


def test_enter_sends_the_form_off(client, page):
    content = press(client, page, add="1").content.decode()
    form = content[content.index('<form class="form"') :]

    assert "name=" not in form[form.index("<button") : form.index(">", form.index("<button"))]


def test_page_with_errors_begins_at_its_top_and_not_at_the_last_person(client, page):
    content = press(client, page, add="1").content.decode()

    assert f'<form class="form" method="post" action="{form_address(page)}"' in content


def test_preset_is_the_rest_on_the_waiting_list(client, page):
    assert chosen(press(client, page, add="1").content.decode()) == "rest"


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("person_2_name", "", "This field is required"),
        ("person_2_email", "ben", "Enter a valid email address"),
        ("person_2_email", "ANNA@example.org", "This address stands in the form already."),
        ("person_2_name", "Win at https://x.example", "A name holds no address of a page."),
        ("person_2_name", "www.example.org", "A name holds no address of a page."),
        ("name", "Visit casino.com now", "A name holds no address of a page."),
    ],
)
def test_one_summary_leads_to_the_field_of_the_person(client, page, field, value, error):
    content = send(client, page, **FORM | {field: value}).content.decode()

    summary = content[content.index("error-summary__list") :].partition("</ul>")[0]
    assert f'href="#id_{field}"' in summary
    assert error in summary
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", ["Dr.-Ing. Anna de Vries", "Prof. Dr. J. R. Ames", "Ö. Çelik-Info", "Net Atkins"])
def test_names_of_people_are_names(client, page, name):
    assert send(client, page, name=name).status_code == 302


def test_each_chooses_how_to_take_part(client, home):
    page = make_event_page(home, make_event(format="hybrid", places=1, places_online=1))
    wrong = send(client, page, attendance="online", **FORM)
    assert "Choose one." in str(wrong.context["form"].errors["person_2_attendance"])

    send(client, page, attendance="online", person_2_attendance="on_site", **FORM)

    assert [one.attendance for one in page.event.registrations.order_by("pk")] == ["online", "on_site"]
    assert set(states(page.event).values()) == {"held"}


def test_all_people_of_a_form_count_for_what_one_client_may_hold(client, page, settings):
    Event.objects.update(places=50)
    settings.LIMITS = settings.LIMITS | {"registration_client": "10/h"}

    send(client, page, **FORM)
    send(client, page, email="fay@example.org", **FORM | {"person_2_email": "gil@example.org"})

    statuses = page.event.registrations.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["held", "held", "unconfirmed", "unconfirmed"]


def test_page_is_the_same_whether_a_colleague_is_registered(client, page):
    make_registration(page.event, "ben@example.org")
    answers = []
    for first, colleague in (("anna", "ben"), ("fay", "gil")):
        other = FORM | {"person_2_email": f"{colleague}@example.org", "email": f"{first}@example.org"}
        response = send(client, page, **other)
        answers.append((response.status_code, response.url, words(client.get(response.url))))

    assert len(set(answers)) == 1


@pytest.mark.parametrize("limit", [None, 20])
@pytest.mark.parametrize("people", [1, 2, 10])
def test_one_form_asks_little_of_the_database_however_many_it_names(
    client, page, people, limit, django_assert_max_num_queries
):
    Event.objects.update(places_per_organisation=limit)
    send(client, page, email="fay@example.org")
    stamp = shown(client.get(form_address(page)))
    form = {"people": str(people), "together": "rest"}
    for number in range(2, people + 1):
        form |= {f"person_{number}_name": "Kim", f"person_{number}_email": f"kim{number}@example.org"}

    with time_machine.travel(timezone.now() + timedelta(seconds=10)), django_assert_max_num_queries(20):
        client.post(form_address(page), {**ANNA, "shown": stamp, **form})

    assert page.event.registrations.count() == people + 1
