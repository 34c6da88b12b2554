"""A member takes a new address or organisation along: the one is confirmed, the other approved anew."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from home.groups import COORDINATORS, EDITORS, MEMBERS
from outbox.models import Mail
from partners import access_requests, membership, moving
from partners.models import AccessRequest
from tests.factories import make_event, make_organisation, make_registration, make_user

MOVE = {"organisation_name": "Neuer Verein", "function": "Leitung", "reason": "Ich habe gewechselt."}


@pytest.fixture
def coordinator(home):
    return make_user("netz@example.org", COORDINATORS, last_name="Netz")


@pytest.fixture
def old(home):
    return make_organisation("Alter Verein")


@pytest.fixture
def mover(member, old):
    """A member with an organisation and a place in a closed group."""
    member.memberships.create(organisation=old, function="Beratung", shows_name="members")
    member.groups.add(Group.objects.create(name="Fachgruppe"))
    return member


@pytest.fixture
def ask(client, mover, old, coordinator):
    """Ask as the member does, and return the request."""
    client.force_login(mover)

    def send(**told):
        client.post(reverse("partners:move"), {**MOVE, "leaves": old.pk, **told})
        return AccessRequest.objects.filter(account=mover, decided_at=None).first()

    return send


def standing(user):
    """What somebody belongs to."""
    return (
        sorted(user.memberships.values_list("organisation__name", flat=True)),
        sorted(user.groups.values_list("name", flat=True)),
    )


def test_nothing_changes_before_somebody_decides(client, ask, mover, coordinator):
    request = ask()

    assert request.owner == coordinator
    assert standing(mover) == (["Alter Verein"], ["Fachgruppe", MEMBERS])
    assert sorted(Mail.objects.values_list("to", flat=True)) == sorted([mover.email, coordinator.email])
    assert "Neuer Verein" in client.get(reverse("partners:move")).content.decode()


def test_approval_brings_the_new_organisation_and_no_right_of_the_old_one(client, ask, mover, coordinator):
    request = ask()
    client.force_login(coordinator)
    address = reverse("access_request:decide", args=[request.pk])
    groups = client.get(address).context["form"]["groups"].value()

    client.post(address, {"action": "approve", "words": "Willkommen.", "groups": groups})

    request.refresh_from_db()
    assert request.decision == AccessRequest.Decision.MOVED
    assert standing(mover) == (["Neuer Verein"], [MEMBERS])
    new = mover.memberships.get()
    assert (new.function, new.shows_name) == ("Leitung", "nobody")
    assert "Willkommen." in Mail.objects.filter(to=mover.email).latest("pk").text
    # Pressed twice it is told that it was decided.
    again = client.post(address, {"action": "approve", "words": "Willkommen."})
    assert again.context["form"].non_field_errors()


def test_group_is_kept_if_somebody_chooses_so_and_none_is_smuggled_in(client, ask, mover, coordinator):
    request = ask()
    client.force_login(coordinator)
    address = reverse("access_request:decide", args=[request.pk])
    editors = Group.objects.get(name=EDITORS)

    client.post(address, {"action": "approve", "words": "Ja.", "groups": [editors.pk]})
    assert standing(mover)[1] == ["Fachgruppe", MEMBERS]
    moving.approve(request, by=coordinator, words="Ja.", groups=[editors, *mover.groups.all()])

    assert standing(mover)[1] == ["Fachgruppe", MEMBERS]


def test_refusal_changes_nothing_and_says_why(client, ask, mover, coordinator):
    request = ask()
    client.force_login(coordinator)

    client.post(reverse("access_request:decide", args=[request.pk]), {"action": "decline", "words": "Noch nicht."})

    assert standing(mover) == (["Alter Verein"], ["Fachgruppe", MEMBERS])
    assert "Noch nicht." in Mail.objects.filter(to=mover.email).latest("pk").text


def test_who_has_rights_in_the_desk_is_decided_on_by_administrators(ask, mover, coordinator):
    mover.groups.add(Group.objects.get(name=EDITORS))
    request = moving.ask(mover, leaves=None, language="de", **MOVE)

    with pytest.raises(membership.Refused):
        moving.approve(request, by=coordinator, words="Ja.")

    moving.approve(request, by=make_user("admin@example.org", is_superuser=True), words="Ja.")
    assert standing(mover)[0] == ["Alter Verein", "Neuer Verein"]


def test_asking_again_corrects_and_withdrawing_ends_it(client, ask, mover):
    first = ask()
    AccessRequest.objects.update(decide_by=first.decide_by - timedelta(days=1))

    second = ask(organisation_name="Anderer Verein")
    assert (second.organisation_named, second.decide_by) == ("Anderer Verein", first.decide_by - timedelta(days=1))
    client.post(reverse("partners:move"), {"action": "withdraw"})

    assert not AccessRequest.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"organisation_name": ""}, {"reason": ""}, {"leaves": "99999"}, {"organisation_name": "alter verein"}]
)
def test_poor_answers_come_back(ask, wrong):
    assert ask(**wrong) is None


def test_organisation_of_somebody_else_is_not_left(ask):
    assert ask(leaves=make_organisation("Fremder Verein").pk) is None


def test_request_is_neither_invited_nor_answered_like_that_of_a_stranger(ask, coordinator):
    request = ask()

    access_requests.answer_new()

    with pytest.raises(membership.Refused):
        access_requests.approve(request, by=coordinator, words="Ja.")


def test_strangers_are_led_to_the_door(client, home):
    assert client.get(reverse("partners:move")).status_code == 302


def test_contact_of_events_and_coming_places_follow_a_confirmed_address(member):
    before = member.email
    event = make_event(contact_email=before.upper())
    coming, past = (
        make_registration(event, before),
        make_registration(make_event(starts_in=timedelta(days=-9)), before),
    )
    twice = make_registration(taken := make_event(), before)
    make_registration(taken, "neu@example.org")
    member.email = "neu@example.org"
    member.save()

    moving.take_address_along(member, before)

    for row in (event, coming, past, twice):
        row.refresh_from_db()
    assert event.contact_email == coming.email == "neu@example.org"
    assert past.email == twice.email == before
