"""Every rule about places: who gets one, who waits, who moves up, and who is told.

The lock sentence: whoever makes places scarcer, or hands out a freed one, locks the event row first, then counts, then
writes; one lock per transaction.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.worker import sweep
from events import emails
from events.models import Event, Registration
from events.state import state_of

Status = Registration.Status

# How long after the last session it is still known who registered.
EVENT_DATA_KEPT = timedelta(days=90)


class RegistrationClosed(Exception):
    """Why no place is given or given back; visitors may read the message."""


@transaction.atomic
def register(event: Event, *, name: str, email: str, organisation: str, language: str) -> Registration:
    """Give this address a place, or a turn in the waiting list when all are taken.

    An address that is registered keeps what it has and is told so by mail; both take the same steps, so that not even
    the time tells a stranger who is registered.
    """
    event, now = _lock(event.pk)
    email = email.strip().lower()
    taken, waiting = _counts(event)
    _refuse_unless_open(event, taken, now)
    known = event.registrations.active().filter(email__iexact=email).first()
    if known:
        # A row is written here as well.
        known.save(update_fields=["language"])
        emails.write_already_registered(known)
        return known
    # Nobody overtakes those who wait.
    status = Status.CONFIRMED if taken < event.places and not waiting else Status.WAITING
    registration = event.registrations.create(
        name=name, email=email, organisation=organisation, language=language, status=status, created_at=now
    )
    emails.write_registered(registration)
    return registration


@transaction.atomic
def cancel(registration: Registration) -> Registration:
    """Give up a place or a turn in the waiting list; whoever has waited longest moves up in the same step."""
    event, now = _lock(registration.event_id)
    registration = event.registrations.get(pk=registration.pk)
    if not registration.is_active:
        return registration
    if event.has_begun(now):
        raise RegistrationClosed(_("The event has begun, so nothing can be changed here any more."))
    registration.status, registration.cancelled_at = Status.CANCELLED, now
    registration.save(update_fields=["status", "cancelled_at"])
    emails.write_cancelled(registration)
    _hand_out_places(event, now)
    return registration


@transaction.atomic
def save_event(event: Event) -> Event:
    """Save the facts of an event: people are told what changed for them, and freed places are handed out.

    Nobody is told anything that is over, or when nothing changed.
    """
    if event.pk is None:
        event.save()
        return event
    before, now = _lock(event.pk)
    old = Facts.of(before)
    event.sequence = before.sequence
    event.save()
    event = Event.objects.get(pk=event.pk)
    changes = old.changes_to(Facts.of(event))
    if changes:
        event.sequence += 1
        event.save(update_fields=["sequence", "changed_at"])
        if not event.is_over(now):
            _tell(event, before, changes)
    _hand_out_places(event, now)
    return event


def places_left(event: Event) -> int:
    """Return how many places nobody has; never below none, even when the limit was lowered."""
    return max(0, event.places - event.registrations.with_place().count())


def is_full(event: Event) -> bool:
    """Tell whether all places are taken."""
    return places_left(event) == 0


def may_cancel(registration: Registration, now=None) -> bool:
    """Tell whether there is something to give up, and time left to do so."""
    return registration.is_active and not registration.event.has_begun(now or timezone.now())


@sweep("forget registrations", every=timedelta(hours=6))
@transaction.atomic
def forget_old() -> None:
    """Delete who registered and what was written to them, some time after the event's last session."""
    ended = Event.objects.annotate(last=Max("sessions__ends_at")).filter(last__lt=timezone.now() - EVENT_DATA_KEPT)
    registrations = Registration.objects.filter(event__in=ended.values("pk"))
    emails.forget(registrations)
    registrations.delete()


class Facts(NamedTuple):
    """What people plan by; a change of it is told to them."""

    status: str
    sessions: tuple
    place: tuple
    rooms: tuple
    online_link: str

    @classmethod
    def of(cls, event: Event) -> "Facts":
        sessions = tuple((_minute(session.starts_at), _minute(session.ends_at)) for session in event.sessions_list)
        place = (event.format, event.venue, event.street, event.city, event.directions_de, event.directions_en)
        rooms = tuple(session.room for session in event.sessions_list)
        return cls(event.status, sessions, place, rooms, event.online_link)

    def changes_to(self, other: "Facts") -> set[str]:
        return {name for name in self._fields if getattr(self, name) != getattr(other, name)}


def _minute(moment):
    return moment.replace(second=0, microsecond=0)


def _lock(event_id: int) -> tuple[Event, datetime]:
    """Return the event, locked, and the time from then on: whoever got the lock first came first."""
    # SQLite has no row locks: there the transaction itself, begun as IMMEDIATE, is the lock.
    return Event.objects.select_for_update().get(pk=event_id), timezone.now()


def _counts(event: Event) -> tuple[int, int]:
    counts = event.registrations.order_by().aggregate(
        taken=Count("pk", filter=Q(status=Status.CONFIRMED)), waiting=Count("pk", filter=Q(status=Status.WAITING))
    )
    return counts["taken"], counts["waiting"]


def _refuse_unless_open(event: Event, taken: int, now) -> None:
    state = state_of(event, taken, now)
    if not state.may_register:
        raise RegistrationClosed(state.reason)


def _hand_out_places(event: Event, now) -> None:
    """Move up those who have waited longest, one for each free place; nothing moves once the event has begun."""
    if event.status != Event.Status.SCHEDULED or event.has_begun(now):
        return
    for registration in event.registrations.waiting()[: places_left(event)]:
        registration.status = Status.CONFIRMED
        registration.save(update_fields=["status"])
        emails.write_moved_up(registration)


def _tell(event: Event, before: Event, changes: set[str]) -> None:
    """Write to everybody with a place or waiting what is new for them."""
    people = event.registrations.active()
    if event.status != Event.Status.CANCELLED:
        emails.write_event_changed(event, people, before, changes)
    elif "status" in changes:
        emails.write_event_cancelled(event, people)
