"""A whole portal with its example site, started as `make run` starts it, for all journeys together."""

import email
import email.policy
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
import requests
from bs4 import BeautifulSoup
from django.db import connection

from home.example.site import ACCOUNTS
from portal.settings.environment import NAMES, ROOT
from tests.factories import app_code
from tests.journeys.crawling import crawl, distinct_pages, one_of_each_type
from tests.journeys.looking import VIEWS

PATIENCE = 600
PATIENCE_WITH_MAIL = 90
DATABASE = "journeys"


@dataclass
class Portal:
    """A running portal: where it answers, where it keeps its files, and where its database is, if not among them."""

    url: str
    var: Path
    database: str = ""
    used: set[tuple] = field(default_factory=set)

    def execute(self, statement: str) -> list[tuple]:
        """Do something to the database that no reader can do; return the rows that were asked for."""
        if self.database:
            with psycopg.connect(self.database, autocommit=True) as database:
                done = database.execute(statement)
                return done.fetchall() if done.description else []
        with closing(sqlite3.connect(self.var / "portal.sqlite3", timeout=20)) as database:
            rows = database.execute(statement).fetchall()
            database.commit()
            return rows

    @contextmanager
    def without_table(self, table: str):
        """Break the portal for a while: every page that asks this table fails."""
        self.execute(f"ALTER TABLE {table} RENAME TO {table}_away")
        try:
            yield
        finally:
            self.execute(f"ALTER TABLE {table}_away RENAME TO {table}")

    def login_of(self, role: str) -> tuple[str, str]:
        """Return address and password of the first example account of this kind."""
        return self.logins_of(role)[0]

    def logins_of(self, role: str) -> list[tuple[str, str]]:
        """Return address and password of each example account of this kind."""
        addresses = [each["email"] for each in ACCOUNTS if each["role"] == role]
        return [(address, self._lines_of(address)[1]) for address in addresses]

    def _lines_of(self, address: str) -> list[str]:
        lines = [line.strip() for line in (self.var / "logins.txt").read_text().splitlines()]
        return lines[lines.index(address) :]

    def sign_in(self, role: str) -> requests.Session:
        """Sign in with one of the example accounts."""
        login, password = self.login_of(role)
        session, address = requests.Session(), f"{self.url}/de/konto/login/"
        form = BeautifulSoup(session.get(address, timeout=30).content, "html.parser").find("form", method="post")
        fields = {each["name"]: each.get("value", "") for each in form.find_all("input", attrs={"name": True})}
        answer = session.post(
            address, fields | {"login": login, "password": password}, headers={"Referer": address}, timeout=30
        )
        if "zweiter-faktor" in answer.url:
            form = (
                BeautifulSoup(answer.content, "html.parser").find("input", attrs={"name": "code"}).find_parent("form")
            )
            fields = {each["name"]: each.get("value", "") for each in form.find_all("input", attrs={"name": True})}
            answer = session.post(
                answer.url, fields | {"code": self.code_of(role)}, headers={"Referer": answer.url}, timeout=30
            )
        assert "sessionid" in session.cookies, answer.text
        assert "/login/" not in answer.url
        assert "zweiter-faktor" not in answer.url
        return session

    def code_of(self, role: str) -> str:
        """Return what the app of this example account shows; a recovery code, if that was shown before."""
        address = self.login_of(role)[0]
        _password, secret, codes = self._lines_of(address)[1:4]
        shown = app_code(secret.removeprefix("secret of the app: "))
        left = [shown, *codes.removeprefix("recovery codes: ").split()]
        code = next(code for code in left if (address, code) not in self.used)
        self.used.add((address, code))
        return code

    def show_second_factor(self, page, role: str) -> None:
        """Type the code where the sign-in asks for it."""
        page.locator("[name=code]").fill(self.code_of(role))
        page.locator("[name=code]").press("Enter")
        page.wait_for_url(lambda address: "zweiter-faktor" not in address)

    def mail_to(self, address: str, number: int = 1) -> email.message.EmailMessage:
        """Wait for the so-manyth mail to this address and read it."""
        end = time.monotonic() + PATIENCE_WITH_MAIL
        while time.monotonic() < end:
            paths = sorted(self.var.glob("mail/*.eml"))
            mails = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default) for path in paths]
            if len(found := [mail for mail in mails if mail["To"] == address]) >= number:
                return found[number - 1]
            time.sleep(0.2)
        pytest.fail(f"Mail {number} to {address} has not come.")

    def link_in(self, mail: email.message.EmailMessage, path: str = "/") -> str:
        """Return the first link in the text of a mail that leads to the portal, below this path."""
        return re.search(re.escape(self.url + path) + r"\S+", mail.get_body(("plain",)).get_content())[0]


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """Start the portal on a free port with the example site, and stop it after the last test."""
    var = tmp_path_factory.mktemp("portal") / "var"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    portal = Portal(f"http://localhost:{port}", var, _make_database())
    kept = {name: value for name, value in os.environ.items() if name not in [*NAMES, "DJANGO_SETTINGS_MODULE"]}
    settings = {"VAR_DIR": str(var), "PORT": str(port), "DATABASE_URL": portal.database, "PYTHONUNBUFFERED": "1"}
    log = var.parent / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "portal.launcher", "serve"],
            cwd=ROOT,
            env=kept | settings,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_it_answers(process, portal.url, log)
        _wait_until_files_are_known(portal)
        yield portal
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def _make_database() -> str:
    """Return the address of an empty database on the server of the tests; SQLite makes its own file."""
    if connection.vendor == "sqlite":
        return ""
    options = connection.settings_dict
    server = {"host": options["HOST"], "user": options["USER"], "password": options["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as database:
        database.execute(f"DROP DATABASE IF EXISTS {DATABASE}")
        database.execute(f"CREATE DATABASE {DATABASE}")
    return f"postgresql://{options['USER']}:{options['PASSWORD']}@/{DATABASE}?host={quote(options['HOST'], safe='')}"


def _wait_until_it_answers(process, url, log):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health/ready") as response:
                if response.status == 200:
                    return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"The portal did not start:\n{log.read_text()}")


def _wait_until_files_are_known(portal):
    """The worker looks into the files of the example: later their first pages stand where none was."""
    end = time.monotonic() + PATIENCE
    while portal.execute("SELECT count(*) FROM resources_file WHERE state = 'pending'") != [(0,)]:
        assert time.monotonic() < end, "The worker did not look into the files."
        time.sleep(0.5)


class Forgetful(requests.Session):
    """A reader who brings no cookie from one page to the next."""

    def get(self, url, **options):
        self.cookies.clear()
        return super().get(url, **options)


@pytest.fixture(scope="session")
def pictures_before(portal):
    """The files of pictures that were there before anybody looked."""
    return pictures(portal)


def pictures(portal):
    """Return every file of a picture in one of its sizes, with the moment when it was made."""
    return {path.name: path.stat().st_mtime_ns for path in (portal.var / "media" / "renditions").rglob("*.*")}


@pytest.fixture(scope="session")
def answers(portal, pictures_before):
    """Everything that a stranger can reach from the root and the sitemap."""
    return crawl([f"{portal.url}/", f"{portal.url}/sitemap.xml"], Forgetful())


@pytest.fixture(scope="session")
def pages(answers):
    """The pages among what a stranger can reach."""
    return distinct_pages(answers)


@pytest.fixture
def person(portal, browser, request):
    """Open a browser of its own for each person, in the language that they read."""

    def open_browser(language="de-DE"):
        context = browser.new_context(base_url=portal.url, locale=language)
        request.addfinalizer(context.close)
        return context.new_page()

    return open_browser


@pytest.fixture(params=VIEWS)
def tab(request, browser):
    """A new browser's tab in one of the views."""
    context = browser.new_context(**VIEWS[request.param], reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def types(pages):
    """One page of each type."""
    return one_of_each_type(pages)


@pytest.fixture(scope="session")
def member(portal):
    """The session of a person of the network."""
    return portal.sign_in("partner")


@pytest.fixture(scope="session")
def internal_answers(portal, answers, member):
    """What a member can reach and a stranger cannot."""
    known = {answer.asked for answer in answers} | {answer.url for answer in answers}
    start = [f"{portal.url}/de/", f"{portal.url}/en/"]
    return [answer for answer in crawl(start, member, known) if answer.asked not in start]
