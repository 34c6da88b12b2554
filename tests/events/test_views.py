import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Locale, Site

from events import emails
from events.links import token_of
from events.models import Event, EventIndexPage, EventPage, EventSettings, Registration
from home import structure
from home.translations import publish_translation
from outbox.models import Mail
from tests.factories import make_event, make_event_page, make_registration, make_user

ANNA = {"name": "Anna Ö.", "email": "anna@example.org", "organisation": "Verein am Weg"}
NOT_PLACES = re.compile(r"[0-9]+ (places|Plätze)")


@pytest.fixture
def event_page(home):
    return make_event_page(home, make_event(places=2, format="online", online_link="https://meet.example.org/geheim"))


@pytest.fixture
def internal_page(partner_area):
    parent = EventIndexPage.objects.child_of(partner_area).get()
    return make_event_page(partner_area, make_event(), title="Netzwerktreffen intern", parent=parent)


def form_address(page, language="en"):
    with translation.override(language):
        return reverse("events:register", args=[page.event_id])


def shown(response):
    return re.search(r'name="shown" value="([^"]*)"', response.content.decode())[1]


def send(client, page, language="en", **data):
    """Fill in the form and send it after a while, as a person does."""
    address = form_address(page, language)
    stamp = shown(client.get(address))
    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        return client.post(address, {**ANNA, "shown": stamp, **data})


def words(response):
    """What the reader sees, without the tags and what differs from one load to the next."""
    return re.sub(r"<[^>]+>", "", response.content.decode())


# The page of an event.


def test_event_that_is_over_or_cancelled_is_no_entry_for_a_calendar(client, home):
    for title, fields in {
        "Vorbei": {"starts_in": timedelta(days=-3)},
        "Abgesagt": {"status": "cancelled"},
        "Kommt": {},
    }.items():
        make_event_page(home, make_event(**fields), title)

    offered = [
        name
        for name in ["vorbei", "abgesagt", "kommt"]
        if "facts__link" in client.get(f"/de/veranstaltungen/{name}/").content.decode()
    ]

    assert offered == ["kommt"]


def test_member_is_not_asked_to_sign_in(client, member_client, internal_page):
    internal_page.event.admission = "group"
    internal_page.event.save()

    assert "loggen Sie sich ein" not in words(member_client.get(internal_page.url))


# Registering.


def test_registration_is_taken_and_leads_to_the_page_that_says_there_is_mail(client, event_page):
    response = send(client, event_page)

    one = Registration.objects.get()
    assert (one.name, one.email, one.organisation) == ("Anna Ö.", "anna@example.org", "Verein am Weg")
    assert (one.status, one.language) == ("held", "en")
    assert response.status_code == 302
    assert "We have sent you an e-mail" in words(client.get(response.url))


def test_german_form_registers_in_german(client, event_page):
    send(client, event_page, "de")

    assert Registration.objects.get().language == "de"
    assert Mail.objects.get().language == "de"


def test_answer_is_the_same_for_new_known_waiting_and_full(client, event_page):
    answers = []
    for email in ["anna@example.org", "anna@example.org", "ben@example.org", "cem@example.org", "ANNA@example.org"]:
        response = send(client, event_page, email=email)
        answers.append((response.status_code, response.url, words(client.get(response.url))))

    assert len(set(answers)) == 1
    assert Registration.objects.count() == 3


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "", "This field is required"),
        ("name", "   ", "This field is required"),
        ("name", "\u202e", "This field is required"),
        ("name", "x" * 10_000, "at most 200 characters"),
        ("name", "Anna\0", "Null characters"),
        ("email", "", "This field is required"),
        ("email", "anna", "valid email address"),
        ("email", "anna@example.org\r\nBcc: ben@example.org", "valid email address"),
        ("email", "a" * 250 + "@example.org", "at most 254 characters"),
        ("organisation", "x" * 201, "at most 200 characters"),
    ],
)
def test_wrong_answer_is_named_at_its_field(client, event_page, field, value, error):
    response = send(client, event_page, **{field: value})

    assert response.status_code == 200
    assert error in str(response.context["form"].errors[field])
    assert not Registration.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Anna \t Ö. ", "Anna Ö."),
        ("Anna\r\nBcc: ben@example.org", "Anna Bcc: ben@example.org"),
        ("Anna\u202egnp.exe", "Annagnp.exe"),
        ("Анна Ö 李 🙂", "Анна Ö 李 🙂"),
        ("محمد", "محمد"),
        ("{{ 7|add:1 }}<script>", "{{ 7|add:1 }}<script>"),
    ],
)
def test_odd_names_are_kept_on_one_line(client, event_page, typed, kept):
    send(client, event_page, name=typed)

    assert Registration.objects.get().name == kept


