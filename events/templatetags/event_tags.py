"""Days and times of events in templates."""

from django import template

from events import dates

register = template.Library()


@register.filter
def session_time(session):
    """Say when one session takes place: "Thursday 3 December 2026, 10:00 to 16:00"."""
    return dates.times(session.starts_at, session.ends_at)


@register.filter
def day_range(event):
    """Say on which days an event takes place: "3 to 5 December 2026"."""
    return dates.days(event.starts_at, event.ends_at) if event.starts_at else ""
