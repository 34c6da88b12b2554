"""What many tests need."""

import os
import shutil
import signal
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from home import structure
from home.models import HomePage
from partners.models import PartnerHomePage
from tests import prepared
from tests.factories import make_user

BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
BROWSER = os.environ.get("CHROME") or next(filter(None, map(shutil.which, BROWSERS)), None)
NO_BROWSER = "No Chromium was found: install one (Debian: apt install chromium) or name its program in CHROME."

# The browser's driver runs an event loop in the thread of the tests, where Django would refuse to ask its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class JourneysApart(LoadScopeScheduling):
    """Gives the walks through the running portal a process of their own; the other tests share the rest.

    Each process would start a portal for them. And where the browser's driver has its event loop, Django takes
    another connection to the database than the one that the tests were prepared with.
    """

    JOURNEYS = "journeys"

    def _split_scope(self, nodeid):
        return self.JOURNEYS if nodeid.startswith("tests/journeys/") else nodeid

    def _reschedule(self, node):
        if self.JOURNEYS not in self.assigned_work.get(node, {}):
            super()._reschedule(node)
        elif not node.shutting_down:
            # It does what it has, and gets no more.
            node.shutdown()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return JourneysApart(config, log)


def pytest_collection_modifyitems(items):
    """Restore the site for tests with real transactions; skip those that need a browser where there is none."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if (marker and marker.kwargs.get("transaction")) or "transactional_db" in item.fixturenames:
            item.fixturenames.append("django_db_serialized_rollback")
    # A run that decides something must have a browser.
    in_browser = [item for item in items if item.get_closest_marker("browser")]
    if BROWSER or not in_browser:
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(NO_BROWSER)
    for item in in_browser:
        item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@contextmanager
def limit(seconds):
    """Let what hangs fail where it hangs, so that the tests after it still run."""

    def stop(number, frame):
        pytest.fail(f"This takes more than {seconds} seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    """A database may be made here, or a whole portal started."""
    with limit(600):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    with limit(600):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    with limit(600):
        return (yield)


def pytest_terminal_summary(terminalreporter):
    without_browser = [
        report for report in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(report.longrepr)
    ]
    if without_browser:
        terminalreporter.write_line(f"{len(without_browser)} browser tests were skipped. {NO_BROWSER}")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, and keep it from calling its maker."""
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    return {**browser_type_launch_args, "executable_path": BROWSER, "args": arguments}


@pytest.fixture(autouse=True)
def _language():
    """Begin each test in the main language; a request leaves its own behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _memory():
    """Begin each test without what an earlier one has looked up."""
    cache.clear()


@pytest.fixture(scope="session")
def django_db_keepdb():
    """Let the tests' database stay: its folder goes away by itself, unless somebody wants to keep it."""
    return True


@pytest.fixture(scope="session")
def django_db_createdb():
    """Let Django never empty a database: what is in it has been put there on purpose."""
    return False


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_modify_db_settings, django_db_blocker):
    """Build the site's structure once; each test undoes only what is its own.

    Tests with real transactions empty the database: each finds it restored, and so does the next run.
    """
    reuse = request.config.getvalue("reuse_db") and not request.config.getvalue("create_db")
    with django_db_blocker.unblock(), prepared.database(request.config.cache.mkdir("database"), reuse):
        request.getfixturevalue("django_db_setup")
    with django_db_blocker.unblock():
        structure.build()
        connection._test_serialized_contents = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        if not HomePage.objects.exists():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


@pytest.fixture
def home(db):
    """The German start page of a site with its structure: sections and partner area in both languages."""
    return HomePage.objects.get(locale__language_code=structure.MAIN)


@pytest.fixture
def partner_area(home):
    """The German start page of the partner area."""
    return PartnerHomePage.objects.child_of(home).get()


@pytest.fixture
def member(home):
    """A person of the network."""
    return make_user("mitglied@example.org", structure.MEMBERS)


@pytest.fixture
def editor(home):
    """A person who writes."""
    return make_user("redaktion@example.org", structure.EDITORS)


@pytest.fixture
def member_client(client, member):
    """A browser in which a member is signed in."""
    client.force_login(member)
    return client
