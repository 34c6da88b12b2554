"""The folder of the files that a table names; no name leads out of it."""

import stat
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files import File as OpenedFile
from django.utils.translation import gettext as _

from core.uploads import check
from resources.exchange.table import Fault


class Folder:
    """One folder, whose files are looked at and never changed."""

    def __init__(self, path: Path):
        self.path = path.resolve(strict=True)

    def find(self, name: str) -> Path:
        """Return the file of this name, if it lies in the folder and is a file."""
        told = {"name": name}
        if "\\" in name or name.startswith("/") or ".." in name.split("/"):
            raise Fault(_("The name %(name)s leads out of the folder of the files.") % told)
        try:
            path = (self.path / name).resolve(strict=True)
            is_file = stat.S_ISREG(path.stat().st_mode)
        except (OSError, RuntimeError, ValueError) as error:
            raise Fault(_("There is no file %(name)s in the folder of the files.") % told) from error
        if not path.is_relative_to(self.path):
            raise Fault(_("The name %(name)s leads out of the folder of the files.") % told)
        if not is_file:
            raise Fault(_("%(name)s is no file.") % told)
        return path


def open_checked(path: Path) -> OpenedFile:
    """Open a file that may be a document, or say why it may not."""
    try:
        opened = OpenedFile(path.open("rb"), name=path.name)
    except OSError as error:
        raise Fault(_("The file %(name)s can't be opened.") % {"name": path.name}) from error
    try:
        check(opened)
    except ValidationError as error:
        opened.close()
        raise Fault(f"{path.name}: {' '.join(error.messages)}") from error
    return opened
