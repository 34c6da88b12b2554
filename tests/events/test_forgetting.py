"""When people go, what goes with them, and which numbers stay."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log

from core import traces
from core.models import DataStep, Term
from events import counts, forgetting, funding, own_data, presence
from events.details import change
from events.forgetting import forget_due, forget_some
from events.links import token_of
from events.models import (
    CountedPerson,
    Event,
    EventCounts,
    FundingPeriod,
    LinkRequest,
    Presence,
    Registration,
    RegistrationStep,
    SessionCount,
)
from events.registration import cancel, register
from events.renewal import send_links
from outbox.delivery import send_due
from outbox.models import Mail
from tests.factories import make_event, make_organisation, make_question, make_registration, make_term, make_user

DAY = timedelta(days=1)
AGO = timedelta(days=-100)


def read(event):
    return Event.objects.get(pk=event.pk)


def numbers(event):
    found = EventCounts.objects.get(event=event)
    return found.registered, found.with_place, found.present, found.no_shows


def groups(event, by):
    found = EventCounts.objects.get(event=event).groups.filter(by=by).order_by("name")
    return [(each.name, each.with_place, each.present) for each in found]


def enter(one, *sessions, is_present=True):
    for session in sessions:
        Presence.objects.create(registration=one, session=session, is_present=is_present, source="paper")
        session.presence_recorded_at = timezone.now()
        session.save()


@pytest.fixture
def over(home):
    """An event of two sessions whose people are to go."""
    return make_event(AGO, sessions=2, length=timedelta(hours=2))


@pytest.fixture
def period(settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    return FundingPeriod.objects.create(name="2020 bis 2030", first_day="2020-01-01", last_day="2030-12-31")


# When.


def test_people_go_as_many_days_after_the_last_session_as_the_event_says(home):
    event, later = make_event(sessions=3, people_kept_days=30), make_event(sessions=3)
    make_registration(event)
    make_registration(later)
    due = read(event).ends_at + 30 * DAY

    with time_machine.travel(due - timedelta(minutes=1)):
        forget_due()
        assert Registration.objects.count() == 2
    with time_machine.travel(due + timedelta(minutes=1)):
        forget_due()
        assert [one.event for one in Registration.objects.all()] == [later]


def test_people_of_a_cancelled_event_go_after_it_was_cancelled(home):
    event = make_event(300 * DAY, status=Event.Status.CANCELLED)

    assert read(event).people_go_at == read(event).changed_at + 90 * DAY


def test_people_of_a_postponed_event_stay_a_year_at_most(home):
    event = make_event(AGO, status=Event.Status.POSTPONED)

    assert read(event).people_go_at == read(event).ends_at + 365 * DAY


def test_people_are_not_kept_longer_than_they_were_told(home):
    event = make_event(people_kept_days=60)
    event.people_kept_days = 70
    event.full_clean()
    make_registration(event)

    with pytest.raises(ValidationError) as refusal:
        event.full_clean()

    assert list(refusal.value.error_dict) == ["people_kept_days"]
    event.people_kept_days = 50
    event.full_clean()


def test_event_that_was_moved_meanwhile_keeps_its_people(over):
    make_registration(over)
    over.sessions.update(starts_at=timezone.now() + DAY, ends_at=timezone.now() + 2 * DAY)

    assert not forget_some(over.pk)

    assert over.registrations.count() == 1


# What is counted.


def test_people_are_counted_before_they_go(over):
    first, second = over.sessions.order_by("starts_at")
    field = make_term(Term.Vocabulary.PROFESSIONAL_FIELD, "Justiz")
    make_organisation("Justizvollzug Musterstadt", short_name="JVM", kind="justice")
    anna = make_registration(over, "anna@example.org", professional_field=field, organisation="jvm")
    ben = make_registration(over, "ben@example.org", organisation="Verein Nirgends e. V.")
    make_registration(over, "cem@example.org", organisation="verein nirgends")
    waited = make_registration(over, "dora@example.org", status="waiting", professional_field=field)
    walked_in = make_registration(over, "", status="walk_in")
    make_registration(over, "ede@example.org", status="unconfirmed", expires_at=timezone.now())
    enter(anna, first, second)
    enter(ben, first)
    enter(ben, second, is_present=False)
    enter(waited, second)
    enter(walked_in, second)

    forget_due()

    assert numbers(over) == (4, 3, 4, 1)
    assert [presence.present_at(session) for session in (first, second)] == [2, 3]
    assert groups(over, "professional_field") == [("", 2, 2), ("Justiz", 1, 2)]
    assert groups(over, "organisation_kind") == [("", 2, 3), ("justice", 1, 1)]
    found = EventCounts.objects.get()
    assert [each.name for each in found.organisations.all()] == ["Justizvollzug Musterstadt"]
    assert (found.unlisted_organisations, found.present_without_address, found.deleted) == (1, 1, 6)
    assert found.completed_at and not Registration.objects.exists()


def test_people_count_for_the_region_of_their_organisation_else_of_the_event(over):
    north, south = (make_term(Term.Vocabulary.REGION, name) for name in ("Norden", "Süden"))
    Event.objects.filter(pk=over.pk).update(region=north)
    make_organisation("Amt im Süden", region=south)
    make_organisation("Amt irgendwo")
    for number, name in enumerate(["Amt im Süden", "amt im süden", "Amt irgendwo", "Nicht in der Liste", ""]):
        one = make_registration(over, f"{number}@example.org", organisation=name)
        enter(one, over.sessions.first(), is_present=number != 1)

    forget_due()

    assert groups(over, "region") == [("Norden", 3, 3), ("Süden", 2, 1)]


def test_what_is_not_recorded_is_no_number(over):
    make_registration(over, organisation="Verein Nirgends")

    forget_due()

    assert numbers(over) == (1, 1, None, None)
    assert not SessionCount.objects.exists()
    assert EventCounts.objects.get().unlisted_organisations == 1


@pytest.mark.parametrize(("heads", "expected"), [(1, (2, 2, 1, 1)), (2, (2, 2, 1, None))])
def test_nobody_is_a_no_show_where_more_heads_were_counted_than_names(over, heads, expected):
    anna, _ben = make_registration(over, "anna@example.org"), make_registration(over, "ben@example.org")
    enter(anna, *over.sessions.all())
    over.sessions.update(people_counted=heads)

    forget_due()

    assert numbers(over) == expected


def test_nobody_is_a_no_show_while_one_session_is_not_recorded(over):
    enter(make_registration(over), over.sessions.first(), is_present=False)

    forget_due()

    assert numbers(over) == (1, 1, 0, None)


def test_event_without_people_is_counted_once(over):
    forget_due()
    forget_due()

    assert numbers(over) == (0, 0, None, None)
    assert forgetting.due(timezone.now()) == []


def test_work_that_was_broken_off_goes_on_and_counts_nobody_twice(over, monkeypatch):
    monkeypatch.setattr(forgetting, "BATCH", 2)
    for number in range(5):
        make_registration(over, f"{number}@example.org", organisation=["Verein A", "Verein B"][number % 2])

    assert forget_some(over.pk)
    with pytest.raises(RuntimeError), monkeypatch.context() as broken:
        broken.setattr(forgetting, "delete", lambda people: (_ for _ in ()).throw(RuntimeError))
        forget_some(over.pk)
    assert (numbers(over)[0], over.registrations.count()) == (2, 3)
    forget_due()

    assert numbers(over)[:2] == (5, 5)
    assert EventCounts.objects.get().unlisted_organisations == 2
    assert sum(DataStep.objects.values_list("number", flat=True)) == 5


# One's own erasure.


def test_organisation_counts_once_the_last_of_those_who_were_there_goes(over):
    session = over.sessions.first()
    anna, ben = [make_registration(over, f"{who}@example.org", organisation="Verein A") for who in ("anna", "ben")]
    enter(anna, session)
    enter(ben, session, is_present=False)

    own_data.erase(anna)
    forget_due()

    assert EventCounts.objects.get().unlisted_organisations == 1


def test_whoever_erases_their_data_stays_in_the_numbers(over):
    session = over.sessions.first()
    anna, ben = [make_registration(over, f"{who}@example.org", organisation="Verein A") for who in ("anna", "ben")]
    enter(anna, session)
    enter(ben, session)

    own_data.erase(anna)
    assert presence.present_at(session) == 2
    forget_due()

    assert numbers(over) == (2, 2, 2, None)
    assert EventCounts.objects.get().unlisted_organisations == 1
    assert [step.kind for step in DataStep.objects.order_by("pk")] == ["own", "event"]


def test_erasing_twice_counts_and_is_noted_once(over):
    one = make_registration(over)

    own_data.erase(one)
    own_data.erase(one)

    assert numbers(over) == (1, 1, None, None)
    assert DataStep.objects.get().number == 1


@pytest.mark.parametrize("status", ["confirmed", "offered", "held"])
def test_place_of_whoever_erases_their_data_goes_on(home, status):
    event = make_event(places=1)
    one = make_registration(event, status=status, expires_at=timezone.now() + DAY)
    waits = make_registration(event, "ben@example.org", status="waiting")

    own_data.erase(make_registration(event, "cem@example.org", status="waiting"))
    waits.refresh_from_db()
    assert waits.status == "waiting"
    own_data.erase(one)

    waits.refresh_from_db()
    assert waits.status == "confirmed"


def test_whoever_goes_before_the_event_has_given_the_place_back(home):
    event = make_event()

    own_data.erase(make_registration(event))

    assert numbers(event) == (1, 0, None, None)


def test_nobody_has_had_a_place_at_an_event_that_was_cancelled(over):
    make_registration(over)
    Event.objects.filter(pk=over.pk).update(status=Event.Status.CANCELLED, changed_at=timezone.now() + AGO)

    forget_due()

    assert numbers(over) == (1, 0, None, None)


def test_address_that_never_answered_counts_for_nothing(home):
    event = make_event(people_kept_days=1)
    one = register(event, name="Anna", email="anna@example.org", organisation="", language="de")
    cancel(one)

    with time_machine.travel(read(event).people_go_at + DAY):
        forget_due()

    assert numbers(event) == (0, 0, None, None)


# Different people.


def test_person_who_comes_twice_in_a_funding_period_is_one(over, period):
    for event in (over, make_event(AGO)):
        enter(make_registration(event, "Anna@example.org"), event.sessions.first())
        make_registration(event, "ben@example.org")

    forget_due()

    assert CountedPerson.objects.count() == 1
    assert CountedPerson.objects.get() == funding.known_as("anna@example.org ").get()
    path = funding.path_of(period.pk)
    assert oct(path.stat().st_mode & 0o777) == "0o600" and len(path.read_bytes()) == 32
    assert not funding.known_as("ben@example.org").exists()


def test_key_that_was_deleted_is_not_made_again(over, period):
    now = timezone.now()
    assert funding.key_of(period, now)
    funding.path_of(period.pk).unlink()
    enter(make_registration(over), over.sessions.first())

    forget_due()

    period.refresh_from_db()
    assert funding.is_key_deleted(period)
    assert not funding.path_of(period.pk).exists() and not CountedPerson.objects.exists()


def test_without_a_funding_period_no_hash_is_kept(over):
    enter(make_registration(over), over.sessions.first())

    forget_due()

    assert not CountedPerson.objects.exists()


# Nothing else is left.

WORDS = ["Zwetschgenkuchen", "zwetschge@example.org", "Zwetschgenverein", "Zwetschgenantwort"]


def files_under(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def places_that_name(words):
    """Return every table and every file under VAR_DIR in which one of the words stands, whatever its case."""
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(word.lower() in str(row).lower() for row in cursor.fetchall() for word in words):
                found.add(table)
    for folder in {settings.VAR_DIR, settings.MAIL_DIR}:
        for path in files_under(folder):
            content = path.read_bytes().lower()
            if any(word.lower().encode() in content for word in words):
                found.add(path.name)
    return found


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("way", ["in time", "by the person"])
def test_name_address_and_token_are_found_nowhere_any_more(way, settings, tmp_path):
    settings.DELIVERY_BACKEND, settings.MAIL_DIR = "outbox.backends.EmlFileBackend", tmp_path / "mail"
    event, admin = make_event(places_per_organisation=5, sessions=2), make_user("verwaltung@example.org")
    question = make_question(event)
    name, address, organisation, answer = WORDS
    told = {"name": name, "organisation": organisation, "language": "de", "answers": {question: answer}}
    one = register(event, email=address, is_confirmed=True, **told)
    link = token_of(one)
    send_due()
    change(one, name=name, organisation=organisation, answers={question: f"{answer} neu"})
    LinkRequest.objects.create(email=address)
    send_links()
    send_due()
    log(instance=one, action="wagtail.edit", user=admin, title=name)
    Mail.objects.create(to=address, subject="Noch nicht gesendet", text=link, owner=one, message_id="x")
    words = [*WORDS, link]
    before = places_that_name(words)
    assert {"events_registration", "events_answer", "outbox_mail", "wagtailcore_modellogentry"} <= before
    assert len(before) >= 5

    if way == "in time":
        with time_machine.travel(read(event).people_go_at + DAY):
            forget_due()
            traces.remove()
    else:
        own_data.erase(one)
        traces.remove()

    assert places_that_name(words) == set()
    assert counts.of(event).registered == 1
    assert not RegistrationStep.objects.exists()
