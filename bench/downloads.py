"""Measures what it costs to send large files: without nginx, and with it by the lines in docs/operation.md.

Ends with a sentence when a file arrives damaged, a header is lost on the way, or memory grows with the file.
"""

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import django

from bench.start import answers, family, started, tell

MEGABYTE = 1024 * 1024
SMALL, LARGE = 100, 500
# Each is measured several times in turn, and the quickest counts: other work on the machine only ever adds time.
TIMES = 15
MOST_MEMORY, MOST_TIME = 20, 1.3
PORTAL, NGINX = "http://127.0.0.1:8000", "/srv/portal/var/media/"
KEPT = ["Content-Security-Policy", "X-Content-Type-Options", "Content-Disposition", "Content-Type", "ETag"]


def main() -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    with tempfile.TemporaryDirectory() as var_dir:
        os.chmod(var_dir, 0o755)  # noqa: S103, nginx's own user reads here
        settings = {"EXAMPLE": "no", "NGINX": "no"}
        with started(var_dir, **settings) as (launcher, _seconds):
            paths = put_files(var_dir, launcher.url)
            without_nginx(launcher, paths)
            _seconds, headers = fetch(launcher.url + paths[SMALL][0], paths[SMALL][1])
        if not nginx:
            sys.exit("nginx was not found (Debian: apt install nginx-light), so the rest was not measured.")
        behind = started(var_dir, **settings | {"NGINX": "yes"})
        with behind as (launcher, _seconds), running_nginx(nginx, var_dir, launcher.url) as url:
            with_nginx(launcher, url, paths, headers)


