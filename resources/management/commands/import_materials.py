"""Take materials from a table and a folder of files; docs/operation.md names the columns."""

import signal
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from resources.exchange.folder import Folder
from resources.exchange.importing import CHANGED, FAULTY, MADE, SAME, Importer
from resources.exchange.table import Fault, Table

EVERY_SECONDS = 5


class Command(BaseCommand):
    """Says what is wrong with which line, and how far it is; a signal ends it between two lines."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("table", type=Path, metavar="FILE.csv")
        parser.add_argument(
            "--files", type=Path, metavar="DIR", help="the folder that the column file_1 names files of"
        )
        parser.add_argument("--into", default="", metavar="/de/…/", help="the list for lines that name no place")
        parser.add_argument("--add-missing", action="store_true", help="make organisations, kinds and topics unknown")
        parser.add_argument("--anew", action="store_true", help="compare lines also that have not changed")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")

    def handle(self, *, table, files, into, add_missing, anew, dry_run, **options):
        try:
            importer = Importer(
                Table(table),
                Folder(files) if files else None,
                into=into,
                add_missing=add_missing,
                anew=anew,
                dry_run=dry_run,
            )
        except (Fault, OSError) as error:
            raise CommandError(str(error)) from error
        with stopped_by_signal() as stopped:
            self._take(importer, stopped)
        self.stdout.write(self._progress(importer))
        if dry_run:
            self.stdout.write(_("This was only tried: nothing has been changed."))
        if stopped.number:
            self.stderr.write(_("Stopped. The same command goes on where it stopped."))
            sys.exit(128 + stopped.number)
        if importer.counts[FAULTY]:
            sys.exit(1)

    def _take(self, importer, stopped):
        said = time.monotonic()
        for outcome in importer.outcomes():
            if outcome.remark:
                told = {"line": outcome.line, "remark": " ".join(outcome.remark.split())}
                out = self.stderr if outcome.became == FAULTY else self.stdout
                out.write(_("Line %(line)s: %(remark)s") % told)
            if stopped.number:
                return
            if time.monotonic() - said > EVERY_SECONDS:
                said = time.monotonic()
                self.stdout.write(self._progress(importer))
                self.stdout.flush()

    def _progress(self, importer):
        counts = importer.counts
        told = {"done": counts.total(), "total": importer.total, "made": counts[MADE], "changed": counts[CHANGED]}
        told |= {"same": counts[SAME], "faulty": counts[FAULTY]}
        return (
            _("%(done)s of %(total)s lines: %(made)s new, %(changed)s changed, %(same)s as before, %(faulty)s faulty.")
            % told
        )


class Stopped:
    """Which signal has come, if any."""

    number = 0


@contextmanager
def stopped_by_signal():
    """Let the first signal be noted; the second one ends the program as ever."""
    stopped, numbers = Stopped(), (signal.SIGINT, signal.SIGTERM)
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return
    before = {number: signal.getsignal(number) for number in numbers}

    def note(number, frame):
        stopped.number = number
        for each in numbers:
            signal.signal(each, before[each])

    for number in numbers:
        signal.signal(number, note)
    try:
        yield stopped
    finally:
        for number in numbers:
            signal.signal(number, before[number])
