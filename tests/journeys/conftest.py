"""A whole portal with its example site, started as `make run` starts it, for all journeys together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.settings.environment import NAMES, ROOT

PATIENCE = 240


class Portal(NamedTuple):
    """A running portal: where it answers, and where it keeps its files."""

    url: str
    var: Path


@pytest.fixture(scope="session")
def portal(tmp_path_factory):
    """Start the portal on a free port with the example site, and stop it after the last test."""
    var = tmp_path_factory.mktemp("portal") / "var"
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    kept = {name: value for name, value in os.environ.items() if name not in [*NAMES, "DJANGO_SETTINGS_MODULE"]}
    log = var.parent / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "portal.launcher", "serve"],
            cwd=ROOT,
            env=kept | {"VAR_DIR": str(var), "PORT": str(port), "PYTHONUNBUFFERED": "1"},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_it_answers(process, f"http://localhost:{port}", log)
        yield Portal(f"http://localhost:{port}", var)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


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
