"""When something is missing, closed or broken, the page that says so is one of ours."""

import pytest
import requests

from tests.journeys.looking import judge

pytestmark = [pytest.mark.slow, pytest.mark.browser]


def looks_like_ours(tab, answer, status):
    """Tell what is wrong with an error page: its status, its words, its look."""
    visit = judge(tab)
    found = {
        "status": answer.status,
        "language": tab.locator("html").get_attribute("lang"),
        "headings": tab.locator("h1").count(),
        "ways home": tab.locator("header a.brand").count(),
        "sheets": tab.evaluate("document.styleSheets.length"),
        "violations": visit.violations,
        "too wide at": visit.too_wide_at,
    }
    wanted = {"status": status, "language": "de", "headings": 1, "ways home": 1, "sheets": 1}
    assert found == {**wanted, "violations": [], "too wide at": []}
    assert tab.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')


@pytest.mark.parametrize(
    "address", ["/de/gibt-es-nicht/", "/de/aktuelles/gibt-es-nicht/", "/dateien/99999/nichts.pdf"]
)
def test_missing_page_says_so(portal, tab, address):
    tab.set_extra_http_headers({"Accept-Language": "de"})

    answer = tab.goto(portal.url + address)

    looks_like_ours(tab, answer, 404)
    assert tab.locator("main form[role=search]").is_visible()


def test_desk_is_closed_to_members(portal, tab, member):
    tab.context.add_cookies(
        [{"name": cookie.name, "value": cookie.value, "url": portal.url} for cookie in member.cookies]
    )
    tab.set_extra_http_headers({"Accept-Language": "de"})

    looks_like_ours(tab, tab.goto(f"{portal.url}/cms/"), 403)


def test_form_without_its_cookie_has_expired(portal, tab):
    tab.goto(f"{portal.url}/de/konto/login/")
    tab.context.clear_cookies()
    tab.fill("[name=login]", "kim@example.org")
    tab.fill("[name=password]", "kein Passwort")

    with tab.expect_navigation() as navigation:
        tab.press("[name=password]", "Enter")

    looks_like_ours(tab, navigation.value, 403)


def test_broken_page_says_that_the_fault_is_ours(portal, tab):
    with portal.without_table("news_newsindexpage"):
        answer = tab.goto(f"{portal.url}/de/aktuelles/")
        assert "news_newsindexpage" not in tab.content()
        looks_like_ours(tab, answer, 500)

    assert requests.get(f"{portal.url}/de/aktuelles/", timeout=30).ok
