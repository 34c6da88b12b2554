"""Events by the month: the list's headings, and one month with its weeks and days."""

import re
from calendar import Calendar
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

from django.db.models import Max, Min
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime, make_aware

from events.models.facts import Session

MONDAY = 0
MONTH = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])")


class Entry(NamedTuple):
    """What takes place of one event on one day."""

    page: object
    sessions: list


class Day(NamedTuple):
    """One day of a month, with what takes place on it."""

    date: date
    is_in_month: bool
    is_today: bool
    entries: list[Entry]

    @property
    def anchor(self) -> str:
        return f"day-{self.date.day}"


class Month:
    """One month of the calendar, between the first and the last that have an event."""

    def __init__(self, pages, asked: str):
        """Take the month that is asked for as "2026-12", else this one, or the nearest that may have events."""
        today = localdate()
        bounds = pages.order_by().aggregate(
            first=Min("event__sessions__starts_at"), last=Max("event__sessions__ends_at")
        )
        first = _first_day(localtime(bounds["first"]) if bounds["first"] else today)
        last = _first_day(_last_day(bounds["last"]) if bounds["last"] else today)
        self.first_day = min(max(_month_of(asked) or _first_day(today), first), last)
        self.next_day = _next_month(self.first_day)
        self.earlier = _first_day(self.first_day - timedelta(days=1)) if self.first_day > first else None
        self.later = self.next_day if self.first_day < last else None
        self.weeks = self._weeks(self._held(pages), today)

    @property
    def days(self) -> list[Day]:
        """Return the days on which something takes place."""
        return [day for week in self.weeks for day in week if day.is_in_month and day.entries]

    def _held(self, pages) -> list[tuple]:
        start, end = _midnight(self.first_day), _midnight(self.next_day)
        in_month = Session.objects.filter(starts_at__lt=end, ends_at__gt=start).order_by()
        return [
            (session, page)
            for page in pages.filter(event__in=in_month.values("event")).with_facts()
            for session in page.event.sessions_list
            if session.starts_at < end and session.ends_at > start
        ]

    def _weeks(self, held, today):
        entries = defaultdict(dict)
        for session, page in sorted(held, key=lambda each: (each[0].starts_at, each[1].title)):
            for day in self._days_of(session):
                entries[day].setdefault(page.pk, Entry(page, [])).sessions.append(session)
        weeks = Calendar(MONDAY).monthdatescalendar(self.first_day.year, self.first_day.month)
        return [
            [Day(day, day.month == self.first_day.month, day == today, list(entries[day].values())) for day in week]
            for week in weeks
        ]

    def _days_of(self, session) -> list[date]:
        """Return the days of this month on which a session takes place."""
        first = max(localtime(session.starts_at).date(), self.first_day)
        last = min(_last_day(session.ends_at), self.next_day - timedelta(days=1))
        return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def by_month(pages) -> list[dict]:
    """Return the pages under the names of the months in which their events begin, in the order that they have."""
    grouped = groupby(pages, key=lambda page: date_format(localtime(page.first_starts_at), "F Y"))
    return [{"label": label, "events": list(events)} for label, events in grouped]


def _last_day(ends_at: datetime) -> date:
    # What ends at midnight is not on the day that begins then.
    return localtime(ends_at - timedelta(microseconds=1)).date()


def _month_of(asked: str) -> date | None:
    found = MONTH.fullmatch(asked)
    return date(int(found[1]), int(found[2]), 1) if found else None


def _first_day(day) -> date:
    return date(day.year, day.month, 1)


def _next_month(first_day: date) -> date:
    return _first_day(first_day + timedelta(days=32))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
