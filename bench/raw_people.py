"""The people that bench/forget.py makes and counts; to be imported once Django is set up."""

import random
from collections import Counter
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from core import traces
from core.models import Term
from events import forgetting
from events.history import Kind
from events.links import token_of
from events.models import (
    Answer,
    CountedPerson,
    Event,
    EventCounts,
    FundingPeriod,
    GroupCount,
    Presence,
    Question,
    Registration,
    RegistrationStep,
    Session,
    SessionCount,
)
from organisations.models import Organisation
from outbox.models import Mail

AT_ONCE = 500
FIELDS = ["Justiz", "Polizei", "Soziale Arbeit", ""]
# Of the organisations in the list to which people belong, and of each third event.
KINDS = {"Amt am Tor": "justice", "Verein am See": "association"}
REGIONS = {"Amt am Tor": "Norden"}
EVENT_REGIONS = ["Süden", "Osten", None]
STATUSES = ["confirmed"] * 7 + ["waiting", "cancelled", "declined"]


def make(events: int, people: int) -> None:
    """Make events that are over, with people of whom most were there, and their mails and answers."""
    call_command("set_up_site")
    chance, now = random.Random(1), timezone.now()  # noqa: S311, the same people each time
    kind = Term.objects.create(vocabulary="event_kind", name_de="Schulung")
    fields = [Term.objects.create(vocabulary="professional_field", name_de=name) if name else None for name in FIELDS]
    carrier = Organisation.objects.create(name="Verein am Weg", kind="association")
    regions = {
        name: Term.objects.create(vocabulary="region", name_de=name)
        for name in [*REGIONS.values(), *filter(None, EVENT_REGIONS)]
    }
    for name, kind_of_organisation in KINDS.items():
        region = regions.get(REGIONS.get(name))
        Organisation.objects.create(name=name, kind=kind_of_organisation, region=region)
    FundingPeriod.objects.create(name="Immer", first_day="2000-01-01", last_day="2099-12-31")
    Event.objects.bulk_create(
        Event(name=f"Schulung {each}", kind=kind, organisation=carrier, places=40, city="Musterstadt",
              contact_email="team@example.org", region=regions.get(EVENT_REGIONS[each % len(EVENT_REGIONS)]))
        for each in range(events)
    )  # fmt: skip
    made = list(Event.objects.order_by("pk"))
    ago = now - timedelta(days=100)
    Session.objects.bulk_create(
        Session(event=event, starts_at=ago, ends_at=ago + timedelta(hours=2), presence_recorded_at=now)
        for event in made
    )
    Question.objects.bulk_create(Question(event=event, label_de="Was?") for event in made)
    sessions = dict(Session.objects.values_list("event", "pk"))
    questions = dict(Question.objects.values_list("event", "pk"))
    owner_type = ContentType.objects.get_for_model(Registration)
    for begin in range(0, people, AT_ONCE):
        _make_some(range(begin, min(begin + AT_ONCE, people)), made, fields, sessions, questions, owner_type, chance)


def _make_some(numbers, made, fields, sessions, questions, owner_type, chance):
    Registration.objects.bulk_create(
        Registration(
            event=made[number % len(made)],
            name=f"Zname{number}q{chance.randrange(10**9)}",
            # A third of them come to several events.
            email=f"zmail{number % 33_000 if number % 3 else number}q@example.org",
            organisation=chance.choice([*KINDS, f"Verein {number % 7}", ""]),
            professional_field=chance.choice(fields),
            status=chance.choice(STATUSES),
            language="de",
        )
        for number in numbers
    )
    some = list(Registration.objects.order_by("-pk")[: len(numbers)])
    RegistrationStep.objects.bulk_create(
        RegistrationStep(registration=one, kind=kind) for one in some for kind in (Kind.REGISTERED, Kind.PLACE_GIVEN)
    )
    Presence.objects.bulk_create(
        Presence(registration=one, session_id=sessions[one.event_id], is_present=chance.random() < 0.9, source="paper")
        for one in some
        if one.status == "confirmed"
    )
    Answer.objects.bulk_create(
        Answer(registration=one, question_id=questions[one.event_id], value=f"Antwort von {one.name}") for one in some
    )
    Mail.objects.bulk_create(
        Mail(
            to=one.email,
            subject="Ihr Platz",
            text=f"Guten Tag, {settings.SITE_URL}/r/{token_of(one)}/ {'x' * chance.randrange(2000)}",
            message_id=f"{one.pk}.{each}@example.org",
            owner_type=owner_type,
            owner_id=one.pk,
        )
        for one in some
        for each in range(2)
    )


def people() -> int:
    """How many are still there."""
    return Registration.objects.count()


def recount() -> dict:
    """Count from the raw data what must stay."""
    names = ["pk", "event", "status", "professional_field__name_de", "email", "organisation", "event__region__name_de"]
    everybody = Registration.objects.values_list(*names)
    present = set(Presence.objects.present().values_list("registration", flat=True))
    found, groups, different, organisations = Counter(), Counter(), set(), set()
    for pk, event, status, field, email, organisation, region in everybody.iterator():
        found[event, "registered"] += 1
        if status == "confirmed":
            found[event, "with_place"] += 1
            found[event, "no_shows"] += pk not in present
        if pk in present:
            found[event, "present"] += 1
            groups[event, field or ""] += 1
            groups[event, KINDS.get(organisation, "kind unknown")] += 1
            groups[event, REGIONS.get(organisation, region) or "region unknown"] += 1
            different.add(email)
            organisations.add((event, organisation))
    for event, organisation in organisations:
        if organisation:
            found[event, "listed" if organisation in KINDS else "unlisted"] += 1
    return {"events": +found, "groups": +groups, "different": len(different)}


def counted() -> dict:
    """Return the same from what stayed."""
    fields = ["registered", "with_place", "present", "no_shows", "unlisted_organisations", "listed"]
    names = [*fields[:4], "unlisted", "listed"]
    rows = EventCounts.objects.annotate(listed=Count("organisations")).values_list("event", *fields)
    found = Counter({(event, name): number for event, *each in rows for name, number in zip(names, each, strict=True)})
    groups = GroupCount.objects.values_list("counts__event", "name", "present", "by")
    sessions = dict(SessionCount.objects.values_list("session__event", "present"))
    if any(sessions[event] != found[event, "present"] for event in sessions):
        return {"sessions": "differ from events"}
    unknown = {"professional_field": "", "organisation_kind": "kind unknown", "region": "region unknown"}
    groups = Counter({(event, name or unknown[by]): number for event, name, number, by in groups})
    return {"events": +found, "groups": +groups, "different": CountedPerson.objects.count()}


def sample(chance: random.Random, number: int) -> set[str]:
    """Return names, addresses and tokens of some people."""
    pks = chance.sample(list(Registration.objects.values_list("pk", flat=True)), number)
    return {word for one in Registration.objects.filter(pk__in=pks) for word in (one.name, one.email, token_of(one))}


def found(words: set[str], folder: Path) -> set[str]:
    """Return those that stand in any table or in any file."""
    left = set()
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            left |= {word for word in words if word.encode() in content}
    with connection.cursor() as cursor:
        # Tables without a model as well, such as the cache.
        for table in connection.introspection.table_names(cursor):
            for row in cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}"):  # noqa: S608
                text = str(row)
                if any(mark in text for mark in ("Zname", "zmail", "/r/")):
                    left |= {word for word in words if word in text}
    return left


def megabytes() -> float:
    return (settings.VAR_DIR / "portal.sqlite3").stat().st_size / 1024**2


def forget() -> None:
    """Do what the worker does."""
    forgetting.forget_due()
    traces.remove()
