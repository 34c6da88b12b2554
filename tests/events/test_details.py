"""What people tell about themselves when they register."""

import json
import re

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from core.models import Term
from events.details import change
from events.links import token_of
from events.models import Event, Registration
from events.places import RegistrationClosed
from events.registration import register
from events.spellings import merge
from home import structure
from tests.events.test_views import form_address, send, words
from tests.factories import (
    make_event,
    make_event_page,
    make_organisation,
    make_question,
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


def test_professional_field_that_somebody_named_is_not_deleted(client, event_page, prison):
    make_registration(event_page.event, professional_field=prison)
    client.force_login(make_user("admin@example.org", is_superuser=True))
    one = reverse(Term.snippet_viewset.get_url_name("delete"), args=[prison.pk])
    many = f"{reverse('wagtail_bulk_action', args=['core', 'term', 'delete'])}?id={prison.pk}"

    for address in (one, many):
        assert client.post(address).status_code == 302
        assert Term.objects.filter(pk=prison.pk).exists()

    Registration.objects.all().delete()
    client.post(one)
    assert not Term.objects.filter(pk=prison.pk).exists()


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


# Changing it by the personal link.


@pytest.fixture
def anna(event_page):
    return sign_up(event_page.event, "anna")


def sign_up(event, who, **fields):
    fields = {"name": who.title(), "organisation": "Amt", "language": "en", "is_confirmed": True, **fields}
    with translation.override("en"):
        return register(event, email=f"{who}@example.org", **fields)


def link_to(one):
    return reverse("personal:link", args=[token_of(one)])


def press_change(client, one, **data):
    data = {"name": one.name, "organisation": one.organisation, **data}
    return client.post(f"{link_to(one)}?change=1", {"action": "change", **data})


def kinds(one):
    return list(one.steps.values_list("kind", flat=True))


def told(one):
    one = Registration.objects.get(pk=one.pk)
    return one.name, one.organisation, one.professional_field, {each.value for each in one.answers.all()}


def test_person_changes_what_they_told(client, anna, event_page, prison):
    old, new, same = (make_question(event_page.event, f"Frage {number}") for number in range(3))
    anna.answers.create(question=old, value="Früher")
    anna.answers.create(question=same, value="Gleich")
    answers = {f"question_{old.pk}": "", f"question_{new.pk}": "Jetzt", f"question_{same.pk}": "Gleich"}

    response = press_change(
        client, anna, name="Anna Neu", organisation="Verein", professional_field=prison.pk, **answers
    )

    assert response.url == f"{link_to(anna)}?changed=1"
    assert told(anna) == ("Anna Neu", "Verein", prison, {"Jetzt", "Gleich"})
    assert kinds(anna)[-1] == "changed"
    page = words(client.get(response.url))
    assert "Your changes are saved." in page and "Jetzt" in page


def test_form_shows_what_the_person_told(client, anna, event_page, prison):
    several = make_question(event_page.event, kind="several", options_de="Eins\nZwei\nDrei")
    one = make_question(event_page.event, kind="yes_no")
    anna.answers.create(question=several, value="Eins\nDrei")
    anna.answers.create(question=one, value="no")
    Registration.objects.update(professional_field=prison)

    response = client.get(f"{link_to(anna)}?change=1")

    form = response.context["form"]
    shown_values = [form[name].value() for name in form.fields]
    assert shown_values == ["Anna", "Amt", prison.pk, ["Eins", "Drei"], "no"]
    assert response.content.decode().count(" checked") == 3
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_address_can_not_be_changed_by_the_link(client, anna):
    press_change(client, anna, email="eve@example.org", status="cancelled", attendance="online")

    one = Registration.objects.get()
    assert (one.email, one.status, one.attendance) == ("anna@example.org", "confirmed", "on_site")


def test_saving_without_a_change_is_no_step(client, anna, event_page):
    question = make_question(event_page.event)
    anna.answers.create(question=question, value="Ja")
    before = kinds(anna)

    press_change(client, anna, **{f"question_{question.pk}": " Ja "})

    assert kinds(anna) == before


def test_whoever_was_not_asked_what_must_be_answered_is_asked_now(client, anna, event_page):
    make_question(event_page.event, "Darf fehlen?")
    assert not client.get(link_to(anna)).context["lacks_answers"]
    question = make_question(event_page.event, "Muss sein?", is_required=True)

    page = client.get(link_to(anna))
    assert f'<a href="{link_to(anna)}?change=1">Answer their questions</a>' in page.content.decode()
    press_change(client, anna, **{f"question_{question.pk}": "Ja"})

    assert "The organisers still need an answer" not in words(client.get(link_to(anna)))


@pytest.mark.parametrize("method", ["get", "head"])
def test_programs_that_follow_links_change_no_answer(client, anna, method):
    getattr(client, method)(f"{link_to(anna)}?change=1&action=change&name=Eve&organisation=Anders")

    assert told(anna) == ("Anna", "Amt", None, set())


def test_mistake_is_said_at_its_field_and_changes_nothing(client, anna, event_page):
    question = make_question(event_page.event, is_required=True)

    response = press_change(client, anna, name="", organisation="Neu")

    assert set(response.context["form"].errors) == {"name", f"question_{question.pk}"}
    assert "Error:" in words(response)
    assert told(anna) == ("Anna", "Amt", None, set())


def test_answers_that_are_asked_no_longer_stay(client, anna, event_page):
    anna.answers.create(question=make_question(event_page.event, is_asked=False), value="Früher")

    press_change(client, anna, name="Anna Neu")

    assert told(anna) == ("Anna Neu", "Amt", None, {"Früher"})


@pytest.mark.parametrize(
    ("of_event", "of_person"),
    [
        ({"status": "cancelled"}, {}),
        ({}, {"status": "cancelled"}),
        ({}, {"status": "declined"}),
        ({}, {"status": "held", "expires_at": "2090-01-01T10:00Z"}),
    ],
    ids=str,
)
def test_nothing_is_changed_where_nobody_comes(client, anna, of_event, of_person):
    Event.objects.update(**of_event) if of_event else None
    Registration.objects.update(**of_person) if of_person else None

    response = press_change(client, anna, name="Eve")

    assert "Nothing can be changed here any more." in words(response)
    assert told(anna)[0] == "Anna"
    assert client.get(f"{link_to(anna)}?change=1").url == link_to(anna)
    assert "?change=1" not in client.get(link_to(anna)).content.decode()


def test_nothing_is_changed_once_the_event_has_begun(client, anna, event_page):
    event_page.event.sessions.update(starts_at="2020-01-01T10:00Z")

    with translation.override("en"), pytest.raises(RegistrationClosed, match="any more"):
        change(anna, name="Eve", organisation="", answers={})

    assert told(anna)[0] == "Anna"


def test_what_was_erased_meanwhile_can_not_be_changed(anna):
    Registration.objects.all().delete()

    with translation.override("en"), pytest.raises(RegistrationClosed, match="deleted"):
        change(anna, name="Eve", organisation="", answers={})


# Changing the organisation where each may have so many places only.


@pytest.fixture
def limited(event_page):
    Event.objects.update(places=3, places_per_organisation=1)
    return event_page.event


@pytest.mark.parametrize("organisation", ["AMT e. V.", "Haus"])
def test_nobody_learns_by_changing_to_it_whether_an_organisation_comes(client, limited, organisation):
    sign_up(limited, "anna", organisation="Amt")
    ben, cem = (sign_up(limited, who, organisation="Verein") for who in ("ben", "cem"))
    assert (ben.status, cem.status) == ("confirmed", "waiting")

    for one in (ben, cem):
        response = press_change(client, one, name="Neu", organisation=organisation)

        assert "please write to the team" in str(response.context["form"].errors["organisation"])
        assert told(one)[:2] == (one.name, "Verein")
        assert Registration.objects.get(pk=one.pk).status == one.status


def test_spelling_one_s_organisation_differently_is_no_move(client, limited):
    anna = sign_up(limited, "anna", organisation="Amt")

    press_change(client, anna, organisation="AMT e. V.")

    assert told(anna)[1] == "AMT e. V."


def test_organisation_stays_counted_as_the_team_has_merged_it(client, limited):
    anna = sign_up(limited, "anna", organisation="Amt Nord")
    ben = sign_up(limited, "ben", organisation="Amt N")
    merge(limited, "amt n", "amt nord", by=None)

    press_change(client, ben, name="Ben Neu", organisation="Amt N")

    ben.refresh_from_db()
    assert (ben.name, ben.organisation_key) == ("Ben Neu", "amt nord")
    assert {anna.status, ben.status} == {"confirmed"}
