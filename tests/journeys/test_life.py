"""The life of one registration in a browser, from the form to its erasure, with every mail read from where it lies."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import requests

from tests.journeys.test_registration import calendar_status, cancel, confirm, register

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# The example event that is held online.
EVENT = "/en/events/how-people-are-approached-online/"
DORA, EMIL = "dora@example.org", "emil@example.org"


@pytest.fixture
def event(portal):
    """The number of an event with one place left, which is offered with a deadline when it gets free."""
    page = requests.get(portal.url + EVENT, timeout=30).text
    event = int(re.search(r"/en/registration/(\d+)/", page)[1])
    taken = f"SELECT count(*) FROM events_registration WHERE event_id = {event} AND status = 'confirmed'"
    portal.execute(f"UPDATE events_event SET places = ({taken}) + 1, waiting_list = 'offer' WHERE id = {event}")
    return event


def test_life_of_a_registration(portal, person, event):
    for address, state in [(DORA, "You have a place"), (EMIL, "You are on the waiting list")]:
        register(person("en-GB"), address, EVENT)
        confirm(person("en-GB"), portal.link_in(portal.mail_to(address), "/r/"), state)
    assert subject(portal, EMIL, 2) == "Waiting list"

    cancel(person("en-GB"), portal.link_in(portal.mail_to(DORA, 2), "/r/"))
    assert subject(portal, EMIL, 3) == "A place is free"
    link = portal.link_in(portal.mail_to(EMIL, 3), "/r/")
    mine = person("en-GB")
    mine.goto(link)
    press(mine, "Accept the place", "You have a place")
    assert subject(portal, EMIL, 4) == "Your place"
    assert calendar_status(portal.mail_to(EMIL, 4)) == "CONFIRMED"

    begins = begin_an_hour_later(portal, person(), event)
    changed = portal.mail_to(EMIL, 5)
    assert changed["Subject"].startswith("Changed: ")
    assert begins in changed.get_body(("plain",)).get_content()

    let_it_begin_in_two_days(portal, event)
    reminder = portal.mail_to(EMIL, 6)
    assert reminder["Subject"].startswith("Soon: ")
    assert portal.link_in(reminder, "/r/") == link

    mine.goto(link)
    press(mine, "Cancel my place", "Your registration is cancelled")
    assert subject(portal, EMIL, 7) == "Cancelled"

    mine.get_by_text("Erase my data").click()
    press(mine, "Erase everything now", "Your data is erased")
    assert requests.get(link, timeout=30).status_code == 404
    assert portal.execute(f"SELECT name FROM events_registration WHERE email = '{EMIL}'") == []
    assert portal.execute(f"SELECT id FROM outbox_mail WHERE {TO} = '{EMIL}'") == []


TO = '"to"'


def subject(portal, address, number):
    """Return what the so-manyth mail is about, without the event's title."""
    return portal.mail_to(address, number)["Subject"].partition(":")[0]


def press(browser, button, heading):
    browser.get_by_role("button", name=button).click()
    browser.get_by_role("heading", name=heading, exact=True).wait_for()


def sign_in(desk, portal):
    login, password = portal.login_of("event_organiser")
    desk.goto("/de/konto/login/")
    desk.locator("[name=login]").fill(login)
    desk.locator("[name=password]").fill(password)
    desk.locator("[name=password]").press("Enter")
    desk.wait_for_url(lambda address: "/login/" not in address)
    portal.show_second_factor(desk, "event_organiser")


def begin_an_hour_later(portal, desk, event):
    """Let an organiser move the session in the desk and tell everybody; return the new hour as it is written."""
    sign_in(desk, portal)
    desk.goto(f"/cms/snippets/events/event/edit/{event}/")
    field = desk.locator("[name=sessions-0-starts_at]")
    starts_at = datetime.strptime(field.input_value(), "%d.%m.%Y %H:%M") + timedelta(hours=1)
    field.fill(f"{starts_at:%d.%m.%Y %H:%M}")
    # By keyboard, since the calendar that opens at the field may lie above the button.
    desk.get_by_role("button", name="Speichern", exact=True).press("Enter")
    desk.locator("button[name=tell][value=yes]").click()
    desk.locator(".messages .success").wait_for()
    return f", {starts_at:%H:%M} to "


def let_it_begin_in_two_days(portal, event):
    """Move the event and all that was done about it, as if days had gone by, and let the worker look again."""
    now = datetime.now(UTC)
    before, soon, later = (f"{now + timedelta(days=days):%Y-%m-%d %H:%M:%S}+00:00" for days in (-9, 2, 3))
    portal.execute(f"UPDATE events_session SET starts_at = '{soon}', ends_at = '{later}' WHERE event_id = {event}")
    portal.execute(f"UPDATE events_registration SET created_at = '{before}' WHERE event_id = {event}")
    of_event = f"(SELECT id FROM events_registration WHERE event_id = {event})"
    portal.execute(f"UPDATE events_registrationstep SET at = '{before}' WHERE registration_id IN {of_event}")
    portal.execute(f"UPDATE core_sweep SET due_at = '{before}' WHERE name = 'remind of events'")
