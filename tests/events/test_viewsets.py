from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.links import access_code
from events.models import Event, Registration
from home import structure
from organisations.models import Organisation
from outbox.models import Mail
from tests.factories import make_event, make_event_page, make_registration, make_term, make_user

LINK = "https://meet.example.org/geheim?a=1&b=2"
DAY = timedelta(days=1)


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def session(starts_at, ends_at=None, **fields):
    """The lines of one session in the form."""
    return {
        "starts_at": local(starts_at),
        "ends_at": local(ends_at or starts_at + timedelta(hours=2)),
        "title_de": "",
        "title_en": "",
        "room": "",
        "creditable_hours": "",
        **fields,
    }


def lines(event=None, **changes):
    """What the form of an event sends."""
    fields = {
        "name": "Schulung",
        "kind": make_term("event_kind").pk,
        "organisation": (event.organisation if event else Organisation.objects.order_by("pk").first()).pk,
        "status": "scheduled",
        "format": "on_site",
        "city": "12345 Musterstadt",
        "contact_email": "team@example.org",
        "places": 10,
        "address_visibility": "public",
        "admission": "everyone",
        "approval": "automatic",
        "waiting_list": "automatic",
        "offer_hours": 48,
        "holds_unconfirmed": "on",
        "reminder_days": 3,
        "certificate_rule": "all",
        "people_kept_days": 90,
    }
    if event:
        fields |= {"places": event.places, "city": event.city}
        sessions = [session(one.starts_at, one.ends_at, id=one.pk) for one in event.sessions.all()]
    else:
        sessions = [session(timezone.now() + 14 * DAY)]
    sessions = changes.pop("sessions", sessions)
    before = event.sessions.count() if event else 0
    parts = {name: inline_formset([]) for name in ("questions", "mail_texts")}
    parts["sessions"] = inline_formset(sessions, initial=before)
    return nested_form_data({**fields, **parts, **changes})


def add(client, **changes):
    page = {"page_title": "Schulung im Herbst", "page_summary": "Worum es geht."}
    return client.post(reverse(Event.snippet_viewset.get_url_name("add")), lines(**{**page, **changes}))


def edit(client, event, **changes):
    return client.post(reverse(Event.snippet_viewset.get_url_name("edit"), args=[event.pk]), lines(event, **changes))


def errors(response):
    """The errors by field, those of the sessions in a list."""
    form = response.context["form"]
    with translation.override("en"):
        of_fields = {name: " ".join(map(str, found)) for name, found in form.errors.items()}
        of_sessions = [
            {name: " ".join(map(str, found)) for name, found in each.items()}
            for each in form.formsets["sessions"].errors
        ]
    return of_fields, of_sessions


def mails():
    return [(mail.to.partition("@")[0], mail.subject.partition(":")[0]) for mail in Mail.objects.order_by("pk")]


# The facts.


def test_organiser_makes_an_event_with_two_sessions(organiser):
    start = timezone.now() + 14 * DAY

    response = add(organiser, sessions=[session(start), session(start + DAY, title_de="Zweiter Teil")])

    assert response.status_code == 302
    event = Event.objects.get()
    assert [one.title_de for one in event.sessions.order_by("starts_at")] == ["", "Zweiter Teil"]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"places": 0}, "places", "There must be at least one place."),
        ({"format": "hybrid"}, "places_online", "Say how many can take part online."),
        ({"format": "hybrid", "places_online": 0}, "places_online", "at least 1"),
        ({"places_per_organisation": 0}, "places_per_organisation", "at least 1"),
        ({"minimum": 5}, "decide_on", "Say by when you decide."),
        ({"minimum": 11, "decide_on": "2026-12-01"}, "minimum", "fewer places"),
        ({"admission": "group"}, "group", "Say which group"),
        ({"cancel_until": "gestern"}, "cancel_until", "valid date"),
        ({"places": -3}, "places", "There must be at least one place."),
        ({"places": "viele"}, "places", "whole number"),
        ({"city": ""}, "city", "Say where the event takes place."),
        ({"format": "hybrid", "places_online": 5, "city": ""}, "city", "Say where the event takes place."),
        ({"opens_at": "2026-12-02 10:00", "closes_at": "2026-12-01 10:00"}, "closes_at", "must close after it opens"),
        ({"opens_at": "2026-12-02 10:00", "closes_at": "2026-12-02 10:00"}, "closes_at", "must close after it opens"),
        ({"contact_email": ""}, "contact_email", "required"),
    ],
)
def test_wrong_fact_is_named_at_its_field(organiser, changes, field, message):
    form_errors, _ = errors(add(organiser, **changes))

    assert list(form_errors) == [field]
    assert message in form_errors[field]


