"""Who was there: one entry per person and session, the later one in place of the earlier."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PresenceQuerySet(models.QuerySet):
    """Picks entries by what they say."""

    def present(self):
        return self.filter(is_present=True)


class Presence(models.Model):
    """Whether a person was at one session, as entered last; the steps of the person tell what was before."""

    class Source(models.TextChoices):
        PHONE = "phone", _("on the phone")
        PAPER = "paper", _("from the list on paper")
        CODE = "code", _("by the code from the room")
        HAND = "hand", _("by hand")

    registration = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="presences")
    session = models.ForeignKey("events.Session", on_delete=models.CASCADE, related_name="presences")
    is_present = models.BooleanField(_("present"))
    source = models.CharField(_("how it was entered"), max_length=10, choices=Source.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # Nobody, if the person entered the code from the room.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["registration", "session"], name="presence_once")]

    def __str__(self):
        return str(self.session)