def test_too_fast_a_form_is_told_so_and_taken_with_the_second_press(client, event_page):
    address = form_address(event_page)
    first = client.post(address, {**ANNA, "shown": shown(client.get(address))})

    assert "press the button once more" in words(first)
    assert 'value="anna@example.org"' in first.content.decode()
    assert not Registration.objects.exists()

    second = client.post(address, {**ANNA, "shown": shown(first)})
    assert second.status_code == 302
    assert Registration.objects.count() == 1


def test_address_that_comes_too_often_gets_a_clear_page(client, event_page, settings):
    settings.LIMITS = settings.LIMITS | {"registration": "1/h"}
    send(client, event_page)

    response = send(client, event_page)

    assert response.status_code == 429
    assert "One moment, please" in words(response)
    assert Mail.objects.count() == 1


def test_form_needs_the_token_against_forgery(event_page, client_with_csrf):
    address = form_address(event_page)
    stamp = shown(client_with_csrf.get(address))

    assert client_with_csrf.post(address, {**ANNA, "shown": stamp}).status_code == 403


@pytest.fixture
def client_with_csrf():
    return Client(enforce_csrf_checks=True)


# On site or online.


@pytest.fixture
def hybrid_page(home):
    return make_event_page(home, make_event(format="hybrid", places=1, places_online=1))


def test_places_that_one_client_can_hold_without_confirming_are_capped(client, event_page, settings):
    Event.objects.update(places=50)
    settings.LIMITS = settings.LIMITS | {"registration_client": "10/h"}

    for number in range(4):
        send(client, event_page, email=f"person{number}@example.org")

    statuses = Registration.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["held", "held", "unconfirmed", "unconfirmed"]


def test_forty_people_behind_one_address_hold_their_places(client, event_page):
    Event.objects.update(places=50)

    for number in range(40):
        send(client, event_page, email=f"person{number}@example.org")

    assert Registration.objects.filter(status="held").count() == 40


def test_person_chooses_how_to_take_part(client, hybrid_page):
    assert "Choose one." in str(send(client, hybrid_page).context["form"].errors["attendance"])
    assert "attendance" in send(client, hybrid_page, attendance="zu Hause").context["form"].errors
    assert send(client, hybrid_page, attendance="online").status_code == 302
    assert Registration.objects.get().attendance == "online"


def test_form_says_which_way_leads_to_the_waiting_list(client, hybrid_page):
    make_registration(hybrid_page.event)

    assert "On site (waiting list)" in words(client.get(form_address(hybrid_page)))
    Event.objects.update(waiting_list="off")
    page = words(client.get(form_address(hybrid_page)))
    assert "On site" not in page.partition("How do you want to take part?")[2].partition("We use these")[0]
    assert send(client, hybrid_page, attendance="on_site").context["form"].errors["attendance"]


def test_full_event_without_a_waiting_list_takes_nobody(client, event_page):
    address = form_address(event_page)
    stamp = shown(client.get(address))
    Event.objects.update(waiting_list="off", places=1)
    make_registration(event_page.event)

    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        response = client.post(address, {**ANNA, "shown": stamp})

    assert response.status_code == 409
    assert "All places are taken, and there is no waiting list." in words(response)
    assert client.get(event_page.url).context["state"].key == "full"
    assert address not in client.get(event_page.url).content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_are_refused(client, event_page, method):
    assert getattr(client, method)(form_address(event_page)).status_code == 405
    assert getattr(client, method)(link_to(make_registration(event_page.event))).status_code == 405


# When registration is not open.


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": Event.Status.CANCELLED}, "This event has been cancelled."),
        ({"closes_at": timezone.now()}, "Registration for this event is closed."),
    ],
)
def test_closed_form_says_why(client, event_page, fields, reason):
    Event.objects.filter(pk=event_page.event_id).update(**fields)

    response = client.get(form_address(event_page))

    assert response.status_code == 200
    assert reason in words(response)
    assert 'name="email"' not in response.content.decode()


