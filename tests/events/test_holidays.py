from datetime import date, timedelta

import pytest

from events.holidays import is_working_day
from events.models import EventSettings

# As published for 2026: the days of the whole country, and how many more each state has, if only in parts of it.
COUNTRY_2026 = {"01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"}
MORE_2026 = {
    "BW": {"01-06", "06-04", "11-01"},
    "BY": {"01-06", "06-04", "08-15", "11-01"},
    "BE": {"03-08"},
    "BB": {"10-31"},
    "HB": {"10-31"},
    "HH": {"10-31"},
    "HE": {"06-04"},
    "MV": {"03-08", "10-31"},
    "NI": {"10-31"},
    "NW": {"06-04", "11-01"},
    "RP": {"06-04", "11-01"},
    "SL": {"06-04", "08-15", "11-01"},
    "SN": {"06-04", "10-31", "11-18"},
    "ST": {"01-06", "10-31"},
    "SH": {"10-31"},
    "TH": {"06-04", "09-20", "10-31"},
}


@pytest.mark.parametrize("state", ["", *EventSettings.State.values])
def test_each_state_has_its_holidays(state):
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    free = {f"{day:%m-%d}" for day in days if day.weekday() < 5 and not is_working_day(day, state)}
    published = {date.fromisoformat(f"2026-{day}") for day in COUNTRY_2026 | MORE_2026.get(state, set())}

    assert free == {f"{day:%m-%d}" for day in published if day.weekday() < 5}


@pytest.mark.parametrize(
    ("day", "state", "works"),
    [
        (date(2026, 11, 27), "", True),
        (date(2026, 11, 28), "", False),
        (date(2026, 11, 29), "", False),
        (date(2026, 12, 25), "", False),
        (date(2027, 1, 6), "", True),
        (date(2027, 1, 6), "ST", False),
    ],
)
def test_people_work_from_monday_to_friday_unless_it_is_a_holiday(day, state, works):
    assert is_working_day(day, state) == works
