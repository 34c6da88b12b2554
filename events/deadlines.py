"""By when people have to answer, so that nobody must do so on a day off or after the event has begun."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from events.holidays import is_working_day

TO_CONFIRM = timedelta(hours=48)
# Shortly before the event it has to be quick.
LAST_DAYS, IN_LAST_DAYS = timedelta(days=3), timedelta(hours=6)
NOON = time(12)


def deadline(now: datetime, length: timedelta, starts_at: datetime, state: str) -> datetime:
    """Return when the time to answer is over.

    What would end on a Saturday, Sunday or public holiday ends at noon of the next working day. In the last three days
    before the event it is six hours, whatever the day. Nothing ends after the event has begun.
    """
    end = now + min(length, IN_LAST_DAYS) if starts_at - now <= LAST_DAYS else _on_a_working_day(now + length, state)
    return min(_full_minute(end), starts_at)


def _on_a_working_day(end: datetime, state: str) -> datetime:
    day = timezone.localtime(end).date()
    if is_working_day(day, state):
        return end
    while not is_working_day(day, state):
        day += timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, NOON))


def _full_minute(moment: datetime) -> datetime:
    """Return the next full minute, so that the time in a mail is the whole truth."""
    return moment + (timedelta(0) - timedelta(seconds=moment.second, microseconds=moment.microsecond)) % timedelta(
        minutes=1
    )
