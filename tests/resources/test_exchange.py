"""Materials as a table and files: what is written can be read again, and no line of a table harms anything."""

import csv
import os
import signal
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation
from wagtail.documents import get_document_model

from core.access import STRANGER, is_internal, may_see_file
from core.models import Term
from organisations.models import Organisation
from resources.exchange import table
from resources.exchange.importing import Importer, Table
from resources.models import File, Resource, ResourceIndexPage, ResourcePage
from tests.factories import make_document, make_organisation, make_resource, make_resource_page, make_term, make_user
from tests.resources import hostile

PUBLIC, INTERNAL = "/de/materialien/", "/de/partnerbereich/materialien/"
PDF = hostile.simple_pdf()
LINE = {
    "key": "weg-1",
    "place": PUBLIC,
    "title_de": "Der Weg",
    "summary_de": "Worum es geht.",
    "body_de": "Erster Absatz.\n\nZweiter & letzter.",
    "published_de": "yes",
    "kind": "Arbeitshilfe",
    "publisher": "Verein am Weg",
    "year": "2025",
    "licence": "CC BY 4.0",
    "file_1": "weg.pdf",
}


@pytest.fixture
def shelf(home, tmp_path, settings):
    """A folder for a table and its files, beside a storage of its own."""
    location = {"location": str(tmp_path / "media")}
    settings.STORAGES = {**settings.STORAGES, "default": {**settings.STORAGES["default"], "OPTIONS": location}}
    make_organisation()
    make_term(Term.Vocabulary.RESOURCE_KIND, "Arbeitshilfe", name_en="Work aid")
    make_term(Term.Vocabulary.TOPIC, "Haft")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "weg.pdf").write_bytes(PDF)
    return tmp_path


