"""Who comes to an event, or waits for it: plain tables, gone some time after the event."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Term


class RegistrationQuerySet(models.QuerySet):
    """Picks registrations by what they hold."""

    def with_details(self):
        """Read what is shown of a person along with them."""
        details = self.select_related("professional_field", "privacy_version")
        return details.defer("privacy_version__content")

    def active(self):
        """Those who have a place or may get one."""
        return self.exclude(status__in=[*Registration.ENDED, Registration.Status.WALK_IN])

    def claiming(self):
        """Those whose address is registered; a colleague's is not before whoever registered them has confirmed."""
        not_ended = self.exclude(status__in=Registration.ENDED)
        return not_ended.exclude(registered_by__isnull=False, status__in=Registration.UNCONFIRMED)

    def with_place(self):
        return self.filter(status=Registration.Status.CONFIRMED)

    def taking_places(self):
        return self.filter(status__in=Registration.TAKES_PLACE)

    def waiting(self):
        return self.filter(status=Registration.Status.WAITING).order_by("created_at", "pk")

    def present(self):
        """Those who were at one session at least, whatever became of their registration."""
        return self.filter(presences__is_present=True).distinct()

    def confirmed_address(self):
        """Those who are told about the event: mail goes to no address that has not answered."""
        return self.exclude(status__in=Registration.UNCONFIRMED)

    def reachable(self):
        """Those whom the team may write to; of those who came without a place whoever has left an address."""
        not_ended = self.exclude(status__in=Registration.ENDED)
        return not_ended.confirmed_address().exclude(status=Registration.Status.WALK_IN, email="")

    def overdue(self, now):
        return self.filter(status__in=Registration.WITH_DEADLINE, expires_at__lte=now)


class Registration(models.Model):
    """One person's place at one event, or their turn in the waiting list."""

    class Status(models.TextChoices):
        HELD = "held", _("address not confirmed, place held")
        UNCONFIRMED = "unconfirmed", _("address not confirmed")
        PENDING = "pending", _("awaits the team's decision")
        WAITING = "waiting", _("waits")
        OFFERED = "offered", _("is offered a place")
        CONFIRMED = "confirmed", _("has a place")
        CANCELLED = "cancelled", _("cancelled")
        DECLINED = "declined", _("declined")
        LAPSED = "lapsed", _("deadline passed")
        WALK_IN = "walk_in", _("came without a place")

    class Attendance(models.TextChoices):
        ON_SITE = "on_site", _("On site")
        ONLINE = "online", _("Online")

    # Given, held and offered places are all taken.
    TAKES_PLACE = (Status.CONFIRMED, Status.HELD, Status.OFFERED)
    UNCONFIRMED = (Status.HELD, Status.UNCONFIRMED)
    WITH_DEADLINE = (Status.HELD, Status.UNCONFIRMED, Status.OFFERED)
    ENDED = (Status.CANCELLED, Status.DECLINED, Status.LAPSED)

    # An event that people have registered for is cancelled, never deleted.
    event = models.ForeignKey(
        "events.Event", verbose_name=_("event"), on_delete=models.PROTECT, related_name="registrations"
    )
    name = models.CharField(_("name"), max_length=200)
    # Empty for a colleague about whom the mails go to whoever registered them.
    email = models.EmailField(_("e-mail address"), blank=True)
    # Whose form this colleague was entered in, as which person, and whether only all of them together come
    # (events/colleagues.py).
    registered_by = models.ForeignKey(
        "self",
        verbose_name=_("registered by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="colleagues",
    )
    person_number = models.PositiveSmallIntegerField(default=1, editable=False)
    comes_with_all_only = models.BooleanField(default=False, editable=False)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    # The organisation's name as it is compared, or "" (events/places.py).
    organisation_key = models.CharField(max_length=200, blank=True, editable=False)
    professional_field = models.ForeignKey(
        Term,
        verbose_name=_("professional field"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.PROFESSIONAL_FIELD},
        related_name="+",
    )
    # The privacy notice that the person was shown; none, if somebody else entered them (events/privacy.py).
    privacy_version = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    attendance = models.CharField(
        _("takes part"), max_length=20, choices=Attendance.choices, default=Attendance.ON_SITE
    )
    status = models.CharField(_("state"), max_length=20, choices=Status.choices)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("registered"), default=timezone.now)
    expires_at = models.DateTimeField(_("deadline"), null=True, blank=True)
    # What stands before the name on the list to be signed; theirs for ever, once given (events/numbering.py).
    list_number = models.PositiveIntegerField(_("number on the list"), null=True, editable=False)
    # Whose place it becomes once the address is confirmed (events/handing_on.py).
    instead_of = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "event",
                Lower("email"),
                condition=~Q(status__in=["cancelled", "declined", "lapsed"])
                & ~Q(email="")
                & ~Q(registered_by__isnull=False, status__in=["held", "unconfirmed"]),
                name="registration_one_active_per_address",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["held", "unconfirmed", "offered"]) | Q(expires_at__isnull=False),
                name="registration_deadline_is_set",
            ),
            models.UniqueConstraint(fields=["event", "list_number"], name="registration_list_number_once"),
        ]
        indexes = [
            models.Index(fields=["event", "status"], name="registration_event_status"),
            models.Index(fields=["status", "expires_at"], name="registration_deadline"),
        ]

    def __str__(self):
        return self.name

    @property
    def mail_goes_to(self):
        """The address at which the person is told, or whoever registered them."""
        return self.email or self.registered_by.email

    @property
    def is_active(self):
        return self.status not in self.ENDED and not self.is_walk_in

    @property
    def is_walk_in(self):
        """Tell whether the person was entered on the day and never had a place."""
        return self.status == self.Status.WALK_IN

    @property
    def has_place(self):
        return self.status == self.Status.CONFIRMED

    @property
    def is_unconfirmed(self):
        return self.status in self.UNCONFIRMED

    @property
    def is_offered(self):
        return self.status == self.Status.OFFERED

    @property
    def attends_online(self):
        """Tell whether the person takes part online; only an event that is both leaves the choice."""
        if self.event.is_hybrid:
            return self.attendance == self.Attendance.ONLINE
        return self.event.is_online

    @property
    def online_link(self):
        """The secret link, for those who have a place and no other way in."""
        return self.event.online_link if self.has_place and self.attends_online else ""

    @property
    def status_label(self):
        """What the person is told."""
        return {
            self.Status.HELD: _("A place is held for you"),
            self.Status.UNCONFIRMED: _("Your registration is not complete yet"),
            self.Status.PENDING: _("The team decides on your registration"),
            self.Status.WAITING: _("You are on the waiting list"),
            self.Status.OFFERED: _("A place is offered to you"),
            self.Status.CONFIRMED: _("You have a place"),
            self.Status.CANCELLED: _("Your registration is cancelled"),
            self.Status.DECLINED: _("You did not get a place"),
            self.Status.LAPSED: _("The deadline has passed"),
            self.Status.WALK_IN: _("You came without a registration"),
        }[self.status]


