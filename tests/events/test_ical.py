from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import translation
from icalendar import Calendar

from events import ical
from events.models import EventPage
from events.registration import save_event
from tests.factories import make_event, make_event_page, make_registration

BERLIN = ZoneInfo("Europe/Berlin")
LINK = "https://meet.example.org/geheim"
NASTY = "Übergänge; Räume, Wege\\Ziele\nEND:VEVENT 🙂 " + "ß" * 80


def at(*parts):
    return datetime(*parts, tzinfo=BERLIN)


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-23 09:00Z"), translation.override("en"):
        yield


@pytest.fixture
def event_page(home):
    event = make_event(sessions=0, format="hybrid", online_link=LINK, venue="Altes Rathaus", street="Markt 1")
    event.sessions.create(starts_at=at(2026, 12, 3, 10), ends_at=at(2026, 12, 3, 16))
    event.sessions.create(
        starts_at=at(2027, 7, 1, 10), ends_at=at(2027, 7, 1, 12), title_de="Teil 2", title_en="Part 2"
    )
    event.save()
    return EventPage.objects.get(pk=make_event_page(home, event, summary="Worum es geht.").pk)


def entries(content):
    return Calendar.from_ical(content).walk("VEVENT")


def unfolded(content):
    return content.decode().replace("\r\n ", "")


def test_each_session_is_an_entry_of_its_own(event_page):
    first, second = entries(ical.of_page(event_page))

    assert (first["summary"], second["summary"]) == ("Schulung im Herbst", "Schulung im Herbst: Part 2")
    assert (first["dtstart"].dt, first["dtend"].dt) == (at(2026, 12, 3, 10), at(2026, 12, 3, 16))
    assert second["dtstart"].dt.utcoffset() == timedelta(hours=2)
    assert first["location"] == "Altes Rathaus, Markt 1, Musterstadt / Online"
    assert first["organizer"] == "mailto:team@example.org"
    assert first["url"].endswith("/de/veranstaltungen/schulung-im-herbst/")
    assert "Worum es geht." in first["description"]


def test_lines_end_as_the_standard_says_and_are_short(event_page):
    event_page.title = event_page.summary = NASTY

    content = ical.of_page(event_page)

    assert content.count(b"\n") == content.count(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"END:VCALENDAR\r\n")
    first, second = entries(content)
    assert first["summary"] == NASTY
    assert second["summary"] == f"{NASTY}: Part 2"


def test_time_zone_holds_every_year(event_page):
    zone = Calendar.from_ical(ical.of_page(event_page)).walk("VTIMEZONE")[0]

    assert zone["tzid"] == "Europe/Berlin"
    for name, month, before, after in [("DAYLIGHT", 3, 1, 2), ("STANDARD", 10, 2, 1)]:
        rule = zone.walk(name)[0]
        assert rule["rrule"] == {"FREQ": ["YEARLY"], "BYMONTH": [month], "BYDAY": ["-1SU"]}
        assert rule["tzoffsetfrom"].td == timedelta(hours=before)
        assert rule["tzoffsetto"].td == timedelta(hours=after)
    assert "DTSTART;TZID=Europe/Berlin:20261203T100000" in unfolded(ical.of_page(event_page))


@pytest.mark.parametrize("year", [2026, 2027, 2044])
def test_time_zone_of_the_file_is_the_one_of_the_country(event_page, year):
    zone = Calendar.from_ical(ical.of_page(event_page)).walk("VTIMEZONE")[0].to_tz()

    for month, day in [(1, 15), (3, 20), (4, 2), (7, 1), (10, 20), (11, 2)]:
        assert datetime(year, month, day, 10, tzinfo=zone).utcoffset() == at(year, month, day, 10).utcoffset()


def test_moved_session_keeps_its_identity_and_counts_up(event_page):
    before = entries(ical.of_page(event_page))[0]
    session = event_page.event.sessions.first()
    session.starts_at += timedelta(hours=1)
    event_page.event.sessions.add(session)

    save_event(event_page.event)

    after = entries(ical.of_page(EventPage.objects.get(pk=event_page.pk)))[0]
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after["dtstart"].dt == at(2026, 12, 3, 11)


