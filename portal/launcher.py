"""Starts and stops the portal for `make run` and `make dev`, and makes the environment for the others.

Standard library only: it runs with the system's Python before anything is installed.
"""

import ctypes
import errno
import fcntl
import hashlib
import http.client
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from portal.progress import Progress, say
from portal.settings import environment
from portal.settings.environment import ROOT

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Variables of the Makefile itself, which may be given to make like settings.
MAKE_VARIABLES = {"PYTHON", "ARGS"}
SECONDS_TO_START = 900
SECONDS_TO_STOP = 15
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class Stopped(BaseException):
    """Somebody asked the portal to stop: Ctrl-C, SIGTERM, or the terminal went away."""


class StartError(SystemExit):
    """A sentence about what stands in the way; ends the launcher without a traceback."""


def main(command: str) -> None:
    for number in STOP_SIGNALS:
        signal.signal(number, stop)
    if "MAKELEVEL" in os.environ:
        end_with_parent()
    try:
        COMMANDS[command]()
    except Stopped:
        signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
        say("\nStopped.")


def stop(number, frame):
    raise Stopped


def run() -> None:
    """Serve as in production, with the packages that the portal needs."""
    serve(install, "portal.settings.production")


def dev() -> None:
    """Serve for developers, with their packages."""
    serve(install_dev, "portal.settings.dev")


def serve_here() -> None:
    """Serve as in production with the Python that runs this, for those who make its environment themselves."""
    serve(lambda: Path(sys.executable), "portal.settings.production")


def serve(find_python, settings_module: str) -> None:
    """Prepare everything, then run web server and worker until one ends or somebody stops them."""
    started_at = time.monotonic()
    settings = read_settings()
    make_writable(settings.VAR_DIR)
    refuse_taken_port(settings.HOST, settings.PORT)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings_module
    with alone(settings.VAR_DIR):
        python = find_python()
        # Whatever server and worker make is for their owner alone, also in a folder that others may enter.
        os.umask(0o077)
        server = [python, "-m", "portal.serve"]
        if settings_module.endswith("dev"):
            complete(python, "-m", "portal.prepare")
            server = [python, "manage.py", "runserver", at(settings.HOST, settings.PORT)]
        with running(server) as [server]:
            wait_until_ready(server, settings)
            with running([python, "manage.py", "run_worker"]) as [worker]:
                say(welcome(settings, time.monotonic() - started_at))
                wait_until_one_ends(server, worker)


# What must be right before anything is made


def read_settings():
    """Return the settings from the environment and .env, or refuse with the first sentence that applies."""
    for name in names_given_to_make():
        if name not in MAKE_VARIABLES:
            environment.refuse_unknown(name, "make")
    environment.load_file()
    settings = environment.read()
    environment.refuse_half_public(settings)
    return settings


def names_given_to_make() -> list[str]:
    """Return the names in `make run NAME=value`; GNU make puts them behind two dashes."""
    _, _, variables = f" {os.environ.get('MAKEFLAGS', '')}".partition(" -- ")
    return [word.partition("=")[0] for word in shlex.split(variables) if "=" in word]


def make_writable(var_dir: Path) -> None:
    """Make the folder for the owner alone, and refuse if nothing can be written there."""
    probe = var_dir / ".writable"
    try:
        var_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        sentence = f"Nothing can be written to {var_dir}: {error.strerror}. VAR_DIR names another folder."
        raise StartError(sentence) from None


def refuse_taken_port(host: str, port: int) -> None:
    """Refuse to start when the address is taken or not ours."""
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StartError(f"Port {port} is in use: stop what runs there, or choose another with PORT.") from None
        raise StartError(f"The portal cannot listen on {at(host, port)}: {error.strerror or error}.") from None


