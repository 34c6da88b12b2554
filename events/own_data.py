"""What is stored about a person: shown to them, and erased when they ask (GDPR, articles 15, 17 and 20)."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from core import traces
from core.models import DataStep
from events import counts, forgetting
from events.certificates import grouped
from events.colleagues import leave_with, shown_to
from events.models import Certificate, Registration
from events.places import lock
from events.questions import told_by
from events.waiting import hand_out
from outbox.models import Mail


def stored(registration: Registration) -> dict:
    """Return all that is kept about a registration, for the person to read and to take along."""
    owner_type = ContentType.objects.get_for_model(Registration)
    mails = Mail.objects.filter(owner_type=owner_type, owner_id=registration.pk).order_by("created_at")
    return {
        "event": registration.event.name,
        "name": registration.name,
        "email": registration.email,
        "organisation": registration.organisation,
        "professional_field": str(registration.professional_field or ""),
        "privacy_notice_of": registration.privacy_version.created_at if registration.privacy_version else None,
        "attendance": registration.get_attendance_display(),
        "language": registration.language,
        "registered_by": registration.registered_by.name if registration.registered_by else None,
        "colleagues_without_address": [colleague.name for colleague in shown_to(registration)[1]],
        "state": registration.get_status_display(),
        "registered_at": registration.created_at,
        "deadline": registration.expires_at,
        "ended_at": registration.cancelled_at,
        "kept_until": registration.event.people_go_at,
        "absent_from": [str(absence.session) for absence in registration.absences.select_related("session")],
        "presence": [
            {"session": str(entry.session), "was_there": entry.is_present, "entered": entry.get_source_display()}
            for entry in registration.presences.select_related("session").order_by("session__starts_at")
        ],
        "number_on_the_list": registration.list_number,
        "answers": [
            {"question": answer.question.label, "answer": str(answer.in_words)} for answer in told_by(registration)
        ],
        "steps": [
            {"at": step.at, "what": step.get_kind_display(), "why": step.get_reason_display()}
            for step in registration.steps.all()
        ],
        "certificates": [
            {
                "number": grouped(certificate.number),
                "what": certificate.get_kind_display(),
                "event": certificate.event_title,
                "organisation": certificate.organisation,
                "attended": certificate.sessions,
                "hours": certificate.hours,
                "issued_at": certificate.issued_at,
                "can_be_verified_until": certificate.valid_until,
            }
            for certificate in registration.certificates.all()
        ],
        "mails": [{"written_at": mail.created_at, "sent_at": mail.sent_at, "subject": mail.subject} for mail in mails],
    }


@transaction.atomic
def erase(registration: Registration, kind: str = DataStep.Kind.OWN) -> None:
    """Count a person and delete the registration with all that is kept about it; a place that it had goes on.

    Colleagues who could not be reached any more go with whoever registered them. Certificates outlive the deletion of
    an event's people, but not this.
    """
    event, now = lock(registration.event_id)
    people = list(leave_with(registration).values_list("pk", flat=True))
    people += event.registrations.filter(pk=registration.pk).values_list("pk", flat=True)
    if not people:
        # Pressed twice, or in another window.
        return
    counts.add(event, people, now)
    Certificate.objects.filter(registration__in=people).delete()
    forgetting.delete(people)
    # Whoever erases all about a person notes it once.
    if kind:
        traces.note(kind, number=len(people), about=event.name)
    hand_out(event, now)
