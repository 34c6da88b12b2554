"""The catalogue: choices combine, are counted for exactly what their reader sees, and stand in the address."""

import pytest
from django.utils.http import urlencode

from core.models import Term
from resources.models import ResourceIndexPage
from search.writing import write_stale
from tests.factories import make_organisation, make_resource, make_resource_page, make_term

LIST = "/de/materialien/"


@pytest.fixture
def topics():
    return [make_term(Term.Vocabulary.TOPIC, name) for name in ["Haft", "Wohnen"]]


@pytest.fixture
def materials(home, partner_area, topics):
    """Three public materials and an internal one, which differ in topic, year and licence."""
    prison, housing = topics
    make(home, "Ankommen in Haft", [prison], year=2024)
    make(home, "Wohnen nach der Haft", [prison, housing], year=2025, licence="all-rights-reserved")
    make(home, "Mietvertrag", [housing], year=2025)
    internal = ResourceIndexPage.objects.child_of(partner_area).get()
    make(home, "Protokoll über Haft", [prison], parent=internal, year=2026)


def make(home, title, topics, parent=None, **facts):
    facts.setdefault("publisher", make_organisation(f"Verein {title}"))
    resource = make_resource(**facts)
    resource.topics.set(topics)
    resource.save()
    return make_resource_page(home, resource, title=title, parent=parent)


def ask(client, **wishes):
    return client.get(f"{LIST}?{urlencode(wishes, doseq=True)}").context["catalogue"]


def titles(client, **wishes):
    return [row.page.title for row in ask(client, **wishes).results.rows]


def counts(client, name, **wishes):
    facets = {facet.name: [*facet.first, *facet.more] for facet in ask(client, **wishes).facets}
    return {option.label: option.count for option in facets.get(name, [])}


@pytest.mark.database
def test_values_of_one_facet_widen_and_facets_narrow(client, materials, topics):
    prison, housing = (topic.pk for topic in topics)

    assert titles(client, topic=prison, sort="title") == ["Ankommen in Haft", "Wohnen nach der Haft"]
    assert titles(client, topic=[prison, housing], year=2025, sort="title") == ["Mietvertrag", "Wohnen nach der Haft"]
    assert titles(client, topic=prison, year=2025) == ["Wohnen nach der Haft"]
    assert titles(client, q="Haft", licence="cc-by-4.0") == ["Ankommen in Haft"]
    assert titles(client, topic="999999") == []


@pytest.mark.database
def test_a_facet_counts_as_if_nothing_of_it_were_chosen(client, materials, topics):
    prison = topics[0].pk

    assert counts(client, "topic") == {"Haft": 2, "Wohnen": 2}
    assert counts(client, "topic", topic=prison) == {"Haft": 2, "Wohnen": 2}
    assert counts(client, "year", topic=prison) == {"2025": 1, "2024": 1}
    assert counts(client, "year", topic=prison, year=2024) == {"2025": 1, "2024": 1}
    assert counts(client, "topic", q="Mietvertrag", topic=prison) == {"Haft": 0, "Wohnen": 1}


@pytest.mark.database
def test_internal_materials_are_listed_and_counted_for_members_alone(client, member_client, materials):
    inside = "/de/partnerbereich/materialien/"

    assert len(titles(member_client)) == 4
    assert list(counts(member_client, "internal").values()) == [1]
    assert titles(member_client, internal=1) == ["Protokoll über Haft"]
    assert len(member_client.get(inside).context["catalogue"].results.rows) == 4

    member_client.logout()

    assert len(titles(client)) == 3
    assert counts(client, "internal") == {}
    assert titles(client, internal=1) == []
    assert "2026" not in counts(client, "year", q="Haft")


def test_only_what_one_may_see_something_of_is_named_by_its_number(client, member, home, partner_area, topics):
    internal = ResourceIndexPage.objects.child_of(partner_area).get()
    hidden = {
        "topic": make_term(Term.Vocabulary.TOPIC, "Verborgenes Thema"),
        "target": make_term(Term.Vocabulary.TARGET_GROUP, "Verborgene Gruppe"),
        "kind": make_term(Term.Vocabulary.RESOURCE_KIND, "Verborgene Art"),
        "publisher": make_organisation("Verborgener Verein"),
    }
    resource = make_resource(kind=hidden["kind"], publisher=hidden["publisher"])
    resource.topics.set([hidden["topic"]])
    resource.target_groups.set([hidden["target"]])
    resource.save()
    make_resource_page(home, resource, title="Protokoll", parent=internal)
    make(home, "Ankommen", [topics[0]], year=2024)
    region = make_term(Term.Vocabulary.REGION, "Verborgene Gegend")
    numbers = {name: row.pk for name, row in hidden.items()}

    for asked in [numbers, {"topic": region.pk}]:
        assert "Verborgen" not in client.get(LIST, asked).content.decode()
    client.force_login(member)
    seen = client.get(LIST, numbers | {"year": 1999}).content.decode()
    assert all(name in seen for name in ["Verborgenes T", "Verborgene G", "Verborgene A", "Verborgener V"])
    assert "Haft" in {option.label for option in ask(client, topic=topics[0].pk, year=1999).choices}


def test_form_leaves_nothing_in_the_address_that_was_not_chosen(client, materials, topics):
    answer = client.get(f"{LIST}?q=&topic={topics[0].pk}&sort=")

    assert (answer.status_code, answer["Location"]) == (302, f"{LIST}?topic={topics[0].pk}")
    assert client.get(f"{LIST}?q=&sort=")["Location"] == LIST


def test_page_says_how_many_there_are_and_how_to_take_a_choice_back(client, materials, topics):
    page = client.get(f"{LIST}?q=haft&topic={topics[1].pk}").content.decode()

    assert 'role="status" data-catalogue-status>1 ' in page
    assert f'href="{LIST}?q=haft"' in page
    assert '<meta name="robots" content="noindex, follow">' in page


def test_changed_facts_are_counted_as_soon_as_the_worker_has_seen_them(client, home):
    page = make(home, "Leitfaden", [])
    page.resource.year = 2019
    page.resource.save()

    write_stale()

    assert titles(client, year=2019) == ["Leitfaden"]


@pytest.mark.parametrize(
    "wishes", ["topic=x", "topic=%25", "year=2025%20", "page=x", "sort=x", "kind=%00", "topic=" + "9" * 300, "q=%00"]
)
def test_odd_addresses_are_no_error(client, materials, wishes):
    assert client.get(f"{LIST}?{wishes}").status_code == 200