def test_online_event_needs_no_place(organiser):
    assert add(organiser, format="online", city="").status_code == 302


def test_session_that_ends_before_it_begins_is_named_at_its_end(organiser):
    start = timezone.now() + 14 * DAY

    _, session_errors = errors(add(organiser, sessions=[session(start, start - timedelta(hours=1))]))

    assert session_errors == [{"ends_at": "A session must end after it begins."}]


@pytest.mark.parametrize("order", [1, -1])
def test_sessions_that_overlap_are_named_at_the_later_one(organiser, order):
    start = timezone.now() + 14 * DAY
    sessions = [session(start, start + timedelta(hours=3)), session(start + timedelta(hours=2))][::order]

    _, session_errors = errors(add(organiser, sessions=sessions))

    message = {"starts_at": "This session begins before the one before it has ended."}
    assert session_errors == [{}, message][::order]


def test_sessions_may_follow_each_other_at_once(organiser):
    start = timezone.now() + 14 * DAY

    assert add(organiser, sessions=[session(start), session(start + timedelta(hours=2))]).status_code == 302


def test_session_that_is_taken_out_overlaps_with_nothing(organiser, event):
    old = event.sessions.get()
    taken_out = session(old.starts_at, old.ends_at, id=old.pk, DELETE="on")

    assert edit(organiser, event, sessions=[taken_out, session(old.starts_at)]).status_code == 302
    assert event.sessions.count() == 1


def test_event_needs_a_session(organiser):
    response = add(organiser, sessions=[])

    assert response.status_code == 200
    assert not Event.objects.exists()


@pytest.mark.parametrize("place", ["summary", "text", "draft"])
def test_secret_link_is_refused_while_a_page_tells_it(organiser, home, event, place):
    body = (
        [("text", '<p><a href="https://meet.example.org/geheim?a=1&amp;b=2">Link</a></p>')] if place == "text" else []
    )
    page = make_event_page(home, event, summary=f"Hier: {LINK}" if place == "summary" else "", body=body)
    if place == "draft":
        page.summary = LINK.removeprefix("https://")
        page.save_revision()

    form_errors, _ = errors(edit(organiser, event, format="hybrid", places_online=5, online_link=LINK))

    assert "Schulung im Herbst" in form_errors["online_link"]


def test_page_is_refused_while_it_tells_the_secret_link(organiser, home, event):
    Event.objects.update(online_link=LINK)
    page = make_event_page(home, event)
    text = rich_text('<p><a href="https://meet.example.org/geheim?a=1&amp;b=2">Link</a></p>')
    sent = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "summary": "",
            "event": event.pk,
            "body": streamfield([("text", text)]),
            "seo_title": "",
            "search_description": "",
            "comments": inline_formset([]),
        }
    )

    response = organiser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent)

    assert response.context["form"].errors["body"]


# What people are told.


def test_saving_an_untouched_form_tells_nobody(organiser, event):
    assert edit(organiser, event).status_code == 302

    assert mails() == []
    assert Event.objects.get().sequence == 0


def test_cancelling_an_event_tells_everybody_and_needs_no_second_person(organiser, event):
    edit(organiser, event, status="cancelled", tell="yes")

    event.refresh_from_db()
    told = "The event does not take place"
    assert mails() == [("anna", told), ("ben", told)]
    assert (event.status, event.sequence) == ("cancelled", 1)


