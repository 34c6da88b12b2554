"""Lets many people register at once against the running portal, kills it amid that, and counts what came of it.

Everybody has the same address here, so the portal's limits per client are raised for the time of the storm (LIMITS).
Ends with a sentence when a promise about places and mails is broken; times are told, not judged, but for the longest.
"""

import http.client
import importlib
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import django

from bench.mailbox import mailbox
from bench.start import family, started, tell

PLACES = 40
LIMITS = "registration_client=1000000/h,registration=1000000/h"
LONGEST = 5
SECONDS_TO_READ_THE_FORM = 3
# Whose processor time counts as that of the web server.
SERVER = "portal.serve"


def main(databases: list[str]) -> None:
    for name in databases:
        # Django is set up for one database in a process.
        subprocess.run([sys.executable, "-m", "bench.storm", name], check=True)


def storm(name: str) -> None:
    """Measure one database: everything that is promised about many at once."""
    people, threads = (500, 100) if name == "PostgreSQL" else (100, 20)
    with tempfile.TemporaryDirectory() as var_dir, mailbox() as box, DATABASES[name]() as database_url:
        settings = {"VAR_DIR": var_dir, "LIMITS": LIMITS, "EMAIL_URL": box.url, "EXAMPLE": "no"}
        settings |= {"DATABASE_URL": database_url} if database_url else {}
        sys.stdout.write(f"\n{name}: {people} people, {PLACES} places, {threads} at once; limits raised: {LIMITS}\n")
        with started(**as_arguments(settings)) as (launcher, _seconds):
            prepare_django(settings, launcher.url)
            portal = Portal(launcher)
            rush(portal, people, threads)
            sustained(portal)
            cost_of_one(portal)
            known_or_new(portal)
        kill_amid(settings, box, people, threads)


def as_arguments(settings):
    return {("var_dir" if name == "VAR_DIR" else name): value for name, value in settings.items()}


