import re
from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone, translation
from icalendar import Calendar

from core.models import Term
from events.finding import Wishes
from events.models import Event, EventIndexPage, EventPage
from events.state import state_of
from tests.factories import make_event, make_event_page, make_registration, make_term

NOW = timezone.now().replace(microsecond=0)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIST, FEED = "/de/veranstaltungen/", "/de/kalender/veranstaltungen.ics"


@pytest.fixture
def terms():
    return {
        "topic": make_term(Term.Vocabulary.TOPIC, "Übergang"),
        "kind": make_term(Term.Vocabulary.EVENT_KIND, "Fachtag"),
        "region": make_term(Term.Vocabulary.REGION, "Norden"),
        "target": make_term(Term.Vocabulary.TARGET_GROUP, "Ehrenamtliche"),
    }


@pytest.fixture
def wanted(home, terms):
    """An event that fits a wish of every kind, beside one that fits none."""
    make_event_page(home, make_event(format="hybrid", places_online=3, opens_at=NOW + HOUR), title="Anderes")
    event = make_event(kind=terms["kind"], region=terms["region"], format="online")
    event.topics.add(terms["topic"], make_term(Term.Vocabulary.TOPIC, "Haft"))
    event.target_groups.add(terms["target"])
    event.save()
    return make_event_page(home, event, title="Gesuchtes")


def asking(query):
    return Wishes(QueryDict(query), Event.Format.choices)


def titles(client, query):
    months = client.get(f"{LIST}?{query}").context["months"]
    return [page.title for month in months for page in month["events"]]


@pytest.mark.parametrize("name", ["topic", "kind", "region", "target", "format", "open"])
def test_list_and_calendar_hold_what_fits_a_wish(client, wanted, terms, name):
    value = terms[name].pk if name in terms else {"format": "online", "open": "1"}[name]

    calendar = Calendar.from_ical(client.get(f"{FEED}?{name}={value}").content)

    assert set(titles(client, "")) == {"Anderes", "Gesuchtes"}
    assert titles(client, f"{name}={value}") == ["Gesuchtes"]
    assert [str(entry["summary"]) for entry in calendar.walk("VEVENT")] == ["Gesuchtes"]


def test_wishes_hold_together(client, wanted, terms):
    both = f"topic={terms['topic'].pk}&kind={terms['kind'].pk}&target={terms['target'].pk}"

    assert titles(client, f"{both}&format=online&open=1") == ["Gesuchtes"]
    assert titles(client, f"{both}&format=on_site") == []


@pytest.mark.parametrize("value", ["999999", "9" * 30, "-1", "abc", "%00", "٣", "1 OR 1=1", "1,2"])
@pytest.mark.parametrize("name", ["topic", "format"])
def test_what_does_not_exist_fits_nothing(client, wanted, name, value):
    response = client.get(f"{LIST}?{name}={value}")

    assert response.status_code == 200
    assert response.context["months"] == []
    assert "Keine Veranstaltung" in response.content.decode() or "No event fits" in response.content.decode()
    assert Calendar.from_ical(client.get(f"{FEED}?{name}={value}").content).walk("VEVENT") == []


def test_past_events_are_looked_through_as_well(client, home, wanted, terms):
    over = make_event(starts_in=-9 * DAY, kind=terms["kind"])
    make_event_page(home, over, title="Vorbei")
    make_event_page(home, make_event(starts_in=-9 * DAY), title="Anderes vorbei")

    # Nobody can register for what is over: that wish is left out here.
    assert titles(client, f"past=1&open=1&kind={terms['kind'].pk}") == ["Vorbei"]


def test_form_offers_only_what_fits_something_that_the_reader_may_see(client, home, partner_area, wanted, terms):
    make_term(Term.Vocabulary.TOPIC, "Ungenutzt")
    internal = make_event(kind=make_term(Term.Vocabulary.EVENT_KIND, "Geheimtreffen"))
    make_event_page(partner_area, internal, parent=EventIndexPage.objects.child_of(partner_area).get())

    questions = {
        each.name: [option.label for option in each.options] for each in client.get(LIST).context["questions"]
    }

    # One answer alone is no question.
    assert set(questions) == {"topic", "kind", "format"}
    assert questions["topic"] == ["Haft", "Übergang"]
    assert set(questions["kind"]) == {"Schulung", "Fachtag"}


