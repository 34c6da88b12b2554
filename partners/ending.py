"""Ending somebody's access: what hangs on the person is handed over first, then the account is closed.

Pages, review dates and events need somebody, so a successor is asked for: an active person who may work on all of it.
Open invitations are handed on or withdrawn, coming places are given up or kept. All of it is one step, or nothing is.
Whoever may invite people like this one may end their access. What is ended belongs to no group and no organisation any
more, so that opening the account again brings nothing back.
"""

from collections.abc import Callable
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Page

from core import accounts
from core.access import hidden_at_desk, worked_on_by
from events import registration
from events.models import Event, Registration
from events.teams import events_of
from partners import emails
from partners.membership import Refused, accounts_handled_by, handled_by
from partners.models import AccessRequest, AccessSettings, CalendarLink, Dormancy, Invitation
from resources.models import Resource

LAST_ADMINISTRATOR = gettext_lazy("This is the last administrator. Somebody else must become one first.")


class Hanging(NamedTuple):
    """What hangs on a person."""

    pages: QuerySet[Page]
    reviews: QuerySet[Resource]
    events: QuerySet[Event]
    invitations: QuerySet[Invitation]
    places: list[Registration]

    def seen_by(self, user) -> QuerySet[Page]:
        """Return the pages whose titles this user may read."""
        return self.pages.exclude(pk__in=hidden_at_desk(user).values("pk"))


class Handover(NamedTuple):
    """Who takes what over; nobody takes invitations that are withdrawn."""

    pages: object = None
    reviews: object = None
    events: object = None
    invitations: object = None
    gives_up_places: bool = True


def handled(by) -> QuerySet:
    """Return the people whose access this user may end: open accounts, and closed ones that still have something."""
    has_something = Q(is_active=True) | Q(groups__isnull=False) | Q(memberships__isnull=False) | Q(is_superuser=True)
    people = get_user_model().objects.filter(pk__in=get_user_model().objects.filter(has_something).values("pk"))
    return people.filter(pk__in=accounts_handled_by(by).values("pk"))


def hanging_on(user) -> Hanging:
    """Return what hangs on this person."""
    places, now = Registration.objects.none(), timezone.now()
    for address in _addresses_of(user):
        places = places | Registration.objects.filter(email__iexact=address)
    coming = places.active().select_related("event").prefetch_related("event__sessions").order_by("event__name", "pk")
    return Hanging(
        pages=Page.objects.filter(owner=user).order_by("title", "pk"),
        reviews=Resource.objects.filter(review_owner=user).order_by("review_on", "pk"),
        events=_events_with_contact(user).with_times().order_by("first_starts_at", "pk"),
        invitations=Invitation.objects.filter(invited_by=user).unused().order_by("pk"),
        places=[one for one in coming if not one.event.has_begun(now)],
    )


def _addresses_of(user) -> set[str]:
    confirmed = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {user.email.lower(), *(address.lower() for address in confirmed)}


def _events_with_contact(user) -> QuerySet[Event]:
    is_theirs = Q(pk=None)
    for address in _addresses_of(user):
        is_theirs |= Q(contact_email__iexact=address)
    return Event.objects.filter(is_theirs)


def successors(user, hanging: Hanging) -> dict[str, list]:
    """Return for each kind of thing who may take over all of it; nothing that nobody has to take over."""
    at_desk = Q(is_superuser=True) | Q(groups__permissions__codename="access_admin")
    people = get_user_model().objects.filter(is_active=True).exclude(pk=user.pk)
    people = people.filter(pk__in=people.filter(at_desk).values("pk")).order_by("last_name", "first_name", "pk")
    waiting = [kind for kind in FITS if getattr(hanging, kind).exists()]
    return {kind: [one for one in people if FITS[kind](one, getattr(hanging, kind))] for kind in waiting}


def _works_on(person, pages) -> bool:
    return not pages.exclude(pk__in=worked_on_by(person).values("pk")).exists()


def _reviews(person, resources) -> bool:
    return person.has_perm("resources.change_resource")


def _is_in_team(person, events) -> bool:
    theirs = events_of(person).values("pk")
    return person.has_perm("events.change_event") and not events.exclude(pk__in=theirs).exists()


def _invites(person, invitations) -> bool:
    theirs = handled_by(person).values("pk")
    return person.has_perm("partners.change_invitation") and not invitations.exclude(pk__in=theirs).exists()


FITS: dict[str, Callable] = {
    "pages": _works_on,
    "reviews": _reviews,
    "events": _is_in_team,
    "invitations": _invites,
}
# An open invitation can be withdrawn instead.
NEEDS_SOMEBODY = ("pages", "reviews", "events")


@transaction.atomic
def end(user, handover: Handover, *, by) -> None:
    """Hand over what hangs on a person and close the account; refused where somebody is missing who takes over."""
    user = get_user_model().objects.select_for_update().get(pk=user.pk)
    refuse_end(user, by)
    hanging, was_open = hanging_on(user), user.is_active
    for kind, fitting in successors(user, hanging).items():
        chosen = getattr(handover, kind)
        if (chosen or kind in NEEDS_SOMEBODY) and chosen not in fitting:
            raise Refused(_("Something needs a successor who may work on it. Please look at the page again."))
    _hand_over(hanging, handover, by)
    if handover.gives_up_places:
        _give_up(hanging.places, by)
    _close(user)
    log(instance=user, action="partners.end_access", user=by)
    if was_open:
        emails.write_access_ended(user)


def refuse_end(user, by) -> None:
    """Say why this person's access is not ended by this user, if it is not."""
    if not handled(by).filter(pk=user.pk).exists():
        raise Refused(_("This access has been ended already, or has rights in the desk: those an administrator ends."))
    if accounts.is_last_administrator(user):
        raise Refused(str(LAST_ADMINISTRATOR))
    if user == by:
        raise Refused(_("Somebody else ends your own access."))


def _hand_over(hanging: Hanging, handover: Handover, by) -> None:
    for rows in (hanging.pages, hanging.reviews, hanging.events):
        for row in rows:
            log(instance=row, action="partners.hand_over", user=by)
    events = Event.objects.filter(pk__in=list(hanging.events.values_list("pk", flat=True)))
    hanging.pages.update(owner=handover.pages)
    hanging.reviews.update(review_owner=handover.reviews)
    if contact := handover.events:
        name = contact.get_full_name()
        events.update(contact_email=contact.email, contact_name_de=name, contact_name_en=name, contact_phone="")
    if handover.invitations:
        hanging.invitations.update(invited_by=handover.invitations)
    else:
        hanging.invitations.update(withdrawn_at=timezone.now())


def _give_up(places: list[Registration], by) -> None:
    for one in places:
        registration.cancel(one, by=by)


def _close(user) -> None:
    """Close the account and take from it all that would open something if it were opened again."""
    accounts.close(user)
    Page.objects.filter(locked_by=user).update(locked=False, locked_by=None, locked_at=None)
    AccessRequest.objects.filter(account=user, decided_at=None).delete()
    AccessRequest.objects.filter(owner=user, decided_at=None).update(owner=None)
    AccessSettings.objects.filter(owner=user).update(owner=None)
    CalendarLink.objects.filter(user=user).delete()
    Dormancy.objects.filter(user=user).delete()
    user.memberships.all().delete()
    user.groups.clear()
    user.user_permissions.clear()
    user.is_superuser = False
    user.save(update_fields=["is_superuser"])
