"""Asking for access: whoever works in the field asks, confirms the address, and one named person decides in time.

What is sent is only taken down: the worker looks whose address it is, so that neither the answer nor its time tells a
stranger who is a member. Whoever has an account is told so by mail, and whoever is invited gets the invitation once
more; all others confirm. From then on there are five working days to decide, by a person whom the asker is told of.
One working day before the end that person is reminded; if the days pass, the asker gets a sentence, and all who could
decide are told. Either decision comes with words: an approval is an invitation that names them as the reason.
"""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from core.worker import sweep
from events.holidays import working_days_after
from events.models import EventSettings
from organisations.models import Organisation
from partners import emails, membership
from partners.models import AccessRequest, AccessSettings, Invitation

DAYS_TO_DECIDE = 5
REMIND_AFTER = 4
CONFIRM_WITHIN = timedelta(days=3)
KEPT_AFTER_DECISION = timedelta(days=30)
AT_ONCE = 50


def ask(*, email, name, organisation_name, function="", reason, language) -> AccessRequest:
    """Take down that somebody asks; the answer comes by mail alone."""
    organisation = Organisation.objects.filter(name__iexact=organisation_name).first()
    return AccessRequest.objects.create(
        email=email.strip().lower(),
        name=name,
        organisation=organisation,
        organisation_name="" if organisation else organisation_name,
        function=function,
        reason=reason,
        language=language,
    )


@sweep("answer requests for access", every=timedelta(seconds=5))
def answer_new() -> None:
    """Write the first mail about each new request."""
    for request in AccessRequest.objects.filter(answered_at=None).order_by("pk")[:AT_ONCE]:
        _answer(request)


@transaction.atomic
def _answer(request: AccessRequest) -> None:
    # Whoever notes the time has the turn.
    if not AccessRequest.objects.filter(pk=request.pk, answered_at=None).update(answered_at=timezone.now()):
        return
    account = membership.account_of(request.email)
    invitation = Invitation.objects.filter(email__iexact=request.email).open().first()
    if account and account.is_active:
        emails.write_has_account(request)
        request.delete()
    elif invitation:
        membership.resend(invitation, by=None)
        request.delete()
    else:
        emails.write_confirm_request(request)


@transaction.atomic
def confirm(request: AccessRequest) -> None:
    """Note that the address is right and hand the request to whoever decides; calling twice does no harm."""
    request = AccessRequest.objects.select_for_update().filter(pk=request.pk, confirmed_at=None).first()
    if request is None:
        return
    request.confirmed_at, request.owner = timezone.now(), who_decides()
    others = AccessRequest.objects.filter(email__iexact=request.email, decided_at=None, account=None)
    others = others.exclude(pk=request.pk)
    earlier = others.exclude(confirmed_at=None).order_by("confirmed_at").first()
    # Who asks once more corrects what was said, and neither wins nor loses time.
    request.remind_on, request.decide_by = (earlier.remind_on, earlier.decide_by) if earlier else days_to_decide()
    others.delete()
    request.save()
    emails.write_request_arrived(request)
    if request.owner:
        emails.write_to_decide(request, request.owner)


def days_to_decide() -> tuple[date, date]:
    """Return the day on which whoever decides is reminded of a request of today, and the last one to decide on it."""
    today, state = timezone.localdate(), EventSettings.of_site().state
    return tuple(working_days_after(today, number, state) for number in (REMIND_AFTER, DAYS_TO_DECIDE))


def deciders():
    """Return the people who may decide on requests, those who do nothing else first."""
    may = Q(is_superuser=True) | Q(groups__permissions__codename="change_accessrequest")
    people = get_user_model().objects.filter(is_active=True)
    return people.filter(pk__in=people.filter(may).values("pk")).order_by("is_superuser", "pk")


def who_decides():
    """Return the person named in the settings, else the first who may."""
    chosen = AccessSettings.objects.filter(site__is_default_site=True, owner__isnull=False).first()
    return deciders().filter(pk=chosen.owner_id).first() or deciders().first() if chosen else deciders().first()


@transaction.atomic
def approve(request: AccessRequest, *, by, words: str) -> Invitation:
    """Invite who has asked, with these words as the reason."""
    request = locked_pending(request)
    if request.account_id:
        raise membership.Refused(_("This person has an account already."))
    invitation = membership.invite(
        request.email,
        invited_by=by,
        name=request.name,
        organisation=request.organisation,
        new_organisation=request.organisation_name,
        function=request.function,
        reason=words,
        groups=membership.groups_for_members(by),
        language=request.language,
    )
    AccessRequest.objects.filter(pk=request.pk).update(decided_by=by, words=words)
    return invitation


@transaction.atomic
def decline(request: AccessRequest, *, by, words: str, groups=()) -> AccessRequest:
    """Say no, and why; a member who asked to move stays in the same groups as before."""
    request = locked_pending(request)
    request.decision, request.decided_at = AccessRequest.Decision.DECLINED, timezone.now()
    request.decided_by, request.words = by, words
    request.save()
    emails.write_request_declined(request)
    return request


def locked_pending(request: AccessRequest) -> AccessRequest:
    """Return a request that nobody has decided on meanwhile, locked."""
    pending = AccessRequest.objects.pending().select_for_update().filter(pk=request.pk).first()
    if pending is None:
        raise membership.Refused(_("This request has been decided on already."))
    return pending


@sweep("remind of requests for access", every=timedelta(hours=1))
def remind() -> None:
    """Remind who decides of requests whose time is nearly over, and tell everybody of those that are late."""
    today = timezone.localdate()
    pending = AccessRequest.objects.pending().select_related("owner")
    for request in pending.filter(decide_by__lt=today, told_late_at=None)[:AT_ONCE]:
        _tell_late(request)
    for request in pending.filter(remind_on__lte=today, decide_by__gte=today, reminded_at=None)[:AT_ONCE]:
        _remind(request)


@transaction.atomic
def _tell_late(request: AccessRequest) -> None:
    if AccessRequest.objects.filter(pk=request.pk, told_late_at=None).update(told_late_at=timezone.now()):
        emails.write_request_late(request)
        for person in deciders():
            emails.write_to_decide(request, person)


@transaction.atomic
def _remind(request: AccessRequest) -> None:
    if AccessRequest.objects.filter(pk=request.pk, reminded_at=None).update(reminded_at=timezone.now()):
        owner = request.owner if request.owner and request.owner.is_active else who_decides()
        if owner:
            emails.write_to_decide(request, owner)


@sweep("forget requests for access", every=timedelta(hours=6))
def forget() -> None:
    """Delete requests whose address nobody confirmed, and those on which it was decided some time ago."""
    now = timezone.now()
    AccessRequest.objects.filter(confirmed_at=None, created_at__lt=now - CONFIRM_WITHIN).delete()
    AccessRequest.objects.filter(decided_at__lt=now - KEPT_AFTER_DECISION).delete()
