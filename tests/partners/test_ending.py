"""Ending somebody's access: what hangs on them is handed over, and nothing of theirs opens anything any more."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageViewRestriction

from core.models import User
from home.groups import COORDINATORS, EDITORS, MEMBERS, ORGANISERS
from outbox.delivery import send_due
from outbox.models import Mail
from partners import ending, membership, own_calendar
from partners.models import Dormancy
from tests.factories import (
    make_article,
    make_event,
    make_organisation,
    make_page,
    make_registration,
    make_resource,
    make_user,
)


@pytest.fixture
def organisation(home):
    return make_organisation()


@pytest.fixture
def administrator(home):
    return make_user("admin@example.org", is_superuser=True)


@pytest.fixture
def leaving(organisation):
    """Somebody on whom everything hangs."""
    user = make_user("geht@example.org", EDITORS, ORGANISERS, COORDINATORS, last_name="Geht")
    user.memberships.create(organisation=organisation)
    return user


@pytest.fixture
def successor(organisation):
    user = make_user("bleibt@example.org", EDITORS, ORGANISERS, COORDINATORS, first_name="Kim", last_name="Bleibt")
    user.memberships.create(organisation=organisation)
    return user


def hang_everything_on(user, home, organisation):
    page = make_page(home, owner=user)
    resource = make_resource(review_owner=user, review_on="2030-01-01")
    event = make_event(name="Fachtag", organisation=organisation, contact_email="Geht@Example.org", contact_phone="1")
    place = make_registration(make_event(name="Schulung"), user.email)
    invitation = membership.invite(
        "neu@example.org", invited_by=user, language="de", groups=membership.groups_for_members(user)
    )
    return page, resource, event, place, invitation


def end(client, by, user, **answers):
    client.force_login(by)
    return client.post(reverse("access:end", args=[user.pk]), answers)


def test_page_lists_what_hangs_on_somebody_and_asks_for_those_who_fit(
    client, home, organisation, administrator, leaving, successor
):
    hang_everything_on(leaving, home, organisation)
    make_user("fremd@example.org", ORGANISERS, last_name="Fremd")
    client.force_login(administrator)

    response = client.get(reverse("access:end", args=[leaving.pk]))

    shown = response.content.decode()
    for each in ["Über uns", "Leitfaden", "Fachtag", "Schulung", "neu@example.org", EDITORS, organisation.name]:
        assert each in shown
    for kind in ["pages", "reviews", "events", "invitations"]:
        offered = {pk for pk, _label in response.context["form"].fields[kind].choices if pk}
        assert offered == {str(administrator.pk), str(successor.pk)}


def test_everything_is_handed_over_in_one_step_and_the_person_is_told(
    client, home, organisation, administrator, leaving, successor
):
    page, resource, event, place, invitation = hang_everything_on(leaving, home, organisation)
    calendar = own_calendar.renew(leaving)
    Client().force_login(leaving)
    session = Session.objects.get().pk
    chosen = dict.fromkeys(["pages", "reviews", "events", "invitations"], successor.pk)

    response = end(client, administrator, leaving, **chosen, gives_up_places="on")

    assert response.headers["Location"] == reverse("access:index")
    for row in (page, resource, event, place, invitation, leaving):
        row.refresh_from_db()
    assert (page.owner, resource.review_owner, invitation.invited_by) == (successor, successor, successor)
    assert (event.contact_email, event.contact_name_de, event.contact_phone) == (successor.email, "Kim Bleibt", "")
    assert place.status == place.Status.CANCELLED
    assert invitation.is_open()
    assert not leaving.is_active
    assert not (leaving.groups.exists() or leaving.memberships.exists())
    assert own_calendar.reader_of(calendar.token) is None
    assert not Session.objects.filter(pk=session).exists()
    assert ModelLogEntry.objects.filter(action="partners.end_access", user=administrator).count() == 1
    assert Mail.objects.filter(owner_type__model="user", owner_id=leaving.pk, to=leaving.email).count() == 1


def test_nothing_is_ended_while_a_successor_is_missing(client, home, administrator, leaving):
    make_article(home, owner=leaving)
    member = make_user("mitglied@example.org", MEMBERS)

    for chosen in ("", member.pk, leaving.pk, "x", "\x00"):
        response = end(client, administrator, leaving, pages=chosen)
        assert response.context["form"].errors["pages"]

    leaving.refresh_from_db()
    assert leaving.is_active
    with pytest.raises(membership.Refused):
        ending.end(leaving, ending.Handover(), by=administrator)


def test_open_invitations_are_withdrawn_and_places_kept_unless_chosen_otherwise(client, administrator, leaving):
    invited = membership.invite(
        "neu@example.org", invited_by=leaving, language="de", groups=membership.groups_for_members(leaving)
    )
    place = make_registration(make_event(), leaving.email)

    end(client, administrator, leaving, invitations="")

    invited.refresh_from_db()
    place.refresh_from_db()
    assert invited.withdrawn_at
    assert place.has_place


def test_pressed_twice_it_ends_once(client, administrator, leaving):
    for _press in range(2):
        assert end(client, administrator, leaving).status_code == 302

    send_due()
    assert len(mail.outbox) == 1
    assert ModelLogEntry.objects.filter(action="partners.end_access").count() == 1


def test_last_administrator_and_oneself_are_not_ended(client, administrator):
    address = reverse("access:end", args=[administrator.pk])
    client.force_login(administrator)

    assert str(ending.LAST_ADMINISTRATOR) in client.get(address).content.decode()
    make_user("zwei@example.org", is_superuser=True)
    client.post(address)

    administrator.refresh_from_db()
    assert administrator.is_active


def test_coordinators_end_members_and_nobody_with_rights(client, home, leaving, member):
    by = make_user("netz@example.org", COORDINATORS)
    client.force_login(by)

    listed = client.get(reverse("access:index")).content.decode()

    assert member.email in listed
    assert leaving.email not in listed
    assert client.get(reverse("access:end", args=[leaving.pk])).status_code == 404
    end(client, by, leaving)
    end(client, by, member)
    assert list(User.objects.filter(is_active=True).order_by("email")) == [leaving, by]


def test_pages_of_closed_groups_are_counted_and_not_named(client, home, partner_area, administrator, member):
    room = make_page(home, "Geheimraum", owner=member)
    restriction = PageViewRestriction.objects.create(page=room, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.create(name="Fachgruppe"))
    client.force_login(make_user("netz@example.org", COORDINATORS))

    response = client.get(reverse("access:end", args=[member.pk]))

    assert "Geheimraum" not in response.content.decode()
    assert response.context["unseen"] == 1
    assert list(response.context["form"].successors["pages"]) == [administrator]


@pytest.mark.parametrize("group", [EDITORS, MEMBERS])
def test_people_without_the_right_end_nobody(client, home, administrator, group):
    end(client, make_user("ohne@example.org", group), administrator)

    administrator.refresh_from_db()
    assert administrator.is_active


def test_account_closed_for_its_silence_can_be_ended_and_opens_no_more(client, administrator, member):
    User.objects.filter(pk=member.pk).update(is_active=False)
    Dormancy.objects.create(user=member, closed_at=timezone.now())

    end(client, administrator, member)

    send_due()
    assert mail.outbox == []
    assert not Dormancy.objects.exists()
    assert not ending.handled(administrator).filter(pk=member.pk).exists()


def test_list_of_users_opens_accounts_and_closes_none(client, administrator, member):
    client.force_login(administrator)
    listed = client.get(reverse("wagtailusers_users:index")).content.decode()
    form = client.get(reverse("wagtailusers_users:edit", args=[member.pk])).context["form"]
    bulk = reverse("wagtail_bulk_action", args=["core", "user", "set_active_state"])

    client.post(f"{bulk}?id={member.pk}", {"mark_as_active": "False"})

    assert reverse("access:end", args=[member.pk]) in listed
    assert form.fields["is_active"].disabled
    member.refresh_from_db()
    assert member.is_active
