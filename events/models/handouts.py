"""Files that belong to an event, for those who have a place."""

from pathlib import PurePath
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from core import languages
from core.languages import in_language

FOLDER = "handouts"


def place_for(_handout, filename):
    """Return where a file is kept: under a name that tells nothing."""
    return f"{FOLDER}/{uuid4().hex}{PurePath(filename).suffix.lower()}"


class Handout(Orderable):
    """One file of an event; it is no document of the portal, so nothing but the personal link leads to it."""

    class From(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        BEGUN = "begun", _("when the event begins")
        OVER = "over", _("when the event is over")

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="handouts")
    file = models.FileField(_("file"), upload_to=place_for)
    filename = models.CharField(max_length=255, editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    label_de = models.CharField(
        _("label, German"), max_length=200, blank=True, help_text=_("Leave empty to show the name of the file.")
    )
    label_en = models.CharField(_("label, English"), max_length=200, blank=True)
    language = models.CharField(
        _("language"), max_length=10, default=settings.LANGUAGE_CODE, choices=languages.OF_FILES
    )
    available_from = models.CharField(
        _("from when"),
        max_length=20,
        choices=From.choices,
        default=From.AT_ONCE,
        help_text=_(
            "Only people with a place get it. If the event is postponed or cancelled, it neither begins nor ends."
        ),
    )

    label = in_language("label")

    class Meta(Orderable.Meta):
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")

    def __str__(self):
        return self.label or self.filename

    @property
    def language_label(self):
        return self.get_language_display()

    @property
    def extension(self):
        return PurePath(self.filename).suffix.removeprefix(".").upper()

    def is_available(self, event, now):
        """Tell whether people with a place get it now."""
        takes_place = event.status == event.Status.SCHEDULED
        return {
            self.From.AT_ONCE: True,
            self.From.BEGUN: takes_place and event.has_begun(now),
            self.From.OVER: takes_place and event.is_over(now),
        }[self.available_from]
