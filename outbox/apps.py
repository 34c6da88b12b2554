from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare, find_by, mentioned_in


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Outgoing mail")

    def ready(self):
        from outbox import delivery

        declare(
            "outbox.Mail",
            "to",
            "subject",
            "text",
            "html",
            "reply_to",
            "message_id",
            "attachment",
            "unsubscribe_url",
            "language",
            "last_error",
            purpose="Mails that a step of the portal causes, until they are delivered.",
            seen_by="administrators",
            deleted="14 days after sending, 30 days after giving up; texts that open accounts go with the sending",
        )
        stays = _("Mails to others that name the address; they go 14 days after they were sent.")
        find_by("outbox.Mail", "to", erase=delivery.forget, tell=_tell)
        find_by("outbox.Mail", "reply_to", stays=stays, tell=_tell)
        mentioned_in("outbox.Mail", stays)


def _tell(mail):
    # Not the text: it may hold links that open something, of others as well.
    return {"written_at": mail.created_at, "sent_at": mail.sent_at, "subject": mail.subject}
