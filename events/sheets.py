"""Papers on which people sign that they are at a session: a list, a slip for each, or a count without names.

On them are those with a confirmed place who come to the place themselves (if the event is online only: all of them),
and whoever came without one before, except those who said that they cannot attend this session. Each keeps their
number on all lists (events/numbering.py). Nothing else is stored: each paper is set when it is fetched.
"""

from math import ceil

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.printing import in_known_letters, is_printable, print_pdf
from events.dates import times
from events.models import Event, Registration, Session
from events.numbering import listed, numbered
from events.papers import TEMPLATES, head_of, page_label

# Lines for people who come without having registered; rows of ten boxes to tick beyond the people expected.
WALK_INS, TICKS_IN_A_ROW, ROWS_BEYOND = 6, 10, 2

# The last slip, for whoever comes without having registered.
WITHOUT_NAME = {"number": 0, "name": "", "organisation": "", "is_spelled_out": False}


class Kind(TextChoices):
    """How people show that they are there."""

    LIST = "list", gettext_lazy("List to sign")
    SLIPS = "slips", gettext_lazy("Single slips")
    COUNT = "count", gettext_lazy("Count without names")


def attendance_sheet(event: Event, session: Session, kind: Kind) -> bytes:
    """Set the paper for one session in the active language."""
    # A count shows nobody, so it gives no numbers either.
    on_list = listed(event) if kind == Kind.COUNT else numbered(event)
    people = [_person(one) for one in _expected(on_list, event, session)]
    expected = ngettext("%(number)s person is expected.", "%(number)s people are expected.", len(people))
    expected %= {"number": len(people)}
    heading = {
        Kind.LIST: _("Attendance list"),
        Kind.SLIPS: _("Attendance slip"),
        Kind.COUNT: _("Number of people present"),
    }[kind]
    if kind == Kind.SLIPS:
        people.append(WITHOUT_NAME)
    head = head_of(event)
    title = _("%(paper)s: %(event)s") % {"paper": heading, "event": head["event"]}
    data = {
        **head,
        "kind": kind.value,
        "title": title,
        "heading": heading,
        "facts": _facts(event, session, head["event"]),
        "keep": "" if kind == Kind.COUNT else _("Keep this list on paper, do not upload it"),
        "house_right": event.common.house_right.splitlines() if event.is_on_site else [],
        "people": people if kind != Kind.COUNT else [],
        "is_spelled_out": any(one["is_spelled_out"] for one in people),
        "blanks": WALK_INS,
        "expected": expected,
        "rows": ceil(len(people) / TICKS_IN_A_ROW) + ROWS_BEYOND,
        "labels": _labels(),
    }
    return print_pdf(TEMPLATES / "attendance.typ", in_known_letters(data), at=timezone.now())


def _expected(people: list[Registration], event: Event, session: Session) -> list[Registration]:
    """Leave out those who are not expected in the room at this session."""
    absent = set(session.absences.values_list("registration", flat=True))
    people = [one for one in people if one.pk not in absent]
    return [one for one in people if not (event.is_hybrid and one.attends_online)]


def _person(one: Registration) -> dict:
    is_spelled_out = not (is_printable(one.name) and is_printable(one.organisation))
    mark = " *" if is_spelled_out else ""
    return {
        "number": one.list_number,
        "name": one.name + mark,
        "organisation": one.organisation,
        "is_spelled_out": is_spelled_out,
    }


def _facts(event: Event, session: Session, title: str) -> list:
    place = [line for line in (session.room, event.venue, event.street, event.city) if line]
    rows = [
        (_("Event"), [title]),
        (_("Session"), [session.title]),
        (_("When"), [times(session.starts_at, session.ends_at)]),
        (_("Where"), place if event.is_on_site else [_("Online")]),
        (_("Organised by"), [event.organisation.name]),
    ]
    return [row for row in rows if any(row[1])]


def _labels() -> dict:
    return {
        "page": page_label(),
        "number": _("No."),
        "name": _("Name"),
        "organisation": _("Organisation"),
        "signature": _("Signature"),
        "walk_ins": _("Here without registration"),
        "spelled_out": _("Marked with *: written in Latin letters, as no font here has the original ones."),
        "tally": _("Tick one box for each person who is here. Write down no names."),
        "present": _("Present in all"),
        "counted_by": _("Counted by"),
    }
