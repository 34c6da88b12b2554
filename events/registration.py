"""Every rule about registering: who gets a place, who waits, who is told; nothing goes around it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.models import Term
from events import colleagues, emails, questions
from events.changes import save_event  # noqa: F401 (asked for here as well)
from events.colleagues import Colleague
from events.deadlines import TO_CONFIRM, deadline
from events.handing_on import take_over
from events.history import Kind, record
from events.models import Event, Question, Registration
from events.places import (  # noqa: F401 (asked for here as well)
    Ledger,
    Reason,
    RegistrationClosed,
    Status,
    is_full,
    lock,
    lock_with,
    organisation_key,
    places_left,
)
from events.state import state_of
from events.waiting import hand_out


@transaction.atomic
def register(
    event: Event,
    *,
    name: str,
    email: str,
    organisation: str,
    language: str,
    attendance: str = "",
    professional_field: Term | None = None,
    privacy_version_id: int | None = None,
    answers: dict[Question, str] | None = None,
    is_confirmed: bool = False,
    may_hold: bool = True,
    brings: Sequence[Colleague] = (),
    only_all: bool = False,
    by=None,
) -> Registration:
    """Take down a registration, and hold a place for it until the address has answered.

    An address that is registered keeps what it has and is told so by mail; both take the same steps, so that not even
    the time tells a stranger who is registered. Nothing more is asked of an address that is known to be the person's.

    Whoever is brought along is held a place in the same step, after the person or, if asked for, with all or nobody.
    """
    event, now = lock(event.pk)
    email = email.strip().lower()
    ledger = Ledger(event)
    registration = Registration(
        event=event,
        name=name,
        email=email,
        organisation=organisation,
        organisation_key=organisation_key(event, organisation),
        professional_field=professional_field,
        privacy_version_id=privacy_version_id,
        attendance=_attendance(event, attendance),
        language=language,
        created_at=now,
    )
    _refuse_unless_open(registration, ledger, now)
    expires_at = deadline(now, TO_CONFIRM, event.starts_at, event.common.state)
    known = event.registrations.claiming().filter(email__iexact=email).first()
    first = known or registration
    first.event = event
    brought = []
    if brings:
        number, is_room_made = colleagues.make_room(first, now)
        ledger = Ledger(event) if is_room_made else ledger
        brought = _brought(registration, brings, number, only_all)
    newcomers = brought if known else [registration, *brought]
    # Whoever is brought has as long as the person who brings them.
    if known and known.is_unconfirmed:
        expires_at = known.expires_at
    for one in newcomers:
        one.status, one.expires_at = Status.UNCONFIRMED, expires_at
    is_settled = is_confirmed and not known
    if may_hold and not is_settled and event.holds_unconfirmed and event.approval == Event.Approval.AUTOMATIC:
        for one in ledger.take_what_fits(newcomers, only_all=only_all):
            one.status = Status.HELD
    if known:
        # A row is written here as well.
        known.save(update_fields=["language"])
        questions.keep_as_it_is(known, answers or {})
        record(known, Kind.AGAIN, now, by=by)
    else:
        _save_new(registration, now, by, answers)
    if brought:
        colleagues.keep(first, brought, now)
    if is_settled:
        _settle_all([registration, *colleagues.pending_of(first)], now, by)
    elif known:
        emails.write_already_registered(known, brought)
    else:
        emails.write_confirm_address(registration, brought)
    return first


@transaction.atomic
def confirm(registration: Registration) -> Registration:
    """Complete a registration once its address has answered: the held place is given, or the turn begins."""
    event, registration, now = lock_with(registration)
    is_new, brought = registration.is_unconfirmed, colleagues.pending_of(registration)
    if not is_new and not brought:
        return registration
    late = [one for one in [registration, *brought] if one.is_unconfirmed and one.expires_at <= now]
    if late:
        colleagues.end(late if registration not in late else [registration, *brought], now)
        hand_out(event, now)
        return registration
    _refuse_when_off(event)
    if is_new:
        record(registration, Kind.ADDRESS_CONFIRMED, now)
    if is_new and registration.instead_of_id:
        _take_over_or_settle(registration, now)
        is_new = False
    _settle_all([registration, *brought] if is_new else brought, now)
    return registration


def _take_over_or_settle(registration: Registration, now: datetime) -> None:
    if take_over(registration, now):
        _give(registration, now)
    elif not _may_anybody_register(registration.event, now):
        # The place is gone, and by the form this colleague could not have come.
        _refuse(registration, now)
    else:
        _settle_all([registration], now)


@transaction.atomic
def approve(registration: Registration, *, by) -> Registration:
    """Agree to a registration that awaits the team: it gets a place, or its turn when all are taken."""
    event, registration, now = lock_with(registration)
    if registration.status == Status.PENDING:
        _refuse_when_off(event)
        _refuse_after_beginning(event, now)
        record(registration, Kind.APPROVED, now, by=by)
        _give_or_queue(registration, Ledger(event), now, by)
    return registration


@transaction.atomic
def decline(registration: Registration, *, by) -> Registration:
    """Refuse a registration that awaits the team or waits for a place; the person is told."""
    _event, registration, now = lock_with(registration)
    if registration.status in (Status.PENDING, Status.WAITING):
        _refuse(registration, now, by=by)
    return registration


@transaction.atomic
def cancel(registration: Registration, *, by=None) -> Registration:
    """Give up a place, an offer or a turn in the waiting list; a freed place goes on in the same step.

    Until the day that the event names; the team may cancel until it begins.
    """
    event, registration, now = lock_with(registration)
    if not registration.is_active:
        return registration
    _refuse_after_beginning(event, now)
    if by is None and is_too_late_to_cancel(registration, now):
        raise RegistrationClosed(_("It is too late to cancel here. Please call or write to us."))
    kind = Kind.OFFER_DECLINED if registration.is_offered and by is None else Kind.CANCELLED
    is_answered = not registration.is_unconfirmed
    registration.status, registration.cancelled_at = Status.CANCELLED, now
    registration.save(update_fields=["status", "cancelled_at"])
    record(registration, kind, now, by=by)
    colleagues.end(colleagues.pending_of(registration), now)
    if is_answered or by is None:
        emails.write_cancelled(registration)
    hand_out(event, now)
    return registration


def may_cancel(registration: Registration, now=None) -> bool:
    """Tell whether there is something to give up, and time left to do so."""
    now = now or timezone.now()
    is_open = registration.is_active and not registration.event.has_begun(now)
    return is_open and not is_too_late_to_cancel(registration, now)


def is_too_late_to_cancel(registration: Registration, now: datetime) -> bool:
    """Tell whether the day has passed until which a place can be given up; never while the event is postponed."""
    event = registration.event
    if not registration.has_place or event.cancel_until is None or event.status == Event.Status.POSTPONED:
        return False
    return timezone.localtime(now).date() > event.cancel_until


def _attendance(event: Event, chosen: str) -> str:
    """Return how the person takes part; only an event that is both leaves the choice."""
    if event.is_hybrid and chosen in Registration.Attendance.values:
        return chosen
    return Registration.Attendance.ONLINE if event.format == Event.Format.ONLINE else Registration.Attendance.ON_SITE


def _save_new(registration: Registration, now: datetime, by, answers) -> None:
    registration.save()
    questions.keep(registration, answers or {})
    record(registration, Kind.REGISTERED, now, by=by)


def _brought(first: Registration, brings: Sequence[Colleague], number: int, only_all: bool) -> list[Registration]:
    """Return the registrations of those whom a person brings; nobody stands in a form twice."""
    brought, seen = [], {first.email}
    for each in brings:
        email = each.email.strip().lower()
        if email in seen:
            continue
        seen |= {email} - {""}
        brought.append(
            Registration(
                event=first.event,
                name=each.name,
                email=email,
                organisation=first.organisation,
                organisation_key=first.organisation_key,
                attendance=_attendance(first.event, each.attendance),
                language=first.language,
                created_at=first.created_at,
                person_number=number + len(brought),
                comes_with_all_only=only_all,
            )
        )
    return brought


def _settle_all(people: list[Registration], now: datetime, by=None) -> None:
    """Put people whose registration is complete before the team, or give each a place or a turn.

    The first is whoever brings the others, or they all were brought by one person. Those who come only with all get
    their places together, or wait one by one.
    """
    if not people:
        return
    event = people[0].event
    known = colleagues.leave_out_known(people, now)
    people = [one for one in people if one not in known]
    if event.approval == Event.Approval.TEAM:
        for one in people:
            _put(one, Status.PENDING)
            record(one, Kind.SENT_TO_TEAM, now, by=by)
            emails.write_pending(one)
        return
    held = [one for one in people if one.status == Status.HELD]
    open_ones = [one for one in people if one not in held]
    only_all = any(one.comes_with_all_only for one in people)
    # Whoever has a place held needs no counting.
    ledger = Ledger(event) if open_ones else None
    fitting = ledger.take_what_fits(open_ones, only_all=only_all) if ledger else []
    is_split = only_all and len(fitting) < len(open_ones)
    for one in people:
        if one in fitting or (one in held and not is_split):
            _give(one, now, by)
        else:
            _queue(one, Reason.TOGETHER if is_split else ledger.refusal_of_newcomer(one), now, by)
    if (is_split and held) or any(one.status == Status.HELD for one in known):
        hand_out(event, now)


def _give_or_queue(registration: Registration, ledger: Ledger, now: datetime, by=None) -> None:
    refusal = ledger.refusal_of_newcomer(registration)
    if refusal:
        _queue(registration, refusal, now, by)
    else:
        _give(registration, now, by)


def _queue(registration: Registration, refusal: str, now: datetime, by=None) -> None:
    if registration.event.waiting_list == Event.WaitingList.OFF:
        _refuse(registration, now, reason=refusal)
    else:
        _put(registration, Status.WAITING)
        record(registration, Kind.PUT_ON_LIST, now, by=by, reason=refusal)
        emails.write_waiting(registration, refusal)


def _give(registration: Registration, now: datetime, by=None) -> None:
    _put(registration, Status.CONFIRMED)
    record(registration, Kind.PLACE_GIVEN, now, by=by)
    emails.write_registered(registration)


def _refuse(registration: Registration, now: datetime, by=None, reason: str = "") -> None:
    registration.cancelled_at = now
    _put(registration, Status.DECLINED)
    record(registration, Kind.DECLINED, now, by=by, reason=reason)
    emails.write_declined(registration, reason)


def _put(registration: Registration, status: str) -> None:
    registration.status, registration.expires_at = status, None
    registration.save(update_fields=["status", "expires_at", "cancelled_at"])


def _refuse_unless_open(registration: Registration, ledger: Ledger, now: datetime) -> None:
    event = registration.event
    state = state_of(event, ledger.taken, ledger.taken_online, now=now)
    if not state.may_register:
        raise RegistrationClosed(state.reason)
    if event.waiting_list == Event.WaitingList.OFF and ledger.left(registration) <= 0:
        raise RegistrationClosed(_("All places of this kind are taken, and there is no waiting list."))


def _may_anybody_register(event: Event, now: datetime) -> bool:
    ledger = Ledger(event)
    state = state_of(event, ledger.taken, ledger.taken_online, now=now)
    return event.admission == Event.Admission.EVERYONE and state.may_register


def _refuse_when_off(event: Event) -> None:
    if event.status == Event.Status.CANCELLED:
        raise RegistrationClosed(_("This event has been cancelled."))


def _refuse_after_beginning(event: Event, now: datetime) -> None:
    if event.has_begun(now):
        raise RegistrationClosed(_("The event has begun, so nothing can be changed here any more."))
