"""Days and times of events in templates."""

from django import template
from django.utils.timezone import localtime

from events import dates, feeds

register = template.Library()


@register.filter
def session_time(session):
    """Say when one session takes place: "Thursday 3 December 2026, 10:00 to 16:00"."""
    return dates.times(session.starts_at, session.ends_at)


@register.filter
def day_range(event):
    """Say on which days an event takes place: "3 to 5 December 2026"."""
    return dates.days(event.starts_at, event.ends_at) if event.starts_at else ""


@register.filter
def list_time(event):
    """Say what a list that begins with the first day leaves open: the hours of one day, or else all days."""
    if event.starts_at and localtime(event.starts_at).date() == localtime(event.ends_at).date():
        return dates.hours(event.starts_at, event.ends_at)
    return day_range(event)


@register.filter
def session_hours(session):
    """Say the time of one session without its day, unless it ends on another: "10:00 to 16:00"."""
    is_one_day = localtime(session.starts_at).date() == localtime(session.ends_at).date()
    return dates.hours(session.starts_at, session.ends_at) if is_one_day else session_time(session)


@register.simple_tag
def feed_addresses(path, query):
    """Return the full addresses of a calendar: for programs that know how to subscribe, and for all others."""
    return feeds.addresses(f"{path}?{query}" if query else path)
