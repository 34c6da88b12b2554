"""Events: facts and registrations are plain tables; a page holds the texts of one language."""

import html
import json
import uuid
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.access import visible_to
from core.blocks import BodyBlock
from core.languages import in_language
from core.models import BasePage, Term
from core.pagination import paginate
from core.pictures import load_picture
from events import dates, linked_data
from events.finding import Wishes
from events.months import Month, by_month
from events.state import places_left_of, state_of
from organisations.models import Organisation
from search.related import related_to

EVENTS_PER_PAGE = 40
ONLINE = "online"
AT_LEAST_ONE = MinValueValidator(1, _("This must be at least 1."))


class EventQuerySet(models.QuerySet):
    """Adds what lists of events tell."""

    def with_times(self):
        return self.annotate(first_starts_at=models.Min("sessions__starts_at"))

    def with_places_taken(self):
        return self.annotate(
            places_taken=_people(Registration.TAKES_PLACE, "pk"),
            places_taken_online=_people(Registration.TAKES_PLACE, "pk", attendance=ONLINE),
        )

    def with_people(self):
        return self.annotate(
            places_taken=_people(Registration.TAKES_PLACE, "pk"),
            people_waiting=_people([Registration.Status.WAITING], "pk"),
        )


def _people(statuses, event, **where):
    """Count an event's registrations of some states, for each row of a list."""
    found = Registration.objects.filter(event=models.OuterRef(event), status__in=statuses, **where).order_by()
    counted = found.values("event").annotate(count=models.Count("pk")).values("count")
    return Coalesce(models.Subquery(counted), 0)


class Address(NamedTuple):
    """Where an event takes place, as far as a reader may know; what is hidden from them is empty."""

    venue: str = ""
    street: str = ""
    city: str = ""
    directions: str = ""

    is_complete: bool = False

    @property
    def lines(self):
        return [line for line in (self.venue, self.street, self.city) if line]


