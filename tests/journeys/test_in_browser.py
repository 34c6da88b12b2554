"""What Chromium and axe find on the pages of the example site."""

import re
from itertools import product

import pytest
from django.db import connection

from tests.journeys.crawling import distinct_pages, showing_something_new
from tests.journeys.looking import NARROW, VIEWS, look_at
from tests.journeys.test_crawl import rows

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# One of each type of page that only members see.
INTERNAL_TYPES = {
    "partner area": r"/de/partnerbereich/",
    "internal news": r"/de/partnerbereich/nachrichten/",
    "internal article": r"/de/partnerbereich/nachrichten/[\w-]+/",
    "internal events": r"/de/partnerbereich/treffen/",
    "internal event": r"/de/partnerbereich/treffen/[\w-]+/",
    "internal materials": r"/de/partnerbereich/materialien/",
    "internal material": r"/de/partnerbereich/materialien/[\w-]+/",
    "password": r"/de/konto/password/change/",
}


@pytest.fixture(scope="session")
def visits(browser_type_launch_args, pages):
    """Every page that a stranger can reach, on a small screen; what shows something new by axe and on a wide one too.

    What depends on the words shows in the width, the rest on every page with the same elements. A database changes
    neither: after SQLite, the pages that show something new are enough.
    """
    new = [page.url for page in showing_something_new(pages)]
    others = [page.url for page in pages if page.url not in new] if connection.vendor == "sqlite" else []
    views = [*product(new, VIEWS), *product(others, [NARROW], [False])]
    return look_at(browser_type_launch_args, views)


@pytest.fixture(scope="session")
def visits_of_member(browser_type_launch_args, portal, member, internal_answers):
    """One page of each type that only members see, in all views."""
    addresses = {answer.path: answer.url for answer in distinct_pages(internal_answers)}
    urls = [
        next(url for path, url in addresses.items() if re.fullmatch(pattern, path))
        for pattern in INTERNAL_TYPES.values()
    ]
    cookies = [{"name": cookie.name, "value": cookie.value, "url": portal.url} for cookie in member.cookies]
    return look_at(browser_type_launch_args, product(urls, VIEWS), cookies=cookies)


def test_all_that_is_looked_for_would_be_noticed(browser_type_launch_args, portal):
    """A page on which everything is wrong is found wrong in every way, so that the other tests can fail."""
    spoil = """() => {
      const main = document.querySelector('main');
      main.insertAdjacentHTML('beforeend', '<img src="https://example.org/picture.png"><p style="color: red">red</p>');
      main.style.width = '3000px';
      localStorage.setItem('visitor', '1');
      document.cookie = 'visitor=1';
    }"""
    for visit in look_at(browser_type_launch_args, product([f"{portal.url}/de/"], VIEWS), prepare=spoil):
        width = int(visit.view.split()[0])

        assert "image-alt" in {rule for rule, *_ in visit.violations}
        assert any("img-src" in error for error in visit.errors)
        assert any("style-src" in error for error in visit.errors)
        assert visit.too_wide_at[0] == width
        assert len(visit.too_wide_at) == 2
        assert (visit.stored, visit.cookies) == (1, ["visitor"])


def test_axe_asks_for_wcag_2_2_and_good_practice(visits):
    asked = set.intersection(*(visit.rules for visit in visits if visit.is_judged))

    assert {visit.view for visit in visits} == set(VIEWS)

    assert {"image-alt", "color-contrast", "autocomplete-valid", "target-size", "region"} <= asked


def test_axe_finds_nothing_on_any_page(visits):
    found = [(visit.url, visit.view, *each) for visit in visits for each in visit.violations]

    assert not found, rows(found[:40])


def test_axe_finds_nothing_on_what_members_see(visits_of_member):
    found = [(visit.url, visit.view, *each) for visit in visits_of_member for each in visit.violations]

    assert not found, rows(found[:40])


def test_browser_reports_no_error_on_any_page(visits, visits_of_member):
    found = [(visit.url, visit.view, error) for visit in visits + visits_of_member for error in visit.errors]

    assert not found, rows(found)


def test_browser_asks_no_other_host(visits, visits_of_member, portal):
    asked = [(visit.url, url) for visit in visits + visits_of_member for url in visit.requests]
    foreign = [(page, url) for page, url in asked if not url.startswith((portal.url, "data:"))]

    assert len(asked) > len(visits)
    assert not foreign, rows(foreign)


def test_nothing_is_stored_where_nothing_is_posted(visits, pages):
    posting = {page.url for page in pages if page.posts}
    stored = [(visit.url, visit.stored, visit.cookies) for visit in visits if visit.stored or visit.cookies]
    needless = [
        (url, number, cookies)
        for url, number, cookies in stored
        if number or url not in posting or cookies != ["csrftoken"]
    ]

    assert stored
    assert not needless, rows(needless)


def test_no_page_is_wider_than_its_window(visits, visits_of_member):
    too_wide = [(visit.url, visit.too_wide_at) for visit in visits + visits_of_member if visit.too_wide_at]

    assert not too_wide, rows(too_wide)
