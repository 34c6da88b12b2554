import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection
from django.utils import timezone

from core.models import User
from home.groups import COORDINATORS, EDITORS, MEMBERS
from outbox.models import Mail
from partners import membership
from partners.membership import KEPT_AFTER_END, VALID_FOR, Refused
from partners.models import Invitation
from tests.factories import PASSWORD, make_organisation, make_user

NEW = "neu@example.org"
PERSON = {"first_name": "Kim", "last_name": "Neu", "password": PASSWORD}


@pytest.fixture
def coordinator(home):
    """A person who may invite, but is no administrator."""
    return make_user("netz@example.org", COORDINATORS, first_name="Nele", last_name="Netz")


@pytest.fixture
def administrator(home):
    return make_user("admin@example.org", is_superuser=True)


def groups(*names):
    return list(Group.objects.filter(name__in=names))


def invite(by, email=NEW, *names, **fields):
    names = names or () if fields.get("makes_administrator") else names or (MEMBERS,)
    return membership.invite(email, **{"invited_by": by, "language": "de", "groups": groups(*names), **fields})


def ran_out(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    invitation.refresh_from_db()
    return invitation


def test_invitation_is_open_for_two_weeks_and_its_mail_waits(coordinator):
    invitation = invite(coordinator, " Neu@Example.org ")

    assert invitation.email == NEW
    assert invitation.is_open(timezone.now() + VALID_FOR - timedelta(minutes=1))
    assert not invitation.is_open(timezone.now() + VALID_FOR + timedelta(minutes=1))
    assert Mail.objects.get().to == NEW


def test_mail_says_who_invites_and_carries_the_link(coordinator):
    invitation = invite(coordinator, language="en", name="Kim Neu", organisation=make_organisation("Brücke e. V."))

    mail = Mail.objects.get()

    assert mail.is_confidential
    assert "Good day Kim Neu," in mail.text
    assert "Nele Netz invites you" in mail.text
    assert "Brücke e. V." in mail.text
    assert f"http://localhost:8000/en/account/invitation/{invitation.token}/" in mail.text


def test_accepting_makes_an_account_with_confirmed_address_group_and_organisation(coordinator):
    organisation = make_organisation()
    invitation = invite(coordinator, organisation=organisation, function="Bewährungshilfe")

    user = membership.accept(invitation, **PERSON)

    assert user.check_password(PASSWORD)
    assert user.get_full_name() == "Kim Neu"
    assert list(user.groups.all()) == groups(MEMBERS)
    assert not user.is_superuser
    assert list(user.memberships.values_list("organisation", "function")) == [(organisation.pk, "Bewährungshilfe")]
    assert EmailAddress.objects.get(user=user, email=NEW).verified
    invitation.refresh_from_db()
    assert invitation.accepted_at


def test_accepting_twice_is_refused(coordinator):
    invitation = invite(coordinator)
    membership.accept(invitation, **PERSON)

    with pytest.raises(Refused):
        membership.accept(invitation, **PERSON)

    assert User.objects.filter(email=NEW).count() == 1


@pytest.mark.parametrize("end", [ran_out, lambda invitation: membership.withdraw(invitation, by=None)])
def test_ended_invitation_is_not_accepted(coordinator, end):
    invitation = invite(coordinator)
    end(invitation)

    with pytest.raises(Refused):
        membership.accept(invitation, **PERSON)

    assert not User.objects.filter(email=NEW).exists()


def test_address_with_an_account_gets_no_second_one(coordinator, member):
    invitation = invite(coordinator, member.email, organisation=make_organisation())

    with pytest.raises(Refused):
        membership.accept(invitation, **PERSON)

    assert User.objects.filter(email=member.email).count() == 1


def test_joining_adds_to_the_account_of_the_address(administrator, member):
    organisation = make_organisation()
    invitation = invite(administrator, "MITGLIED@example.org", EDITORS, organisation=organisation)

    membership.join(invitation, member)

    assert set(member.groups.all()) == set(groups(MEMBERS, EDITORS))
    assert member.memberships.get().organisation == organisation


def test_joining_with_another_account_is_refused(administrator, member, editor):
    invitation = invite(administrator, member.email, EDITORS)

    with pytest.raises(Refused):
        membership.join(invitation, editor)


def test_accepting_gives_administrator_rights_only_if_the_invitation_says_so(administrator):
    as_administrator = invite(administrator, "chefin@example.org", makes_administrator=True)
    as_member = invite(administrator, NEW)

    assert membership.accept(as_administrator, **PERSON).is_superuser
    assert not membership.accept(as_member, **PERSON).is_superuser


def test_coordinator_invites_only_into_groups_without_rights(coordinator):
    Group.objects.create(name="Fachgruppe")

    offered = set(membership.groups_open_to(coordinator).values_list("name", flat=True))

    assert {MEMBERS, "Fachgruppe"} <= offered
    assert COORDINATORS not in offered
    with pytest.raises(Refused):
        invite(coordinator, NEW, MEMBERS, COORDINATORS)


def test_group_that_may_add_pages_counts_as_one_with_rights(coordinator, home):
    add_page = Permission.objects.get(codename="add_page")
    Group.objects.get(name=MEMBERS).page_permissions.create(page=home, permission=add_page)

    with pytest.raises(Refused):
        invite(coordinator, NEW, MEMBERS)


def test_only_administrators_invite_administrators(coordinator):
    with pytest.raises(Refused):
        invite(coordinator, makes_administrator=True)

    assert not Invitation.objects.exists()
    assert not Mail.objects.exists()


def test_invitation_to_nothing_is_refused(administrator):
    with pytest.raises(Refused):
        membership.invite(NEW, invited_by=administrator, language="de")


def test_invitation_of_someone_who_has_it_all_is_refused(coordinator, member):
    with pytest.raises(Refused):
        invite(coordinator, member.email)


def test_closed_account_is_not_invited(coordinator, member):
    User.objects.filter(pk=member.pk).update(is_active=False)

    with pytest.raises(Refused):
        invite(coordinator, member.email, organisation=make_organisation())


def test_address_is_invited_once_at_a_time(coordinator):
    invite(coordinator)

    with pytest.raises(Refused):
        invite(coordinator, NEW.upper())

    assert Invitation.objects.count() == 1


@pytest.mark.database
def test_database_knows_one_unused_invitation_per_address(coordinator):
    invite(coordinator)

    with pytest.raises(IntegrityError):
        Invitation.objects.create(email=NEW.upper(), expires_at=timezone.now() + VALID_FOR)


def test_new_invitation_replaces_one_that_ran_out(coordinator):
    ran_out(invite(coordinator))

    invitation = invite(coordinator)

    assert Invitation.objects.get() == invitation


def test_sending_again_opens_for_another_while_and_ends_the_older_link(coordinator):
    invitation = ran_out(invite(coordinator))
    older = invitation.token

    invitation = membership.resend(invitation, by=coordinator)

    assert invitation.is_open()
    assert Mail.objects.count() == 2
    assert Invitation.objects.with_token(older) is None
    assert Invitation.objects.with_token(invitation.token) == invitation


def test_accepted_invitation_is_neither_sent_again_nor_withdrawn(coordinator):
    invitation = invite(coordinator)
    membership.accept(invitation, **PERSON)

    with pytest.raises(Refused):
        membership.resend(invitation, by=coordinator)
    with pytest.raises(Refused):
        membership.withdraw(invitation, by=coordinator)


def test_withdrawing_twice_does_no_harm(coordinator):
    invitation = membership.withdraw(invite(coordinator), by=coordinator)

    again = membership.withdraw(invitation, by=coordinator)

    assert again.withdrawn_at == invitation.withdrawn_at


@time_machine.travel("2026-12-01T10:20:00Z", tick=False)
def test_one_account_sends_again_so_often_an_hour_and_no_mailbox_is_filled(coordinator, settings):
    settings.LIMITS = settings.LIMITS | {"invitation_again": "3/h", "invitation_again_address": "2/h"}
    one, other = invite(coordinator, NEW, MEMBERS), invite(coordinator, "alex@example.org", MEMBERS)
    for _twice in range(2):
        membership.resend(one, by=coordinator)
    with pytest.raises(Refused):
        membership.resend(one, by=coordinator)
    sent = Mail.objects.count()

    membership.resend(other, by=coordinator)
    with pytest.raises(Refused):
        membership.resend(other, by=coordinator)

    assert Mail.objects.count() == sent + 1


@pytest.mark.parametrize("step", [membership.resend, membership.withdraw])
def test_coordinator_leaves_invitations_with_rights_alone(administrator, coordinator, step):
    invitation = invite(administrator, NEW, COORDINATORS)

    with pytest.raises(Refused):
        step(invitation, by=coordinator)


@pytest.mark.parametrize("token", ["", "1", "1-1", "x.y", "1-2.signature", "\x00", "ä-ö.ü"])
def test_token_that_was_not_signed_opens_nothing(db, token):
    assert Invitation.objects.with_token(token) is None


def test_address_that_waits_for_confirmation_is_nobodys_yet(member):
    EmailAddress.objects.create(user=member, email=NEW, verified=False)

    assert membership.account_of(NEW) is None


def test_ended_invitations_are_forgotten_after_a_month(coordinator):
    now = timezone.now()
    long_ago, lately = now - KEPT_AFTER_END - timedelta(hours=1), now - KEPT_AFTER_END + timedelta(hours=1)
    kept, gone = [], []
    for number, (moment, pile) in enumerate([(long_ago, gone), (lately, kept)]):
        ends = {"accepted_at": moment}, {"withdrawn_at": moment}, {"expires_at": moment}
        for end in ends:
            email = f"{number}-{next(iter(end))}@example.org"
            pile.append(Invitation.objects.create(**{"email": email, "expires_at": now + VALID_FOR, **end}).pk)
    kept.append(invite(coordinator).pk)

    membership.forget_ended()

    assert set(Invitation.objects.values_list("pk", flat=True)) == set(kept)


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_windows_at_once_make_one_account(home):
    invitation = invite(None)
    start = threading.Barrier(4)

    def accept(_number):
        start.wait()
        try:
            return membership.accept(invitation, **PERSON)
        except Refused:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as windows:
        accounts = list(windows.map(accept, range(4)))

    assert len([account for account in accounts if account]) == 1
    assert User.objects.filter(email=NEW).count() == 1
