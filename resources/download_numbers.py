"""What the numbers of downloads say: by material, by topic and over time.

A material on two topics counts for both, so topics add up to more than the whole. All versions of a file count for its
material; documents that belong to no material are one row.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from typing import NamedTuple

from django.db.models import Sum
from django.db.models.functions import TruncDay, TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.formulas import harmless
from core.models import Term
from resources.models import Downloads, File, Resource

# Up to so many days the plot shows each day, else each month.
DAYS_SHOWN = 62
WIDTH, HEIGHT, GAP = 720, 180, 2


class Row(NamedTuple):
    """One line of a table."""

    label: str
    number: int


class Bar(NamedTuple):
    """One day or month of the plot, in the units of its drawing."""

    label: str
    number: int
    x: int
    y: int
    width: int
    height: int


class Span(NamedTuple):
    """The days that are looked at, both included."""

    first: date
    last: date

    @property
    def rows(self):
        return Downloads.objects.filter(day__range=self)


def by_material(span: Span) -> list[Row]:
    counted = _by_resource(span)
    names = Resource.objects.filter(pk__in=counted.keys() - {None}).values_list("pk", "name")
    rows = [Row(name, counted[pk]) for pk, name in names]
    if counted[None]:
        rows.append(Row(_("Documents that belong to no material"), counted[None]))
    return sorted(rows, key=lambda row: (-row.number, row.label))


def by_topic(span: Span) -> list[Row]:
    counted, topics = _by_resource(span), Counter()
    pairs = Resource.topics.through.objects.filter(resource__in=counted.keys() - {None})
    for resource, term in pairs.values_list("resource", "term"):
        topics[term] += counted[resource]
    rows = [Row(str(term), topics[term.pk]) for term in Term.objects.filter(pk__in=topics)]
    return sorted(rows, key=lambda row: (-row.number, row.label))


def _by_resource(span: Span) -> Counter:
    resource_of = dict(File.objects.order_by("pk").values_list("document", "resource"))
    counted = Counter()
    for document, number in span.rows.values_list("document").annotate(Sum("number")):
        counted[resource_of.get(document)] += number
    return counted


def over_time(span: Span) -> list[Row]:
    """Return one row for each day or month of the span, also where nothing was downloaded."""
    by_day = (span.last - span.first).days < DAYS_SHOWN
    cut, shown = (TruncDay, "SHORT_DATE_FORMAT") if by_day else (TruncMonth, "YEAR_MONTH_FORMAT")
    counted = dict(span.rows.annotate(begin=cut("day")).values_list("begin").annotate(Sum("number")))
    rows, day = [], span.first if by_day else span.first.replace(day=1)
    while day <= span.last:
        rows.append(Row(date_format(day, shown), counted.get(day, 0)))
        day = day + timedelta(days=1) if by_day else (day + timedelta(days=32)).replace(day=1)
    return rows


def plot(rows: list[Row]) -> list[Bar]:
    """Return the rows as bars that fill WIDTH and HEIGHT."""
    highest, step = max((row.number for row in rows), default=0) or 1, WIDTH / max(len(rows), 1)
    bars = []
    for place, row in enumerate(rows):
        height = round(row.number / highest * HEIGHT)
        x = round(place * step)
        width = max(round((place + 1) * step) - x - GAP, 1)
        bars.append(Bar(row.label, row.number, x, HEIGHT - height, width, height))
    return bars


def as_csv(span: Span) -> Iterator[str]:
    """Yield a table of every day and file, as a German Excel opens it."""
    files = {file.document_id: file for file in File.objects.select_related("resource", "document")}
    yield "\ufeff" + _line([_("Day"), _("Material"), _("File"), _("Downloads")])
    for one in span.rows.select_related("document").order_by("day", "document").iterator():
        file = files.get(one.document_id)
        name = file.resource.name if file else ""
        yield _line([f"{one.day:%d.%m.%Y}", name, one.document.filename, str(one.number)])


def _line(values: list[str]) -> str:
    made = StringIO(newline="")
    csv.writer(made, delimiter=";").writerow(map(harmless, values))
    return made.getvalue()
