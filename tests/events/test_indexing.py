import pytest

from core.access import STRANGER
from events.changes import save_event
from events.models import Event
from search.index import Hits
from tests.factories import make_event, make_event_page

CITY = "Hohenwarthausen"


def found():
    return len(Hits(CITY, STRANGER, "de"))


@pytest.mark.parametrize(("visibility", "hits"), [("public", 1), ("city", 1), ("hidden", 0)])
def test_event_is_found_by_its_city_as_far_as_everybody_may_know_it(home, visibility, hits):
    make_event_page(home, make_event(city=CITY, address_visibility=visibility))

    assert found() == hits


def test_city_that_becomes_secret_is_found_no_more(home):
    event = make_event(city=CITY)
    make_event_page(home, event)
    assert found() == 1

    event.address_visibility = Event.AddressVisibility.HIDDEN
    save_event(event)

    assert found() == 0