def test_moving_an_event_tells_everybody(organiser, event):
    old = event.sessions.get()
    moved = session(old.starts_at + DAY, old.ends_at + DAY, id=old.pk)

    edit(organiser, event, sessions=[moved], tell="yes")

    assert mails() == [("anna", "Changed"), ("ben", "Changed")]
    assert Event.objects.get().sequence == 1
    assert event.sessions.get().uid == old.uid


def test_more_places_move_people_up(organiser, event):
    edit(organiser, event, places=2)

    assert mails() == [("ben", "You have a place now")]
    assert not Registration.objects.filter(status="waiting").exists()


def test_fewer_places_than_people_are_warned_of_and_drop_nobody(organiser, event):
    make_registration(event, "cem@example.org")

    response = organiser.post(
        reverse(Event.snippet_viewset.get_url_name("edit"), args=[event.pk]), lines(event, places=1), follow=True
    )

    assert "There are fewer places now than are taken." in response.content.decode()
    assert event.registrations.filter(status="confirmed").count() == 2
    assert (
        "fewer places now"
        not in organiser.post(
            reverse(Event.snippet_viewset.get_url_name("edit"), args=[event.pk]), lines(event, places=2), follow=True
        ).content.decode()
    )


def test_refused_form_changes_and_tells_nothing(organiser, event):
    edit(organiser, event, city="", places=5)

    assert mails() == []
    assert Event.objects.get().places == 1


# Who comes.


def registrations(event):
    return reverse("event_registrations:index", args=[event.pk])


def test_list_of_events_says_how_many_come(organiser, event):
    page = organiser.get(reverse(Event.snippet_viewset.get_url_name("list"))).content.decode()

    assert "1 of 1, 1 waiting" in page
    assert registrations(event) in page


def test_list_of_events_asks_as_little_for_many(organiser, event, django_assert_num_queries):
    address = reverse(Event.snippet_viewset.get_url_name("list"))
    organiser.get(address)
    with CaptureQueriesContext(connection) as few:
        organiser.get(address)
    for number in range(5):
        make_registration(make_event(), f"person{number}@example.org")

    with django_assert_num_queries(len(few)):
        organiser.get(address)


def test_organiser_sees_who_comes_to_this_event_only(organiser, event):
    make_registration(make_event(), "anderswo@example.org")

    page = organiser.get(registrations(event)).content.decode()

    for seen in ("anna@example.org", "ben@example.org", "has a place", "waits"):
        assert seen in page
    assert "anderswo" not in page


@pytest.mark.parametrize(
    ("query", "found"), [("q=ANNA", ["anna"]), ("status=waiting", ["ben"]), ("q=%00", ["anna", "ben"])]
)
def test_people_can_be_looked_for(organiser, event, query, found):
    page = organiser.get(f"{registrations(event)}?{query}").content.decode()

    assert [who for who in ("anna", "ben") if f"{who}@example.org" in page] == found


def test_organiser_cancels_a_registration_by_hand_after_a_question(organiser, event):
    anna = event.registrations.get(email="anna@example.org")
    address = reverse("event_registrations:cancel", args=[event.pk, anna.pk])

    assert "anna@example.org" in organiser.get(address).content.decode()
    assert event.registrations.filter(status="cancelled").count() == 0
    organiser.post(address)

    anna.refresh_from_db()
    assert anna.status == "cancelled"
    assert mails() == [("anna", "Cancelled"), ("ben", "You have a place now")]


