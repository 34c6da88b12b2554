"""What may be uploaded, and how several files become materials."""

import time

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model

from core.models import Term
from home.structure import EDITORS
from resources import uploading
from resources.models import File, Resource, ResourceIndexPage, ResourcePage
from tests.factories import make_organisation, make_resource_page, make_term
from tests.resources import hostile

Document = get_document_model()


@pytest.fixture
def desk(editor):
    client = Client()
    client.force_login(editor)
    return client


def upload(desk, *files, **fields):
    fields = {
        "kind": make_term(Term.Vocabulary.RESOURCE_KIND, "Arbeitshilfe").pk,
        "publisher": make_organisation(f"Verein {Resource.objects.count()}").pk,
        "year": 2026,
        "licence": "cc-by-4.0",
        **fields,
    }
    files = [SimpleUploadedFile(name, content) for name, content in files]
    return desk.post(reverse("material_upload:index"), {**fields, "files": files})


def test_each_file_becomes_a_material_with_what_it_tells(desk):
    pdf = hostile.simple_pdf(info=b"/Title (Der Weg) /Author (Kim Beispiel)", catalogue=b"/Lang (tr-TR)")

    told = upload(
        desk, ("weg.pdf", pdf), ("Ein_Brief.docx", hostile.docx(text="Noch ein Satz mit Buchstaben."))
    ).content

    made = {resource.name: resource.files.get() for resource in Resource.objects.all()}
    assert set(made) == {"Der Weg", "Leitfaden"}
    assert (made["Der Weg"].language, made["Der Weg"].resource.authors) == ("tr", "")
    addresses = [reverse("wagtailsnippets_resources_resource:edit", args=[file.resource_id]) for file in made.values()]
    assert all(address.encode() in told for address in addresses)


def test_draft_is_filled_in_from_the_file_and_says_what_is_missing(desk, home):
    topic = make_term(Term.Vocabulary.TOPIC, "Übergang", name_en="Transition")
    text = b"BT /F1 12 Tf 72 700 Td (ISBN 978-3-16-148410-0 doi:10.1234/ab.c. und noch viele Worte mehr) Tj ET"
    info = b"/Title (Der Weg) /Subject (Worum es geht.) /Keywords (Haft; transition) /CreationDate (D:20190501)"
    told = hostile.simple_pdf(info=info, content=hostile.stream(text))
    index = ResourceIndexPage.objects.child_of(home).get()

    answer = upload(desk, ("weg.pdf", told), ("!!!.pdf", hostile.simple_pdf()), below=index.pk, year="")

    page, bare = ResourcePage.objects.order_by("pk")
    resource = page.resource
    assert (page.title, page.summary, page.live, resource.year) == ("Der Weg", "Worum es geht.", False, 2019)
    assert (list(resource.topics.all()), resource.isbn, resource.doi) == ([topic], "978-3-16-148410-0", "10.1234/ab.c")
    assert (bare.summary, bare.live, bare.resource.isbn, bare.slug) == ("", False, "", f"material-{bare.resource_id}")
    assert answer.content.decode().count(reverse("wagtailadmin_pages:edit", args=[bare.pk])) == 1
    assert [each.page.summary == "" for each in answer.context["outcomes"]] == [False, True]


def test_drafts_go_only_where_the_editor_may_add_pages(desk, home):
    Group.objects.get(name=EDITORS).page_permissions.all().delete()
    index = ResourceIndexPage.objects.child_of(home).get()

    answer = upload(desk, ("weg.pdf", hostile.simple_pdf()), below=index.pk)

    assert list(answer.context["form"].errors) == ["below"]
    assert not Resource.objects.exists()


def test_file_that_is_there_already_leads_to_its_material(desk):
    pdf = hostile.simple_pdf()
    upload(desk, ("weg.pdf", pdf))
    first = Resource.objects.get()

    told = upload(desk, ("kopie.pdf", pdf), ("noch eine.pdf", pdf)).content.decode()

    assert (Resource.objects.count(), Document.objects.count()) == (1, 1)
    assert told.count(reverse("wagtailsnippets_resources_resource:edit", args=[first.pk])) == 2


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("seite.html", b"<html>", "pdf, docx"),
        ("seite.pdf", b"<!doctype html><script>alert(1)</script>", "HTML"),
        ("bild.txt", b"<?xml version='1.0'?><svg onload='x()'>", "SVG"),
        ("brief.pdf", hostile.docx(), "pdf, docx"),
        ("brief.docx", hostile.docx(**{"word/vbaProject.bin": b"x"}), ""),
        ("../../weg.exe", b"MZ", "pdf, docx"),
        ("leer.pdf", b"", "pdf, docx"),
        ("gross.pdf", hostile.simple_pdf() + b" " * 2_000_000, "1,0"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence_in_both_places(desk, settings, name, content, named):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1024 * 1024

    told = upload(desk, (name, content))
    stock = desk.post(
        reverse("wagtaildocs:add"), {"title": "Weg", "file": SimpleUploadedFile(name, content), "collection": 1}
    )

    assert (Resource.objects.count(), Document.objects.count()) == (0, 0)
    assert named in told.content.decode()
    assert list(stock.context["form"].errors) == ["file"]


def test_no_hostile_upload_ends_in_an_error_or_holds_up_the_portal(desk, monkeypatch):
    """Truncated, bombs, 10,000 pages, polyglots: taken or refused, and never a fault of the portal."""
    files = [(name, content) for name, (content, _problem) in hostile.files().items()]
    monkeypatch.setattr(uploading, "SECONDS_OF_ALL", 3)
    began = time.monotonic()

    answer = upload(desk, *files)

    assert time.monotonic() - began < 15
    assert answer.status_code == 200
    assert len(answer.context["outcomes"]) == len(files)
    assert File.objects.count() == sum(1 for each in answer.context["outcomes"] if each.made)


def test_upload_needs_what_holds_for_all_and_says_so(desk):
    answer = upload(desk, ("weg.pdf", hostile.simple_pdf()), licence="")

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["licence"])
    assert not Resource.objects.exists()


def test_upload_is_for_those_who_may_add_materials(member_client):
    upload(member_client, ("weg.pdf", hostile.simple_pdf()))

    assert not Resource.objects.exists()


def test_material_without_an_abstract_is_kept_and_not_published(home):
    page = make_resource_page(home)
    form_class = page.get_edit_handler().get_form_class()
    fields = {"title": page.title, "slug": page.slug, "resource": page.resource_id, "body-count": 0, "summary": ""}
    fields |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}

    draft, published = (form_class(fields, instance=page, for_user=page.owner) for _each in range(2))
    draft.defer_required_fields()

    assert (draft.is_valid(), "summary" in draft.errors) == (True, False)
    assert (published.is_valid(), list(published.errors)) == (False, ["summary"])
