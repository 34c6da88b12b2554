from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation
from icalendar import Calendar

from events.models import EventIndexPage
from home import structure
from partners import own_calendar
from partners.models import CalendarLink
from portal.logs import without_secrets
from tests.factories import make_event, make_event_page, make_user

LINK = "https://meet.example.org/geheim"


@pytest.fixture
def events(home, partner_area):
    make_event_page(home, make_event(online_link=LINK, format="online"), title="Offene Schulung")
    parent = EventIndexPage.objects.child_of(partner_area).get()
    make_event_page(partner_area, make_event(starts_in=timedelta(days=3)), title="Netzwerktreffen", parent=parent)
    make_event_page(partner_area, make_event(), title="Entwurf", parent=parent).unpublish()


def page(language="de"):
    with translation.override(language):
        return reverse("partners:calendar")


def address_of(user, language="de"):
    with translation.override(language):
        return reverse("partners:calendar_file", args=[own_calendar.of(user).token])


def summaries(response):
    return [str(entry["summary"]) for entry in Calendar.from_ical(response.content).walk("VEVENT")]


def test_member_makes_an_address_that_opens_without_signing_in(member_client, member, events):
    assert "webcal:" not in member_client.get(page()).content.decode()

    response = member_client.post(page(), {"action": "renew"}, follow=True)

    shown = response.content.decode()
    assert f'href="webcal://localhost:8000{address_of(member)}"' in shown
    assert f"http://localhost:8000{address_of(member)}" in shown
    assert summaries(Client().get(address_of(member))) == ["Netzwerktreffen", "Offene Schulung"]


def test_each_language_has_its_calendar_under_the_same_token(client, member, events):
    own_calendar.renew(member)

    assert address_of(member, "en").startswith("/en/")
    assert summaries(client.get(address_of(member, "en"))) == []


def test_own_calendar_can_be_narrowed(client, member, events):
    own_calendar.renew(member)

    assert summaries(client.get(f"{address_of(member)}?format=on_site")) == ["Netzwerktreffen"]


def test_online_links_are_in_no_calendar(client, member, events):
    own_calendar.renew(member)

    assert "geheim" not in client.get(address_of(member)).content.decode()


def test_new_address_ends_the_old_one(member_client, member, events):
    own_calendar.renew(member)
    old = address_of(member)

    member_client.post(page(), {"action": "renew"})

    assert Client().get(old).status_code == 404
    assert Client().get(address_of(member)).status_code == 200
    assert CalendarLink.objects.count() == 1


def test_member_ends_the_address(member_client, member, events):
    own_calendar.renew(member)
    old = address_of(member)

    for _twice in range(2):
        member_client.post(page(), {"action": "end"})

    assert Client().get(old).status_code == 404
    assert own_calendar.of(member) is None


def test_account_that_is_closed_ends_the_address_at_once(client, member, events):
    own_calendar.renew(member)
    assert client.get(address_of(member)).status_code == 200

    member.is_active = False
    member.save()

    answer = client.get(address_of(member))
    assert answer.status_code == 404
    assert "Netzwerktreffen" not in answer.content.decode()


def test_who_is_no_member_any_more_reads_nothing(client, member, events):
    own_calendar.renew(member)

    member.groups.clear()

    assert client.get(address_of(member)).status_code == 404


def test_calendar_of_one_group_is_not_that_of_another(client, home, member, partner_area):
    group = Group.objects.create(name="Beirat")
    closed = make_event_page(
        partner_area, make_event(), title="Beirat", parent=EventIndexPage.objects.child_of(partner_area).get()
    )
    closed.view_restrictions.create(restriction_type="groups").groups.add(group)
    inside = make_user("beirat@example.org", structure.MEMBERS)
    inside.groups.add(group)
    for user in (member, inside):
        own_calendar.renew(user)

    assert summaries(client.get(address_of(member))) == []
    assert summaries(client.get(address_of(inside))) == ["Beirat"]


def test_account_and_address_go_together(member):
    own_calendar.renew(member)

    member.delete()

    assert not CalendarLink.objects.exists()


@pytest.mark.parametrize("token", ["x", "%00" * 43, "ä" * 43, "A" * 43, "A" * 5000, "..", "' OR 1=1"])
def test_what_was_never_an_address_opens_nothing(client, member, token):
    own_calendar.renew(member)
    base = page()

    assert client.get(f"{base}{token}.ics").status_code == 404


def test_address_is_kept_secret(client, member_client, member, events):
    own_calendar.renew(member)
    address, token = address_of(member), own_calendar.of(member).token

    for answer in (client.get(address), client.get(f"{page()}{'A' * 43}.ics")):
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "strict-origin"
        assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "no-store" in member_client.get(page()).headers["Cache-Control"]
    assert token not in without_secrets(f"GET {address}?format=online 200")
    assert token not in str(own_calendar.of(member))


def test_stranger_is_led_to_the_login_and_others_are_told_why(client, home, member):
    assert client.get(page()).url.startswith("/de/konto/login/")
    assert client.post(page(), {"action": "renew"}).url.startswith("/de/konto/login/")

    client.force_login(make_user("niemand@example.org"))

    assert client.get(page()).status_code == 403
    assert client.post(page(), {"action": "renew"}).status_code == 403
    assert not CalendarLink.objects.exists()


def test_each_member_changes_only_their_own(member_client, member):
    other = make_user("andere@example.org", structure.MEMBERS)
    own_calendar.renew(other)
    token = own_calendar.of(other).token

    member_client.post(page(), {"action": "renew"})
    member_client.post(page(), {"action": "end"})

    assert own_calendar.of(other).token == token
    assert token not in member_client.get(page()).content.decode()


def test_form_needs_the_token_against_forgery(member):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(member)

    assert careful.post(page(), {"action": "renew"}).status_code == 403


def test_reading_a_calendar_asks_little_and_leaves_no_cookie(client, member, events, django_assert_max_num_queries):
    own_calendar.renew(member)
    address = address_of(member)
    client.get(address)

    with django_assert_max_num_queries(10):
        answer = client.get(address)

    assert not answer.cookies


def test_partner_area_leads_to_it(member_client, partner_area, events):
    assert f'href="{page()}"' in member_client.get(partner_area.url).content.decode()
