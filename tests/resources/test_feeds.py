import csv
import io
import xml.etree.ElementTree as ElementTree

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from core.models import Term
from tests.factories import make_resource, make_resource_page, make_term

ATOM = "{http://www.w3.org/2005/Atom}"


def titles(client, **given):
    response = client.get(reverse("catalogue:feed"), given)
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    tree = ElementTree.fromstring(response.content)
    return [entry.find(f"{ATOM}title").text for entry in tree.iter(f"{ATOM}entry")]


def rows(client, **given):
    response = client.get(reverse("catalogue:table"), given)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))[1:]


@pytest.fixture
def topic():
    return make_term(Term.Vocabulary.TOPIC, "Haft")


@pytest.fixture
def materials(home, partner_area, topic):
    """One on a topic, one without, and an internal one on the topic."""
    on_topic, internal = make_resource(year=2020), make_resource()
    for resource in (on_topic, internal):
        resource.topics.set([topic, make_term(Term.Vocabulary.TOPIC, "Übergang")])
        resource.save()
    make_resource_page(home, on_topic, "=Zum Thema & mehr", summary="Kurz.")
    make_resource_page(home, make_resource(), "Anderes")
    index = partner_area.get_children().get(slug="materialien").specific
    make_resource_page(home, internal, "Vertraulich", parent=index)


def test_feed_has_the_newest_first_and_only_what_the_asker_may_see(client, materials, member):
    assert titles(client) == ["Anderes", "=Zum Thema & mehr"]
    client.force_login(member)
    assert titles(client) == ["Vertraulich", "Anderes", "=Zum Thema & mehr"]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"year": 2020}, ["=Zum Thema & mehr"]),
        ({"year": [2020, 2026]}, ["Anderes", "=Zum Thema & mehr"]),
        ({"language": "de", "licence": "cc-by-4.0", "year": 2026}, ["Anderes"]),
        ({"language": "tr"}, []),
        ({"topic": "999999"}, []),
        ({"topic": "x"}, []),
        ({"year": "9" * 50}, []),
        ({"licence": "\0"}, []),
        ({"q": "thema"}, ["=Zum Thema & mehr"]),
        ({"q": "Thema", "year": 2026}, []),
        ({"q": "Tehma"}, []),
        ({"q": "\0"}, ["Anderes", "=Zum Thema & mehr"]),
        ({"accessible": "partly"}, []),
        ({"internal": "1"}, []),
    ],
)
def test_feed_and_table_hold_what_fits_the_address(client, materials, given, found):
    assert titles(client, **given) == found
    assert sorted(row[0].removeprefix("'") for row in rows(client, **given)) == sorted(found)


def test_material_on_two_chosen_topics_comes_once(client, materials, topic):
    given = {"topic": [topic.pk, make_term(Term.Vocabulary.TOPIC, "Übergang").pk]}

    assert titles(client, **given) == ["=Zum Thema & mehr"]


@pytest.mark.database
def test_catalogue_leads_to_what_it_shows_also_by_the_words_that_it_guessed(client, materials):
    page = BeautifulSoup(client.get("/de/materialien/", {"q": "Tehma", "sort": "title"}).content, "html.parser")
    announced = page.head.find("link", type="application/atom+xml")["href"]
    ways = [link["href"] for link in page.select(".catalogue__ways a")]

    assert ways[0] == announced == f"{reverse('catalogue:feed')}?q=Thema"
    assert (
        ElementTree.fromstring(client.get(announced).content).find(f"{ATOM}entry/{ATOM}title").text
        == "=Zum Thema & mehr"
    )
    assert b"Zum Thema" in b"".join(client.get(ways[1]).streaming_content)
    assert client.get(ways[2]).json()["meta"]["total_count"] == 1


def test_table_has_no_formulas(client, materials):
    first = next(row for row in rows(client) if "Thema" in row[0])

    assert first[:4] == ["'=Zum Thema & mehr", "Kurz.", "Arbeitshilfe", "Haft, Übergang"]


def test_longer_table_asks_no_more_questions(client, home, materials, django_assert_max_num_queries):
    for number in range(10):
        make_resource_page(home, make_resource(), f"Material {number}")

    with django_assert_max_num_queries(12):
        assert len(rows(client)) == 12
