"""Mails as files, where there is no mail server: their names, and how they go with their rows."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify


def name_of(message) -> str:
    """Name a file by time and subject, and by a mark by which it is found when its mail is deleted."""
    name = f"{timezone.localtime():%Y%m%d-%H%M%S-%f}-{slugify(message.subject)[:60]}"
    message_id = message.extra_headers.get("Message-ID")
    return f"{name}-{_mark(message_id)}.eml" if message_id else f"{name}.eml"


def remove(message_ids: Iterable[str]) -> None:
    """Remove the files of these mails."""
    if not settings.MAIL_DIR.is_dir():
        return
    marks = {_mark(message_id) for message_id in message_ids}
    for path in settings.MAIL_DIR.glob("*.eml") if marks else []:
        if path.stem.rpartition("-")[2] in marks:
            path.unlink(missing_ok=True)


def remove_older(moment: datetime) -> None:
    """Remove the files of all mails that were sent before this moment, whatever is still known of them."""
    for path in settings.MAIL_DIR.glob("*.eml"):
        if path.stat().st_mtime < moment.timestamp():
            path.unlink(missing_ok=True)


def _mark(message_id: str) -> str:
    return hashlib.sha256(message_id.encode()).hexdigest()[:16]
