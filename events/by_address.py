"""What events keep about one address: found, told and erased for the person who asks."""

from django.utils.translation import gettext_lazy as _

from core.personal_data import find_by, mentioned_in
from events import funding, own_data
from events.questions import told_by

CONTACT = _(
    "The contact of an event, which everybody reads: somebody of its team changes it in the form of the event."
)
COUNTED = _(
    "A hash by which the person is counted once in a funding period, of no event; it means nothing any more once the "
    "key of the period is deleted."
)
TYPED_BY_OTHERS = _("Somebody else has typed the address; it goes with their registration.")

ONLY_FOR_CONTACT = _("Only the contact of the event reads this; the person finds it by the personal link.")


def declare_finders() -> None:
    """Say how the tables of events are searched."""
    find_by("events.Registration", "email", erase=_erase, tell=own_data.stored, tell_in_desk=_tell_in_desk)
    find_by("events.LinkRequest", "email", erase=lambda requests: requests.delete())
    find_by("events.Event", "contact_email", stays=CONTACT, tell=lambda event: {"event": event.name})
    find_by("events.CountedPerson", rows=funding.known_as, stays=COUNTED, tell=lambda one: {"period": one.period.name})
    for model in ("events.RegistrationStep", "events.Presence"):
        find_by(model, "user", tell=lambda row: {"at": row.at})
    mentioned_in("events.Registration", TYPED_BY_OTHERS)
    mentioned_in("events.Answer", TYPED_BY_OTHERS, own="registration__email")
    find_by("events.CertificateBatch", "user", tell=lambda batch: {"event": batch.event.name})


def _erase(registrations) -> None:
    # Their own of several events, and each with its own lock: so the keys are read first.
    for registration in list(registrations):
        # A colleague without an address went with whoever registered them.
        if type(registration).objects.filter(pk=registration.pk).exists():
            own_data.erase(registration, kind="")


def _tell_in_desk(registration) -> dict:
    """Leave out what people were told that only the event's contact reads; they find it by their personal link."""
    stored = own_data.stored(registration)
    confidential = {answer.question.label for answer in told_by(registration) if answer.question.is_confidential}
    for answer in stored["answers"]:
        if answer["question"] in confidential:
            answer["answer"] = str(ONLY_FOR_CONTACT)
    return stored