@contextmanager
def alone(var_dir: Path):
    """Keep the folder from a second portal, which would change its address and prepare it again."""
    with open(os.open(var_dir / ".running", os.O_WRONLY | os.O_CREAT, 0o600), "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StartError(f"Another portal is running with {var_dir}: stop it, or name another VAR_DIR.") from None
        yield


# The virtual environment


def install() -> Path:
    return install_from(ROOT / "requirements.txt")


def install_dev() -> Path:
    install()
    return install_from(ROOT / "requirements-dev.txt")


def install_from(requirements: Path) -> Path:
    """Make .venv and install the pinned packages, unless this has been done for this very list."""
    if stamp(requirements).is_file() and stamp(requirements).read_text() == fingerprint(requirements):
        return PYTHON
    make_venv()
    packages = re.findall(r"^[\w.-]+(?=(?:\[.*\])?==)", requirements.read_text(), re.MULTILINE)
    say(f"Installing {len(packages)} packages from {requirements.name} …")
    if uv := shutil.which("uv"):
        complete(uv, "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", "-r", requirements)
    else:
        install_with_pip(requirements, len(packages))
    stamp(requirements).write_text(fingerprint(requirements))
    return PYTHON


def stamp(requirements: Path) -> Path:
    return VENV / f"{requirements.stem}.installed"


def fingerprint(requirements: Path) -> str:
    return hashlib.sha256(requirements.read_bytes() + sys.version.encode()).hexdigest()


def make_venv() -> None:
    """Make .venv, anew when it belongs to another Python."""
    made_with = VENV / "made-with"
    if made_with.is_file() and made_with.read_text() == sys.version:
        return
    say(f"Making .venv with Python {sys.version.split()[0]} …")
    try:
        complete(sys.executable, "-m", "venv", "--clear", VENV, stdout=subprocess.DEVNULL)
    except StartError:
        raise StartError(
            "Python cannot make .venv; most likely its module venv is missing (Debian: apt install python3-venv)."
        ) from None
    made_with.write_text(sys.version)


def install_with_pip(requirements: Path, total: int) -> None:
    """Install with pip and count what it fetches; its own words are shown only when it fails."""
    command = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--progress-bar=off"]
    command += ["--require-hashes", "-r", requirements]
    progress, lines = Progress("packages fetched", total), []
    with running(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as [pip]:
        for line in pip.stdout:
            lines.append(line)
            if line.startswith(("Collecting", "Requirement already satisfied")):
                progress.step()
            elif line.startswith("Installing collected packages"):
                progress.end()
                say("  unpacking them")
        if pip.wait():
            sys.stderr.writelines(lines[-15:])
            raise StartError("The packages could not be installed; the lines above say why.")


# Processes


def complete(*command, **options) -> None:
    """Run one command to its end; its failure is ours."""
    with running([*command], **options) as [child]:
        if child.wait() < 0:
            raise StartError(f"{Path(command[0]).name} was ended by signal {-child.returncode}.")
        if child.returncode:
            raise StartError(child.returncode)


@contextmanager
def running(*commands, **options):
    """Run the commands side by side; whatever happens, none of them stays behind."""
    children = []
    try:
        for command in commands:
            # A session of its own, so that Ctrl-C reaches the launcher alone and it stops them in order.
            children.append(
                subprocess.Popen(command, cwd=ROOT, start_new_session=True, preexec_fn=end_with_parent, **options)
            )
        yield children
    finally:
        end(children)


def end_with_parent() -> None:
    """Ask Linux to end this process when its parent is gone, even if that was killed."""
    if libc:
        pr_set_pdeathsig = 1
        libc.prctl(pr_set_pdeathsig, signal.SIGTERM)


def end(children) -> None:
    """Ask the children to stop, wait a while, then make them and all they have started."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP_SIGNALS)
    for child in children:
        child.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.wait(max(0, deadline - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOP_SIGNALS)


def wait_until_ready(server, settings) -> None:
    """Wait for the first 200 of /health/ready."""
    deadline = time.monotonic() + SECONDS_TO_START
    while not is_ready(settings):
        if server.poll() is not None:
            # It has said why.
            raise StartError(max(server.returncode, 1))
        if time.monotonic() > deadline:
            raise StartError(f"The portal gave no answer within {SECONDS_TO_START} seconds; see its log above.")
        time.sleep(0.05)


def is_ready(settings) -> bool:
    """Ask as the proxy in front would ask, for the name that people use."""
    address = urlsplit(settings.SITE_URL)
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, settings.HOST)  # noqa: S104, asked and not bound
    connection = http.client.HTTPConnection(here, settings.PORT, timeout=5)
    try:
        connection.request(
            "GET", "/health/ready", headers={"Host": address.netloc, "X-Forwarded-Proto": address.scheme}
        )
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def wait_until_one_ends(server, worker) -> None:
    """Refuse to go on with half a portal."""
    while True:
        for name, child in (("web server", server), ("worker", worker)):
            if child.poll() is not None:
                raise StartError(f"The {name} has ended by itself (exit code {child.returncode}); stopping the rest.")
        time.sleep(0.5)


def welcome(settings, seconds: float) -> str:
    """Return what a person needs to know to go on."""
    lines = [
        "",
        f"The portal is ready after {seconds:.1f} seconds. Ctrl-C stops it.",
        "",
        f"  German          {settings.SITE_URL}/de/",
        f"  English         {settings.SITE_URL}/en/",
        f"  Editors' desk   {settings.SITE_URL}/cms/",
    ]
    if (logins := settings.VAR_DIR / "logins.txt").exists():
        lines.append(f"  Logins          {shown(logins)}")
    if not settings.EMAIL_URL:
        lines.append(f"  Mails           {shown(settings.VAR_DIR / 'mail')}/ (one file each)")
    return "\n".join([*lines, ""])


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def at(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


COMMANDS = {"install": install, "install-dev": install_dev, "run": run, "dev": dev, "serve": serve_here}

if __name__ == "__main__":
    main(sys.argv[1])
