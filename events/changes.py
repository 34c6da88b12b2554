"""Every rule about saving an event: what changes for those who registered, in words, and who is told."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events import dates, emails
from events.indexing import write_pages_of
from events.models import Event, Registration
from events.places import lock, organisation_key
from events.waiting import hand_out

# What is entered about a session elsewhere (events/presence.py).
PRESENCE = "presence_recorded_at", "people_counted", "presence_code"


class Unanswered(Exception):
    """A change matters to people, and nobody has said yet whether they are told; nothing is saved."""

    def __init__(self, words: list[str], people: int, must_tell: bool):
        super().__init__(words)
        self.words, self.people, self.must_tell = words, people, must_tell


class SavedMeanwhile(Exception):
    """Somebody else has saved the event since it was read; nothing is saved."""


@transaction.atomic
def save_event(event: Event, *, tells: bool | None = True, as_of: str = "") -> Event:
    """Save the facts of an event: people are told what changed for them, and freed places are handed out.

    Nobody is told anything that is over, or when nothing changed. A correction is told to nobody; that the event is
    off, or on again, always is. With `tells` unknown, nothing is saved while there is anybody to tell.
    """
    if event.pk is None:
        event.save()
        return event
    before, now = lock(event.pk)
    if as_of and as_of != state_of_facts(before):
        raise SavedMeanwhile
    old = Facts.of(before)
    event.sequence, event.decided_on = before.sequence, before.decided_on
    event.last_list_number = before.last_list_number
    if (event.minimum, event.decide_on) != (before.minimum, before.decide_on):
        event.decided_on = None
    _keep_presence(event, before)
    event.save()
    event = Event.objects.get(pk=event.pk)
    _lift_cancel_limit(event, before)
    _compare_organisations(event, before)
    changes = old.changes_to(Facts.of(event))
    if changes:
        event.sequence += 1
        event.save(update_fields=["sequence", "changed_at"])
        _tell(event, before, changes, now, tells)
    hand_out(event, now)
    write_pages_of(event)
    return event


def decide_that_it_takes_place(event: Event, *, by) -> None:
    """Note that the event takes place, however many come; until the least number or the day is changed."""
    Event.objects.filter(pk=event.pk).update(decided_on=timezone.localdate())
    log(instance=event, action="wagtail.edit", user=by)


def state_of_facts(event: Event) -> str:
    """Name the state of an event's facts; another one stands for it as soon as they are saved again."""
    return event.changed_at.isoformat()


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


def in_words(before: Event, after: Event) -> list[str]:
    """Say what is different, one sentence for each fact; the online link stays secret."""
    return [*_state_in_words(before, after), *_sessions_in_words(before, after), *_place_in_words(before, after)]


def _state_in_words(before: Event, after: Event) -> Iterator[str]:
    if before.status != after.status:
        yield _becomes(_name_of("status"), before.get_status_display(), after.get_status_display())


def _sessions_in_words(before: Event, after: Event) -> Iterator[str]:
    known = {session.pk: session for session in before.sessions_list}
    for number, session in enumerate(after.sessions_list, 1):
        name = _("Session %(number)s") % {"number": number} if len(after.sessions_list) > 1 else _("Session")
        old = known.pop(session.pk, None)
        if old is None:
            yield _("New: %(session)s") % {"session": dates.times(session.starts_at, session.ends_at)}
            continue
        yield from _times_in_words(name, old, session)
        if old.room != session.room:
            room = _("%(session)s, room") % {"session": name}
            yield _becomes(room, old.room, session.room)
    for session in known.values():
        yield _("Left out: %(session)s") % {"session": dates.times(session.starts_at, session.ends_at)}


def _times_in_words(name: str, old, new) -> Iterator[str]:
    was, now = (_minute(old.starts_at), _minute(old.ends_at)), (_minute(new.starts_at), _minute(new.ends_at))
    days = {localtime(moment).date() for moment in (*was, *now)}
    if was == now:
        return
    if len(days) > 1:
        yield _becomes(name, dates.times(*was), dates.times(*now))
    elif was[1] == now[1]:
        yield _becomes(name, dates.clock(was[0]), dates.clock(now[0]))
    else:
        yield _becomes(name, dates.hours(*was), dates.hours(*now))


def _place_in_words(before: Event, after: Event) -> Iterator[str]:
    if before.format != after.format:
        yield _becomes(_name_of("format"), before.format_label, after.format_label)
    old, new = (", ".join(filter(None, [each.venue, each.street, each.city])) for each in (before, after))
    if old != new:
        yield _becomes(_("Place"), old, new)
    if (before.directions_de, before.directions_en) != (after.directions_de, after.directions_en):
        yield _("How to get there has changed.")
    if before.online_link != after.online_link:
        yield _("There is a new online link.") if after.online_link else _("There is no online link any more.")


def _name_of(field: str) -> str:
    return capfirst(Event._meta.get_field(field).verbose_name)


def _becomes(what: str, before: str, after: str) -> str:
    nothing = _("(nothing)")
    return _("%(what)s: %(before)s becomes %(after)s") % {
        "what": what,
        "before": before or nothing,
        "after": after or nothing,
    }


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _tell(event: Event, before: Event, changes: set[str], now: datetime, tells: bool | None) -> None:
    """Write to everybody with a place or waiting what is new for them, if they are to be told."""
    people = [] if event.is_over(now) else _concerned(event, before, changes)
    must_tell = "status" in changes
    if people and tells is None:
        raise Unanswered(in_words(before, event), len(people), must_tell)
    if not (tells or must_tell):
        return
    if event.status == Event.Status.CANCELLED:
        emails.write_event_cancelled(event, people)
    else:
        emails.write_event_changed(event, people, before, changes)


def _concerned(event: Event, before: Event, changes: set[str]) -> list[Registration]:
    """Return whom a change is news to; of one that is cancelled nothing else is."""
    people = list(event.registrations.active().confirmed_address())
    if event.status == Event.Status.CANCELLED:
        return people if "status" in changes else []
    for registration in people:
        registration.event = event
    return [registration for registration in people if emails.new_to(registration, event, before, changes)]


def _keep_presence(event: Event, before: Event) -> None:
    """Leave as it is what was entered about who was there since the form was read; the sessions are saved whole."""
    entered = {session.pk: session for session in before.sessions_list}
    for session in event.sessions.all():
        if session.pk in entered:
            for name in PRESENCE:
                setattr(session, name, getattr(entered[session.pk], name))


def _lift_cancel_limit(event: Event, before: Event) -> None:
    """Let people who planned by another date cancel until the event begins, unless there is a new limit."""
    is_rescheduled = before.status == Event.Status.POSTPONED and event.status == Event.Status.SCHEDULED
    if is_rescheduled and event.cancel_until is not None and event.cancel_until == before.cancel_until:
        event.cancel_until = None
        event.save(update_fields=["cancel_until"])


def _compare_organisations(event: Event, before: Event) -> None:
    """Note how the organisations of those who are in already are compared, once there is a limit for them."""
    if event.places_per_organisation and not before.places_per_organisation:
        for registration in event.registrations.active():
            registration.organisation_key = organisation_key(event, registration.organisation)
            registration.save(update_fields=["organisation_key"])
