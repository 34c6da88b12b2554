"""The export of an event's people: each table is read back by other programs than the one that wrote it."""

import csv
import tempfile
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from events.models import Answer, Presence, Registration
from events.presence import Source
from home import structure
from tests.factories import (
    make_event,
    make_many_registrations,
    make_organisation,
    make_question,
    make_registration,
    make_user,
)

# As OWASP names what begins a formula, and what programs read as one.
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1", '=HYPERLINK("https://x.example")']
USUAL = ["name", "organisation", "status"]
LONG_AGO = datetime(2026, 7, 1, 10, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def address(event):
    return reverse("event_registrations:export", args=[event.pk])


def send(client, event, **chosen):
    return client.post(address(event), {"audience": "place", "columns": USUAL, "kind": "xlsx", **chosen})


def cells(response):
    return load_workbook(BytesIO(response.content)).active


def table(response):
    return [[cell.value for cell in row] for row in cells(response).iter_rows()]


def lines(response, delimiter=","):
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def names(response):
    return [row[0] for row in lines(response)[1:]]


def test_form_offers_what_is_usual_and_remembers_nothing(organiser, event):
    send(organiser, event, columns=["email"], audience="waiting")

    form = organiser.get(address(event)).context["form"]

    assert [form[name].value() for name in ("audience", "columns", "kind")] == ["place", USUAL, "xlsx"]


@pytest.mark.parametrize(
    ("audience", "who"),
    [
        ("place", ["Anna"]),
        ("waiting", ["Ben"]),
        ("present", ["Ben", "Cem"]),
        ("list", ["Anna", "Ben", "Cem", "Dora"]),
    ],
)
def test_export_tells_of_those_who_were_chosen_in_the_order_of_their_names(organiser, home, audience, who):
    event = make_event()
    made = {
        name: make_registration(event, f"{name}@example.org", name=name, status=status)
        for name, status in [("Dora", "cancelled"), ("Cem", "walk_in"), ("Ben", "waiting"), ("Anna", "confirmed")]
    }
    for name, is_present in [("Anna", False), ("Ben", True), ("Cem", True)]:
        Presence.objects.create(
            registration=made[name], session=event.sessions.get(), is_present=is_present, source=Source.HAND
        )

    assert names(send(organiser, event, audience=audience, kind="csv")) == who


def test_workbook_holds_what_was_chosen_with_real_dates(organiser, event):
    Registration.objects.filter(status="confirmed").update(name="Anna Ö.", organisation="Amt", created_at=LONG_AGO)

    response = send(organiser, event, columns=["name", "email", "status", "created_at"])

    assert table(response) == [
        ["Name", "E-mail address", "State", "Registered"],
        ["Anna Ö.", "anna@example.org", "has a place", datetime(2026, 7, 1, 12, 5)],
    ]
    assert cells(response)["D2"].is_date
    assert "no-store" in response.headers["Cache-Control"]
    name = f"registrations-schulung-{timezone.localdate():%Y-%m-%d}.xlsx"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_lines_are_read_by_a_german_excel_or_by_other_programs(organiser, event):
    Registration.objects.filter(status="confirmed").update(name='Anna; "Ö", X', created_at=LONG_AGO)
    chosen = {"columns": ["name", "created_at"]}

    for_excel, plain = (send(organiser, event, kind=kind, **chosen) for kind in ("csv_for_excel", "csv"))

    assert for_excel.content.startswith(b"\xef\xbb\xbfName;Registered\r\n")
    assert lines(for_excel, ";")[1] == ['Anna; "Ö", X', "01.07.2026 12:05"]
    assert plain.content.startswith(b"Name,Registered\r\n")
    assert lines(plain)[1] == ['Anna; "Ö", X', "2026-07-01T12:05+02:00"]
    assert for_excel.headers["Content-Disposition"].endswith('.csv"')


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_becomes_a_formula(organiser, event, text):
    question = make_question(event, text)
    one = event.registrations.get(status="confirmed")
    Registration.objects.filter(pk=one.pk).update(name=text, organisation=text)
    Answer.objects.create(registration=one, question=question, value=text)
    chosen = {"columns": ["name", "organisation", f"question_{question.pk}"]}

    sheet = cells(send(organiser, event, **chosen))
    typed = [cell for row in sheet.iter_rows() for cell in row if cell.value.strip() == text.strip()]

    assert [(cell.data_type, cell.quotePrefix) for cell in typed] == [("s", True)] * 4
    for kind, delimiter in [("csv_for_excel", ";"), ("csv", ",")]:
        read = lines(send(organiser, event, kind=kind, **chosen), delimiter)
        assert read[1] == [f"'{text}"] * 3
        assert read[0][2] == f"'{text}"


def test_what_no_table_can_hold_is_left_out(organiser, event):
    Registration.objects.filter(status="confirmed").update(name="A\x07nna", organisation="#REF!")

    sheet = cells(send(organiser, event))

    assert [sheet["A2"].value, sheet["B2"].value, sheet["B2"].data_type] == ["Anna", "#REF!", "s"]


def test_answers_are_exported_but_never_confidential_ones(organiser, home):
    event = make_event(contact_email="veranstaltung@example.org")
    one = make_registration(event, "anna@example.org")
    told = {"general": "Blau", "access": "Rollstuhl", "catering": "Vegan"}
    asked = {purpose: make_question(event, purpose, purpose=purpose) for purpose in told}
    for purpose, value in told.items():
        Answer.objects.create(registration=one, question=asked[purpose], value=value)
    columns = [f"question_{question.pk}" for question in asked.values()]

    offered = [name for name, _label in organiser.get(address(event)).context["form"].fields["columns"].choices]

    assert [name for name in offered if name.startswith("question")] == columns[:1]
    assert lines(send(organiser, event, kind="csv", columns=columns[:1])) == [["general"], ["Blau"]]
    assert "columns" in send(organiser, event, columns=columns).context["form"].errors


def test_presence_is_told_of_each_session(organiser, home):
    event = make_event(sessions=2)
    first, second = event.sessions.all()
    anna, ben = (make_registration(event, f"{name}@example.org", name=name) for name in ("anna", "ben"))
    make_registration(event, "cem@example.org", name="cem", status="waiting")
    type(first).objects.filter(pk=first.pk).update(presence_recorded_at=timezone.now())
    Presence.objects.create(registration=anna, session=first, is_present=True, source=Source.PAPER)
    ben.absences.create(session=second)
    columns = ["name", *(f"{what}_{each.pk}" for each in (first, second) for what in ("present", "absent"))]

    rows = lines(send(organiser, event, kind="csv", audience="list", columns=columns))

    assert rows[1:] == [
        ["anna", "", "yes", "", "not recorded"],
        ["ben", "", "no", "yes", "not recorded"],
        ["cem", "", "", "", "not recorded"],
    ]
    type(first).objects.filter(pk=first.pk).update(people_counted=2)
    rows = lines(send(organiser, event, kind="csv", columns=columns))
    assert [row[2] for row in rows[1:]] == ["yes", "not recorded"]


def test_export_is_noted_without_the_people(organiser, event):
    send(organiser, event, audience="list")

    entry = ModelLogEntry.objects.get(action="events.people_exported")

    assert (entry.object_id, entry.user.email) == (str(event.pk), "veranstaltung@example.org")
    assert entry.data == {"number": 2}
    with translation.override("en"):
        assert entry.message == "Data of 2 people exported"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_export_leaves_no_file(organiser, event, monkeypatch, tmp_path, kind):
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", None)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    assert send(organiser, event, kind=kind).status_code == 200

    assert list(Path(tmp_path).iterdir()) == []


@pytest.mark.parametrize("who", ["stranger", "member", "other team"])
def test_nobody_else_exports(client, event, who):
    if who != "stranger":
        group = structure.MEMBERS if who == "member" else structure.ORGANISERS
        user = make_user("andere@example.org", group)
        user.memberships.create(organisation=make_organisation("Anderer Verein"))
        client.force_login(user)

    for answer in (client.get(address(event)), send(client, event, kind="csv")):
        assert answer.status_code in (302, 403, 404)
        assert b"Kim Beispiel" not in answer.content
    assert not ModelLogEntry.objects.filter(action="events.people_exported").exists()


def test_export_costs_the_same_with_many(organiser, home):
    event = make_event(places=1000, sessions=2)
    columns = [name for name, _label in organiser.get(address(event)).context["form"].fields["columns"].choices]
    counted = []
    for number in (3, 400):
        make_many_registrations(event, number)
        with CaptureQueriesContext(connection) as queries:
            assert len(lines(send(organiser, event, kind="csv", columns=columns))) == number + 1
        counted.append(len(queries))

    assert counted[0] == counted[1] <= 25
