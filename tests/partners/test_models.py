from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from events.models import EventIndexPage
from home.groups import EDITORS
from home.models import HomePage
from news.models import NewsIndexPage
from partners.models import NEW, NEXT, PartnerHomePage
from resources.models import ResourceIndexPage
from tests.factories import (
    make_article,
    make_document,
    make_event,
    make_event_page,
    make_page,
    make_resource,
    make_resource_page,
)


@pytest.fixture
def section(partner_area):
    """Find the internal section of this type."""
    return lambda page_type: page_type.objects.child_of(partner_area).get()


@pytest.fixture
def listed(member_client, partner_area):
    """Ask for the start page and return the titles that it lists as new, and as meetings."""

    def listed():
        context = member_client.get(partner_area.url).context
        return {kind: {page.title for page in context[kind]} for kind in ("new", "events")}

    return listed


def fill(home, section, number):
    """Put one more of each kind into the partner area."""
    make_article(home, f"Bericht {number}", parent=section(NewsIndexPage))
    make_event_page(home, make_event(timedelta(days=number)), f"Treffen {number}", parent=section(EventIndexPage))
    resource = make_resource(make_document(f"Papier {number}"), name=f"Papier {number}")
    make_resource_page(home, resource, f"Papier {number}", parent=section(ResourceIndexPage))


def test_partner_area_lies_below_the_start_page_only():
    assert PartnerHomePage.allowed_parent_page_models() == [HomePage]


def test_start_page_shows_what_is_new_and_next_inside(home, section, listed):
    fill(home, section, 1)
    make_event_page(home, make_event(timedelta(days=-3)), "Treffen vorbei", parent=section(EventIndexPage))

    everything = {"Bericht 1", "Treffen 1", "Treffen vorbei", "Papier 1"}
    assert listed() == {"new": everything, "events": {"Treffen 1"}}


def test_start_page_leaves_out_what_is_public(home, listed):
    make_article(home, "Öffentlicher Bericht")
    make_event_page(home, title="Öffentliche Schulung")
    make_resource_page(home, title="Öffentliches Papier")

    assert listed() == {"new": set(), "events": set()}


def test_start_page_leaves_out_what_another_group_keeps_to_itself(home, section, listed):
    fill(home, section, 1)
    for page_type in (NewsIndexPage, EventIndexPage, ResourceIndexPage):
        closed = PageViewRestriction.objects.create(
            page=section(page_type), restriction_type=PageViewRestriction.GROUPS
        )
        closed.groups.set(Group.objects.filter(name=EDITORS))

    assert listed() == {"new": set(), "events": set()}


def test_start_page_leaves_out_drafts(home, section, listed):
    make_article(home, "Entwurf", parent=section(NewsIndexPage)).unpublish()

    assert listed()["new"] == set()


def test_start_page_is_short_and_asks_no_more_for_many(home, section, listed, django_assert_max_num_queries):
    def queries():
        with django_assert_max_num_queries(100) as captured:
            listed()
        return len(captured)

    fill(home, section, 1)
    queries()
    few = queries()
    for number in range(2, NEW + 3):
        fill(home, section, number)
    queries()

    assert queries() == few
    assert [len(pages) for pages in listed().values()] == [NEW, NEXT]


@pytest.mark.parametrize("language", ["de", "en"])
def test_start_page_says_that_it_is_for_members(member_client, partner_area, language):
    page = partner_area if language == "de" else partner_area.get_translations().get()

    response = member_client.get(page.url)

    assert response.status_code == 200
    assert "members-band" in response.content.decode()
    assert response.headers["Cache-Control"] == "private, no-store"


def test_page_inside_says_that_it_is_for_members_and_a_public_one_does_not(member_client, home, partner_area):
    inside, outside = make_page(partner_area, "Innen"), make_page(home, "Außen")

    assert "members-band" in member_client.get(inside.url).content.decode()
    assert "members-band" not in member_client.get(outside.url).content.decode()
