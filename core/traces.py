"""What deleting leaves behind: a note without names, and for some minutes traces in the files of the database.

SQLite overwrites what is deleted (`secure_delete` in the settings), but not the copies that it has made in moving rows
from one page of its file to another, and its write-ahead log keeps older pages. So the file is written anew, and the
log cut off, by the worker and not by whoever deletes: nobody waits for it.
"""

import logging
from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone

from core.models import DataStep
from core.worker import LOG_KEPT, sweep

logger = logging.getLogger("portal.deletion")

# Where Django keeps a notice that nobody has read yet; it may name somebody.
NOTICES = "_messages"


def note(kind: str, *, number: int = 0, about: str = "", by=None) -> None:
    """Write down that data of people went or was looked for, here and in the log; never whose."""
    step = DataStep.objects.create(kind=kind, number=number, about=about, user=by)
    transaction.on_commit(lambda: logger.info("Data of people: %s (%s, step %s).", kind, number, step.pk))


@sweep("remove traces of what was deleted", every=timedelta(minutes=10))
def remove() -> None:
    """Remove what is left in files of what was deleted since the last time; try again later if somebody reads."""
    now = timezone.now()
    steps = DataStep.objects.filter(kind__in=DataStep.DELETING, traces_removed_at=None, at__lte=now)
    if steps.exists():
        _drop_notices()
        if _rewrite_files():
            steps.update(traces_removed_at=now)


@sweep("rewrite the files of the database", every=timedelta(days=1))
def rewrite_daily() -> None:
    """Remove what is left of all that goes in small numbers and is not noted: sent mails, answers, sessions."""
    _rewrite_files()


@sweep("forget old steps with data of people", every=timedelta(days=1))
def forget_old_steps() -> None:
    """Delete the notes as the log of the desk is: they name who did something."""
    DataStep.objects.filter(at__lt=timezone.now() - LOG_KEPT).delete()


def _drop_notices() -> None:
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        if kept.pop(NOTICES, None):
            changed = Session.get_session_store_class()().encode(kept)
            # Whatever the person has done meanwhile counts.
            Session.objects.filter(pk=session.pk, session_data=session.session_data).update(session_data=changed)


def _rewrite_files() -> bool:
    """Write the files of the database anew; tell whether nothing was left out."""
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        # PostgreSQL gives the space of deleted rows free for new ones by this.
        cursor.execute("VACUUM")
        if connection.vendor != "sqlite":
            return True
        is_busy, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
