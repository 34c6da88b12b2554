"""The lists of people in the desk: of all events and of one, with what the team does about it."""

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from events import dates, forgetting, links, spellings, waiting, writing
from events.desk import OfOneEvent, pages_about
from events.models import Event, Registration
from events.step_views import STEPS
from events.tasks import tasks_of_event
from events.teams import PEOPLE, events_of


def when(event):
    return dates.day(event.first_starts_at) if event.first_starts_at else ""


class EventChoiceField(django_filters.fields.ModelChoiceField):
    """Tells apart events of the same name by their day."""

    def label_from_instance(self, obj):
        return f"{obj.name}, {when(obj)}" if obj.first_starts_at else obj.name


class EventFilter(django_filters.ModelChoiceFilter):
    """Picks the people of one event."""

    field_class = EventChoiceField


def _events_with_people(request):
    people = Registration.objects.filter(event=OuterRef("pk")).order_by()
    return events_of(request.user).filter(Exists(people)).with_times().order_by("-first_starts_at", "-pk")


class PeopleOfEventFilterSet(WagtailFilterSet):
    """Narrows the list of the people of one event."""

    class Meta:
        model = Registration
        fields = ["status", "attendance", "professional_field"]


class PeopleFilterSet(PeopleOfEventFilterSet):
    """Narrows the list of the people of all events."""

    event = EventFilter(label=_("Event"), queryset=_events_with_people, widget=forms.Select)

    class Meta(PeopleOfEventFilterSet.Meta):
        fields = ["event", "status", "attendance", "professional_field"]


def _address_of(one):
    return reverse("event_registrations:person", args=[one.event_id, one.pk])


def _title_id(one):
    return f"registration_{one.pk}_title"


class PeopleIndexView(generic.IndexView):
    """Who registered for the events of one's own organisations, whoever came last first."""

    model = Registration
    any_permission_required = ["view"]
    template_name = "events/desk/people.html"
    page_title = _("Registrations")
    header_icon = "group"
    paginate_by = 50
    search_fields = ["name", "email", "organisation"]
    filterset_class = PeopleFilterSet
    default_ordering = ("-created_at", "-pk")
    index_url_name = "event_registrations:all"
    index_results_url_name = "event_registrations:all_results"
    more_columns = [Column("event", label=_("Event"), sort_key="event__name")]

    @cached_property
    def columns(self):
        boxes = [BulkActionsCheckboxColumn("bulk_actions", obj_type="registration")] if self.may_change else []
        title = self._get_title_column_class(TitleColumn)
        return [
            *boxes,
            title("name", label=_("Name"), sort_key="name", get_url=_address_of, get_title_id=_title_id),
            Column("get_status_display", label=_("State"), sort_key="status"),
            *self.more_columns,
            Column("get_attendance_display", label=_("Takes part"), sort_key="attendance"),
            Column("organisation", label=_("Organisation"), sort_key="organisation"),
            Column("email", label=_("E-mail address"), sort_key="email"),
            DateColumn("created_at", label=_("Registered"), sort_key="created_at"),
        ]

    @cached_property
    def may_change(self):
        return self.user_has_permission("change")

    def get_base_queryset(self):
        return self._with_events(PEOPLE.instances_user_has_permission_for(self.request.user, "view"))

    def _with_events(self, people):
        # One event for all its people: what it is asked for each of them is read once.
        return people.prefetch_related("event__sessions")

    def get_list_more_buttons(self, instance):
        return step_buttons(instance) if self.may_change else []


def step_buttons(one):
    steps = [view for view in STEPS if view.is_possible(one)]
    buttons = [
        MenuItem(
            view.page_title,
            reverse(f"event_registrations:{view.name}", args=[one.event_id, one.pk]),
            icon_name=view.icon,
            priority=10 * number,
        )
        for number, view in enumerate(steps, 1)
    ]
    if writing.may_be_written_to(one):
        buttons.append(MenuItem(_("Write"), write_url(one.event_id, one.pk), icon_name="mail", priority=90))
    return buttons


def write_url(event_id, audience):
    return f"{reverse('event_registrations:write', args=[event_id])}?to={audience}"


class RegistrationIndexView(OfOneEvent, PeopleIndexView):
    """Who registered for one event, in order."""

    template_name = "events/desk/people_of_event.html"

    filterset_class = PeopleOfEventFilterSet
    default_ordering = None
    more_columns = []

    def get_base_queryset(self):
        # Each of them knows this one event, and what it has been asked already.
        return self.event.registrations.all()

    def get_context_data(self, **kwargs):
        if not self.results_only:
            kwargs |= {
                "tasks": tasks_of_event(self.event, self.request.user),
                "pages": [page for page in pages_about(self.event, self.request.user) if page.url != self.index_url],
                "spellings": spellings.survey(self.event),
                "answers_to_go": forgetting.answers_to_go(self.event),
                "are_deleted": forgetting.are_deleted(self.event),
            }
        return super().get_context_data(**kwargs)

    @cached_property
    def header_more_buttons(self):
        if not self.may_change:
            return []
        audiences = {
            "all": _("Write to all who are registered"),
            "place": _("Write to all with a place"),
            "waiting": _("Write to all who wait"),
        }
        if self.event.has_begun(timezone.now()):
            audiences["present"] = _("Write to all who were there")
        return [
            *super().header_more_buttons,
            *(
                Button(label, url=write_url(self.event.pk, audience), icon_name="mail", priority=10 * number)
                for number, (audience, label) in enumerate(audiences.items(), 1)
            ),
        ]

    @cached_property
    def index_results_url(self):
        return reverse("event_registrations:index_results", args=[self.event.pk])

    def get(self, request, *args, **kwargs):
        for note in [] if self.results_only else self._notes():
            messages.info(request, note)
        return super().get(request, *args, **kwargs)

    def _notes(self):
        """Yield what the team should know before it reads the list."""
        if self.event.admission == Event.Admission.LINK:
            address = reverse("events:register", args=[self.event.pk])
            link = f"{settings.SITE_URL}{address}?{links.CODE}={links.access_code(self.event)}"
            yield translate("Access link to pass on: %(link)s") % {"link": link}
        if why := waiting.why_places_are_free(self.event):
            yield translate("Places are free although people wait. %(why)s") % {"why": why}


class SpellingsView(OfOneEvent, PermissionCheckedMixin, View):
    """Merges two spellings of an organisation, or remembers that they are two, or takes that back."""

    permission_policy = None
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self._decide(*(request.POST.get(name, "") for name in ("decision", "spelling", "into"))):
            messages.success(request, translate("The organisations are counted anew. Nobody loses a place by it."))
        else:
            messages.warning(request, translate("Nothing changed: this has been done already."))
        return HttpResponseRedirect(self.index_url)

    def _decide(self, decision, spelling, into):
        if decision == "two":
            return spellings.keep_apart(self.event, spelling, into)
        if decision == "compare":
            return spellings.compare_again(self.event, spelling, into)
        if into:
            return spellings.merge(self.event, spelling, into, by=self.request.user)
        return spellings.part(self.event, spelling, by=self.request.user)
