from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Page

from events.links import access_code, token_of
from events.models import Event, EventIndexPage, EventPage, Registration, Session
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage
from partners.models import PartnerHomePage
from tests.factories import make_event, make_event_page, make_registration

NOW = timezone.now()
DAY = timedelta(days=1)


def refused(make, **fields):
    """Tell whether the database itself refuses such a row."""
    try:
        with transaction.atomic():
            make(**fields)
    except IntegrityError:
        return True
    return False


# What the database says itself.


def test_database_refuses_events_without_places_and_windows_that_close_before_they_open(home):
    assert refused(make_event, places=0)
    assert refused(make_event, opens_at=NOW, closes_at=NOW)
    assert refused(make_event, opens_at=NOW + DAY, closes_at=NOW)
    assert not refused(make_event, places=1, opens_at=NOW, closes_at=NOW + DAY)


def test_database_refuses_sessions_that_end_before_they_begin(home):
    event = make_event()

    assert refused(Session.objects.create, event=event, starts_at=NOW, ends_at=NOW)
    assert refused(Session.objects.create, event=event, starts_at=NOW, ends_at=NOW - DAY)


@pytest.mark.database
def test_database_keeps_one_active_registration_per_address_and_event(home):
    event = make_event()
    make_registration(event, "anna@example.org", status="cancelled")
    make_registration(event, "anna@example.org", status="cancelled")
    make_registration(event, "anna@example.org")
    make_registration(make_event(), "anna@example.org")

    for email, status in [("anna@example.org", "waiting"), ("Anna@Example.org", "confirmed")]:
        with pytest.raises(IntegrityError), transaction.atomic():
            make_registration(event, email, status=status)


def test_event_that_people_registered_for_is_kept(home):
    event = make_event()
    make_registration(event)

    with pytest.raises(ProtectedError):
        event.delete()


# Where.

ADDRESS = {
    "venue": "Geheimes Haus",
    "street": "Versteckweg 7",
    "city": "12345 Stillstadt",
    "directions_de": "Mit der Linie 4 bis Versteckweg",
}


@pytest.mark.parametrize(
    ("visibility", "known"),
    [
        ("public", ["Geheimes Haus", "Versteckweg 7", "12345 Stillstadt"]),
        ("city", ["12345 Stillstadt"]),
        ("hidden", []),
    ],
)
def test_address_is_told_as_far_as_it_is_public_and_whole_to_people_with_a_place(home, visibility, known):
    event = make_event(**ADDRESS, address_visibility=visibility)
    coming = make_registration(event, "anna@example.org")
    waiting = make_registration(event, "ben@example.org", status="waiting")
    elsewhere = make_registration(make_event(), "anna@example.org")

    for nobody_special in (None, waiting, elsewhere):
        address = event.address_for(nobody_special)
        assert (address.lines, bool(address.directions)) == (known, visibility == "public")
    assert event.address_for(coming) == (*ADDRESS.values(), True)


def test_online_event_has_no_address_even_if_one_was_left_in(home):
    event = make_event(**ADDRESS, format="online")

    assert event.address_for(make_registration(event)).lines == []
    assert event.list_place == "Online"


@pytest.mark.parametrize("visibility", ["city", "hidden"])
def test_hidden_address_stands_in_no_public_page_list_or_calendar(client, home, visibility):
    event = make_event(**ADDRESS, address_visibility=visibility, access_information_de="Stufenloser Eingang")
    event.sessions.update(room="Saal Verborgen")
    page = make_event_page(home, event)
    person = make_registration(event)

    addresses = [page.url, page.get_parent().url, f"/de/anmeldung/{event.pk}/", f"/de/kalender/{event.pk}.ics"]
    public = [client.get(address).content.decode() for address in [*addresses, "/de/kalender/veranstaltungen.ics"]]
    personal = client.get(f"/r/{token_of(person)}/").content.decode()

    hidden = ["Geheimes Haus", "Versteckweg", "Linie 4", "Verborgen"] + ["Stillstadt"] * (visibility == "hidden")
    assert [word for answer in public for word in hidden if word in answer] == []
    assert "Stufenloser Eingang" in public[0]
    assert [word for word in hidden if word not in personal] == []


# Who may register.


def test_access_link_opens_the_form_of_its_own_event_only(client, home):
    event, other = (make_event(admission="link") for _number in range(2))
    page = make_event_page(home, event)
    address = f"/de/anmeldung/{event.pk}/"

    assert client.get(f"{address}?code={access_code(event)}").status_code == 200
    for wrong in ("", f"?code={access_code(other)}", "?code=%00", "?code=ü"):
        assert client.get(address + wrong).status_code == 403
    assert address not in client.get(page.url).content.decode()


# Time.


@pytest.mark.parametrize(
    ("set_to", "hours"), [(None, Decimal("2.5")), (Decimal(0), Decimal(0)), (Decimal(8), Decimal(8))]
)
def test_creditable_hours_are_those_set_or_else_the_length(set_to, hours):
    session = Session(starts_at=NOW, ends_at=NOW + timedelta(hours=2, minutes=35), creditable_hours=set_to)

    assert session.hours == hours


