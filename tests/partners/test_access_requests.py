from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from home.groups import COORDINATORS, MEMBERS
from organisations.models import Organisation
from outbox.models import Mail
from partners import access_requests, membership
from partners.models import AccessRequest, AccessSettings, Invitation
from tests.factories import make_organisation, make_user

NEW = "kim@amt.example"
TOLD = {"name": "Kim Neu", "organisation_name": "Verein Neubeginn", "function": "Beratung", "reason": "Ich berate."}


@pytest.fixture
def coordinator(home):
    return make_user("netz@example.org", COORDINATORS, first_name="Robin", last_name="Netz")


@pytest.fixture
def ask(client, coordinator, monkeypatch):
    """Send the form as a person does, and let the worker answer."""
    monkeypatch.setattr("core.guard.LEAST_TIME", timedelta(0))

    def send(email=NEW, **told):
        shown = client.get(reverse("partners:ask_for_access")).context["form"]._stamp()
        response = client.post(
            reverse("partners:ask_for_access"), {**TOLD, "email": email, "shown": shown, **told}, follow=True
        )
        access_requests.answer_new()
        return response

    return send


def subjects(to):
    return list(Mail.objects.filter(to=to).order_by("pk").values_list("subject", flat=True))


def confirmed(ask, client, email=NEW, **told):
    ask(email, **told)
    request = AccessRequest.objects.filter(email=email, confirmed_at=None).get()
    client.post(reverse("partners:confirm_access", args=[request.token]))
    request.refresh_from_db()
    return request


def test_link_confirms_by_a_press_and_names_who_decides_and_until_when(ask, client, coordinator):
    ask()
    request = AccessRequest.objects.get()
    address = reverse("partners:confirm_access", args=[request.token])
    assert settings.SITE_URL + address in Mail.objects.get(to=NEW).text

    client.get(address)
    request.refresh_from_db()
    assert request.confirmed_at is None
    page = client.post(address, follow=True).content.decode()

    request.refresh_from_db()
    assert request.owner == coordinator
    assert request.decide_by >= timezone.localdate() + timedelta(days=5)
    assert "Robin Netz" in page
    assert "Robin Netz" in Mail.objects.filter(to=NEW).order_by("pk").last().text
    # The mail to whoever decides names nobody: that is read in the desk.
    to_decide = Mail.objects.get(to=coordinator.email)
    assert "Kim" not in to_decide.text
    assert reverse("access_request:decide", args=[request.pk]) in to_decide.text


def test_answer_is_the_same_for_members_invited_people_and_strangers(ask, member, coordinator):
    invited = membership.invite(
        "da@example.org", invited_by=coordinator, language="de", groups=membership.groups_for_members(coordinator)
    )

    pages = [ask(email).content for email in (NEW, member.email, invited.email)]

    assert pages[0] == pages[1] == pages[2]
    # By mail the member learns of the account, and the invited person gets the invitation once more.
    assert list(AccessRequest.objects.values_list("email", flat=True)) == [NEW]
    assert len(subjects(member.email)) == 1
    assert len(subjects(invited.email)) == 2


@pytest.mark.parametrize("wrong", [{"email": "kim"}, {"organisation_name": ""}, {"reason": ""}, {"name": "a\0b"}])
def test_poor_answers_come_back(ask, wrong):
    response = ask(**wrong)

    assert next(iter(wrong)) in response.context["form"].errors
    assert not AccessRequest.objects.exists()


def test_list_of_organisations_names_only_what_is_public(client, home):
    make_organisation("Verein im Verborgenen")
    make_organisation("Verein im Licht", is_public=True)

    page = client.get(reverse("partners:ask_for_access")).content.decode()

    assert "Verein im Licht" in page
    assert "Verborgen" not in page


def test_one_address_asks_so_often_and_no_more(ask, settings):
    settings.LIMITS = settings.LIMITS | {"access_request": "1/h"}
    ask()

    assert ask().status_code == 429


def test_asking_once_more_corrects_and_wins_no_time(ask, client):
    first = confirmed(ask, client)
    AccessRequest.objects.update(decide_by=first.decide_by - timedelta(days=1))

    second = confirmed(ask, client, function="Leitung")

    assert list(AccessRequest.objects.all()) == [second]
    assert (second.function, second.decide_by) == ("Leitung", first.decide_by - timedelta(days=1))