def prepare_django(settings, url) -> None:
    """Look into the same database as the portal does."""
    os.environ |= settings | {"SITE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    django.setup()


def people_at_home():
    return importlib.import_module("bench.people")


class Portal:
    """The running portal and an event in it, as people at home see them."""

    def __init__(self, launcher):
        self.launcher = launcher
        self.host = urlsplit(launcher.url).netloc
        self.read_form(self.add_event())

    def add_event(self) -> int:
        """Publish an event and return its number."""
        self.event = people_at_home().add_event(PLACES)
        return self.event.pk

    def read_form(self, event: int) -> None:
        """Take from the form what everybody sends back, and the time that a person needs."""
        self.path = f"/de/anmeldung/{event}/"
        status, headers, text = self.ask("GET", self.path)
        if status != 200:
            sys.exit(f"The form answered {status}.")
        self.cookie = headers["Set-Cookie"].partition(";")[0]
        self.hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|shown)" value="([^"]+)"', text))
        time.sleep(SECONDS_TO_READ_THE_FORM)

    def ask(self, method, path, fields=None, **headers):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            body = urlencode(fields) if fields else None
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
            connection.request(method, path, body, kind | headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def register(self, address: str) -> tuple[int, float]:
        """Register with this address; return the answer's number and the seconds it took."""
        fields = self.hidden | {"name": "Kim Beispiel", "email": address, "organisation": "Ministerium"}
        begin = time.monotonic()
        status, _headers, _text = self.ask("POST", self.path, fields, Cookie=self.cookie, Referer=self.url)
        return status, time.monotonic() - begin

    @property
    def url(self):
        return f"http://{self.host}{self.path}"

    def press(self, link: str, action: str) -> tuple[int, float]:
        """Press a button on a personal link."""
        begin = time.monotonic()
        status, _headers, _text = self.ask("POST", link, {"action": action})
        return status, time.monotonic() - begin

    def states(self) -> Counter:
        return Counter(self.event.registrations.values_list("status", flat=True))


def rush(portal: Portal, people: int, threads: int) -> None:
    """All press the button at the same moment, then all confirm, then some give their places back."""
    at_once("registering", threads, portal.register, [f"person{each}@example.org" for each in range(people)])
    expect("places held", portal.states(), {"held": PLACES, "unconfirmed": people - PLACES})
    links = people_at_home().links_of(portal.event.registrations.order_by("?"))
    at_once("confirming", threads, lambda link: portal.press(link, "confirm"), links)
    expect("places given", portal.states(), {"confirmed": PLACES, "waiting": people - PLACES})
    next_in_turn = list(portal.event.registrations.waiting().values_list("pk", flat=True)[:10])
    leaving = people_at_home().links_of(portal.event.registrations.with_place().order_by("?")[:10])
    at_once("cancelling", threads, lambda link: portal.press(link, "cancel"), leaving)
    expect("places after ten have left", portal.states()["confirmed"], PLACES)
    moved_up = portal.event.registrations.filter(pk__in=next_in_turn, status="confirmed").count()
    expect("of the first ten in turn, moved up", moved_up, 10)


def at_once(what: str, threads: int, act, each_with: list) -> None:
    """Do it for all, so many at the same time; nothing may fail or take too long."""
    begin = time.monotonic()
    with ThreadPoolExecutor(threads) as pool:
        answers = list(pool.map(act, each_with))
    seconds = time.monotonic() - begin
    slowest = max(took for _status, took in answers)
    expect(f"answers to {what}", Counter(status for status, _took in answers), {302: len(each_with)})
    tell(f"{what}, all together", f"{seconds:.1f} s")
    tell(f"{what}, slowest answer", f"{slowest:.2f} s")
    if slowest > LONGEST:
        sys.exit(f"An answer took {slowest:.1f} s, longer than {LONGEST} s.")


def expect(what: str, found, wanted) -> None:
    if found != wanted:
        sys.exit(f"{what}: {found} and not {wanted}.")
    tell(what, "as promised")


def sustained(portal: Portal, visitors: int = 8, each: int = 40) -> None:
    """Eight visitors at once, each one registration after the other, from the form to the confirmed address."""
    portal.read_form(portal.add_event())

    def one(address):
        form, _headers, _text = portal.ask("GET", portal.path)
        status, _seconds = portal.register(address)
        sent, _headers, _text = portal.ask("GET", f"{portal.path}gesendet/")
        link = people_at_home().link_of(portal.event, address)
        shown, _headers, _text = portal.ask("GET", link)
        confirmed, _seconds = portal.press(link, "confirm")
        return (form, status, sent, shown, confirmed)

    begin = time.monotonic()
    with ThreadPoolExecutor(visitors) as pool:
        answers = Counter(pool.map(one, [f"visitor{number}@example.org" for number in range(visitors * each)]))
    seconds = time.monotonic() - begin
    expect("answers to whole registrations", answers, {(200, 302, 200, 200, 302): visitors * each})
    tell("whole registrations a second", f"{visitors * each / seconds:.1f}")


def cost_of_one(portal: Portal, number: int = 50) -> None:
    """Count what one registration costs the server, one after the other."""
    portal.read_form(portal.add_event())
    servers = [
        pid for pid in family(portal.launcher.pid) if SERVER in Path(f"/proc/{pid}/cmdline").read_text().split("\0")
    ]
    before = sum(map(processor_seconds, servers))
    for each in range(number):
        portal.register(f"single{each}@example.org")
    milliseconds = (sum(map(processor_seconds, servers)) - before) / number * 1000
    tell("server's processor time per registration", f"{milliseconds:.1f} ms")


def known_or_new(portal: Portal, number: int = 100) -> None:
    """Compare the answers to addresses that are registered with those that are not: nobody may tell them apart."""
    portal.read_form(portal.add_event())
    portal.register("known@example.org")
    took = {"new": [], "known": []}
    for each in range(number):
        took["new"].append(portal.register(f"new{each}@example.org"))
        took["known"].append(portal.register("known@example.org"))
    expect("answers to new and known addresses", {status for each in took.values() for status, _took in each}, {302})
    new, known = (statistics.median(seconds for _status, seconds in took[which]) for which in ("new", "known"))
    tell("time for a known address, to a new one's", f"{known / new:.2f}")


def processor_seconds(pid: int) -> float:
    """Return user and system time of a process (proc_pid_stat(5), fields 14 and 15)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def kill_amid(settings, box, people: int, threads: int) -> None:
    """Kill web server and worker while people register; start again; nothing may be lost or doubled."""
    addresses = [f"killed{each}@example.org" for each in range(people)]
    answered, amid = [], threading.Event()
    box.mails.clear()
    with started(**as_arguments(settings)) as (launcher, _seconds):
        portal = Portal(launcher)

        def try_once(address):
            try:
                answered.append((address, portal.register(address)[0]))
            except OSError:
                answered.append((address, 0))
            if len(answered) > people / 3:
                amid.set()

        with ThreadPoolExecutor(threads) as pool:
            pool.map(try_once, addresses)
            amid.wait(60)
            for pid in reversed(family(launcher.pid)):
                os.kill(pid, signal.SIGKILL)
        launcher.wait()
        event = portal.event
    promised = {address for address, status in answered if status == 302}
    tell("registrations answered before the kill", str(len(promised)))
    with started(**as_arguments(settings)) as (launcher, _seconds):
        portal = Portal(launcher)
        portal.event = event
        portal.read_form(event.pk)
        stored = set(event.registrations.values_list("email", flat=True))
        expect("answered registrations that are lost", promised - stored, set())
        rest = [address for address in addresses if address not in promised]
        at_once("registering again", threads, portal.register, rest)
        expect("places held after all", portal.states(), {"held": PLACES, "unconfirmed": people - PLACES})
        wait_for_mails()
    judge_mails(event, box)


def wait_for_mails() -> None:
    """Wait until nothing is left to send."""
    deadline = time.monotonic() + 300
    while not people_at_home().is_all_sent() and time.monotonic() < deadline:
        time.sleep(1)


def judge_mails(event, box) -> None:
    received = Counter(mail["Message-ID"] for mail in box.mails)
    stored = list(event.registrations.values_list("email", flat=True))
    expect("registrations stored twice", len(stored) - len(set(stored)), 0)
    expect("mails that never came", people_at_home().mails_to(stored) - set(received), set())
    expect("people without a mail", set(stored) - {mail["To"] for mail in box.mails}, set())
    twice = [number for number in received.values() if number > 1]
    if len(twice) > 1 or max(twice, default=1) > 2:
        sys.exit(f"{len(twice)} mails came more than once.")
    tell("mails that came twice", str(len(twice)))


@contextmanager
def postgresql():
    """Yield the address of an empty database on a server that keeps its promises about the disk."""
    say_where = (
        "from portal.settings.test_postgresql import server;"
        "server.psql('ALTER SYSTEM RESET ALL; SELECT pg_reload_conf()'); server.psql('CREATE DATABASE storm');"
        "print(server.get_postmaster_info().socket_dir, flush=True); input()"
    )
    command = [sys.executable, "-c", say_where]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        *_words, folder = server.stdout.readline().split()
        try:
            yield f"postgresql://postgres@/storm?host={quote(folder, safe='')}"
        finally:
            server.communicate("\n")


DATABASES = {"SQLite": nullcontext, "PostgreSQL": postgresql}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        storm(sys.argv[1])
    else:
        main(list(DATABASES))
