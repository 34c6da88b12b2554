from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from core.access import is_internal, is_visible_to, may_see_file
from core.models import Term
from events.models import Event, EventPage
from home.groups import APPROVERS, EDITORS, MEMBERS
from news.models import NewsPage
from organisations.models import Membership
from outbox.models import Mail
from partners import contributions
from partners.models import Contribution
from resources.models import Resource, ResourcePage
from tests.factories import make_organisation, make_term, make_user

TOLD = {"title": "Was wir gelernt haben", "summary": "Drei Sätze aus der Praxis.", "text": "Mehr\n\n<b>dazu</b>"}


@pytest.fixture
def giver(member):
    member.first_name, member.last_name = "Kim", "Vorschlag"
    member.save()
    Membership.objects.create(user=member, organisation=make_organisation("Haus der Gebenden"))
    return member


@pytest.fixture
def approver(home):
    return make_user("freigabe@example.org", APPROVERS)


def pdf(name="Leitfaden.pdf", content=b"%PDF-1.7 words"):
    return SimpleUploadedFile(name, content, "application/pdf")


def send(client, what, /, **told):
    return client.post(reverse(f"partners:propose_{what}"), {**TOLD, **told})


def material(**told):
    facts = {"kind": make_term(Term.Vocabulary.RESOURCE_KIND, "Arbeitshilfe").pk, "licence": "cc-by-4.0"}
    return {**facts, "publisher": make_organisation(is_public=True).pk, "language": "de", "files": [pdf()], **told}


def event(**told):
    day = timezone.localdate() + timedelta(days=30)
    facts = {
        "kind": make_term(Term.Vocabulary.EVENT_KIND).pk,
        "organisation": make_organisation(is_public=True).pk,
        "day": day,
    }
    return {**facts, "begins": "10:00", "ends": "12:00", "format": "on_site", "city": "Musterstadt", **told}


def decide(page, user, action, **data):
    desk = Client()
    desk.force_login(user)
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    desk.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), {"comment": "", **data})
    contributions.tell()


def listed(client):
    return client.get(reverse("partners:contributions")).content.decode()


@pytest.mark.parametrize(
    ("kind", "facts", "model"),
    [("material", material, ResourcePage), ("event", event, EventPage), ("news", dict, NewsPage)],
)
def test_proposal_becomes_an_internal_draft_that_waits_for_approval(member_client, giver, kind, facts, model):
    assert send(member_client, kind, **facts()).status_code == 302

    page = model.objects.get(title=TOLD["title"])
    assert not page.live
    assert is_internal(page)
    assert page.workflow_in_progress
    assert "&lt;b&gt;dazu" in str(page.body.raw_data[0])
    assert not is_visible_to(page, giver)
    assert not Mail.objects.filter(to=giver.email).exists()
    assert TOLD["title"] in listed(member_client)
    assert member_client.get(reverse("wagtailadmin_home")).status_code == 403


def test_file_of_a_proposal_is_closed_until_its_page_is_published(member_client, giver, approver):
    send(member_client, "material", **material())
    document, page = get_document_model().objects.get(), ResourcePage.objects.get()
    other = make_user("andere@example.org", MEMBERS)
    assert [may_see_file(document, user) for user in (giver, other)] == [False, False]
    assert document.file.read() == b"%PDF-1.7 words"

    decide(page, approver, "approve")

    assert may_see_file(document, other)


def test_member_is_told_once_that_it_is_published_and_finds_it(member_client, giver, approver):
    send(member_client, "news")
    page = NewsPage.objects.get()

    decide(page, approver, "approve")
    contributions.tell()

    assert TOLD["title"] in Mail.objects.get(to=giver.email).subject
    page.refresh_from_db()
    assert f'href="{page.url}"' in listed(member_client)


def test_member_is_told_why_it_was_declined_and_again_if_it_is_published_after_all(member_client, giver, approver):
    send(member_client, "news")
    page = NewsPage.objects.get()

    decide(page, approver, "reject", comment="Bitte ohne Namen.")
    assert "Bitte ohne Namen." in Mail.objects.get(to=giver.email).text
    assert "Bitte ohne Namen." in listed(member_client)

    editor = make_user("redaktion2@example.org", EDITORS)
    page.save_revision(user=editor)
    Page.objects.get(pk=page.pk).current_workflow_state.resume(editor)
    contributions.tell()
    assert "Bitte ohne Namen." not in listed(member_client)
    decide(page, approver, "approve")
    assert Mail.objects.filter(to=giver.email).count() == 2