def test_identities_differ_and_do_not_hang_on_the_address_of_the_site(event_page, settings):
    before = [entry["uid"] for entry in entries(ical.of_page(event_page))]
    settings.SITE_HOST, settings.SITE_URL = "portal.example.org", "https://portal.example.org"

    after = [entry["uid"] for entry in entries(ical.of_page(event_page))]

    assert before == after
    assert len(set(after)) == 2


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_event_that_is_off_is_cancelled_in_calendars(event_page, status):
    event_page.event.status = status

    assert [entry["status"] for entry in entries(ical.of_page(event_page))] == ["CANCELLED"] * 2


def test_file_is_the_same_until_the_event_changes(event_page):
    first = ical.of_page(event_page)

    with time_machine.travel("2026-11-30 09:00Z"):
        assert ical.of_page(event_page) == first


@pytest.mark.parametrize(
    ("kind", "place"), [("on_site", "Haus, Musterstadt"), ("online", LINK), (None, "Haus, Musterstadt / Online")]
)
def test_calendar_entry_says_where_the_person_takes_part(home, kind, place):
    page = make_event_page(home, make_event(format="hybrid", places_online=1, venue="Haus", online_link=LINK))
    content = ical.of_page(page)
    if kind:
        content = ical.of_registration(make_registration(page.event, attendance=kind), page)

    assert [entry["location"] for entry in entries(content)] == [place]


@pytest.mark.parametrize(
    ("status", "in_calendar", "knows_link"),
    [("confirmed", "CONFIRMED", True), ("waiting", "TENTATIVE", False), ("cancelled", "CANCELLED", False)],
)
def test_person_s_file_says_how_they_stand(event_page, status, in_calendar, knows_link):
    content = ical.of_registration(make_registration(event_page.event, status=status, attendance="online"), event_page)

    assert [entry["status"] for entry in entries(content)] == [in_calendar] * 2
    assert (LINK in unfolded(content)) == knows_link


def test_person_s_file_needs_no_page(event_page):
    (first, _second) = entries(ical.of_registration(make_registration(event_page.event), None))

    assert first["summary"] == "Schulung"
    assert "url" not in first


def test_public_files_never_tell_the_online_link(event_page):
    assert LINK not in unfolded(ical.of_page(event_page))
    assert LINK not in unfolded(ical.of_pages([event_page], "Events"))


def test_calendar_to_subscribe_to_has_a_name_and_all_events(event_page, home):
    other = make_event_page(home, make_event(), title="Fachtag")

    content = ical.of_pages([event_page, EventPage.objects.get(pk=other.pk)], "Ways – Events")

    assert Calendar.from_ical(content)["x-wr-calname"] == "Ways – Events"
    assert len(entries(content)) == 3
    assert content.count(b"BEGIN:VTIMEZONE") == 1


def test_empty_calendar_is_a_calendar(db):
    assert Calendar.from_ical(ical.of_pages([], "Events"))["method"] == "PUBLISH"


def test_stamp_is_that_of_the_last_change_of_facts_or_words(event_page):
    def stamp():
        page = EventPage.objects.get(pk=event_page.pk)
        (first, _second) = entries(ical.of_page(page))
        assert first["last-modified"].dt == first["dtstamp"].dt
        return first["dtstamp"].dt

    with time_machine.travel("2026-11-24 09:00Z"):
        event_page.event.save()
    assert stamp() == datetime(2026, 11, 24, 9, tzinfo=UTC)

    with time_machine.travel("2026-11-25 09:00Z"):
        event_page.save_revision().publish()
    assert stamp() == datetime(2026, 11, 25, 9, tzinfo=UTC)


def test_who_subscribes_to_all_is_busy_at_none(event_page):
    assert {entry["transp"] for entry in entries(ical.of_pages([event_page], "Events"))} == {"TRANSPARENT"}
    assert all("transp" not in entry for entry in entries(ical.of_page(event_page)))


def test_programs_are_told_how_often_to_ask(event_page):
    content = unfolded(ical.of_pages([event_page], "Events"))

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in content
    assert "X-PUBLISHED-TTL;VALUE=DURATION:PT6H" in content
    assert "\r\nNAME:Events\r\n" in content