def test_registration_that_closes_meanwhile_is_refused_with_the_reason(client, event_page):
    address = form_address(event_page)
    stamp = shown(client.get(address))
    Event.objects.filter(pk=event_page.event_id).update(closes_at=timezone.now())

    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        response = client.post(address, {**ANNA, "shown": stamp})

    assert response.status_code == 409
    assert "Registration for this event is closed." in words(response)
    assert not Registration.objects.exists()


def test_full_event_offers_the_waiting_list_before_one_registers(client, event_page):
    for number in range(2):
        make_registration(event_page.event, f"person{number}@example.org")

    assert "All places are taken" in words(client.get(form_address(event_page)))
    assert client.get(event_page.url).context["state"].key == "waiting"


# Who may.


@pytest.mark.parametrize("event_id", ["0", "999999", "9" * 30])
def test_unknown_events_are_not_found(client, home, event_id):
    for address in (
        f"/en/registration/{event_id}/",
        f"/en/registration/{event_id}/sent/",
        f"/en/calendar/{event_id}.ics",
    ):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["events:register", "events:sent", "calendar:event"])
def test_event_whose_page_is_a_draft_is_answered_like_an_unknown_one(client, event_page, name):
    event_page.unpublish()
    number, unknown = event_page.event_id, event_page.event_id + 1

    answers = [getattr(client, method)(reverse(name, args=[number])) for method in ("get", "head", "post")]
    expected = [getattr(client, method)(reverse(name, args=[unknown])) for method in ("get", "head", "post")]

    assert answers[0].status_code == 404
    assert [each.status_code for each in answers] == [each.status_code for each in expected]
    assert words(answers[0]) == words(expected[0]).replace(str(unknown), str(number))


@pytest.mark.parametrize("name", ["events:register", "events:sent", "calendar:event"])
def test_stranger_is_led_to_the_login_before_an_internal_event(client, internal_page, name):
    address = reverse(name, args=[internal_page.event_id])

    response = client.get(address)

    assert response.status_code == 302
    assert urlsplit(response.url).path == reverse("account_login")
    assert b"Netzwerktreffen" not in client.get(address, follow=True).content


def test_stranger_cannot_register_for_an_internal_event_by_post(client, internal_page, event_page):
    stamp = shown(client.get(form_address(event_page)))

    with time_machine.travel(timezone.now() + timedelta(seconds=10)):
        response = client.post(form_address(internal_page), {**ANNA, "shown": stamp})

    assert urlsplit(response.url).path == "/en/account/login/"
    assert not Registration.objects.exists()


def test_member_registers_for_an_internal_event(member_client, internal_page):
    assert send(member_client, internal_page).status_code == 302
    assert Registration.objects.get().event == internal_page.event


def test_public_event_for_a_group_takes_its_people_only(client, home, member):
    page = make_event_page(home, make_event(group=Group.objects.get(name=structure.MEMBERS)))
    address = form_address(page)

    assert client.get(page.url).status_code == 200
    assert urlsplit(client.get(address).url).path == "/en/account/login/"
    client.force_login(make_user("fremd@example.org"))
    assert client.get(address).status_code == 403
    assert client.post(address, ANNA).status_code == 403
    client.force_login(member)
    assert send(client, page).status_code == 302


def test_event_with_a_german_page_only_can_be_registered_for_in_english(client, event_page):
    response = client.get(form_address(event_page, "en"))

    assert '<span lang="de">Schulung im Herbst</span>' in response.content.decode()
    assert "Your e-mail address" in words(response)


def test_form_names_the_page_in_the_reader_s_language(client, event_page):
    translate(event_page, "Training in autumn")

    assert "Training in autumn" in words(client.get(form_address(event_page, "en")))
    assert "Schulung im Herbst" in words(client.get(form_address(event_page, "de")))


def translate(page, title):
    target = EventPage(title=title, draft_title=title, slug="training", event=page.event)
    return publish_translation(page, target, Locale.objects.get(language_code="en"))


# The personal link.


def link_to(registration):
    return reverse("personal:link", args=[token_of(registration)])


@pytest.fixture
def mine(event_page):
    return make_registration(event_page.event, "anna@example.org", name="Anna Ö.", language="en")


def test_personal_link_shows_the_registration_in_its_own_language(client, mine):
    response = client.get(link_to(mine), headers={"accept-language": "de"})

    assert response.headers["Content-Language"] == "en"
    assert "You have a place" in words(response)
    assert "Anna Ö." in words(response)
    assert "https://meet.example.org/geheim" in response.content.decode()
    assert 'lang="en"' in response.content.decode()


