"""Where an event stands, in words; how many places are free or taken is told to nobody."""

from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from events.dates import day

# From here on the words are "few places": this many left, or this part of all.
FEW_PLACES = 3
FEW_PART = 0.2

ON_SITE, ONLINE = "on_site", "online"


class State(NamedTuple):
    """A word for the look, the words for the reader, and whether one may register now; if not, the reason."""

    key: str
    label: str
    may_register: bool = False
    reason: str = ""

    @property
    def takes_place(self) -> bool:
        """Tell whether there is a date that one can still come to."""
        return self.key not in {"announced", "cancelled", "postponed", "over"}


def state_of(event, places_taken: int, places_taken_online: int = 0, *, now=None) -> State:
    """Say where the event stands, in the active language."""
    now = now or timezone.now()
    if event.status == event.Status.CANCELLED:
        return State("cancelled", _("Cancelled"), reason=_("This event has been cancelled."))
    if event.status == event.Status.POSTPONED:
        reason = _("This event has been postponed. The new date is not fixed yet.")
        return State("postponed", _("Postponed"), reason=reason)
    if event.starts_at is None:
        return State("announced", _("Announced"), reason=_("The date of this event is not fixed yet."))
    return _by_time(event, now) or _by_places(event, places_left_of(event, places_taken, places_taken_online))


def places_left_of(event, taken: int, taken_online: int) -> dict[str, int]:
    """Return how many places are left of each kind; only an event that counts them apart has two kinds."""
    if event.counts_apart:
        return {ON_SITE: event.places - (taken - taken_online), ONLINE: event.places_online - taken_online}
    return {ON_SITE: event.places - taken}


def _by_time(event, now) -> State | None:
    if event.is_over(now):
        return State("over", _("Over"), reason=_("This event is over."))
    if event.has_begun(now):
        return State("running", _("Running"), reason=_("This event has begun."))
    if event.closes_at and event.closes_at <= now:
        return State("closed", _("Registration is closed"), reason=_("Registration for this event is closed."))
    if event.opens_at and event.opens_at > now:
        opens = _("Registration opens on %(date)s") % {"date": day(event.opens_at)}
        return State("opens", opens, reason=f"{opens}.")
    return None


def _by_places(event, left_of_kinds: dict[str, int]) -> State:
    left = sum(max(0, left) for left in left_of_kinds.values())
    if left == 0:
        return _full(event)
    if left <= max(FEW_PLACES, event.all_places * FEW_PART):
        return State("few", _("Few places left"), may_register=True)
    return State("open", _("Places available"), may_register=True)


def _full(event) -> State:
    if event.waiting_list == event.WaitingList.OFF:
        return State("full", _("Full"), reason=_("All places are taken, and there is no waiting list."))
    return State("waiting", _("Full, with a waiting list"), may_register=True)
