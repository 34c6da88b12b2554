from wagtail.models import Site

from core.models import SiteSettings
from organisations.models import NetworkSettings, Supporter
from tests.factories import make_image, make_organisation


def settings_of_site():
    return SiteSettings.objects.get_or_create(site=Site.objects.get(is_default_site=True))[0]


def test_name_and_logo_from_the_settings_stand_in_the_header(client, home):
    found = settings_of_site()
    found.site_name_de, found.site_name_en, found.logo = "Ein Netzwerk", "A network", make_image()
    found.save()

    german, english = client.get("/de/").content.decode(), client.get("/en/").content.decode()

    assert '<span class="brand__name">Ein Netzwerk</span>' in german
    assert '<span class="brand__name">A network</span>' in english
    assert 'class="brand__logo"' in german
    assert client.get(found.logo.get_rendition("height-96").url).status_code == 200


def test_a_name_that_has_no_english_stays_german(client, home):
    found = settings_of_site()
    found.site_name_de = "Ein Netzwerk"
    found.save()

    assert '<span class="brand__name">Ein Netzwerk</span>' in client.get("/en/").content.decode()


def test_footer_names_carriers_and_funders_with_logo_and_sentence(client, home):
    logo = make_image()
    network = NetworkSettings.for_site(Site.objects.get(is_default_site=True))
    for role, name, sentence in [("carrier", "Verein A", "Träger"), ("funder", "Ministerium B", "Gefördert von B")]:
        organisation = make_organisation(name, logo=logo)
        network.supporters.add(Supporter(role=role, organisation=organisation, sentence_de=sentence))
    network.save()

    content = client.get("/de/").content.decode()

    for words in ["Verein A", "Ministerium B", "Träger", "Gefördert von B", 'class="supporter-list__logo"']:
        assert words in content, words
    assert client.get(logo.get_rendition("height-96").url).status_code == 200


def test_first_page_of_a_new_site_writes_nothing(client, home, django_assert_max_num_queries):
    with django_assert_max_num_queries(15) as queries:
        client.get("/de/")

    assert [query["sql"] for query in queries.captured_queries if not query["sql"].startswith("SELECT")] == []
