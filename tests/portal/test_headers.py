"""What every response says, whoever made it."""

import pytest

STRICT = "default-src 'none'"
ADDRESSES = ["/de/", "/en/", "/de/suche/", "/gibt-es-nicht", "/de/konto/login/", "/robots.txt", "/sitemap.xml"]


def policy(response):
    return dict(part.strip().partition(" ")[::2] for part in response.headers["Content-Security-Policy"].split(";"))


@pytest.mark.parametrize("address", [*ADDRESSES, "/static/css/site.css", "/static/js/missing.js"])
def test_response_lets_in_nothing_from_elsewhere(client, home, address):
    response = client.get(address)

    assert policy(response)["default-src"] == "'none'"
    assert policy(response)["script-src"] == "'self'"
    assert policy(response)["style-src"] == "'self'"
    assert policy(response)["frame-ancestors"] == "'self'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_other_sites_may_not_read_the_files_of_this_one(client):
    response = client.get("/static/js/menu.js")

    assert response.status_code == 200
    assert "Access-Control-Allow-Origin" not in response.headers


def test_only_the_desk_may_use_inline_code(client, home, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("verwaltung@example.org", "x"))

    desk = policy(client.get("/cms/"))

    assert desk["script-src"] == "'self' 'unsafe-inline'"
    assert desk["default-src"] == "'none'"
    assert policy(client.get("/de/"))["script-src"] == "'self'"


@pytest.mark.parametrize("address", ["/de/", "/en/", "/de/aktuelles/", "/de/suche/?q=x", "/sitemap.xml"])
def test_reader_gets_no_cookie(client, home, address):
    assert not client.get(address).cookies


def test_page_is_compressed(client, home):
    assert client.get("/de/", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"] == "gzip"


def test_page_of_a_signed_in_person_is_kept_by_no_cache(member_client):
    assert member_client.get("/de/").headers["Cache-Control"] == "private, no-store"
