"""Moving on: a member takes a new address along, or asks to belong to another organisation.

A new address counts once the link in the mail to it was pressed, and what hangs on the old one follows it. Another
organisation is decided on anew, like a request for access: nothing changes before. With the approval the person leaves
the old organisation with all rights in it, and keeps only those groups that whoever approves has chosen.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from events.models import Event, Registration
from organisations.models import Membership, Organisation
from partners import access_requests, emails
from partners.membership import Refused, accounts_handled_by
from partners.models import AccessRequest


@transaction.atomic
def take_address_along(user, before: str) -> None:
    """Let events whose contact the person is, and places still to come, follow to a new address."""
    if not before or user.email.lower() == before.lower():
        return
    Event.objects.filter(contact_email__iexact=before).update(contact_email=user.email)
    now = timezone.now()
    for one in Registration.objects.claiming().filter(email__iexact=before).select_related("event"):
        others = Registration.objects.claiming().filter(event=one.event, email__iexact=user.email)
        if not one.event.has_begun(now) and not others.exists():
            Registration.objects.filter(pk=one.pk).update(email=user.email)
    pending(user).update(email=user.email)


def pending(user):
    """Return the request of a member that waits for a decision, as a query."""
    return AccessRequest.objects.pending().filter(account=user)


@transaction.atomic
def ask(user, *, leaves: Organisation | None, organisation_name, function, reason, language) -> AccessRequest:
    """Take down that a member asks to belong to another organisation; a request made earlier is corrected by it."""
    organisation = Organisation.objects.filter(name__iexact=organisation_name).first()
    if organisation and user.memberships.filter(organisation=organisation).exists():
        raise Refused(_("You belong to this organisation already."))
    # One at a time, whoever presses twice.
    get_user_model().objects.select_for_update().get(pk=user.pk)
    earlier = pending(user).first()
    remind_on, decide_by = (earlier.remind_on, earlier.decide_by) if earlier else access_requests.days_to_decide()
    pending(user).delete()
    now = timezone.now()
    request = AccessRequest.objects.create(
        account=user,
        leaves=leaves,
        email=user.email,
        name=user.get_full_name() or user.email,
        organisation=organisation,
        organisation_name="" if organisation else organisation_name,
        function=function,
        reason=reason,
        language=language,
        answered_at=now,
        confirmed_at=now,
        owner=access_requests.who_decides(),
        remind_on=remind_on,
        decide_by=decide_by,
    )
    emails.write_move_arrived(request)
    if request.owner:
        emails.write_to_decide(request, request.owner)
    return request


@transaction.atomic
def approve(request: AccessRequest, *, by, words: str, groups=()) -> None:
    """Let a member belong to the other organisation, with these of their groups and no other right from before."""
    request = access_requests.locked_pending(request)
    user = get_user_model().objects.select_for_update().get(pk=request.account_id)
    if not user.is_active or not accounts_handled_by(by).filter(pk=user.pk).exists():
        raise Refused(_("This account is closed, or has rights in the desk: on those an administrator decides."))
    organisation = request.organisation or Organisation.objects.get_or_create(name=request.organisation_name)[0]
    if request.leaves_id and request.leaves_id != organisation.pk:
        Membership.objects.filter(user=user, organisation=request.leaves_id).delete()
    Membership.objects.get_or_create(user=user, organisation=organisation, defaults={"function": request.function})
    user.groups.set(user.groups.filter(pk__in=[group.pk for group in groups]))
    request.organisation, request.words = organisation, words
    request.decision, request.decided_at, request.decided_by = AccessRequest.Decision.MOVED, timezone.now(), by
    request.save()
    log(instance=user, action="partners.move", user=by)
    emails.write_moved(request)
