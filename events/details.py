"""What people tell about themselves when they register, and change by their link until the event begins."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from core.models import Term
from events import questions
from events.history import Kind, record
from events.models import Event, Question, Registration
from events.places import RegistrationClosed, lock_with, organisation_key


class OrganisationCounts(RegistrationClosed):
    """The event gives each organisation so many places, so that another one would matter."""


def known_of(user) -> dict:
    """Return what the portal knows of whoever is signed in, to be filled in for them alone."""
    if not user.is_authenticated:
        return {}
    membership = user.memberships.select_related("organisation").order_by("created_at", "pk").first()
    organisation = membership.organisation.name if membership else ""
    return {"name": user.get_full_name(), "email": user.email, "organisation": organisation}


def may_change(registration: Registration, now: datetime) -> bool:
    """Tell whether what a person told can still be changed: they come or wait, and the event has not begun."""
    event = registration.event
    is_coming = registration.is_active and not registration.is_unconfirmed
    return is_coming and event.status != Event.Status.CANCELLED and not event.has_begun(now)


@transaction.atomic
def change(
    registration: Registration,
    *,
    name: str,
    organisation: str,
    answers: dict[Question, str],
    professional_field: Term | None = None,
) -> None:
    """Change what a person has told; their place stays theirs.

    Where each organisation has so many places, nobody changes to another one by themselves: whatever came of it would
    tell how many people of that organisation come.
    """
    event, registration, now = lock_with(registration)
    if not may_change(registration, now):
        raise RegistrationClosed(_("Nothing can be changed here any more."))
    # As long as the name stays, it is counted as it was, which the team may have decided.
    key = old_key = registration.organisation_key
    if organisation != registration.organisation:
        key = organisation_key(event, organisation)
    if key != old_key and event.places_per_organisation:
        raise OrganisationCounts(
            _("Each organisation has so many places at this event. If yours has changed, please write to the team.")
        )
    facts = {"name": name, "organisation": organisation, "professional_field": professional_field}
    changed = [each for each, value in facts.items() if getattr(registration, each) != value]
    for each in changed:
        setattr(registration, each, facts[each])
    registration.organisation_key = key
    registration.save(update_fields=[*changed, "organisation_key"])
    if questions.replace(registration, answers) or changed:
        record(registration, Kind.CHANGED, now)