class Event(index.Indexed, ClusterableModel):
    """The facts of one event: what, when, where, for how many; the same in every language."""

    class Format(models.TextChoices):
        ON_SITE = "on_site", _("On site")
        ONLINE = "online", _("Online")
        HYBRID = "hybrid", _("On site and online")

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", _("takes place")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    class AddressVisibility(models.TextChoices):
        PUBLIC = "public", _("everybody sees the address")
        CITY = "city", _("everybody sees the city; people with a place get the address")
        HIDDEN = "hidden", _("only people with a place learn where it is")

    class WheelchairAccess(models.TextChoices):
        FULL = "full", _("accessible by wheelchair")
        PARTIAL = "partial", _("partly accessible by wheelchair")
        NONE = "none", _("not accessible by wheelchair")

    class Admission(models.TextChoices):
        EVERYONE = "everyone", _("everyone")
        GROUP = "group", _("members of the group below")
        LINK = "link", _("people who have the access link")

    class Approval(models.TextChoices):
        AUTOMATIC = "automatic", _("whoever registers gets a free place")
        TEAM = "team", _("the team decides on each registration")

    class WaitingList(models.TextChoices):
        OFF = "off", _("no waiting list")
        AUTOMATIC = "automatic", _("whoever has waited longest gets a free place at once")
        OFFER = "offer", _("whoever has waited longest is offered a free place for some time")
        BY_HAND = "by_hand", _("the team gives free places by hand")

    name = models.CharField(
        _("working title"), max_length=200, help_text=_("For lists in the desk; visitors see the page's title.")
    )
    kind = models.ForeignKey(
        Term,
        verbose_name=_("kind"),
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.EVENT_KIND},
        related_name="+",
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("responsible organisation"), on_delete=models.PROTECT, related_name="events"
    )
    status = models.CharField(_("state"), max_length=20, choices=Status.choices, default=Status.SCHEDULED)
    format = models.CharField(_("form"), max_length=20, choices=Format.choices, default=Format.ON_SITE)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    city = models.CharField(_("postcode and city"), max_length=200, blank=True)
    address_visibility = models.CharField(
        _("who sees the address"),
        max_length=20,
        choices=AddressVisibility.choices,
        default=AddressVisibility.PUBLIC,
        help_text=_("Holds for pages, lists, search engines, mails and calendars. How to get in stays public."),
    )
    directions_de = models.TextField(
        _("how to get there, German"), blank=True, help_text=_("Shown to those who see the address.")
    )
    directions_en = models.TextField(_("how to get there, English"), blank=True)
    region = models.ForeignKey(
        Term,
        verbose_name=_("region"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        limit_choices_to={"vocabulary": Term.Vocabulary.REGION},
        related_name="+",
        help_text=_("Always public: visitors filter the list by it."),
    )
    wheelchair_access = models.CharField(
        _("wheelchair access"), max_length=20, choices=WheelchairAccess.choices, blank=True
    )
    access_information_de = models.TextField(_("access for people with disabilities, German"), blank=True)
    access_information_en = models.TextField(_("access for people with disabilities, English"), blank=True)
    online_link = models.URLField(
        _("online link"), blank=True, help_text=_("Secret: only people with a place are told.")
    )
    contact_name_de = models.CharField(_("contact, German"), max_length=200, blank=True)
    contact_name_en = models.CharField(_("contact, English"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-mail address of the contact"))
    contact_phone = models.CharField(_("telephone of the contact"), max_length=50, blank=True)
    admission = models.CharField(
        _("who may register"), max_length=20, choices=Admission.choices, default=Admission.EVERYONE
    )
    group = models.ForeignKey(
        Group, verbose_name=_("only for"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approval = models.CharField(_("approval"), max_length=20, choices=Approval.choices, default=Approval.AUTOMATIC)
    places = models.PositiveIntegerField(
        _("places"), validators=[AT_LEAST_ONE], help_text=_("If the event is on site and online: those on site.")
    )
    places_online = models.PositiveIntegerField(
        _("places online"),
        null=True,
        blank=True,
        validators=[AT_LEAST_ONE],
        help_text=_("Only if the event is on site and online: they are counted apart."),
    )
    places_per_organisation = models.PositiveIntegerField(
        _("most places for one organisation"),
        null=True,
        blank=True,
        validators=[AT_LEAST_ONE],
        help_text=_("Leave empty for no limit. Whoever comes later from the same organisation waits."),
    )
    minimum = models.PositiveIntegerField(
        _("least number of people"),
        null=True,
        blank=True,
        validators=[AT_LEAST_ONE],
        help_text=_("With fewer, the event may not take place."),
    )
    decide_on = models.DateField(
        _("decide by"), null=True, blank=True, help_text=_("The day on which you decide whether it takes place.")
    )
    waiting_list = models.CharField(
        _("waiting list"), max_length=20, choices=WaitingList.choices, default=WaitingList.AUTOMATIC
    )
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to accept an offer"),
        default=48,
        validators=[AT_LEAST_ONE],
        help_text=_(
            "An offer never ends on a Saturday, Sunday or public holiday, but at noon of the next working day."
        ),
    )
    holds_unconfirmed = models.BooleanField(
        _("hold the place until the address is confirmed"),
        default=True,
        help_text=_("For 48 hours. Otherwise a place is given only to addresses that are confirmed."),
    )
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Leave empty to close when the event begins.")
    )
    cancel_until = models.DateField(
        _("people may cancel until"),
        null=True,
        blank=True,
        help_text=_("The last day on which they can cancel themselves. Leave empty to let them until the beginning."),
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("days before the reminder"), default=3, help_text=_("0 for no reminder.")
    )
    topics = ParentalManyToManyField(
        Term,
        verbose_name=_("topics"),
        blank=True,
        limit_choices_to={"vocabulary": Term.Vocabulary.TOPIC},
        related_name="+",
    )
    target_groups = ParentalManyToManyField(
        Term,
        verbose_name=_("target groups"),
        blank=True,
        limit_choices_to={"vocabulary": Term.Vocabulary.TARGET_GROUP},
        related_name="+",
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    access_information = in_language("access_information")
    directions = in_language("directions")
    contact_name = in_language("contact_name")

    panels = [
        MultiFieldPanel(["name", "kind", "organisation", "status"], _("What")),
        InlinePanel("sessions", label=_("Session"), heading=_("When"), min_num=1),
        MultiFieldPanel(
            [
                "format",
                "venue",
                "street",
                "city",
                "address_visibility",
                "directions_de",
                "directions_en",
                "region",
                "wheelchair_access",
                "access_information_de",
                "access_information_en",
                "online_link",
            ],
            _("Where"),
        ),
        MultiFieldPanel(
            ["admission", "group", "approval", FieldRowPanel(["opens_at", "closes_at"]), "cancel_until"],
            _("Registration"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(["places", "places_online"]),
                "places_per_organisation",
                FieldRowPanel(["minimum", "decide_on"]),
                "waiting_list",
                "offer_hours",
                "holds_unconfirmed",
                "reminder_days",
            ],
            _("Places and waiting list"),
        ),
        MultiFieldPanel(["contact_name_de", "contact_name_en", "contact_email", "contact_phone"], _("Contact")),
        MultiFieldPanel(["topics", "target_groups"], _("Topics and target groups")),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="event_places_positive"),
            models.CheckConstraint(
                condition=Q(places_online=None) | Q(places_online__gte=1), name="event_places_online_positive"
            ),
            models.CheckConstraint(
                condition=Q(places_per_organisation=None) | Q(places_per_organisation__gte=1),
                name="event_places_per_organisation_positive",
            ),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="event_window_ends_after_it_begins",
                violation_error_message=_("Registration must close after it opens."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        errors = {field: message for field, message in self._mistakes() if message}
        if errors:
            raise ValidationError(errors)

    def _mistakes(self):
        """Yield a field and what is wrong with it."""
        if self.is_on_site and not self.city:
            yield "city", _("Say where the event takes place.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            yield "closes_at", _("Registration must close after it opens.")
        if self.is_hybrid and not self.places_online:
            yield "places_online", _("Say how many can take part online.")
        if self.admission == self.Admission.GROUP and not self.group_id:
            yield "group", _("Say which group the event is for.")
        if self.admission != self.Admission.GROUP and self.group_id:
            yield "group", _("Leave this empty, or choose above that only members of the group may register.")
        if self.minimum and not self.decide_on:
            yield "decide_on", _("Say by when you decide.")
        if self.minimum and self.places and self.minimum > self.all_places:
            yield "minimum", _("There are fewer places than that.")
        if page := self._page_that_tells(self.online_link):
            message = _("This link is secret, but it stands in the text of the page “%(page)s”.")
            yield "online_link", message % {"page": page.title}

    @cached_property
    def common(self):
        """What holds for all events."""
        return EventSettings.of_site()

    @cached_property
    def sessions_list(self):
        return sorted(self.sessions.all(), key=lambda session: session.starts_at)

    @cached_property
    def _terms(self):
        """Topics and target groups in one query."""
        named = Q(pk__in=self.topics.through.objects.filter(event=self.pk).values("term"))
        named |= Q(pk__in=self.target_groups.through.objects.filter(event=self.pk).values("term"))
        return list(Term.objects.filter(named))

    @property
    def topics_list(self):
        return [term for term in self._terms if term.vocabulary == Term.Vocabulary.TOPIC]

    @property
    def target_groups_list(self):
        return [term for term in self._terms if term.vocabulary == Term.Vocabulary.TARGET_GROUP]

    def has_begun(self, now):
        return self.starts_at is not None and self.starts_at <= now

    def is_over(self, now):
        return self.ends_at is not None and self.ends_at <= now

    @property
    def starts_at(self):
        return self.sessions_list[0].starts_at if self.sessions_list else None

    @property
    def ends_at(self):
        return max(session.ends_at for session in self.sessions_list) if self.sessions_list else None

    @property
    def format_label(self):
        return self.get_format_display()

    @property
    def is_hybrid(self):
        return self.format == self.Format.HYBRID

    @property
    def counts_apart(self):
        """Tell whether places on site and online are two limits and not one."""
        return self.is_hybrid and self.places_online is not None

    @property
    def all_places(self):
        return self.places + self.places_online if self.counts_apart else self.places

    def address_for(self, registration=None):
        """Return what this person, or else everybody, may know of the address; every page, mail and file asks here."""
        if not self.is_on_site:
            return Address()
        is_mine = registration is not None and registration.event_id == self.pk
        comes = is_mine and registration.has_place and not registration.attends_online
        if comes or self.address_visibility == self.AddressVisibility.PUBLIC:
            return Address(self.venue, self.street, self.city, self.directions, is_complete=True)
        return Address(city=self.city if self.address_visibility == self.AddressVisibility.CITY else "")

    @property
    def public_address(self):
        return self.address_for()

    @property
    def hides_address(self):
        """Tell whether people with a place learn more about where it is than everybody does."""
        return self.is_on_site and self.address_visibility != self.AddressVisibility.PUBLIC

    @property
    def list_place(self):
        """What a list says about where: the public city, or that it is online, or that participants are told."""
        if not self.is_on_site:
            return self.format_label
        place = self.public_address.city or _("The place is told to participants")
        return _("%(place)s, also online") % {"place": place} if self.is_hybrid else place

    @property
    def is_on_site(self):
        return self.format != self.Format.ONLINE

    @property
    def is_online(self):
        return self.format != self.Format.ON_SITE

    @property
    def registration_closes_at(self):
        return self.closes_at or self.starts_at

    def _page_that_tells(self, link):
        pages = self.pages.all() if link and self.pk else []
        versions = (version for page in pages for version in (page, page.get_latest_revision_as_object()))
        return next((version for version in versions if version.tells(link)), None)


class Session(models.Model):
    """One stretch of time of an event."""

    event = ParentalKey(Event, related_name="sessions", on_delete=models.CASCADE)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    # What calendar programs know it by, wherever the portal moves.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title_de = models.CharField(_("title, German"), max_length=200, blank=True)
    title_en = models.CharField(_("title, English"), max_length=200, blank=True)
    room = models.CharField(_("room"), max_length=200, blank=True, help_text=_("Shown to those who see the address."))
    creditable_hours = models.DecimalField(
        _("creditable hours"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Leave empty to count the length of the session."),
    )

    title = in_language("title")

    panels = [
        FieldRowPanel(["starts_at", "ends_at"]),
        FieldRowPanel(["title_de", "title_en"]),
        FieldRowPanel(["room", "creditable_hours"]),
    ]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")),
                name="session_ends_after_it_begins",
                violation_error_message=_("A session must end after it begins."),
            )
        ]

    def __str__(self):
        return f"{timezone.localtime(self.starts_at):%d.%m.%Y %H:%M}"

    def clean(self):
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("A session must end after it begins.")})

    @property
    def hours(self):
        """The hours that a certificate counts: as set, else the length in halves of an hour."""
        if self.creditable_hours is not None:
            return self.creditable_hours
        return Decimal(round((self.ends_at - self.starts_at) / timedelta(minutes=30))) / 2


class RegistrationQuerySet(models.QuerySet):
    """Picks registrations by what they hold."""

    def active(self):
        return self.exclude(status__in=Registration.ENDED)

    def with_place(self):
        return self.filter(status=Registration.Status.CONFIRMED)

    def taking_places(self):
        return self.filter(status__in=Registration.TAKES_PLACE)

    def waiting(self):
        return self.filter(status=Registration.Status.WAITING).order_by("created_at", "pk")

    def confirmed_address(self):
        """Those who are told about the event: mail goes to no address that has not answered."""
        return self.exclude(status__in=Registration.UNCONFIRMED)

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

    class Attendance(models.TextChoices):
        ON_SITE = "on_site", _("On site")
        ONLINE = "online", _("Online")

    # Given, held and offered places are all taken.
    TAKES_PLACE = (Status.CONFIRMED, Status.HELD, Status.OFFERED)
    UNCONFIRMED = (Status.HELD, Status.UNCONFIRMED)
    WITH_DEADLINE = (Status.HELD, Status.UNCONFIRMED, Status.OFFERED)
    ENDED = (Status.CANCELLED, Status.DECLINED, Status.LAPSED)

    # An event that people have registered for is cancelled, never deleted.
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="registrations")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    # The organisation's name as it is compared, or "" (events/places.py).
    organisation_key = models.CharField(max_length=200, blank=True, editable=False)
    attendance = models.CharField(
        _("takes part"), max_length=20, choices=Attendance.choices, default=Attendance.ON_SITE
    )
    status = models.CharField(_("state"), max_length=20, choices=Status.choices)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("registered"), default=timezone.now)
    expires_at = models.DateTimeField(_("deadline"), null=True, blank=True)
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
                condition=~Q(status__in=["cancelled", "declined", "lapsed"]),
                name="registration_one_active_per_address",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["held", "unconfirmed", "offered"]) | Q(expires_at__isnull=False),
                name="registration_deadline_is_set",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "status"], name="registration_event_status"),
            models.Index(fields=["status", "expires_at"], name="registration_deadline"),
        ]

    def __str__(self):
        return self.name

    @property
    def is_active(self):
        return self.status not in self.ENDED

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
        }[self.status]