@pytest.fixture
def take(shelf, capsys):
    """Write lines as a table, take it, and return what was said on both outputs."""

    def run(*lines, **options):
        with (shelf / "table.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(dict.fromkeys(name for line in lines for name in line)), restval="")
            writer.writeheader()
            writer.writerows(lines)
        return command(shelf, capsys, **options)

    return run


def command(shelf, capsys, **options):
    with translation.override("en"):
        try:
            call_command("import_materials", shelf / "table.csv", files=shelf / "files", **options)
        except SystemExit as end:
            assert end.code == 1
    captured = capsys.readouterr()
    return captured.out.splitlines(), captured.err.splitlines()


def pages(code):
    return ResourcePage.objects.filter(locale__language_code=code)


def test_what_is_exported_can_be_imported_and_exported_again(home, shelf, django_capture_on_commit_callbacks):
    topic, owner = make_term(Term.Vocabulary.TOPIC, "Haft"), make_user()
    old = make_resource(name="=Alt", version="'1.")
    old.topics = [topic]
    old.save()
    new = make_resource(
        name="Neu", replaces=old, review_on="2030-01-01", review_owner=owner, link="https://example.org/"
    )
    File.objects.create(resource=new, document=make_document(content=PDF), label_en="Short", language="en")
    File.objects.filter(resource=new, language="de").update(is_current=False, replaced_by=new.files.last())
    german = make_resource_page(home, new, "Über Wege", summary="Worum\r\nes geht.", body=[("text", "<p>a</p>")])
    english = german.copy_for_translation(ResourceIndexPage.objects.get(slug="resources", depth=4).locale)
    english.title = "On ways"
    english.save_revision()
    make_resource_page(
        home, new, "Intern", summary="Innen.", parent=ResourceIndexPage.objects.get(url_path__endswith=INTERNAL[3:])
    )
    body = [("heading", {"text": "Weg", "level": "2"}), ("text", '<p>b <a linktype="page" id="1">c</a></p>')]
    make_resource_page(home, old, "Alt", summary="Alt.", body=body)

    call_command("export_materials", shelf / "first.csv", files=shelf / "first")
    with django_capture_on_commit_callbacks(execute=True):
        ResourcePage.objects.all().delete()
        Resource.objects.all().delete()
        get_document_model().objects.all().delete()
    call_command("import_materials", shelf / "first.csv", files=shelf / "first")
    call_command("export_materials", shelf / "second.csv", files=shelf / "second")

    first, second = (shelf / "first.csv").read_bytes(), (shelf / "second.csv").read_bytes()
    names = [
        sorted(path.relative_to(shelf / each) for path in (shelf / each).rglob("*")) for each in ("first", "second")
    ]
    assert first.decode("utf-8-sig").count("\r\n") == 4
    assert first == second
    assert names[0] == names[1]
    assert pages("en").get().get_translation(german.locale).title == "Über Wege"


def test_line_becomes_a_material_with_pages_in_both_languages_and_several_files(take, shelf):
    (shelf / "files" / "kurz.docx").write_bytes(hostile.docx())
    more = {"title_en": "The way", "summary_en": "", "topics": "Haft", "file_2": "kurz.docx", "file_2_language": "en"}

    out, err = take({**LINE, **more, "published_de": "2020-05-31"})

    resource, page, english = Resource.objects.get(), pages("de").get(), pages("en").get()
    assert (out[-1].split(":")[0], err) == ("1 of 1 lines", [])
    assert (page.live, english.live, english.translation_key) == (True, False, page.translation_key)
    assert page.body[0].value.source == "<p>Erster Absatz.</p><p>Zweiter &amp; letzter.</p>"
    assert page.first_published_at.astimezone(UTC).date() in (
        datetime(2020, 5, 30).date(),
        datetime(2020, 5, 31).date(),
    )
    assert [file.language for file in resource.files.all()] == ["de", "en"]
    assert (resource.name, resource.licence, [str(each) for each in resource.topics.all()]) == (
        "Der Weg",
        "cc-by-4.0",
        ["Haft"],
    )


def test_place_decides_who_may_see_and_a_line_without_one_is_refused(take, shelf):
    _out, err = take({**LINE, "place": ""})
    nowhere = Resource.objects.count()
    take({**LINE, "place": ""}, into=INTERNAL)

    assert (len(err), "place" in err[0], nowhere) == (1, True, 0)
    assert is_internal(pages("de").get())
    assert not may_see_file(File.objects.get().document, STRANGER)


def test_page_is_moved_by_no_table(take):
    take({**LINE, "place": INTERNAL})

    _out, err = take(LINE)

    assert INTERNAL in err[0]
    assert is_internal(pages("de").get())


def test_second_run_changes_only_what_changed_and_leaves_the_desk_its_own(take, shelf):
    take(LINE, {**LINE, "key": "weg-2", "title_de": "Zweiter"})
    page = pages("de").get(title="Zweiter")
    page.summary = "Vom Schreibtisch."
    page.save_revision().publish()
    revisions = sum(each.revisions.count() for each in pages("de"))

    out, _err = take({**LINE, "year": "2024"}, {**LINE, "key": "weg-2", "title_de": "Zweiter"})
    changed = Resource.objects.get(key="weg-1")
    untouched = sum(each.revisions.count() for each in pages("de")) == revisions
    again, _err = take({**LINE, "year": "2024"}, {**LINE, "key": "weg-2", "title_de": "Zweiter"}, anew=True)

    assert ("0 new, 1 changed" in out[-1], changed.year, untouched) == (True, 2024, True)
    assert ("0 new, 1 changed" in again[-1], pages("de").get(title="Zweiter").summary) == (True, "Worum es geht.")
    assert (Resource.objects.count(), File.objects.count()) == (2, 2)


def test_new_content_of_a_file_makes_a_version_and_the_old_one_keeps_its_address(take, shelf, client):
    take(LINE)
    old = File.objects.get()
    (shelf / "files" / "weg.pdf").write_bytes(hostile.simple_pdf(pages=2))

    take(LINE)

    old.refresh_from_db()
    new = File.objects.get(is_current=True)
    answer = client.get(old.url)
    assert (old.is_current, old.replaced_by) == (False, new)
    assert (b"".join(answer), new.url in answer.headers["Link"]) == (PDF, True)


def test_trial_says_what_would_be_done_and_does_nothing(take, shelf):
    out, err = take(
        LINE, {**LINE, "key": "2", "kind": "Neue Art", "replaces": "weg-1"}, dry_run=True, add_missing=True
    )

    assert ("2 new" in out[-2], err) == (True, [])
    assert not Resource.objects.exists() and not pages("de").exists() and not Term.objects.filter(name_de="Neue Art")
    assert not list((shelf / "media").rglob("*.pdf"))


def test_material_may_replace_one_further_down_and_what_is_unknown_is_added_if_wished(take):
    first = {**LINE, "replaces": "weg-0", "publisher": "Neuer Verein", "topics": "Haft; Neues Thema"}

    _out, refused = take(first, {**LINE, "key": "weg-0"})
    _out, err = take(first, {**LINE, "key": "weg-0"}, add_missing=True)

    assert (len(refused), "Neuer Verein" in refused[0], err) == (1, True, [])
    assert Resource.objects.get(key="weg-1").replaces.key == "weg-0"
    assert Organisation.objects.filter(name="Neuer Verein").exists()


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"key": ""}, "key"),
        ({"key": "x" * 101}, "key"),
        ({"licence": ""}, "licence"),
        ({"summary_de": ""}, "abstract"),
        ({"summary_de": "x" * 301}, "summary_de"),
        ({"year": "99999999999999"}, "year"),
        ({"kind": "Arbeitshife"}, "kind"),
        ({"place": "/de/"}, "/de/"),
        ({"published_de": "2999-01-01"}, "published_de"),
        ({"published_de": "9999-99-99"}, "published_de"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"isbn": "978-3-16-148410-1"}, "isbn"),
        ({"replaces": "nichts"}, "replaces"),
        ({"replaces": "weg-1"}, "replaces"),
        ({"review_owner": "niemand@example.org"}, "review_owner"),
        ({"title_de": "Weg\x00"}, "title_de"),
        ({"body_de": '[{"type": "text", "value": "<p>a</p><script>alert(1)</script>"}]'}, "script"),
        ({"body_de": '[{"type": "text", "value": "<a href=\'javascript:x()\'>a</a>"}]'}, "body_de"),
        ({"body_de": '[{"type": "raw", "value": 7}]'}, "body_de"),
        ({"file_1": ""}, "medium"),
        ({"file_1": "../table.csv"}, "../table.csv"),
        ({"file_1": "/etc/passwd"}, "/etc/passwd"),
        ({"file_1": "..\\table.csv"}, "table.csv"),
        ({"file_1": "leads-out.pdf"}, "leads-out.pdf"),
        ({"file_1": "loop.pdf"}, "loop.pdf"),
        ({"file_1": "pipe.pdf"}, "pipe.pdf"),
        ({"file_1": "x" * 5000}, "xxx"),
        ({"file_1": "."}, "."),
        ({"file_1_replaced_by": "1"}, "file_1_replaced_by"),
        ({"file_1_language": "xx"}, "file_1"),
    ],
)
def test_faulty_line_is_named_with_its_reason_and_leaves_nothing(take, shelf, cells, named):
    (shelf / "secret.pdf").write_bytes(PDF)
    (shelf / "files" / "leads-out.pdf").symlink_to(shelf / "secret.pdf")
    (shelf / "files" / "loop.pdf").symlink_to("loop.pdf")
    os.mkfifo(shelf / "files" / "pipe.pdf")

    _out, err = take({**LINE, **cells})

    assert (len(err), err[0].startswith("Line 2: "), named in err[0]) == (1, True, True), err
    assert not Resource.objects.exists() and not pages("de").exists()
    assert not list((shelf / "media").rglob("*.*"))


