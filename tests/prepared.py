"""A database made by all migrations, kept between runs and copied for every process that runs tests.

To make it takes half a minute, to copy it a moment. It lies in pytest's cache and is found by what it follows from: a
changed migration or another version of a package brings a new one. Django still looks whether a migration is missing.
"""

import fcntl
import hashlib
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection


@contextmanager
def database(folder: Path, reuse: bool):
    """Let the tests' database be made within, unless a kept one can be put in its place."""
    made = DATABASES[connection.vendor](connection.creation._get_test_db_name())
    if reuse and made.exists():
        yield
        return
    kept = folder / f"{connection.vendor}-{fingerprint()}"
    made.remove()
    with (folder / "lock").open("w") as lock:
        # Who comes while another one makes it waits, instead of making one more.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if kept.exists():
            made.bring(kept)
            fcntl.flock(lock, fcntl.LOCK_UN)
            yield
        else:
            yield
            for outdated in folder.glob(f"{connection.vendor}-*"):
                outdated.unlink()
            part = kept.with_name(f"part-{kept.name}")
            part.unlink(missing_ok=True)
            made.keep(part)
            part.rename(kept)


def fingerprint() -> str:
    """Sum up what the tables follow from: the portal's migrations, and the packages with theirs."""
    folders = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.ROOT]
    migrations = sorted(path for folder in folders for path in folder.glob("migrations/*.py"))
    contents = [path.read_bytes() for path in [settings.ROOT / "requirements.txt", *migrations]]
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:16]


class SQLite:
    """One file."""

    def __init__(self, name):
        self.path = Path(name)

    def exists(self):
        return self.path.exists()

    def remove(self):
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink()

    def bring(self, kept):
        shutil.copyfile(kept, self.path)

    def keep(self, path):
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])


class PostgreSQL:
    """A database on the server of the tests, which nobody has used before."""

    def __init__(self, name):
        self.name = name

    def exists(self):
        return False

    def remove(self):
        pass

    def bring(self, kept):
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{self.name}"')
        self._run("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", f"--file={kept}")

    def keep(self, path):
        self._run("pg_dump", "--no-owner", f"--file={path}")

    def _run(self, program, *options):
        server = connection.settings_dict
        address = [f"--host={server['HOST']}", f"--username={server['USER']}", f"--dbname={self.name}"]
        command = [settings.POSTGRESQL_PROGRAMS / program, *address, *options]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


DATABASES = {"sqlite": SQLite, "postgresql": PostgreSQL}
