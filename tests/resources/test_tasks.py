"""Wishes for accessible versions, reviews, and what else waits for the editors of materials."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.guard import SECOND, SHOWN, SIGNER
from core.models import SiteSettings
from outbox.models import Mail
from resources import reviews, version_requests
from resources.models import File, Resource, VersionRequest
from tests.factories import make_resource, make_resource_page, make_user

ASKED = {"email": "leserin@example.org", "needs": "Als Text"}


@pytest.fixture
def file(home):
    site = SiteSettings.objects.get_or_create(site=home.get_site())[0]
    SiteSettings.objects.filter(pk=site.pk).update(contact_email="redaktion@example.org")
    return make_resource_page(home).resource.files.get()


@pytest.fixture
def desk(editor):
    client = Client()
    client.force_login(editor)
    return client


def ask(client, file, **fields):
    address = reverse("resources:ask_for_version", args=[file.pk])
    return client.post(address, {**ASKED, SHOWN: SIGNER.sign(SECOND), **fields})


def test_request_is_a_task_with_a_date_and_one_mail_that_says_nothing_of_who_asks(client, file):
    answers = [ask(client, file), ask(client, file, email="LESERIN@example.org", needs="Als Hörfassung")]

    request, mail = VersionRequest.objects.get(), Mail.objects.get()
    assert {answer.headers["Location"] for answer in answers} == {
        reverse("resources:version_asked_for", args=[file.pk])
    }
    assert (request.due_on - timezone.localdate(), request.needs) == (timedelta(days=14), "Als Hörfassung")
    assert mail.to == "redaktion@example.org"
    assert "leserin" not in mail.text.lower() and "Hörfassung" not in mail.text


def test_request_for_an_internal_file_is_for_members_alone(client, home, partner_area):
    parent = partner_area.get_children().get(slug="materialien").specific
    hidden = make_resource_page(home, make_resource(), parent=parent).resource.files.get()

    answer = ask(client, hidden)

    assert answer.headers["Location"].startswith("/de/konto/")
    assert not VersionRequest.objects.exists()


def test_form_says_at_the_field_what_is_wrong(client, file):
    told = ask(client, file, email="").content.decode()

    assert "error-summary" in told
    assert not VersionRequest.objects.exists()


def test_request_goes_after_it_is_done_and_after_a_year(file):
    done, old, open_one = (
        version_requests.ask(file, email=f"{name}@example.org", needs="", language="de") for name in "abc"
    )
    version_requests.finish(done)
    now = timezone.now()
    VersionRequest.objects.filter(pk=done.pk).update(done_at=now - timedelta(days=31))
    VersionRequest.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=366))

    version_requests.forget()

    assert list(VersionRequest.objects.all()) == [open_one]


def test_owner_is_reminded_once_for_each_date(home, member):
    today = timezone.localdate()
    make_resource(name="Später", review_on=today + timedelta(days=15), review_owner=member)
    resource = make_resource(name="Bald", review_on=today + timedelta(days=14), review_owner=member)

    reviews.remind()
    reviews.remind()

    mail = Mail.objects.get()
    assert (mail.to, "Bald" in mail.subject) == (member.email, True)
    Resource.objects.filter(pk=resource.pk).update(review_on=today)
    reviews.remind()
    assert Mail.objects.count() == 2


def test_group_that_reviews_is_reminded_by_its_active_members(home, editor):
    make_user("weg@example.org", "Redaktion", is_active=False)
    make_resource(review_on=timezone.localdate(), review_group=editor.groups.get())

    reviews.remind()

    assert [mail.to for mail in Mail.objects.all()] == [editor.email]


def test_editors_do_each_task_by_one_press(desk, file, member):
    today = timezone.localdate()
    request = version_requests.ask(file, email="a@example.org", needs="", language="de")
    resource = make_resource(name="Bald", review_on=today, review_owner=member)
    File.objects.filter(pk=file.pk).update(state="failed", problem="broken", people_named="Kim Beispiel")
    page = reverse("material_tasks:index")
    told = desk.get(page).content.decode()

    for name, row in [("finish", request), ("still_right", resource), ("read_again", file), ("leave_names", file)]:
        address = reverse(f"material_tasks:{name}", args=[row.pk])
        assert address in told
        assert desk.post(address).headers["Location"] == page

    request.refresh_from_db()
    resource.refresh_from_db()
    file.refresh_from_db()
    assert request.done_at
    assert (resource.reviewed_on, resource.review_on) == (today, today + timedelta(days=365))
    assert (file.state, file.people_named) == ("pending", "")


def test_tasks_are_for_those_who_may_change_materials(member_client, file):
    request = version_requests.ask(file, email="a@example.org", needs="", language="de")
    organiser = Client()
    organiser.force_login(make_user("o@example.org", "Veranstaltungen"))

    answers = [organiser.post(reverse("material_tasks:finish", args=[request.pk])), organiser.get("/cms/")]

    request.refresh_from_db()
    assert request.done_at is None
    assert "material-tasks" not in answers[1].content.decode()


def test_form_of_a_material_tells_what_was_found_in_its_files(desk, editor, file):
    other = make_resource(name="Zwilling").files.get()
    File.objects.filter(pk__in=[file.pk, other.pk]).update(digest="ab" * 32)
    File.objects.filter(pk=file.pk).update(
        state="done", format="pdf", pages=7, people_named="Kim Beispiel", stated_verdict="partly", stated_by=editor
    )

    told = desk.get(reverse("wagtailsnippets_resources_resource:edit", args=[file.resource_id])).content.decode()

    assert reverse("wagtailsnippets_resources_resource:edit", args=[other.resource_id]) in told
    for words in ("PDF, 7", "Kim Beispiel", str(editor)):
        assert words in told


def test_whoever_says_how_accessible_a_file_is_is_noted_with_the_day(editor, file):
    resource = file.resource
    form_class = Resource.snippet_viewset._edit_handler.get_form_class()
    fields = {"name": "Weg", "kind": resource.kind_id, "publisher": resource.publisher_id, "year": "2026"}
    fields |= {"licence": "cc-by-4.0", "medium": "text", "files-TOTAL_FORMS": 1, "files-INITIAL_FORMS": 1}
    fields |= {"files-0-id": file.pk, "files-0-document": file.document_id, "files-0-language": "de"}
    fields |= {"files-0-is_current": "on", "files-0-stated_verdict": "accessible"}

    form = form_class(fields, instance=resource, for_user=editor)
    assert form.is_valid(), form.errors
    form.save()

    file.refresh_from_db()
    assert (file.verdict, file.stated_by, file.stated_on) == ("accessible", editor, timezone.localdate())