def test_online_link_is_for_people_with_a_place(client, event_page, mine):
    Registration.objects.update(status="waiting")

    response = client.get(link_to(mine))

    assert "You are on the waiting list" in words(response)
    assert "geheim" not in response.content.decode()
    assert "geheim" not in client.get(link_to(mine) + "termin.ics").content.decode()


@pytest.mark.parametrize("method", ["get", "head"])
def test_programs_that_follow_links_change_nothing(client, mine, method):
    for query in ("", "?action=cancel", "?cancel=1"):
        getattr(client, method)(link_to(mine) + query)
    client.post(link_to(mine))
    client.post(link_to(mine), {"List-Unsubscribe": "One-Click"})

    assert Registration.objects.get().status == "confirmed"


def test_pressing_cancel_gives_the_place_to_the_next(client, event_page, mine):
    make_registration(event_page.event, "ben@example.org")
    waiting = make_registration(event_page.event, "cem@example.org", status="waiting")

    response = client.post(link_to(mine), {"action": "cancel"}, follow=True)

    waiting.refresh_from_db()
    assert "Your registration is cancelled" in words(response)
    assert "Cancel my place" not in words(response)
    assert waiting.status == "confirmed"


def test_cancelling_works_without_cookies_from_a_page_without_a_referrer(client_with_csrf, mine):
    shown_page = client_with_csrf.get(link_to(mine))
    response = client_with_csrf.post(link_to(mine), {"action": "cancel"}, headers={"origin": "null"})

    assert shown_page.cookies == {}
    assert response.status_code == 302
    assert Registration.objects.get().status == "cancelled"


@pytest.fixture
def held(event_page):
    soon = timezone.now() + timedelta(hours=5)
    return make_registration(event_page.event, "ben@example.org", status="held", language="en", expires_at=soon)


def press(client, registration, action):
    response = client.post(link_to(registration), {"action": action}, follow=True)
    registration.refresh_from_db()
    return words(response)


def test_pressing_confirm_completes_the_registration(client, held):
    before = client.get(link_to(held))

    assert "A place is held for you until" in words(before)
    assert "geheim" not in before.content.decode()
    assert held.status == "held"
    assert "You have a place" in press(client, held, "confirm")
    assert held.status == "confirmed"


@pytest.mark.parametrize("method", ["get", "head"])
def test_programs_that_follow_links_confirm_nothing(client, held, method):
    for query in ("", "?action=confirm", "?confirm=1"):
        getattr(client, method)(link_to(held) + query)
    client.post(link_to(held))

    held.refresh_from_db()
    assert held.status == "held"


def test_whoever_did_not_register_says_so(client, held):
    assert "Your registration is cancelled" in press(client, held, "cancel")


def test_confirming_too_late_is_told(client, held):
    with time_machine.travel(held.expires_at + timedelta(seconds=1)):
        assert "The deadline has passed" in press(client, held, "confirm")
    assert held.status == "lapsed"


@pytest.mark.parametrize(
    ("action", "status", "told"),
    [("accept", "confirmed", "You have a place"), ("cancel", "cancelled", "Your registration is cancelled")],
)
def test_offer_is_accepted_or_declined_by_a_button(client, held, action, status, told):
    Registration.objects.update(status="offered")

    page = words(client.get(link_to(held)))
    assert ("Accept the place" in page, "Decline the place" in page) == (True, True)
    assert told in press(client, held, action)
    assert held.status == status


def test_whom_to_call_is_said_once_it_is_too_late_to_cancel(client, mine):
    Event.objects.update(cancel_until=timezone.localdate() - timedelta(days=1))

    response = client.get(link_to(mine))

    assert "It is too late to cancel here." in words(response)
    assert "mailto:team@example.org" in response.content.decode()
    assert "Cancel my place" not in words(response)
    assert "too late" in words(client.post(link_to(mine), {"action": "cancel"}))


HOUSE_RIGHT = "Wer andere herabwürdigt, hat keinen Zutritt."


