"""The organiser's own questions: asked in the form, kept, read by whom they are for, and deleted in their time."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.test.utils.form_data import inline_formset
from wagtail.users.models import UserProfile

from events import own_data
from events.changes import save_event
from events.forgetting import forget_due
from events.links import token_of
from events.models import Answer, Event, Question, Registration
from events.questions import asked_at, forget_answers
from events.registration import register
from home import structure
from tests.events.test_views import ANNA, form_address, send, shown, words
from tests.events.test_viewsets import edit
from tests.factories import (
    make_event,
    make_event_page,
    make_organisation,
    make_question,
    make_registration,
    make_term,
    make_user,
)

DAY = timedelta(days=1)
FOOD = {"options_de": "Fleisch\nVegetarisch\n\nVegan ", "options_en": "Meat\nVegetarian\nVegan"}


@pytest.fixture
def event_page(home):
    return make_event_page(home, make_event(places=5))


@pytest.fixture
def event(event_page):
    return event_page.event


@pytest.fixture
def anna(event):
    return make_registration(event, "anna@example.org", language="en")


def answer(question, value="Ja, gern", registration=None):
    registration = registration or make_registration(question.event, f"{Registration.objects.count()}@example.org")
    return Answer.objects.create(registration=registration, question=question, value=value)


def values():
    return list(Answer.objects.order_by("pk").values_list("value", flat=True))


def field(question):
    return f"question_{question.pk}"


# Asking.


def test_questions_are_asked_in_order_in_the_reader_s_language(client, event_page, event):
    make_question(event, "Zweite", label_en="Second", hint_en="As you like.", sort_order=2)
    make_question(event, "Erste", label_en="First", sort_order=1)
    make_question(event, "Dritte", sort_order=3)

    german, english = (words(client.get(form_address(event_page, code))) for code in ("de", "en"))

    assert german.index("Erste") < german.index("Zweite") < german.index("Dritte")
    assert english.index("First") < english.index("Second") < english.index("As you like.") < english.index("Dritte")


@pytest.mark.parametrize(
    ("kind", "options", "typed", "kept"),
    [
        ("short", {}, "  Ja \u202e gern\n ", "Ja gern"),
        ("long", {}, "Erstens\u202e\r\n\tzweitens \n", "Erstens\nzweitens"),
        ("one", FOOD, "Vegan", "Vegan"),
        ("several", FOOD, ["Vegan", "Fleisch"], "Vegan\nFleisch"),
        ("several", FOOD, ["Vegan"] * 100, "Vegan"),
        ("yes_no", {}, "no", "no"),
    ],
)
def test_each_kind_of_answer_is_kept(client, event_page, event, kind, options, typed, kept):
    question = make_question(event, kind=kind, **options)

    assert send(client, event_page, **{field(question): typed}).status_code == 302
    assert values() == [kept]


@pytest.mark.parametrize("kind", Question.Kind.values)
def test_question_that_must_be_answered_says_so_at_its_field(client, event_page, event, kind):
    question = make_question(event, kind=kind, is_required=True, **FOOD)

    response = send(client, event_page)

    said = str(response.context["form"].errors[field(question)])
    assert any(each in said for each in ["Please answer this question.", "Choose one.", "Choose at least one."])
    assert f'href="#id_{field(question)}' in response.content.decode()
    assert not Registration.objects.exists()


@pytest.mark.parametrize("kind", Question.Kind.values)
def test_question_that_need_not_be_answered_leaves_nothing_behind(client, event_page, event, kind):
    make_question(event, kind=kind, **FOOD)

    assert send(client, event_page).status_code == 302
    assert values() == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("short", "x" * 201),
        ("short", "a\0"),
        ("long", "x" * 2001),
        ("one", "Fisch"),
        ("several", ["Vegan", "Fisch"]),
        ("yes_no", "vielleicht"),
    ],
)
def test_answer_that_does_not_fit_is_refused_at_its_field(client, event_page, event, kind, typed):
    question = make_question(event, kind=kind, **FOOD)

    response = send(client, event_page, **{field(question): typed})

    assert field(question) in response.context["form"].errors
    assert not Registration.objects.exists()


@pytest.mark.parametrize("kind", ["one", "several", "yes_no"])
def test_choices_stand_in_a_group_with_the_question_as_its_name(client, event_page, event, kind):
    make_question(event, "Was essen Sie?", kind=kind, **FOOD)

    page = client.get(form_address(event_page)).content.decode()

    group = page.partition("<fieldset")[2].partition("</fieldset>")[0]
    assert "Was essen Sie?" in group.partition("<legend")[2].partition("</legend>")[0]
    assert group.count("<input") == {"one": 4, "several": 3, "yes_no": 3}[kind]


@pytest.mark.parametrize(
    "fields", [{"is_asked": False}, {"delete_on": timezone.localdate() - DAY}, {"delete_on": timezone.localdate()}]
)
def test_question_that_is_no_longer_asked_is_not_in_the_form(client, event_page, event, fields):
    make_question(event, "Alte Frage", is_required=True, **fields)

    assert "Alte Frage" not in words(client.get(form_address(event_page)))
    assert send(client, event_page).status_code == 302


def test_person_is_told_who_reads_what_is_confidential_and_until_when(client, event_page, event):
    make_question(event, "Brauchen Sie etwas?", purpose="access")
    make_question(event, "Was essen Sie?", purpose="catering", delete_on=timezone.localdate() + 3 * DAY)
    make_question(event, "Woher wissen Sie von uns?")

    access, catering, general = list(client.get(form_address(event_page)).context["form"].fields.values())[-3:]

    assert access.help_text.endswith("your answer. It is deleted seven days after the last date.")
    assert catering.help_text.startswith("Only the contact of this event reads your answer. It is deleted on ")
    assert general.help_text == ""


def test_questions_of_another_event_are_not_asked(client, event_page):
    make_question(make_event(), "Fremde Frage")

    assert "Fremde Frage" not in words(client.get(form_address(event_page)))


# Keeping.


def test_second_registration_of_an_address_changes_no_answer(client, event_page, event):
    question = make_question(event)
    send(client, event_page, **{field(question): "Erste Antwort"})

    response = send(client, event_page, **{field(question): "Zweite Antwort"})

    assert response.status_code == 302
    assert values() == ["Erste Antwort"]


def test_known_and_unknown_address_cost_the_same_steps_with_answers(event):
    make_question(event), make_question(event)
    answers = dict.fromkeys(asked_at(Event.objects.get(pk=event.pk)), "Ja")
    counted = []
    for who in ["warm up", "anna", "anna"]:
        with translation.override("en"), CaptureQueriesContext(connection) as queries:
            register(event, name=who, email=f"{who}@example.org", organisation="", language="en", answers=answers)
        counted.append(len(queries))

    assert counted[1] == counted[2]


def test_question_that_was_taken_out_meanwhile_is_left_out(event):
    make_question(event), make_question(event)
    kept, gone = asked_at(Event.objects.get(pk=event.pk))
    answers = {kept: "Ja", gone: "Nein"}
    changed = Event.objects.get(pk=event.pk)
    changed.questions.remove(gone)
    save_event(changed)

    with translation.override("en"):
        register(event, name="Anna", email="anna@example.org", organisation="", language="en", answers=answers)

    assert values() == ["Ja"]


def test_registration_with_all_that_can_be_asked_asks_little_of_the_database(client, event_page, event):
    questions = [make_question(event, f"Frage {number}") for number in range(10)]
    answers = {field(question): "Ja" for question in questions}
    answers["professional_field"] = make_term("professional_field", "Justizvollzug").pk
    make_organisation("Amt für Wege", is_public=True)
    send(client, event_page, email="ben@example.org", **answers)
    address = form_address(event_page)
    with CaptureQueriesContext(connection) as showing:
        stamp = shown(client.get(address))

    later = timezone.now() + timedelta(seconds=10)
    with time_machine.travel(later), CaptureQueriesContext(connection) as taking:
        client.post(address, {**ANNA, "shown": stamp, **answers})

    assert len(values()) == 20
    assert len(showing) <= 15, [q["sql"][:170] for q in showing]
    assert len(taking) <= 20, [q["sql"][:170] for q in taking]


# Reading.


@pytest.fixture
def team(client, event):
    """A browser in which a member of the team is signed in who is not the contact."""
    user = make_user("kollegin@example.org", structure.ORGANISERS)
    user.memberships.create(organisation=event.organisation)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    client.user = user
    return client


def person(one):
    return reverse("event_registrations:person", args=[one.event_id, one.pk])


@pytest.mark.parametrize("purpose", ["access", "catering"])
def test_confidential_answer_is_read_by_the_contact_alone(team, event, anna, purpose):
    answer(make_question(event, "Brauchen Sie etwas?", purpose=purpose), "Niemandswort", anna)

    page = team.get(person(anna)).content.decode()
    assert "Brauchen Sie etwas?" in page
    assert "answered; only the contact of this event reads it" in page
    assert "Niemandswort" not in page
    Event.objects.update(contact_email="Kollegin@Example.org")
    assert "Niemandswort" in team.get(person(anna)).content.decode()


def test_administrator_who_is_not_the_contact_reads_no_confidential_answer(team, event, anna):
    answer(make_question(event, purpose="access"), "Niemandswort", anna)
    team.user.is_superuser = True
    team.user.save()

    assert "Niemandswort" not in team.get(person(anna)).content.decode()


def test_general_answer_is_read_by_the_team_in_words(team, event, anna):
    answer(make_question(event, kind="several", **FOOD), "Vegan\nFleisch", anna)
    answer(make_question(event, kind="yes_no"), "yes", anna)

    page = words(team.get(person(anna)))

    assert "Vegan, Meat" in page
    assert "Yes" in page


@pytest.mark.parametrize("purpose", Question.Purpose.values)
def test_no_list_shows_answers_not_even_to_the_contact(team, event, anna, purpose):
    answer(make_question(event, purpose=purpose), "Niemandswort", anna)
    Event.objects.update(contact_email=team.user.email)

    for name, arguments in [("index", [event.pk]), ("all", [])]:
        page = team.get(reverse(f"event_registrations:{name}", args=arguments)).content.decode()
        assert "anna@example.org" in page
        assert "Niemandswort" not in page


def test_person_reads_and_downloads_all_their_answers(client, event, anna):
    answer(make_question(event, "Etwas?", label_en="Anything?", purpose="access"), "Rampe", anna)
    answer(make_question(event, kind="one", **FOOD), "Vegetarisch", anna)
    link = reverse("personal:link", args=[token_of(anna)])

    page = words(client.get(link))
    stored = json.loads(client.get(f"{link}meine-daten.json").content)

    assert "Anything?" in page and "Rampe" in page and "Vegetarian" in page
    assert stored["answers"][0] == {"question": "Anything?", "answer": "Rampe"}
    assert stored["answers"][1]["answer"] == "Vegetarian"


# Deleting.


def test_answers_go_with_the_registration(event, anna):
    answer(make_question(event), registration=anna)
    ben = answer(make_question(event)).registration

    own_data.erase(anna)
    assert [each.registration for each in Answer.objects.all()] == [ben]
    event.sessions.update(starts_at="2020-01-01T10:00Z", ends_at="2020-01-01T12:00Z")
    forget_due()
    assert values() == []


def test_confidential_answers_go_seven_days_after_the_last_session(home):
    event = make_event(sessions=2)
    for purpose in Question.Purpose.values:
        answer(make_question(event, purpose=purpose), purpose)
    ends = Event.objects.get(pk=event.pk).ends_at

    forget_answers(ends + 7 * DAY - timedelta(minutes=1))
    assert values() == ["general", "access", "catering"]
    forget_answers(ends + 7 * DAY)
    assert values() == ["general"]


@pytest.mark.parametrize("purpose", Question.Purpose.values)
def test_answers_go_on_the_day_that_the_question_names(event, purpose):
    today = timezone.localdate()
    answer(make_question(event, purpose=purpose, delete_on=today + DAY), "bleibt")
    answer(make_question(event, purpose=purpose, delete_on=today), "geht")

    forget_answers()

    assert values() == ["bleibt"]


@pytest.mark.parametrize("status", Registration.ENDED)
def test_what_is_confidential_goes_when_the_person_no_longer_comes(event, anna, status):
    answer(make_question(event, purpose="access"), "geht", anna)
    answer(make_question(event), "bleibt", anna)
    answer(make_question(event, purpose="access"), "kommt")
    Registration.objects.filter(pk=anna.pk).update(status=status)

    forget_answers()

    assert values() == ["bleibt", "kommt"]


# The questions in the desk.


def line(question=None, **changes):
    """The lines of one question in the form of its event."""
    names = "label_de label_en hint_de hint_en kind options_de options_en purpose".split()
    fields = {name: getattr(question or Question(label_de="Was essen Sie?"), name) for name in names}
    if question:
        fields |= {"id": question.pk, "delete_on": question.delete_on or ""}
    return {**fields, "is_asked": "on", **changes}


def ask(client, event, *lines):
    before = Question.objects.filter(event=event).count()
    return edit(client, Event.objects.get(pk=event.pk), questions=inline_formset(list(lines), initial=before))


def mistakes(response):
    with translation.override("en"):
        return [
            {name: " ".join(map(str, found)) for name, found in each.items()}
            for each in response.context["form"].formsets["questions"].errors
        ]


def test_organiser_asks_questions_in_an_order(organiser, event):
    options = {"options_de": "Ja\nNein", "options_en": "Yes\nNo", "label_en": "Coming by train?"}

    response = ask(
        organiser,
        event,
        line(ORDER=2),
        line(label_de="Mit der Bahn?", kind="one", purpose="general", ORDER=1, **options),
    )

    assert response.status_code == 302, mistakes(response)
    assert [(each.label_de, each.kind) for each in asked_at(event)] == [
        ("Mit der Bahn?", "one"),
        ("Was essen Sie?", "short"),
    ]


@pytest.mark.parametrize(
    ("changes", "field_name", "said"),
    [
        ({"label_de": ""}, "label_de", "required"),
        ({"kind": "one"}, "options_de", "at least two options"),
        ({"kind": "several", "options_de": "Eins"}, "options_de", "at least two options"),
        ({"kind": "one", "options_de": "Eins\nZwei\nEins"}, "options_de", "twice"),
        ({"kind": "one", "options_de": "Eins\nZwei", "options_en": "One"}, "options_en", "as many options"),
        ({"kind": "one", "options_de": "Eins\nZwei", "options_en": "One\nOne"}, "options_en", "twice"),
        ({"kind": "one", "options_de": "Eins\n" + "x" * 201}, "options_de", "at most 200"),
        ({"delete_on": "2020-01-01"}, "delete_on", "has passed"),
    ],
)
def test_question_with_a_mistake_is_refused_at_its_field(organiser, event, changes, field_name, said):
    response = ask(organiser, event, line(**changes))

    assert said in mistakes(response)[0][field_name]
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("before", "changes", "field_name"),
    [
        ({"kind": "short"}, {"kind": "yes_no"}, "kind"),
        ({"kind": "long"}, {"kind": "short"}, "kind"),
        ({"kind": "several", **FOOD}, {"kind": "one"}, "kind"),
        ({"kind": "one", **FOOD}, {"options_de": "Fleisch\nVegetarisch", "options_en": ""}, "options_de"),
        ({"kind": "several", **FOOD}, {"options_de": "Fleisch\nVeganes", "options_en": ""}, "options_de"),
        ({"purpose": "access"}, {"purpose": "general"}, "purpose"),
        ({"delete_on": timezone.localdate() + DAY}, {"delete_on": ""}, "delete_on"),
        ({"delete_on": timezone.localdate() + DAY}, {"delete_on": timezone.localdate() + 2 * DAY}, "delete_on"),
    ],
)
def test_change_that_makes_answers_wrong_or_breaks_a_promise_is_refused(organiser, event, before, changes, field_name):
    question = make_question(event, **before)
    answer(question, "Vegan")

    response = ask(organiser, event, line(question, **changes))

    assert list(mistakes(response)[0]) == [field_name]
    kept = Question.objects.get()
    assert all(
        getattr(kept, name) == getattr(question, name) for name in ["kind", "options_de", "purpose", "delete_on"]
    )
    assert values() == ["Vegan"]


@pytest.mark.parametrize(
    ("before", "changes"),
    [
        ({"kind": "short"}, {"kind": "long"}),
        ({"kind": "one", **FOOD}, {"kind": "several"}),
        ({"kind": "one", **FOOD}, {"options_de": "Fisch\nVegan", "options_en": ""}),
        ({}, {"purpose": "access", "label_de": "Anders gefragt?"}),
        ({"purpose": "access"}, {"purpose": "catering"}),
        ({}, {"delete_on": timezone.localdate()}),
        ({"delete_on": timezone.localdate() + 2 * DAY}, {"delete_on": timezone.localdate() + DAY}),
    ],
)
def test_change_that_harms_no_answer_is_taken(organiser, event, before, changes):
    question = make_question(event, **before)
    answer(question, "Vegan")

    response = ask(organiser, event, line(question, **changes))

    assert response.status_code == 302, mistakes(response)
    assert values() == ["Vegan"]


def test_question_without_answers_may_become_another(organiser, event):
    question = make_question(event, kind="one", purpose="access", **FOOD)

    response = ask(organiser, event, line(question, kind="yes_no", purpose="general", options_de="", options_en=""))

    assert response.status_code == 302, mistakes(response)
    assert Question.objects.get().kind == "yes_no"


def test_question_with_answers_is_not_removed_and_shown_again(organiser, event):
    question = make_question(event)
    answer(question)

    response = ask(organiser, event, line(question, DELETE="1"))

    assert "People have answered this question." in mistakes(response)[0]["label_de"]
    assert 'name="questions-0-DELETE" value="1"' not in response.content.decode()
    assert Question.objects.get() == question


def test_question_with_answers_is_not_removed_by_a_form_with_mistakes(organiser, event):
    question = make_question(event)
    answer(question)

    ask(organiser, event, line(question, DELETE="1", label_de="", kind="none"))

    assert Question.objects.get() == question


def test_question_without_answers_is_removed(organiser, event):
    gone, kept = make_question(event), make_question(event, "Bleibt?")

    response = ask(organiser, event, line(gone, DELETE="1"), line(kept))

    assert response.status_code == 302, mistakes(response)
    assert list(Question.objects.all()) == [kept]


def test_questions_are_no_news_to_those_who_are_registered(event, anna):
    event.questions.add(Question(label_de="Neu?"))

    save_event(event)

    assert Question.objects.get().label_de == "Neu?"
    assert anna.steps.count() == 0
