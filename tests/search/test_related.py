from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from core.models import Term
from events.models import EventIndexPage
from resources.models import ResourceIndexPage
from tests.factories import make_event, make_event_page, make_resource, make_resource_page, make_term

DAY = timedelta(days=1)


@pytest.fixture
def topics():
    return [make_term(Term.Vocabulary.TOPIC, name) for name in ["Haft", "Übergang", "Internet"]]


def make_related(home, title, topics, parent=None, **facts):
    event = make_event(**facts)
    event.topics.set(topics)
    event.save()
    return make_event_page(home, event, title=title, parent=parent)


def make_material(home, title, topics, parent=None, **facts):
    resource = make_resource(**facts)
    resource.topics.set(topics)
    resource.save()
    return make_resource_page(home, resource, title=title, parent=parent)


@pytest.fixture
def event_page(home, topics):
    return make_related(home, "Diese", topics[:2])


def related(client, page):
    groups = client.get(page.url).context["related"]
    return {str(group.label): [each.title for each in group.pages] for group in groups}


def test_page_names_events_and_materials_that_share_most_topics(client, home, event_page, topics):
    make_related(home, "Eins davon", topics[:1], starts_in=2 * DAY)
    make_related(home, "Beide", topics, starts_in=30 * DAY)
    make_related(home, "Anderes", topics[2:])
    make_material(home, "Älteres", topics[:1], year=2020)
    make_material(home, "Neueres", topics[1:2], year=2026)
    make_material(home, "Fremdes", topics[2:])

    assert list(related(client, event_page).values()) == [["Beide", "Eins davon"], ["Neueres", "Älteres"]]


def test_what_is_over_cancelled_or_not_out_is_left_out(client, home, event_page, topics):
    make_related(home, "Vorbei", topics, starts_in=-9 * DAY)
    make_related(home, "Abgesagt", topics, status="cancelled")
    make_related(home, "Entwurf", topics).unpublish()
    make_material(home, "Zurückgezogen", topics).unpublish()

    assert related(client, event_page) == {}
    assert 'id="related"' not in client.get(event_page.url).content.decode()


def test_only_members_are_led_to_what_is_internal(client, member_client, home, partner_area, event_page, topics):
    make_related(home, "Treffen", topics, parent=EventIndexPage.objects.child_of(partner_area).get())
    make_material(home, "Protokoll", topics, parent=ResourceIndexPage.objects.child_of(partner_area).get())

    seen = list(related(member_client, event_page).values())
    member_client.logout()

    assert seen == [["Treffen"], ["Protokoll"]]
    assert related(member_client, event_page) == {}


def test_language_of_the_page_is_kept(client, home, event_page, topics):
    other = make_related(home, "Deutsch", topics)
    english = other.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "English"
    english.save_revision().publish()

    assert list(related(client, event_page).values()) == [["Deutsch"]]


def test_page_without_topics_has_nothing_related(client, home, topics):
    make_related(home, "Andere", topics)

    assert related(client, make_event_page(home)) == {}


def test_no_more_than_three_and_no_more_questions(client, home, event_page, topics):
    make_related(home, "Erste", topics)
    make_material(home, "Erstes", topics)
    client.get(event_page.url)
    with CaptureQueriesContext(connection) as few:
        client.get(event_page.url)
    for number in range(4):
        make_related(home, f"Weitere {number}", topics)
        make_material(home, f"Weiteres {number}", topics)
    with CaptureQueriesContext(connection) as many:
        found = related(client, event_page)

    assert [len(titles) for titles in found.values()] == [3, 3]
    assert len(many) == len(few)
