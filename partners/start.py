"""What the start page of the partner area tells members of their own: registrations, certificates, what is to do.

A registration is a member's if its address is one that they have confirmed for the account, as whoever reads its mails
gets the personal link anyway. Nobody else's is counted or named.
"""

from datetime import datetime
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.db.models import Exists, F, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.access import visible_to
from events.dates import days, moment
from events.links import token_of
from events.models import Event, EventPage, Presence, Registration
from partners.models import AccessRequest, Contribution

MOST = 20


class Own(NamedTuple):
    """One registration, as its owner reads of it."""

    title: str
    when: str
    state: str
    url: str


class Task(NamedTuple):
    """What waits for a member, and where it is done."""

    text: str
    action: str
    url: str


class Mine(NamedTuple):
    """All that is a member's own on the start page."""

    registrations: list[Own]
    certificates: list[Own]
    tasks: list[Task]


def of(user) -> Mine:
    """Return what is this member's own, with three questions to the database at most."""
    now = timezone.now()
    rows = list(_registrations(user, now)[:MOST])
    to_come = [row for row in reversed(rows) if row.is_active and not _is_over(row, now)]
    certified = [row for row in rows if row.was_there and _is_over(row, now) and _certifies(row.event)]
    tasks = [*_offers(to_come, now), *_sent_back(user), *_to_decide(user)]
    return Mine([_own(row) for row in to_come], [_own(row) for row in certified], tasks)


def _registrations(user, now: datetime) -> QuerySet[Registration]:
    addresses = EmailAddress.objects.filter(user=user, verified=True).values(lower=Lower("email"))
    pages = EventPage.objects.filter(event=OuterRef("event"), locale__language_code=get_language())
    there = Presence.objects.filter(registration=OuterRef("pk"), is_present=True, session__starts_at__lte=now)
    rows = Registration.objects.confirmed_address().exclude(email="").alias(lower=Lower("email"))
    rows = rows.filter(lower__in=addresses).annotate(
        title=Subquery(visible_to(pages, user).order_by("pk").values("title")[:1]),
        first_starts_at=Min("event__sessions__starts_at"),
        last_ends_at=Max("event__sessions__ends_at"),
        was_there=Exists(there),
    )
    # What is to come first; there is not much else, since it is deleted some time after the event.
    return rows.select_related("event").order_by(F("last_ends_at").desc(nulls_first=True), "pk")


def _is_over(row: Registration, now: datetime) -> bool:
    return row.last_ends_at is not None and row.last_ends_at < now


def _certifies(event: Event) -> bool:
    return event.certificate_rule != Event.CertificateRule.NONE


def _title(row: Registration) -> str:
    return row.title or row.event.name


def _link(row: Registration) -> str:
    return reverse("personal:link", args=[token_of(row)])


def _own(row: Registration) -> Own:
    takes_place = row.event.status == Event.Status.SCHEDULED
    state = row.status_label if takes_place else row.event.get_status_display()
    when = days(row.first_starts_at, row.last_ends_at) if row.first_starts_at else ""
    return Own(_title(row), when, state, _link(row))


def _offers(rows: list[Registration], now: datetime):
    for row in rows:
        if row.is_offered and row.expires_at > now:
            text = _("A place is offered to you: “%(title)s”. Please answer by %(moment)s.")
            told = {"title": _title(row), "moment": moment(row.expires_at)}
            yield Task(text % told, _("Accept or decline"), _link(row))


def _sent_back(user):
    declined = Contribution.objects.filter(user=user, told=Contribution.State.DECLINED, page__live=False)
    for title in declined.values_list("title", flat=True)[:MOST]:
        text = _("Your contribution “%(title)s” is not published as it is.") % {"title": title}
        yield Task(text, _("Read the reason"), reverse("partners:contributions"))


def _to_decide(user):
    """Yield the requests for access that this person decides; who asks is read in the desk alone."""
    if not user.has_perm("partners.change_accessrequest"):
        return
    for request in AccessRequest.objects.pending().filter(owner=user).order_by("decide_by", "pk")[:MOST]:
        text = _("Somebody asks for access. Please decide by %(day)s.")
        told = {"day": date_format(request.decide_by, "DATE_FORMAT")}
        yield Task(text % told, _("Read and decide"), reverse("access_request:decide", args=[request.pk]))
