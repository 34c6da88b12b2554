"""Which days people work in a German state."""

from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

SATURDAY = 5
# Days that are public holidays in parts of a state only: the Assumption in Bavaria, Corpus Christi in Saxony.
CATEGORIES = ("public", "catholic")


def is_working_day(day: date, state: str = "") -> bool:
    """Tell whether people work on this day: from Monday to Friday, unless it is a public holiday.

    Without a state (as in ISO 3166-2:DE) the holidays of the whole country count.
    """
    return day.weekday() < SATURDAY and day not in _holidays(state)


def working_days_after(day: date, number: int, state: str = "") -> date:
    """Return the so-manyth working day after a day."""
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day, state)
    return day


@cache
def _holidays(state: str):
    return country_holidays("DE", subdiv=state or None, categories=CATEGORIES)
