"""Single sessions that a person with a place cannot attend; the place stays theirs."""

from django.db import transaction
from django.utils.translation import gettext as _

from events.history import Kind, record
from events.models import Absence, Registration
from events.places import RegistrationClosed, lock_with


@transaction.atomic
def note(registration: Registration, session_id: int, *, is_absent: bool) -> None:
    """Note that a person cannot attend one session, or can after all, until it begins."""
    event, registration, now = lock_with(registration)
    session = event.sessions.filter(pk=session_id).first()
    if session is None or not registration.has_place:
        return
    if session.starts_at <= now:
        raise RegistrationClosed(_("This session has begun, so nothing can be changed any more."))
    if is_absent:
        changed = Absence.objects.get_or_create(registration=registration, session=session)[1]
    else:
        changed = bool(Absence.objects.filter(registration=registration, session=session).delete()[0])
    if changed:
        record(registration, Kind.CHANGED, now)
