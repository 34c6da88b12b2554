import pytest
from django.test import TestCase

from news.models import NewsIndexPage
from tests.factories import make_article, make_page, make_user


def test_page_is_found_at_any_depth_in_few_queries(client, home, django_assert_max_num_queries):
    page = home
    for number in range(5):
        page = make_page(page, f"Ebene {number}")
    client.get("/de/")

    with django_assert_max_num_queries(15):
        response = client.get(page.get_url())

    assert response.context["page"] == page


def test_page_of_one_language_is_not_found_below_the_other(client, home):
    make_page(home, "Nur deutsch")

    assert client.get("/de/nur-deutsch/").status_code == 200
    assert client.get("/en/nur-deutsch/").status_code == 404


@pytest.mark.parametrize(
    "path", ["gibt-es-nicht/", "aktuelles/gibt-es-nicht/", "aktuelles/feed/mehr/", "aktuelles/x/y/z/"]
)
def test_address_that_names_nothing_is_not_found(client, home, path):
    assert client.get(f"/de/{path}").status_code == 404


def test_stranger_is_not_told_what_exists_in_the_partner_area(client, partner_area):
    make_page(partner_area, "Protokoll")

    existing = client.get("/de/partnerbereich/protokoll/")
    missing = client.get("/de/partnerbereich/gibt-es-nicht/")

    assert (existing.status_code, missing.status_code) == (302, 302)
    assert existing.url == "/de/konto/login/?next=%2Fde%2Fpartnerbereich%2Fprotokoll%2F"
    assert missing.url == "/de/konto/login/?next=%2Fde%2Fpartnerbereich%2Fgibt-es-nicht%2F"


def test_member_is_told_that_a_page_is_missing(member_client, partner_area):
    assert member_client.get("/de/partnerbereich/gibt-es-nicht/").status_code == 404


def test_draft_is_not_found(client, home):
    make_page(home, "Entwurf").unpublish()

    assert client.get("/de/entwurf/").status_code == 404


def rename(page, slug):
    """Give a page another address; the redirect is made after the commit."""
    page = type(page).objects.get(pk=page.pk)
    page.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def test_old_address_leads_to_the_new_one(client, home):
    rename(make_page(home, "Vorher"), "nachher")

    response = client.get("/de/vorher/?woher=mail")

    assert (response.status_code, response.url) == (301, "/de/nachher/")


def test_old_address_does_not_name_a_draft(client, home):
    rename(make_page(home, "Vorher"), "geheim").unpublish()

    assert client.get("/de/vorher/").status_code == 404


def test_old_address_of_a_page_that_became_internal_names_it_to_members_only(client, partner_area, home, member):
    article = make_article(home, "Vorher")
    with TestCase.captureOnCommitCallbacks(execute=True):
        article.move(NewsIndexPage.objects.child_of(partner_area).get(), pos="last-child")
    rename(article, "geheim")

    stranger = client.get("/de/aktuelles/vorher/")
    client.force_login(make_user())
    other = client.get("/de/aktuelles/vorher/")
    client.force_login(member)

    assert stranger.url == "/de/konto/login/?next=%2Fde%2Faktuelles%2Fvorher%2F"
    assert other.status_code == 403
    assert client.get("/de/aktuelles/vorher/").url == "/de/partnerbereich/nachrichten/geheim/"
