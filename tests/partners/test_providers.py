"""The sign-in of an organisation's own, against a real provider: whom it lets in, and whom not."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import User
from home.groups import COORDINATORS, MEMBERS
from outbox.delivery import send_due
from partners import membership
from partners.emails import link_of
from tests.factories import PASSWORD, make_user, protect
from tests.provider import ID, SECRET, UNVERIFIED, VOUCHED, running

BEGIN, BACK = "/oidc/verein/login/", "/oidc/verein/login/callback/"


@pytest.fixture(scope="module")
def provider():
    with running(f"http://testserver{BACK}") as address:
        yield address


@pytest.fixture
def organisation(provider, settings, db):
    """An organisation whose sign-in is named in the settings."""
    caches["limits"].clear()
    settings.OPENID_PROVIDERS = [{"id": "verein", "name": "Verein am Weg"}]
    app = {"provider_id": "verein", "name": "Verein am Weg", "client_id": ID, "secret": SECRET}
    apps = [app | {"settings": {"server_url": provider}}]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": apps}}
    return provider


def come_by(client, address, number=1, **fields):
    """Go to the provider as a browser does, as one of its people, and come back."""
    there = client.post(BEGIN, fields).headers["Location"]
    assert there.startswith(address)
    browser = requests.Session()
    browser.get(f"{address}/as/{number}/", timeout=20)
    back = browser.get(there, timeout=20, allow_redirects=False).headers["Location"]
    assert urlsplit(back).path == BACK
    return client.get(back.removeprefix("http://testserver"))


def sign_in(client, user):
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def is_signed_in(client, user):
    return client.session.get("_auth_user_id") == str(user.pk)


def confirm(client):
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.fixture
def connected(organisation, member):
    """A member who has connected the organisation's sign-in, and signed out again."""
    client = Client()
    sign_in(client, member)
    confirm(client)
    come_by(client, organisation, process="connect")
    assert SocialAccount.objects.get().user == member
    return member


def invite(email, language="de"):
    by = make_user("netz@example.org", COORDINATORS)
    groups = membership.groups_for_members(by)
    return membership.invite(email, name="Kim Neu", invited_by=by, language=language, groups=groups)


def path_of(invitation):
    return link_of(invitation).removeprefix("http://localhost:8000")


def test_who_has_connected_it_signs_in_with_it(client, connected, organisation):
    response = come_by(client, organisation)

    assert response.status_code == 302
    assert is_signed_in(client, connected)
    assert client.session.get_expire_at_browser_close()


def test_only_the_number_of_a_person_is_kept(connected):
    account = SocialAccount.objects.get()

    assert (account.provider, account.uid, account.extra_data) == ("verein", "1", {})
    assert not SocialToken.objects.exists()


def test_connecting_and_disconnecting_tells_by_mail(client, connected, organisation):
    sign_in(client, connected)
    page = reverse("socialaccount_connections")
    assert client.get(page).headers["Location"].startswith(reverse("account_reauthenticate"))
    confirm(client)
    assert "Verein am Weg" in client.get(page).content.decode()
    client.post(page, {"account": SocialAccount.objects.get().pk})
    send_due()

    assert not SocialAccount.objects.exists()
    assert [message.to for message in mail.outbox] == [[connected.email]] * 2
    assert all("Verein am Weg" in message.body for message in mail.outbox)
    assert all("127.0.0.1" not in message.body for message in mail.outbox)


def test_nothing_is_connected_or_disconnected_without_showing_once_more_who_one_is(client, connected, organisation):
    other = make_user("andere@example.org", MEMBERS)
    for user in (connected, other):
        one = Client()
        sign_in(one, user)
        one.post(reverse("socialaccount_connections"), {"account": SocialAccount.objects.get().pk})
        come_by(one, organisation, number=2, process="connect")

    assert SocialAccount.objects.get().user == connected


