"""Two ends of the outbox: where Django's mails come in, and where they go without a mail server."""

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from outbox import files
from outbox.delivery import write


class OutboxBackend(BaseEmailBackend):
    """Writes what Django, Wagtail and allauth send as rows, one for each address.

    Such mails may carry links that open accounts, so their texts go with the sending.
    """

    def send_messages(self, messages):
        for message in messages:
            html = next((part.content for part in getattr(message, "alternatives", [])), "")
            for address in message.recipients():
                write(
                    to=address,
                    subject=message.subject,
                    text=message.body,
                    html=html,
                    language=get_language() or settings.LANGUAGE_CODE,
                    reply_to=next(iter(message.reply_to), ""),
                    is_confidential=True,
                )
        return len(messages)


class EmlFileBackend(BaseEmailBackend):
    """Keeps each mail as one file that any mail program opens, for a portal without a mail server."""

    def send_messages(self, messages):
        settings.MAIL_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in messages:
            path = settings.MAIL_DIR / files.name_of(message)
            path.touch(mode=0o600)
            path.write_bytes(message.message().as_bytes())
        return len(messages)
