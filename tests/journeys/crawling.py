"""Follows links as a reader does, and keeps what was answered."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

import requests
from bs4 import BeautifulSoup

# What a reader types into every search field.
SEARCH_TERM = "Resozialisierung"
# One of each type of page, in German; the English ones are found by the same links.
PAGE_TYPES = {
    "home": r"/de/",
    "information": r"/de/ueber-das-projekt/begriffe/",
    "help": r"/de/hilfe-finden/",
    "contact": r"/de/kontakt/",
    "legal notice": r"/de/impressum/",
    "privacy": r"/de/datenschutz/",
    "accessibility": r"/de/barrierefreiheit/",
    "news": r"/de/aktuelles/",
    "article": r"/de/aktuelles/[\w-]+/",
    "events": r"/de/veranstaltungen/",
    "past events": r"/de/veranstaltungen/\?past=1",
    "event": r"/de/veranstaltungen/[\w-]+/",
    "registration": r"/de/anmeldung/\d+/",
    "materials": r"/de/materialien/",
    "material": r"/de/materialien/[\w-]+/",
    "search": r"/de/suche/",
    "hits": r"/de/suche/\?q=.+",
    "login": r"/de/konto/login/",
    "forgotten password": r"/de/konto/password/reset/",
}


@dataclass(frozen=True)
class Answer:
    """What one address answered, and where it was found."""

    asked: str
    found_on: str
    response: requests.Response

    @property
    def url(self) -> str:
        """Return the address that answered in the end."""
        return urldefrag(self.response.url).url

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.url).path)

    @property
    def kind(self) -> str:
        return self.response.headers.get("Content-Type", "").partition(";")[0]

    @property
    def is_html(self) -> bool:
        return self.kind == "text/html"

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def text(self) -> str:
        """Return what can be read in it, whatever kind of text it is."""
        return self.response.content.decode("utf-8", errors="ignore")

    @property
    def posts(self) -> bool:
        """Tell whether the page has a form that sends something."""
        return self.is_html and self.soup.find("form", method="post") is not None

    def addresses(self) -> list[str]:
        """Return every address that it names: links, pictures, styles, scripts, and what its search fields ask for."""
        if self.path == "/sitemap.xml":
            return re.findall(r"<loc>(.*?)</loc>", self.text)
        if not self.is_html:
            return []
        named = [tag.get("href") or tag.get("src") for tag in self.soup.find_all(["a", "link", "img", "script"])]
        named += [part.split()[0] for tag in self.soup.find_all(srcset=True) for part in tag["srcset"].split(",")]
        # A form that only has a button puts what is on the page onto a list: there is an address for every choice.
        asking = [
            form for form in self.soup.find_all("form", method="get") if form.select_one("input[name=q], select")
        ]
        for form in asking:
            named += [form["action"], f"{form['action']}?{filled_in(form)}"]
        return [urljoin(self.response.url, each) for each in named if each]


def filled_in(form) -> str:
    """Return what a reader asks by a form: a word, or the first answer to its first question."""
    if form.find("input", attrs={"name": "q"}):
        return f"q={SEARCH_TERM}"
    question = form.find("select")
    return f"{question['name']}={question.find('option', value=re.compile('.'))['value']}"


def crawl(start: list[str], session: requests.Session, known=frozenset()) -> list[Answer]:
    """Ask for everything on this host that can be reached from these addresses; what is known is not asked again."""
    scheme, host = urlsplit(start[0])[:2]
    answers, seen = [], set(known) - set(start)
    waiting = [(url, "the beginning") for url in reversed(start)]
    while waiting:
        asked, found_on = waiting.pop()
        if asked in seen:
            continue
        seen.add(asked)
        answer = Answer(asked, found_on, session.get(asked, timeout=30))
        answers.append(answer)
        links = [_plain(url) for url in answer.addresses()]
        waiting += [(url, asked) for url in links if urlsplit(url)[:2] == (scheme, host)]
    return answers


def distinct_pages(answers: list[Answer]) -> list[Answer]:
    """Return the pages among the answers, each once however many addresses lead to it."""
    pages = {answer.url: answer for answer in answers if answer.is_html and answer.response.ok}
    return list(pages.values())


def showing_something_new(pages: list[Answer]) -> list[Answer]:
    """Return the pages with an element, or an element in a place, that none before them had; the long ones first."""
    seen, new = set(), []
    for page in sorted(pages, key=lambda page: -len(page.response.content)):
        shown = {(_kind_of(tag.parent), _kind_of(tag)) for tag in page.soup.find_all(True)}
        if shown - seen:
            new.append(page)
            seen |= shown
    return new


def _kind_of(tag):
    return tag.name, tuple(tag.get("class", ()))


def one_of_each_type(pages):
    """Return one page for each type of page, by the name of the type."""
    addresses = {
        page.url.removeprefix(f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}"): page for page in pages
    }
    return {
        name: next((page for address, page in addresses.items() if re.fullmatch(pattern, address)), None)
        for name, pattern in PAGE_TYPES.items()
    }


def _plain(url: str) -> str:
    """Return the address without its fragment; the login is one page, wherever it leads afterwards."""
    url = urldefrag(url).url
    return url.partition("?")[0] if "next" in parse_qs(urlsplit(url).query) else url
