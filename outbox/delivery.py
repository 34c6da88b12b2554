"""Every rule about mails: how they are written, tried, repeated, given up and forgotten."""

import logging
import re
from collections.abc import Callable
from contextlib import contextmanager, suppress
from datetime import timedelta
from email.utils import make_msgid

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone, translation

from core.worker import sweep
from outbox import files
from outbox.models import Mail

logger = logging.getLogger("portal.outbox")

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440, 1440)]
# While one worker hands a mail over, no other one takes it.
TURN = timedelta(minutes=5)
# Mail servers take so many in one conversation at least.
MAILS_PER_CONNECTION = 50
KEPT_AFTER_SENDING = timedelta(days=14)
KEPT_AFTER_GIVING_UP = timedelta(days=30)

# What is built and attached at sending, by name: a function from the mail to files, each (name, content, media type).
attachments: dict[str, Callable[[Mail], list[tuple[str, bytes, str]]]] = {}


def write(*, to, subject, text, html="", language=settings.LANGUAGE_CODE, reply_to="", owner=None, attachment="",
          unsubscribe_url="", is_confidential=False) -> Mail:  # fmt: skip
    """Leave a finished mail for the worker, in the transaction of the step that causes it."""
    return Mail.objects.create(
        to=to,
        subject=" ".join(subject.split())[:250],
        text=text,
        html=html,
        language=language,
        reply_to=reply_to,
        attachment=attachment,
        unsubscribe_url=unsubscribe_url,
        is_confidential=is_confidential,
        message_id=make_msgid(domain=settings.SITE_HOST or "localhost"),
        owner_type=ContentType.objects.get_for_model(owner) if owner else None,
        owner_id=owner.pk if owner else None,
    )


@sweep("send mail", every=timedelta(seconds=2))
def send_due() -> int:
    """Send every mail that is due, one by one, each with its own commit; return how many went out."""
    sent, due = 0, list(Mail.objects.due(timezone.now()).order_by("due_at").values_list("pk", flat=True)[:200])
    with _connection() as connection:
        for number, pk in enumerate(due, 1):
            if mail := _take(pk):
                sent += _send(mail, connection)
            if number % MAILS_PER_CONNECTION == 0:
                connection.close()
    return sent


def send_now(mail: Mail) -> bool:
    """Send one mail without waiting for the worker, unless the worker has it already."""
    taken = _take(mail.pk)
    with _connection() as connection:
        return bool(taken) and _send(taken, connection)


@contextmanager
def _connection():
    """Yield a way to the mail server, which the first mail opens; what goes wrong at the farewell harms no mail."""
    connection = get_connection(settings.DELIVERY_BACKEND)
    yield connection
    with suppress(Exception):
        connection.close()


def _take(pk: int) -> Mail | None:
    now = timezone.now()
    taken = Mail.objects.due(now).filter(pk=pk).update(due_at=now + TURN, attempts=F("attempts") + 1)
    return Mail.objects.get(pk=pk) if taken else None


def _send(mail: Mail, connection) -> bool:
    try:
        message = _message(mail, connection)
        connection.open()
        message.send()
    except Exception as error:
        _try_later(mail, error)
        # Whatever is left of this conversation, the next mail begins a new one.
        with suppress(Exception):
            connection.close()
        return False
    mail.sent_at, mail.last_error = timezone.now(), ""
    _close(mail)
    return True


def _close(mail: Mail) -> None:
    """Keep of a mail that is done with no link that opens anything."""
    if mail.is_confidential:
        mail.text = mail.html = mail.unsubscribe_url = ""
    _note(mail)


def _note(mail: Mail) -> None:
    """Write down what became of a mail; one that was deleted while it was being sent does not come back."""
    names = ("text", "html", "unsubscribe_url", "due_at", "sent_at", "failed_at", "last_error")
    told = {name: getattr(mail, name) for name in names}
    if not Mail.objects.filter(pk=mail.pk).update(**told):
        files.remove([mail.message_id])


def _try_later(mail: Mail, error: Exception) -> None:
    # The error's text may name the address: only its kind is kept and logged.
    mail.last_error = type(error).__name__
    if mail.attempts > len(PAUSES):
        mail.failed_at = timezone.now()
        _close(mail)
    else:
        mail.due_at = timezone.now() + PAUSES[mail.attempts - 1]
        _note(mail)
    logger.warning("Mail %s was not taken (%s, try %s).", mail.pk, mail.last_error, mail.attempts)


def _message(mail: Mail, connection) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        connection=connection,
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
            **_way_out(mail),
        },
    )
    message.attach_alternative(mail.html or letter(mail), "text/html")
    for file in attachments[mail.attachment](mail) if mail.attachment else []:
        message.attach(*file)
    return message


def _way_out(mail: Mail) -> dict[str, str]:
    """Return the headers by which mail programs offer to unsubscribe, in one click as RFC 8058 has it."""
    if not mail.unsubscribe_url:
        return {}
    return {"List-Unsubscribe": f"<{mail.unsubscribe_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def letter(mail: Mail) -> str:
    """Return the words of a mail with links to press; what stands in them is escaped there."""
    paragraphs = re.split(r"\n\n|\n--\n", mail.text.strip())
    with translation.override(mail.language):
        return render_to_string("outbox/letter.html", {"subject": mail.subject, "paragraphs": paragraphs})


def forget(mails: QuerySet[Mail]) -> None:
    """Delete mails; their files first, since a mail whose file is gone is found again, and not the other way round."""
    files.remove(mails.values_list("message_id", flat=True).iterator())
    mails.delete()


@sweep("forget old mail", every=timedelta(hours=6))
def forget_old() -> None:
    """Delete mails some time after they were sent or given up."""
    now = timezone.now()
    Mail.objects.sent_before(now - KEPT_AFTER_SENDING).delete()
    Mail.objects.filter(failed_at__lt=now - KEPT_AFTER_GIVING_UP).delete()
    files.remove_older(now - KEPT_AFTER_SENDING)
