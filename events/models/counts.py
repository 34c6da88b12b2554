"""What stays of people once they are deleted: numbers, so that a funder can be told how many came."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldRowPanel

from organisations.models import Organisation


class EventCounts(models.Model):
    """The people of one event, added up as they go: one by one, or all together when their time is over."""

    event = models.OneToOneField("events.Event", on_delete=models.CASCADE, related_name="counts")
    # Everybody whose address was confirmed or who was entered by the team; whoever came without a place is not.
    registered = models.PositiveIntegerField(_("registered"), default=0)
    with_place = models.PositiveIntegerField(_("had a place"), default=0)
    # At any session; none of the following as long as it is not recorded.
    present = models.PositiveIntegerField(_("present"), null=True)
    no_shows = models.PositiveIntegerField(_("had a place and did not come"), null=True)
    # Of those present; they cannot be told apart from people at other events.
    present_without_address = models.PositiveIntegerField(_("present without an address of their own"), default=0)
    unlisted_organisations = models.PositiveIntegerField(_("organisations that are not in the list"), default=0)
    organisations = models.ManyToManyField(Organisation, verbose_name=_("organisations reached"), related_name="+")
    # All whose data went, whatever became of their registrations.
    deleted = models.PositiveIntegerField(_("people deleted"), default=0)
    # When the team was told what is still missing, and when the last people went.
    announced_at = models.DateTimeField(null=True, editable=False)
    completed_at = models.DateTimeField(_("people deleted on"), null=True, editable=False)

    class Meta:
        verbose_name = _("numbers of an event")
        verbose_name_plural = _("numbers of events")

    def __str__(self):
        return str(self.event)


class SessionCount(models.Model):
    """How many of those who are deleted were present at one session by name; none as long as it is not recorded."""

    session = models.OneToOneField("events.Session", on_delete=models.CASCADE, related_name="count")
    present = models.PositiveIntegerField(_("present"), default=0)

    class Meta:
        verbose_name = _("number of a session")
        verbose_name_plural = _("numbers of sessions")

    def __str__(self):
        return str(self.session)


class GroupCount(models.Model):
    """How many of an event's people had something in common."""

    class By(models.TextChoices):
        PROFESSIONAL_FIELD = "professional_field", _("professional field")
        ORGANISATION_KIND = "organisation_kind", _("kind of organisation")
        # Of the organisation, if it is in the list and its region is known, else of the event.
        REGION = "region", _("region")

    counts = models.ForeignKey(EventCounts, on_delete=models.CASCADE, related_name="groups")
    by = models.CharField(_("by"), max_length=30, choices=By.choices)
    # As it was called when they were counted; of an organisation its kind; empty if nothing was said.
    name = models.CharField(_("group"), max_length=100, blank=True)
    with_place = models.PositiveIntegerField(_("had a place"), default=0)
    present = models.PositiveIntegerField(_("present"), default=0)

    class Meta:
        verbose_name = _("number of a group")
        verbose_name_plural = _("numbers of groups")
        constraints = [models.UniqueConstraint(fields=["counts", "by", "name"], name="group_count_once")]

    def __str__(self):
        return self.name


class FundingPeriod(models.Model):
    """The days that a funder wants a report on."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    # Since then there is a key; if its file is gone, it was deleted and is never made again.
    key_made_at = models.DateTimeField(null=True, editable=False)

    panels = ["name", FieldRowPanel(["first_day", "last_day"])]

    class Meta:
        verbose_name = _("funding period")
        verbose_name_plural = _("funding periods")
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")),
                name="funding_period_ends_after_it_begins",
                violation_error_message=_("The last day must not be before the first."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day must not be before the first.")})


class CountedPerson(models.Model):
    """Somebody who was present in a funding period, as a hash of their address; of which event is not kept."""

    period = models.ForeignKey(FundingPeriod, on_delete=models.CASCADE, related_name="people")
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("counted person")
        verbose_name_plural = _("counted people")
        constraints = [models.UniqueConstraint(fields=["period", "hash"], name="counted_person_once")]

    def __str__(self):
        return str(self.pk)
