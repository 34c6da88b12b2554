from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from core.personal_data import declare


class OutboxConfig(AppConfig):
    name = "outbox"
    verbose_name = _("Outgoing mail")

    def ready(self):
        from outbox import delivery  # noqa: F401 (registers its sweeps)

        declare(
            "outbox.Mail",
            "to",
            "subject",
            "text",
            "html",
            "reply_to",
            "message_id",
            "attachment",
            "language",
            "last_error",
            purpose="Mails that a step of the portal causes, until they are delivered.",
            seen_by="administrators",
            deleted="14 days after sending, 30 days after giving up; texts that open accounts go with the sending",
        )
