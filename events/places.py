"""Counting places: how many are left, for whom, and why somebody does not get one.

The lock sentence: whoever makes places scarcer, or hands out a freed one, locks the event row first, then counts, then
writes; one lock per transaction.
"""

import re
import unicodedata
from collections import Counter
from datetime import datetime

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from events.models import Event, Registration, RegistrationStep
from events.state import places_left_of
from organisations.models import Organisation

Status, Attendance, Reason = Registration.Status, Registration.Attendance, RegistrationStep.Reason

# What a ledger counts by.
KINDS = "status", "attendance", "organisation_key"


class RegistrationClosed(Exception):
    """Why no place is given or given back; visitors may read the message."""


def lock(event_id: int) -> tuple[Event, datetime]:
    """Return the event, locked, and the time from then on: whoever got the lock first came first."""
    # SQLite has no row locks: there the transaction itself, begun as IMMEDIATE, is the lock.
    return Event.objects.select_for_update().get(pk=event_id), timezone.now()


def lock_with(registration: Registration) -> tuple[Event, Registration, datetime]:
    """Lock the event of a registration and read the registration anew, since it may have changed meanwhile.

    Raises RegistrationClosed if it is gone: erased in another window, or its time was over.
    """
    event, now = lock(registration.event_id)
    registration = event.registrations.filter(pk=registration.pk).first()
    if registration is None:
        raise RegistrationClosed(_("This registration has been deleted."))
    registration.event = event
    return event, registration, now


class Ledger:
    """What is left of an event's places: counted once while the event is locked, kept while places are given."""

    def __init__(self, event: Event, counted=None):
        self.event = event
        if counted is None:
            counted = count(event.registrations, *KINDS)
        taken, self._organisations, self._waiting = Counter(), Counter(), Counter()
        for status, attendance, key, people in counted:
            if status in Registration.TAKES_PLACE:
                taken[attendance] += people
                self._organisations[key] += people
            elif status == Status.WAITING:
                self._waiting[self._kind(attendance), key] += people
        self._left = places_left_of(event, taken.total(), taken[Attendance.ONLINE])
        self.taken, self.taken_online = taken.total(), taken[Attendance.ONLINE]

    @property
    def left_of_kinds(self) -> list[int]:
        """How many places of each kind nobody has."""
        return list(self._left.values())

    def left(self, registration: Registration) -> int:
        """Return how many places of this person's kind nobody has; below none when the limit was lowered."""
        return self._left[self._kind(registration.attendance)]

    def refusal(self, registration: Registration) -> str:
        """Return why this person gets no place, or nothing."""
        if self.left(registration) <= 0:
            return Reason.FULL
        return Reason.ORGANISATION if self.is_used_up(registration.organisation_key) else ""

    def refusal_of_newcomer(self, registration: Registration) -> str:
        """Return why this person gets no place, or nothing; nobody overtakes those who wait and could have it."""
        kind = self._kind(registration.attendance)
        others = any(people for (of, key), people in self._waiting.items() if of == kind and not self.is_used_up(key))
        return self.refusal(registration) or (Reason.OTHERS_WAIT if others else "")

    @property
    def could_move_up(self) -> int:
        """How many of those who wait are kept from a place by nothing but the mode of the waiting list."""
        return sum(
            people
            for (kind, key), people in self._waiting.items()
            if self._left[kind] > 0 and not self.is_used_up(key)
        )

    def is_used_up(self, key: str) -> bool:
        """Tell whether an organisation has as many places as it may have."""
        limit = self.event.places_per_organisation
        return bool(limit and key) and self._organisations[key] >= limit

    def take(self, registration: Registration) -> None:
        """Note that this person takes a place."""
        self._left[self._kind(registration.attendance)] -= 1
        self._organisations[registration.organisation_key] += 1

    def take_what_fits(self, people: list[Registration], *, only_all: bool) -> list[Registration]:
        """Take places for these newcomers, in their order, and return who got one; for all of them or nobody."""
        fitting = []
        for one in people:
            if not self.refusal_of_newcomer(one):
                self.take(one)
                fitting.append(one)
        if only_all and len(fitting) < len(people):
            for one in fitting:
                self._give_back(one)
            return []
        return fitting

    def _give_back(self, registration: Registration) -> None:
        self._left[self._kind(registration.attendance)] += 1
        self._organisations[registration.organisation_key] -= 1

    def _kind(self, attendance: str) -> str:
        return attendance if self.event.counts_apart else Attendance.ON_SITE


def count(registrations, *kinds: str):
    """Count registrations that have not ended, by what they are like."""
    return registrations.active().order_by().values_list(*kinds).annotate(people=Count("pk"))


def places_left(event: Event) -> int:
    """Return how many places nobody has; never below none, even when the limit was lowered."""
    return sum(max(0, left) for left in Ledger(event).left_of_kinds)


def is_full(event: Event) -> bool:
    """Tell whether all places are taken."""
    return places_left(event) == 0


def is_overbooked(event: Event) -> bool:
    """Tell whether more places are taken than there are, since the limit was lowered."""
    return min(Ledger(event).left_of_kinds) < 0


def organisation_key(event: Event, name: str) -> str:
    """Return an organisation's name as it is compared at an event: as the team has merged this spelling, or its own.

    Nothing is compared, so nothing looked up, as long as the event sets organisations no limit.
    """
    key = own_key(name) if event.places_per_organisation else ""
    if not key:
        return ""
    same = Registration.objects.filter(event=event.pk, organisation__iexact=name).exclude(
        organisation_key__in=["", key]
    )
    return same.order_by("-pk").values_list("organisation_key", flat=True).first() or key


def own_key(name: str) -> str:
    """Return a name as it is compared: short and long names of listed organisations are the same."""
    key = plain(name)
    for listed, short in Organisation.objects.values_list("name", "short_name") if key else []:
        if key in {plain(listed), plain(short)}:
            return plain(listed)
    return key


def plain(name: str) -> str:
    """Return the words of a name: no case, accents, marks or legal form; ä is the same as ae."""
    name = unicodedata.normalize("NFC", name.casefold()).translate(UMLAUTS)
    name = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    words = re.sub(r"\be\.? ?v\b", " ", name)
    return " ".join(word for word in re.findall(r"\w+", words) if word not in LEGAL_FORMS)[:200]


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
LEGAL_FORMS = {"gmbh", "ggmbh", "eg", "ev"}
