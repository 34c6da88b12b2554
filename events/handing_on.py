"""Handing a place to a colleague: it stays where it is until the colleague has confirmed."""

from django.db import transaction
from django.utils.translation import gettext as _

from events import emails
from events.deadlines import TO_CONFIRM, deadline
from events.history import Kind, record
from events.models import Event, Registration
from events.places import RegistrationClosed, Status, lock_with


@transaction.atomic
def hand_on(registration: Registration, *, name: str, email: str) -> None:
    """Ask a colleague whether they take this place; whether their address is registered is told to them alone."""
    event, registration, now = lock_with(registration)
    if not registration.has_place:
        return
    if event.has_begun(now) or event.status != Event.Status.SCHEDULED:
        raise RegistrationClosed(_("A place can be handed on only until the event begins."))
    email = email.strip().lower()
    known = event.registrations.claiming().filter(email__iexact=email).first()
    if known:
        known.event = event
        record(known, Kind.AGAIN, now)
        emails.write_already_registered(known)
        return
    colleague = Registration(
        event=event,
        name=name,
        email=email,
        organisation=registration.organisation,
        organisation_key=registration.organisation_key,
        attendance=registration.attendance,
        language=registration.language,
        status=Status.UNCONFIRMED,
        expires_at=deadline(now, TO_CONFIRM, event.starts_at, event.common.state),
        created_at=now,
        instead_of=registration,
    )
    colleague.save()
    record(colleague, Kind.REGISTERED, now)
    emails.write_confirm_address(colleague)


def take_over(colleague: Registration, now) -> bool:
    """Take the place from whoever handed it on, if they still have it; tell whether it was taken.

    The event is locked, and no place becomes free or scarce by this.
    """
    giver = colleague.event.registrations.with_place().filter(pk=colleague.instead_of_id).first()
    if giver is None:
        return False
    giver.event = colleague.event
    giver.status, giver.cancelled_at = Status.CANCELLED, now
    giver.save(update_fields=["status", "cancelled_at"])
    record(giver, Kind.HANDED_ON, now)
    emails.write_handed_on(giver)
    return True
