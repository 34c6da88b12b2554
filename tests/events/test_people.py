"""The list of people in the desk: finding them, deciding on many at once, and what happened to each."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from events import registration
from events.history import Kind, record
from events.models import Event, Registration
from home import structure
from outbox.models import Mail
from tests.factories import (
    make_event,
    make_many_registrations,
    make_organisation,
    make_registration,
    make_term,
    make_user,
)

EVERYBODY = reverse("event_registrations:all")
MOST_QUERIES = 25


@pytest.fixture
def user(home):
    user = make_user("veranstaltung@example.org", structure.ORGANISERS, last_name="Veranstaltungsbüro")
    user.memberships.create(organisation=make_organisation())
    UserProfile.objects.create(user=user, preferred_language="en")
    return user


@pytest.fixture
def organiser(client, user):
    """A browser in which a member of the team is signed in."""
    client.force_login(user)
    return client


@pytest.fixture
def event(user):
    """An event with two places, decided on by the team, and one person in each of these states."""
    event = make_event(name="Fachtag", places=2, approval="team", waiting_list="by_hand")
    for name, status in [("Anna", "confirmed"), ("Ben", "waiting"), ("Cem", "pending"), ("Dora", "cancelled")]:
        make_registration(event, f"{name.lower()}@example.org", name=name, status=status, language="en")
    return event


def of_event(event):
    return reverse("event_registrations:index", args=[event.pk])


def person(one):
    return reverse("event_registrations:person", args=[one.event_id, one.pk])


def many(step, *names, back=EVERYBODY):
    chosen = "&".join(f"id={one.pk}" for one in Registration.objects.filter(name__in=names))
    return f"{reverse('wagtail_bulk_action', args=['events', 'registration', step])}?{chosen}&next={back}"


def names_in(response):
    return [one.name for one in response.context["object_list"]]


def told(response):
    return [str(message).strip() for message in response.context["messages"]]


def states():
    return dict(Registration.objects.values_list("name", "status"))


# Finding them.


def test_people_of_all_events_are_in_one_list_and_one_click_from_the_menu(organiser, event):
    make_registration(make_event(name="Online-Seminar"), "emil@example.org", name="Emil", attendance="online")

    assert EVERYBODY in organiser.get(reverse("wagtailadmin_home")).content.decode()
    assert names_in(organiser.get(EVERYBODY)) == ["Emil", "Dora", "Cem", "Ben", "Anna"]
    assert names_in(organiser.get(of_event(event))) == ["Anna", "Ben", "Cem", "Dora"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("event={seminar}", ["Emil"]),
        ("status=waiting", ["Ben"]),
        ("attendance=online", ["Emil"]),
        ("professional_field={prison}", ["Emil"]),
        ("event={event}&status=pending", ["Cem"]),
        ("event={event}&attendance=online", []),
        ("q=cem", ["Cem"]),
        ("q=DORA@example", ["Dora"]),
        ("q=Bewährungs", ["Emil"]),
        ("q=example.org&status=confirmed&event={event}", ["Anna"]),
        ("ordering=name", ["Anna", "Ben", "Cem", "Dora", "Emil"]),
    ],
)
def test_people_are_narrowed_and_looked_for(organiser, event, query, found):
    seminar = make_event(name="Online-Seminar")
    prison = make_term("professional_field", "Justizvollzug")
    fields = {"attendance": "online", "organisation": "Bewährungshilfe", "professional_field": prison}
    make_registration(seminar, "emil@example.org", name="Emil", **fields)

    query = query.format(seminar=seminar.pk, event=event.pk, prison=prison.pk)

    assert names_in(organiser.get(f"{EVERYBODY}?{query}")) == found


@pytest.mark.parametrize("of_one", [True, False])
def test_list_of_five_hundred_asks_no_more_than_one_of_twenty(organiser, event, of_one):
    address = of_event(event) if of_one else EVERYBODY
    make_many_registrations(event, 20)

    def count():
        with CaptureQueriesContext(connection) as queries:
            assert organiser.get(address).status_code == 200
        return len(queries)

    count()
    few = count()
    make_many_registrations(event, 500)
    if not of_one:
        for number in range(20):
            make_registration(make_event(name=f"Reihe {number}"), f"reihe{number}@example.org")

    assert count() <= few <= MOST_QUERIES


# Deciding on many.


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ("approve", "pending", "confirmed"),
        ("give_place", "waiting", "confirmed"),
        ("decline", "pending", "declined"),
        ("decline", "waiting", "declined"),
        ("cancel", "confirmed", "cancelled"),
    ],
)
def test_team_decides_on_many_after_a_question(organiser, user, step, before, after):
    names = ["Emil", "Farid"]
    for name in names:
        # Each at an event of their own: steps lock one event at a time.
        one = make_registration(
            make_event(approval="team", waiting_list="by_hand"), f"{name}@example.org", name=name, status=before
        )

    question = organiser.get(many(step, *names)).content.decode()
    assert "Emil@example.org" in question and "Farid@example.org" in question
    assert states() == dict.fromkeys(names, before)
    response = organiser.post(many(step, *names), follow=True)

    assert response.redirect_chain == [(EVERYBODY, 302)]
    assert states() == dict.fromkeys(names, after)
    with translation.override("en"):
        label = str(Registration.Status(after).label)
    assert told(response) == [f"New state “{label}”: Emil, Farid."]
    assert one.steps.last().user == user
    assert Mail.objects.count() == 2


def test_each_refusal_is_said_with_its_reason(organiser, event):
    make_registration(event, "emil@example.org", name="Emil", status="waiting")
    make_registration(make_event(starts_in=-timedelta(hours=1)), "over@example.org", name="Ova", status="waiting")

    response = organiser.post(many("give_place", "Anna", "Ben", "Dora", "Emil", "Ova"), follow=True)

    assert states()["Ben"] == "confirmed"
    assert told(response) == [
        "New state “has a place”: Ben.",
        "Nothing changed for Anna: This is not possible in the state “has a place”.",
        "Nothing changed for Dora: This is not possible in the state “cancelled”.",
        "Nothing changed for Emil: All places are taken.",
        "Nothing changed for Ova: Places are given only until the event begins, and not while it is postponed.",
    ]
    assert (states()["Emil"], states()["Ova"]) == ("waiting", "waiting")


def test_approving_more_than_there_are_places_says_who_waits(organiser, event):
    make_registration(event, "emil@example.org", name="Emil", status="pending")
    Registration.objects.filter(name="Ben").delete()

    response = organiser.post(many("approve", "Emil", "Cem"), follow=True)

    assert told(response) == ["New state “has a place”: Cem.", "New state “waits”: Emil."]
    assert Event.objects.with_people().get(pk=event.pk).places_taken == 2


def test_question_says_for_whom_nothing_changes(organiser, event):
    response = organiser.get(many("approve", "Anna", "Cem"))

    assert [one.name for one in response.context["possible"]] == ["Cem"]
    assert [one.name for one in response.context["refused"]] == ["Anna"]
    assert 'type="submit"' in response.content.decode().partition("Cem")[2]


@pytest.mark.parametrize("chosen", ["", "id=all", "id=abc", "id=9999999999999999999999", "id=-1", "id=%00"])
def test_step_for_nobody_does_nothing(organiser, event, chosen):
    before = states()
    address = f"{reverse('wagtail_bulk_action', args=['events', 'registration', 'cancel'])}?{chosen}"

    assert "possible for nobody" in organiser.get(address).content.decode()
    assert organiser.post(address).status_code == 302
    assert states() == before


def test_names_are_no_markup_in_what_is_told(organiser, event):
    Registration.objects.filter(name="Cem").update(name="<script>alert(1)</script>")
    one = Registration.objects.get(name__startswith="<script>")

    question = organiser.get(many("approve", one.name)).content.decode()
    done = organiser.post(many("approve", one.name), follow=True).content.decode()
    page = organiser.get(person(one)).content.decode()

    for text in (question, done, page):
        assert "<script>alert(1)" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_somebody_who_may_only_look_decides_on_nobody(client, event):
    user = make_user("schaut@example.org", structure.EDITORS)
    user.memberships.create(organisation=event.organisation)
    _grant(user, "view_registration")
    client.force_login(user)

    assert names_in(client.get(of_event(event))) == ["Anna", "Ben", "Cem", "Dora"]
    assert "data-bulk-action-checkbox" not in client.get(of_event(event)).content.decode()
    client.post(many("cancel", "Anna"))

    assert states()["Anna"] == "confirmed"


def _grant(user, codename):
    user.user_permissions.add(Permission.objects.get(content_type__app_label="events", codename=codename))


# What happened to each.


def test_history_says_when_what_why_and_by_whom(organiser, user, event):
    one = Registration.objects.get(name="Ben")
    now = timezone.now()
    for number, (kind, fields) in enumerate(
        [
            (Kind.REGISTERED, {}),
            (Kind.APPROVED, {"by": user}),
            (Kind.PUT_ON_LIST, {"reason": "organisation"}),
            (Kind.APPROVED, {}),
        ]
    ):
        record(one, kind, now + timedelta(minutes=number), **fields)

    page = organiser.get(person(one))

    with translation.override("en"):
        steps = [(one.get_kind_display(), one.get_reason_display(), one.by_whom) for one in page.context["steps"]]
    assert steps == [
        ("registered", "", "the person"),
        ("was approved", "", "Veranstaltungsbüro"),
        ("was put on the waiting list", "the organisation has as many places as it may have", "the portal"),
        ("was approved", "", "a deleted account"),
    ]
    for seen in ("ben@example.org", "waits", "Veranstaltungsbüro", "as many places as it may have"):
        assert seen in page.content.decode()
    assert person(one) in organiser.get(of_event(event)).content.decode()


def test_steps_taken_by_the_rules_are_in_the_history(organiser, user, event):
    one = registration.approve(Registration.objects.get(name="Cem"), by=user)
    registration.cancel(one)

    steps = organiser.get(person(one)).context["steps"]

    assert [(step.kind, step.by_whom) for step in steps] == [
        ("approved", "Veranstaltungsbüro"),
        ("put_on_list", "Veranstaltungsbüro"),
        ("cancelled", "the person"),
    ]


def test_person_is_decided_on_from_their_page(organiser, event):
    page = organiser.get(person(Registration.objects.get(name="Cem"))).content.decode()

    one = Registration.objects.get(name="Cem")
    for step in ("approve", "decline", "cancel"):
        assert reverse(f"event_registrations:{step}", args=[event.pk, one.pk]) in page
    assert reverse("event_registrations:give_place", args=[event.pk, one.pk]) not in page
