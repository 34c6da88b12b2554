"""What the team writes to people of its events: to whom, and to nobody twice."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db import transaction

from events import emails
from events.history import Kind, record
from events.models import Event, Registration, RegistrationStep
from events.models.people import RegistrationQuerySet
from events.places import lock

AUDIENCES = {
    "place": RegistrationQuerySet.with_place,
    "waiting": RegistrationQuerySet.waiting,
    "present": RegistrationQuerySet.present,
    "all": RegistrationQuerySet.reachable,
}


def may_be_written_to(registration: Registration) -> bool:
    """Tell whether a person has said that the address is theirs, and still has something to do with the event."""
    has_left_address = registration.is_walk_in and registration.email
    return bool(has_left_address) or (registration.is_active and not registration.is_unconfirmed)


def readers(people: Iterable[Registration]) -> tuple[list[Registration], list[Registration]]:
    """Part people into those who would get a message, and those who would not."""
    people = list(people)
    return (
        [one for one in people if may_be_written_to(one)],
        [one for one in people if not may_be_written_to(one)],
    )


@transaction.atomic
def write(event: Event, people: Collection[int], *, subject: str, text: str, message: UUID, by) -> int:
    """Write to those who may be written to and have not got this message; return how many they are."""
    event, now = lock(event.pk)
    have_it = RegistrationStep.objects.filter(registration__event=event, message=message).values("registration")
    readers = list(event.registrations.reachable().filter(pk__in=people).exclude(pk__in=have_it))
    for registration in readers:
        record(registration, Kind.WRITTEN_TO, now, by=by, message=message)
    emails.write_message(event, readers, subject=subject, text=text)
    return len(readers)
