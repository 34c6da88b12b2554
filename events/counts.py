"""Counting people as they go, so that deleting them changes no number.

Whatever is deleted is added first, in the same transaction: the people of an event bit by bit when their time is over,
and a person who erases their own data. So the numbers are right however often the work is broken off.

Registered is everybody whose address was confirmed or whom the team entered; had a place, who had one when the event
began; present, who was entered at one session at least, whatever became of the registration; a no-show, who had a
place and was at none of the sessions, if it is recorded for all of them who was there and not only how many. What is
not recorded is no number, and never 0.

Somebody's region is that of their organisation, if this is in the list and its region known, else that of the event.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from events import funding, presence
from events.history import Kind
from events.models import (
    Event,
    EventCounts,
    GroupCount,
    Presence,
    Registration,
    RegistrationStep,
    Session,
    SessionCount,
)
from events.places import Status, plain
from organisations.models import Organisation

By = GroupCount.By
# Smaller groups are not shown by themselves.
LEAST_SHOWN = 3
# Any of these shows that a person was there when the address was asked.
ANSWERED = [Kind.ADDRESS_CONFIRMED, Kind.PLACE_GIVEN, Kind.PUT_ON_LIST, Kind.SENT_TO_TEAM]


class Person(NamedTuple):
    """What is counted of one person."""

    pk: int
    status: str
    email: str
    organisation: str
    organisation_key: str
    professional_field: str | None
    sessions: frozenset[int]
    had_place: bool

    @property
    def key(self):
        return self.organisation_key or plain(self.organisation)


def never_answered(registrations: QuerySet[Registration]) -> QuerySet[Registration]:
    """Pick those whose address was never confirmed; whoever the team entered had none to confirm."""
    steps = RegistrationStep.objects.filter(registration=OuterRef("pk"))
    return registrations.filter(Exists(steps.filter(kind=Kind.REGISTERED))).exclude(
        Exists(steps.filter(kind__in=ANSWERED))
    )


def of(event: Event) -> EventCounts:
    """Return the numbers of an event, begun when there are none."""
    return EventCounts.objects.get_or_create(event=event)[0]


def add(event: Event, people: Collection[int], now: datetime) -> None:
    """Add these registrations of an event to its numbers; the event is locked, and they are deleted next."""
    counts, persons = of(event), _persons(event, people, now)
    known = presence.known_by_name(event)
    recorded = known | _recorded(event)
    present = [one for one in persons if one.sessions]
    came = {one.pk for one in present}
    with_place = [one for one in persons if one.had_place]
    more = {
        "deleted": len(persons),
        "registered": len(persons) - _not_registered(persons),
        "with_place": len(with_place),
        "present_without_address": sum(not one.email for one in present),
    }
    if recorded:
        more["present"] = len(present)
    if known and known == {session.pk for session in event.sessions_list}:
        more["no_shows"] = sum(one.pk not in came for one in with_place)
    _add_to(EventCounts.objects.filter(pk=counts.pk), more)
    _add_sessions(recorded, present)
    listed = _listed()
    _add_groups(counts, event, persons, listed)
    _add_organisations(counts, event, persons, listed, is_recorded=bool(recorded))
    if event.sessions_list:
        day = timezone.localdate(event.sessions_list[-1].starts_at)
        funding.count_different([one.email for one in present], day, now)


def _persons(event: Event, people: Collection[int], now: datetime) -> list[Person]:
    sessions: dict[int, set[int]] = {}
    for pk, session in (
        Presence.objects.present().filter(registration__in=people).values_list("registration", "session")
    ):
        sessions.setdefault(pk, set()).add(session)
    rows = event.registrations.filter(pk__in=people).order_by("pk")
    rows = rows.values_list("pk", "status", "email", "organisation", "organisation_key", "professional_field__name_de")
    # Whoever goes before the event begins has given the place back, and one that is cancelled never begins.
    has_begun = event.has_begun(now) and event.status != Event.Status.CANCELLED
    return [
        Person(pk, status, *rest, frozenset(sessions.get(pk, ())), has_begun and status == Status.CONFIRMED)
        for pk, status, *rest in rows
    ]


def _not_registered(persons: list[Person]) -> int:
    """Count those who came without a registration, or never confirmed their address."""
    unconfirmed = {one.pk for one in persons if one.status in Registration.UNCONFIRMED}
    pks = [one.pk for one in persons if one.status in Registration.ENDED]
    unconfirmed |= set(never_answered(Registration.objects.filter(pk__in=pks)).values_list("pk", flat=True))
    return len(unconfirmed) + sum(one.status == Status.WALK_IN for one in persons)


def _recorded(event: Event) -> set[int]:
    """Return the sessions of which it is recorded by name that somebody was there."""
    sessions = Session.objects.filter(event=event, presence_recorded_at__isnull=False)
    entries = Exists(Presence.objects.present().filter(session=OuterRef("pk")))
    counted = Exists(SessionCount.objects.filter(session=OuterRef("pk")))
    return set((sessions.filter(entries) | sessions.filter(counted)).values_list("pk", flat=True))


def _add_to(rows: QuerySet, more: dict[str, int]) -> None:
    rows.update(**{name: Coalesce(F(name), 0) + number for name, number in more.items()})


def _add_sessions(recorded: set[int], present: list[Person]) -> None:
    numbers = Counter(session for one in present for session in one.sessions)
    for session in recorded:
        SessionCount.objects.get_or_create(session_id=session)
        _add_to(SessionCount.objects.filter(session=session), {"present": numbers[session]})


def _add_groups(counts: EventCounts, event: Event, persons: list[Person], listed: dict[str, Organisation]) -> None:
    with_place, present = Counter(), Counter()
    for one in persons:
        groups = list(_groups_of(one, event, listed.get(one.key)))
        with_place.update(groups if one.had_place else [])
        present.update(groups if one.sessions else [])
    for by, name in with_place.keys() | present.keys():
        group = counts.groups.get_or_create(by=by, name=name)[0]
        more = {"with_place": with_place[by, name], "present": present[by, name]}
        _add_to(GroupCount.objects.filter(pk=group.pk), more)


def _groups_of(one: Person, event: Event, organisation: Organisation | None) -> Iterator[tuple[str, str]]:
    region = (organisation and organisation.region) or event.region
    yield By.PROFESSIONAL_FIELD, one.professional_field or ""
    yield By.ORGANISATION_KIND, organisation.kind if organisation else ""
    yield By.REGION, region.name_de if region else ""


def _add_organisations(
    counts: EventCounts, event: Event, persons: list[Person], listed: dict[str, Organisation], *, is_recorded: bool
) -> None:
    """Keep which listed organisations were reached, and of the others how many, each once.

    One is reached by whoever was there or, if that is not recorded, by whoever had a place.
    """
    keys = {one.key for one in persons if (one.sessions if is_recorded else one.had_place)} - {""}
    counts.organisations.add(*{listed[key] for key in keys if key in listed})
    unlisted = keys - listed.keys()
    if unlisted:
        # One that is reached by others too, who are still there, is counted with the last of them.
        others = event.registrations.exclude(pk__in=[one.pk for one in persons]).exclude(organisation="").order_by()
        others = others.present() if is_recorded else others.filter(status=Status.CONFIRMED)
        others = others.values_list("organisation_key", "organisation").distinct()
        unlisted -= {key or plain(name) for key, name in others}
    _add_to(EventCounts.objects.filter(pk=counts.pk), {"unlisted_organisations": len(unlisted)})


def _listed() -> dict[str, Organisation]:
    """Return the listed organisations by how their names are compared."""
    organisations = list(
        Organisation.objects.select_related("region").only("name", "short_name", "kind", "region__name_de")
    )
    short = {plain(each.short_name): each for each in organisations if each.short_name}
    return short | {plain(each.name): each for each in organisations}


def present_at(session: Session) -> int | None:
    """Tell how many were there, as long as people were (events/presence.py), once all of them are gone."""
    return presence.present_at(session, session.count.present if hasattr(session, "count") else 0)


def rows_by(by: str, groups: Iterable[GroupCount]) -> list[tuple[str, int, int]]:
    """Return what groups are called, how many had a place and how many were there, as they may be shown."""
    kinds = dict(Organisation.Kind.choices) if by == By.ORGANISATION_KIND else {}
    nothing = {By.ORGANISATION_KIND: _("not in the list of organisations"), By.REGION: _("no region")}
    shown_ones, others = shown(groups)
    rows = [
        (str(kinds.get(each.name, each.name) or nothing.get(by, _("nothing said"))), each.with_place, each.present)
        for each in shown_ones
    ]
    return [*rows, (_("others together"), *others)] if others else rows


def shown(groups: Iterable[GroupCount]) -> tuple[list[GroupCount], tuple[int, int] | None]:
    """Return the groups that tell of nobody, the largest first, and the numbers of all others together, if any.

    A group of one or two could be recognised. The others are never so few themselves: else the total would tell them,
    so the smallest group that is shown goes with them.
    """
    shown = sorted(groups, key=lambda each: (-each.with_place, -each.present, each.name))
    hidden = [each for each in shown if _is_telling(each.with_place, each.present)]
    shown = [each for each in shown if each not in hidden]
    while hidden and shown and _is_telling(*_sum(hidden)):
        hidden.append(shown.pop())
    return shown, _sum(hidden) if hidden else None


def _is_telling(*numbers: int) -> bool:
    return any(0 < number < LEAST_SHOWN for number in numbers)


def _sum(groups: list[GroupCount]) -> tuple[int, int]:
    return sum(each.with_place for each in groups), sum(each.present for each in groups)
