"""Every rule about who was there: entered by the team or with the code from the room; the later entry wins.

A session about which nothing is entered is "not recorded", which is never the same as nobody; it is so again once the
last entry is taken back, and only the number 0 says that nobody came. Once somebody is entered as present, whoever is
not was not there, unless more heads were counted than names are entered. What an entry replaced stands among the
person's steps, and whoever is entered as absent after all has no valid certificate any more.

Anybody who registered may have been there, whatever became of the registration: whoever waited or had cancelled and
came all the same, or had said that they cannot attend this session. It gives nobody a place.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.log_actions import log

from core.keys import random_code
from events import emails
from events.history import Kind, record
from events.models import Certificate, Event, Presence, Registration, RegistrationStep, Session, SessionCount
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


def present_at(session: Session, named: int | None = None) -> int | None:
    """Return how many were there: whoever is entered, or more if heads were counted; None if it is not recorded.

    Whoever asks about several sessions knows how many are `named`.
    """
    if not is_recorded(session):
        return None
    return max(session.people_counted or 0, named_at(session) if named is None else named)


def named_at(session: Session) -> int:
    """Return how many were entered by name at one session."""
    return _named(session=session)[session.pk]


def named_at_each(event: Event) -> Counter[int]:
    """Return how many were entered by name, by session."""
    return _named(session__event=event)


def known_by_name(event: Event) -> set[int]:
    """Return the sessions of which it is entered by name who was there, so that everybody else was not."""
    named = named_at_each(event)
    sessions = [session for session in event.sessions_list if is_recorded(session)]
    return {session.pk for session in sessions if (session.people_counted or 0) <= named[session.pk]}


def may_have_come(registration: Registration, known: Collection[int]) -> bool:
    """Tell whether a person was at the event or may have been, for all that is said and entered about each session.

    Of the sessions that are `known` by name, whoever is not entered was not there.
    """
    entries = {entry.session_id: entry.is_present for entry in registration.presences.all()}
    if any(entries.values()):
        return True
    missed = {*known, *entries, *(absence.session_id for absence in registration.absences.all())}
    return any(session.pk not in missed for session in registration.event.sessions_list)


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
    if before == number:
        return
    session.save(update_fields=["people_counted"])
    _note_recorded(session, now, is_entered=number is not None or named > 0)
    data = {"session": str(session), "before": before, "number": number}
    log(instance=session.event, action="events.people_counted", user=by, data=data)


@transaction.atomic
def enter_walk_in(session: Session, *, name: str, email: str = "", organisation: str = "", by) -> Registration:
    """Enter somebody who came without having registered: presence without a place.

    Nobody has to confirm anything; an address that was left gets the personal link. One that is registered for the
    event already is not entered twice: then that person was there. Without an address the same holds for who came
    without having registered before, under the same name and organisation; entered at the same session, that is no
    news and refused.
    """
    session, now = _lock(session)
    event, email = session.event, email.strip().lower()
    if email:
        known = event.registrations.claiming().filter(email__iexact=email).first()
    else:
        known = _came_before(session, name, organisation)
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


def new_code(session: Session, *, instead_of: str = "") -> str:
    """Make the code that people in the room enter on their personal link; the one that was seen before ends.

    If somebody else has made another one meanwhile, that one stays: people may be reading it. It works until an hour
    after the session; guessing is slowed down where it is entered (events/personal.py).
    """
    code = random_code(CODE_LENGTH)
    with transaction.atomic():
        session, now = _lock(session)
        if now >= session.ends_at + AFTER:
            raise NotPossible(_("This session is over, so no code is needed any more."))
        if session.presence_code != instead_of:
            return session.presence_code
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
    taken_back = [one for one in changed if one.pk in entries and not is_present]
    # Fetched again, it says what they attended.
    Certificate.objects.filter(registration__in=taken_back).delete()
    is_entered = is_present and bool(people)
    _note_recorded(session, now, is_entered=is_entered or session.people_counted is not None or named_at(session) > 0)
    return changed


def _note_recorded(session: Session, now: datetime, *, is_entered: bool) -> None:
    """Note since when it is recorded who was there; it is not, as soon as nothing is entered any more."""
    if is_recorded(session) != is_entered:
        session.presence_recorded_at = now if is_entered else None
        session.save(update_fields=["presence_recorded_at"])


def _named(**sessions) -> Counter[int]:
    """Count who is entered as present at some sessions; those who are deleted were counted."""
    named = Counter(dict(SessionCount.objects.filter(**sessions).values_list("session", "present")))
    entries = Presence.objects.present().filter(**sessions).order_by().values_list("session")
    named.update(dict(entries.annotate(people=Count("pk"))))
    return named


def _came_before(session: Session, name: str, organisation: str) -> Registration | None:
    """Return who came without a registration and without an address under this name, but not to this session."""
    same = session.event.registrations.filter(status=Status.WALK_IN, email="")
    same = [one for one in same.filter(organisation__iexact=organisation) if one.name.casefold() == name.casefold()]
    entered = set(session.presences.present().filter(registration__in=same).values_list("registration", flat=True))
    if entered:
        sentence = _(
            "%(name)s is entered as present already. If this is somebody else of the same name, add to the name what "
            "tells them apart."
        )
        raise NotPossible(sentence % {"name": name})
    return next(iter(same), None)


def _attendance(event: Event) -> str:
    is_online = event.format == Event.Format.ONLINE
    return Registration.Attendance.ONLINE if is_online else Registration.Attendance.ON_SITE
