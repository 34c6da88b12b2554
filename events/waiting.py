"""Every rule about the waiting list: who gets a freed place or is offered it, and what becomes of an offer."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.worker import sweep
from events import emails
from events.deadlines import deadline
from events.history import Kind, record, was_skipped
from events.models import Event, Registration
from events.places import Ledger, Reason, RegistrationClosed, Status, lock, lock_with

REASONS = {
    Reason.FULL: gettext_lazy("All places are taken."),
    Reason.ORGANISATION: gettext_lazy("This organisation has as many places as it may have."),
}


def hand_out(event: Event, now: datetime) -> None:
    """Give each free place, or the offer of it, to whoever has waited longest; nothing moves once the event has begun.

    Whoever belongs to an organisation that has its share is passed over, and it is written down why.
    """
    if (
        event.status != Event.Status.SCHEDULED
        or event.has_begun(now)
        or event.waiting_list == event.WaitingList.BY_HAND
    ):
        return
    ledger = Ledger(event)
    for registration in event.registrations.waiting():
        registration.event = event
        refusal = ledger.refusal(registration)
        if not refusal:
            ledger.take(registration)
            _give(registration, now)
        elif refusal == Reason.ORGANISATION and not was_skipped(registration, refusal):
            record(registration, Kind.SKIPPED, now, reason=refusal)


def _give(registration: Registration, now: datetime) -> None:
    if registration.event.waiting_list == Event.WaitingList.OFFER:
        _offer(registration, now)
    else:
        _move_up(registration, now)


def _move_up(registration: Registration, now: datetime, by=None) -> None:
    registration.status, registration.expires_at = Status.CONFIRMED, None
    registration.save(update_fields=["status", "expires_at"])
    record(registration, Kind.PLACE_GIVEN, now, by=by)
    emails.write_moved_up(registration)


def _offer(registration: Registration, now: datetime) -> None:
    event = registration.event
    length = timedelta(hours=event.offer_hours)
    registration.status = Status.OFFERED
    registration.expires_at = deadline(now, length, event.starts_at, event.common.state)
    registration.save(update_fields=["status", "expires_at"])
    record(registration, Kind.OFFERED, now)
    emails.write_offered(registration)


@transaction.atomic
def accept(registration: Registration) -> Registration:
    """Turn the offer of a place into a place, as long as it stands."""
    event, registration, now = lock_with(registration)
    if registration.is_offered and registration.expires_at <= now:
        lapse(registration, now)
        hand_out(event, now)
    if registration.is_offered and event.status != Event.Status.CANCELLED:
        registration.status, registration.expires_at = Status.CONFIRMED, None
        registration.save(update_fields=["status", "expires_at"])
        record(registration, Kind.OFFER_ACCEPTED, now)
        emails.write_registered(registration)
    return registration


@transaction.atomic
def give_place(registration: Registration, *, by) -> Registration:
    """Give somebody who waits a free place by hand, whoever has waited longer; no limit is passed by this."""
    event, registration, now = lock_with(registration)
    if registration.status != Status.WAITING:
        return registration
    if event.status != Event.Status.SCHEDULED or event.has_begun(now):
        raise RegistrationClosed(_("Places are given only until the event begins, and not while it is postponed."))
    if refusal := Ledger(event).refusal(registration):
        raise RegistrationClosed(str(REASONS[refusal]))
    _move_up(registration, now, by)
    return registration


@sweep("let deadlines pass", every=timedelta(seconds=30))
def lapse_overdue() -> None:
    """End what nobody answered in time, and let the places go on; each event in a transaction of its own."""
    overdue = Registration.objects.overdue(timezone.now()).order_by().values_list("event", flat=True).distinct()
    for event_id in list(overdue):
        _lapse_of_event(event_id)


@transaction.atomic
def _lapse_of_event(event_id: int) -> None:
    event, now = lock(event_id)
    for registration in event.registrations.overdue(now):
        registration.event = event
        lapse(registration, now)
    hand_out(event, now)


def lapse(registration: Registration, now: datetime) -> None:
    was_offered = registration.is_offered
    registration.status, registration.cancelled_at = Status.LAPSED, now
    registration.save(update_fields=["status", "cancelled_at"])
    record(registration, Kind.LAPSED, now)
    # An address that never answered gets no second mail.
    if was_offered and registration.event.status != Event.Status.CANCELLED:
        emails.write_offer_lapsed(registration)


def why_places_are_free(event: Event, now: datetime | None = None) -> str:
    """Say why free places are given to nobody although people wait; nothing if that is not so."""
    now = now or timezone.now()
    ledger, waiting = Ledger(event), list(event.registrations.waiting())
    could = [one for one in waiting if ledger.left(one) > 0]
    if not could:
        return ""
    if event.status != Event.Status.SCHEDULED:
        return _("Nobody moves up while the event is not taking place.")
    if event.has_begun(now):
        return _("Nobody moves up once the event has begun.")
    if event.waiting_list == Event.WaitingList.BY_HAND:
        return _("You give free places by hand.")
    if any(not ledger.refusal(one) for one in could):
        return _("People wait who wanted to come only together. They get free places when the next one is given up.")
    return _("Those who wait belong to organisations that have as many places as they may have.")
