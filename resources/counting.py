"""How often each document is downloaded on each day; nothing about who it was is asked or kept.

What counts is an answer with bytes to a GET request: the whole document, or a part that begins with its first byte and
is longer than the two bytes by which players ask whether a file can be had in parts. The other parts of the same
download, HEAD, what the reader has already (304) and what a browser fetches on suspicion do not count, nor do programs
that say they are no reader (MACHINES); those that say nothing of the kind are counted like people.

A process collects in memory and writes a few seconds after the first of a batch, and when it ends. One that is killed
loses at most that.
"""

import atexit
import logging
import re
import threading
from collections import Counter
from datetime import date

from django.conf import settings
from django.db import connection, connections, transaction
from django.utils import timezone
from wagtail.documents import get_document_model

logger = logging.getLogger("portal.counting")

MACHINES = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|archiver|facebookexternalhit|preview|monitor|headless|validator|checker|"
    r"curl/|wget/|python|java/|go-http|libwww|okhttp|axios|node-fetch|scrapy",
    re.IGNORECASE,
)
PROBE = 2
ADD = (
    "INSERT INTO resources_downloads (document_id, day, number) VALUES (%s, %s, %s) "
    "ON CONFLICT (document_id, day) DO UPDATE SET number = resources_downloads.number + excluded.number"
)

_collected: Counter[tuple[int, date]] = Counter()
_lock = threading.Lock()
_timer: threading.Timer | None = None


def is_download(request, response) -> bool:
    """Tell whether this answer is one download by somebody who reads."""
    if request.method != "GET" or response.status_code not in (200, 206):
        return False
    if "prefetch" in (request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")):
        return False
    program = request.headers.get("User-Agent", "")
    if not program or MACHINES.search(program):
        return False
    span = getattr(response, "span", None)
    return span is None or (span[0] == 0 and span[1] >= PROBE)


def note(document_id: int) -> None:
    """Count one download; costs no question of the database."""
    global _timer
    with _lock:
        _collected[document_id, timezone.localdate()] += 1
        if _timer is None and settings.DOWNLOADS_WRITTEN_AFTER is not None:
            _timer = threading.Timer(settings.DOWNLOADS_WRITTEN_AFTER, _write_in_time)
            _timer.daemon = True
            _timer.start()


def _write_in_time() -> None:
    try:
        write()
    finally:
        connections.close_all()


def write() -> None:
    """Add what was collected to the numbers in the database; what could not be written waits for the next time."""
    global _timer
    with _lock:
        batch, _timer = dict(_collected), None
        _collected.clear()
    try:
        known = set(
            get_document_model().objects.filter(pk__in={pk for pk, _day in batch}).values_list("pk", flat=True)
        )
        rows = [(pk, day, number) for (pk, day), number in batch.items() if pk in known]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(ADD, rows)
    except Exception:
        logger.exception("Downloads could not be counted now; they are counted with the next ones.")
        with _lock:
            _collected.update(batch)


def _write_at_the_end() -> None:
    if _collected:
        write()


atexit.register(_write_at_the_end)
