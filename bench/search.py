"""Measures the search in the server: 500 and 10,000 materials of 50 KB text each, on SQLite and on PostgreSQL.

Ends with a sentence when an answer takes longer than promised, or grows more than promised.
"""

import importlib
import os
import subprocess
import sys
import time

import django

from bench.start import tell

FEW, MANY = 500, 10_000
TIMES = 40
MOST_MILLISECONDS, MOST_QUERIES, MOST_GROWTH = 100, 12, 3
SETTINGS = {"SQLite": "portal.settings.test", "PostgreSQL": "portal.settings.test_postgresql"}


def main() -> None:
    for name in SETTINGS:
        # Django is set up for one database in a process.
        subprocess.run([sys.executable, "-m", "bench.search", name], check=True)


def measure(name: str) -> None:
    """Measure one database with few and with many materials."""
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS[name]
    configured = importlib.import_module(SETTINGS[name])
    # What stands on every page is remembered as on a real site, not as in tests.
    configured.CACHES["frame"] = importlib.import_module("portal.settings.base").CACHES["default"] | {"TIMEOUT": 3}
    if hasattr(configured, "server"):
        configured.server.psql("CREATE DATABASE portal")
    django.setup()
    management = importlib.import_module("django.core.management")
    management.call_command("migrate", verbosity=0)
    management.call_command("createcachetable", verbosity=0)
    importlib.import_module("home.structure").build()
    shelf = importlib.import_module("bench.shelf")
    sys.stdout.write(f"\n{name}\n")
    seconds = {}
    for number in (FEW, MANY):
        begin = time.monotonic()
        shelf.make(number)
        tell(f"{number} materials made in", f"{time.monotonic() - begin:.0f} s")
        seconds[number] = {what: ask(what, address) for what, address in addresses(shelf).items()}
    judge(seconds)


def addresses(shelf) -> dict[str, str]:
    here = "/de/materialien/"
    return {
        "a word in all, two facets": f"{here}?q={shelf.EVERYWHERE}&{shelf.choice()}",
        "a word in all": f"{here}?q={shelf.EVERYWHERE}",
        "a word in all, over the whole site": f"/de/suche/?q={shelf.EVERYWHERE}",
        "no word, two facets": f"{here}?{shelf.choice()}",
        "everything": here,
        "a mistyped word": f"{here}?q=Begleitnug",
    }


def ask(what: str, address: str) -> float:
    """Ask many times; tell how long the server took and how often it asked the database, and return the p95 in ms."""
    testing, utils = importlib.import_module("django.test"), importlib.import_module("django.test.utils")
    client, taken = testing.Client(SERVER_NAME="localhost"), []
    client.get(address)
    number = MOST_QUERIES + 1
    # What is remembered for seconds may just have lapsed.
    for _each in range(3):
        with utils.CaptureQueriesContext(importlib.import_module("django.db").connection) as queries:
            answer = client.get(address)
        number = min(number, len(queries))
    own = time.process_time()
    for _each in range(TIMES):
        begin = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - begin) * 1000)
    own = (time.process_time() - own) / TIMES * 1000
    taken.sort()
    p95 = taken[int(len(taken) * 0.95) - 1]
    tell(
        f"  {what}", f"{taken[len(taken) // 2]:.0f} ms, p95 {p95:.0f} ms, own processor {own:.0f} ms, {number} queries"
    )
    if answer.status_code != 200 or number > MOST_QUERIES:
        sys.exit(f"{address}: status {answer.status_code}, {number} queries.")
    return p95


def judge(seconds: dict[int, dict[str, float]]) -> None:
    what = "a word in all, two facets"
    few, many = seconds[FEW][what], seconds[MANY][what]
    tell("growth of the p95", f"{many / few:.1f}")
    if many > MOST_MILLISECONDS or many > MOST_GROWTH * few:
        sys.exit(f"{what}: {few:.0f} ms with {FEW} materials, {many:.0f} ms with {MANY}.")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        main()