@pytest.mark.parametrize(("minutes", "hours"), [(14, 0), (15, 0.5), (45, 1), (60, 1), (75, 1.5), (105, 2)])
def test_length_is_counted_in_halves_of_an_hour_and_a_quarter_is_rounded_up(minutes, hours):
    assert Session(starts_at=NOW, ends_at=NOW + timedelta(minutes=minutes)).hours == hours


def test_event_lasts_from_its_first_session_to_its_last(home):
    event = Event.objects.get(pk=make_event(sessions=3).pk)
    first, *_middle, last = event.sessions.order_by("starts_at")

    assert (event.starts_at, event.ends_at) == (first.starts_at, last.ends_at)
    assert event.registration_closes_at == first.starts_at
    assert not event.has_begun(first.starts_at - DAY)
    assert event.has_begun(first.starts_at)
    assert not event.is_over(last.ends_at - timedelta(seconds=1))
    assert event.is_over(last.ends_at)


def test_event_ends_with_the_session_that_ends_last(home):
    event = make_event(sessions=0)
    Session.objects.create(event=event, starts_at=NOW, ends_at=NOW + 3 * DAY)
    Session.objects.create(event=event, starts_at=NOW + DAY, ends_at=NOW + 2 * DAY)

    assert Event.objects.get(pk=event.pk).ends_at == NOW + 3 * DAY


def test_event_without_sessions_has_neither_begun_nor_ended(home):
    event = make_event(sessions=0)

    assert (event.starts_at, event.ends_at) == (None, None)
    assert not event.has_begun(NOW)
    assert not event.is_over(NOW)


def test_running_event_is_still_upcoming(home):
    running = make_event_page(home, make_event(starts_in=-8 * DAY, sessions=3), title="Läuft")
    past = make_event_page(home, make_event(starts_in=-DAY), title="Vorbei")
    later = make_event_page(home, make_event(starts_in=2 * DAY), title="Später")
    soon = make_event_page(home, make_event(starts_in=DAY), title="Bald")

    assert list(EventPage.objects.upcoming()) == [running, soon, later]
    assert list(EventPage.objects.past()) == [past]


def test_counting_people_does_not_multiply_with_sessions(home):
    event = make_event(sessions=3)
    make_event_page(home, event)
    for number in range(2):
        make_registration(event, f"person{number}@example.org")
    make_registration(event, "wartend@example.org", status="waiting")

    counted = Event.objects.with_times().with_people().get()

    assert (counted.places_taken, counted.people_waiting) == (2, 1)
    assert EventPage.objects.with_facts().upcoming().get().places_taken == 2


def test_waiting_people_stand_in_order(home):
    event = make_event()
    later = make_registration(event, "b@example.org", status="waiting", created_at=NOW)
    first = make_registration(event, "a@example.org", status="waiting", created_at=NOW - DAY)
    also_later = make_registration(event, "c@example.org", status="waiting", created_at=NOW)

    assert list(event.registrations.waiting()) == [first, later, also_later]
    assert list(event.registrations.with_place()) == []


# Pages.


def test_event_pages_stand_below_lists_of_events_only():
    assert EventPage.allowed_parent_page_models() == [EventIndexPage]
    assert EventPage.allowed_subpage_models() == []
    assert EventIndexPage.allowed_subpage_models() == [EventPage]
    for parent, allowed in [(HomePage, True), (PartnerHomePage, True), (StandardPage, False), (NewsIndexPage, False)]:
        assert (EventIndexPage in parent.allowed_subpage_models()) == allowed
    assert Page not in EventIndexPage.allowed_parent_page_models()


def test_page_that_tells_the_secret_link_cannot_be_saved(home):
    page = make_event_page(home, make_event(online_link="https://meet.example.org/geheim"))
    page.summary = "Wir treffen uns hier: meet.example.org/geheim"

    with pytest.raises(ValidationError) as refusal:
        page.save()

    assert list(refusal.value.error_dict) == ["body"]


@pytest.mark.parametrize(
    ("link", "text", "tells"),
    [
        ("https://meet.example.org/7", "https://meet.example.org/7", True),
        ("https://meet.example.org/7/", "http://meet.example.org/7", True),
        ("https://meet.example.org/7?a=1&b=2", "meet.example.org/7?a=1&amp;b=2", True),
        ("https://meet.example.org/7", "meet.example.org", False),
        ("", "irgendein Text", False),
    ],
)
def test_page_tells_a_link_however_it_is_written(db, link, text, tells):
    assert EventPage(title="Titel", summary=text).tells(link) == tells


def test_registration_tells_its_state_to_the_person(home):
    one = make_registration(make_event())

    told = {status: str(Registration(status=status).status_label) for status in Registration.Status.values}

    assert len(set(told.values())) == len(Registration.Status.values)
    assert one.has_place
    assert str(one) == "Kim Beispiel"
