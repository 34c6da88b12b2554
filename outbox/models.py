"""Mails as rows: written with the step that causes them, sent by the worker."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailQuerySet(models.QuerySet):
    """Picks mails by what is left to do with them."""

    def unsent(self):
        return self.filter(sent_at=None, failed_at=None)

    def due(self, now):
        return self.unsent().filter(due_at__lte=now)

    def sent_before(self, moment):
        return self.filter(sent_at__lt=moment)


class Mail(models.Model):
    """One finished mail to one address."""

    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("formatted text"), blank=True)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    reply_to = models.EmailField(_("reply to"), blank=True)
    message_id = models.CharField(max_length=200, unique=True)
    attachment = models.CharField(
        max_length=50, blank=True, help_text=_("Name of what is built and attached at sending.")
    )
    # Where mail programs let people out by one press.
    unsubscribe_url = models.CharField(max_length=300, blank=True)
    is_confidential = models.BooleanField(default=False, help_text=_("The text goes as soon as the mail is sent."))
    owner_type = models.ForeignKey(ContentType, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    owner_id = models.PositiveBigIntegerField(null=True, blank=True)
    owner = GenericForeignKey("owner_type", "owner_id")
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("next try"), default=timezone.now, db_index=True)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["owner_type", "owner_id"], name="mail_owner")]

    def __str__(self):
        return self.subject
