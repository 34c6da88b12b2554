"""A stranger follows every link of the example site: what is promised to readers holds on every page."""

import re
from collections import defaultdict
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup

pytestmark = pytest.mark.slow

FEWEST_PAGES = 60
# Elements that a browser fetches by itself, and the attribute that says from where.
FETCHED = {"img": "src", "script": "src", "iframe": "src", "source": "srcset", "video": "src", "audio": "src"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}


class Answer(NamedTuple):
    """What one address answered, and which page led to it."""

    url: str
    response: requests.Response
    found_on: str

    @property
    def is_html(self):
        return self.response.headers.get("Content-Type", "").startswith("text/html")

    @property
    def soup(self):
        return BeautifulSoup(self.response.content, "html.parser")


@pytest.fixture(scope="session")
def answers(portal):
    """Ask for everything that can be reached from the root and the sitemap."""
    asked = {}
    waiting = [(f"{portal.url}/", "the root"), (f"{portal.url}/sitemap.xml", "the root")]
    session = requests.Session()
    while waiting:
        url, found_on = waiting.pop()
        url = urldefrag(url).url
        if url in asked or not url.startswith(portal.url):
            continue
        answer = asked[url] = Answer(url, session.get(url, timeout=20), found_on)
        session.cookies.clear()
        waiting += [(each, url) for each in addresses(answer)]
    return list(asked.values())


@pytest.fixture(scope="session")
def pages(answers):
    """The pages among the answers."""
    return [answer for answer in answers if answer.is_html and answer.response.status_code == 200]


def addresses(answer):
    """Return every address that an answer names."""
    if answer.url.endswith("/sitemap.xml"):
        return re.findall(r"<loc>(.*?)</loc>", answer.response.text)
    if not answer.is_html:
        return []
    soup = answer.soup
    named = [tag.get("href") or tag.get("src") for tag in soup.find_all(["a", "link", "img", "script", "source"])]
    named += [part.split()[0] for tag in soup.find_all(srcset=True) for part in tag["srcset"].split(",")]
    return [urljoin(answer.response.url, each) for each in named if each]


def names(rows):
    return "\n".join(str(row) for row in rows)


def test_every_link_leads_somewhere(answers):
    broken = [(each.url, each.response.status_code, each.found_on) for each in answers if not each.response.ok]

    assert not broken, names(broken)


def test_site_has_its_pages(pages):
    assert len(pages) >= FEWEST_PAGES


def test_links_to_a_part_of_a_page_find_it(pages):
    ids = {urldefrag(each.response.url).url: {tag["id"] for tag in each.soup.find_all(id=True)} for each in pages}
    lost = []
    for page in pages:
        for link in page.soup.find_all("a", href=re.compile("#.")):
            url, part = urldefrag(urljoin(page.response.url, link["href"]))
            if url in ids and part not in ids[url]:
                lost.append((page.url, link["href"]))

    assert not lost, names(lost)


def test_reader_gets_no_cookie_where_nothing_is_posted(answers):
    given = [
        each.url
        for each in answers
        if "Set-Cookie" in each.response.headers and not (each.is_html and each.soup.find("form", method="post"))
    ]

    assert not given, names(given)


def test_nothing_is_fetched_from_another_host(pages, portal):
    foreign = []
    for page in pages:
        fetched = [
            tag[attribute]
            for name, attribute in FETCHED.items()
            for tag in page.soup.find_all(name)
            if tag.get(attribute)
        ]
        fetched += [tag["href"] for tag in page.soup.find_all("link") if FETCHED_LINKS & set(tag.get("rel", []))]
        foreign += [
            (page.url, each)
            for each in fetched
            if urlsplit(urljoin(page.url, each)).netloc != urlsplit(portal.url).netloc and not each.startswith("data:")
        ]

    assert not foreign, names(foreign)


def test_every_page_has_one_heading_a_language_and_its_landmarks(pages):
    odd = []
    for page in pages:
        soup = page.soup
        language = urlsplit(page.response.url).path.split("/")[1]
        if soup.html.get("lang") != language or len(soup.find_all("h1")) != 1 or not soup.title.get_text(strip=True):
            odd.append((page.url, soup.html.get("lang"), len(soup.find_all("h1"))))
        if not all(soup.find(name) for name in ["header", "nav", "main", "footer"]):
            odd.append((page.url, "landmarks"))

    assert not odd, names(odd)


