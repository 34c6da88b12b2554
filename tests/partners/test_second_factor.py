"""Who must show a second factor, how it is set up, and that nothing but it lets them in."""

import re

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from home import structure
from outbox.delivery import send_due
from partners import second_factor
from partners.models import AccountSettings
from tests.factories import PASSWORD, SECRET, app_code, make_user

SET_UP = "/de/konto/zweiter-faktor/"
AUTHENTICATE = f"{SET_UP}authenticate/"


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    caches["limits"].clear()
    second_factor._cipher.cache_clear()
    yield
    second_factor._cipher.cache_clear()


@pytest.fixture
def editor(home):
    """Somebody who works at the desk, with an app."""
    return make_user("redaktion@example.org", structure.EDITORS)


@pytest.fixture
def unprotected(editor):
    """Somebody who works at the desk and has no second factor yet."""
    Authenticator.objects.all().delete()
    return editor


def sign_in(client, user, **query):
    return client.post(reverse("account_login", query=query), {"login": user.email, "password": PASSWORD})


def is_signed_in(client):
    return "_auth_user_id" in client.session


# Who is asked.


@pytest.mark.parametrize(
    "group", [structure.EDITORS, structure.APPROVERS, structure.ORGANISERS, structure.COORDINATORS]
)
def test_whoever_works_at_the_desk_is_led_to_the_set_up_whatever_they_ask_for(client, home, partner_area, group):
    user = make_user("neu@example.org", group)
    Authenticator.objects.filter(user=user).delete()
    client.force_login(user)

    addresses = [
        "/cms/",
        "/cms/api/main/pages/",
        partner_area.url,
        "/de/konto/",
        "/de/konto/kalender/",
        "/de/",
        "/nie/",
    ]
    places = [client.get(address).headers["Location"] for address in addresses]
    posted = client.post("/cms/pages/1/edit/", {"title": "Anders"})

    assert places == [SET_UP] * len(addresses)
    assert (posted.status_code, posted.headers["Location"]) == (302, SET_UP)


def test_administrator_is_asked_too(client, home):
    user = make_user("admin@example.org", is_superuser=True)
    Authenticator.objects.filter(user=user).delete()
    client.force_login(user)

    assert client.get("/cms/").headers["Location"] == SET_UP


def test_member_is_not_asked_unless_it_is_asked_of_all(client, member, partner_area):
    client.force_login(member)
    assert client.get(partner_area.url).status_code == 200

    AccountSettings.objects.create(second_factor_for_everybody=True)

    assert client.get(partner_area.url).headers["Location"] == SET_UP


def test_password_alone_opens_nothing_for_whoever_has_a_second_factor(client, editor, partner_area):
    response = sign_in(client, editor, next="/cms/")

    assert response.headers["Location"] == AUTHENTICATE
    assert not is_signed_in(client)
    assert client.get("/cms/").headers["Location"].startswith(reverse("account_login"))
    assert client.get(partner_area.url).headers["Location"].startswith(reverse("account_login"))


# The way in.


