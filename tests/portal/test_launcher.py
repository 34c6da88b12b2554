"""The start, with real processes: what it refuses, what it serves, what it leaves behind."""

import contextlib
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from portal import launcher
from portal.settings.environment import NAMES, ROOT


def served(test):
    """Mark a test that looks at the processes of a running portal."""
    only_linux = pytest.mark.skipif(sys.platform != "linux", reason="Processes are looked up as on Linux.")
    # The tables are copied from those of the tests, which are only made when a test asks for them.
    return only_linux(pytest.mark.slow(pytest.mark.django_db(test)))


def environ(**settings):
    """Return the environment of a start: nothing of this one's settings, and nothing of its make."""
    kept = {name: value for name, value in os.environ.items() if name not in [*NAMES, "MAKEFLAGS", "MAKELEVEL"]}
    del kept["DJANGO_SETTINGS_MODULE"]
    return kept | {"PYTHONUNBUFFERED": "1"} | settings


def refused(command="serve", **settings):
    """Start, and return the one sentence with which the start was refused."""
    start = subprocess.run(
        [sys.executable, "-m", "portal.launcher", command],
        cwd=ROOT,
        env=environ(**settings),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert start.returncode == 1
    assert start.stderr.count("\n") == 1
    return start.stderr.strip()


@pytest.fixture
def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


# What is refused


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "eighty"}, "PORT must be a whole number from 1 to 65535, not “eighty”."),
        ({"SITE_URL": "portal"}, "SITE_URL must be an address like https://portal.example.org"),
        ({"SITE_URL": "http://portal.example.org"}, "SITE_URL must begin with https:// for a public host name"),
        ({"MAKEFLAGS": " -- PROT=9000"}, "make: there is no setting PROT. Did you mean PORT?"),
        ({"HOST": "192.0.2.1"}, "The portal cannot listen on 192.0.2.1:8000: "),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_in_one_sentence(tmp_path, settings, sentence):
    assert refused(**{"VAR_DIR": str(tmp_path / "var")} | settings).startswith(sentence)


def test_a_port_in_use_is_refused(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        sentence = refused(VAR_DIR=str(tmp_path), PORT=str(port))

    assert sentence == f"Port {port} is in use: stop what runs there, or choose another with PORT."


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()

    sentence = refused(VAR_DIR=str(tmp_path / "file" / "var"))

    assert sentence.startswith(f"Nothing can be written to {tmp_path}/file/var: Not a directory.")


def test_a_second_portal_with_the_same_folder_is_refused(tmp_path, free_port):
    with launcher.alone(tmp_path):
        sentence = refused(VAR_DIR=str(tmp_path), PORT=str(free_port))

    assert sentence == f"Another portal is running with {tmp_path}: stop it, or name another VAR_DIR."


def test_a_database_that_cannot_be_reached_is_refused(tmp_path, free_port):
    url = f"postgresql://nobody@127.0.0.1:{free_port}/portal"

    assert refused(VAR_DIR=str(tmp_path), DATABASE_URL=url, PORT=str(free_port + 1)).startswith(
        "The database cannot be reached: "
    )


def test_an_old_python_is_refused_by_make(tmp_path):
    old = tmp_path / "python"
    old.write_text(
        "#!/bin/sh\nexec python3 -c \"import sys; sys.version_info = (3, 9); sys.version = '3.9.2 (old)'; $2\"\n"
    )
    old.chmod(0o755)

    run = subprocess.run(["make", "run", f"PYTHON={old}"], cwd=ROOT, env=environ(), capture_output=True, text=True)

    assert run.returncode != 0
    assert "The portal needs Python 3.11 or newer; this is 3.9.2." in run.stderr
    assert "Traceback" not in run.stderr


# What is served


class Start:
    """A running portal of its own, and what it says."""

    def __init__(self, var_dir, port, **settings):
        self.port, self.log = port, var_dir / "output"
        with open(self.log, "w") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "portal.launcher", "serve"],
                cwd=ROOT,
                env=environ(VAR_DIR=str(var_dir), PORT=str(port), EXAMPLE="no", **settings),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.wait_for("The portal is ready")
        # Launcher, web server with its two workers, and the background worker.
        assert until(lambda: len(family(self.process.pid)) == 5, 20)
        self.family = family(self.process.pid)

    @property
    def output(self):
        return self.log.read_text()

    def wait_for(self, words, seconds=120):
        until(lambda: words in self.output or self.process.poll() is not None, seconds)
        assert words in self.output, self.output

    def child(self, words):
        return next(pid for pid in children(self.process.pid) if words in command_line(pid))

    def get(self, path):
        try:
            return urllib.request.urlopen(f"http://localhost:{self.port}{path}", timeout=20)
        except urllib.error.HTTPError as answer:
            return answer


