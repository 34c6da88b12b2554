"""Everybody who works in the desk finds each page that it offers them."""

import re
from collections import deque
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.journeys.test_crawl import rows

pytestmark = pytest.mark.slow

# What ends the session, is no page, or wants to know first for which rows.
LEFT_OUT = re.compile(r"/logout/|/cms/(jsi18n|sprite|bulk)")
ROLES = {"editor": 25, "approver": 19, "event_organiser": 15, "coordinator": 10, "administrator": 40}


def shape(path):
    """Return what an address has in common with those of the same kind."""
    return re.sub(r"\d+", "N", path)


def walk(portal, session):
    """Open one page of each kind that the desk links to, and return address, status and text of each."""
    waiting, seen, answers = deque([f"{portal.url}/cms/"]), {"/cms/"}, []
    while waiting:
        asked = waiting.popleft()
        answer = session.get(asked, timeout=60)
        answers.append((urlsplit(asked).path, answer))
        if "text/html" not in answer.headers.get("Content-Type", ""):
            continue
        # Wagtail's menu stands as data in the page, other links as links.
        soup = BeautifulSoup(answer.content, "html.parser")
        named = [link["href"] for link in soup.find_all("a", href=True)]
        named += re.findall(r'"url": ?"([^"]+)"', answer.text)
        for each in named:
            path = urlsplit(urljoin(answer.url, each)).path
            if path.startswith("/cms/") and not LEFT_OUT.search(path) and shape(path) not in seen:
                seen.add(shape(path))
                waiting.append(portal.url + path)
    return answers


@pytest.mark.parametrize("role", ROLES)
def test_no_page_that_the_desk_offers_fails(portal, role):
    answers = walk(portal, portal.sign_in(role))
    wrong = [(path, answer.status_code) for path, answer in answers if answer.status_code >= 400]

    assert not wrong, rows(wrong)
    assert len(answers) >= ROLES[role], rows(path for path, _ in answers)
    assert BeautifulSoup(answers[0][1].content, "html.parser").html["lang"] == "de"
