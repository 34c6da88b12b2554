"""What is kept of a certificate so that it can be verified: a number and facts, without a name."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.people import Registration


class Certificate(models.Model):
    """One certificate or confirmation as it was issued; it outlives the deletion of the person's registration."""

    class Kind(models.TextChoices):
        FULL = "full", _("Certificate of attendance")
        PART = "part", _("Confirmation of attendance")

    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    number = models.CharField(max_length=20, unique=True)
    # A keyed hash of number and name (events/certificates.py).
    seal = models.CharField(max_length=64)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    event_title = models.CharField(_("event"), max_length=255)
    organisation = models.CharField(_("responsible organisation"), max_length=200)
    # What was attended, in order: title, beginning and end of each session.
    sessions = models.JSONField(default=list)
    hours = models.DecimalField(_("hours"), max_digits=6, decimal_places=1)
    language = models.CharField(_("language"), max_length=10)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    valid_until = models.DateField(_("can be verified until"))

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["issued_at", "pk"]
        indexes = [models.Index(fields=["valid_until"], name="certificate_valid_until")]

    def __str__(self):
        return self.number


class CertificateBatch(models.Model):
    """All certificates of an event in one file, as the team asked for them: made by the worker, gone after a day."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="certificate_batches")
    # The folder of its files.
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for"), default=timezone.now)
    total = models.PositiveIntegerField(_("people"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    # The registration that was dealt with last: after a kill it goes on behind it.
    reached = models.BigIntegerField(default=0)
    # Who could not be given one, and why.
    refused = models.JSONField(default=list)
    taken_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("set of certificates")
        verbose_name_plural = _("sets of certificates")
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return str(self.key)
