"""Write all materials as a table and a folder of files that import_materials can read."""

import sys
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from resources.exchange.exporting import Exporter

EVERY_SECONDS = 5


class Command(BaseCommand):
    """Says how far it is, and which files are missing."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("table", type=Path, metavar="FILE.csv")
        parser.add_argument("--files", type=Path, metavar="DIR", required=True, help="the folder for the files")

    def handle(self, *, table, files, **options):
        exporter, said, number = Exporter(table, files), time.monotonic(), 0
        try:
            for number in exporter.write():
                if time.monotonic() - said > EVERY_SECONDS:
                    said = time.monotonic()
                    self._say(number, exporter)
        except OSError as error:
            raise CommandError(str(error)) from error
        for fault in exporter.faults:
            self.stderr.write(fault)
        self._say(number, exporter)
        self.stdout.write(_("The files may be confidential: they are no longer behind the portal’s gate."))
        if exporter.faults:
            sys.exit(1)

    def _say(self, number, exporter):
        told = {"number": number, "total": exporter.total}
        self.stdout.write(_("%(number)s of %(total)s materials written.") % told)