@pytest.mark.parametrize(("form", "stands"), [("on_site", True), ("online", False)])
def test_right_to_refuse_entry_stands_on_page_mail_and_calendar_entry(client, event_page, form, stands):
    Event.objects.update(format=form)
    EventSettings.objects.create(site=Site.objects.get(), house_right_de=HOUSE_RIGHT)
    one = make_registration(event_page.event, language="de")
    emails.write_registered(one)

    answers = [client.get(event_page.url), client.get(link_to(one)), client.get(f"{link_to(one)}termin.ics")]
    texts = [unfolded(answer) for answer in answers] + [Mail.objects.get().text]

    assert [HOUSE_RIGHT in text for text in texts] == [stands] * 4


def unfolded(response):
    return response.content.decode().replace("\r\n ", "").replace("\\,", ",")


def test_nothing_can_be_cancelled_once_the_event_has_begun(client, mine):
    with time_machine.travel(mine.event.starts_at):
        response = client.post(link_to(mine), {"action": "cancel"})

    assert "nothing can be changed" in words(response)
    assert "Cancel my place" not in words(response)
    assert Registration.objects.get().status == "confirmed"


@pytest.mark.parametrize(("status", "sentence"), [("cancelled", "has been cancelled"), ("postponed", "postponed")])
def test_personal_link_says_when_the_event_is_off(client, mine, status, sentence):
    Event.objects.update(status=status)

    assert sentence in words(client.get(link_to(mine)))


def test_personal_link_works_without_a_page(client, event_page, mine):
    event_page.unpublish()

    response = client.get(link_to(mine))

    assert response.status_code == 200
    assert event_page.event.name in words(response)


def assert_kept_secret(response):
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_links_are_kept_secret_whatever_the_answer(client, mine):
    token = token_of(mine)
    for address in (f"/r/{token}/", f"/r/{token}/termin.ics", "/r/nonsense/", "/r/nonsense/termin.ics"):
        assert_kept_secret(client.get(address))
    assert_kept_secret(client.post(f"/r/{token}/", {"action": "cancel"}))


def test_ended_link_gets_a_friendly_page(client, mine):
    link = link_to(mine)
    Registration.objects.update(link_version=2)

    response = client.get(link, headers={"accept-language": "en"})

    assert response.status_code == 410
    assert "This link is no longer valid" in words(response)
    assert client.post(link, {"action": "cancel"}).status_code == 410
    assert Registration.objects.get().status == "confirmed"


@pytest.mark.parametrize("token", ["x", "ä", "%00", "A" * 32, "_" * 32, "a" * 3000, "%ff"])
def test_what_was_never_a_link_gets_the_same_friendly_page(client, home, token):
    for method in (client.get, client.head, client.post):
        assert method(f"/r/{token}/").status_code == 404
    assert "This link is no longer valid" in words(client.get(f"/r/{token}/", headers={"accept-language": "en"}))


# Calendar files.


def test_calendar_file_of_a_public_event_keeps_the_online_link_secret(client, event_page):
    response = client.get(reverse("calendar:event", args=[event_page.event_id]))

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "Schulung im Herbst" in response.content.decode()
    assert "geheim" not in response.content.decode()


def test_member_gets_the_calendar_file_of_an_internal_event(member_client, internal_page):
    response = member_client.get(reverse("calendar:event", args=[internal_page.event_id]))

    assert "Netzwerktreffen intern" in response.content.decode()


def test_feed_has_public_events_of_one_language(client, member_client, event_page, internal_page, home):
    translate(event_page, "Training in autumn")
    make_event_page(home, make_event(starts_in=timedelta(days=-9)), title="Gerade vorbei")
    make_event_page(home, make_event(starts_in=timedelta(days=-99)), title="Lange her")
    make_event_page(home, title="Entwurf").unpublish()

    for someone in (client, member_client):
        german = someone.get(_feed("de")).content.decode()
        english_feed = someone.get(_feed("en")).content.decode()

        assert "Schulung im Herbst" in german
        assert "Training in autumn" in english_feed
        # What is missing in a feed is taken out of calendars: what is just over stays.
        assert "Gerade vorbei" in german
        for hidden in ("Netzwerktreffen", "Lange her", "Entwurf", "Training"):
            assert hidden not in german


def _feed(language):
    with translation.override(language):
        return reverse("calendar:feed")


def test_feed_that_has_not_changed_is_not_sent_again(client, event_page):
    first = client.get(_feed("de"))

    again = client.get(_feed("de"), headers={"if-none-match": first.headers["ETag"]})

    assert again.status_code == 304


# Pages.


