import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from django.utils import timezone, translation

from core.models import User
from home.groups import MEMBERS
from outbox.delivery import send_due
from partners import membership
from partners.models import Invitation
from tests.factories import PASSWORD, make_organisation, make_user

NEW = "neu@example.org"
ANSWERS = {
    "email": NEW,
    "first_name": "Kim",
    "last_name": "Neu",
    "password1": PASSWORD,
    "password2": PASSWORD,
}


@pytest.fixture
def administrator(home):
    return make_user("admin@example.org", is_superuser=True, first_name="Ada", last_name="Amt")


@pytest.fixture
def invite(administrator):
    """Invite an address as a member."""

    def invite(email=NEW, **fields):
        groups = Group.objects.filter(name=MEMBERS)
        return membership.invite(email, **{"invited_by": administrator, "language": "de", "groups": groups, **fields})

    return invite


def address_of(invitation, language="de"):
    with translation.override(language):
        return reverse("partners:invitation", args=[invitation.token])


def test_link_shows_who_invites_and_changes_nothing(client, invite):
    invitation = invite(organisation=make_organisation("Brücke e. V."), function="Beratung")

    response = client.get(address_of(invitation))

    page = response.content.decode()
    assert response.status_code == 200
    assert "Ada Amt" in page
    assert "Brücke e.\u00a0V." in page
    assert "Beratung" in page
    invitation.refresh_from_db()
    assert invitation.is_open()
    assert not User.objects.filter(email=NEW).exists()


def test_names_are_suggested_from_the_invitation(client, invite):
    form = client.get(address_of(invite(name="Kim von Neu"))).context["form"]

    assert (form["first_name"].value(), form["last_name"].value()) == ("Kim von", "Neu")


def test_sending_the_form_opens_the_account_and_signs_in(client, invite, partner_area):
    response = client.post(address_of(invite()), ANSWERS)

    assert response.headers["Location"] == "/de/konto/"
    assert client.get("/de/konto/").headers["Location"] == partner_area.url
    assert client.get("/de/").wsgi_request.user.email == NEW
    assert client.session.get_expire_at_browser_close()


def test_new_administrator_begins_at_the_desk(client, invite):
    response = client.post(address_of(invite(groups=(), makes_administrator=True)), ANSWERS)

    assert response.headers["Location"] == reverse("wagtailadmin_home")


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"password1": "kurz", "password2": "kurz"}, "password1"),
        ({"password2": "ein anderes Passwort 7"}, "password2"),
        ({"password1": "neu@example.org", "password2": "neu@example.org"}, "password1"),
        ({"first_name": ""}, "first_name"),
        ({"last_name": "\x00"}, "last_name"),
    ],
)
def test_poor_answers_come_back_with_an_error(client, invite, answers, field):
    response = client.post(address_of(invite()), ANSWERS | answers)

    assert list(response.context["form"].errors) == [field]
    assert not User.objects.filter(email=NEW).exists()


def test_typed_address_does_not_count(client, invite):
    client.post(address_of(invite()), ANSWERS | {"email": "jemand@example.org"})

    assert User.objects.filter(email=NEW).exists()
    assert not User.objects.filter(email="jemand@example.org").exists()


def used(invitation):
    membership.accept(invitation, first_name="Kim", last_name="Neu", password=PASSWORD)


def withdrawn(invitation):
    membership.withdraw(invitation, by=None)


def ran_out(invitation):
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now())


@pytest.mark.parametrize("end", [used, withdrawn, ran_out, Invitation.delete])
def test_ended_link_shows_one_friendly_page(client, invite, end):
    invitation = invite()
    address = address_of(invitation)
    end(invitation)

    for response in (client.get(address), client.post(address, ANSWERS)):
        assert response.status_code == 410
        assert response.templates[0].name == "partners/invitation_ended.html"


def test_link_for_an_account_that_was_closed_meanwhile_has_ended(client, invite, member):
    address = address_of(invite(member.email, organisation=make_organisation()))
    User.objects.filter(pk=member.pk).update(is_active=False)

    assert client.get(address).status_code == 410


def test_pages_of_the_link_are_not_kept_listed_or_passed_on(client, invite):
    address = address_of(invite())
    ended = address[:-5] + "/"

    for response in (client.get(address), client.get(ended)):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        assert response.headers["Referrer-Policy"] == "strict-origin"


def test_owner_of_an_account_signs_in_to_accept(client, invite, member):
    organisation = make_organisation()
    address = address_of(invite(member.email, organisation=organisation))

    page = client.get(address)

    sign_in = f"{reverse('account_login')}?next={address}"
    assert sign_in in page.content.decode()
    response = client.post(sign_in, {"login": member.email, "password": PASSWORD})
    assert response.headers["Location"] == address
    assert client.get(address).context["situation"] == "same_account"
    client.post(address)
    assert member.memberships.get().organisation == organisation


def test_stranger_cannot_accept_for_an_account(client, invite, member):
    organisation = make_organisation()
    address = address_of(invite(member.email, organisation=organisation))

    response = client.post(address, ANSWERS)

    assert response.context["situation"] == "sign_in"
    assert not member.memberships.exists()


@pytest.mark.parametrize("has_account", [True, False])
def test_somebody_else_is_asked_to_sign_out_first(member_client, invite, editor, has_account):
    invitation = invite(editor.email if has_account else NEW)

    response = member_client.post(address_of(invitation), ANSWERS)

    assert response.context["situation"] == "other_account"
    invitation.refresh_from_db()
    assert invitation.is_open()


@pytest.mark.parametrize(("language", "words"), [("de", "/de/konto/"), ("en", "/en/account/")])
def test_mail_and_page_speak_the_language_of_the_invitation(client, invite, language, words):
    invitation = invite(language=language)

    send_due()

    assert mail.outbox[0].extra_headers["Content-Language"] == language
    assert f"{words}" in mail.outbox[0].body
    assert f'lang="{language}"' in client.get(address_of(invitation, language)).content.decode()


def test_start_leads_members_to_the_partner_area(member_client, partner_area):
    response = member_client.get("/de/konto/")

    assert response.headers["Location"] == partner_area.url


def test_start_leads_people_without_a_group_to_the_start_page(client, home):
    client.force_login(make_user())

    assert client.get("/de/konto/").headers["Location"] == "/de/"


def test_start_asks_strangers_to_sign_in(client, home):
    assert client.get("/de/konto/").headers["Location"].startswith(reverse("account_login"))