def test_form_shows_what_was_asked_and_says_it_in_words(client, wanted, terms):
    with translation.override("en"):
        page = client.get(f"/en/events/?kind={terms['kind'].pk}").content.decode()
        german = client.get(f"{LIST}?kind={terms['kind'].pk}&open=1")

    assert re.search(rf'<option value="{terms["kind"].pk}" selected>Fachtag</option>', german.content.decode())
    assert any("Fachtag" in words for words in german.context["wishes_in_words"])
    assert len(german.context["wishes_in_words"]) == 2
    # There is no English page that fits.
    assert "No event fits what you are looking for." in page


def test_same_wishes_have_the_same_address():
    queries = {
        asking(query).query
        for query in ["kind=2&topic=1&open=1", "open=1&topic=1&kind=2&page=7&x=", "topic= 1 &kind=2&open=1"]
    }

    assert queries == {"topic=1&kind=2&open=1"}
    assert asking("open=0&topic=").query == ""
    assert not asking("open=2&region=+")


def test_what_was_not_chosen_leaves_no_trace_in_the_address(client, wanted):
    response = client.get(f"{LIST}?topic=&kind=&format=online&month=2026-12")

    assert (response.status_code, response.url) == (302, f"{LIST}?format=online&month=2026-12")
    assert client.get(f"{LIST}?topic=&kind=").url == LIST
    assert client.get(f"{LIST}?format=online").status_code == 200


def test_other_views_keep_the_wishes(client, wanted):
    page = client.get(f"{LIST}?format=online").content.decode()

    assert f'href="{LIST}?format=online&amp;past=1"' in page
    assert re.search(rf'href="{LIST}\?format=online&amp;month=\d{{4}}-\d\d"', page)
    assert 'href="/en/events/?format=online" hreflang="en"' in page


def test_parts_of_the_list_stand_for_the_whole_one_and_are_not_listed(client, wanted):
    for query in ["format=online", "month=2026-12", "open=1"]:
        head = client.get(f"{LIST}?{query}").content.decode().partition("</head>")[0]

        assert f'<link rel="canonical" href="http://localhost:8000{LIST}">' in head
        assert '<meta name="robots" content="noindex, follow">' in head
    for query in ["", "past=1"]:
        head = client.get(f"{LIST}?{query}").content.decode().partition("</head>")[0]

        assert "noindex" not in head
        assert "canonical" not in head


def test_long_lists_keep_the_wishes_from_page_to_page(client, home, monkeypatch):
    monkeypatch.setattr("events.models.pages.EVENTS_PER_PAGE", 1)
    for number in range(4):
        starts_in = 9 * DAY if number % 2 else -9 * DAY
        make_event_page(home, make_event(starts_in=starts_in), title=f"Schulung {number}")

    assert 'href="?format=on_site&amp;page=2"' in client.get(f"{LIST}?format=on_site").content.decode()
    assert (
        'href="?format=on_site&amp;past=1&amp;page=2"' in client.get(f"{LIST}?format=on_site&past=1").content.decode()
    )


def test_feed_of_a_part_says_what_it_holds(client, wanted, terms):
    calendar = Calendar.from_ical(client.get(f"{FEED}?kind={terms['kind'].pk}&format=online").content)

    assert "Fachtag" in calendar["x-wr-calname"]
    assert calendar["x-wr-calname"].endswith("Online)")


def test_subscription_leads_to_the_feed_of_what_is_shown(client, wanted):
    page = client.get(f"{LIST}?format=online").content.decode()

    assert f'href="webcal://localhost:8000{FEED}?format=online"' in page
    assert f"http://localhost:8000{FEED}?format=online" in page


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"sessions": 0},
        {"opens_at": NOW - HOUR},
        {"opens_at": NOW + HOUR},
        {"closes_at": NOW - HOUR},
        {"closes_at": NOW + HOUR},
        {"starts_in": -HOUR},
        {"starts_in": -7 * DAY, "sessions": 3},
        {"starts_in": -9 * DAY},
        {"status": "postponed"},
        {"status": "cancelled"},
        {"places": 1},
    ],
)
def test_open_events_are_those_whose_state_says_so(home, facts):
    page = make_event_page(home, make_event(**facts))
    make_registration(page.event)

    is_open = asking("open=1").narrow(EventPage.objects.all()).exists()

    assert is_open == state_of(page.event, 1).may_register


def test_event_for_people_with_the_access_link_is_open_to_nobody_else(home):
    make_event_page(home, make_event(admission="link"))

    assert not asking("open=1").narrow(EventPage.objects.all()).exists()
