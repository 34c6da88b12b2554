"""A stranger follows every link of the example site: what is promised to readers holds on every page."""

import re
from collections import defaultdict
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.dom.minidom import parseString

import pytest

from home.example import site
from home.example.bilingual import pick
from tests.journeys.conftest import pictures

pytestmark = pytest.mark.slow

FEWEST_PAGES = 60
# Elements that a browser fetches by itself, and the attribute that says from where.
FETCHED = {"img": "src", "script": "src", "iframe": "src", "source": "srcset", "video": "src", "audio": "src"}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
FEEDS = {"application/atom+xml", "application/xml", "image/svg+xml"}


def rows(found):
    return "\n".join(str(row) for row in found)


def test_every_link_leads_somewhere(answers):
    broken = [(each.asked, each.response.status_code, each.found_on) for each in answers if not each.response.ok]

    assert not broken, rows(broken)


def test_site_has_its_pages(pages, types):
    missing = [name for name, page in types.items() if page is None]

    assert missing == []
    assert len(pages) >= FEWEST_PAGES


def test_no_link_is_empty(pages):
    empty = [(page.url, str(link)) for page in pages for link in page.soup.find_all("a") if not link.get("href")]

    assert not empty, rows(empty)


def test_links_to_a_part_of_a_page_find_it(pages):
    ids = {page.url: {tag["id"] for tag in page.soup.find_all(id=True)} for page in pages}
    links = [
        (page.url, *urldefrag(urljoin(page.url, link["href"])))
        for page in pages
        for link in page.soup.find_all("a", href=re.compile("#."))
    ]
    lost = [(page, url, part) for page, url, part in links if part not in ids.get(url, ())]

    assert len(links) >= len(pages)
    assert not lost, rows(lost)


def test_reader_gets_no_cookie_where_nothing_is_posted(answers):
    given = [
        answer
        for answer in answers
        if any("Set-Cookie" in each.headers for each in [*answer.response.history, answer.response])
    ]
    needless = [answer.asked for answer in given if not answer.posts]

    assert given, "not even a form gives one: this test sees nothing"
    assert not needless, rows(needless)


def test_nothing_is_fetched_from_another_host(pages, portal):
    fetched = []
    for page in pages:
        tags = page.soup.find_all(list(FETCHED))
        fetched += [(page.url, tag[FETCHED[tag.name]]) for tag in tags if tag.get(FETCHED[tag.name])]
        fetched += [
            (page.url, link["href"]) for link in page.soup.find_all("link") if FETCHED_LINKS & set(link.get("rel", []))
        ]
    here = urlsplit(portal.url).netloc
    # What lies in the page itself is fetched from nowhere.
    fetched = [(page, url) for page, url in fetched if not url.startswith("data:")]
    foreign = [(page, url) for page, url in fetched if urlsplit(urljoin(page, url)).netloc != here]

    assert len(fetched) >= len(pages)
    assert not foreign, rows(foreign)


def test_no_size_of_a_picture_is_made_while_a_reader_waits(portal, pictures_before, pages):
    assert pictures_before
    assert pictures(portal) == pictures_before


def test_every_page_has_one_heading_a_language_and_its_landmarks(pages):
    odd = []
    for page in pages:
        soup = page.soup
        if soup.html.get("lang") != page.path.split("/")[1] or len(soup.find_all("h1")) != 1:
            odd.append((page.url, soup.html.get("lang"), len(soup.find_all("h1"))))
        if not all(soup.find(name) for name in ["header", "nav", "main", "footer"]):
            odd.append((page.url, "landmarks"))

    assert not odd, rows(odd)


def test_every_page_that_may_be_found_says_what_it_is(pages):
    found = [page for page in pages if not page.soup.find("meta", attrs={"name": "robots"})]
    silent = [
        page.url
        for page in found
        if not (description := page.soup.find("meta", attrs={"name": "description"})) or not description["content"]
    ]

    assert len(found) >= FEWEST_PAGES
    assert not silent, rows(silent)


