from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from events.templatetags.event_tags import day_range, list_time, session_time


def at(*parts):
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Berlin"))


def stretch(start, end):
    return SimpleNamespace(starts_at=start, ends_at=end)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (at(2026, 12, 3, 10), at(2026, 12, 3, 16), "Thursday 3 December 2026, 10:00 to 16:00"),
        (at(2026, 12, 3, 9, 30), at(2026, 12, 3, 16), "Thursday 3 December 2026, 09:30 to 16:00"),
        (
            at(2026, 12, 31, 22),
            at(2027, 1, 1, 2),
            "Thursday 31 December 2026, 22:00 to Friday 1 January 2027, 02:00",
        ),
    ],
)
def test_session_says_day_and_time_once(start, end, words):
    with translation.override("en"):
        assert session_time(stretch(start, end)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (at(2026, 12, 3, 10), at(2026, 12, 3, 16), "3 December 2026"),
        (at(2026, 12, 3, 10), at(2026, 12, 5, 16), "3 to 5 December 2026"),
        (at(2026, 11, 30, 10), at(2026, 12, 2, 16), "30 November to 2 December 2026"),
        (at(2026, 12, 30, 10), at(2027, 1, 2, 16), "30 December 2026 to 2 January 2027"),
    ],
)
def test_days_of_an_event_repeat_nothing(first, last, words):
    with translation.override("en"):
        assert day_range(stretch(first, last)) == words


def test_day_is_the_one_in_germany():
    late = datetime(2026, 12, 3, 23, 30, tzinfo=ZoneInfo("UTC"))

    with translation.override("en"):
        assert day_range(stretch(late, late)) == "4 December 2026"


def test_event_without_a_date_has_no_days():
    assert day_range(stretch(None, None)) == ""


def test_german_days_have_german_names():
    with translation.override("de"):
        words = session_time(stretch(at(2026, 12, 3, 10), at(2026, 12, 3, 16)))

    assert words.startswith("Donnerstag")
    assert "3. Dezember 2026" in words


def test_list_says_the_hours_of_one_day_and_the_days_of_several():
    with translation.override("en"):
        assert list_time(stretch(at(2026, 12, 3, 9, 30), at(2026, 12, 3, 12))) == "09:30 to 12:00"
        assert list_time(stretch(at(2026, 12, 3, 9, 30), at(2026, 12, 10, 12))) == "3 to 10 December 2026"
        assert list_time(stretch(None, None)) == ""
