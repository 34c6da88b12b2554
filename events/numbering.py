"""The numbers on the list to be signed: each is one person's for ever, so that a list printed earlier stays true.

Numbers are given when a paper that has them is printed, in the order of names, those who come on site first. Whoever
gets a place later is given the next number when one is printed again; the number of somebody who has cancelled, or is
deleted, is given to nobody else. So the numbers on any sheet name the people who stood on it.
"""

import re

from django.db import transaction
from django.utils.translation import gettext as _

from events.models import Event, Registration
from events.places import lock

# "5", "1-14", also with a long dash or a word between.
PART = re.compile(r"(\d{1,6})(?:\s*(?:-|–|—|bis|to)\s*(\d{1,6}))?", re.IGNORECASE)
BETWEEN_PARTS = re.compile(r"[,;\n]|(?<=\d)\s+(?=\d)")


class WrongNumbers(Exception):
    """What is wrong with numbers that were typed: a sentence for each part that is."""

    def __init__(self, sentences: list[str]):
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def listed(event: Event) -> list[Registration]:
    """Return the people with a place, and whoever came without one to an earlier session; some have no number yet."""
    people = list(event.registrations.filter(status__in=[Registration.Status.CONFIRMED, Registration.Status.WALK_IN]))
    for one in people:
        one.event = event
    return people


def numbered(event: Event) -> list[Registration]:
    """Return who stands on the list to be signed, in its order, each with a list_number.

    Those who take part online come last (`attends_online`).
    """
    people = listed(event)
    if any(one.list_number is None for one in people):
        people = _number(event)
    return sorted(people, key=lambda one: (one.attends_online, one.list_number))


def people_of(event: Event, typed: str) -> list[Registration]:
    """Return whose numbers were typed, as "1-14, 17"; whoever has cancelled since the list was printed is found, too.

    Raises WrongNumbers, with a sentence for each part that is no number of anybody.
    """
    known = {one.list_number: one for one in event.registrations.filter(list_number__isnull=False)}
    for one in known.values():
        one.event = event
    found, wrong = {}, []
    for part in filter(None, map(str.strip, BETWEEN_PARTS.split(typed))):
        numbers, sentence = _read(part, event.last_list_number)
        unknown = [number for number in numbers if number not in known]
        if unknown and not sentence:
            sentence = _("“%(part)s”: nobody has the number %(number)s.") % {"part": part, "number": unknown[0]}
        wrong += [sentence] if sentence else []
        found |= {number: known[number] for number in numbers if number in known}
    if not found and not wrong:
        wrong = [_("Enter the numbers of those who have signed.")]
    if wrong:
        raise WrongNumbers(wrong)
    return [found[number] for number in sorted(found)]


def _read(part: str, last: int) -> tuple[range, str]:
    """Return the numbers that a part means, or what is wrong with it."""
    match = PART.fullmatch(part)
    if match is None:
        return range(0), _("“%(part)s” is no number and no stretch such as 1-14.") % {"part": part}
    first, end = int(match[1]), int(match[2] or match[1])
    if end < first:
        return range(0), _("“%(part)s” runs backwards.") % {"part": part}
    if end > last:
        return range(0), _("“%(part)s”: the list ends at %(last)s.") % {"part": part, "last": last}
    return range(first, end + 1), ""


@transaction.atomic
def _number(event: Event) -> list[Registration]:
    """Give a number to everybody on the list who has none."""
    locked, _now = lock(event.pk)
    people = listed(event)
    new = [one for one in people if one.list_number is None]
    new.sort(key=lambda one: (one.attends_online, one.name.casefold(), one.pk))
    for number, one in enumerate(new, locked.last_list_number + 1):
        one.list_number = number
    Registration.objects.bulk_update(new, ["list_number"], batch_size=500)
    event.last_list_number = locked.last_list_number + len(new)
    Event.objects.filter(pk=event.pk).update(last_list_number=event.last_list_number)
    return people
