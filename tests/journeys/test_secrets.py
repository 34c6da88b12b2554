"""What the portal keeps for members and of people: a stranger finds none of it, whatever is read or asked for."""

import pytest
import requests

from home.example import events, news, pages, resources, site
from home.example.bilingual import pick
from tests.journeys.test_crawl import rows

pytestmark = pytest.mark.slow

FEWEST_INTERNAL_PAGES = 14


def internal_texts():
    """Return titles and summaries of all that the example keeps for members, in both languages."""
    pages = [*news.INTERNAL_NEWS, *news.INTERNAL_PAGES]
    pages += [each["page"] for each in events.EVENTS + resources.RESOURCES if each["members_only"]]
    texts = [news.PARTNER_HOME["summary"], *(page[name] for page in pages for name in ["title", "summary"])]
    return {pick(text, language) for text in texts for language in ("de", "en")}


def personal_details():
    """Return what the example knows of people, apart from addresses that are shown as contacts."""
    people = [*events.REGISTRANTS, *site.ACCOUNTS]
    public = str([pages.PAGES, news.NEWS, events.EVENTS, site.SITE])
    details = {person[name] for person in people for name in ["name", "email"] if person[name] not in public}
    return details | {each["online_link"] for each in events.EVENTS if each["online_link"]}


def readable(answer):
    """Return the words of an answer, without what its mark-up writes in another way."""
    return answer.soup.get_text(" ") + answer.text if answer.is_html else answer.text


def test_members_find_what_is_kept_for_them(internal_answers):
    """What the next test looks for is really there to leak."""
    seen = " ".join(readable(answer) for answer in internal_answers)

    assert len(internal_texts()) > 20
    assert [text for text in internal_texts() if text not in seen] == []
    assert sum(answer.is_html for answer in internal_answers) >= FEWEST_INTERNAL_PAGES
    assert any(answer.kind == "application/pdf" for answer in internal_answers)


def test_nothing_internal_or_personal_is_named_to_a_stranger(answers):
    secrets = internal_texts() | personal_details()
    leaks = [(answer.asked, secret) for answer in answers for secret in secrets if secret in readable(answer)]

    assert len(personal_details()) > 20
    assert not leaks, rows(leaks)


def test_internal_addresses_answer_a_stranger_with_the_login(answers, internal_answers):
    """A picture that stands on a public page as well is no secret in another size."""
    public = {original(answer) for answer in answers if answer.kind.startswith("image/")}
    internal = [answer for answer in internal_answers if original(answer) not in public]
    told = []
    for answer in internal:
        refused = requests.get(answer.asked, allow_redirects=False, timeout=30)
        if not refused.is_redirect or "/login/?next=" not in refused.headers["Location"]:
            told.append((answer.asked, refused.status_code))

    assert len(internal) > 2 * FEWEST_INTERNAL_PAGES
    assert not told, rows(told)


def original(answer):
    """Return the name of the picture of which this is one size."""
    return answer.path.rpartition("/")[2].partition(".")[0]


def test_search_finds_nothing_internal_for_a_stranger(portal, internal_answers):
    closed = {answer.path for answer in internal_answers if answer.is_html}
    found = []
    for text in internal_texts():
        for path in ["/de/suche/", "/en/search/"]:
            page = requests.get(portal.url + path, {"q": text}, timeout=30).text
            found += [(text, address) for address in closed if f'href="{address}"' in page]

    assert not found, rows(found)
