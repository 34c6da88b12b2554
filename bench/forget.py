"""Deletes the people of many events on SQLite, is killed amid that and goes on; counts memory, time and what is left.

Ends with a sentence when a number differs from a recount of the raw data, or a name is found in any file or table.
"""

import importlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import django

from bench.start import tell

EVENTS, PEOPLE, SEARCHED = 2000, 50_000, 200
MOST_MEGABYTES = 300


def main() -> None:
    events, people = (int(number) for number in sys.argv[1:] or (EVENTS, PEOPLE))
    with tempfile.TemporaryDirectory() as var_dir:
        os.environ |= {"VAR_DIR": var_dir, "EXAMPLE": "no", "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], check=True)
        django.setup()
        raw = importlib.import_module("bench.raw_people")
        before = time.monotonic()
        raw.make(events, people)
        tell(f"{people} people of {events} events made in", f"{time.monotonic() - before:.0f} s")
        expected, words = raw.recount(), raw.sample(random.Random(7), SEARCHED)  # noqa: S311, chooses what to look for
        tell("words found before", str(len(raw.found(words, Path(var_dir)))))
        tell("size of the database", f"{raw.megabytes():.0f} MB")
        with_kill(raw)
        if (counted := raw.counted()) != expected:
            sys.exit(f"The numbers differ: {counted} instead of {expected}.")
        if left := raw.found(words, Path(var_dir)):
            sys.exit(f"{len(left)} of {len(words)} words are found somewhere: {sorted(left)[:5]}.")
        tell(f"of {len(words)} words found after", "0")
        tell("size of the database", f"{raw.megabytes():.0f} MB")


def with_kill(raw) -> None:
    """Let a process of its own delete, kill it in the middle, and let another one finish."""
    people = raw.people()
    killed = start()
    while raw.people() > people / 2:
        time.sleep(0.2)
        if killed.poll() is not None:
            sys.exit("It was finished before it could be killed.")
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    tell("people left when it was killed", str(raw.people()))
    before, most = time.monotonic(), 0.0
    process = start()
    while process.poll() is None:
        most = max(most, memory_of(process.pid))
        time.sleep(0.1)
    seconds = time.monotonic() - before
    if process.returncode:
        sys.exit("It failed.")
    tell("deleting the rest, with VACUUM", f"{seconds:.0f} s")
    tell("most memory of the process (RSS)", f"{most:.0f} MB")
    if most > MOST_MEGABYTES:
        sys.exit(f"More than {MOST_MEGABYTES} MB of memory were needed.")


def start() -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-m", "bench.forget", "--work"], stderr=subprocess.DEVNULL)


def memory_of(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except FileNotFoundError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:")), 0)


def work() -> None:
    django.setup()
    importlib.import_module("bench.raw_people").forget()


if __name__ == "__main__":
    work() if sys.argv[1:] == ["--work"] else main()
