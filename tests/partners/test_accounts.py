import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import User
from outbox.delivery import send_due
from tests.factories import PASSWORD, app_code, make_event, make_user

UNKNOWN = "niemand@example.org"
NEW_PASSWORD = "noch ein langer Satz 8"


@pytest.fixture(autouse=True)
def _fresh_limits(db):
    caches["limits"].clear()


def sign_in(client, email, password=PASSWORD, **query):
    return client.post(reverse("account_login", query=query), {"login": email, "password": password})


def ask_for_reset(client, email):
    return client.post(reverse("account_reset_password"), {"email": email})


def words(response):
    """The page without what is new each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())


def link_in_mail():
    send_due()
    return re.search(r"http://localhost:8000(/\S+)", mail.outbox[-1].body)[1]


def test_signing_in_leads_to_the_partner_area(client, member, partner_area):
    response = sign_in(client, "Mitglied@Example.org")

    assert response.headers["Location"] == "/de/konto/"
    assert client.get("/de/konto/").headers["Location"] == partner_area.url


def test_signing_in_leads_back_to_where_one_came_from(client, member, partner_area):
    assert sign_in(client, member.email, next=partner_area.url).headers["Location"] == partner_area.url


@pytest.mark.parametrize("address", ["/de/konto/login/", "/de/konto/password/reset/"])
def test_ways_in_can_be_found_by_search_engines(client, home, address):
    content = client.get(address).content.decode()

    assert "noindex" not in content
    assert '<meta name="description"' in content
    assert f"Allow: {address}" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example", r"/\evil.example", "http:///evil.example", "javascript:alert(1)"],
)
def test_other_hosts_are_not_followed(client, member, elsewhere):
    assert sign_in(client, member.email, next=elsewhere).headers["Location"] == "/de/konto/"


@pytest.mark.parametrize("password", ["falsch falsch", PASSWORD])
def test_sign_in_answers_known_and_unknown_addresses_alike(client, member, password):
    known = sign_in(client, member.email, "falsch falsch")
    unknown = sign_in(client, UNKNOWN, password)

    assert known.status_code == unknown.status_code == 200
    assert words(known).replace(member.email, "…") == words(unknown).replace(UNKNOWN, "…")


def test_reset_answers_known_and_unknown_addresses_alike_with_a_page_and_a_mail(client, member):
    known, unknown = ask_for_reset(client, member.email), ask_for_reset(client, UNKNOWN)

    assert (known.status_code, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])
    assert words(known) == words(unknown)
    send_due()
    assert [message.to for message in mail.outbox] == [[member.email], [UNKNOWN]]
    assert mail.outbox[0].subject == mail.outbox[1].subject
    assert "/password/reset/key/" in mail.outbox[0].body
    assert "/password/reset/key/" not in mail.outbox[1].body


# An unconfirmed address may still be an account's own: allauth asks for that too, in less than a millisecond.
@pytest.mark.parametrize(("form", "difference"), [("account_reset_password", 0), ("account_request_login_code", 1)])
def test_same_work_is_made_for_known_and_unknown_addresses(client, member, form, difference):
    def cost(email):
        browser = Client()
        with CaptureQueriesContext(connection) as queries:
            browser.post(reverse(form), {"email": email})
        return len(queries)

    cost("zuerst@example.org")

    assert abs(cost(member.email) - cost(UNKNOWN)) <= difference


def test_forgotten_password_is_renewed_by_a_link_that_works_once(client, member):
    ask_for_reset(client, member.email)
    link = link_in_mail()

    form = client.get(link, follow=True)
    answers = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    response = client.post(form.wsgi_request.path, answers, follow=True)

    member.refresh_from_db()
    assert member.check_password(NEW_PASSWORD)
    assert response.wsgi_request.path == reverse("account_login")
    assert len(response.context["messages"]) == 1
    assert client.get(link).context["token_fail"]


def test_mails_name_the_site_by_its_one_address(client, member):
    client.post(reverse("account_reset_password"), {"email": member.email}, headers={"host": "testserver"})

    assert "testserver" not in link_in_mail()
    assert "testserver" not in mail.outbox[-1].body


def test_mails_speak_the_language_of_the_page(client, member):
    client.post("/en/account/password/reset/", {"email": member.email})

    send_due()

    assert "Good day," in mail.outbox[0].body
    assert "http://localhost:8000/en/account/" in mail.outbox[0].body


def test_wrong_passwords_are_slowed_down_for_the_address_alone(client, member, editor):
    for _attempt in range(6):
        last = sign_in(client, member.email, "falsch falsch")
        unknown = sign_in(client, UNKNOWN, "falsch falsch")

    assert words(last).replace(member.email, "…") == words(unknown).replace(UNKNOWN, "…")
    assert sign_in(client, member.email).status_code == 200
    assert sign_in(client, editor.email).status_code == 302


def test_right_person_gets_in_by_reset_while_others_guess(client, member):
    for _attempt in range(6):
        sign_in(client, member.email, "falsch falsch")
    ask_for_reset(client, member.email)

    form = client.get(link_in_mail(), follow=True)
    client.post(form.wsgi_request.path, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert sign_in(client, member.email, NEW_PASSWORD).status_code == 302


def test_too_many_resets_get_a_clear_page(client, member):
    answers = [ask_for_reset(client, member.email).status_code for _attempt in range(6)]

    assert answers == [302] * 5 + [429]


def test_limits_keep_no_address_of_a_client_in_clear(client, member):
    sign_in(client, member.email, "falsch falsch")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert all(re.fullmatch(r"[0-9a-f]{64}", key) for key in keys)


@pytest.mark.parametrize("method", ["get", "post"])
def test_sign_up_is_closed_with_a_friendly_page(client, home, method):
    answer = {"email": UNKNOWN, "password1": PASSWORD, "password2": PASSWORD}

    response = getattr(client, method)(reverse("account_signup"), answer if method == "post" else {})

    assert response.status_code == 200
    assert response.templates[0].name == "account/signup_closed.html"
    assert not User.objects.exists()


def test_signing_out_needs_a_press_and_ends_the_session(member_client, home):
    member_client.get(reverse("account_logout"))
    assert "_auth_user_id" in member_client.session

    response = member_client.post(reverse("account_logout"))

    assert response.headers["Location"] == "/de/"
    assert "_auth_user_id" not in member_client.session


def test_deactivated_person_is_out_with_the_next_request(member_client, member, partner_area):
    assert member_client.get("/de/konto/").headers["Location"] == partner_area.url

    User.objects.filter(pk=member.pk).update(is_active=False)

    assert member_client.get(partner_area.url).headers["Location"].startswith(reverse("account_login"))
    assert not member_client.get("/de/").wsgi_request.user.is_authenticated


def test_link_of_a_closed_account_opens_nothing(client, member):
    ask_for_reset(client, member.email)
    link = link_in_mail()

    User.objects.filter(pk=member.pk).update(is_active=False)

    assert client.get(link).context["token_fail"]


def test_closed_account_gets_the_mail_of_an_unknown_one(client, member):
    User.objects.filter(pk=member.pk).update(is_active=False)

    ask_for_reset(client, member.email)

    send_due()
    assert "/password/reset/key/" not in mail.outbox[0].body


def test_password_is_changed_with_the_old_one_and_a_mail_says_so(member_client, member):
    answers = {"oldpassword": PASSWORD, "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}

    member_client.post(reverse("account_change_password"), answers)

    member.refresh_from_db()
    assert member.check_password(NEW_PASSWORD)
    assert member_client.get("/de/").wsgi_request.user.is_authenticated
    send_due()
    assert mail.outbox[0].to == [member.email]
    assert "127.0.0.1" not in mail.outbox[0].body


def confirm_password(client):
    return client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("account_email")})


def test_address_is_changed_after_the_password_and_a_link(client, member):
    sign_in(client, member.email)
    page = client.get(reverse("account_email"))
    assert page.headers["Location"] == f"{reverse('account_reauthenticate')}?next={reverse('account_email')}"
    assert confirm_password(client).headers["Location"] == reverse("account_email")

    client.post(reverse("account_email"), {"email": "anders@example.org", "action_add": ""})
    member.refresh_from_db()
    assert member.email == "mitglied@example.org"
    event = make_event(contact_email=member.email)
    client.post(link_in_mail())

    member.refresh_from_db()
    event.refresh_from_db()
    assert member.email == event.contact_email == "anders@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("anders@example.org", True)]
    send_due()
    assert mail.outbox[-1].to == ["mitglied@example.org"]


def test_address_of_somebody_else_is_not_told(client, member, editor):
    sign_in(client, member.email)
    confirm_password(client)

    taken = client.post(reverse("account_email"), {"email": editor.email, "action_add": ""}, follow=True)
    free = client.post(reverse("account_email"), {"email": UNKNOWN, "action_add": ""}, follow=True)

    assert words(taken).replace(editor.email, "…") == words(free).replace(UNKNOWN, "…")


def test_address_of_somebody_else_is_not_taken(client, member, editor):
    sign_in(client, member.email)
    confirm_password(client)
    client.post(reverse("account_email"), {"email": editor.email, "action_add": ""})

    client.post(link_in_mail())

    member.refresh_from_db()
    assert member.email == "mitglied@example.org"


def test_address_that_only_an_account_names_is_not_taken(client, member):
    User.objects.create_user("alt@example.org", PASSWORD)
    sign_in(client, member.email)
    confirm_password(client)
    client.post(reverse("account_email"), {"email": "alt@example.org", "action_add": ""})

    response = client.post(link_in_mail())

    assert response.status_code == 302
    member.refresh_from_db()
    assert member.email == "mitglied@example.org"


def test_session_never_holds_the_address_of_the_client(client, member):
    sign_in(client, member.email)
    client.post(reverse("account_email"), {"email": UNKNOWN, "action_add": ""})
    confirm_password(client)

    assert not any("127.0.0.1" in str(session.get_decoded()) for session in Session.objects.all())


ADDRESSES = [
    "login/",
    "logout/",
    "inactive/",
    "signup/",
    "reauthenticate/",
    "email/",
    "confirm-email/",
    "confirm-email/nonsense/",
    "password/change/",
    "password/set/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/1-set-password/",
    "password/reset/key/zzzzzzzzzzzzz-nonsense/",
    "password/reset/key/done/",
    "login/code/confirm/",
]


@pytest.mark.parametrize("base", ["/de/konto/", "/en/account/"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_account_answers_strangers(client, home, base, address):
    assert client.get(base + address, follow=True).status_code == 200


@pytest.mark.parametrize("base", ["/de/konto/", "/en/account/"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_of_the_account_answers_members(member_client, home, base, address):
    assert member_client.get(base + address).status_code in (200, 302)


@pytest.mark.parametrize("address", [*ADDRESSES, ""])
def test_nonsense_typed_by_strangers_breaks_nothing(client, home, address):
    nonsense = dict.fromkeys(["login", "email", "password", "password1", "password2", "next", "key"], "\x00ä" * 200)

    assert client.post("/de/konto/" + address, nonsense).status_code < 500
    assert client.get("/de/konto/" + address, nonsense).status_code < 500


def test_desk_has_no_door_of_its_own(client, editor, home):
    login = reverse("account_login")

    assert client.get("/cms/").headers["Location"] == f"{login}?next=/cms/"
    assert client.get("/cms/pages/").headers["Location"] == f"{login}?next=/cms/pages/"
    assert client.get("/cms/login/").headers["Location"] == f"{login}?next=%2Fcms%2F"
    assert client.get("/cms/login/?next=/cms/images/").headers["Location"] == f"{login}?next=%2Fcms%2Fimages%2F"
    for step in ("", "done/", "confirm/MQ/token/", "complete/"):
        assert client.get(f"/cms/password_reset/{step}").headers["Location"] == reverse("account_reset_password")


def test_leaving_the_desk_takes_one_press(client, editor):
    client.force_login(editor)

    response = client.post("/cms/logout/")

    assert (response.status_code, response.headers["Location"]) == (307, reverse("account_logout"))


def test_signing_in_from_the_desk_leads_back_to_it(client, home):
    administrator = make_user("admin@example.org", is_superuser=True)

    ask = sign_in(client, administrator.email, next="/cms/").headers["Location"]

    assert client.post(ask, {"code": app_code()}).headers["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize("address", ["/cms/", "/cms/pages/", "/cms/login/", "/cms/account/", "/cms/users/new/"])
def test_member_is_told_that_the_desk_is_not_theirs_without_a_loop(member_client, address):
    response = member_client.get(address)

    assert response.status_code == 403
    assert response.templates[0].name == "403.html"


def test_desk_offers_neither_password_nor_address_nor_picture(client, home):
    administrator = make_user("admin@example.org", is_superuser=True)
    client.force_login(administrator)

    page = client.get("/cms/account/").content.decode()

    assert reverse("account_change_password") in page
    assert reverse("account_email") in page
    for field in ("new_password1", "name_email-email", "avatar-avatar"):
        assert field not in page


def test_users_are_not_added_but_invited(client, home):
    client.force_login(make_user("admin@example.org", is_superuser=True))

    assert client.get("/cms/users/new/").headers["Location"] == reverse("invitation:add")
    page = client.get("/cms/users/").content.decode()
    assert reverse("invitation:add") in page
    assert "/cms/users/new/" not in page


def test_administrators_choose_nobodys_password_or_address(client, home, member):
    client.force_login(make_user("admin@example.org", is_superuser=True))
    address = reverse("wagtailusers_users:edit", args=[member.pk])
    answers = {
        "email": "fremd@example.org",
        "first_name": "Mit",
        "last_name": "Glied",
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD,
        "is_active": "on",
    }

    client.post(address, answers)

    member.refresh_from_db()
    assert (member.email, member.get_full_name()) == ("mitglied@example.org", "Mit Glied")
    assert member.check_password(PASSWORD)


def test_no_group_may_change_accounts_or_groups(home):
    names = Group.objects.filter(
        permissions__content_type__model__in=["user", "group"],
        permissions__content_type__app_label__in=["core", "auth"],
    )

    assert not names.exists()


@pytest.mark.parametrize("address", ["/de/", "/de/gibt-es-nicht/", "/de/konto/login/", "/de/konto/signup/"])
def test_header_offers_strangers_to_sign_in(client, home, address):
    page = client.get(address).content.decode()

    assert reverse("account_login") in page.partition("</header>")[0]


@pytest.mark.parametrize("address", ["/de/", "/de/gibt-es-nicht/", "/de/konto/password/change/", "/cms/"])
def test_header_offers_members_their_room_and_to_sign_out(member_client, home, address):
    header = member_client.get(address).content.decode().partition("</header>")[0]

    assert 'href="/de/konto/"' in header
    assert f'action="{reverse("account_logout")}" method="post"' in header
    assert reverse("account_login") not in header
