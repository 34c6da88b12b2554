"""What an organiser adds to the mails of one event."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel

from core.languages import in_language

LONGEST = 2000


def names_link(text, link):
    """Tell whether a text names a link, with or without what it begins and ends with."""
    return bool(link) and link.partition("://")[2].rstrip("/") in text


def names_address(text, event):
    """Tell whether a text names venue or street of an event that does not tell them to everybody."""
    if not event.hides_address:
        return False
    hidden = {_words(part) for part in (event.venue, event.street)} - {"", _words(event.public_address.city)}
    return any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", _words(text)) for part in hidden)


def _words(text):
    return " ".join(text.casefold().split())


class MailText(models.Model):
    """A paragraph that stands in all mails of one kind about an event."""

    class Mail(models.TextChoices):
        """By the names of their templates; whoever has not confirmed an address gets none of them."""

        CONFIRMED = "confirmed", _("“Your place”")
        MOVED_UP = "moved_up", _("“You have a place now”")
        OFFERED = "offered", _("“A place is offered to you”")
        WAITING = "waiting", _("“Waiting list”")
        PENDING = "pending", _("“The team decides”")
        DECLINED = "declined", _("“No place”")
        CANCELLED = "cancelled", _("“Your registration is cancelled”")
        CHANGED = "event_changed", _("“The event has changed”")
        OFF = "event_cancelled", _("“The event does not take place”")
        REMINDER = "reminder", _("the reminder")
        ONLINE_LINK = "online_link", _("the online link on the day")
        THANKS = "thanks", _("the thanks afterwards")

    # What everybody gets who has no place, too; they do not learn an address that is not public.
    WITHOUT_PLACE = {
        Mail.OFFERED,
        Mail.WAITING,
        Mail.PENDING,
        Mail.DECLINED,
        Mail.CANCELLED,
        Mail.CHANGED,
        Mail.OFF,
    }

    event = ParentalKey("events.Event", related_name="mail_texts", on_delete=models.CASCADE)
    mail = models.CharField(_("mail"), max_length=30, choices=Mail.choices)
    text_de = models.TextField(
        _("paragraph, German"),
        max_length=LONGEST,
        help_text=_(
            "Stands after the first paragraphs of the mail; greeting, facts and links stay as they are. Everybody who "
            "gets this mail reads it, so it names nothing that is secret."
        ),
    )
    text_en = models.TextField(
        _("paragraph, English"), max_length=LONGEST, blank=True, help_text=_("If empty, the German one is sent.")
    )

    text = in_language("text")

    panels = ["mail", FieldRowPanel(["text_de", "text_en"])]

    class Meta:
        verbose_name = _("paragraph in mails")
        verbose_name_plural = _("paragraphs in mails")
        ordering = ["mail"]
        constraints = [models.UniqueConstraint(fields=["event", "mail"], name="mail_text_once")]

    def __str__(self):
        return self.get_mail_display()
