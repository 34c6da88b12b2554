"""What is told a week before the people of an event are deleted: what is still missing, and what is not fetched yet.

The contact of the event reads how much is still to be entered, never about whom. Whoever was there and has not fetched
the certificate is told that it can be fetched until that day. Both are told once, and once more if the day has moved
by more than a week since; nobody is told of an event that has no people.
"""

from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from core.worker import sweep
from events import counts, emails, spellings
from events.certificates import who_get_part
from events.history import Kind, record
from events.models import Event, EventCounts, Registration
from events.places import lock
from outbox import delivery

AHEAD = timedelta(days=7)


@sweep("tell what is missing before people go", every=timedelta(hours=1))
def tell() -> None:
    """Tell it about each event whose people go within a week."""
    now = timezone.now()
    people = Exists(Registration.objects.filter(event=OuterRef("pk")).order_by())
    events = Event.objects.filter(people).select_related("counts").prefetch_related("sessions")
    for event in events.iterator(chunk_size=200):
        if _is_time(event, now) and not (hasattr(event, "counts") and _is_told(event, event.counts)):
            _tell_once(event.pk)


def _is_time(event: Event, now: datetime) -> bool:
    has_ended = event.is_over(now) or event.status == Event.Status.CANCELLED
    return has_ended and event.people_go_at - AHEAD <= now < event.people_go_at


def _is_told(event: Event, numbers: EventCounts) -> bool:
    """Tell whether what was told is still about the day on which people go, or nearly so."""
    return numbers.announced_at is not None and numbers.announced_at >= event.people_go_at - 2 * AHEAD


@transaction.atomic
def _tell_once(event_id: int) -> None:
    event, now = lock(event_id)
    numbers = counts.of(event)
    if _is_told(event, numbers) or not _is_time(event, now):
        return
    EventCounts.objects.filter(pk=numbers.pk).update(announced_at=now)
    _tell_contact(event)
    people = _without_certificate(event)
    for registration in people:
        record(registration, Kind.REMINDED, now)
    emails.write_certificate_goes(event, people, who_get_part(event, people))


def _tell_contact(event: Event) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        takes_place = event.status == Event.Status.SCHEDULED
        missing = [each for each in event.sessions_list if takes_place and each.presence_recorded_at is None]
        context = {
            "event": event,
            "day": date_format(timezone.localtime(event.people_go_at), "DATE_FORMAT"),
            "people": event.registrations.count(),
            "sessions": [date_format(timezone.localtime(each.starts_at), "SHORT_DATETIME_FORMAT") for each in missing],
            # What people typed stands in no mail.
            "alike": len(spellings.survey(event).alike),
            "url": urljoin(settings.SITE_URL, reverse("event_registrations:index", args=[event.pk])),
        }
        delivery.write(
            to=event.contact_email,
            subject=render_to_string("events/email/people_go/subject.txt", context),
            text=render_to_string("events/email/people_go/text.txt", context).strip() + "\n",
            owner=event,
        )


def _without_certificate(event: Event) -> list[Registration]:
    """Return those who were there and can be reached, and have fetched nothing yet."""
    if event.certificate_rule == Event.CertificateRule.NONE or event.status != Event.Status.SCHEDULED:
        return []
    people = event.registrations.present().filter(certificates=None).exclude(email="", registered_by=None)
    return list(people.order_by("pk").prefetch_related("presences"))
