"""Find, hand out or erase all that the portal keeps about one e-mail address."""

import os
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from partners import one_person


class Command(BaseCommand):
    """Says what is kept about an address in the whole portal; with --export or --erase, hands it out or erases it."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("address", help="The e-mail address of the person.")
        action = parser.add_mutually_exclusive_group()
        action.add_argument("--export", metavar="FILE", type=Path, help="Write all of it into a new ZIP file.")
        action.add_argument("--erase", action="store_true", help="Erase what can be erased, at once.")
        parser.add_argument("--yes", action="store_true", help="Do not ask before erasing.")

    def handle(self, *args, address, export, erase, yes, **options):
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError("This is no e-mail address.") from None
        if export:
            self._export(address, export)
        elif erase:
            self._erase(address, yes)
        else:
            self._tell(one_person.look_for(address))

    def _export(self, address, path):
        try:
            # For whoever runs this alone, and never in the place of another file.
            file = open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")  # noqa: SIM115
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
        with file:
            file.write(one_person.hand_out(address))
        self.stdout.write(f"All that is kept about the address is in {path}.")

    def _erase(self, address, yes):
        self._tell(one_person.look_for(address))
        if not yes and input("Erase what can be erased? It cannot be undone. Type “yes”: ") != "yes":
            raise CommandError("Nothing was erased.")
        left = one_person.erase(address)
        self.stdout.write("Erased; the files of the database are cleaned within ten minutes.")
        self.stdout.write("This is left:" if left else "Nothing is left.")
        if left:
            self._tell(left)

    def _tell(self, found):
        for each in found:
            self.stdout.write(f"{each.model}: {each.number}")
            if each.stays:
                self.stdout.write(f"  stays: {each.stays}")
        if not found:
            self.stdout.write("Nothing is kept about this address.")
