"""Tells what the German catalogue lacks: `python -m portal.catalogue`."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings

LANGUAGE = "de"


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")
    django.setup()
    if not shutil.which("xgettext"):
        sys.exit("The catalogue cannot be checked without gettext (Debian: apt install gettext).")
    if complaints := complaints_about(settings.LOCALE_PATHS[0] / LANGUAGE / "LC_MESSAGES" / "django.po"):
        sys.exit("\n".join(complaints))


def complaints_about(path: Path) -> list[str]:
    """Return what is missing, unsure, left over or not compiled, one sentence each."""
    entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    wanted, kept = {key(entry) for entry in strings_in_source()}, {key(entry) for entry in entries}
    complaints = [f"Not in the catalogue: {shown}" for _, shown, _ in sorted(wanted - kept)]
    complaints += [f"In the catalogue, but no longer used: {shown}" for _, shown, _ in sorted(kept - wanted)]
    complaints += [f"Not translated: {entry.msgid}" for entry in entries if not entry.translated() and not entry.fuzzy]
    complaints += [f"Marked as unsure (fuzzy): {entry.msgid}" for entry in entries if entry.fuzzy]
    translated = [entry for entry in entries if entry.translated()]
    if translations(translated) != translations(polib.mofile(str(path.with_suffix(".mo")))):
        complaints.append("The compiled catalogue is not up to date: run `manage.py compilemessages`.")
    return complaints


def strings_in_source():
    """Return what makemessages finds now, working in a folder that only points to the apps."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        for app in apps.get_app_configs():
            if Path(app.path).parent == settings.ROOT:
                (Path(folder) / Path(app.path).name).symlink_to(app.path)
        (Path(folder) / "locale").mkdir()
        os.chdir(folder)
        try:
            with override_settings(LOCALE_PATHS=[f"{folder}/locale"]):
                call_command(
                    "makemessages",
                    locale=[LANGUAGE],
                    symlinks=True,
                    ignore_patterns=["portal/locale"],
                    verbosity=0,
                )
        finally:
            os.chdir(here)
        return polib.pofile(f"{folder}/locale/{LANGUAGE}/LC_MESSAGES/django.po")


def key(entry):
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def translations(entries):
    return {key(entry): entry.msgstr or entry.msgstr_plural for entry in entries}


if __name__ == "__main__":
    main()