class Absence(models.Model):
    """One session that a person with a place cannot attend."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="absences")
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="absences")

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

    class Reason(models.TextChoices):
        FULL = "full", _("all places were taken")
        ORGANISATION = "organisation", _("the organisation has as many places as it may have")
        OTHERS_WAIT = "others_wait", _("others have waited longer")
        BY_HAND = "by_hand", _("the team gives places by hand")

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("what"), max_length=30, choices=Kind.choices)
    reason = models.CharField(_("why"), max_length=20, choices=Reason.choices, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
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

    def __str__(self):
        return self.get_kind_display()


@register_setting(icon="date")
class EventSettings(BaseSiteSetting):
    """What holds for all events."""

    class State(models.TextChoices):
        """As in ISO 3166-2:DE."""

        BW = "BW", _("Baden-Württemberg")
        BY = "BY", _("Bavaria")
        BE = "BE", _("Berlin")
        BB = "BB", _("Brandenburg")
        HB = "HB", _("Bremen")
        HH = "HH", _("Hamburg")
        HE = "HE", _("Hesse")
        MV = "MV", _("Mecklenburg-Western Pomerania")
        NI = "NI", _("Lower Saxony")
        NW = "NW", _("North Rhine-Westphalia")
        RP = "RP", _("Rhineland-Palatinate")
        SL = "SL", _("Saarland")
        SN = "SN", _("Saxony")
        ST = "ST", _("Saxony-Anhalt")
        SH = "SH", _("Schleswig-Holstein")
        TH = "TH", _("Thuringia")

    state = models.CharField(
        _("state"),
        max_length=2,
        choices=State.choices,
        blank=True,
        help_text=_("No deadline ends on one of its public holidays. Leave empty to heed those of the whole country."),
    )
    house_right_de = models.TextField(
        _("right to refuse entry, German"),
        blank=True,
        help_text=_("Who is not let in. Stands on the page of each event on site, in its mails and calendar entries."),
    )
    house_right_en = models.TextField(_("right to refuse entry, English"), blank=True)

    house_right = in_language("house_right")

    panels = ["state", "house_right_de", "house_right_en"]

    class Meta:
        verbose_name = _("events")

    @classmethod
    def of_site(cls):
        return cls.objects.filter(site__is_default_site=True).first() or cls()


class EventPageQuerySet(PageQuerySet):
    """Picks event pages by time."""

    def with_times(self):
        return self.annotate(
            first_starts_at=models.Min("event__sessions__starts_at"),
            last_ends_at=models.Max("event__sessions__ends_at"),
        )

    def upcoming(self, now=None):
        return self.with_times().filter(last_ends_at__gte=now or timezone.now()).order_by("first_starts_at", "pk")

    def past(self, now=None):
        return self.with_times().filter(last_ends_at__lt=now or timezone.now()).order_by("-first_starts_at", "-pk")

    def open_for_registration(self, now):
        """Pick events that one may register for, as their state says."""
        sessions = Session.objects.filter(event=models.OuterRef("event"))
        everybody = _people(Registration.TAKES_PLACE, "event")
        online = _people(Registration.TAKES_PLACE, "event", attendance=ONLINE)
        counts_apart = Q(event__format=Event.Format.HYBRID, event__places_online__isnull=False)
        is_full = (~counts_apart & Q(all_taken__gte=F("event__places"))) | (
            counts_apart
            & Q(all_taken__gte=F("event__places") + F("online_taken"), online_taken__gte=F("event__places_online"))
        )
        pages = self.alias(all_taken=everybody, online_taken=online)
        pages = pages.exclude(is_full & Q(event__waiting_list=Event.WaitingList.OFF))
        return pages.filter(
            Q(event__opens_at=None) | Q(event__opens_at__lte=now),
            Q(event__closes_at=None) | Q(event__closes_at__gt=now),
            models.Exists(sessions),
            ~models.Exists(sessions.filter(starts_at__lte=now)),
            event__status=Event.Status.SCHEDULED,
        ).exclude(event__admission=Event.Admission.LINK)

    def about(self, topics):
        """Pick what is to come on these topics, those that share most of them first."""
        shared = Event.topics.through.objects.filter(event=models.OuterRef("event"), term__in=topics)
        counted = shared.order_by().values("event").annotate(count=models.Count("pk")).values("count")
        pages = self.upcoming().annotate(shared_topics=models.Subquery(counted)).filter(shared_topics__gt=0)
        pages = pages.exclude(event__status=Event.Status.CANCELLED)
        return (
            pages.order_by("-shared_topics", "first_starts_at", "pk")
            .select_related("event__kind")
            .defer_streamfields()
        )

    def with_facts(self):
        return (
            self.annotate(
                places_taken=_people(Registration.TAKES_PLACE, "event"),
                places_taken_online=_people(Registration.TAKES_PLACE, "event", attendance=ONLINE),
            )
            .select_related("event__kind", "event__organisation", "teaser_image")
            .prefetch_related("event__sessions", "teaser_image__renditions")
            .defer_streamfields()
        )


class EventIndexPage(BasePage):
    """The list of events; what lies below it appears here by month."""

    parent_page_types = ["home.HomePage", "partners.PartnerHomePage"]
    subpage_types = ["events.EventPage"]

    class Meta:
        verbose_name = _("event list")

    def serve(self, request, *args, **kwargs):
        # A form asks for everything, chosen or not; what was not chosen leaves no trace in the address.
        chosen = {name: value for name, value in request.GET.items() if value}
        if len(chosen) < len(request.GET):
            query = f"?{urlencode(chosen)}" if chosen else ""
            return HttpResponseRedirect(f"{self.get_url(request)}{query}")
        return super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        pages = visible_to(EventPage.objects.child_of(self), request.user)
        wishes = Wishes(request.GET, Event.Format.choices)
        found, questions = wishes.narrow(pages), wishes.questions(pages)
        return {
            **super().get_context(request, *args, **kwargs),
            "wishes": wishes,
            "questions": questions,
            "wishes_in_words": wishes.words(questions),
            "feed_url": "" if self.is_internal else reverse("calendar:feed"),
            "this_month": f"{timezone.localdate():%Y-%m}",
            **self._view_of(found, request),
        }

    def _view_of(self, found, request):
        """Return what one view of the list shows: a month, what is over, or what is to come."""
        if "month" in request.GET:
            return {"view": "month", "month": Month(found, request.GET["month"])}
        is_past = request.GET.get("past") == "1"
        listed = paginate(request, (found.past() if is_past else found.upcoming()).with_facts(), EVENTS_PER_PAGE)
        return {"view": "past" if is_past else "upcoming", "events": listed, "months": by_month(listed)}


class EventPage(BasePage):
    """What one language says about an event; when, where and for whom are facts of the event."""

    parent_page_types = ["events.EventIndexPage"]
    subpage_types = []

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="pages")
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(EventPageQuerySet)()

    content_panels = [*BasePage.content_panels, FieldPanel("event"), "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]
    # A fact is one for all languages: a translation can't point to another event.
    override_translatable_fields = [SynchronizedField("event", overridable=False)]

    class Meta:
        verbose_name = _("event page")
        verbose_name_plural = _("event pages")

    def clean(self):
        super().clean()
        if self.event_id and self.tells(self.event.online_link):
            raise ValidationError({"body": _("The event's online link is secret: take it out of the text.")})

    def get_context(self, request, *args, **kwargs):
        events = Event.objects.select_related("kind", "organisation", "region").with_places_taken()
        self.event = events.get(pk=self.event_id)
        self.places_taken, self.places_taken_online = self.event.places_taken, self.event.places_taken_online
        load_picture(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "linked_data": "" if self.is_internal else linked_data.of_page(self),
            "related": related_to(self, [topic.pk for topic in self.event.topics_list], request.user),
            "state": self.state,
            "may_register": self.state.may_register and self.event.admission != Event.Admission.LINK,
            "address": self.event.public_address,
            "house_right": EventSettings.for_request(request).house_right if self.event.is_on_site else "",
            "registration_url": reverse("events:register", args=[self.event_id]),
            "ical_url": reverse("calendar:event", args=[self.event_id]) if self.state.takes_place else "",
        }

    @property
    def kicker(self):
        """The facts that stand above the title; lists have fetched the times with their pages (`with_times`)."""
        starts_at = self.__dict__.get("first_starts_at") or self.event.starts_at
        when = dates.days(starts_at, self.__dict__.get("last_ends_at") or self.event.ends_at) if starts_at else ""
        return " · ".join(filter(None, [str(self.event.kind), when]))

    @cached_property
    def state(self):
        """Where the event stands."""
        return state_of(self.event, *self._counted)

    @property
    def full_attendances(self):
        """The ways of taking part that have no place left, for events that count them apart."""
        return [kind for kind, left in places_left_of(self.event, *self._counted).items() if left <= 0]

    @cached_property
    def _counted(self):
        """How many have places, and how many of them online; lists have counted for all their pages at once."""
        if "places_taken" in self.__dict__:
            return self.places_taken, self.places_taken_online
        taking = self.event.registrations.taking_places().order_by()
        online = models.Count("pk", filter=Q(attendance=ONLINE))
        counted = taking.aggregate(all=models.Count("pk"), online=online)
        return counted["all"], counted["online"]

    def tells(self, link):
        """Tell whether the texts of this page name a link."""
        words = [self.title, self.summary, self.search_description, json.dumps(self.body.get_prep_value())]
        return bool(link) and link.partition("://")[2].rstrip("/") in html.unescape(" ".join(words))