def test_approval_is_an_invitation_with_the_words_as_reason(ask, client, coordinator):
    request = confirmed(ask, client)
    client.force_login(coordinator)

    client.post(
        reverse("access_request:decide", args=[request.pk]), {"action": "approve", "words": "Willkommen im Netzwerk."}
    )

    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.name, invitation.reason) == (NEW, "Kim Neu", "Willkommen im Netzwerk.")
    assert invitation.organisation == Organisation.objects.get(name="Verein Neubeginn")
    assert [group.name for group in invitation.groups.all()] == [MEMBERS]
    request.refresh_from_db()
    assert (request.decision, request.decided_by) == (AccessRequest.Decision.INVITED, coordinator)


def test_refusal_needs_words_and_sends_them(ask, client, coordinator):
    request = confirmed(ask, client)
    client.force_login(coordinator)
    address = reverse("access_request:decide", args=[request.pk])

    client.post(address, {"action": "decline", "words": ""})
    request.refresh_from_db()
    assert request.is_pending
    client.post(address, {"action": "decline", "words": "Der Verein kennt Sie nicht."})

    assert "Der Verein kennt Sie nicht." in Mail.objects.filter(to=NEW).order_by("pk").last().text
    assert not Invitation.objects.exists()
    # Two at once: the second learns that it is done.
    again = client.post(address, {"action": "approve", "words": "Doch."})
    assert again.context["form"].non_field_errors()


def test_invitation_beats_a_pending_request(ask, client, coordinator):
    request = confirmed(ask, client)

    membership.invite(
        NEW.upper(), invited_by=coordinator, language="de", groups=membership.groups_for_members(coordinator)
    )

    request.refresh_from_db()
    assert request.decision == AccessRequest.Decision.INVITED
    assert not AccessRequest.objects.pending().exists()


def test_who_decides_is_reminded_and_lateness_is_told_once(ask, client, coordinator):
    today, request = timezone.localdate(), confirmed(ask, client)
    AccessRequest.objects.update(remind_on=today, decide_by=today)
    before = len(subjects(coordinator.email))

    access_requests.remind()
    access_requests.remind()
    assert len(subjects(coordinator.email)) == before + 1

    AccessRequest.objects.update(decide_by=today - timedelta(days=1))
    asked_before = len(subjects(request.email))
    access_requests.remind()
    access_requests.remind()
    assert len(subjects(coordinator.email)) == before + 2
    assert len(subjects(request.email)) == asked_before + 1


def test_settings_name_who_decides(coordinator, home):
    other = make_user("andere@example.org", COORDINATORS)
    assert access_requests.who_decides() == coordinator

    AccessSettings.objects.create(site=home.get_site(), owner=other)
    assert access_requests.who_decides() == other
    other.is_active = False
    other.save()
    assert access_requests.who_decides() == coordinator


def test_requests_are_forgotten_in_time(ask, client):
    decided = confirmed(ask, client)
    ask("neu@example.org")
    long_ago = timezone.now() - timedelta(days=31)
    AccessRequest.objects.update(created_at=long_ago)

    access_requests.forget()
    assert list(AccessRequest.objects.all()) == [decided]
    AccessRequest.objects.update(decided_at=long_ago)
    access_requests.forget()

    assert not AccessRequest.objects.exists()


def test_desk_lists_confirmed_requests_and_marks_private_mail(ask, client, coordinator):
    request = confirmed(ask, client, "kim@gmx.de")
    ask("unbestaetigt@example.org", name="Wer Auchimmer")
    client.force_login(coordinator)

    page = client.get(reverse("access_request:index")).content.decode()
    assert "Kim Neu" in page
    assert "Auchimmer" not in page
    assert request.is_private_address
    assert "help-warning" in client.get(reverse("access_request:decide", args=[request.pk])).content.decode()
    assert "Kim Neu" in client.get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("name", ["index", "decide"])
def test_people_without_the_right_read_no_request(ask, client, editor, name):
    request = confirmed(ask, client)
    client.force_login(editor)
    address = reverse(f"access_request:{name}", args=[request.pk] if name == "decide" else [])

    assert client.get(address).headers["Location"] == reverse("wagtailadmin_home")
    assert "Kim Neu" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_forged_link_opens_nothing(client, home):
    assert client.get(reverse("partners:confirm_access", args=["1.falsch"])).status_code == 410
