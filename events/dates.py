"""Days and times in words: "Donnerstag, 3. Dezember 2026, 10 bis 16 Uhr"."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def day(moment: datetime) -> str:
    """Say the day: 3 December 2026."""
    return date_format(localtime(moment), "DATE_FORMAT")


def days(first: datetime, last: datetime) -> str:
    """Say from which day to which day, and nothing twice: 3 to 5 December 2026."""
    first, last = localtime(first), localtime(last)
    if first.date() == last.date():
        return day(first)
    if first.year != last.year:
        start = day(first)
    elif first.month != last.month:
        start = date_format(first, "MONTH_DAY_FORMAT")
    else:
        start = date_format(first, pgettext("day of the month, as in: 3 to 5 December", "j"))
    return _("%(first)s to %(last)s") % {"first": start, "last": day(last)}


def times(starts_at: datetime, ends_at: datetime) -> str:
    """Say day and time from beginning to end: Thursday 3 December 2026, 10:00 to 16:00."""
    start, end = localtime(starts_at), localtime(ends_at)
    if start.date() == end.date():
        return _("%(day)s, %(hours)s") % {"day": _day_of_the_week(start), "hours": hours(start, end)}
    first_and_last = {"day": _day_of_the_week(start), "last_day": _day_of_the_week(end)}
    return _("%(day)s, %(start)s to %(last_day)s, %(end)s") % {**_clock(start, end), **first_and_last}


def moment(at: datetime) -> str:
    """Say day and time of a deadline: Thursday 3 December 2026, 14:30."""
    at = localtime(at)
    return _("%(day)s, %(hours)s") % {"day": _day_of_the_week(at), "hours": _alone(pgettext("time", "H:i"), at)}


def clock(at: datetime) -> str:
    """Say a time by itself: 10:00."""
    at = localtime(at)
    return _alone(pgettext("time", "H:i") if at.minute else pgettext("time on the hour", "H:i"), at)


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Say the time of one day from beginning to end: 10:00 to 16:00."""
    return _("%(start)s to %(end)s") % _clock(localtime(starts_at), localtime(ends_at))


def _alone(form: str, at: datetime) -> str:
    return pgettext("time of a deadline", "%(time)s") % {"time": date_format(at, form)}


def _clock(start: datetime, end: datetime) -> dict:
    is_on_the_hour = not (start.minute or end.minute)
    clock = pgettext("time on the hour", "H:i") if is_on_the_hour else pgettext("time", "H:i")
    return {"start": date_format(start, clock), "end": date_format(end, clock)}


def _day_of_the_week(moment: datetime) -> str:
    return _("%(weekday)s %(day)s") % {"weekday": date_format(moment, "l"), "day": day(moment)}
