"""Both languages in the desk: the table, and the steps from a missing translation to a published one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from core.access import is_closed_to
from core.models import User
from core.translation_state import TranslationState
from home import groups
from home.languages import Pair, Refused, begin
from home.translation_views import with_translation_state
from news.models import NewsIndexPage, NewsPage
from tests.factories import make_article, make_event_page, make_page, make_user

BODY = [("text", "<p>Ein Absatz.</p>")]


@pytest.fixture
def approver(home):
    return make_user("freigabe@example.org", groups.APPROVERS)


@pytest.fixture
def administrator(home):
    return make_user("verwaltung@example.org", is_superuser=True)


def desk_of(user):
    client = Client()
    client.force_login(user)
    return client


def draft(home, owner, title="Ein Bericht"):
    parent = NewsIndexPage.objects.child_of(home).get()
    page = parent.add_child(instance=NewsPage(title=title, locale=parent.locale, live=False, owner=owner, body=BODY))
    page.save_revision(user=owner)
    return page


def take(user, page, step, **data):
    return desk_of(user).post(reverse("translations:page", args=[page.pk]), {"step": step, **data}, follow=True)


def translate(page, user):
    """Translate each passage of the page by the address that the desk's own editor uses."""
    translation = Translation.objects.get(source__object_id=page.translation_key)
    client = desk_of(user)
    for segment in translation.source.stringsegment_set.all():
        client.put(
            reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk]),
            f"value=english-{segment.pk}",
            content_type="application/x-www-form-urlencoded",
        )


def english_of(page):
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).first()


def again(page):
    return type(page).objects.get(pk=page.pk)


def steps(page, user):
    return list(Pair(again(page), User.objects.get(pk=user.pk)).steps())


def state_of(page):
    return with_translation_state(Page.objects.filter(pk=page.pk)).get().translation_state


def test_article_goes_from_missing_to_published_in_both_languages_in_one_step(home, editor, approver):
    page = draft(home, editor)
    assert state_of(page) == TranslationState.MISSING

    take(editor, page, "begin")
    assert state_of(page) == TranslationState.DRAFT
    translate(page, editor)
    take(editor, page, "submit_both")
    assert not again(page).live

    take(approver, page, "approve_both")

    assert again(page).live
    assert english_of(page).live
    assert english_of(page).title.startswith("english-")
    assert state_of(page) == TranslationState.CURRENT


def test_new_translation_is_a_draft_even_of_a_published_page(home, editor):
    page = make_article(home, body=BODY)

    take(editor, page, "begin")

    english = english_of(page)
    assert not english.live
    assert english.get_parent().title == "News"
    assert Translation.objects.get(source__object_id=page.translation_key).enabled


def test_changed_page_is_renewed_and_only_what_is_new_has_to_be_translated(home, editor, administrator):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    translate(page, editor)
    take(administrator, page, "publish")
    page.title = "Ein anderer Titel"
    page.save_revision().publish()
    assert state_of(page) == TranslationState.OLDER

    take(editor, page, "renew")

    assert Pair(again(page), editor).gaps == 1
    translate(page, editor)
    take(administrator, page, "publish")
    assert state_of(page) == TranslationState.CURRENT


def test_published_translation_stays_as_it_is_until_the_new_one_is_approved(home, editor, approver, administrator):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    translate(page, editor)
    take(administrator, page, "publish")
    before = english_of(page).title
    translation = StringTranslation.objects.get(context__path="title", data=before)
    translation.data = "A better title"
    translation.save()

    take(editor, page, "submit")
    assert english_of(page).title == before

    take(approver, page, "approve")
    assert english_of(page).title == "A better title"


def test_translation_with_gaps_does_not_go_out(home, editor, administrator):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")

    assert steps(page, editor) == []
    assert steps(page, administrator) == []
    take(administrator, page, "publish")
    assert not english_of(page).live


def test_translation_does_not_go_out_before_its_german_page(home, editor, administrator):
    page = draft(home, editor)
    take(editor, page, "begin")
    translate(page, editor)

    assert steps(page, editor) == ["submit_both"]
    assert steps(page, administrator) == ["publish_both"]


def test_administrator_publishes_both_languages_in_one_step(home, administrator):
    page = draft(home, administrator)
    take(administrator, page, "begin")
    translate(page, administrator)

    take(administrator, page, "publish_both")

    assert again(page).live
    assert english_of(page).live


def test_translator_cannot_approve_their_own_translation(home, editor):
    translator = make_user("beides@example.org", groups.EDITORS, groups.APPROVERS)
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    translate(page, translator)
    take(editor, page, "submit")

    take(translator, page, "approve")

    assert not english_of(page).live


def test_approver_cannot_take_along_a_language_that_they_wrote(home, editor):
    translator = make_user("beides@example.org", groups.EDITORS, groups.APPROVERS)
    page = draft(home, editor)
    take(editor, page, "begin")
    translate(page, translator)
    take(editor, page, "submit_both")

    take(translator, page, "approve_both")
    state = again(page).current_workflow_task_state
    desk_of(translator).post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve_both", state.pk]))

    assert not again(page).live
    assert not english_of(page).live


