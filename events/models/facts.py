"""The facts of an event, in plain tables: one truth for all languages."""

import uuid
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.search import index

from core.languages import in_language
from core.models import Term
from events.models.mails import MailText
from events.models.people import Registration
from organisations.models import Organisation

LONGEST_KEPT = timedelta(days=365)
AT_LEAST_ONE = MinValueValidator(1, _("This must be at least 1."))


class EventQuerySet(models.QuerySet):
    """Adds what lists of events tell."""

    def with_times(self):
        return self.annotate(first_starts_at=models.Min("sessions__starts_at"))

    def with_places_taken(self):
        return self.annotate(**places_taken("pk"))

    def with_common(self):
        """Ask for what holds for all events with the same question."""
        common = EventSettings.objects.filter(site__is_default_site=True)
        return self.annotate(
            **{f"common_{name}": models.Subquery(common.values(name)[:1]) for name in EventSettings.FIELDS}
        )

    def with_people(self):
        return self.annotate(
            places_taken=_people(Registration.TAKES_PLACE, "pk"),
            people_waiting=_people([Registration.Status.WAITING], "pk"),
        )


def places_taken(event):
    """Count the places that are taken, in all and online, for each row of a list; `event` leads to the event's key."""
    taken, online = Registration.TAKES_PLACE, Registration.Attendance.ONLINE
    return {"places_taken": _people(taken, event), "places_taken_online": _people(taken, event, attendance=online)}


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

    class CertificateRule(models.TextChoices):
        NONE = "none", _("nobody")
        ALL = "all", _("whoever was at all sessions")
        SESSIONS = "sessions", _("whoever was at least at so many sessions")
        HOURS = "hours", _("whoever was there for at least so many creditable hours")

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
    decided_on = models.DateField(null=True, editable=False)
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
    sends_thanks = models.BooleanField(
        _("thank everybody who had a place"),
        default=True,
        help_text=_("By e-mail, on the morning after the last day; not those who are entered as absent by then."),
    )
    certificate_rule = models.CharField(
        _("who gets a certificate"),
        max_length=20,
        choices=CertificateRule.choices,
        default=CertificateRule.ALL,
        help_text=_(
            "By what is entered about who was there. Whoever was there for less gets a confirmation of what they "
            "attended."
        ),
    )
    certificate_least = models.DecimalField(
        _("at least so many sessions or hours"), max_digits=5, decimal_places=1, null=True, blank=True
    )
    people_kept_days = models.PositiveSmallIntegerField(
        _("delete people after"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_KEPT.days)],
        help_text=_(
            "So many days after the last session, from 1 to 365, everything about the people is deleted by itself; "
            "numbers stay. Once somebody has registered, it can only become sooner."
        ),
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
    # The highest number that stood on a list to be signed (events/numbering.py).
    last_list_number = models.PositiveIntegerField(default=0, editable=False)
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
                "sends_thanks",
                "people_kept_days",
            ],
            _("Places and waiting list"),
        ),
        MultiFieldPanel([FieldRowPanel(["certificate_rule", "certificate_least"])], _("Certificates")),
        MultiFieldPanel(["contact_name_de", "contact_name_en", "contact_email", "contact_phone"], _("Contact")),
        MultiFieldPanel(["topics", "target_groups"], _("Topics and target groups")),
        InlinePanel("mail_texts", label=_("Paragraph"), heading=_("Your words in mails"), max_num=len(MailText.Mail)),
        InlinePanel("questions", label=_("Question"), heading=_("Questions to whoever registers"), max_num=20),
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
        if message := self._mistake_in_certificates():
            yield "certificate_least", message
        if self._is_kept_longer_than_promised():
            yield "people_kept_days", _("People were told that their data is deleted earlier.")
        if page := self._page_that_tells(self.online_link):
            message = _("This link is secret, but it stands in the text of the page “%(page)s”.")
            yield "online_link", message % {"page": page.title}

    def _mistake_in_certificates(self):
        least, rules = self.certificate_least, self.CertificateRule
        if self.certificate_rule not in (rules.SESSIONS, rules.HOURS):
            return _("Leave this empty, or choose sessions or hours beside it.") if least is not None else ""
        if least is None or least <= 0:
            return _("Say how many at least.")
        if self.certificate_rule == rules.SESSIONS and least % 1:
            return _("Sessions are counted in whole numbers.")
        return ""

    @cached_property
    def common(self):
        """What holds for all events."""
        if "common_state" not in self.__dict__:
            return EventSettings.of_site()
        return EventSettings(**{name: getattr(self, f"common_{name}") or "" for name in EventSettings.FIELDS})

    def own_words(self, mail):
        """What the organiser adds to mails of one kind, in the active language."""
        text = self._mail_texts.get(mail)
        return text.text if text else ""

    @cached_property
    def _mail_texts(self):
        return {text.mail: text for text in self.mail_texts.all()}

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
    def people_go_at(self):
        """When everything about the people is deleted.

        Nobody waits for an event that was cancelled: there the days count from when it was last changed, if that was
        before the last session. A postponed one keeps those who wait for its new date, for a year at most.
        """
        kept, ends_at = timedelta(days=self.people_kept_days), self.ends_at or self.changed_at
        if self.status == self.Status.CANCELLED:
            return min(ends_at, self.changed_at) + kept
        return ends_at + (LONGEST_KEPT if self.status == self.Status.POSTPONED else kept)

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

    def _is_kept_longer_than_promised(self):
        before = type(self).objects.filter(pk=self.pk, people_kept_days__lt=self.people_kept_days or 0)
        return self.pk and before.filter(registrations__isnull=False).exists()

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

    # When it was first entered who was there; until then that is not recorded, which is not the same as nobody.
    presence_recorded_at = models.DateTimeField(null=True, editable=False)
    # How many were there, if the organisers have counted heads.
    people_counted = models.PositiveIntegerField(_("people counted"), null=True, editable=False)
    # What people in the room enter on their personal link (events/presence.py).
    presence_code = models.CharField(max_length=20, blank=True, editable=False)

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
        # A quarter of an hour is rounded up; Python's own rounding would make one hour of 0:45 and of 1:15.
        return Decimal((self.ends_at - self.starts_at + timedelta(minutes=15)) // timedelta(minutes=30)) / 2


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
    certificate_years = models.PositiveSmallIntegerField(
        _("years for which a certificate can be verified"),
        default=3,
        validators=[AT_LEAST_ONE, MaxValueValidator(10, _("This must be at most 10."))],
        help_text=_("Holds for certificates issued from now on; each names the day."),
    )

    house_right = in_language("house_right")

    FIELDS = ("state", "house_right_de", "house_right_en")
    panels = [*FIELDS, "certificate_years"]

    class Meta:
        verbose_name = _("events")

    @classmethod
    def of_site(cls):
        """Return what holds for the events of this site, which is remembered for some seconds."""
        return cache.get_or_set("events.EventSettings", cls._read)

    @classmethod
    def _read(cls):
        return cls.objects.filter(site__is_default_site=True).first() or cls()
