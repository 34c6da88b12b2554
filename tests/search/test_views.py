import pytest

from events.models import EventPage
from news.models import NewsIndexPage
from tests.factories import make_article, make_event_page, make_page


def found(response):
    return [hit["page"].title for hit in response.context["hits"]]


def test_words_are_found_in_title_summary_and_body(client, home):
    make_page(home, "Übergang")
    make_page(home, "Zweite", summary="Über den Übergang nach der Haft")
    make_page(home, "Dritte", body=[("text", "<p>Der Übergang gelingt.</p>")])
    make_page(home, "Vierte")

    assert set(found(client.get("/de/suche/", {"q": "Übergang"}))) == {"Übergang", "Zweite", "Dritte"}


def test_internal_pages_and_drafts_are_not_found_by_strangers(client, home, partner_area):
    make_page(partner_area, "Protokoll intern")
    make_article(home, "Protokoll Entwurf").unpublish()
    make_page(home, "Protokoll öffentlich")

    assert found(client.get("/de/suche/", {"q": "Protokoll"})) == ["Protokoll öffentlich"]


def test_members_find_internal_pages(member_client, home, partner_area):
    make_article(home, "Haushaltsplan", parent=NewsIndexPage.objects.child_of(partner_area).get())

    assert found(member_client.get("/de/suche/", {"q": "Haushaltsplan"})) == ["Haushaltsplan"]


def test_only_pages_in_the_readers_language_are_found(client, home):
    english = home.get_translations().get()
    make_page(home, "Resozialisierung")
    make_page(english, "Resozialisierung in English")

    assert found(client.get("/en/search/", {"q": "Resozialisierung"})) == ["Resozialisierung in English"]


def test_kind_narrows_the_results(client, home):
    make_page(home, "Gespräche führen")
    make_event_page(home, title="Gespräche führen lernen")

    response = client.get("/de/suche/", {"q": "Gespräche", "kind": "event"})

    assert [type(hit["page"]) for hit in response.context["hits"]] == [EventPage]
    assert {each["key"]: each["count"] for each in response.context["kinds"]} == {
        "page": 1,
        "news": 0,
        "event": 1,
        "resource": 0,
    }


def test_kind_without_hits_is_named_but_leads_nowhere(client, home):
    make_page(home, "Gespräche führen")

    content = client.get("/de/suche/", {"q": "Gespräche"}).content.decode()

    assert "kind=page" in content
    assert "kind=event" not in content
    assert "Veranstaltungen (0)" in content


@pytest.mark.parametrize(
    "query", ["", " ", "%", "'", '"', "a" * 5000, "\0", "AND OR NOT", "(((", "*", "😀", "-", "ß", "a:b", "NEAR(x y)"]
)
def test_odd_words_are_no_error(client, home, query):
    assert client.get("/de/suche/", {"q": query}).status_code == 200


@pytest.mark.parametrize("parameters", [{"page": "9999"}, {"page": "x"}, {"page": "-1"}, {"kind": "nonsense"}])
def test_odd_addresses_are_no_error(client, home, parameters):
    make_page(home, "Übergang")

    assert client.get("/de/suche/", {"q": "Übergang", **parameters}).status_code == 200


def test_queries_do_not_grow_with_the_hits(client, home, django_assert_max_num_queries):
    for number in range(12):
        make_page(home, f"Übergang {number}")

    with django_assert_max_num_queries(15):
        assert len(found(client.get("/de/suche/", {"q": "Übergang"}))) == 12
