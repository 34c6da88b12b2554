"""What is kept about one person in the whole portal: looked for, handed out, erased, by coordinators or an operator.

Each is noted, with who did it and never whose data it was. An operator at the server's terminal is nobody here.
"""

from django.utils.translation import gettext as _

from core import accounts, personal_data, traces
from core.access import works_at_desk
from core.models import DataStep
from core.personal_data import Found


class Refused(Exception):
    """Why somebody does not erase this, in words for them."""


def look_for(address: str, *, by=None) -> list[Found]:
    """Return what is kept about an address."""
    found = personal_data.find(address, in_desk=by is not None)
    traces.note(DataStep.Kind.SEARCHED, number=_rows(found), by=by)
    return found


def hand_out(address: str, *, by=None) -> bytes:
    """Return all that is kept about an address, packed as a ZIP file."""
    found = personal_data.find(address, in_desk=by is not None)
    traces.note(DataStep.Kind.EXPORTED, number=_rows(found), by=by)
    return personal_data.as_zip(address, found)


def erase(address: str, *, by=None) -> list[Found]:
    """Erase all about an address that can be erased; return what is left, each with the reason.

    Accounts of people who work in the desk are erased by administrators.
    """
    if by and not by.is_superuser and any(works_at_desk(user) for user in accounts.of_others(address)):
        raise Refused(_("This person works in the desk: an administrator erases the account."))
    before = personal_data.find(address)
    left = personal_data.erase(address)
    traces.note(DataStep.Kind.ERASED, number=_rows(before) - _rows(left), by=by)
    return left


def _rows(found: list[Found]) -> int:
    return sum(each.number for each in found)
