"""Who was there, entered on a phone: with a net that comes and goes, by keyboard, and without scripts."""

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# Two who had a place at the example's past event and did not come.
NAME, OTHER = "Fachkraft 10 (Beispiel)", "Fachkraft 18 (Beispiel)"


@pytest.fixture
def phone(portal, browser):
    """Open the page of the past session on a phone, signed in as its organiser, with or without scripts."""
    event, session = portal.execute(
        "SELECT event_id, id FROM events_session WHERE presence_recorded_at IS NOT NULL ORDER BY id"
    )[0]
    cookies = [
        {"name": cookie.name, "value": cookie.value, "url": portal.url}
        for cookie in portal.sign_in("event_organiser").cookies
    ]
    opened = []

    def open_page(**options):
        context = browser.new_context(viewport={"width": 390, "height": 844}, **options)
        opened.append(context)
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{portal.url}/cms/events/{event}/presence/{session}/")
        return page

    yield open_page
    for context in opened:
        context.close()


def row_of(page, name=NAME):
    return page.locator(f'[data-name="{name}"]')


def entered(portal, name=NAME):
    whose = f"SELECT id FROM events_registration WHERE name = '{name}'"
    found = portal.execute(f"SELECT is_present FROM events_presence WHERE registration_id IN ({whose})")
    return [bool(is_present) for (is_present,) in found]


def test_tap_that_was_not_taken_down_stays_marked_until_it_is_repeated(portal, phone):
    page = phone()
    row = row_of(page)
    page.context.set_offline(True)

    # The whole row is the target, not just its button.
    row.locator("strong").first.click(force=True)
    page.locator('[data-saving="failed"]').wait_for()
    assert row.get_attribute("data-saving") == "failed"
    assert page.locator("[data-presence-unsaved]").is_visible()
    assert NAME in page.locator("[data-presence-status]").inner_text()
    assert entered(portal) == []

    page.context.set_offline(False)
    row.locator(".presence-person__repeat").click()
    page.locator(".presence-person[data-saving]").wait_for(state="detached")
    assert page.locator("[data-presence-unsaved]").is_hidden()
    assert entered(portal) == [True]

    # The focus has gone to the button that undoes it.
    page.keyboard.press("Enter")
    page.locator(".presence-person[data-saving]").wait_for(state="detached")
    assert entered(portal) == [False]


def test_name_is_found_while_one_types(phone):
    page = phone()

    page.locator("[data-presence-search]").fill("beispiel 10")

    assert page.locator("[data-presence-person]:visible").count() == 1
    assert row_of(page).is_visible()


def test_taps_are_entered_without_scripts(portal, phone):
    page = phone(java_script_enabled=False)

    row_of(page, OTHER).locator('button[value="yes"]').click()

    assert page.url.endswith(f"#{row_of(page, OTHER).get_attribute('id')}")
    assert entered(portal, OTHER) == [True]
