"""The pages about events: what one language says, and the lists."""

import html
import json
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.access import visible_to
from core.blocks import BodyBlock
from core.models import BasePage
from core.pagination import paginate
from core.pictures import load_picture
from events import dates, linked_data
from events.finding import Wishes
from events.models.facts import Event, Session, places_taken
from events.models.mails import names_link
from events.models.people import Registration
from events.months import Month, by_month
from events.state import places_left_of, state_of
from search.related import related_to

EVENTS_PER_PAGE = 40


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
        counts_apart = Q(event__format=Event.Format.HYBRID, event__places_online__isnull=False)
        is_full = (~counts_apart & Q(places_taken__gte=F("event__places"))) | (
            counts_apart
            & Q(places_taken__gte=F("event__places") + F("places_taken_online"))
            & Q(places_taken_online__gte=F("event__places_online"))
        )
        pages = self.alias(**places_taken("event"))
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
            self.annotate(**places_taken("event"))
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
        self.event = events.with_common().get(pk=self.event_id)
        self.places_taken, self.places_taken_online = self.event.places_taken, self.event.places_taken_online
        load_picture(self)
        return {
            **super().get_context(request, *args, **kwargs),
            "linked_data": "" if self.is_internal else linked_data.of_page(self),
            "related": related_to(self, [topic.pk for topic in self.event.topics_list], request.user),
            "state": self.state,
            "may_register": self.state.may_register and self.event.admission != Event.Admission.LINK,
            "address": self.event.public_address,
            "house_right": self.event.common.house_right if self.event.is_on_site else "",
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
        online = models.Count("pk", filter=Q(attendance=Registration.Attendance.ONLINE))
        counted = taking.aggregate(all=models.Count("pk"), online=online)
        return counted["all"], counted["online"]

    def tells(self, link):
        """Tell whether the texts of this page name a link."""
        words = [self.title, self.summary, self.search_description, json.dumps(self.body.get_prep_value())]
        return names_link(html.unescape(" ".join(words)), link)
