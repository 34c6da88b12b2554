from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command

from home.groups import MEMBERS
from partners import membership
from partners.models import Invitation
from tests.factories import make_user

CHIEF = "chefin@example.org"


def invite_admin(*arguments):
    out = StringIO()
    call_command("invite_admin", *arguments, stdout=out)
    return out.getvalue()


def test_first_administrator_is_invited_by_mail_at_once(home):
    said = invite_admin("Chefin@Example.org", "--language=en")

    invitation = Invitation.objects.get()
    assert invitation.makes_administrator
    assert [message.to for message in mail.outbox] == [[CHIEF]]
    assert f"/en/account/invitation/{invitation.token}/" in mail.outbox[0].body
    assert CHIEF in said


def test_without_a_mail_server_it_says_where_the_file_lies(home, settings, tmp_path):
    settings.MAIL_DIR = tmp_path / "mail"
    settings.DELIVERY_BACKEND = "outbox.backends.EmlFileBackend"

    said = invite_admin(CHIEF)

    assert str(tmp_path / "mail") in said
    assert len(list((tmp_path / "mail").glob("*.eml"))) == 1


def test_mail_server_that_is_away_is_named(home, settings):
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 9

    assert "ConnectionRefusedError" in invite_admin(CHIEF)


@pytest.mark.parametrize("address", ["chefin", "", "a@b@c", "chefin@example.org\nBcc: x@example.org"])
def test_bad_address_ends_with_one_sentence(home, address):
    with pytest.raises(CommandError) as refusal:
        invite_admin(address)

    assert refusal.value.returncode == 1
    assert "is not an e-mail address" in str(refusal.value)
    assert not Invitation.objects.exists()


def test_present_administrator_needs_no_invitation(home):
    make_user(CHIEF, is_superuser=True)

    assert "is an administrator already" in invite_admin(CHIEF)
    assert not mail.outbox


def test_closed_account_is_named(home):
    make_user(CHIEF, is_superuser=True, is_active=False)

    with pytest.raises(CommandError, match="is closed"):
        invite_admin(CHIEF)


def test_second_call_sends_again_and_ends_the_older_link(home):
    invite_admin(CHIEF)
    older = Invitation.objects.get().token
    Invitation.objects.update(expires_at="2026-01-01T00:00Z")

    invite_admin(CHIEF)

    assert Invitation.objects.get().is_open()
    assert Invitation.objects.with_token(older) is None
    assert len(mail.outbox) == 2


def test_plain_invitation_makes_room(home):
    groups = Group.objects.filter(name=MEMBERS)
    plain = membership.invite(CHIEF, invited_by=None, language="de", groups=groups)

    invite_admin(CHIEF)

    plain.refresh_from_db()
    assert plain.withdrawn_at
    assert Invitation.objects.open().get().makes_administrator


def test_member_becomes_administrator_with_the_same_account(home, member):
    invite_admin(member.email)

    membership.join(Invitation.objects.get(), member)

    member.refresh_from_db()
    assert member.is_superuser
