"""Three people register for the last two places and confirm; one cancels by the link, and the third moves up."""

import re

import pytest
from icalendar import Calendar

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# The example event that has two places left.
EVENT = "/en/events/preparing-release-together/"


def test_three_people_and_two_places(portal, person):
    anna, ben, cem = (register(person("en-GB"), f"{name}@example.org") for name in ("anna", "ben", "cem"))
    asked = [portal.mail_to(f"{name}@example.org") for name in ("anna", "ben", "cem")]

    assert anna == ben == cem
    assert {mail["Subject"].partition(":")[0] for mail in asked} == {"Please confirm your registration"}

    for mail, heading in zip(
        asked, ["You have a place", "You have a place", "You are on the waiting list"], strict=True
    ):
        confirm(person("en-GB"), portal.link_in(mail, "/r/"), heading)

    place, _, turn = (portal.mail_to(f"{name}@example.org", 2) for name in ("anna", "ben", "cem"))
    assert place["Subject"].startswith("Your place: ")
    assert turn["Subject"].startswith("Waiting list: ")

    cancel(person("en-GB"), portal.link_in(place, "/r/"))

    assert portal.mail_to("anna@example.org", 3)["Subject"].startswith("Cancelled: ")
    moved_up = portal.mail_to("cem@example.org", 3)
    assert moved_up["Subject"].startswith("You have a place now: ")
    assert calendar_status(moved_up) == "CONFIRMED"
    see_place(person("en-GB"), portal.link_in(moved_up, "/r/"))
    tell_no_link_to_the_log(portal, *asked, moved_up)


def register(browser, address, event=EVENT, name="Kim Beispiel"):
    """Go from the page of the event to the form, fill it in, and return what is read at the end."""
    browser.goto(event)
    browser.get_by_role("link", name=re.compile("Register|Join the waiting list")).click()
    browser.get_by_label("Your name").fill(name)
    browser.get_by_label("Your e-mail address").fill(address)
    press(browser)
    # A browser that is steered fills in a form faster than a person.
    if "/sent/" not in browser.url:
        press(browser)
    browser.wait_for_url("**/sent/")
    return browser.locator("main").inner_text()


def press(browser):
    browser.locator("form.form button[type=submit]").last.click()


def confirm(browser, link, heading):
    """Confirm by the personal link, with the button on its page."""
    browser.goto(link)
    browser.get_by_role("button", name="Confirm my registration").click()
    browser.get_by_role("heading", name=heading, exact=True).wait_for()


def calendar_status(message):
    """Return what the calendar file in a mail says of the event."""
    (attachment,) = message.iter_attachments()
    return Calendar.from_ical(attachment.get_content()).walk("VEVENT")[0]["status"]


def cancel(browser, link):
    """Cancel by the personal link; nothing is kept in the browser, and nothing says where one came from."""
    browser.goto(link)
    with browser.expect_request(lambda request: request.method == "POST") as sent:
        browser.get_by_role("button", name="Cancel my place").click()
    browser.get_by_role("heading", name="Your registration is cancelled").wait_for()

    assert "referer" not in sent.value.all_headers()
    assert browser.context.cookies() == []
    assert browser.get_by_role("button", name="Cancel my place").count() == 0


def see_place(browser, link):
    browser.goto(link)
    browser.get_by_role("heading", name="You have a place").wait_for()


def tell_no_link_to_the_log(portal, *messages):
    log = (portal.var.parent / "log.txt").read_text()

    for message in messages:
        assert portal.link_in(message, "/r/").rpartition("/r/")[2].strip("/") not in log
