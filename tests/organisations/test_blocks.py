"""The public page of carriers and partners: the data of the directory, as far as they are for everybody."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Site

from core.models import Term
from organisations.models import NetworkSettings, Supporter
from organisations.network import in_groups
from tests.factories import make_image, make_organisation, make_page, make_term, make_user


@pytest.fixture
def page(home):
    return make_page(home, "Träger und Partner", body=[("organisations", {"show": "all"})])


def make_known(name, **fields):
    return make_organisation(
        name,
        **{
            "is_public": True,
            "kind": "justice",
            "region": make_term(Term.Vocabulary.REGION, "Harz"),
            "street": "Wegstraße 1",
            "city": "Musterstadt",
            "website": "https://example.org/verein",
            "logo": make_image(name),
            "description_de": "Was wir tun.",
            "description_en": "What we do.",
            **fields,
        },
    )


def support(organisation, role):
    settings = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    Supporter.objects.create(settings=settings, organisation=organisation, role=role)


def test_page_shows_what_is_for_everybody(client, page):
    known = make_known("Verein Weg", shows_address=True)
    known.topics.add(make_term(Term.Vocabulary.TOPIC, "Übergang"))
    known.memberships.create(user=make_user(last_name="Geheim"), function="Leitung", phone="030 1")

    content = client.get(page.url).content.decode()

    for words in [
        "Verein Weg",
        known.get_kind_display(),
        "Harz",
        "Wegstraße 1, Musterstadt",
        'href="https://example.org/verein"',
        "Was wir tun.",
        "Übergang",
    ]:
        assert words in content, words
    assert content.count("<img") == content.count('alt="') >= 1
    assert "Geheim" not in content
    assert "030 1" not in content


def test_description_is_in_the_language_of_the_visitor(home):
    known = make_known("Verein Weg")

    with translation.override("en"):
        assert known.description == "What we do."


def test_what_is_not_for_everybody_does_not_stand_there(client, page):
    hidden = make_known("Verborgen", is_public=False)
    support(hidden, "carrier")
    make_known("Ohne Anschrift")

    content = client.get(page.url).content.decode()
    body = content[content.index("<main") : content.index("</main>")]

    assert "Ohne Anschrift" in body
    assert "Verborgen" not in body
    assert "Wegstraße" not in body


def test_carriers_and_funders_are_those_of_the_settings_and_all_others_partners(home):
    carrier, funder, _partner = (make_known(name) for name in ("Trägerin", "Ministerium", "Dritte"))
    support(carrier, "carrier")
    support(funder, "funder")
    support(carrier, "funder")
    site = Site.objects.get(is_default_site=True)

    named = [[one.name for one in rows] for _label, rows in in_groups(site)]

    assert named == [["Trägerin"], ["Ministerium", "Trägerin"], ["Dritte"]]
    assert [[one.name for one in rows] for _label, rows in in_groups(site, "partner")] == [["Dritte"]]


def test_page_costs_the_same_with_more_organisations(client, page):
    def cost():
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page.url).status_code == 200
        return len(queries)

    for number in range(2):
        make_known(f"Verein {number}").topics.add(make_term(Term.Vocabulary.TOPIC, "Übergang"))
    few = cost()
    for number in range(2, 12):
        make_known(f"Verein {number}").topics.add(make_term(Term.Vocabulary.TOPIC, "Übergang"))

    assert cost() == few <= 15
