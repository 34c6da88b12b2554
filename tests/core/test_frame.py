from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core.models import SiteSettings
from home import structure
from tests.factories import make_event, make_event_page, make_page

NAME = "Ein Vorhaben mit eigenem Namen"


@pytest.fixture
def frame_memory(settings):
    """What stands on every page is remembered, as on a real site."""
    memory = {"BACKEND": "core.cache.BriefMemory", "LOCATION": "frame", "TIMEOUT": 3}
    settings.CACHES = settings.CACHES | {"frame": memory}
    caches["frame"].clear()
    yield
    caches["frame"].clear()


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def close_to_strangers(page):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.add(Group.objects.get(name=structure.MEMBERS))


def test_second_reader_asks_for_nothing_that_stands_on_every_page(client, home, frame_memory):
    event = make_event(places=5)
    make_event_page(home, event)
    address = f"/de/anmeldung/{event.pk}/gesendet/"

    first, second = queries_of(client, address), queries_of(client, address)

    # The closed sections and the page itself are asked for each time.
    assert (first > 4, second) == (True, 2)


def test_change_is_seen_after_seconds(client, home, frame_memory):
    client.get("/de/")
    SiteSettings.objects.update(claim_de=NAME)

    with time_machine.travel(timezone.now() + timedelta(seconds=4)):
        assert NAME in client.get("/de/").content.decode()


def test_section_that_is_closed_leaves_the_menu_with_the_next_request(client, home, frame_memory):
    section = make_page(home, NAME, show_in_menus=True)
    assert NAME in client.get("/de/suche/").content.decode()

    close_to_strangers(section)

    assert NAME not in client.get("/de/suche/").content.decode()


def test_what_a_member_sees_on_every_page_is_not_shown_to_a_stranger(client, home, member, frame_memory):
    section = make_page(home, NAME, show_in_menus=True)
    close_to_strangers(section)
    client.force_login(member)
    assert NAME in client.get("/de/suche/").content.decode()

    client.logout()

    assert NAME not in client.get("/de/suche/").content.decode()


def test_each_language_has_its_own_frame(client, home, frame_memory):
    SiteSettings.objects.update(claim_de="Vom Rand zurück", claim_en="Back from the edge")

    german, english = (client.get(address).content.decode() for address in ("/de/suche/", "/en/search/"))

    assert ("Vom Rand zurück" in german, "Back from the edge" in german) == (True, False)
    assert ("Vom Rand zurück" in english, "Back from the edge" in english) == (False, True)