def test_list_shows_coming_events_by_month_and_past_ones_apart(client, home):
    make_event_page(home, make_event(), title="Kommt bald")
    make_event_page(home, make_event(starts_in=timedelta(days=80)), title="Kommt später")
    make_event_page(home, make_event(starts_in=timedelta(days=-80)), title="War schon")
    address = EventIndexPage.objects.child_of(home).get().url

    coming, past = client.get(address), client.get(address, {"past": "1"})

    assert [[page.title for page in month["events"]] for month in coming.context["months"]] == [
        ["Kommt bald"],
        ["Kommt später"],
    ]
    assert [[page.title for page in month["events"]] for month in past.context["months"]] == [["War schon"]]
    assert "War schon" not in words(coming)
    assert "Kommt bald" not in words(past)


def test_month_has_its_name_and_year(client, home):
    with time_machine.travel("2026-11-23 09:00Z"):
        make_event_page(home, make_event(starts_in=timedelta(days=14)))
        response = client.get(EventIndexPage.objects.child_of(home).get().url)

    assert [month["label"] for month in response.context["months"]] == ["Dezember 2026"]


def test_long_lists_come_in_pages(client, home, monkeypatch):
    monkeypatch.setattr("events.models.pages.EVENTS_PER_PAGE", 2)
    for number in range(3):
        make_event_page(home, make_event(), title=f"Schulung {number}")
    address = EventIndexPage.objects.child_of(home).get().url

    first, second = client.get(address), client.get(address, {"page": "2"})

    assert [sum(len(month["events"]) for month in one.context["months"]) for one in (first, second)] == [2, 1]


@pytest.mark.parametrize("query", ["past=x", "past=1&page=-1", "page=%00", "past=1&page=99999999999999999999"])
def test_odd_questions_get_a_list(client, event_page, query):
    assert client.get(f"/de/veranstaltungen/?{query}").status_code == 200


def test_feed_and_file_are_announced_in_the_head(client, event_page, member_client, internal_page):
    head = '<link rel="alternate" type="text/calendar"'

    index = client.get(event_page.get_parent().url).content.decode()
    single = client.get(event_page.url).content.decode()
    internal = member_client.get(internal_page.get_parent().url).content.decode()

    assert f'href="{_feed("de")}"' in index[index.index(head) :][:300]
    assert f'href="{reverse("calendar:event", args=[event_page.event_id])}"' in single[single.index(head) :][:300]
    assert head not in internal


@pytest.mark.parametrize("taken", [0, 7, 9, 10, 12])
def test_no_page_and_no_file_tells_a_number_of_places(client, home, taken):
    page = make_event_page(home, make_event(places=10))
    for number in range(taken):
        make_registration(page.event, f"person{number}@example.org")

    for address in (page.url, page.get_parent().url, form_address(page), _feed("de")):
        text = words(client.get(address))
        assert not NOT_PLACES.search(text)
        assert "person" not in text


def test_secret_link_stands_on_no_public_page(client, event_page):
    for address in (event_page.url, event_page.get_parent().url, form_address(event_page), _feed("de"), "/de/"):
        assert "geheim" not in client.get(address).content.decode()


@pytest.mark.parametrize("count", [1, 6])
def test_queries_do_not_grow_with_the_events(client, home, django_assert_max_num_queries, count):
    for number in range(count):
        make_registration(make_event_page(home, make_event(sessions=2), title=f"Schulung {number}").event)
    index = EventIndexPage.objects.child_of(home).get().url
    client.get(index)

    for address in (index, f"{index}?past=1", f"{index}?month=2026-12", _feed("de"), f"{_feed('de')}?format=online"):
        with django_assert_max_num_queries(12):
            client.get(address)


def test_pages_about_one_event_ask_little_of_the_database(client, event_page, mine, django_assert_max_num_queries):
    client.get(event_page.url)

    for address in (
        event_page.url,
        form_address(event_page),
        reverse("events:sent", args=[event_page.event_id]),
        link_to(mine),
    ):
        with django_assert_max_num_queries(14):
            client.get(address)


def test_one_registration_asks_little_of_the_database(client, event_page, django_assert_max_num_queries):
    send(client, event_page, email="ben@example.org")
    address = form_address(event_page)
    stamp = shown(client.get(address))

    with time_machine.travel(timezone.now() + timedelta(seconds=10)), django_assert_max_num_queries(20):
        client.post(address, {**ANNA, "shown": stamp})