def test_code_of_the_app_opens_the_desk_once(client, editor):
    sign_in(client, editor, next="/cms/")
    code = app_code()

    assert client.post(AUTHENTICATE, {"code": code}).headers["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200

    client.logout()
    caches["default"].clear()
    sign_in(client, editor, next="/cms/")
    again = client.post(AUTHENTICATE, {"code": code})
    assert again.status_code == 200
    assert "Der Code stimmt nicht, oder er ist abgelaufen." in again.content.decode()
    assert not is_signed_in(client)
    assert client.post(AUTHENTICATE, {"code": app_code(steps=1)}).headers["Location"] == "/cms/"


@pytest.mark.parametrize("code", ["", "000000", "abc", "\x00", "9" * 500])
def test_wrong_code_opens_nothing(client, editor, code):
    sign_in(client, editor)

    assert client.post(AUTHENTICATE, {"code": code}).status_code == 200
    assert not is_signed_in(client)


def test_guesses_of_codes_are_slowed(client, editor, settings):
    sign_in(client, editor)
    for number in range(int(settings.ACCOUNT_RATE_LIMITS["login_failed"].split("/")[0])):
        client.post(AUTHENTICATE, {"code": f"{number:06}"})

    client.post(AUTHENTICATE, {"code": app_code()})

    assert not is_signed_in(client)


def test_recovery_code_helps_once(client, editor):
    code, *_others = RecoveryCodes.activate(editor).generate_codes()

    sign_in(client, editor, next="/cms/")
    assert client.post(AUTHENTICATE, {"code": code}).headers["Location"] == "/cms/"

    client.logout()
    caches["limits"].clear()
    sign_in(client, editor)
    assert client.post(AUTHENTICATE, {"code": code}).status_code == 200
    assert not is_signed_in(client)


def test_code_by_mail_is_no_way_around_the_second_factor(client, editor):
    client.post(reverse("account_request_login_code"), {"email": editor.email})
    response = client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    assert response.headers["Location"] == AUTHENTICATE
    assert not is_signed_in(client)


def test_code_by_mail_lets_a_member_in_without_a_password(client, member):
    client.post(reverse("account_request_login_code"), {"email": member.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    assert is_signed_in(client)


def test_asking_for_a_code_does_not_tell_who_has_an_account(member):
    def ask(address):
        client = Client()
        first = client.post(reverse("account_request_login_code"), {"email": address})
        page = client.get(first.headers["Location"]).content.decode()
        return first.status_code, re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", page).replace(address, "")

    assert ask(member.email) == ask("niemand@example.org")
    send_due()
    assert [each.to for each in mail.outbox] == [[member.email], ["niemand@example.org"]]
    assert [len(re.findall(r":\n\n\S+\n", each.body)) for each in mail.outbox] == [1, 0]


def code_in_mail():
    send_due()
    return re.search(r"^(\S+)$", mail.outbox[-1].body.split(":\n", 1)[1], re.M)[1]


# Setting it up.


def test_set_up_leads_on_to_where_one_was_going(client, unprotected):
    sign_in(client, unprotected, next="/cms/reports/")
    assert client.get("/cms/reports/").headers["Location"] == SET_UP
    assert "/cms/reports/" not in client.get(SET_UP).content.decode()

    type_password_again(client, f"{SET_UP}totp/activate/")
    page = client.get(f"{SET_UP}totp/activate/").content.decode()
    secret = re.search(r"<code>(\w+)</code>", page)[1]
    done = client.post(f"{SET_UP}totp/activate/", {"code": app_code(secret)})

    assert done.headers["Location"] == f"{SET_UP}recovery-codes/"
    codes = client.get(done.headers["Location"]).content.decode()
    assert all(code in codes for code in RecoveryCodes.activate(unprotected).generate_codes())
    assert 'href="/cms/reports/"' in client.get(SET_UP).content.decode()
    assert client.get("/cms/").status_code == 200


def type_password_again(client, address):
    ask = client.get(address).headers["Location"]
    assert ask.startswith(reverse("account_reauthenticate"))
    assert client.post(ask, {"password": PASSWORD}).headers["Location"] == address


def test_each_way_to_show_it_once_more_says_what_is_asked(client, editor):
    sign_in(client, editor)
    client.post(AUTHENTICATE, {"code": app_code()})

    by_password = client.get(reverse("account_reauthenticate")).content.decode()
    by_code = client.get(reverse("mfa_reauthenticate")).content.decode()

    assert "geben Sie bitte den Code ein, den Ihre App gerade zeigt" in by_code
    assert "geben Sie bitte den Code ein" not in by_password
    assert 'name="password"' in by_password
    assert 'name="code"' in by_code
    # Each leads to the other.
    assert f'href="{reverse("mfa_reauthenticate")}' in by_password
    assert f'href="{reverse("account_reauthenticate")}' in by_code


def test_last_second_factor_is_not_removed_where_one_is_required(client, editor):
    sign_in(client, editor)
    client.post(AUTHENTICATE, {"code": app_code()})
    type_password_again(client, f"{SET_UP}totp/deactivate/")

    response = client.post(f"{SET_UP}totp/deactivate/")

    assert response.status_code == 200
    assert "Bitte fügen Sie ein anderes hinzu" in response.content.decode()
    assert second_factor.has_second_factor(editor)


def test_address_to_go_on_to_is_never_another_site(rf):
    request = rf.get("/")
    request.session = {second_factor.GOING_TO: "//evil.example/"}

    assert second_factor.where_to(request) == ""


# What is kept.


def test_copy_of_the_database_does_not_tell_the_secret(editor):
    RecoveryCodes.activate(editor)
    kept = [str(each.data) for each in Authenticator.objects.all()]

    assert len(kept) == 2
    assert not any(SECRET in each for each in kept)
    assert second_factor.decrypt(Authenticator.objects.get(type="totp").data["secret"]) == SECRET


def test_with_another_secret_of_the_site_no_code_counts_and_nothing_breaks(client, editor, settings):
    settings.SECRET_KEY = "a new one, since the old one got out"
    second_factor._cipher.cache_clear()
    sign_in(client, editor)

    assert client.post(AUTHENTICATE, {"code": app_code()}).status_code == 200
    assert client.post(AUTHENTICATE, {"code": app_code("")}).status_code == 200
    assert not is_signed_in(client)

    settings.SECRET_KEY_FALLBACKS = [SETTINGS_KEY]
    second_factor._cipher.cache_clear()
    assert client.post(AUTHENTICATE, {"code": app_code(steps=1)}).status_code == 302


@pytest.fixture(autouse=True)
def _remember_key(settings):
    global SETTINGS_KEY
    SETTINGS_KEY = settings.SECRET_KEY


# Help for whoever lost it.


def test_reset_takes_it_away_ends_sessions_and_tells_everybody_concerned(client, editor):
    administrator = make_user("admin@example.org", is_superuser=True)
    sign_in(client, editor)
    client.post(AUTHENTICATE, {"code": app_code()})
    assert Session.objects.count() == 1

    call_command("reset_second_factor", " Redaktion@example.org ")
    send_due()

    assert not second_factor.has_second_factor(editor)
    assert second_factor.has_second_factor(administrator)
    assert not Session.objects.exists()
    assert client.get("/cms/").headers["Location"].startswith(reverse("account_login"))
    assert sorted(each.to[0] for each in mail.outbox) == [administrator.email, editor.email]
    assert [entry.object_id for entry in ModelLogEntry.objects.filter(action="partners.reset_second_factor")] == [
        str(editor.pk)
    ]


def test_reset_of_an_unknown_address_is_refused_in_a_sentence(home):
    with pytest.raises(CommandError, match="No account has the address “niemand@example"):
        call_command("reset_second_factor", "niemand@example.org")


def test_each_change_of_the_second_factor_is_told_by_mail(client, rf, member, django_capture_on_commit_callbacks):
    sign_in(client, member)
    type_password_again(client, f"{SET_UP}totp/activate/")
    with translation.override("en"):
        set_up, remove = reverse("mfa_activate_totp"), reverse("mfa_deactivate_totp")
        codes = reverse("mfa_generate_recovery_codes")
    client.get(set_up)
    # What waits for the end of a transaction is done within a request.
    with request_context(rf.get("/en/")), django_capture_on_commit_callbacks(execute=True):
        client.post(set_up, {"code": app_code(client.session["mfa.totp.secret"])})
        client.post(codes)
    key = Authenticator.objects.create(user=member, type=Authenticator.Type.WEBAUTHN, data={"name": "Key"})
    with translation.override("en"):
        client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    client.post(remove)
    send_due()

    said = [each.body.split("\n\n")[1] for each in mail.outbox]
    assert said == [
        "From now on, signing in to your account asks for a code of the app that was set up.",
        "New recovery codes were made for your account. The ones before no longer count.",
        "A passkey or security key was removed from your account. It no longer counts.",
        "The codes of the app no longer count for your account.",
    ]
    assert {each.to[0] for each in mail.outbox} == {member.email}
    assert len({each.subject for each in mail.outbox}) == 4
    assert not any("127.0.0.1" in each.body for each in mail.outbox)
