"""Every rule about when people go, and what goes with them.

The people of an event go some days after its last session (`Event.people_go_at`), by themselves: first they are
counted, then they are deleted, both in one transaction for a few of them, so that the work can be broken off at any
moment. Their mails go with them, the files of these too, and their labels in the log of the desk; the rest belongs to
the registration and goes by the database's own rules. What this leaves in files is removed by core/traces.py.
"""

from datetime import date, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core import traces
from core.models import DataStep
from core.worker import sweep
from events import batches, counts, emails
from events.models import CertificateBatch, Event, EventCounts, Question, Registration
from events.places import lock
from events.questions import CONFIDENTIAL_KEPT

# So many people are deleted in one transaction, for which others wait.
BATCH = 200
# How long it is kept that an address never answered.
UNANSWERED_KEPT = timedelta(days=7)


@sweep("forget registrations", every=timedelta(hours=1))
def forget_due() -> None:
    """Count and delete the people of all events whose time is over."""
    for event_id in due(timezone.now()):
        while forget_some(event_id):
            pass


def due(now: datetime) -> list[int]:
    """Return the events whose people are to be deleted now, and those that have none and are still to be counted."""
    people = Exists(Registration.objects.filter(event=OuterRef("pk")).order_by())
    open_ones = Event.objects.filter(Q(counts=None) | Q(counts__completed_at=None) | people).with_times()
    open_ones = open_ones.filter(Q(first_starts_at=None) | Q(first_starts_at__lte=now) | Q(status="cancelled"))
    found = []
    for event in open_ones.prefetch_related("sessions").order_by("pk").iterator(chunk_size=200):
        if event.people_go_at <= now:
            found.append(event.pk)
    return found


def still_to_go(events: QuerySet[Event]) -> list[Event]:
    """Return the events that have people, with how many, those first whose people go next."""
    found = events.annotate(people=Count("registrations")).filter(people__gt=0).prefetch_related("sessions")
    return sorted(found, key=lambda event: (event.people_go_at, event.pk))


def are_deleted(event: Event) -> bool:
    """Tell whether the people of an event are gone, and only numbers are left."""
    return hasattr(event, "counts") and event.counts.completed_at is not None


def answers_to_go(event: Event) -> list[tuple[Question, date]]:
    """Return the questions of an event whose answers go before its people do, and on which day, the next first."""
    last_day = timezone.localdate(event.people_go_at)
    days = [(question, _goes_on(question, event)) for question in event.questions.all()]
    return sorted([each for each in days if each[1] and each[1] < last_day], key=lambda each: (each[1], each[0].pk))


def _goes_on(question: Question, event: Event) -> date | None:
    confidential = event.ends_at + CONFIDENTIAL_KEPT if question.is_confidential and event.ends_at else None
    days = [question.delete_on, confidential and timezone.localdate(confidential)]
    return min([day for day in days if day], default=None)


@transaction.atomic
def forget_some(event_id: int) -> bool:
    """Count and delete some people of an event, and note when these were the last; tell whether there are more."""
    event, now = lock(event_id)
    if event.people_go_at > now:
        return False
    # Colleagues before whoever has registered them.
    people = list(event.registrations.order_by("-pk").values_list("pk", flat=True)[:BATCH])
    if people:
        counts.add(event, people, now)
        delete(people)
        traces.note(DataStep.Kind.EVENT, number=len(people), about=event.name)
    if len(people) == BATCH:
        return True
    event.kept_apart.all().delete()
    EventCounts.objects.filter(pk=counts.of(event).pk).update(completed_at=now)
    return False


def delete(people: list[int]) -> None:
    """Delete registrations with all that is kept about them anywhere; whoever calls has counted them."""
    registrations = Registration.objects.filter(pk__in=people)
    emails.forget(registrations)
    # A file of all certificates may hold theirs.
    batches.forget(CertificateBatch.objects.filter(event__in=registrations.values("event")))
    content_type = ContentType.objects.get_for_model(Registration)
    ModelLogEntry.objects.filter(content_type=content_type, object_id__in=[str(pk) for pk in people]).delete()
    # An address that a colleague was entered with would count from the moment in which who entered them is gone.
    registrations.filter(registered_by__isnull=False).update(status=Registration.Status.CANCELLED)
    registrations.delete()


@sweep("forget addresses that never answered", every=timedelta(hours=6))
@transaction.atomic
def forget_unanswered() -> None:
    """Delete, uncounted, registrations whose address was never confirmed, some days after they have ended."""
    ended = Registration.objects.filter(
        status__in=Registration.ENDED, cancelled_at__lt=timezone.now() - UNANSWERED_KEPT
    )
    # Whoever was there all the same is kept as long as the others are.
    unanswered = counts.never_answered(ended).filter(presences=None)
    delete(list(unanswered.values_list("pk", flat=True)))
