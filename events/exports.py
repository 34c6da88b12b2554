"""The people of an event as a table to take along: which columns there are, what stands in them, and in which form.

Answers about access needs and catering are in no export, not even for the contact. What somebody typed must not become
a formula in the program that opens the table (OWASP: CSV injection): in a workbook every text is marked as text, in
lines of text an apostrophe stands before what would begin a formula. Nothing is kept: a table is made in memory, and
only that it was made is written down.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from io import BytesIO, StringIO
from operator import attrgetter
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from wagtail.log_actions import log

from core.formulas import harmless
from events import presence, writing
from events.models import Answer, Event, Question, Registration, Session

# So many people are read at once, however many there are.
AT_ONCE = 500
NARROWEST, WIDEST = 10, 50
TOP = Alignment(vertical="top", wrap_text=True)
DAY_AND_TIME = "DD.MM.YYYY HH:MM"

EVERYBODY = "list"
AUDIENCES = {
    "place": gettext_lazy("everybody with a place"),
    "waiting": gettext_lazy("everybody who waits"),
    "present": gettext_lazy("everybody who was there"),
    EVERYBODY: gettext_lazy("everybody in the list, whatever became of the registration"),
}
# By their endings; lines of text also by what they are for.
XLSX, CSV_FOR_EXCEL, CSV = "xlsx", "csv_for_excel", "csv"
KINDS = {
    XLSX: gettext_lazy("Excel workbook (XLSX)"),
    CSV_FOR_EXCEL: gettext_lazy("CSV that a German Excel opens (semicolons)"),
    CSV: gettext_lazy("CSV for other programs (commas)"),
}
CONTENT_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV_FOR_EXCEL: "text/csv; charset=utf-8",
    CSV: "text/csv; charset=utf-8",
}


class Column(NamedTuple):
    """What is told of each person, and whether an export has it unless something else is chosen."""

    label: str
    value: Callable[[Registration], str | datetime]
    is_usual: bool = False


def people_of(event: Event, audience: str) -> QuerySet[Registration]:
    """Return who is exported, in the order of their names."""
    people = event.registrations.all()
    chosen = people if audience == EVERYBODY else writing.AUDIENCES[audience](people)
    return chosen.order_by("name", "pk")


def columns_of(event: Event) -> dict[str, Column]:
    """Return what can be exported, by the names of the columns."""
    columns = {
        "name": Column(_("Name"), attrgetter("name"), is_usual=True),
        "organisation": Column(_("Organisation"), attrgetter("organisation"), is_usual=True),
        "professional_field": Column(_("Professional field"), lambda one: str(one.professional_field or "")),
        "email": Column(_("E-mail address"), attrgetter("email")),
        "status": Column(_("State"), lambda one: str(one.get_status_display()), is_usual=True),
        "attendance": Column(_("Takes part"), _takes_part, is_usual=event.is_hybrid),
        "created_at": Column(_("Registered"), attrgetter("created_at")),
        "registered_by": Column(_("Registered by"), lambda one: str(one.registered_by or "")),
        "language": Column(_("Language"), lambda one: str(one.get_language_display())),
    }
    known = presence.known_by_name(event)
    for session in event.sessions_list:
        name = {"session": session.title or session}
        columns[f"absent_{session.pk}"] = Column(_("Cannot attend: %(session)s") % name, _absence(session))
        is_known = session.pk in known
        columns[f"present_{session.pk}"] = Column(_("Was there: %(session)s") % name, _presence(session, is_known))
    for question in _questions(event):
        columns[f"question_{question.pk}"] = Column(question.label, _answer(question))
    return columns


def export(event: Event, audience: str, chosen: Iterable[str], kind: str, *, by) -> bytes:
    """Return the table of some people of an event, and note that it was made: by whom and of how many."""
    columns = [column for name, column in columns_of(event).items() if name in set(chosen)]
    head, rows = [column.label for column in columns], list(_rows(event, audience, columns))
    log(instance=event, action="events.people_exported", user=by, data={"number": len(rows)})
    return _workbook(head, rows) if kind == XLSX else _lines(head, rows, for_excel=kind == CSV_FOR_EXCEL)


def _rows(event: Event, audience: str, columns: list[Column]) -> Iterator[list]:
    answers = Answer.objects.filter(question__in=_questions(event))
    people = people_of(event, audience).select_related("professional_field", "registered_by")
    people = people.prefetch_related("absences", "presences", Prefetch("answers", queryset=answers))
    for one in people.iterator(chunk_size=AT_ONCE):
        one.event = event
        yield [column.value(one) for column in columns]


def _questions(event: Event) -> list[Question]:
    """Return the questions whose answers may leave the portal."""
    return [question for question in event.questions.all() if not question.is_confidential]


def _takes_part(one: Registration) -> str:
    return str(Registration.Attendance.ONLINE.label if one.attends_online else Registration.Attendance.ON_SITE.label)


def _absence(session: Session):
    return lambda one: _("yes") if any(each.session_id == session.pk for each in one.absences.all()) else ""


def _presence(session: Session, is_known: bool):
    """Say whether somebody was there; of whoever was not expected nothing is said unless they were.

    Where heads were counted beyond the names, nobody knows who they were.
    """

    def say(one: Registration) -> str:
        entries = [each.is_present for each in one.presences.all() if each.session_id == session.pk]
        if any(entries):
            return _("yes")
        if not (is_known or entries):
            return _("not recorded")
        return _("no") if one.has_place or one.is_walk_in else ""

    return say


def _answer(question: Question):
    def say(one: Registration) -> str:
        values = [answer.value for answer in one.answers.all() if answer.question_id == question.pk]
        return str(question.in_words(values[0])) if values else ""

    return say


def _lines(head: list[str], rows: list[list], *, for_excel: bool) -> bytes:
    made = StringIO(newline="")
    writer = csv.writer(made, delimiter=";" if for_excel else ",")
    for row in [head, *rows]:
        writer.writerow([_in_line(value, for_excel) for value in row])
    # Excel takes lines of text for the letters of old unless they begin with a mark.
    return made.getvalue().encode("utf-8-sig" if for_excel else "utf-8")


def _in_line(value: str | datetime, for_excel: bool) -> str:
    if isinstance(value, datetime):
        moment = timezone.localtime(value)
        return f"{moment:%d.%m.%Y %H:%M}" if for_excel else moment.isoformat(timespec="minutes")
    return harmless(_printable(value))


def _workbook(head: list[str], rows: list[list]) -> bytes:
    workbook = Workbook()
    workbook.properties.creator = ""
    sheet = workbook.active
    sheet.title = _("Registrations")
    sheet.freeze_panes = "A2"
    for number, row in enumerate([head, *rows], 1):
        for column, value in enumerate(row, 1):
            _put(sheet.cell(number, column), value)
    for column, label in enumerate(head, 1):
        sheet.cell(1, column).font = Font(bold=True)
        longest = max([len(label), *(len(str(row[column - 1])) for row in rows)]) + 2
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest, NARROWEST), WIDEST)
    return _saved(workbook)


def _put(cell, value: str | datetime) -> None:
    if isinstance(value, datetime):
        # A workbook knows no time zones.
        cell.value, cell.number_format = timezone.localtime(value).replace(tzinfo=None, microsecond=0), DAY_AND_TIME
        return
    cell.value = text = _printable(value)
    cell.alignment = TOP
    # What begins like a formula or an error is neither, nor does it become one when somebody edits the cell.
    cell.data_type = "s"
    cell.quotePrefix = harmless(text) != text


def _printable(text: str) -> str:
    """Leave out what no table can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text)


class InMemoryWriter(ExcelWriter):
    """Writes a workbook of plain sheets without a file on the way: a process that dies leaves no names behind."""

    def write_worksheet(self, ws):
        made = BytesIO()
        writer = WorksheetWriter(ws, out=made)
        writer.write()
        ws._drawing, ws._rels = None, writer._rels
        self._archive.writestr(ws.path[1:], made.getvalue())
        self.manifest.append(ws)


def _saved(workbook: Workbook) -> bytes:
    made = BytesIO()
    InMemoryWriter(workbook, ZipFile(made, "w", ZIP_DEFLATED)).save()
    return made.getvalue()
