"""Every rule about who was there: entered by the team or with the code from the room; the later entry wins.

A session about which nothing was entered is "not recorded", which is never the same as nobody. Once anything is
entered, whoever is not entered as present was not there. What an entry replaced stands among the person's steps.

Anybody who registered may have been there, whatever became of the registration: whoever waited or had cancelled and
came all the same, or had said that they cannot attend this session. It gives nobody a place.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from core.keys import random_code
from events import emails
from events.history import Kind, record
from events.models import Event, Presence, Registration, RegistrationStep, Session, SessionCount
from events.numbering import numbered, people_of  # noqa: F401 (asked for here as well)
from events.places import RegistrationClosed, Status, lock

Source = Presence.Source
# People arrive before a session begins, and are still there for a while after it.
BEFORE, AFTER = timedelta(hours=1), timedelta(hours=1)
CODE_LENGTH = 6
MOST_PEOPLE = 100_000


class NotPossible(RegistrationClosed):
    """Why nothing was entered, for whoever wanted to."""


def is_recorded(session: Session) -> bool:
    """Tell whether anything was entered about a session; if not, nobody knows how many were there."""
    return session.presence_recorded_at is not None


def may_be_entered(session: Session, now: datetime) -> bool:
    """Tell whether presence is entered now: from an hour before the session on, until its people are deleted."""
    return not _why_not(session.event, session, now)


def running(event: Event, now: datetime) -> list[Session]:
    """Return the sessions that people arrive at, sit in or leave: from an hour before until an hour after each."""
    return [
        session
        for session in event.sessions_list
        if event.status == Event.Status.SCHEDULED and session.starts_at - BEFORE <= now < session.ends_at + AFTER
    ]


def present_at(session: Session) -> int | None:
    """Return how many were there: whoever is entered, or more if heads were counted; None if it is not recorded."""
    if not is_recorded(session):
        return None
    return max(session.people_counted or 0, named_at(session))


def named_at(session: Session) -> int:
    """Return how many were entered by name; those who are deleted were counted."""
    gone = SessionCount.objects.filter(session=session).values_list("present", flat=True).first() or 0
    return session.presences.present().count() + gone


def mark(registration: Registration, session: Session, is_present: bool, source: str, by) -> bool:
    """Enter that a person was there, or was not; tell whether that is new."""
    return bool(mark_all(session, [registration.pk], is_present, source, by))


@transaction.atomic
def mark_all(session: Session, people: Collection[int], is_present: bool, source: str, by) -> list[Registration]:
    """Enter the same about several people at once, and return those about whom it is new.

    Raises NotPossible if it is not the time, or one of them is deleted; then nothing is entered.
    """
    session, now = _lock(session)
    found = list(session.event.registrations.filter(pk__in=people))
    if len(found) < len(set(people)):
        raise NotPossible(_("This registration has been deleted."))
    return _enter(session, found, is_present, source, by, now)


@transaction.atomic
def enter_numbers(session: Session, typed: str, by) -> list[Registration]:
    """Enter who signed the list on paper, by its numbers, and return them; nobody becomes absent by it.

    Raises WrongNumbers if a part names nobody; then nothing is entered.
    """
    session, now = _lock(session)
    people = people_of(session.event, typed)
    _enter(session, people, True, Source.PAPER, by, now)
    return people


@transaction.atomic
def enter_count(session: Session, number: int | None, by) -> None:
    """Enter how many were there, without names; none if nobody came; take the number back with None.

    It is never less than are entered by name. What it replaced stands in the event's history.
    """
    session, now = _lock(session)
    named = named_at(session)
    if number is not None and number < named:
        sentence = ngettext(
            "%(named)s person is entered by name, so the number cannot be smaller. Take that back first.",
            "%(named)s people are entered by name, so the number cannot be smaller. Take them back first.",
            named,
        )
        raise NotPossible(sentence % {"named": named})
    before, session.people_counted = session.people_counted, number
    if before == number and is_recorded(session):
        return
    _note_recorded(session, now)
    session.save(update_fields=["people_counted"])
    data = {"session": str(session), "before": before, "number": number}
    log(instance=session.event, action="events.people_counted", user=by, data=data)


@transaction.atomic
def enter_walk_in(session: Session, *, name: str, email: str = "", organisation: str = "", by) -> Registration:
    """Enter somebody who came without having registered: presence without a place.

    Nobody has to confirm anything; an address that was left gets the personal link. One that is registered for the
    event already is not entered twice: then that person was there.
    """
    session, now = _lock(session)
    event, email = session.event, email.strip().lower()
    known = event.registrations.claiming().filter(email__iexact=email).first() if email else None
    if known is None:
        known = Registration.objects.create(
            event=event,
            name=name,
            email=email,
            organisation=organisation,
            status=Status.WALK_IN,
            language=settings.LANGUAGE_CODE,
            attendance=_attendance(event),
            created_at=now,
        )
        record(known, Kind.REGISTERED, now, by=by)
        if email:
            emails.write_walk_in(known)
    _enter(session, [known], True, Source.HAND, by, now)
    return known


def new_code(session: Session) -> str:
    """Make the code that people in the room enter on their personal link; the one before ends.

    It works until an hour after the session; guessing is slowed down where it is entered (events/personal.py).
    """
    code = random_code(CODE_LENGTH)
    with transaction.atomic():
        session, now = _lock(session)
        if now >= session.ends_at + AFTER:
            raise NotPossible(_("This session is over, so no code is needed any more."))
        session.presence_code = code
        session.save(update_fields=["presence_code"])
    return code


def sessions_with_code(registration: Registration, now: datetime) -> list[Session]:
    """Return the sessions for which this person can enter a code now; only who has a place or came without one."""
    if not (registration.has_place or registration.is_walk_in):
        return []
    return [session for session in running(registration.event, now) if session.presence_code]


@transaction.atomic
def enter_by_code(registration: Registration, code: str) -> Session | None:
    """Enter that a person is there who knows the code from the room; return the session, or None if it is wrong."""
    event, now = lock(registration.event_id)
    registration = event.registrations.filter(pk=registration.pk).first()
    if registration is None:
        raise NotPossible(_("This registration has been deleted."))
    registration.event = event
    typed = "".join(code.split()).replace("-", "").upper()
    for session in sessions_with_code(registration, now):
        if constant_time_compare(typed.encode(), session.presence_code.encode()):
            session.event = event
            _refuse(event, session, now)
            _enter(session, [registration], True, Source.CODE, None, now)
            return session
    return None


def sessions_attended(registration: Registration) -> list[Session]:
    """Return the sessions that a person was at, in order."""
    attended = {entry.session_id for entry in registration.presences.all() if entry.is_present}
    return [session for session in registration.event.sessions_list if session.pk in attended]


def hours_attended(registration: Registration) -> Decimal:
    """Return the creditable hours of the sessions that a person was at."""
    return sum((session.hours for session in sessions_attended(registration)), Decimal(0))


def _lock(session: Session) -> tuple[Session, datetime]:
    """Lock the session's event, read the session anew, and refuse if it is not the time to enter anything."""
    event, now = lock(session.event_id)
    session = event.sessions.filter(pk=session.pk).first()
    if session is None:
        raise NotPossible(_("This session is no longer part of the event."))
    session.event = event
    _refuse(event, session, now)
    return session, now


