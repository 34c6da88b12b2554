"""From the room to the proof, and on to when nothing is left but the proof: presence, certificate, deletion."""

import re
import time
from datetime import UTC, datetime, timedelta

import pytest
import requests

from tests.journeys.conftest import PATIENCE_WITH_MAIL
from tests.journeys.test_life import sign_in
from tests.journeys.test_registration import confirm, register
from tests.reading import pages_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# An example event with free places.
EVENT = "/en/events/keeping-the-conversation-going/"
WANDA, NAME = "wanda@example.org", "Wanda Nachweis"


@pytest.fixture
def event(portal):
    """The number of an event whose certificate asks for all sessions."""
    page = requests.get(portal.url + EVENT, timeout=30).text
    event = int(re.search(r"/en/registration/(\d+)/", page)[1])
    portal.execute(f"UPDATE events_event SET certificate_rule = 'all' WHERE id = {event}")
    return event


def test_certificate_is_verified_before_and_after_the_person_is_deleted(portal, person, event, tmp_path):
    register(person("en-GB"), WANDA, EVENT, name=NAME)
    link = portal.link_in(portal.mail_to(WANDA), "/r/")
    confirm(person("en-GB"), link, "You have a place")

    let_it_run(portal, event, timedelta(hours=-1), timedelta(hours=1))
    enter_presence(portal, person(), event)

    number = number_on(certificate_of(person("en-GB"), link, tmp_path))
    assert verify(person("en-GB"), number, NAME) == "Matches"
    assert verify(person("en-GB"), number, "Wilma Nachweis") == "Does not match"
    assert verify(person("en-GB"), number[::-1], NAME) == "Does not match"

    secrets = [WANDA, NAME, link.rpartition("/r/")[2].strip("/")]
    assert {name.rpartition(".")[2] for name in files_that_name(portal, *secrets)} >= {"eml"}
    let_it_run(portal, event, timedelta(days=-92), timedelta(days=-91))
    let_people_go(portal, event)
    assert requests.get(link, timeout=30).status_code == 404
    assert files_that_name(portal, *secrets) == []
    assert verify(person("en-GB"), number, NAME) == "Matches"


def let_it_run(portal, event, begins, ends):
    """Move the event as if time had gone by."""
    now = datetime.now(UTC)
    starts_at, ends_at = (f"{now + step:%Y-%m-%d %H:%M:%S}+00:00" for step in (begins, ends))
    portal.execute(
        f"UPDATE events_session SET starts_at = '{starts_at}', ends_at = '{ends_at}' WHERE event_id = {event}"
    )


def enter_presence(portal, desk, event):
    """Let an organiser tap on the person, and see it kept."""
    sign_in(desk, portal)
    (session,) = portal.execute(f"SELECT id FROM events_session WHERE event_id = {event}")
    desk.goto(f"/cms/events/{event}/presence/{session[0]}/")
    row = desk.locator("[data-presence-person]", has_text=NAME)
    row.locator("button[value=yes]").click()
    kept = desk.locator("[data-presence-person][data-state=present]:not([data-saving])", has_text=NAME)
    kept.wait_for()
    desk.reload()
    kept.wait_for()


def certificate_of(mine, link, folder):
    """Fetch the certificate by the personal link; return where it was saved."""
    mine.goto(link)
    with mine.expect_download() as fetched:
        mine.get_by_role("button", name="Fetch my certificate (PDF)").click()
    saved = folder / "certificate.pdf"
    fetched.value.save_as(saved)
    return saved


def number_on(path):
    """Read name and number from a certificate."""
    (page,) = pages_of(path.read_bytes())
    assert NAME in page
    return re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b", page)[0]


def verify(stranger, number, name):
    """Ask, as anybody can, whether a certificate is true."""
    stranger.goto("/en/certificate/")
    stranger.get_by_label("Number").fill(number)
    stranger.get_by_label("Name").fill(name)
    press_twice_if_too_fast(stranger)
    return stranger.locator("#answer").inner_text()


def press_twice_if_too_fast(stranger):
    stranger.get_by_role("button", name="Verify").click()
    stranger.wait_for_load_state()
    if not stranger.locator("#answer").count():
        stranger.get_by_role("button", name="Verify").click()


def let_people_go(portal, event):
    """Let the worker delete whose time is over, and remove what that leaves in files."""
    left = f"SELECT count(*) FROM events_registration WHERE event_id = {event}"
    traces = "SELECT count(*) FROM core_datastep WHERE traces_removed_at IS NULL AND kind = 'event'"
    make_due(portal, "forget registrations")
    wait_until(lambda: portal.execute(left) == [(0,)])
    make_due(portal, "remove traces of what was deleted")
    wait_until(lambda: portal.execute(traces) == [(0,)])


def make_due(portal, sweep):
    portal.execute(f"UPDATE core_sweep SET due_at = '2020-01-01 00:00:00+00:00' WHERE name = '{sweep}'")


def wait_until(is_true):
    end = time.monotonic() + PATIENCE_WITH_MAIL
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.5)


def files_that_name(portal, *words):
    """Return the files of the portal in which one of these words stands."""
    files = [path for path in portal.var.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in words)]
