"""Nobody approves their own text, whichever way they try."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import WorkflowState

from home import groups
from home.approval import NOBODY_LEFT, OWN_TEXT, WAITING, WAITING_FOR_YOU, writers_of
from news.models import NewsIndexPage, NewsPage
from tests.factories import make_article, make_user


@pytest.fixture
def approver(home):
    return make_user("freigabe@example.org", groups.APPROVERS)


@pytest.fixture
def writing_approver(home):
    return make_user("beides@example.org", groups.EDITORS, groups.APPROVERS)


def desk_of(user):
    client = Client()
    client.force_login(user)
    return client


def draft(home, owner, title="Ein Bericht", parent=None):
    parent = parent or NewsIndexPage.objects.child_of(home).get()
    page = parent.add_child(instance=NewsPage(title=title, locale=parent.locale, live=False, owner=owner))
    page.save_revision(user=owner)
    return page


def submit(page, user):
    return page.get_workflow().start(page, user)


def decide(page, user, action="approve", task_state=None, **data):
    state = task_state or page.current_workflow_task_state
    return desk_of(user).post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk]), {"comment": "", **data}
    )


def is_live(page):
    return NewsPage.objects.get(pk=page.pk).live


def screen(user, page):
    return desk_of(user).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_approver_publishes_what_somebody_else_submitted(home, editor, approver):
    page = draft(home, editor)
    submit(page, editor)

    decide(page, approver)

    assert is_live(page)


def test_submitter_cannot_approve_even_as_an_approver(home, writing_approver):
    page = draft(home, writing_approver)
    submit(page, writing_approver)

    decide(page, writing_approver)

    assert not is_live(page)


def test_writer_cannot_approve_what_somebody_else_submitted_for_them(home, editor, writing_approver):
    page = draft(home, writing_approver)
    page.save_revision(user=editor)
    submit(page, editor)

    decide(page, writing_approver)

    assert not is_live(page)


def test_writer_of_the_published_version_may_approve_somebody_elses_change(home, editor, writing_approver):
    page = draft(home, writing_approver)
    page.get_latest_revision().publish()
    page.refresh_from_db()
    page.title = "Geändert"
    page.save_revision(user=editor)
    submit(page, editor)

    decide(page, writing_approver)

    assert NewsPage.objects.get(pk=page.pk).title == "Geändert"


def test_own_step_under_the_address_of_another_page_is_refused(home, editor, writing_approver):
    own, other = draft(home, writing_approver, "Eigener"), draft(home, editor, "Fremder")
    submit(own, writing_approver)
    submit(other, editor)

    decide(other, writing_approver, task_state=own.current_workflow_task_state)

    assert not is_live(own)
    assert not is_live(other)


def test_editor_cannot_publish_by_the_publish_button(home, writing_approver):
    page = draft(home, writing_approver)

    desk_of(writing_approver).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"title": "Ohne Umweg", "slug": page.slug, "published_on": "2026-11-01", "body-count": 0,
         "action-publish": "action-publish"},
    )  # fmt: skip

    assert not is_live(page)


def test_editor_cannot_create_a_published_page(home, writing_approver):
    news = NewsIndexPage.objects.child_of(home).get()

    desk_of(writing_approver).post(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk]),
        {"title": "Ohne Umweg", "slug": "ohne-umweg", "published_on": "2026-11-01", "body-count": 0,
         "action-publish": "action-publish"},
    )  # fmt: skip

    assert not NewsPage.objects.live().filter(slug="ohne-umweg").exists()


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_editor_cannot_touch_published_pages_in_bulk(home, editor, action):
    page = make_article(home)
    waiting = draft(home, editor, "Entwurf")

    desk_of(editor).post(
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', action])}?id={page.pk}&id={waiting.pk}",
        {"include_descendants": "on", "chooser": home.pk},
    )

    assert is_live(page)
    assert not NewsPage.objects.filter(pk=waiting.pk, live=True).exists()


def test_administrator_publishes_without_a_second_person(home):
    administrator = make_user("verwaltung@example.org", is_superuser=True)
    page = draft(home, administrator)

    desk_of(administrator).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"title": page.title, "slug": page.slug, "published_on": "2026-11-01", "body-count": 0,
         "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "action-publish": "action-publish"},
    )  # fmt: skip

    assert is_live(page)


def test_nobody_changes_a_text_while_it_waits(home, editor, approver):
    page = draft(home, editor)
    submit(page, editor)

    for user in (editor, approver):
        desk_of(user).post(
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            {"title": "Untergeschoben", "slug": page.slug, "published_on": "2026-11-01", "body-count": 0,
             "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0},
        )  # fmt: skip

    assert page.get_latest_revision_as_object().title == "Ein Bericht"


def test_version_that_was_read_goes_out_and_no_later_one(home, editor, approver):
    page = draft(home, editor)
    submit(page, editor)
    page.title = "Später gespeichert"
    page.save_revision(user=editor)

    decide(page, approver)

    assert NewsPage.objects.get(pk=page.pk).title == "Ein Bericht"


def test_text_that_was_sent_back_can_be_changed_and_submitted_again(home, editor, approver):
    page = draft(home, editor)
    submit(page, editor)

    decide(page, approver, "reject", comment="Bitte kürzer")

    assert not page.get_lock()
    assert page.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    page.current_workflow_state.resume(editor)
    decide(page, approver)
    assert is_live(page)


def test_screen_tells_each_person_what_happens_now(home, editor, approver):
    page = draft(home, editor)
    submit(page, editor)
    other_editor = make_user("andere@example.org", groups.EDITORS)

    assert str(OWN_TEXT) in screen(editor, page)
    assert str(NOBODY_LEFT) not in screen(editor, page)
    assert str(WAITING_FOR_YOU) in screen(approver, page)
    assert str(WAITING) in screen(other_editor, page)


def test_screen_says_so_when_nobody_is_left_who_may_approve(home, writing_approver):
    page = draft(home, writing_approver)
    submit(page, writing_approver)

    assert str(NOBODY_LEFT) in screen(writing_approver, page)


def test_list_of_waiting_texts_leaves_out_ones_own(home, editor, writing_approver):
    own, other = draft(home, writing_approver, "Eigener"), draft(home, editor, "Fremder")
    submit(own, writing_approver)
    submit(other, editor)

    response = desk_of(writing_approver).get(reverse("wagtailadmin_home"))

    waiting = next(panel for panel in response.context["panels"] if panel.name == "workflow_objects_to_moderate")
    states = waiting.get_context_data({"request": response.wsgi_request, "csrf_token": ""})["states"]
    assert [state["obj"].title for state in states] == ["Fremder"]


def test_approver_is_told_by_mail_and_its_writer_is_not(home, editor, approver, mailoutbox):
    page = draft(home, editor)

    submit(page, editor)

    assert [mail.to for mail in mailoutbox] == [[approver.email]]


def test_writers_are_those_since_the_last_publication(home, editor, approver):
    page = draft(home, editor)
    page.save_revision(user=approver)
    assert writers_of(page) == {editor.pk, approver.pk}

    page.get_latest_revision().publish()

    page.refresh_from_db()
    assert writers_of(page) == set()


def test_approver_takes_a_page_down_and_cannot_put_it_back(home, approver):
    page = make_article(home)

    desk_of(approver).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not is_live(page)

    desk_of(approver).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {"title": page.title, "slug": page.slug, "published_on": "2026-11-01", "body-count": 0,
         "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0, "action-publish": "action-publish"},
    )  # fmt: skip
    assert not is_live(page)