def _refuse(event: Event, session: Session, now: datetime) -> None:
    if why := _why_not(event, session, now):
        raise NotPossible(why)


def _why_not(event: Event, session: Session, now: datetime) -> str:
    if event.status != Event.Status.SCHEDULED:
        return _("This event does not take place on this date, so nobody is entered.")
    if now < session.starts_at - BEFORE:
        return _("Who is there is entered from an hour before the session on.")
    if event.people_go_at <= now:
        return _("The people of this event have been deleted, so nothing is entered any more.")
    return ""


def _enter(
    session: Session, people: Iterable[Registration], is_present: bool, source: str, by, now: datetime
) -> list[Registration]:
    """Write down what is new about these people, with a step each; the event is locked."""
    people = list(people)
    entries = {each.registration_id: each for each in session.presences.filter(registration__in=people)}
    changed = [one for one in people if one.pk not in entries or entries[one.pk].is_present != is_present]
    entry = {"is_present": is_present, "source": source, "at": now, "user": by}
    Presence.objects.filter(session=session, registration__in=[one for one in changed if one.pk in entries]).update(
        **entry
    )
    Presence.objects.bulk_create(
        Presence(session=session, registration=one, **entry) for one in changed if one.pk not in entries
    )
    kind = Kind.PRESENT if is_present else Kind.NOT_PRESENT
    RegistrationStep.objects.bulk_create(
        RegistrationStep(
            registration=one,
            kind=Kind.CODE_ENTERED if source == Source.CODE else kind,
            reason=source,
            session=session,
            at=now,
            user=by,
        )
        for one in changed
    )
    _note_recorded(session, now)
    return changed


def _note_recorded(session: Session, now: datetime) -> None:
    if not is_recorded(session):
        session.presence_recorded_at = now
        session.save(update_fields=["presence_recorded_at"])


def _attendance(event: Event) -> str:
    is_online = event.format == Event.Format.ONLINE
    return Registration.Attendance.ONLINE if is_online else Registration.Attendance.ON_SITE