@pytest.fixture(scope="module")
def prepared(tmp_path_factory, django_db_setup):
    """The settings of a portal with an empty site, on the database that the tests are run on."""
    var_dir = tmp_path_factory.mktemp("var")
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"])) as tables:
            tables.execute("VACUUM INTO ?", [str(var_dir / "portal.sqlite3")])
        return {"var_dir": var_dir}
    user, socket_dir = connection.settings_dict["USER"], connection.settings_dict["HOST"]
    with psycopg.connect(user=user, host=socket_dir, dbname="postgres", autocommit=True) as server:
        server.execute("CREATE DATABASE started")
    return {"var_dir": var_dir, "DATABASE_URL": f"postgresql://{user}@/started?host={socket_dir}"}


@pytest.fixture
def start(prepared, free_port):
    start = Start(port=free_port, **prepared)
    yield start
    for pid in start.family:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    start.process.wait()


@pytest.fixture
def no_static_files(prepared):
    """As before the first start, whichever test has come before."""
    shutil.rmtree(prepared["var_dir"] / "static", ignore_errors=True)


def children(pid):
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def family(pid):
    return [pid, *(member for child in children(pid) for member in family(child))]


def command_line(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")


def is_alive(pid):
    with contextlib.suppress(FileNotFoundError):
        return " (zombie)" not in Path(f"/proc/{pid}/status").read_text()
    return False


def until(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


@served
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_start_is_stopped_cleanly(start, number):
    start.process.send_signal(number)

    assert start.process.wait(20) == 0
    assert not any(map(is_alive, start.family))
    assert start.output.endswith("\nStopped.\n")
    assert "Traceback" not in start.output


@served
def test_a_killed_launcher_leaves_nobody_behind(start):
    start.process.kill()
    start.process.wait()

    assert until(lambda: not any(map(is_alive, start.family)), 20)


@served
@pytest.mark.parametrize(("words", "name"), [("portal.serve", "web server"), ("run_worker", "worker")])
def test_half_a_portal_is_stopped_with_a_sentence(start, words, name):
    os.kill(start.child(words), signal.SIGKILL)

    assert start.process.wait(20) == 1
    # Its orphans have been killed, which takes the system a moment.
    assert until(lambda: not any(map(is_alive, start.family)), 20)
    assert f"The {name} has ended by itself (exit code -9); stopping the rest." in start.output


@served
def test_the_log_holds_no_address_no_query_and_no_personal_link(start):
    assert start.get("/de/?q=hidden-query").status == 200
    start.get("/r/hidden-token/?q=hidden-query")
    start.get("/nowhere/?q=hidden-query")

    start.process.terminate()
    start.process.wait(20)

    assert re.search(r"^GET /de/ 200 \d+ ms$", start.output, re.MULTILINE)
    assert re.search(r"^GET /r/… \d{3} \d+ ms$", start.output, re.MULTILINE)
    assert "hidden" not in start.output
    assert "127.0.0.1" not in start.output


@served
def test_a_first_start_serves_pages_with_their_styles(no_static_files, start):
    page = start.get("/de/").read().decode()
    sheet = re.search(r'href="(/static/css/[^"]+)" rel="stylesheet"|rel="stylesheet" href="([^"]+)"', page)

    assert "Collecting static files" in start.output
    assert start.get(sheet[1] or sheet[2]).status == 200


@served
def test_a_second_start_prepares_nothing_again(start):
    assert "Setting up the database" not in start.output
    assert "Collecting static files" not in start.output


# The environment


def test_a_list_that_is_installed_is_not_installed_again(tmp_path, monkeypatch):
    shutil.copy(ROOT / "requirements.txt", tmp_path)
    monkeypatch.setattr(launcher, "VENV", tmp_path)
    launcher.stamp(tmp_path / "requirements.txt").write_text(launcher.fingerprint(tmp_path / "requirements.txt"))

    assert launcher.install_from(tmp_path / "requirements.txt") == launcher.PYTHON


def test_names_given_to_make_are_found(monkeypatch):
    monkeypatch.setenv("MAKEFLAGS", "w -- PORT=9000 MAIL_FROM=a\\ b")

    assert launcher.names_given_to_make() == ["PORT", "MAIL_FROM"]


def test_flags_of_make_are_no_settings(monkeypatch):
    monkeypatch.setenv("MAKEFLAGS", "-j2 --jobserver-auth=3,4")

    assert launcher.names_given_to_make() == []
