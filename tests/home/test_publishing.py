"""An article is written, read by a second person, published in both languages, and found."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield
from wagtail_localize.models import Translation

from core.translation_state import TranslationState
from home import groups
from home.translation_views import with_translation_state
from news.models import NewsIndexPage, NewsPage
from tests.factories import make_user

TITLE = "Neue Beratung am Bahnhof"


@pytest.fixture
def news(home):
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def editors_desk(editor):
    return _desk(editor)


@pytest.fixture
def approvers_desk(home):
    return _desk(make_user("freigabe@example.org", groups.APPROVERS))


def _desk(user):
    client = Client()
    client.force_login(user)
    return client


def form(**extra):
    return nested_form_data(
        {
            "title": TITLE,
            "slug": "neue-beratung",
            "summary": "Ab Januar, ohne Anmeldung.",
            "published_on": "23.11.2026",
            "body": streamfield([("text", rich_text("<p>Die Beratung ist <b>vertraulich</b>.</p>"))]),
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000},
            **extra,
        }
    )


def test_editor_and_approver_publish_an_article_in_both_languages(client, news, editors_desk, approvers_desk):
    page = _write(editors_desk, news)
    _preview(editors_desk, page)
    assert client.get("/de/aktuelles/neue-beratung/").status_code == 404

    _submit(editors_desk, page)
    _decide(editors_desk, page)
    assert not NewsPage.objects.get().live

    _decide(approvers_desk, page)
    _is_found_by_everyone(client)

    english = _begin_translation(editors_desk, page)
    _translate(editors_desk, page)
    _preview_translation(editors_desk, page)
    assert client.get("/en/news/new-advice/").status_code == 404
    assert state_of(page) == TranslationState.DRAFT

    _take(editors_desk, page, "submit")
    _take(approvers_desk, page, "approve")

    assert "confidential" in client.get("/en/news/new-advice/").content.decode()
    assert state_of(page) == TranslationState.CURRENT
    _say_something_else(editors_desk, approvers_desk, page)
    assert state_of(page) == TranslationState.OLDER
    assert english.pk == Page.objects.get(slug="new-advice").pk


def _write(desk, news):
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", news.pk])
    content = desk.get(address).content.decode()
    assert gettext("Submit for approval") in content
    assert gettext("Publish in public") not in content

    desk.post(address, form())

    page = NewsPage.objects.get()
    assert not page.live
    return page


def _preview(desk, page):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert desk.post(address, form()).json()["is_valid"]

    response = desk.get(address)

    assert "<b>vertraulich</b>" in response.content.decode()
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    assert "no-store" in response.headers["Cache-Control"]


def _submit(desk, page):
    response = desk.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), form(**{"action-submit": "action-submit"}), follow=True
    )
    assert page.workflow_in_progress, response.content.decode()


def _decide(desk, page):
    state = page.current_workflow_task_state
    desk.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))


def _is_found_by_everyone(client):
    assert "<b>vertraulich</b>" in client.get("/de/aktuelles/neue-beratung/").content.decode()
    for address in ["/de/aktuelles/", "/de/aktuelles/feed/", "/de/suche/?q=vertraulich"]:
        assert TITLE in client.get(address).content.decode(), address


def _begin_translation(desk, page):
    address = desk.get(reverse("wagtail_localize:submit_page_translation", args=[page.pk])).url
    assert address == reverse("translations:page", args=[page.pk])

    desk.post(address, {"step": "begin"})

    return Page.objects.get(translation_key=page.translation_key, locale__language_code="en")


def _translate(desk, page):
    words = {
        "title": "New advice at the station",
        "slug": "new advice",
        "summary": "From January, without registration.",
    }
    translation = Translation.objects.get(source__object_id=page.translation_key)
    for segment in translation.source.stringsegment_set.select_related("context"):
        response = desk.put(
            reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
            "value=" + words.get(segment.context.path, "Advice is <b>confidential</b>."),
            content_type="application/x-www-form-urlencoded",
        )
        assert json.loads(response.content)["error"] is None


def _preview_translation(desk, page):
    translation = Translation.objects.get(source__object_id=page.translation_key)
    response = desk.get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))
    assert "<b>confidential</b>" in response.content.decode()


def _take(desk, page, step):
    desk.post(reverse("translations:page", args=[page.pk]), {"step": step})


def _say_something_else(editors_desk, approvers_desk, page):
    editors_desk.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        form(title="Beratung am Bahnhof", **{"action-submit": "action-submit"}),
    )
    _decide(approvers_desk, NewsPage.objects.get(pk=page.pk))


def state_of(page):
    return with_translation_state(Page.objects.filter(pk=page.pk)).get().translation_state


def test_preview_of_an_internal_draft_is_for_the_desk_only(client, home, partner_area, editors_desk):
    internal = NewsIndexPage.objects.child_of(partner_area).get()
    page = _write(editors_desk, internal)
    addresses = [
        reverse("wagtailadmin_pages:view_draft", args=[page.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id]),
        page.url,
    ]
    _preview(editors_desk, page)

    for reader in (
        client,
        _desk(make_user("mitglied@example.org", groups.MEMBERS)),
        _desk(make_user("fremd@example.org", groups.ORGANISERS)),
    ):
        for address in addresses:
            assert "vertraulich" not in reader.get(address, follow=True).content.decode(), address
