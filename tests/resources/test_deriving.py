"""What the worker finds out about files, and that no file harms it."""

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from core.printing import print_pdf
from resources import deriving
from resources.models import File, FileText
from tests.factories import make_document, make_resource
from tests.resources import hostile

CHILD_MEMORY = 1100 * 1024
LETTER = """#set document(title: "Leitfaden")
#set text(lang: "de")
= Leitfaden
Ein Satz mit genug Buchstaben, damit er als Text gilt.
"""


def derived(content, filename):
    """Put a file into a material, have the worker look into it, and return it."""
    file = make_resource(make_document(content=content, filename=filename)).current_files[0]
    deriving.derive_pending(seconds=60)
    return File.objects.get(pk=file.pk)


def text_of(file):
    return FileText.objects.filter(file=file).values_list("text", flat=True).first()


@pytest.fixture
def accessible_pdf(tmp_path):
    template = tmp_path / "letter.typ"
    template.write_text(LETTER)
    return print_pdf(template, {}, at=datetime(2026, 1, 1, tzinfo=UTC))


def test_accessible_pdf_is_known_with_all_its_facts_text_and_cover(home, accessible_pdf):
    file = derived(accessible_pdf, "Leitfaden.pdf")

    assert (file.state, file.format, file.pages, file.problem) == ("done", "pdf", 1, "")
    assert (file.is_tagged, file.has_text, file.has_title, file.has_language) == (True, True, True, True)
    assert file.verdict == File.Verdict.ACCESSIBLE
    assert "genug Buchstaben" in text_of(file)
    assert default_storage.open(file.cover.name).read(12)[8:] == b"WEBP"
    assert file.cover_width < file.cover_height


@pytest.mark.parametrize(
    ("content", "filename", "verdict"),
    [
        (hostile.simple_pdf(), "flach.pdf", "not"),
        (
            hostile.simple_pdf(catalogue=b"/MarkInfo << /Marked true >> /StructTreeRoot << >>"),
            "auszeichnung.pdf",
            "partly",
        ),
        (hostile.simple_pdf(content=hostile.stream(b"")), "scan.pdf", "not"),
        (hostile.docx(), "brief.docx", "unchecked"),
        (hostile.docx(text="Bild"), "bild.docx", "not"),
        ("Ein Satz mit genug Buchstaben, damit er als Text gilt.".encode("cp1252"), "notiz.txt", "accessible"),
    ],
)
def test_verdict_claims_no_more_than_the_facts_tell(home, content, filename, verdict):
    assert derived(content, filename).verdict == verdict


def test_people_whom_a_file_names_in_its_details_are_noted(home):
    people = [
        derived(hostile.simple_pdf(info=b"/Author (Kim Beispiel)"), "a.pdf").people_named,
        derived(hostile.docx(), "b.docx").people_named,
    ]

    assert people == ["Kim Beispiel", "Kim Beispiel"]


def test_no_hostile_file_harms_the_worker():
    """Each is done in time, with no more memory than is allowed, and leaves a problem or facts and nothing else."""
    took = {}
    for name, (content, problem) in hostile.files().items():
        stored = File(cover=default_storage.save(name, ContentFile(content))).cover
        began = time.monotonic()

        found, text, cover = deriving.Look(stored).result(deriving.SECONDS + 1)

        took[name] = time.monotonic() - began
        assert found.get("problem") == problem, (name, found)
        assert problem is None or (text, cover) == ("", None), name
    assert max(took.values()) < deriving.SECONDS, took
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < CHILD_MEMORY


def test_worker_waits_for_no_file_and_asks_again(home, monkeypatch, tmp_path):
    slow = tmp_path / "slow.py"
    slow.write_text("import time\ntime.sleep(2)\nopen('found.json', 'w').write('{\"problem\": \"broken\"}')")
    monkeypatch.setattr(deriving, "PROGRAM", slow)
    file = make_resource(make_document(content=hostile.simple_pdf())).current_files[0]

    began = time.monotonic()
    deriving.derive_pending(seconds=0.2)
    waited = time.monotonic() - began
    state = File.objects.get(pk=file.pk).state
    deriving.derive_pending(seconds=60)

    assert (waited < 2, state) == (True, "pending")
    assert (File.objects.get(pk=file.pk).problem, File.objects.get(pk=file.pk).tries) == ("broken", 1)


def test_child_finds_its_file_and_no_other(tmp_path):
    """Where the system can't shut a process in, it is at least not kept from its work."""
    (tmp_path / "secret").write_text("geheim")
    for name in ("own", "folder"):
        (tmp_path / name).mkdir()
    (tmp_path / "own" / "file").write_text("Text")
    tried = """
import ctypes, json, sys
sys.path.insert(0, sys.argv[1])
import inspection
can = sys.platform.startswith("linux") and ctypes.CDLL(None).syscall(444, 0, 0, 1) > 0
inspection.shut_in(sys.argv[2] + "/own/file", sys.argv[2] + "/folder")
def works(act):
    try:
        return bool(act())
    except OSError:
        return False
print(json.dumps({"landlock": can, "own": works(lambda: open(sys.argv[2] + "/own/file").read()),
    "folder": works(lambda: open(sys.argv[2] + "/folder/found", "w").write("x")),
    "secret": works(lambda: open(sys.argv[2] + "/secret").read()),
    "beside": works(lambda: open(sys.argv[2] + "/beside", "w").write("x"))}))
"""
    program = str(deriving.PROGRAM.parent)
    told = json.loads(subprocess.check_output([sys.executable, "-I", "-c", tried, program, str(tmp_path)]))

    assert (told["own"], told["folder"]) == (True, True)
    if told["landlock"]:
        assert (told["secret"], told["beside"]) == (False, False)


def test_file_that_ends_even_the_worker_is_given_up(home):
    file = make_resource().current_files[0]
    File.objects.filter(pk=file.pk).update(tries=deriving.MOST_TRIES)

    deriving.derive_pending(seconds=60)

    file.refresh_from_db()
    assert (file.state, file.problem, file.verdict) == ("failed", "too_much", "unchecked")


def test_another_document_is_looked_into_anew_and_the_old_cover_goes(home):
    file = derived(hostile.simple_pdf(), "alt.pdf")
    old_cover = file.cover.name

    file.document = make_document(content=hostile.docx(), filename="neu.docx")
    file.save()
    deriving.derive_pending(seconds=60)
    deriving.delete_left_covers(older_than=timedelta(0))

    file.refresh_from_db()
    assert (file.format, file.cover.name, default_storage.exists(old_cover)) == ("docx", "", False)


def test_new_content_of_a_document_is_looked_into(home):
    file = derived(hostile.simple_pdf(), "datei.pdf")
    document = file.document
    document.file = ContentFile(hostile.simple_pdf(pages=3), name="datei.pdf")

    document.save()
    deriving.derive_pending(seconds=60)

    file.refresh_from_db()
    assert file.pages == 3


def test_file_that_is_gone_from_the_storage_is_said_to_be(home):
    document = make_document()
    document.file.storage.delete(document.file.name)
    file = make_resource(document).current_files[0]

    deriving.derive_pending(seconds=60)

    file.refresh_from_db()
    assert file.problem == "missing"
