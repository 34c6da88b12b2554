"""What people tell about themselves when they register."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from core.models import Term
from events.links import token_of
from events.models import Registration
from events.registration import register
from home import structure
from tests.events.test_views import form_address, send, words
from tests.factories import (
    make_event,
    make_event_page,
    make_organisation,
    make_registration,
    make_term,
    make_user,
)


@pytest.fixture
def event_page(home):
    return make_event_page(home, make_event(places=2))


@pytest.fixture
def prison(home):
    return make_term(Term.Vocabulary.PROFESSIONAL_FIELD, "Justizvollzug", name_en="Prisons")


def suggested(response):
    found = re.search(r'<datalist id="organisations">(.*?)</datalist>', response.content.decode(), re.DOTALL)[1]
    return re.findall(r'<option value="([^"]*)">', found)


# The professional field.


def test_professional_field_is_kept_and_shown_to_the_person_and_the_team(client, event_page, prison):
    assert send(client, event_page, professional_field=prison.pk).status_code == 302

    one = Registration.objects.get()
    assert one.professional_field == prison
    link = reverse("personal:link", args=[token_of(one)])
    assert "Prisons" in words(client.get(link))
    assert json.loads(client.get(f"{link}meine-daten.json").content)["professional_field"] == "Prisons"
    team = make_user("veranstaltung@example.org", structure.ORGANISERS)
    team.memberships.create(organisation=event_page.event.organisation)
    UserProfile.objects.create(user=team, preferred_language="en")
    client.force_login(team)
    assert "Prisons" in words(client.get(reverse("event_registrations:person", args=[one.event_id, one.pk])))


def test_professional_field_need_not_be_told(client, event_page, prison):
    assert send(client, event_page, professional_field="").status_code == 302

    assert Registration.objects.get().professional_field is None


@pytest.mark.parametrize("value", ["abc", "-1", "9999999999999999999999", "topic"])
def test_professional_field_is_one_of_the_list(client, event_page, prison, value):
    topic = make_term(Term.Vocabulary.TOPIC, "Haft")

    response = send(client, event_page, professional_field=topic.pk if value == "topic" else value)

    assert "professional_field" in response.context["form"].errors
    assert not Registration.objects.exists()


def test_professional_field_is_asked_in_the_reader_s_language_if_there_are_any(client, event_page):
    asked = "Your professional field"
    assert asked not in words(client.get(form_address(event_page)))

    make_term(Term.Vocabulary.PROFESSIONAL_FIELD, "Justizvollzug", name_en="Prisons")

    assert asked in words(client.get(form_address(event_page)))
    assert "Prisons" in words(client.get(form_address(event_page)))
    assert "Justizvollzug" in words(client.get(form_address(event_page, "de")))


# Suggestions.


def test_only_organisations_that_are_shown_in_public_are_suggested(client, member_client, event_page):
    make_organisation("Amt für Wege", is_public=True)
    make_organisation("Niemandswort")

    for browser in (client, member_client):
        assert suggested(browser.get(form_address(event_page))) == ["Amt für Wege"]


def test_organisation_that_is_not_suggested_is_taken_as_it_is(client, event_page):
    send(client, event_page, organisation="Ein ganz anderer Verein")

    assert Registration.objects.get().organisation == "Ein ganz anderer Verein"


# What the portal knows already.


def test_member_finds_name_address_and_organisation_filled_in(member_client, member, event_page):
    member.first_name, member.last_name = "Mia", "Mitglied"
    member.save()
    member.memberships.create(organisation=make_organisation("Interner Verein"))
    make_user("andere@example.org", last_name="Andere").memberships.create(organisation=make_organisation("B-Verein"))

    form = member_client.get(form_address(event_page)).context["form"]

    assert {name: form[name].value() for name in ("name", "email", "organisation")} == {
        "name": "Mia Mitglied",
        "email": "mitglied@example.org",
        "organisation": "Interner Verein",
    }


def test_member_may_fill_in_something_else(member_client, member, event_page):
    member.memberships.create(organisation=make_organisation("Interner Verein"))

    send(member_client, event_page, organisation="")

    one = Registration.objects.get()
    assert (one.name, one.email, one.organisation) == ("Anna Ö.", "anna@example.org", "")


def test_stranger_finds_nothing_filled_in(client, member, event_page):
    member.memberships.create(organisation=make_organisation("Interner Verein"))
    make_registration(event_page.event, member.email)

    form = client.get(form_address(event_page)).context["form"]

    assert [form[name].value() for name in ("name", "email", "organisation")] == [None, None, None]


# Once registered.


def test_second_registration_of_an_address_tells_nothing_new(home, event_page, prison):
    said = {"language": "en", "organisation": "Amt"}
    with translation.override("en"):
        one = register(event_page.event, name="Anna", email="anna@example.org", **said)
        again = register(
            event_page.event,
            name="Eve",
            email="anna@example.org",
            professional_field=prison,
            privacy_version_id=1,
            **said,
        )

    again.refresh_from_db()
    assert again == one
    assert (again.name, again.professional_field, again.privacy_version) == ("Anna", None, None)
