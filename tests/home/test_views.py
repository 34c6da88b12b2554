import pytest
from django.urls import reverse, translate_url


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("de", "/de/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("fr, en;q=0.5, de;q=0.4", "/en/"),
        ("fr", "/de/"),
        ("", "/de/"),
        ("*", "/de/"),
        ("nonsense;;q=x", "/de/"),
    ],
)
def test_root_leads_to_the_language_that_the_reader_asks_for(client, wanted, found):
    response = client.get("/", headers={"Accept-Language": wanted})

    assert response.status_code == 302
    assert response.headers["Location"] == found
    assert "Accept-Language" in response.headers["Vary"]
    assert not response.cookies


def test_robots_are_led_to_the_sitemap_and_away_from_the_desk_and_reading_lists(client):
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /cms/" in lines
    assert "Disallow: /de/konto/" in lines
    lists = [reverse("reading_list:show"), translate_url(reverse("reading_list:show"), "en"), "/*?list=", "/*&list="]
    assert {f"Disallow: {each}" for each in lists} <= set(lines)
    assert "Allow: /de/konto/login/" in lines
    assert "Sitemap: http://localhost:8000/sitemap.xml" in lines


def test_sitemap_lists_public_pages_of_both_languages_and_no_internal_one(client, home, partner_area):
    content = client.get("/sitemap.xml").content.decode()

    assert "/de/aktuelles/</loc>" in content
    assert "/en/news/</loc>" in content
    assert "partnerbereich" not in content
    assert "partner-area" not in content


def test_security_contact_is_named_with_a_date_until_which_it_holds(client, home):
    content = client.get("/.well-known/security.txt").content.decode()

    assert content.startswith("Contact: mailto:")
    assert "\nExpires: " in content


@pytest.mark.parametrize("address", ["/health/live", "/health/ready"])
def test_machines_hear_that_the_portal_answers(client, db, address):
    assert client.get(address).content == b"ok\n"


def test_address_without_language_is_not_found_and_says_so_in_the_readers_language(client, home):
    response = client.get("/gibt-es-nicht", headers={"Accept-Language": "en"})

    assert response.status_code == 404
    assert '<html lang="en"' in response.content.decode()
