import json
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from wagtail.models import Locale

from events.models import EventIndexPage
from tests.factories import make_event, make_event_page, make_image, make_organisation, make_registration

BERLIN = ZoneInfo("Europe/Berlin")
LINK = "https://meet.example.org/geheim"


def at(*parts):
    return datetime(*parts, tzinfo=BERLIN)


def make_page(home, *sessions, title="Schulung im Herbst", **fields):
    event = make_event(sessions=0, venue="Altes Rathaus", street="Markt 1", online_link=LINK, **fields)
    for starts_at, ends_at, title_de in sessions or [(at(2090, 7, 3, 10), at(2090, 7, 3, 16), "")]:
        event.sessions.create(starts_at=starts_at, ends_at=ends_at, title_de=title_de)
    event.save()
    return make_event_page(home, event, title=title, summary="Worum es geht.")


def told(client, page):
    html = client.get(page.url).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


def open_graph(client, page):
    head = client.get(page.url).content.decode().partition("</head>")[0]
    return dict(re.findall(r'<meta property="og:([\w:]+)" content="([^"]*)">', head))


def test_event_is_told_in_the_words_of_search_engines(client, home):
    page = make_page(home, organisation=make_organisation("Brücke e. V."))

    assert told(client, page) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Schulung im Herbst",
        "description": "Worum es geht.",
        "startDate": "2090-07-03T10:00:00+02:00",
        "endDate": "2090-07-03T16:00:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "name": "Altes Rathaus",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Markt 1",
                    "addressLocality": "Musterstadt",
                },
            }
        ],
        "organizer": {"@type": "Organization", "name": "Brücke e. V."},
        "inLanguage": "de",
        "url": f"http://localhost:8000{page.url}",
    }


def test_each_session_of_a_series_is_an_event_of_its_own(client, home):
    page = make_page(
        home,
        (at(2090, 1, 3, 10), at(2090, 1, 3, 16), "Teil 1"),
        (at(2090, 7, 3, 10), at(2090, 7, 3, 16), ""),
    )

    whole = told(client, page)

    assert (whole["startDate"], whole["endDate"]) == ("2090-01-03T10:00:00+01:00", "2090-07-03T16:00:00+02:00")
    assert [(each["name"], each["startDate"]) for each in whole["subEvent"]] == [
        ("Schulung im Herbst: Teil 1", "2090-01-03T10:00:00+01:00"),
        ("Schulung im Herbst", "2090-07-03T10:00:00+02:00"),
    ]
    assert {each["@type"] for each in whole["subEvent"]} == {"Event"}
    assert all(each["location"] == whole["location"] for each in whole["subEvent"])


@pytest.mark.parametrize(
    ("status", "word"),
    [("scheduled", "EventScheduled"), ("postponed", "EventPostponed"), ("cancelled", "EventCancelled")],
)
def test_status_is_told(client, home, status, word):
    assert told(client, make_page(home, status=status))["eventStatus"] == f"https://schema.org/{word}"


def test_online_event_is_behind_its_page(client, home):
    page = make_page(home, format="online")

    whole = told(client, page)

    assert whole["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")
    assert whole["location"] == [{"@type": "VirtualLocation", "url": f"http://localhost:8000{page.url}"}]


def test_hybrid_event_is_in_both_places(client, home):
    whole = told(client, make_page(home, format="hybrid", places_online=9))

    assert whole["eventAttendanceMode"].endswith("/MixedEventAttendanceMode")
    assert [place["@type"] for place in whole["location"]] == ["Place", "VirtualLocation"]


@pytest.mark.parametrize(("visibility", "is_city_told"), [("city", True), ("hidden", False)])
def test_hidden_address_stays_hidden(client, home, visibility, is_city_told):
    page = make_page(home, address_visibility=visibility)

    texts = json.dumps(told(client, page)) + str(open_graph(client, page))

    assert "Markt 1" not in texts
    assert "Altes Rathaus" not in texts
    assert ("Musterstadt" in texts) == is_city_told


def test_secret_link_and_numbers_are_told_to_nobody(client, home):
    page = make_page(home, format="hybrid", places=777, places_online=888)
    for number in range(3):
        make_registration(page.event, f"person{number}@example.org")

    texts = json.dumps(told(client, page)) + str(open_graph(client, page))

    for secret in ["geheim", "777", "888", "774", "person", "Kim", "apacity"]:
        assert secret not in texts


def test_text_cannot_break_out(client, home):
    title = "</script><script>alert(1)</script> & <!-- \\u003c 'x' \""
    page = make_page(home, title=title)

    html = client.get(page.url).content.decode()

    assert told(client, page)["name"] == title
    assert "<script>alert" not in html
    assert open_graph(client, page)["title"].startswith("&lt;/script&gt;")


def test_event_without_a_date_is_told_without_one(client, home):
    page = make_event_page(home, make_event(sessions=0))

    assert "startDate" not in told(client, page)


def test_internal_event_is_told_to_no_machine(member_client, partner_area):
    parent = EventIndexPage.objects.child_of(partner_area).get()
    page = make_event_page(partner_area, make_event(), parent=parent)

    html = member_client.get(page.url).content.decode()

    assert "Schulung im Herbst" in html
    assert "ld+json" not in html
    assert "og:title" not in html


def test_each_language_speaks_for_itself(client, home):
    page = make_page(home)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "Training in autumn"
    english.save_revision().publish()

    assert told(client, english)["inLanguage"] == "en"
    assert told(client, english)["name"] == "Training in autumn"
    assert open_graph(client, english)["locale"] == "en_GB"
    assert open_graph(client, page)["locale"] == "de_DE"


def test_messengers_show_when_and_where(client, home):
    page = make_page(home)
    page.teaser_image = make_image()
    page.save_revision().publish()

    facts = open_graph(client, page)

    assert facts["title"] == "Schulung im Herbst"
    assert facts["url"] == f"http://localhost:8000{page.url}"
    assert facts["description"] == "Schulung · 3. Juli 2090 · Musterstadt. Worum es geht."
    assert facts["image"].startswith("http://localhost:8000/dateien/bilder/")
    assert int(facts["image:width"]) > 0
    assert client.get(facts["image"].removeprefix("http://localhost:8000")).status_code == 200
