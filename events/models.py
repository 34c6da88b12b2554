"""Events: facts and registrations are plain tables; a page holds the texts of one language."""

import html
import json
import uuid
from itertools import groupby

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.access import visible_to
from core.blocks import BodyBlock
from core.languages import in_language
from core.models import BasePage, Term
from core.pagination import paginate
from events.state import state_of
from organisations.models import Organisation

EVENTS_PER_PAGE = 40


class EventQuerySet(models.QuerySet):
    """Adds what lists of events tell."""

    def with_times(self):
        return self.annotate(first_starts_at=models.Min("sessions__starts_at"))

    def with_people(self):
        return self.annotate(places_taken=_people("confirmed", "pk"), people_waiting=_people("waiting", "pk"))


def _people(status, event):
    """Count an event's registrations of one status, for each row of a list."""
    found = Registration.objects.filter(event=models.OuterRef(event), status=status).order_by()
    counted = found.values("event").annotate(count=models.Count("pk")).values("count")
    return Coalesce(models.Subquery(counted), 0)


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
    access_information_de = models.TextField(_("access for people with disabilities, German"), blank=True)
    access_information_en = models.TextField(_("access for people with disabilities, English"), blank=True)
    online_link = models.URLField(
        _("online link"), blank=True, help_text=_("Secret: only people with a place are told.")
    )
    contact_name_de = models.CharField(_("contact, German"), max_length=200, blank=True)
    contact_name_en = models.CharField(_("contact, English"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-mail address of the contact"))
    contact_phone = models.CharField(_("telephone of the contact"), max_length=50, blank=True)
    group = models.ForeignKey(
        Group,
        verbose_name=_("only for"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Leave empty if everyone may register."),
    )
    places = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1)])
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    closes_at = models.DateTimeField(
        _("registration closes"), null=True, blank=True, help_text=_("Leave empty to close when the event begins.")
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
    contact_name = in_language("contact_name")

    panels = [
        MultiFieldPanel(["name", "kind", "organisation", "status"], _("What")),
        InlinePanel("sessions", label=_("Session"), heading=_("When"), min_num=1),
        MultiFieldPanel(
            ["format", "venue", "street", "city", "access_information_de", "access_information_en", "online_link"],
            _("Where"),
        ),
        MultiFieldPanel(["group", "places", FieldRowPanel(["opens_at", "closes_at"])], _("Registration")),
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
                condition=Q(opens_at=None) | Q(closes_at=None) | Q(opens_at__lt=F("closes_at")),
                name="event_window_ends_after_it_begins",
                violation_error_message=_("Registration must close after it opens."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        errors = {}
        if self.is_on_site and not self.city:
            errors["city"] = _("Say where the event takes place.")
        if self.opens_at and self.closes_at and self.closes_at <= self.opens_at:
            errors["closes_at"] = _("Registration must close after it opens.")
        if page := self._page_that_tells_the_link():
            message = _("This link is secret, but it stands in the text of the page “%(page)s”.")
            errors["online_link"] = message % {"page": page.title}
        if errors:
            raise ValidationError(errors)

    @cached_property
    def sessions_list(self):
        return sorted(self.sessions.all(), key=lambda session: session.starts_at)

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
    def is_on_site(self):
        return self.format != self.Format.ONLINE

    @property
    def is_online(self):
        return self.format != self.Format.ON_SITE

    @property
    def registration_closes_at(self):
        return self.closes_at or self.starts_at

    def _page_that_tells_the_link(self):
        pages = self.pages.all() if self.online_link and self.pk else []
        versions = (version for page in pages for version in (page, page.get_latest_revision_as_object()))
        return next((version for version in versions if version.tells(self.online_link)), None)


class Session(models.Model):
    """One stretch of time of an event."""

    event = ParentalKey(Event, related_name="sessions", on_delete=models.CASCADE)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    # What calendar programs know it by, wherever the portal moves.
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title_de = models.CharField(_("title, German"), max_length=200, blank=True)
    title_en = models.CharField(_("title, English"), max_length=200, blank=True)

    title = in_language("title")

    panels = [FieldRowPanel(["starts_at", "ends_at"]), FieldRowPanel(["title_de", "title_en"])]

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


class RegistrationQuerySet(models.QuerySet):
    """Picks registrations by what they hold."""

    def active(self):
        return self.exclude(status=Registration.Status.CANCELLED)

    def with_place(self):
        return self.filter(status=Registration.Status.CONFIRMED)

    def waiting(self):
        return self.filter(status=Registration.Status.WAITING).order_by("created_at", "pk")


class Registration(models.Model):
    """One person's place at one event, or their turn in the waiting list."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("has a place")
        WAITING = "waiting", _("waits")
        CANCELLED = "cancelled", _("cancelled")

    # An event that people have registered for is cancelled, never deleted.
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="registrations")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    status = models.CharField(_("state"), max_length=20, choices=Status.choices)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    link_version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("registered"), default=timezone.now)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                "event", Lower("email"), condition=~Q(status="cancelled"), name="registration_one_active_per_address"
            )
        ]
        indexes = [models.Index(fields=["event", "status"], name="registration_event_status")]

    def __str__(self):
        return self.name

    @property
    def is_active(self):
        return self.status != self.Status.CANCELLED

    @property
    def has_place(self):
        return self.status == self.Status.CONFIRMED

    @property
    def status_label(self):
        """What the person is told."""
        return {
            self.Status.CONFIRMED: _("You have a place"),
            self.Status.WAITING: _("You are on the waiting list"),
            self.Status.CANCELLED: _("Your registration is cancelled"),
        }[self.status]


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

    def with_facts(self):
        return (
            self.annotate(places_taken=_people("confirmed", "event"))
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

    def get_context(self, request, *args, **kwargs):
        show_past = request.GET.get("past") == "1"
        pages = visible_to(EventPage.objects.child_of(self), request.user).with_facts()
        listed = paginate(request, pages.past() if show_past else pages.upcoming(), EVENTS_PER_PAGE)
        return {
            **super().get_context(request, *args, **kwargs),
            "show_past": show_past,
            "events": listed,
            "past": listed if show_past else [],
            "months": [] if show_past else _by_month(listed),
            "calendar_url": "" if self.is_internal else reverse("calendar:feed"),
        }


def _by_month(pages):
    by_month = groupby(pages, key=lambda page: date_format(timezone.localtime(page.first_starts_at), "F Y"))
    return [{"label": label, "events": list(events)} for label, events in by_month]


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
        self.event = Event.objects.select_related("kind", "organisation").get(pk=self.event_id)
        return {
            **super().get_context(request, *args, **kwargs),
            "state": self.state,
            "may_register": self.state.may_register,
            "registration_url": reverse("events:register", args=[self.event_id]),
            "ical_url": reverse("calendar:event", args=[self.event_id]),
        }

    @cached_property
    def state(self):
        """Where the event stands; lists have counted the places for all their pages at once (`with_facts`)."""
        taken = self.__dict__.get("places_taken")
        return state_of(self.event, self.event.registrations.with_place().count() if taken is None else taken)

    def tells(self, link):
        """Tell whether the texts of this page name a link."""
        words = [self.title, self.summary, self.search_description, json.dumps(self.body.get_prep_value())]
        return bool(link) and link.partition("://")[2].rstrip("/") in html.unescape(" ".join(words))
