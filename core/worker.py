"""Work in the background: sweeps that look for due rows, each at its own interval.

What must not be lost is a row; a sweep finds it, does it and may run twice. A sweep belongs to whichever worker moves
its due date first, so that several workers are safe.
"""

import logging
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from core.models import Sweep
from core.translation_state import note_texts

logger = logging.getLogger("portal.worker")

LOG_KEPT = timedelta(days=2 * 365)


class Work(NamedTuple):
    """A function that looks for one kind of due work, and how often it does."""

    run: Callable[[], None]
    every: timedelta


sweeps: dict[str, Work] = {}


def sweep(name: str, *, every: timedelta):
    """Register a function as a sweep; import its module in the app's `ready`."""

    def register(run):
        sweeps[name] = Work(run, every)
        return run

    return register


def run_due() -> int:
    """Run every sweep that is due and not taken by another worker; return how many ran."""
    return sum(_run(name, work) for name, work in sweeps.items() if _take(name, work))


def _take(name: str, work: Work) -> bool:
    now = timezone.now()
    Sweep.objects.get_or_create(name=name, defaults={"due_at": now})
    return bool(Sweep.objects.filter(name=name, due_at__lte=now).update(due_at=now + work.every))


def _run(name: str, work: Work) -> bool:
    try:
        work.run()
    except Exception:
        logger.exception("The sweep %s failed; it runs again at its next turn.", name)
    return True


def run_forever(stopped: threading.Event, *, pause: timedelta = timedelta(seconds=1)) -> None:
    """Run due sweeps until told to stop."""
    while not stopped.wait(pause.total_seconds()):
        close_old_connections()
        try:
            run_due()
        except Exception:
            logger.exception("The database could not be asked for due work; trying again.")
            stopped.wait(5)


@sweep("publish what is scheduled", every=timedelta(minutes=1))
def publish_scheduled():
    """Publish and take down what editors have dated."""
    call_command("publish_scheduled", verbosity=0)


@sweep("clear sessions", every=timedelta(hours=6))
def clear_sessions():
    """Delete sessions that have ended."""
    call_command("clearsessions")


@sweep("forget the log of the desk", every=timedelta(days=1))
def forget_old_log():
    """Delete what the desk's log has kept long enough: it names people."""
    for log in (PageLogEntry, ModelLogEntry):
        log.objects.filter(timestamp__lt=timezone.now() - LOG_KEPT).delete()


@sweep("forget what the cache had", every=timedelta(hours=1))
def forget_expired_cache():
    """Delete what has run out; by itself, a cache in the database does so only when it is full."""
    table = connection.ops.quote_name(settings.CACHES["limits"]["LOCATION"])
    now = connection.ops.adapt_datetimefield_value(timezone.now().replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])  # noqa: S608, the name is a setting


@sweep("note published texts", every=timedelta(days=1))
def note_published_texts():
    """Note the texts of pages that came onto the site without being published, by an import for instance."""
    for page in Page.objects.live().filter(depth__gt=1, text_state=None):
        note_texts(page)
