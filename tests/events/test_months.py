import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import EventIndexPage
from tests.factories import make_event, make_event_page

BERLIN = ZoneInfo("Europe/Berlin")
LIST = "/de/veranstaltungen/"


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-23 09:00Z"):
        yield


def at(*parts):
    return datetime(*parts, tzinfo=BERLIN)


def make_page(home, *sessions, title="Schulung", **fields):
    event = make_event(sessions=0, **fields)
    for starts_at, ends_at in sessions:
        event.sessions.create(starts_at=starts_at, ends_at=ends_at)
    event.save()
    return make_event_page(home, event, title=title)


@pytest.fixture
def series(home):
    """A series of three modules, the last one over night into another year."""
    return make_page(
        home,
        (at(2026, 11, 3, 10), at(2026, 11, 3, 16)),
        (at(2026, 12, 3, 10), at(2026, 12, 3, 16)),
        (at(2026, 12, 30, 20), at(2027, 1, 1, 0)),
    )


def month(client, asked, query=""):
    return client.get(f"{LIST}?month={asked}{query}").context["month"]


def days(shown):
    return {day.date.isoformat(): [entry.page.title for entry in day.entries] for day in shown.days}


def test_each_session_stands_on_its_days(client, home, series):
    make_page(home, (at(2026, 12, 3, 9), at(2026, 12, 3, 10)), title="Frühstück")

    shown = month(client, "2026-12")

    assert days(shown) == {
        "2026-12-03": ["Frühstück", "Schulung"],
        "2026-12-30": ["Schulung"],
        # What ends at midnight is not on the next day.
        "2026-12-31": ["Schulung"],
    }


def test_sessions_of_one_day_stand_under_one_title(client, home):
    make_page(
        home,
        (at(2026, 12, 3, 13), at(2026, 12, 3, 16)),
        (at(2026, 12, 3, 9), at(2026, 12, 3, 12)),
        (at(2026, 12, 4, 9), at(2026, 12, 4, 12)),
    )

    shown = month(client, "2026-12")

    assert days(shown) == {"2026-12-03": ["Schulung"], "2026-12-04": ["Schulung"]}
    assert [session.starts_at for session in shown.days[0].entries[0].sessions] == [
        at(2026, 12, 3, 9),
        at(2026, 12, 3, 13),
    ]


def test_weeks_are_whole_and_begin_on_monday(client, series):
    weeks = month(client, "2026-12").weeks

    assert [len(week) for week in weeks] == [7] * 5
    assert weeks[0][0].date == date(2026, 11, 30)
    assert [day.is_in_month for day in weeks[0]] == [False] + [True] * 6
    # The session of November is not shown twice, in the margin of December.
    assert not any(day.entries for week in weeks for day in week if not day.is_in_month)


@pytest.mark.parametrize(
    ("asked", "shown", "earlier", "later"),
    [
        ("2026-11", (2026, 11), None, (2026, 12)),
        ("2026-12", (2026, 12), (2026, 11), None),
        ("2027-01", (2026, 12), (2026, 11), None),
        ("2020-05", (2026, 11), None, (2026, 12)),
        ("9999-12", (2026, 12), (2026, 11), None),
    ],
)
def test_way_leads_from_the_first_month_to_the_last_and_no_further(client, series, asked, shown, earlier, later):
    def first(parts):
        return parts and date(*parts, 1)

    found = month(client, asked)

    assert (found.first_day, found.earlier, found.later) == (first(shown), first(earlier), first(later))


@pytest.mark.parametrize("asked", ["x", "2026-13", "0000-00", "2026-1", "26-11", "2026-11-23", "%00", "-1", "9" * 50])
def test_odd_month_is_this_one(client, series, asked):
    assert month(client, asked).first_day == date(2026, 11, 1)


@pytest.mark.parametrize("asked", ["2026-11", "1000-01", "9999-12", "x"])
def test_without_events_there_is_only_this_month(client, home, asked):
    found = month(client, asked)

    assert (found.first_day, found.earlier, found.later, found.days) == (date(2026, 11, 1), None, None, [])


def test_month_between_events_is_empty_and_leads_on(client, series, home):
    make_page(home, (at(2027, 3, 1, 10), at(2027, 3, 1, 12)))

    found = month(client, "2027-02")

    assert (found.days, found.earlier, found.later) == ([], date(2027, 1, 1), date(2027, 3, 1))


def test_days_are_those_of_the_country_when_clocks_change(client, home):
    make_page(home, (at(2027, 3, 28, 0, 30), at(2027, 3, 28, 23, 30)), (at(2027, 10, 31, 0), at(2027, 11, 1, 0)))

    assert list(days(month(client, "2027-03"))) == ["2027-03-28"]
    assert list(days(month(client, "2027-10"))) == ["2027-10-31"]


def test_month_shows_what_fits_the_wishes_and_keeps_them(client, series, home):
    make_page(home, (at(2026, 12, 8, 10), at(2026, 12, 8, 12)), title="Online", format="online")
    make_page(home, (at(2027, 1, 8, 10), at(2027, 1, 8, 12)), title="Online danach", format="online")

    response = client.get(f"{LIST}?format=online&month=2026-12")

    assert days(response.context["month"]) == {"2026-12-08": ["Online"]}
    assert 'href="?format=online&amp;month=2027-01"' in response.content.decode()


def test_internal_and_unpublished_events_are_in_nobody_else_s_month(client, member_client, home, partner_area):
    parent = EventIndexPage.objects.child_of(partner_area).get()
    internal = make_event(sessions=1)
    make_event_page(partner_area, internal, title="Intern", parent=parent)
    make_page(home, (at(2026, 12, 8, 10), at(2026, 12, 8, 12)), title="Entwurf").unpublish()

    public = client.get(f"{LIST}?month=2026-12")
    own = member_client.get(f"{parent.url}?month=2026-12")

    assert days(public.context["month"]) == {}
    assert list(days(own.context["month"]).values()) == [["Intern"]]


def test_table_leads_to_the_day_and_says_how_much_there_is(client, series):
    page = client.get("/en/events/?month=2026-12").content.decode()
    german = client.get(f"{LIST}?month=2026-12").content.decode()

    assert "<caption" in page
    cell = re.search(r'<a class="month-table__link" href="#day-3">(.*?)</a>', german)[1]
    assert re.sub("<[^>]+>", "", cell).startswith("3 Dezember, 1 ")
    assert 'id="day-3"' in german
    assert german.count("<th ") == 7


def test_today_is_marked(client, series):
    page = client.get(f"{LIST}?month=2026-11").content.decode()

    assert re.search(r'aria-current="date">23<', page)
    assert 'aria-current="date"' not in client.get(f"{LIST}?month=2026-12").content.decode()


def test_what_is_cancelled_is_shown_and_says_so(client, home):
    make_page(home, (at(2026, 12, 8, 10), at(2026, 12, 8, 12)), status="cancelled")

    assert "state--cancelled" in client.get(f"{LIST}?month=2026-12").content.decode()


def test_month_costs_the_same_however_much_there_is(client, home, django_assert_num_queries):
    make_page(home, (at(2026, 12, 1, 10), at(2026, 12, 1, 12)))
    client.get(f"{LIST}?month=2026-12")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{LIST}?month=2026-12")
    for number in range(2, 8):
        make_page(home, (at(2026, 12, number, 10), at(2026, 12, number, 12)), title=f"Schulung {number}")

    with django_assert_num_queries(len(few)):
        assert len(month(client, "2026-12").days) == 7