def test_no_hostile_file_ends_the_import(take, shelf):
    files = hostile.files()
    for name, (content, _problem) in files.items():
        (shelf / "files" / name).write_bytes(content)

    out, err = take(*({**LINE, "key": name, "published_de": "", "file_1": name} for name in files))

    assert f"{len(files)} of {len(files)}" in out[-1]
    assert all(any(name in line for line in err) for name in ("page.pdf", "pdf.docx", "macros.docx", "cut-off.docx"))
    assert Resource.objects.count() == len(files) - len(err)


def test_broken_lines_of_a_table_do_not_hide_the_others(take, shelf, capsys, monkeypatch):
    monkeypatch.setattr(table, "LONGEST", 2000)
    take(LINE)
    head, line = (shelf / "table.csv").read_bytes().split(b"\r\n", 1)
    lines = [
        b"zu,wenige",
        b"",
        line.replace(b"Der Weg", b"\xdcber Wege").strip(),
        line.replace(b"weg-1", b"weg-9").strip(),
    ]
    never_closed = b'"' + b"x" * 3000

    (shelf / "table.csv").write_bytes(b"\r\n".join([head, *lines, never_closed]))
    out, err = command(shelf, capsys)

    assert [each.split(":")[0] for each in err[:2]] == ["Line 2", "Line 4"]
    assert "UTF-8" in err[1]
    assert ("1 new" in out[-1], Resource.objects.filter(key="weg-9").exists()) == (True, True)