class Absence(models.Model):
    """One session that a person with a place cannot attend."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="absences")
    session = models.ForeignKey("events.Session", on_delete=models.CASCADE, related_name="absences")

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [models.UniqueConstraint(fields=["registration", "session"], name="absence_once")]

    def __str__(self):
        return str(self.session)


class LinkRequest(models.Model):
    """Somebody who asks for new personal links; gone as soon as it is answered."""

    email = models.EmailField()

    def __str__(self):
        return str(self.pk)


class RegistrationStep(models.Model):
    """One step in the life of a registration: when, what, by whom."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", _("registered")
        AGAIN = "again", _("registered once more")
        ADDRESS_CONFIRMED = "address_confirmed", _("confirmed the address")
        PLACE_GIVEN = "place_given", _("got a place")
        PUT_ON_LIST = "put_on_list", _("was put on the waiting list")
        SENT_TO_TEAM = "sent_to_team", _("was put before the team")
        APPROVED = "approved", _("was approved")
        DECLINED = "declined", _("was declined")
        OFFERED = "offered", _("was offered a place")
        OFFER_ACCEPTED = "offer_accepted", _("accepted the offer")
        OFFER_DECLINED = "offer_declined", _("declined the offer")
        SKIPPED = "skipped", _("was skipped")
        CANCELLED = "cancelled", _("was cancelled")
        LAPSED = "lapsed", _("let the deadline pass")
        CHANGED = "changed", _("changed answers")
        HANDED_ON = "handed_on", _("was handed to a colleague")
        LINK_RENEWED = "link_renewed", _("got a new link")
        REMINDED = "reminded", _("was reminded")
        LINK_SENT = "link_sent", _("got the online link")
        THANKED = "thanked", _("was thanked")
        TOLD_OF_CERTIFICATE = "told_of_certificate", _("was told of the certificate")
        CERTIFICATE_ISSUED = "certificate_issued", _("got a certificate")
        WRITTEN_TO = "written_to", _("got a message from the team")
        MERGED = "merged", _("organisation was merged with another spelling")
        PARTED = "parted", _("organisation was counted by itself again")
        PRESENT = "present", _("was entered as present")
        NOT_PRESENT = "not_present", _("was entered as not present")
        CODE_ENTERED = "code_entered", _("entered the code from the room")

    class Reason(models.TextChoices):
        FULL = "full", _("all places were taken")
        ORGANISATION = "organisation", _("the organisation has as many places as it may have")
        OTHERS_WAIT = "others_wait", _("others have waited longer")
        BY_HAND = "by_hand", _("the team gives places by hand")
        TOGETHER = "together", _("there were not enough places for all who come together")
        # How it was entered who was there: as Presence.Source.
        PHONE = "phone", _("on the phone")
        PAPER = "paper", _("from the list on paper")
        CODE = "code", _("by the code from the room")
        HAND = "hand", _("by hand")

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("what"), max_length=30, choices=Kind.choices)
    reason = models.CharField(_("why"), max_length=20, choices=Reason.choices, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # At which session the person was or was not there.
    session = models.ForeignKey(
        "events.Session",
        verbose_name=_("session"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Which message of the team it was, so that nobody gets one twice (events/writing.py).
    message = models.UUIDField(null=True, editable=False)
    # Nobody, if the person did it by their link or the time had come.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by whom"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("step of a registration")
        verbose_name_plural = _("steps of registrations")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["registration", "message"], name="message_once")]

    def __str__(self):
        return self.get_kind_display()


class KeptApart(models.Model):
    """Two organisations of an event's people that look alike and are two, as the team said (events/spellings.py)."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="kept_apart")
    # A keyed hash of both names as they are compared: people have typed them.
    pair = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("pair of organisations")
        verbose_name_plural = _("pairs of organisations")
        constraints = [models.UniqueConstraint(fields=["event", "pair"], name="kept_apart_once")]

    def __str__(self):
        return str(self.pk)
