"""A member sets up an app and a passkey, and comes in with each, with a code by mail and with a recovery code."""

import re

import pytest

from tests.factories import app_code
from tests.journeys.test_partner import press, sign_in

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SETTINGS = "/de/konto/zweiter-faktor/"
# What a telephone does when its owner lays a finger on it.
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(person):
    """A browser on a device that can keep passkeys."""
    page = person()
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return page


def is_inside(address):
    return "/de/partnerbereich/" in address


def choose(page, link, password):
    """Open what the settings offer, which asks for the password once more."""
    page.goto(SETTINGS)
    page.get_by_role("link", name=link).click()
    if "/reauthenticate/" in page.url:
        page.fill("[name=password]", password)
        press(page)
        page.wait_for_url(lambda address: "/reauthenticate/" not in address)


def come_by_mail(portal, page, address, number, recovery_code):
    """Sign in with the code of the so-manyth mail to this member, and a recovery code."""
    page.context.clear_cookies()
    page.goto("/de/konto/login/code/")
    page.fill("[name=email]", address)
    press(page)
    mail = portal.mail_to(address, number).get_body(("plain",)).get_content()
    page.fill("[name=code]", re.search(r"[A-Z]{4}-[A-Z]{4}", mail)[0])
    press(page)
    page.wait_for_url("**/zweiter-faktor/**")
    page.fill("[name=code]", recovery_code)
    page.locator("[name=code]").press("Enter")


def test_member_comes_in_with_app_passkey_mail_and_recovery_code(portal, page):
    # The second example member: nobody else signs in as this one.
    _first, login = portal.logins_of("partner")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/de/konto/login/")
    sign_in(page, login)
    page.wait_for_url(is_inside)

    choose(page, "App einrichten", login[1])
    page.fill("[name=code]", app_code(page.locator("main code").inner_text()))
    press(page)
    page.wait_for_url("**/recovery-codes/**")
    recovery_codes = re.findall(r"\b[0-9a-z]{8}\b", page.locator("main").inner_text())
    assert len(set(recovery_codes)) == 10
    assert portal.mail_to(login[0])["Subject"]

    choose(page, "Passkey oder Schlüssel hinzufügen", login[1])
    page.check("[name=passwordless]")
    page.click("[data-passkey=add]")
    page.wait_for_url(lambda address: not address.endswith("/add/"))
    assert portal.mail_to(login[0], 2)["Subject"] != portal.mail_to(login[0])["Subject"]

    # By the passkey alone.
    page.context.clear_cookies()
    page.goto("/de/konto/login/")
    page.click("#passkey_login")
    page.wait_for_url(is_inside)

    # By password, and the passkey as second step.
    page.context.clear_cookies()
    page.goto("/de/konto/login/")
    sign_in(page, login)
    page.click("#mfa_webauthn_authenticate")
    page.wait_for_url(is_inside)

    # By a code from a mail and a recovery code.
    come_by_mail(portal, page, login[0], 3, recovery_codes[0])
    page.wait_for_url(is_inside)

    # The same recovery code does not count again.
    come_by_mail(portal, page, login[0], 4, recovery_codes[0])
    page.wait_for_selector("[name=code][aria-invalid=true]")

    assert errors == []
