"""Every rule about who comes into the partner area and the desk: inviting, accepting, withdrawing, forgetting."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.guard import is_over_limits
from core.worker import sweep
from organisations.models import Membership, Organisation
from partners import emails
from partners.models import AccessRequest, Invitation, PartnerHomePage

VALID_FOR = timedelta(days=14)
KEPT_AFTER_END = timedelta(days=30)


class Refused(Exception):
    """Why something cannot be done, in words for whoever asked for it."""


def groups_open_to(inviter):
    """Return the groups that a person may invite into: administrators any, others those that give no rights.

    A group without rights only opens sections of the partner area; every other one opens the desk.
    """
    groups = Group.objects.order_by("name")
    if inviter.is_superuser:
        return groups
    return groups.filter(permissions=None, page_permissions=None, collection_permissions=None, site_permissions=None)


def groups_for_members(inviter):
    """Return the groups that open the partner area and nothing else: what most people are invited into."""
    admitted = Group.objects.filter(pageviewrestriction__page__in=PartnerHomePage.objects.all())
    return groups_open_to(inviter).filter(pk__in=admitted, permissions=None)


def handled_by(user):
    """Return the invitations that a person may send again and withdraw: those that they could have made."""
    if user.is_superuser:
        return Invitation.objects.all()
    beyond = Group.objects.exclude(pk__in=groups_open_to(user))
    return Invitation.objects.filter(makes_administrator=False).exclude(groups__in=beyond)


def accounts_handled_by(user):
    """Return the accounts that a person may end and open again: those that they could have invited."""
    accounts = get_user_model().objects.all()
    if user.is_superuser:
        return accounts
    beyond = Group.objects.exclude(pk__in=groups_open_to(user))
    return accounts.filter(is_superuser=False, user_permissions=None).exclude(groups__in=beyond)


@transaction.atomic
def invite(email, *, invited_by, language, name="", organisation=None, new_organisation="", function="", reason="",
           groups=(), makes_administrator=False) -> Invitation:  # fmt: skip
    """Invite one address and leave the mail; whoever runs the server (invited_by None) may do so for everything.

    An organisation that is new is made with the invitation, so that none is left over by one that is refused.
    """
    email, now = email.strip().lower(), timezone.now()
    groups = list(groups)
    _refuse_beyond_rights(invited_by, groups, makes_administrator)
    if not groups and not makes_administrator:
        raise Refused(_("Choose at least one group: without one, the account would open nothing."))
    _refuse_needless(email, organisation, groups, makes_administrator)
    earlier = Invitation.objects.filter(email__iexact=email)
    if earlier.open(now).exists():
        raise Refused(_("This address is invited already. The invitation can be sent again."))
    earlier.unused().delete()
    if new_organisation:
        organisation, _made = Organisation.objects.get_or_create(name=new_organisation)
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        organisation=organisation,
        function=function,
        reason=reason,
        makes_administrator=makes_administrator,
        language=language,
        invited_by=invited_by,
        created_at=now,
        expires_at=now + VALID_FOR,
    )
    invitation.groups.set(groups)
    emails.write_invitation(invitation)
    # An invitation is the answer to a request, whether or not its writer knew of it.
    asked = AccessRequest.objects.filter(email__iexact=email, decided_at=None, account=None)
    asked.update(decision=AccessRequest.Decision.INVITED, decided_at=now, confirmed_at=now, decided_by=invited_by)
    return invitation


def _refuse_beyond_rights(inviter, groups, makes_administrator) -> None:
    if inviter is None:
        return
    if makes_administrator and not inviter.is_superuser:
        raise Refused(_("Only administrators can invite administrators."))
    allowed = set(groups_open_to(inviter))
    if not_allowed := [group.name for group in groups if group not in allowed]:
        names = ", ".join(not_allowed)
        raise Refused(_("Only administrators can invite into groups with rights in the desk: %s.") % names)


def _refuse_needless(email, organisation, groups, makes_administrator) -> None:
    user = account_of(email)
    if user is None:
        return
    if not user.is_active:
        raise Refused(_("The account with this address is closed. An administrator can open it again."))
    has_groups = user.is_superuser or user.groups.filter(pk__in=[group.pk for group in groups]).count() == len(groups)
    is_member = organisation is None or user.memberships.filter(organisation=organisation).exists()
    if has_groups and is_member and (user.is_superuser or not makes_administrator):
        raise Refused(_("The account with this address has all of that already."))


@transaction.atomic
def resend(invitation: Invitation, *, by) -> Invitation:
    """Send an unused invitation once more, for another while; the older link ends with that.

    One account sends again so many an hour, as it invites, and nobody fills one mailbox with it.
    """
    invitation = _locked(invitation)
    _refuse_others(invitation, by)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(_("This invitation has been used or withdrawn. Please write a new one."))
    if by and is_over_limits(invitation_again=str(by.pk), invitation_again_address=invitation.email.lower()):
        raise Refused(_("This was sent again too often within an hour. Please try it later."))
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation.save(update_fields=["expires_at"])
    emails.write_invitation(invitation)
    return invitation


@transaction.atomic
def withdraw(invitation: Invitation, *, by) -> Invitation:
    """End an unused invitation and its link."""
    invitation = _locked(invitation)
    _refuse_others(invitation, by)
    if invitation.accepted_at:
        raise Refused(_("This invitation has been accepted already."))
    if not invitation.withdrawn_at:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at"])
    return invitation


def _refuse_others(invitation: Invitation, by) -> None:
    if by is not None and not handled_by(by).filter(pk=invitation.pk).exists():
        raise Refused(_("This invitation gives rights in the desk; only administrators can change it."))


@transaction.atomic
def accept(invitation: Invitation, *, first_name, last_name, password):
    """Make the account that was promised; the link has proved the address."""
    invitation = _locked_open(invitation)
    if account_of(invitation.email):
        raise Refused(_("There is already an account with this address. Please sign in to accept."))
    user = admit(invitation.email, first_name=first_name, last_name=last_name, password=password)
    _keep_promise(invitation, user)
    return user


@transaction.atomic
def join(invitation: Invitation, user) -> None:
    """Add what was promised to the account that the address belongs to already."""
    invitation = _locked_open(invitation)
    if account_of(invitation.email) != user:
        raise Refused(_("This invitation is for another address."))
    _keep_promise(invitation, user)


def admit(email, *, first_name, last_name, password, groups=(), organisation=None, function=""):
    """Make an account whose address counts as confirmed."""
    user = get_user_model().objects.create_user(email, password, first_name=first_name, last_name=last_name)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    _add(user, groups, organisation, function)
    return user


def account_of(email):
    """Return the account that an address belongs to, or None; one that waits for confirmation does not count."""
    users = get_user_model().objects
    return (
        users.filter(emailaddress__email__iexact=email, emailaddress__verified=True).first()
        or users.filter(email__iexact=email).first()
    )


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _locked_open(invitation: Invitation) -> Invitation:
    invitation = _locked(invitation)
    if not invitation.is_open():
        raise Refused(_("This invitation is no longer valid."))
    return invitation


def _keep_promise(invitation: Invitation, user) -> None:
    _add(user, invitation.groups.all(), invitation.organisation, invitation.function)
    if invitation.makes_administrator and not user.is_superuser:
        user.is_superuser = True
        user.save(update_fields=["is_superuser"])
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])


def _add(user, groups, organisation, function) -> None:
    user.groups.add(*groups)
    if organisation:
        Membership.objects.get_or_create(user=user, organisation=organisation, defaults={"function": function})


@sweep("forget old invitations", every=timedelta(hours=6))
def forget_ended() -> None:
    """Delete invitations some time after they were accepted, withdrawn or ran out."""
    Invitation.objects.ended_before(timezone.now() - KEPT_AFTER_END).delete()
