"""Brings database and files of this installation up to date before it serves: `python -m portal.prepare`."""

import hashlib
import io
import os
import pkgutil
import sys
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlsplit

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from portal.launcher import end_with_parent
from portal.progress import Progress, say
from portal.settings import environment
from portal.settings.environment import SettingError

# Domains reserved for examples (RFC 2606): nobody real signs in with such an address.
EXAMPLE_ADDRESS = r"@([^@]+\.)?example(\.(org|com|net))?$"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
    django.setup()
    refuse_unreachable_database()
    migrate()
    refuse_example_accounts_in_public()
    build_site()
    tell_wagtail_the_address()
    collect_static_files()
    if not apps.get_model(settings.AUTH_USER_MODEL).objects.exists():
        say("Nobody can sign in yet. This invites an administrator: .venv/bin/python manage.py invite_admin ADDRESS")


def refuse_unreachable_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise SettingError(f"The database cannot be reached: {' '.join(str(error).split())}") from None


def apart(step) -> None:
    """Run a long step in a process of its own: what it leaves in memory must not stay with every web process."""

    def run():
        end_with_parent()
        step()

    connections.close_all()
    process = get_context("fork").Process(target=run)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode if process.exitcode > 0 else 1)


class CountingMigrate(Migrate):
    """Django's migrate, counting its steps instead of naming them."""

    progress = None

    def migration_progress_callback(self, action, migration=None, fake=False):
        if action == "apply_success":
            self.progress.step()


def mark(step: str) -> Path:
    """Return the file that lies in VAR_DIR while a step runs: a start that was killed is finished by the next one."""
    return settings.VAR_DIR / f"{step}.unfinished"


def migrate() -> None:
    """Apply what is missing; comparing names first saves loading every migration at each start."""
    applied = set(MigrationRecorder(connection).applied_migrations())
    if mark("migrate").exists() or migrations_on_disk() - applied:
        say("Setting up the database …")
        mark("migrate").touch()
        apart(apply_migrations)
        mark("migrate").unlink()


def apply_migrations() -> None:
    executor = MigrationExecutor(connection)
    command = CountingMigrate()
    command.progress = Progress("steps", len(executor.migration_plan(executor.loader.graph.leaf_nodes())))
    call_command(command, verbosity=0, interactive=False, skip_checks=True)
    call_command("createcachetable", verbosity=0)


def migrations_on_disk() -> set[tuple[str, str]]:
    """Return app and name of every migration that the installed apps bring."""
    found = set()
    for app in apps.get_app_configs():
        module, _ = MigrationLoader.migrations_module(app.label)
        if module and (spec := find_spec(module)):
            names = pkgutil.iter_modules(spec.submodule_search_locations)
            found |= {(app.label, name) for _, name, is_package in names if not is_package and name[0] not in "_~"}
    return found


def refuse_example_accounts_in_public() -> None:
    machine, users = environment.read(), apps.get_model(settings.AUTH_USER_MODEL).objects
    if machine.IS_PUBLIC and users.filter(is_active=True, email__iregex=EXAMPLE_ADDRESS).exists():
        raise SettingError(
            f"SITE_URL is the public address {machine.SITE_URL}, but this database has example accounts: "
            "start a public site with an empty database, or deactivate them."
        )


def build_site() -> None:
    """Make or complete the structure; load the example once, into a database that had no site."""
    machine = environment.read()
    is_new = not apps.get_model("home.HomePage").objects.exists()
    if is_new and machine.EXAMPLE and not machine.IS_PUBLIC:
        mark("example").touch()
    call_command("set_up_site", skip_checks=True, stdout=io.StringIO())
    if mark("example").exists():
        say("Loading the example site …")
        apart(lambda: call_command("load_example", skip_checks=True))
        mark("example").unlink()


def tell_wagtail_the_address() -> None:
    address = urlsplit(settings.SITE_URL)
    port = address.port or {"http": 80, "https": 443}[address.scheme]
    site = apps.get_model("wagtailcore.Site").objects.get(is_default_site=True)
    if (site.hostname, site.port) != (address.hostname, port):
        site.hostname, site.port = address.hostname, port
        site.save()


def collect_static_files() -> None:
    """Gather, hash and compress the static files, unless they are the same as last time."""
    if settings.DEBUG:
        return
    stamp = settings.VAR_DIR / "static.fingerprint"
    fingerprint = fingerprint_of_static_files()
    if stamp.is_file() and stamp.read_text() == fingerprint and settings.STATIC_ROOT.is_dir():
        return
    say("Collecting static files …")
    stamp.unlink(missing_ok=True)
    # Here and not apart: the storage has to know the names that the files get now.
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, skip_checks=True)
    stamp.write_text(fingerprint)


def fingerprint_of_static_files() -> str:
    """Return a digest of name, size and time of every file that would be collected."""
    digest = hashlib.sha256(repr(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            stat = os.stat(storage.path(name))
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


if __name__ == "__main__":
    main()