def test_approver_takes_the_translation_along_from_the_german_page(home, editor, approver):
    page = draft(home, editor)
    take(editor, page, "begin")
    translate(page, editor)
    take(editor, page, "submit_both")
    state = again(page).current_workflow_task_state

    desk_of(approver).post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve_both", state.pk]))

    assert again(page).live
    assert english_of(page).live


def test_translation_is_sent_back_with_a_remark_and_submitted_again(home, editor, approver):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    translate(page, editor)
    take(editor, page, "submit")

    take(approver, page, "reject", remark="Bitte britisch")

    assert "Bitte britisch" in desk_of(editor).get(reverse("translations:page", args=[page.pk])).content.decode()
    take(editor, page, "submit")
    take(approver, page, "approve")
    assert english_of(page).live


def test_waiting_translation_can_be_withdrawn_and_cannot_be_renewed(home, editor):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    translate(page, editor)
    take(editor, page, "submit")
    page.title = "Anders"
    page.save_revision().publish()

    assert steps(page, editor) == ["withdraw"]
    take(editor, page, "renew")
    assert Pair(again(page), editor).gaps == 0
    take(editor, page, "withdraw")
    assert steps(page, editor)[0] == "renew"


def test_page_is_translated_only_below_a_translated_one(home, editor):
    above = make_page(home, "Über uns")
    below = make_page(above, "Team")

    with pytest.raises(Refused, match="Über uns"):
        begin(below, editor)

    begin(above, editor)
    assert begin(below, editor).get_parent().get_parent().title == "Home"


@pytest.mark.parametrize("role", [groups.APPROVERS, groups.ORGANISERS, groups.COORDINATORS])
def test_who_may_not_write_at_a_place_begins_no_translation_there(home, role):
    page = make_article(home, body=BODY)

    take(make_user("fremd@example.org", role), page, "begin")

    assert english_of(page) is None


def test_organiser_translates_the_texts_of_events(home):
    organiser = make_user("organisation@example.org", groups.ORGANISERS)
    page = make_event_page(home)

    take(organiser, page, "begin")

    assert english_of(page).specific.event == page.event


def test_translating_a_closed_section_opens_and_closes_nothing(home, partner_area, member, administrator):
    section = make_page(partner_area, "Fachgruppe")
    restriction = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set(member.groups.all())

    begin(section, administrator)

    for page in (section, english_of(section)):
        assert is_closed_to(page, make_user(f"fremd{page.pk}@example.org"))
        assert not is_closed_to(page, User.objects.get(pk=member.pk))


@pytest.mark.parametrize("name", ["submit_page_translation", "convert_to_alias"])
def test_addresses_of_the_package_lead_to_ours(home, editor, name):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    before = english_of(page).title

    response = desk_of(editor).post(
        reverse(f"wagtail_localize:{name}", args=[english_of(page).pk]), {"locales": [2], "include_subtree": "on"}
    )

    assert response.url == reverse("translations:page", args=[english_of(page).pk])
    assert english_of(page).title == before
    assert english_of(page).alias_of is None


@pytest.mark.parametrize("role", [groups.EDITORS, groups.ORGANISERS, groups.COORDINATORS, groups.APPROVERS])
def test_nobody_publishes_by_the_forms_of_the_package(home, editor, role):
    page = make_article(home, body=BODY)
    take(editor, page, "begin")
    translate(page, editor)
    source = Translation.objects.get(source__object_id=page.translation_key).source
    client = desk_of(make_user("jemand@example.org", role))

    renew = reverse("wagtail_localize:update_translations", args=[source.pk])
    client.post(renew, {"publish_translations": "on"})
    client.post(reverse("wagtailadmin_pages:edit", args=[english_of(page).pk]), {"action": "publish"})

    assert not english_of(page).live


def rows(user, **query):
    response = desk_of(user).get(reverse("translations:index"), query)
    return {row.draft_title: row.translation_state for row in response.context["object_list"]}


def test_table_shows_each_page_with_its_state_and_can_be_narrowed(home, editor, administrator):
    make_article(home, "Neu", body=BODY)
    begun = make_article(home, "Begonnen", body=BODY)
    begin(begun, administrator)

    table = rows(editor)
    assert (table["Neu"], table["Begonnen"], table["Aktuelles"]) == ("missing", "draft", "current")
    assert rows(editor, translation_state="draft") == {"Begonnen": "draft"}
    assert rows(editor, q="begon") == {"Begonnen": "draft"}
    section = NewsIndexPage.objects.child_of(home).get()
    assert set(rows(editor, section=section.path)) == {"Aktuelles", "Neu", "Begonnen"}
    assert rows(editor, waits="yes") == {}
    assert "News" not in table


def test_table_shows_only_pages_that_the_person_may_edit(home):
    organiser = make_user("organisation@example.org", groups.ORGANISERS)
    make_article(home, "Meldung")
    make_event_page(home)

    assert set(rows(organiser)) == {"Veranstaltungen", "Netzwerktreffen", "Schulung im Herbst"}


def test_table_asks_the_database_no_more_for_many_pages(home, editor):
    client = desk_of(editor)
    address = reverse("translations:results")
    client.get(address)

    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(12):
        begin(make_article(home, f"Meldung {number}", body=BODY), editor)
    with CaptureQueriesContext(connection) as many:
        response = client.get(address)

    assert "Meldung 11" in response.content.decode()
    assert len(many) == len(few)
