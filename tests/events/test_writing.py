"""What the team writes to people of its events."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Presence, Registration, RegistrationStep
from events.writing import write
from home import structure
from outbox import delivery
from outbox.models import Mail
from tests.factories import make_event, make_organisation, make_registration, make_user

WORDS = {"subject": "Bitte Ausweis mitbringen", "text": "Am Eingang wird gefragt.\n\nBis bald\n-- <b>Team</b>"}
DAY = timedelta(days=1)


@pytest.fixture
def people(event):
    """One person in each state, by state; two more are there already, with a place and waiting."""
    states = [state for state in Registration.Status.values if state not in ("confirmed", "waiting")]
    made = {
        state: make_registration(
            event, f"{state}@example.org", name=state, status=state, expires_at=timezone.now() + DAY
        )
        for state in states
    }
    return made | {one.status: one for one in event.registrations.filter(status__in=["confirmed", "waiting"])}


def address(event, to):
    return f"{reverse('event_registrations:write', args=[event.pk])}?to={to}"


def many(*chosen):
    query = "&".join(f"id={one.pk}" for one in chosen)
    back = reverse("event_registrations:all")
    return f"{reverse('wagtail_bulk_action', args=['events', 'registration', 'write'])}?{query}&next={back}"


def written():
    return sorted(Mail.objects.values_list("to", flat=True))


def message():
    return {**WORDS, "message": str(uuid4())}


@pytest.mark.parametrize(
    ("to", "readers"),
    [("place", ["anna@example.org"]), ("waiting", ["ben@example.org"]), ("abc", []), ("9" * 30, []), ("", [])],
)
def test_team_writes_to_all_in_a_state(organiser, event, people, to, readers):
    shown = organiser.get(address(event, to)).context["people"]
    organiser.post(address(event, to), message())

    assert [one.email for one in shown] == readers
    assert written() == readers


def test_team_writes_to_those_who_were_there_once_and_are_reachable(organiser, people):
    event = make_event(sessions=2, starts_in=-DAY, length=timedelta(hours=1))
    there = {"confirmed": "anna", "waiting": "ben", "cancelled": "cem", "walk_in": "dora"}
    made = [make_registration(event, f"{name}@example.org", status=status) for status, name in there.items()]
    for one in made:
        for session in event.sessions.all():
            Presence.objects.create(registration=one, session=session, is_present=True, source=Presence.Source.HAND)
    absent = make_registration(event, "absent@example.org")
    Presence.objects.create(
        registration=absent, session=event.sessions.first(), is_present=False, source=Presence.Source.HAND
    )

    page = organiser.get(reverse("event_registrations:index", args=[event.pk])).content.decode()
    organiser.post(address(event, "present"), message())

    assert address(event, "present") in page
    assert written() == ["anna@example.org", "ben@example.org", "dora@example.org"]


def test_letter_frames_the_words_in_the_language_of_each(organiser, event, people):
    Registration.objects.filter(name="pending").update(language="de")

    organiser.post(many(people["confirmed"], people["pending"]), message())

    english, german = (Mail.objects.get(to=f"{who}@example.org") for who in ("anna", "pending"))
    assert (english.language, german.language) == ("en", "de")
    assert english.text.startswith("Good day,\n\nThe team of “Schulung” writes to you:\n\nAm Eingang wird gefragt.")
    assert german.text.startswith("Guten Tag,")
    for mail in (english, german):
        assert (mail.subject, mail.reply_to, mail.attachment) == (WORDS["subject"], "team@example.org", "")
        assert "Bis bald\n-- <b>Team</b>" in mail.text
        assert "&lt;b&gt;Team&lt;/b&gt;" in delivery.letter(mail)
        assert "/r/" in mail.text
        assert mail.is_confidential


def test_only_confirmed_addresses_of_people_who_still_take_part_are_written_to(organiser, people):
    page = organiser.get(many(*people.values()))
    organiser.post(many(*people.values()), message())

    readers = [
        "anna@example.org",
        "ben@example.org",
        "offered@example.org",
        "pending@example.org",
        "walk_in@example.org",
    ]
    assert sorted(one.email for one in page.context["people"]) == readers == written()
    left_out = {one.status for one in page.context["left_out"]}
    assert left_out == {"held", "unconfirmed", "cancelled", "declined", "lapsed"}


def test_message_is_a_step_of_each_with_who_sent_it(organiser, event, people):
    organiser.post(address(event, people["waiting"].pk), message())

    step = RegistrationStep.objects.get()
    assert (step.registration, step.kind) == (people["waiting"], "written_to")
    assert step.user.email == "veranstaltung@example.org"
    page = organiser.get(reverse("event_registrations:person", args=[event.pk, people["waiting"].pk]))
    assert "got a message from the team" in page.content.decode()
    assert address(event, people["waiting"].pk) in page.content.decode()


@pytest.mark.parametrize("by_boxes", [True, False])
def test_pressing_twice_sends_once(organiser, event, people, by_boxes):
    where = many(people["confirmed"]) if by_boxes else address(event, "place")
    sent = message()

    organiser.post(where, sent)
    again = organiser.post(where, sent, follow=True)

    assert written() == ["anna@example.org"]
    assert "Your message goes to nobody" in again.content.decode()


def test_each_form_is_a_message_of_its_own(organiser, event, people):
    first, second = (organiser.get(address(event, "place")).context["form"]["message"].value() for _number in range(2))

    assert first != second
    organiser.post(address(event, "place"), {**WORDS, "message": first})
    organiser.post(address(event, "place"), {**WORDS, "message": second})
    assert written() == ["anna@example.org"] * 2


def test_who_gets_a_place_meanwhile_is_written_to_by_the_same_message(organiser, event, people):
    key = UUID(int=7)
    everybody = [one.pk for one in people.values()]

    assert write(event, [people["confirmed"].pk], **WORDS, message=key, by=None) == 1
    assert write(event, everybody, **WORDS, message=key, by=None) == 4


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"subject": ""}, "subject"),
        ({"text": " \n "}, "text"),
        ({"text": "a" * 5001}, "text"),
        ({"message": "1"}, "message"),
    ],
)
def test_message_that_lacks_something_is_not_sent(organiser, event, people, change, field):
    for where in (address(event, "place"), many(people["confirmed"])):
        response = organiser.post(where, message() | change)

        assert response.context["form"].errors[field]
    assert written() == []


def test_characters_that_steer_are_taken_out(organiser, event, people):
    organiser.post(
        address(event, "place"), message() | {"subject": "Bitte\u202e\r\nBcc: x", "text": "a\x07\u202eb\n\n\n\nc"}
    )

    mail = Mail.objects.get()
    assert mail.subject == "Bitte Bcc: x"
    assert "a b\n\nc" in mail.text


def test_nobody_else_writes_to_people(client, home, event, people):
    user = make_user("anders@example.org", structure.ORGANISERS)
    user.memberships.create(organisation=make_organisation("Andere"))
    client.force_login(user)

    assert client.post(address(event, "place"), message()).status_code == 404
    client.post(many(*people.values()), message())

    assert written() == []


def test_person_of_another_event_is_not_reached_through_this_one(organiser, event, people):
    other = make_registration(make_event(), "fern@example.org")

    organiser.post(address(event, other.pk), message())

    assert written() == []


def test_message_to_all_reaches_whoever_has_confirmed_and_not_given_up(organiser, event, people):
    organiser.post(address(event, "all"), message())

    reached = ["anna", "ben", "offered", "pending", "walk_in"]
    assert written() == [f"{name}@example.org" for name in reached]


def test_list_offers_to_write_to_all(organiser, event):
    page = organiser.get(reverse("event_registrations:index", args=[event.pk])).content.decode()

    assert [address(event, to) in page for to in ("all", "place", "waiting")] == [True] * 3
