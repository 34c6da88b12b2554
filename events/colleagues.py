"""Colleagues whom somebody registers along: entered in one form, told only once that person has confirmed.

Until then their addresses count for nothing: whoever owns one of them registers as if nobody had typed it, and no page
tells whether it is registered already.

"All or nobody" holds at the moment of confirming: all of them get a place, or all of them wait. On the waiting list
each moves up by their own turn, since a place that had to wait for several others would stand empty.
"""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from events import emails
from events.history import Kind, record
from events.models import Registration, RegistrationStep
from events.waiting import lapse

# How many people one form takes, with the one who fills it in.
MOST_PEOPLE = 10


class Colleague(NamedTuple):
    """What is told about a colleague."""

    name: str
    email: str = ""
    attendance: str = ""


def pending_of(first: Registration) -> list[Registration]:
    """Return the colleagues that this person has entered and not confirmed yet."""
    return _prepared(first, first.colleagues.filter(status__in=Registration.UNCONFIRMED).order_by("person_number"))


def shown_to(first: Registration) -> tuple[list[Registration], list[Registration]]:
    """Return the colleagues whom this person has to confirm, and those about whom this person gets the mails.

    Of the others nothing is shown, since whether an address was registered before is told to it alone.
    """
    coming = _prepared(first, first.colleagues.active().order_by("person_number"))
    pending = [one for one in coming if one.is_unconfirmed]
    return pending, [one for one in coming if not one.email and one not in pending]


def leave_with(first: Registration) -> QuerySet:
    """Return whom nobody could reach, or nobody has confirmed, once this person's data is erased."""
    return first.colleagues.filter(Q(email="") | Q(status__in=Registration.UNCONFIRMED))


def make_room(first: Registration, now: datetime) -> tuple[int, bool]:
    """End what this person entered before and did not confirm, since the last form counts.

    Return the number of the next colleague, and whether anything was ended.
    """
    # Looked for even if the person is new, so that it takes the same steps.
    before = list(Registration.objects.filter(registered_by=first.pk or 0))
    pending = [one for one in before if one.is_unconfirmed]
    end(_prepared(first, pending), now)
    kept = [one.person_number for one in before if one not in pending]
    return max(kept, default=1) + 1, bool(pending)


def keep(first: Registration, colleagues: list[Registration], now: datetime) -> None:
    """Write down the colleagues of somebody who is written down already; as many steps, however many they are."""
    for one in colleagues:
        one.registered_by = first
    Registration.objects.bulk_create(colleagues)
    # Not every SQLite tells the numbers of rows that are written at once, so they are read.
    RegistrationStep.objects.bulk_create(
        RegistrationStep(registration=one, kind=Kind.REGISTERED, at=now) for one in pending_of(first)
    )


def end(colleagues: list[Registration], now: datetime) -> None:
    """End registrations that whoever entered them has not confirmed; their addresses never hear of it."""
    for one in colleagues:
        lapse(one, now)


def leave_out_known(people: list[Registration], now: datetime) -> list[Registration]:
    """Drop colleagues whose address is registered already: it keeps what it has and is told so.

    Return who they were.
    """
    brought = [one for one in people if one.registered_by_id and one.email]
    if not brought:
        return []
    event = brought[0].event
    claiming = event.registrations.claiming().annotate(address=Lower("email"))
    registered = {one.address: one for one in claiming.filter(address__in=[one.email for one in brought])}
    known = [one for one in brought if one.email in registered]
    for one in known:
        registration = registered[one.email]
        registration.event = event
        record(registration, Kind.AGAIN, now)
        emails.write_already_registered(registration)
    Registration.objects.filter(pk__in=[one.pk for one in known]).delete()
    return known


def _prepared(first: Registration, colleagues) -> list[Registration]:
    found = list(colleagues)
    for one in found:
        one.event, one.registered_by = first.event, first
    return found
