"""Mails whose time comes by itself: before an event, on the day of a session, and when all is over."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Subquery
from django.utils import timezone

from core.worker import sweep
from events import emails, presence
from events.certificates import who_get_part
from events.history import Kind, record
from events.models import Event, Presence, RegistrationStep
from events.places import lock

# On the day of a session, but early enough for one that begins early.
MORNING, BEFORE = time(6), timedelta(hours=2)
LONGEST_NOTICE = timedelta(days=60)
# Thanks come on the morning after, and no more after a week.
THANKS_AT, THANKS_UNTIL = time(9), timedelta(days=7)
# Who was there may still be corrected; and nobody is told of what was entered long ago.
CORRECTED_WITHIN, TOLD_WITHIN = timedelta(hours=1), timedelta(days=7)
GOT_A_PLACE = [Kind.PLACE_GIVEN, Kind.OFFER_ACCEPTED]


@sweep("remind of events", every=timedelta(minutes=10))
def remind() -> None:
    """Remind people with a place some days before the first session; whoever came later needs no reminder."""
    now = timezone.now()
    soon = Event.objects.filter(status=Event.Status.SCHEDULED, reminder_days__gt=0).annotate(
        first=Min("sessions__starts_at")
    )
    for event in soon.filter(first__gt=now, first__lte=now + LONGEST_NOTICE):
        due = event.first - timedelta(days=event.reminder_days)
        if due <= now:
            _write_once(event.pk, due, Kind.REMINDED, emails.write_reminder)


@sweep("send online links", every=timedelta(minutes=10))
def send_online_links() -> None:
    """Send the online link on the day of each session to those who take part online."""
    now = timezone.now()
    online = Event.objects.filter(status=Event.Status.SCHEDULED).exclude(online_link="").exclude(format="on_site")
    today = online.filter(sessions__starts_at__gt=now, sessions__starts_at__lte=now + timedelta(days=1))
    for event in today.annotate(next=Min("sessions__starts_at")):
        due = _morning_of(event.next)
        if due <= now:
            _write_once(event.pk, due, Kind.LINK_SENT, emails.write_online_link, only_online=True)


@sweep("thank people", every=timedelta(minutes=10))
def thank() -> None:
    """Thank those with a place on the morning after the last session.

    Not those who were at no session, as they said before or as it is entered; if that is corrected within the week,
    they are thanked, too.
    """
    now = timezone.now()
    over = Event.objects.filter(status=Event.Status.SCHEDULED, sends_thanks=True).annotate(
        last=Max("sessions__ends_at")
    )
    for event in over.filter(last__lte=now, last__gt=now - THANKS_UNTIL):
        if _morning_after(event.last) <= now:
            _thank_once(event.pk)


@sweep("tell of certificates", every=timedelta(minutes=10))
def tell_of_certificates() -> None:
    """Tell those who were there that they can fetch their certificates, if they were thanked before it was entered.

    It waits until something is entered about each session, and an hour longer: mistakes are corrected soon.
    """
    now = timezone.now()
    entered = Presence.objects.filter(registration__event=OuterRef("pk"), is_present=True)
    over = Event.objects.filter(status=Event.Status.SCHEDULED).exclude(certificate_rule=Event.CertificateRule.NONE)
    over = over.annotate(last=Max("sessions__ends_at"), recorded=Count("sessions__presence_recorded_at"))
    over = over.annotate(all=Count("sessions"), entered=Subquery(entered.order_by("-at").values("at")[:1]))
    over = over.filter(last__lte=now, recorded=F("all"))
    for event in over.filter(entered__lte=now - CORRECTED_WITHIN, entered__gt=now - TOLD_WITHIN):
        if not event.sends_thanks or _morning_after(event.last) <= now:
            _tell_once(event.pk)


@transaction.atomic
def _tell_once(event_id: int) -> None:
    event, now = lock(event_id)
    presences = Presence.objects.filter(registration=OuterRef("pk"), is_present=True)
    people = event.registrations.filter(certificates=None).annotate(
        entered=Subquery(presences.order_by("-at").values("at")[:1])
    )
    steps = RegistrationStep.objects.filter(registration=OuterRef("pk"))
    people = people.filter(entered__isnull=False).exclude(email="", registered_by=None)
    people = people.exclude(Exists(steps.filter(kind=Kind.TOLD_OF_CERTIFICATE)))
    people = people.exclude(Exists(steps.filter(kind=Kind.THANKED, at__gte=OuterRef("entered"))))
    people = list(people.prefetch_related("presences"))
    for registration in people:
        record(registration, Kind.TOLD_OF_CERTIFICATE, now)
    emails.write_certificate_ready(event, people, who_get_part(event, people))


def _morning_after(ends_at: datetime) -> datetime:
    day = timezone.localtime(ends_at).date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, THANKS_AT))


@transaction.atomic
def _thank_once(event_id: int) -> None:
    event, now = lock(event_id)
    if event.status != Event.Status.SCHEDULED or not event.is_over(now):
        return
    thanked = RegistrationStep.objects.filter(registration=OuterRef("pk"), kind=Kind.THANKED)
    people, known = event.registrations.with_place().exclude(Exists(thanked)), presence.known_by_name(event)
    people = list(people.prefetch_related("absences", "presences"))
    for registration in people:
        registration.event = event
    people = [registration for registration in people if presence.may_have_come(registration, known)]
    for registration in people:
        record(registration, Kind.THANKED, now)
    emails.write_thanks(event, people)


def _morning_of(starts_at: datetime) -> datetime:
    day = timezone.localtime(starts_at).date()
    return min(timezone.make_aware(datetime.combine(day, MORNING)), starts_at - BEFORE)


@transaction.atomic
def _write_once(event_id: int, due: datetime, kind: str, write, *, only_online: bool = False) -> None:
    """Write to everybody who had a place when it was due and has not been written to since then."""
    event, now = lock(event_id)
    if event.status != Event.Status.SCHEDULED:
        return
    steps = RegistrationStep.objects.filter(registration=OuterRef("pk"))
    people = event.registrations.with_place().filter(created_at__lte=due)
    people = people.exclude(Exists(steps.filter(kind=kind, at__gte=due)))
    people = people.exclude(Exists(steps.filter(kind__in=GOT_A_PLACE, at__gt=due)))
    concerned = []
    for registration in people:
        registration.event = event
        if registration.attends_online or not only_online:
            concerned.append(registration)
            record(registration, kind, now)
    write(event, concerned)
