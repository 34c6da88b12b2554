"""Measures the first and the second start of the portal, and its memory at rest (Linux)."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

SECONDS_OF_REST = 10


def main() -> None:
    with tempfile.TemporaryDirectory() as var_dir:
        with started(var_dir) as (_, seconds):
            tell("first start, with everything made", f"{seconds:.1f} s")
        with started(var_dir) as (launcher, seconds):
            tell("second start", f"{seconds:.1f} s")
            time.sleep(SECONDS_OF_REST)
            tell("memory of all processes (PSS)", f"{sum(map(megabytes, family(launcher.pid))):.0f} MB")


def tell(what: str, value: str) -> None:
    sys.stdout.write(f"{what:40} {value:>10}\n")
    sys.stdout.flush()


@contextmanager
def started(var_dir: str, **settings):
    """Start the portal on a free port and yield its launcher with the seconds until its first answer.

    Where it answers is told as `launcher.url`.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url = f"http://localhost:{port}"
    environ = {**os.environ, "VAR_DIR": var_dir, "PORT": str(port), "SITE_URL": url, **settings}
    begin = time.monotonic()
    with open(Path(var_dir) / "bench.log", "w") as log:
        launcher = subprocess.Popen(
            [sys.executable, "-m", "portal.launcher", "serve"], env=environ, stdout=log, stderr=log
        )
    launcher.url = url
    try:
        while not answers(f"{url}/health/ready"):
            if launcher.poll() is not None:
                sys.exit(Path(log.name).read_text())
            time.sleep(0.02)
        yield launcher, time.monotonic() - begin
    finally:
        launcher.send_signal(signal.SIGTERM)
        launcher.wait()


def answers(url: str) -> bool:
    try:
        return urllib.request.urlopen(url, timeout=5).status == 200  # noqa: S310, our own address
    except (urllib.error.URLError, OSError):
        return False


def family(pid: int) -> list[int]:
    """Return the process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in family(int(child)))]


def megabytes(pid: int) -> float:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[1]) / 1024


if __name__ == "__main__":
    main()
