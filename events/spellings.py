"""How people spell their organisations, and which spellings are one.

It matters where an event limits the places of each, and else once it has begun, since then it is counted which
organisations it has reached. The portal only says what looks alike; the team decides. That two are two is remembered
until the people go, as a keyed hash of their names. Whoever has a place keeps it, whatever is counted anew.
"""

from collections import Counter
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from events.history import Kind, record
from events.models import Event, KeptApart, Registration
from events.places import lock, own_key, plain
from events.waiting import hand_out
from organisations.models import Organisation

# From here on two names look alike: one letter in seven may differ.
ALIKE = 0.85
# And what is left when the words are taken out that both have: "Jugendamt Nord" is not "Jugendamt West".
REST_ALIKE = 0.65
# A single word names an organisation if it is as long as "Caritas"; "Verein" alone tells nothing.
TELLING_WORD = 7


class Spelling(NamedTuple):
    """An organisation as it is counted, with the name it is shown by and how many people belong to it."""

    key: str
    name: str
    people: int
    is_listed: bool


class Survey(NamedTuple):
    """What may be one organisation (and what it would be counted as), what the team has merged, and what is two."""

    alike: list[tuple[Spelling, Spelling]] = []
    merged: list[tuple[str, str]] = []
    two: list[tuple[Spelling, Spelling]] = []


def survey(event: Event) -> Survey:
    """Return what the team may want to merge or part; nothing, as long as it does not matter."""
    if not (event.places_per_organisation or event.has_begun(timezone.now())):
        return Survey()
    listed = _listed()
    typed = _typed(event, listed)
    known = _counted(listed, typed)
    merged = {(name, known[key].name) for key, name, _people in typed if _own(name, listed) != key}
    found = _alike(known)
    kept = set(event.kept_apart.values_list("pair", flat=True)) if found else set()
    two = {pair for pair in found if _hash(pair[0].key, pair[1].key) in kept}
    return Survey(_first_of_each(found, two), sorted(merged), sorted(two, key=_by_names))


@transaction.atomic
def merge(event: Event, key: str, into: str, *, by) -> int:
    """Count people of one organisation as those of another; return how many these are. Nobody loses a place by it."""
    event, now = lock(event.pk)
    listed = _listed()
    if not key or key == into or into not in _counted(listed, _typed(event, listed)):
        return 0
    people = [one for one in _people(event) if _key(one.organisation_key, one.organisation, listed) == key]
    _count_as(people, into, Kind.MERGED, now, by)
    hand_out(event, now)
    return len(people)


@transaction.atomic
def part(event: Event, name: str, *, by) -> int:
    """Count an organisation that is spelled like this by itself again; return how many people these are."""
    event, now = lock(event.pk)
    key = own_key(name)
    people = list(_people(event).filter(organisation=name).exclude(organisation_key__in=["", key]))
    _count_as(people, key, Kind.PARTED, now, by)
    hand_out(event, now)
    return len(people)


def keep_apart(event: Event, key: str, other: str) -> bool:
    """Remember that two organisations only look alike; tell whether that is new."""
    return KeptApart.objects.get_or_create(event=event, pair=_hash(key, other))[1]


def compare_again(event: Event, key: str, other: str) -> bool:
    """Take that back."""
    return bool(event.kept_apart.filter(pair=_hash(key, other)).delete()[0])


def _hash(one: str, other: str) -> str:
    return salted_hmac("events.spellings", "\n".join(sorted([one, other])), algorithm="sha256").hexdigest()


def _count_as(people: list, key: str, kind: str, now, by) -> None:
    for registration in people:
        registration.organisation_key = key
        registration.save(update_fields=["organisation_key"])
        record(registration, kind, now, by=by)


def _listed() -> list[tuple[str, str]]:
    return list(Organisation.objects.values_list("name", "short_name"))


def _people(event: Event) -> QuerySet[Registration]:
    """Return those who come or wait, and those who came without a place."""
    return event.registrations.exclude(status__in=Registration.ENDED)


def _typed(event: Event, listed: list[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Return each spelling, by how it is counted, with how many people typed it; the most frequent ones last."""
    typed = _people(event).exclude(organisation="").order_by()
    typed = typed.values_list("organisation_key", "organisation").annotate(people=Count("pk"))
    found = ((_key(key, name, listed), name, people) for key, name, people in typed.order_by("people", "organisation"))
    return [each for each in found if each[0]]


def _key(key: str, name: str, listed: list[tuple[str, str]]) -> str:
    """Return how a spelling is counted: as it is kept, or by itself, where an event has no limit."""
    return key or _own(name, listed)


def _own(name: str, listed: list[tuple[str, str]]) -> str:
    """Return how a spelling is compared by itself (events/places.py `own_key`)."""
    key = plain(name)
    return next((plain(long) for long, short in listed if key in {plain(long), plain(short)}), key)


def _counted(listed: list[tuple[str, str]], typed: list[tuple[str, str, int]]) -> dict[str, Spelling]:
    """Return all organisations that may be one with another, by how they are counted."""
    names = {plain(name): name for name, _short in listed}
    listed_keys, people = set(names), Counter()
    for key, name, number in typed:
        people[key] += number
        # By what most people typed; of what is merged, by what it is counted as.
        if key not in listed_keys and (plain(name) == key or key not in names):
            names[key] = name
    return {key: Spelling(key, name, people[key], key in listed_keys) for key, name in names.items()}


def _alike(known: dict[str, Spelling]) -> list[tuple[Spelling, Spelling]]:
    """Return what looks like one organisation, for each the most alike first; two that are listed are two."""
    pairs = []
    for one in [each for each in known.values() if each.people and not each.is_listed]:
        for other in _close_to(one.key, [key for key in known if key != one.key]):
            # What is listed, else what more people typed, is what the other is counted as.
            pairs.append(tuple(sorted([one, known[other]], key=lambda each: (each.is_listed, each.people, each.key))))
    return list(dict.fromkeys(pairs))


def _first_of_each(
    pairs: list[tuple[Spelling, Spelling]], two: set[tuple[Spelling, Spelling]]
) -> list[tuple[Spelling, Spelling]]:
    """Return one question about each spelling at a time, leaving out what is answered."""
    asked, found = set(), []
    for pair in pairs:
        if pair not in two and pair[0].key not in asked:
            asked.add(pair[0].key)
            found.append(pair)
    return sorted(found, key=_by_names)


def _by_names(pair: tuple[Spelling, Spelling]) -> tuple[str, str]:
    return pair[1].name, pair[0].name


def _close_to(key: str, others: list[str]) -> list[str]:
    """Return the names that say more or less of the same as another one, then those that look most like it."""
    words, same = set(key.split()), []
    for other in others:
        fewer, more = sorted([words, set(other.split())], key=len)
        if fewer < more and (len(fewer) > 1 or len(next(iter(fewer))) >= TELLING_WORD):
            same.append(other)
    close = get_close_matches(key, others, n=len(others) or 1, cutoff=ALIKE)
    return same + [other for other in close if other not in same and _rest_is_alike(key, other)]


def _rest_is_alike(key: str, other: str) -> bool:
    words, others = key.split(), other.split()
    rest = "".join(word for word in words if word not in others)
    return SequenceMatcher(None, rest, "".join(word for word in others if word not in words)).ratio() >= REST_ALIKE