@pytest.mark.parametrize(
    ("before", "step", "after", "told"),
    [
        ("pending", "approve", "confirmed", "Your place"),
        ("pending", "decline", "declined", "No place"),
        ("waiting", "give_place", "confirmed", "You have a place now"),
        ("waiting", "decline", "declined", "No place"),
        ("confirmed", "cancel", "cancelled", "Cancelled"),
    ],
)
def test_team_decides_by_hand_and_it_is_written_down_who(organiser, before, step, after, told):
    event = make_event(places=2, waiting_list="by_hand")
    one = make_registration(event, "anna@example.org", status=before, language="en")
    address = reverse(f"event_registrations:{step}", args=[event.pk, one.pk])

    assert address in organiser.get(registrations(event)).content.decode()
    assert "anna@example.org" in organiser.get(address).content.decode()
    one.refresh_from_db()
    assert one.status == before
    organiser.post(address)

    one.refresh_from_db()
    assert (one.status, mails()) == (after, [("anna", told)])
    assert one.steps.last().user.email == "veranstaltung@example.org"


def test_team_cancels_also_when_people_no_longer_can(organiser, event):
    Event.objects.update(cancel_until=timezone.localdate() - DAY)
    anna = event.registrations.get(email="anna@example.org")

    organiser.post(reverse("event_registrations:cancel", args=[event.pk, anna.pk]))

    anna.refresh_from_db()
    assert anna.status == "cancelled"


def test_no_more_places_than_there_are_are_given_by_hand(organiser, event):
    ben = event.registrations.get(email="ben@example.org")

    response = organiser.post(reverse("event_registrations:give_place", args=[event.pk, ben.pk]), follow=True)

    assert "All places are taken." in response.content.decode()
    ben.refresh_from_db()
    assert ben.status == "waiting"


def test_list_of_people_says_what_the_team_should_know(organiser, event):
    Event.objects.update(admission="link", waiting_list="by_hand", places=3)
    make_registration(event, "held@example.org", status="held", expires_at=timezone.now() + DAY)
    make_registration(event, "more@example.org", status="unconfirmed", expires_at=timezone.now() + DAY)
    page = organiser.get(registrations(event)).content.decode()

    assert f"?code={access_code(event)}" in page
    assert "Places are free although people wait. You give free places by hand." in page
    assert "More than a third" not in page
    Event.objects.update(places=2)
    assert "More than a third" in organiser.get(registrations(event)).content.decode()


def test_registration_is_reached_through_its_own_event_only(organiser, event):
    anna = event.registrations.get(email="anna@example.org")
    other = make_event()

    assert organiser.post(reverse("event_registrations:cancel", args=[other.pk, anna.pk])).status_code == 404


def test_nothing_can_be_cancelled_by_hand_once_the_event_has_begun(organiser, event):
    event.sessions.update(starts_at=timezone.now() - timedelta(hours=1), ends_at=timezone.now() + timedelta(hours=1))
    anna = event.registrations.get(email="anna@example.org")
    address = reverse("event_registrations:cancel", args=[event.pk, anna.pk])

    response = organiser.post(address, follow=True)

    assert "nothing can be changed" in response.content.decode()
    assert address not in organiser.get(registrations(event)).content.decode()


@pytest.mark.parametrize(
    "group", [None, structure.MEMBERS, structure.EDITORS, structure.APPROVERS, structure.COORDINATORS]
)
def test_nobody_else_sees_who_comes(client, event, group):
    if group:
        client.force_login(make_user("person@example.org", group))
    anna = event.registrations.get(email="anna@example.org")

    for address in (registrations(event), reverse("event_registrations:cancel", args=[event.pk, anna.pk])):
        for method in (client.get, client.post):
            response = method(address, follow=True)
            assert "anna@example.org" not in response.content.decode()
    anna.refresh_from_db()
    assert anna.status == "confirmed"


def test_event_that_people_registered_for_is_not_deleted(client, event):
    client.force_login(make_user("admin@example.org", is_superuser=True))

    response = client.post(reverse(Event.snippet_viewset.get_url_name("delete"), args=[event.pk]), follow=True)

    assert Event.objects.exists()
    assert len(response.redirect_chain) == 1


def test_event_that_nobody_registered_for_can_be_deleted(client, home):
    client.force_login(make_user("admin@example.org", is_superuser=True))
    event = make_event()

    client.post(reverse(Event.snippet_viewset.get_url_name("delete"), args=[event.pk]))

    assert not Event.objects.exists()
