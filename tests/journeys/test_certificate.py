"""The way of a certificate in a browser: presence entered, fetched, verified, its people forgotten, verified again."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
import requests
from django.test import override_settings

from events.links import token_of
from events.models import Registration
from tests.journeys.test_life import sign_in
from tests.reading import pages_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# Somebody on the list of the example event that is over, who was not entered as present.
ADDRESS, NAME, ANOTHER = "fachkraft.10@example.org", "Fachkraft 10 (Beispiel)", "Fachkraft 11 (Beispiel)"
PATIENCE = 60


@pytest.fixture
def mine(portal):
    """The person's registration: where it stands in the database and what leads to it."""
    ((pk, version, event, session, number),) = portal.execute(
        "SELECT r.id, r.link_version, r.event_id, s.id, r.list_number FROM events_registration r "
        "JOIN events_session s ON s.event_id = r.event_id "
        f"WHERE r.email = '{ADDRESS}' AND s.presence_recorded_at IS NOT NULL"
    )
    with override_settings(SECRET_KEY=(portal.var / "secret_key").read_text().strip()):
        link = f"/r/{token_of(Registration(pk=pk, link_version=version))}/"
    return {"event": event, "session": session, "number": number, "link": link}


def test_way_of_a_certificate(portal, person, mine):
    browser, employer = person(), person("en-GB")
    browser.goto(mine["link"])
    assert browser.locator("[name=action][value=certificate]").count() == 0
    enter_presence(person(), portal, mine)

    browser.reload()
    with browser.expect_download() as fetched:
        browser.locator("form:has([name=action][value=certificate]) button").click()
    (page,) = pages_of(fetched.value.path().read_bytes())
    assert NAME in page
    number = re.search(r"\b[A-Z3-9]{4}-[A-Z3-9]{4}-[A-Z3-9]{4}\b", page)[0]
    assert verify(employer, number, NAME) == "Matches"
    assert verify(employer, number, ANOTHER) == "Does not match"

    let_its_time_be_over(portal, mine)
    assert portal.execute(f"SELECT id FROM events_registration WHERE event_id = {mine['event']}") == []
    assert verify(employer, number.lower(), NAME.upper()) == "Matches"
    assert verify(employer, number[:-1] + ("A" if number[-1] != "A" else "C"), NAME) == "Does not match"


def enter_presence(desk, portal, mine):
    """Let an organiser enter the person's number from the list on paper."""
    sign_in(desk, portal)
    desk.goto(f"/cms/events/{mine['event']}/presence/{mine['session']}/paper/")
    desk.locator("[name=numbers]").fill(str(mine["number"]))
    desk.locator("[name=numbers]").press("Enter")
    desk.locator("button[name=save]").click()
    desk.locator(".messages .success").wait_for()


def verify(browser, number, name):
    """Let an employer type what stands on the paper; return the answer."""
    browser.goto("/en/certificate/")
    # Whoever types faster than a person is asked to press once more.
    browser.wait_for_timeout(2100)
    browser.locator("[name=number]").fill(number)
    browser.locator("main [name=name]").fill(name)
    browser.locator("main [name=name]").press("Enter")
    return browser.locator("#answer").inner_text()


def let_its_time_be_over(portal, mine):
    """Move the event, as if the days had gone by after which its people go, and wait until they are gone."""
    starts_at, ends_at = (
        f"{datetime.now(UTC) - timedelta(days=100, hours=hours):%Y-%m-%d %H:%M:%S}+00:00" for hours in (6, 0)
    )
    portal.execute(
        f"UPDATE events_session SET starts_at = '{starts_at}', ends_at = '{ends_at}' WHERE event_id = {mine['event']}"
    )
    portal.execute(f"UPDATE core_sweep SET due_at = '{starts_at}' WHERE name = 'forget registrations'")
    end = time.monotonic() + PATIENCE
    while requests.get(portal.url + mine["link"], timeout=30).status_code != 404 and time.monotonic() < end:
        time.sleep(0.5)
