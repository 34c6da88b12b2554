"""The numbers that stay, as a workbook for reports to funders: of all events of a funding period, or of one's own.

An event belongs to the period in which its last session begins, as the people who were there do (events/funding.py).
Events whose people are still there are not counted yet: the first sheet says how many these are. Groups are added up
over all events, and those that are small even then are shown together (events/counts.py).
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from io import BytesIO
from operator import attrgetter
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from core.formulas import harmless
from events import counts
from events.exports import InMemoryWriter
from events.models import Event, EventCounts, FundingPeriod, GroupCount, Registration
from organisations.models import Organisation

NARROWEST, WIDEST = 12, 60


def events_in(events: QuerySet[Event], period: FundingPeriod | None) -> QuerySet[Event]:
    """Return the events that belong to a period, or all."""
    if period is None:
        return events
    first, end = (
        timezone.make_aware(datetime.combine(day, time.min))
        for day in (period.first_day, period.last_day + timedelta(days=1))
    )
    return events.annotate(last_begins=Max("sessions__starts_at")).filter(last_begins__gte=first, last_begins__lt=end)


def report(events: QuerySet[Event], period: FundingPeriod | None = None) -> bytes:
    """Return the numbers of these events; of a period also how many different people came."""
    events = events_in(events, period)
    done = EventCounts.objects.filter(event__in=events.values("pk"), completed_at__isnull=False)
    done = done.select_related("event__organisation", "event__region")
    done = list(done.prefetch_related("organisations", "event__sessions__count"))
    done.sort(key=lambda each: (each.event.starts_at or each.completed_at, each.pk))
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.creator = ""
    _put_sheet(workbook, _("All together"), [_("What"), _("How many")], _overview(events, period, done))
    _put_sheet(workbook, _("Groups"), [_("By"), _("Group"), _("Had a place"), _("Present")], _groups(done))
    _put_sheet(workbook, _("Organisations reached"), [_("Organisation"), _("Events")], _organisations(done))
    _put_sheet(workbook, _("Events"), _heads_of_events(), _of_events(done))
    _put_sheet(workbook, _("Present per session"), [_("Event"), _("Session"), _("Present")], _sessions(done))
    made = BytesIO()
    InMemoryWriter(workbook, ZipFile(made, "w", ZIP_DEFLATED)).save()
    return made.getvalue()


def _overview(events: QuerySet[Event], period: FundingPeriod | None, done: list[EventCounts]) -> Iterator[list]:
    if period:
        yield [_("Funding period"), str(period)]
        yield [_("First day"), date_format(period.first_day, "SHORT_DATE_FORMAT")]
        yield [_("Last day"), date_format(period.last_day, "SHORT_DATE_FORMAT")]
    yield [_("Events whose numbers are here"), len(done)]
    people = Exists(Registration.objects.filter(event=OuterRef("pk")).order_by())
    yield [_("Events whose people are still there, and are counted when they go"), events.filter(people).count()]
    yield [_("Registered"), _sum(done, "registered")]
    yield [_("Had a place"), _sum(done, "with_place")]
    yield [_("Present"), _sum(done, "present")]
    yield [_("Did not come"), _sum(done, "no_shows")]
    yield [_("Events at which it is not recorded who was there"), sum(each.present is None for each in done)]
    if period:
        yield [_("Different people who were present"), period.people.count()]
        yield [
            _("Present without an address of their own, and not among these"),
            _sum(done, "present_without_address"),
        ]
    yield [_("Organisations from the list"), len({one.pk for each in done for one in each.organisations.all()})]
    yield [_("Other organisations, added up over the events"), _sum(done, "unlisted_organisations")]


def _sum(done: Iterable[EventCounts], name: str) -> int | str:
    """Add up what is recorded."""
    numbers = [number for number in map(attrgetter(name), done) if number is not None]
    return sum(numbers) if numbers or not done else _("not recorded")


def _groups(done: list[EventCounts]) -> Iterator[list]:
    added = GroupCount.objects.filter(counts__in=done).values("by", "name").order_by()
    added = [GroupCount(**each) for each in added.annotate(with_place=Sum("with_place"), present=Sum("present"))]
    for by in GroupCount.By:
        for name, with_place, present in counts.rows_by(by, [each for each in added if each.by == by]):
            yield [str(by.label), name, with_place, present]


def _organisations(done: list[EventCounts]) -> Iterator[list]:
    reached = EventCounts.organisations.through.objects.filter(eventcounts__in=done)
    events = dict(reached.values_list("organisation").annotate(events=Count("pk")).order_by())
    for organisation in Organisation.objects.filter(pk__in=events):
        yield [organisation.name, events[organisation.pk]]


def _heads_of_events() -> list[str]:
    heads = [_("Event"), _("Day"), _("Responsible organisation"), _("Region of the event"), _("Registered")]
    heads += [_("Had a place"), _("Present"), _("Did not come"), _("Organisations from the list")]
    return [*heads, _("Other organisations")]


def _of_events(done: list[EventCounts]) -> Iterator[list]:
    for each in done:
        event, starts_at = each.event, each.event.starts_at
        yield [
            event.name,
            date_format(timezone.localtime(starts_at), "SHORT_DATE_FORMAT") if starts_at else "",
            event.organisation.name,
            event.region.name if event.region else "",
            each.registered,
            each.with_place,
            _or_not(each.present),
            _or_not(each.no_shows),
            len(each.organisations.all()),
            each.unlisted_organisations,
        ]


def _sessions(done: list[EventCounts]) -> Iterator[list]:
    for each in done:
        for session in each.event.sessions_list:
            when = date_format(timezone.localtime(session.starts_at), "SHORT_DATETIME_FORMAT")
            yield [each.event.name, when, _or_not(counts.present_at(session))]


def _or_not(number: int | None) -> int | str:
    return _("not recorded") if number is None else number


def _put_sheet(workbook: Workbook, title: str, heads: list[str], rows: Iterable[list]) -> None:
    # A workbook takes no more letters for the name of a sheet.
    sheet, widths = workbook.create_sheet(title[:31]), [NARROWEST] * len(heads)
    sheet.freeze_panes = "A2"
    for number, row in enumerate([heads, *rows], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column, value)
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
            if isinstance(value, str):
                # What begins like a formula is none.
                cell.data_type, cell.quotePrefix = "s", harmless(value) != value
            widths[column - 1] = min(max(widths[column - 1], len(str(value)) + 2), WIDEST)
    for column, width in enumerate(widths, 1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