def test_footer_of_every_page_names_legal_pages_carriers_and_funders(pages):
    wanted = {
        "de": ["Impressum", "Datenschutz", "Barrierefreiheit", "Miteinander", "Gefördert vom"],
        "en": ["Legal notice", "Privacy", "Accessibility", "Miteinander", "Funded by"],
    }
    missing = [
        (page.url, word)
        for page in pages
        for word in wanted[page.soup.html["lang"]]
        if word not in page.soup.find_all("footer")[-1].get_text(" ")
    ]

    assert not missing, names(missing)


def test_languages_name_each_other(pages):
    named = {}
    for page in pages:
        links = page.soup.find_all("link", rel="alternate", hreflang=True)
        named[page.response.url] = {link["hreflang"]: link["href"] for link in links}
    one_sided = [
        (url, other)
        for url, languages in named.items()
        for other in languages.values()
        if url not in named.get(other, {}).values()
    ]

    assert any(languages for languages in named.values())
    assert not one_sided, names(one_sided)


def test_pages_in_both_languages_have_different_titles_within_one_language(pages):
    by_title = defaultdict(set)
    for page in pages:
        if not urlsplit(page.url).query:
            by_title[page.soup.html["lang"], page.soup.title.get_text(" ", strip=True)].add(page.response.url)
    doubled = {title: urls for title, urls in by_title.items() if len(urls) > 1}

    assert not doubled, names(doubled.items())


def test_nothing_internal_is_named_anywhere(answers):
    """What the example keeps for members stands on no page, in no feed and in no file name."""
    from home.example import events, news, resources
    from home.example.bilingual import pick

    internal = [news.PARTNER_HOME["summary"]]
    internal += [article["title"] for article in news.INTERNAL_NEWS]
    internal += [each["page"]["title"] for each in events.EVENTS + resources.RESOURCES if each["members_only"]]
    secrets = [pick(title, language) for title in internal for language in ("de", "en")]
    leaks = [
        (answer.url, secret)
        for answer in answers
        if answer.response.headers.get("Content-Type", "").startswith(("text/", "application/xml", "application/atom"))
        for secret in secrets
        if secret in answer.response.text
    ]

    assert len(secrets) > 10
    assert not leaks, names(leaks)


VIEWS = [
    pytest.param({"width": 1280, "height": 900}, "light", id="1280 light"),
    pytest.param({"width": 390, "height": 844}, "dark", id="390 dark"),
]


@pytest.mark.browser
@pytest.mark.parametrize(("size", "colours"), VIEWS)
def test_browser_finds_nothing_wrong_on_any_page(browser, portal, pages, size, colours):
    """No violation of WCAG 2.2 A and AA or good practice, no console error, no foreign request, nothing stored."""
    from axe_playwright_python.sync_playwright import Axe

    axe, wrong = Axe(), []
    context = browser.new_context(viewport=size, color_scheme=colours, bypass_csp=True)
    tab = context.new_page()
    tab.on("console", lambda message: message.type == "error" and wrong.append((tab.url, message.text)))
    tab.on("pageerror", lambda error: wrong.append((tab.url, str(error))))
    tab.on(
        "request",
        lambda request: request.url.startswith((portal.url, "data:")) or wrong.append((tab.url, request.url)),
    )
    for page in pages:
        tab.goto(page.url)
        found = axe.run(tab, options={"resultTypes": ["violations"]}).response["violations"]
        wrong += [
            (page.url, each["id"], node["target"], node.get("failureSummary", ""))
            for each in found
            for node in each["nodes"]
        ]
        if tab.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append((page.url, "wider than the window"))
        if tab.evaluate("localStorage.length + sessionStorage.length"):
            wrong.append((page.url, "stores something"))
        if not page.soup.find("form", method="post") and context.cookies():
            wrong.append((page.url, context.cookies()))
        context.clear_cookies()
    context.close()

    assert not wrong, names(wrong[:40])