def test_titles_tell_the_pages_of_a_language_apart(pages):
    by_title = defaultdict(set)
    for page in pages:
        if not urlsplit(page.url).query:
            by_title[page.soup.html["lang"], page.soup.title.get_text(" ", strip=True)].add(page.url)
    doubled = {title: urls for title, urls in by_title.items() if len(urls) > 1}

    assert not any(title.startswith("–") or not title for _, title in by_title)
    assert not doubled, rows(doubled.items())


def test_footer_of_every_page_names_legal_pages_carriers_and_funders(pages):
    missing = [
        (page.url, words)
        for page in pages
        for words in footer_words(page.soup.html["lang"])
        if words not in page.soup.find_all("footer")[-1].get_text(" ")
    ]

    assert not missing, rows(missing)


def footer_words(language):
    """Return what the law and the funders ask for."""
    legal = {
        "de": ["Impressum", "Datenschutz", "Barrierefreiheit"],
        "en": ["Legal notice", "Privacy", "Accessibility"],
    }
    names = {each["key"]: each["name"] for each in site.ORGANISATIONS}
    supporters = [names[each["organisation"]] for each in site.SUPPORTERS]
    sentences = [pick(each["sentence"], language) for each in site.SUPPORTERS]
    return [*legal[language], *supporters, *sentences]


def test_languages_name_each_other(pages):
    """Each page names all its languages, itself among them; or it says that there is only this one.

    Those that stand for another page in the eyes of search engines are left out.
    """
    pages = [page for page in pages if canonical_of(page) == page.url]
    named = {page.url: languages_of(page) for page in pages}
    alone = [page for page in pages if not named[page.url]]
    one_sided = [
        (url, language, other)
        for url, languages in named.items()
        for language, other in languages.items()
        if languages != named.get(other) or url not in languages.values() or f"/{language}/" not in other
    ]

    assert sum(map(bool, named.values())) >= FEWEST_PAGES
    assert not one_sided, rows(one_sided)
    assert all(page.soup.select(".language-switch__missing") for page in alone), rows(page.url for page in alone)


def canonical_of(page):
    link = page.soup.find("link", rel="canonical")
    return link["href"] if link else page.url


def languages_of(page):
    """Return the addresses of a page by language; the one for everybody else has to be the German one."""
    links = page.soup.find_all("link", rel="alternate", hreflang=True)
    named = {link["hreflang"]: link["href"] for link in links}
    default = named.pop("x-default", None)
    assert default == named.get("de"), page.url
    return named


def test_pages_that_stand_for_another_name_one_that_exists(pages):
    named = {canonical_of(page) for page in pages}

    assert len(named) < len(pages)
    assert named <= {page.url for page in pages}


def test_language_switch_leads_to_what_the_head_names(pages):
    wrong = []
    for page in pages:
        here, named = page.soup.html["lang"], languages_of(page)
        switch = {
            link["hreflang"]: urljoin(page.url, link["href"]) for link in page.soup.select(".language-switch__link")
        }
        if switch != {language: url for language, url in named.items() if language != here}:
            wrong.append((page.url, switch, named))

    assert not wrong, rows(wrong)


def test_feeds_calendars_and_drawings_are_well_formed(answers):
    xml = [answer for answer in answers if answer.kind in FEEDS]
    calendars = [answer for answer in answers if answer.kind == "text/calendar"]

    for answer in xml:
        parseString(answer.response.content)
    for answer in calendars:
        lines = answer.text.split("\r\n")
        assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""]), answer.asked
        assert all(len(line.encode()) <= 75 for line in lines), answer.asked
    assert FEEDS <= {answer.kind for answer in xml}
    assert calendars


def test_feeds_and_calendars_are_announced_where_they_belong(types, answers):
    asked = {answer.asked for answer in answers}
    announced = {
        name: {
            link["type"]: urljoin(types[name].url, link["href"])
            for link in types[name].soup.find_all("link", rel="alternate", type=True)
        }
        for name in ["news", "events", "event", "materials"]
    }

    assert set(announced["news"]) == set(announced["materials"]) == {"application/atom+xml"}
    assert set(announced["events"]) == set(announced["event"]) == {"text/calendar"}
    assert {url for links in announced.values() for url in links.values()} <= asked
