"""A person of the network is invited, comes in, reads what is internal and leaves; a stranger sees nothing of it."""

import email
import email.policy
import re
import time

import pytest

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