def test_second_factor_is_asked_for_all_the_same(client, connected, organisation):
    protect(connected)

    response = come_by(client, organisation)

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client, connected)


def test_who_works_at_the_desk_and_has_none_is_led_to_the_set_up(client, connected, organisation):
    User.objects.filter(pk=connected.pk).update(is_superuser=True)
    Authenticator.objects.all().delete()

    come_by(client, organisation)

    assert client.get("/cms/").headers["Location"] == reverse("mfa_index")


def test_closed_account_stays_closed(client, connected, organisation):
    User.objects.update(is_active=False)

    come_by(client, organisation)

    assert not is_signed_in(client, connected)


@pytest.mark.parametrize("address", [VOUCHED, "jemand@example.org"])
def test_stranger_gets_no_account_and_learns_of_none(client, home, organisation, address):
    known = make_user(address, MEMBERS)

    response = come_by(client, organisation)

    assert response.headers["Location"] == reverse("account_login")
    assert not is_signed_in(client, known)
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()
    said = [str(message) for message in client.get(reverse("account_login")).context["messages"]]
    assert len(said) == 1
    assert address not in said[0]


def test_invitation_is_accepted_with_it_if_the_organisation_vouches_for_the_address(client, home, organisation):
    path = path_of(invite(VOUCHED, "en"))
    assert BEGIN in client.get(path).content.decode()

    response = come_by(client, organisation, process="login", next=path)

    user = User.objects.get(email=VOUCHED)
    assert is_signed_in(client, user)
    assert response.headers["Location"].startswith("/en/")
    assert (user.first_name, user.last_name) == ("Kim", "Neu")
    assert user.groups.filter(name=MEMBERS).exists()
    assert SocialAccount.objects.get().user == user
    # Nothing that matters is changed without a proof of their own.
    again = client.get(reverse("socialaccount_connections"))
    assert again.headers["Location"].startswith(reverse("account_reauthenticate"))


def unverified():
    return path_of(invite(UNVERIFIED)), 2


def of_somebody_else():
    return path_of(invite("andere@example.org")), 1


def without_its_link():
    invite(VOUCHED)
    return "/de/", 1


def ran_out():
    invitation = invite(VOUCHED)
    invitation.expires_at = timezone.now() - timedelta(days=1)
    invitation.save()
    return path_of(invitation), 1


def with_a_wrong_link():
    return path_of(invite(VOUCHED))[:-3] + "xy/", 1


@pytest.mark.parametrize("case", [unverified, of_somebody_else, without_its_link, ran_out, with_a_wrong_link])
def test_no_invitation_is_accepted_without_its_link_and_its_verified_address(client, home, organisation, case):
    path, number = case()

    response = come_by(client, organisation, number, process="login", next=path)

    assert response.headers["Location"] == reverse("account_login")
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_answer_that_nobody_has_asked_for_signs_nobody_in(client, connected, organisation):
    for query in ("", "?code=x", "?code=x&state=y", "?error=access_denied&state=%00", "?state=%FF"):
        assert client.get(BACK + query).headers["Location"] == reverse("account_login")

    assert not is_signed_in(client, connected)


def test_provider_that_does_not_answer_gets_a_sentence(client, member, organisation, settings):
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://localhost:1"

    response = client.post(BEGIN)

    assert response.headers["Location"] == reverse("account_login")


def test_mere_link_begins_nothing_and_no_other_site_is_followed(client, connected, organisation):
    assert client.get(BEGIN).headers["Location"] == reverse("account_login")

    response = come_by(client, organisation, next="https://evil.example/")

    assert "evil" not in response.headers["Location"]


def test_nothing_of_it_is_there_without_a_provider(client, member):
    assert "oidc" not in client.get(reverse("account_login")).content.decode()
    sign_in(client, member)
    assert reverse("socialaccount_connections") not in client.get(reverse("partners:devices")).content.decode()
    for address in (BEGIN, BACK, reverse("socialaccount_connections")):
        assert client.get(address).status_code == 404