def test_draft_that_editors_delete_is_told_as_declined(member_client, giver):
    send(member_client, "news")
    NewsPage.objects.get().delete()

    contributions.tell()
    contributions.tell()

    assert Mail.objects.filter(to=giver.email).count() == 1
    assert Contribution.objects.get().told == Contribution.State.DECLINED


def test_desk_shows_what_waits_and_who_proposed_it_to_those_who_may_edit(member_client, giver, editor):
    send(member_client, "news")
    page = NewsPage.objects.get()
    desk = Client()
    desk.force_login(editor)

    assert "Kim Vorschlag" in desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "Kim Vorschlag" in desk.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    giver.is_active = False
    giver.save()
    assert not contributions.open_for([page])


@pytest.mark.parametrize(
    "file",
    [
        pdf("Seite.html", b"<html><script>1</script></html>"),
        pdf("Bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        pdf("Leitfaden.pdf", b"<!doctype html><html></html>"),
        pdf("Leer.pdf", b""),
    ],
)
def test_refused_file_is_named_and_nothing_else_is_lost(member_client, giver, file):
    response = send(member_client, "news", files=[pdf(), file])

    text = response.content.decode()
    assert response.status_code == 422
    assert file.name in text
    assert TOLD["title"] in text
    assert TOLD["summary"] in text
    assert not NewsPage.objects.exists()
    assert not get_document_model().objects.exists()


def test_file_that_is_too_large_is_refused_with_its_size(member_client, giver, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 10

    assert "zu groß" in send(member_client, "news", files=[pdf()]).content.decode()


@pytest.mark.parametrize(
    "told",
    [{"title": "Ein\0Titel"}, {"title": "x" * 10_000}, {"text": "x" * 10_000}, {"day": "9999-12-31"}, {"kind": "99"}],
)
def test_what_cannot_be_meant_gets_a_sentence(member_client, giver, told):
    assert send(member_client, "event", **event(**told)).status_code == 422
    assert not Event.objects.exists()


@pytest.mark.parametrize(("kind", "facts"), [("material", material), ("event", event), ("news", dict)])
def test_withdrawn_proposal_is_deleted_with_facts_and_files(member_client, giver, kind, facts):
    send(member_client, kind, **facts(files=[pdf()]))
    address = reverse("partners:withdraw_contribution", args=[Contribution.objects.get().pk])

    member_client.get(address)
    assert Contribution.objects.exists()
    member_client.post(address)

    rows = [Contribution, NewsPage, EventPage, ResourcePage, Event, Resource, get_document_model()]
    assert not [model for model in rows if model.objects.exists()]


def test_nobody_withdraws_what_is_published_or_not_theirs(client, giver, approver):
    client.force_login(giver)
    send(client, "news")
    row = Contribution.objects.get()
    address = reverse("partners:withdraw_contribution", args=[row.pk])
    client.force_login(make_user("andere@example.org", MEMBERS))
    assert client.post(address).status_code == 404

    client.force_login(giver)
    decide(row.page, approver, "approve")
    client.post(address)

    assert NewsPage.objects.get().live


def test_without_the_account_the_draft_stays_and_the_name_goes(member_client, giver):
    send(member_client, "news")

    giver.delete()

    page = NewsPage.objects.get()
    assert page.owner is None
    assert page.latest_revision.user is None
    assert not Contribution.objects.exists()


def test_only_members_propose_and_not_without_end(client, giver, settings):
    settings.LIMITS = settings.LIMITS | {"contribution": "1/d"}
    assert client.get(reverse("partners:propose_news")).status_code == 302
    client.force_login(make_user("fremd@example.org"))
    assert client.get(reverse("partners:propose_news")).status_code == 403

    client.force_login(giver)
    assert [send(client, "news").status_code for _time in range(2)] == [302, 429]


def test_list_costs_the_same_however_long_it_is(member_client, giver, django_assert_max_num_queries):
    for number in range(4):
        contributions.propose(giver, Contribution.Kind.NEWS, title=f"Nummer {number}", summary="Kurz")

    with django_assert_max_num_queries(4):
        assert len(contributions.own(giver)) == 4


def test_decided_proposals_are_forgotten_after_a_year_and_their_pages_stay(giver, approver):
    row = contributions.propose(giver, Contribution.Kind.NEWS, title="Alt", summary="Kurz")
    decide(row.page, approver, "approve")

    contributions.forget()
    assert Contribution.objects.exists()
    Contribution.objects.update(told_at=timezone.now() - timedelta(days=366))
    contributions.forget()

    assert not Contribution.objects.exists()
    assert NewsPage.objects.exists()
