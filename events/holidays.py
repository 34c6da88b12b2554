"""The public holidays of a German state, and which days people work."""

from datetime import date, timedelta
from functools import cache

SATURDAY = 5


@cache
def public_holidays(year: int, state: str = "") -> frozenset[date]:
    """Return the days that are public holidays in the whole country, or also in one state (as in ISO 3166-2:DE)."""
    easter = easter_sunday(year)
    fixed = {(1, 1): "", (5, 1): "", (10, 3): "", (12, 25): "", (12, 26): "", **FIXED}
    by_easter = {-2: "", 1: "", 39: "", 50: "", **BY_EASTER}
    days = {date(year, *day) for day, states in fixed.items() if _holds(states, state)}
    days |= {easter + timedelta(days) for days, states in by_easter.items() if _holds(states, state)}
    if state == "SN":
        days.add(_day_of_repentance(year))
    return frozenset(days)


def is_working_day(day: date, state: str = "") -> bool:
    """Tell whether people work on this day: from Monday to Friday, unless it is a public holiday."""
    return day.weekday() < SATURDAY and day not in public_holidays(day.year, state)


def easter_sunday(year: int) -> date:
    """Return Easter Sunday by the rule of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


# In which states a day is a public holiday; the Assumption in most places of Bavaria.
FIXED = {
    (1, 6): "BW BY ST",
    (3, 8): "BE MV",
    (8, 15): "BY SL",
    (9, 20): "TH",
    (10, 31): "BB HB HH MV NI SH SN ST TH",
    (11, 1): "BW BY NW RP SL",
}
# By how many days after Easter Sunday: Corpus Christi.
BY_EASTER = {60: "BW BY HE NW RP SL"}


def _holds(states: str, state: str) -> bool:
    return not states or state in states.split()


def _day_of_repentance(year: int) -> date:
    """Return the Wednesday before 23 November."""
    before = date(year, 11, 22)
    return before - timedelta((before.weekday() - 2) % 7)
