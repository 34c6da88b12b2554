"""A whole portal with its example site, started as `make run` starts it, for all journeys together."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
import requests
from bs4 import BeautifulSoup
from django.db import connection

from portal.settings.environment import NAMES, ROOT
from tests.journeys.crawling import crawl, distinct_pages

PATIENCE = 600
DATABASE = "journeys"


@dataclass
class Portal:
    """A running portal: where it answers, where it keeps its files, and where its database is, if not among them."""

    url: str
    var: Path
    database: str = ""

    def execute(self, statement: str) -> None:
        """Do something to the database that no reader can do."""
        if self.database:
            with psycopg.connect(self.database, autocommit=True) as database:
                database.execute(statement)
        else:
            with closing(sqlite3.connect(self.var / "portal.sqlite3", timeout=20)) as database:
                database.execute(statement)
                database.commit()

    def sign_in(self, email: str) -> requests.Session:
        """Sign in with one of the accounts in the file that tells the logins."""
        lines = [line.strip() for line in (self.var / "logins.txt").read_text().splitlines()]
        session, address = requests.Session(), f"{self.url}/de/konto/login/"
        form = BeautifulSoup(session.get(address, timeout=30).content, "html.parser").find("form", method="post")
        fields = {field["name"]: field.get("value", "") for field in form.find_all("input", attrs={"name": True})}
        fields |= {"login": email, "password": lines[lines.index(email) + 1]}
        answer = session.post(address, fields, headers={"Referer": address}, timeout=30)
        assert "sessionid" in session.cookies, answer.text
        return session


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


@pytest.fixture(scope="session")
def member(portal):
    """The session of a person of the network."""
    return portal.sign_in("bewaehrungshilfe@example.org")


@pytest.fixture(scope="session")
def internal_answers(portal, answers, member):
    """What a member can reach and a stranger cannot."""
    known = {answer.asked for answer in answers} | {answer.url for answer in answers}
    start = [f"{portal.url}/de/", f"{portal.url}/en/"]
    return [answer for answer in crawl(start, member, known) if answer.asked not in start]
