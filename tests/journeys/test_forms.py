"""Forms in each of their states: empty, wrong, sent, and what the mail's link opens."""

import pytest

from tests.journeys.looking import judge

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# The example event that has places left.
EVENT = "/de/veranstaltungen/im-gespraech-bleiben/"
# Somebody who is quicker is asked to press once more.
A_PERSONS_PAUSE = 2500


def is_sound(tab):
    visit = judge(tab)
    return (visit.violations, visit.too_wide_at) == ([], []) or visit


def press(tab):
    tab.locator("main button[type=submit]").last.click()


def test_registration_is_sound_from_the_empty_form_to_the_cancelled_place(portal, tab):
    address = f"kim.{tab.viewport_size['width']}@example.org"
    tab.goto(f"{portal.url}{EVENT}")
    tab.locator(".facts__action a").click()
    press(tab)
    assert tab.locator(".error-summary").is_visible()
    assert is_sound(tab) is True

    tab.fill("[name=name]", "Kim Beispiel")
    tab.fill("[name=email]", address)
    tab.wait_for_timeout(A_PERSONS_PAUSE)
    press(tab)
    assert tab.locator("main form").count() == 0
    assert is_sound(tab) is True

    tab.goto(portal.link_in(portal.mail_to(address), "/r/"))
    assert "/r/" in tab.url
    assert "Kim Beispiel" in tab.locator("main").inner_text()
    assert is_sound(tab) is True

    tab.locator("main button[value=confirm]").click()
    assert is_sound(tab) is True
    assert tab.locator("main button[value=confirm]").count() == 0

    tab.locator("form:has([value=hand_on]) button").click()
    assert tab.locator(".error-summary").is_visible()
    assert is_sound(tab) is True

    tab.locator("form:has([value=cancel]) button").click()
    assert is_sound(tab) is True


def test_login_is_sound_when_it_refuses(portal, tab):
    tab.goto(f"{portal.url}/de/konto/login/")
    tab.fill("[name=login]", "kim@example.org")
    tab.fill("[name=password]", "kein Passwort")
    press(tab)

    assert tab.locator(".error-summary, .field__error, [role=alert]").first.is_visible()
    assert is_sound(tab) is True