@pytest.mark.parametrize("head", ["title_de,year", "key,titel", "key,year,year", ""])
def test_table_with_a_wrong_head_is_refused_as_a_whole(shelf, head):
    (shelf / "table.csv").write_text(f"{head}\r\n")

    with pytest.raises(CommandError):
        call_command("import_materials", shelf / "table.csv", files=shelf / "files")


def test_signal_ends_the_import_between_two_lines_and_the_next_run_goes_on(take, shelf, monkeypatch):
    ordinary = Importer._take

    def interrupted(self, line, seen):
        if line.number > 8:
            os.kill(os.getpid(), signal.SIGTERM)
        return ordinary(self, line, seen)

    lines = [{**LINE, "key": f"weg-{each}", "body_de": ""} for each in range(10)]
    with monkeypatch.context() as patched, pytest.raises(AssertionError):
        patched.setattr(Importer, "_take", interrupted)
        take(*lines)
    there = Resource.objects.count()

    out, _err = take(*lines)

    assert (there, signal.getsignal(signal.SIGTERM)) == (8, signal.SIG_DFL)
    assert "2 new, 0 changed" in out[-1] and "8 as before" in out[-1]


def test_cell_is_guarded_against_formulas_and_says_the_same_when_read():
    texts = ["=1+1", "'=1", "''-x", "'kurz'", " @a", "Text", ""]

    guarded = [table.guard(text) for text in texts]

    assert [table.unguard(cell) for cell in guarded] == texts
    assert guarded[:2] == ["'=1+1", "''=1"]


def test_operation_names_every_column():
    told = (settings.ROOT / "docs" / "operation.md").read_text(encoding="utf-8")
    texts = {f"{name}_{code}": f"{name}_…" for name in table.TEXTS for code in table.SPOKEN}
    names = [texts.get(name, name.replace("file_1", "file_N")) for name in table.columns(1)]

    assert [name for name in names if f"`{name}`" not in told] == []


def test_table_is_read_again_from_the_disk(shelf):
    (shelf / "table.csv").write_text("\ufeffkey;year\r\na;2020\r\n", encoding="utf-8")

    lines = [list(Table(shelf / "table.csv").lines()) for _each in range(2)]

    assert lines[0] == lines[1] == [table.Line(2, {"key": "a", "year": "2020"})]