def put_files(var_dir, url) -> dict[int, tuple[str, Path]]:
    """Make two public documents; return address and place of each by its megabytes."""
    os.environ |= {"VAR_DIR": var_dir, "SITE_URL": url, "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    django.setup()
    # Only now that Django is set up.
    from django.core.files import File
    from wagtail.documents import get_document_model  # as above
    from wagtail.hooks import search_for_hooks  # as above

    from home.models import HomePage  # as above
    from tests.factories import make_resource, make_resource_page  # as above

    # Materials say which files they name only once the desk is known.
    search_for_hooks()
    home, made = HomePage.objects.get(locale__language_code="de"), {}
    for megabytes in (SMALL, LARGE):
        with tempfile.TemporaryFile() as content:
            for _each in range(megabytes):
                content.write(os.urandom(MEGABYTE))
            file = File(content, name=f"large-{megabytes}.pdf")
            document = get_document_model().objects.create(title=f"Large {megabytes}", file=file)
        make_resource_page(home, make_resource(document), title=f"Large {megabytes}")
        os.chmod(document.file.path, 0o644)
        made[megabytes] = document.url, Path(document.file.path)
    return made


def without_nginx(launcher, paths) -> None:
    """Let the portal send both files itself, to one reader and to four at once."""
    for megabytes, (path, file) in paths.items():
        warm_up(launcher.url + path)
        before = memory(launcher)
        with watched(launcher) as watch:
            seconds, _headers = fetch(launcher.url + path, file)
        tell(f"portal alone, {megabytes} MB", f"{seconds:.2f} s")
        readers = [threading.Thread(target=fetch, args=(launcher.url + path, file)) for _each in range(4)]
        with watched(launcher) as watch_of_four:
            for reader in readers:
                reader.start()
            for reader in readers:
                reader.join()
        grown = max(watch.most, watch_of_four.most) - before
        tell("  memory grows by, one and four readers", f"{grown:.1f} MB")
        if grown > MOST_MEMORY:
            sys.exit(f"Memory grew by {grown:.0f} MB while {megabytes} MB were sent.")


def with_nginx(launcher, url, paths, by_itself) -> None:
    """Compare nginx behind the gate with nginx that serves the same file to anybody."""
    path, file = paths[SMALL]
    warm_up(url + path)
    before, alone, behind = memory(launcher), [], []
    with watched(launcher) as watch:
        for _each in range(TIMES):
            alone.append(fetch(f"{url}/plain/{file.name}", file)[0])
            seconds, headers = fetch(url + path, file)
            behind.append(seconds)
    grown, times = watch.most - before, min(behind) / min(alone)
    tell(f"nginx alone, {SMALL} MB", f"{min(alone):.3f} s")
    tell("nginx behind the gate", f"{min(behind):.3f} s")
    tell("  times as long", f"{times:.2f}")
    tell("  memory of the portal grows by", f"{grown:.1f} MB")
    lost = [name for name in KEPT if not headers[name] or headers[name] != by_itself[name]]
    if lost or times > MOST_TIME or grown > MOST_MEMORY:
        sys.exit(f"Broken: headers {lost}, {times:.2f} times as long, {grown:.0f} MB more memory.")
    for address in (f"{url}/_files/documents/{file.name}", f"{url}/documents/{file.name}"):
        if status_of(address) != 404:
            sys.exit(f"{address} is open.")
    part = urllib.request.Request(url + path, headers={"Range": "bytes=1000-1999"})  # noqa: S310, our own address
    with urllib.request.urlopen(part) as response:  # noqa: S310
        if (response.status, len(response.read())) != (206, 1000):
            sys.exit("A part of the file did not come.")


def warm_up(url) -> None:
    """Ask so often at once that each process has loaded what it needs for any answer."""

    def ask(_number):
        part = urllib.request.Request(url, headers={"Range": "bytes=5-9"})  # noqa: S310, our own address
        urllib.request.urlopen(part).read()  # noqa: S310

    with ThreadPoolExecutor(16) as readers:
        list(readers.map(ask, range(160)))


def fetch(url, file):
    """Return how long it took to get a file, and the headers; what arrives must be what lies there."""
    begin, arrived, size = time.monotonic(), hashlib.md5(usedforsecurity=False), 0
    with urllib.request.urlopen(url) as response:  # noqa: S310, our own address
        while piece := response.read(MEGABYTE):
            size += len(piece)
            arrived.update(piece[:64])
    seconds = time.monotonic() - begin
    if size != file.stat().st_size:
        sys.exit(f"{url}: {size} bytes arrived.")
    return seconds, response.headers


def status_of(url) -> int:
    try:
        return urllib.request.urlopen(url).status  # noqa: S310
    except urllib.error.HTTPError as error:
        return error.code


def memory(launcher) -> float:
    """Return the megabytes that the processes of the web server hold for themselves."""
    servers = [pid for pid in family(launcher.pid) if "portal.serve" in Path(f"/proc/{pid}/cmdline").read_text()]
    return sum(map(own_megabytes, servers))


def own_megabytes(pid: int) -> float:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(map(int, re.findall(r"^Private_\w+:\s+(\d+) kB", rollup, re.MULTILINE))) / 1024


@contextmanager
def watched(launcher):
    """Note the most memory that the portal holds meanwhile."""

    class Watch(threading.Thread):
        most, ended = 0.0, threading.Event()

        def run(self):
            while not self.ended.wait(0.05):
                self.most = max(self.most, memory(launcher))

    watch = Watch()
    watch.ended = threading.Event()
    watch.start()
    try:
        yield watch
    finally:
        watch.ended.set()
        watch.join()


@contextmanager
def running_nginx(program, var_dir, portal):
    """Start nginx with the lines from the documentation, and beside them the same folder for anybody."""
    lines = re.search(r"^    server \{.*?^    \}$", Path("docs/operation.md").read_text(), re.DOTALL | re.MULTILINE)[0]
    lines = re.sub(r"^ *(listen|ssl_\w+|server_name) .*$", "", lines, flags=re.MULTILINE)
    port = 1 + int(portal.rpartition(":")[2])
    # Django answers to the name it knows.
    lines = lines.replace(PORTAL, portal.replace("localhost", "127.0.0.1")).replace("$host", "localhost")
    lines = lines.replace(NGINX, f"{var_dir}/media/")
    plain = f"location /plain/ {{ alias {var_dir}/media/documents/; sendfile on; tcp_nopush on; }}"
    lines = lines.replace("server {", f"server {{ listen 127.0.0.1:{port}; {plain}", 1)
    folder = Path(var_dir) / "nginx"
    folder.mkdir()
    places = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = folder / "nginx.conf"
    config.write_text(
        f"pid {folder}/pid; error_log {folder}/error.log; daemon off; user root;\n"
        f"events {{}} http {{ access_log off; {places}\n{lines} }}"
    )
    process = subprocess.Popen([program, "-c", str(config), "-e", f"{folder}/error.log"])
    url = f"http://127.0.0.1:{port}"
    try:
        while not answers(f"{url}/health/ready"):
            if process.poll() is not None:
                sys.exit((folder / "error.log").read_text())
            time.sleep(0.05)
        yield url
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


if __name__ == "__main__":
    main()
