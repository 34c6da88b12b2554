"""A person of the network is invited, comes in, reads what is internal and leaves; a stranger sees nothing of it."""

import email
import email.policy
import re
import time

import pytest
import requests

from home.example.site import ACCOUNTS

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NEW = "kim.neu@example.org"
PASSWORD = "drei lange Wege 99"
PATIENCE = 30


@pytest.fixture
def person(portal, browser, request):
    """Open a browser of its own for each person."""

    def open_browser():
        context = browser.new_context(base_url=portal.url, locale="de-DE")
        request.addfinalizer(context.close)
        return context.new_page()

    return open_browser


def login_of(portal, role):
    """Return address and password of an example account."""
    address = next(each["email"] for each in ACCOUNTS if each["role"] == role)
    lines = [line.strip() for line in (portal.var / "logins.txt").read_text().splitlines()]
    return address, lines[lines.index(address) + 1]


def link_in_mail(portal, to):
    """Wait for the mail to this address and return the link in it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for path in sorted(portal.var.glob("mail/*.eml"), reverse=True):
            mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
            if mail["To"] == to:
                return re.search(re.escape(portal.url) + r"/\S+", mail.get_content())[0]
        time.sleep(0.2)
    pytest.fail(f"No mail to {to} has come.")


def press(page):
    page.locator("main button[type=submit]").first.click()


def test_invited_person_comes_in_reads_and_leaves(portal, person):
    coordinator = person()
    coordinator.goto("/cms/invitations/new/")
    address, password = login_of(portal, "coordinator")
    coordinator.fill("[name=login]", address)
    coordinator.fill("[name=password]", password)
    press(coordinator)
    coordinator.fill("[name=email]", NEW)
    coordinator.fill("[name=name]", "Kim Neu")
    coordinator.locator("form button[type=submit]").last.click()
    coordinator.wait_for_url("**/cms/invitations/")

    member = person()
    member.goto(link_in_mail(portal, NEW))
    assert member.input_value("[name=first_name]") == "Kim"
    member.fill("[name=password1]", PASSWORD)
    member.fill("[name=password2]", PASSWORD)
    press(member)
    member.wait_for_url("**/de/partnerbereich/")

    internal = member.locator("main .teaser-list a").first
    title = internal.inner_text()
    internal.click()
    member.wait_for_url("**/de/partnerbereich/**")
    article = member.url
    assert member.locator("h1").inner_text() == title
    assert member.locator(".members-band").is_visible()

    member.set_viewport_size({"width": 1280, "height": 900})
    member.locator("header form[action$='/logout/'] button:visible").first.click()
    member.wait_for_url("**/de/")
    member.goto(article)
    assert "/de/konto/login/" in member.url
    assert title not in member.content()

    stranger = requests.get(article, timeout=20)
    assert "/de/konto/login/" in stranger.url
    assert title not in stranger.text


def test_member_is_turned_away_at_the_desk(portal, person):
    partner = person()
    address, password = login_of(portal, "partner")
    partner.goto("/de/konto/login/")
    partner.fill("[name=login]", address)
    partner.fill("[name=password]", password)
    press(partner)
    partner.wait_for_url("**/de/partnerbereich/")

    assert partner.goto("/cms/").status == 403
    assert partner.url == f"{portal.url}/cms/"
