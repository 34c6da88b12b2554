"""Events and who comes, in the organisers' desk."""

from collections import Counter

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem as MainMenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from events import (
    dates,
    forgetting,
    handout_views,
    history,
    links,
    presence_views,
    registration,
    spellings,
    waiting,
    writing,
)
from events.certificate_views import CertificatesView, CertificateView, DownloadView
from events.certificates import offered_to
from events.changes import decide_that_it_takes_place
from events.copy_views import CopyView
from events.desk import OfOneEvent, pages_about
from events.event_views import EventCreateView, EventEditView
from events.export_views import ExportView
from events.forms import EventForm, MessageForm
from events.models import Event, Registration
from events.places import RegistrationClosed
from events.questions import may_read, told_by
from events.sheet_views import SheetsView, SheetView
from events.tasks import how_many, tasks_of_event, tasks_of_team
from events.teams import PEOPLE, events_of


def _when(event):
    return dates.day(event.first_starts_at) if event.first_starts_at else ""


def _people(event):
    counts = {"taken": event.places_taken, "places": event.places, "waiting": event.people_waiting}
    if event.people_waiting:
        return translate("%(taken)s of %(places)s, %(waiting)s waiting") % counts
    return translate("%(taken)s of %(places)s") % counts


def _number(tasks):
    return ngettext("%(number)s task", "%(number)s tasks", tasks) % {"number": tasks} if tasks else ""


class EventIndexView(IndexView):
    """All events, with how many come."""

    def get_base_queryset(self):
        return Event.objects.with_times().with_people().select_related("kind", "organisation")

    @cached_property
    def columns(self):
        tasks = Counter(task.event.pk for task in tasks_of_team(self.request.user))
        return [*super().columns, Column("tasks", label=_("Tasks"), accessor=lambda event: _number(tasks[event.pk]))]

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if instance.organisation_id in self._own_organisations else None

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if instance.organisation_id not in self._own_organisations:
            return buttons
        pages = pages_about(instance, self.request.user)
        return [
            *buttons,
            # Before Wagtail's own, of which the first has 10.
            *(
                MenuItem(page.label, page.url, icon_name=page.icon, priority=number)
                for number, page in enumerate(pages)
            ),
        ]

    @cached_property
    def _own_organisations(self):
        """The organisations in whose teams this user is."""
        return set(events_of(self.request.user).order_by().values_list("organisation", flat=True).distinct())


class EventViewSet(SnippetViewSet):
    """The facts of events."""

    model = Event
    icon = "date"
    menu_label = _("Events")
    menu_order = 210
    add_to_admin_menu = True
    # A copy would carry the sessions' calendar identities with it.
    copy_view_enabled = False
    index_view_class = EventIndexView
    add_view_class = EventCreateView
    edit_view_class = EventEditView
    edit_handler = ObjectList(Event.panels, base_form_class=EventForm)
    list_display = [
        "name",
        Column("first_starts_at", label=_("When"), accessor=_when, sort_key="first_starts_at"),
        "kind",
        "organisation",
        "status",
        Column("people", label=_("Places"), accessor=_people),
    ]
    list_filter = ["kind", "organisation", "status"]
    ordering = ["-first_starts_at", "-pk"]


class EventChoiceField(django_filters.fields.ModelChoiceField):
    """Tells apart events of the same name by their day."""

    def label_from_instance(self, obj):
        return f"{obj.name}, {_when(obj)}" if obj.first_starts_at else obj.name


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
        return _step_buttons(instance) if self.may_change else []


def _step_buttons(one):
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
        buttons.append(MenuItem(_("Write"), _write_url(one.event_id, one.pk), icon_name="mail", priority=90))
    return buttons


def _write_url(event_id, audience):
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
        audiences = {"place": _("Write to all with a place"), "waiting": _("Write to all who wait")}
        if self.event.has_begun(timezone.now()):
            audiences["present"] = _("Write to all who were there")
        return [
            *super().header_more_buttons,
            *(
                Button(label, url=_write_url(self.event.pk, audience), icon_name="mail", priority=10 * number)
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


class DecideView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks whether an event takes place that fewer people may come to than it needs."""

    permission_policy = None
    permission_required = "change"
    template_name = "events/desk/decide.html"
    page_title = _("Does the event take place?")
    header_icon = "date"

    def get_context_data(self, **kwargs):
        edit_url = reverse(Event.snippet_viewset.get_url_name("edit"), args=[self.event.pk])
        people = how_many(self.event.registrations.with_place().count(), self.event.minimum)
        context = {"people": people, "edit_url": edit_url, "back_url": self.index_url}
        return super().get_context_data(**context, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        decide_that_it_takes_place(self.event, by=request.user)
        messages.success(request, translate("It is noted that “%(event)s” takes place.") % {"event": self.event})
        return HttpResponseRedirect(self.index_url)


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


class WriteView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, FormView):
    """Writes to one person, or to all who have a place, wait or were there."""

    permission_policy = None
    permission_required = "change"
    template_name = "events/desk/write.html"
    form_class = MessageForm
    page_title = _("Write to people")
    header_icon = "mail"

    @cached_property
    def people(self):
        """Whoever the address names now: more may have come since the form was opened."""
        people, audience = self.event.registrations.all(), self.request.GET.get("to", "")
        if audience in writing.AUDIENCES:
            return writing.AUDIENCES[audience](people)
        return people.filter(pk=int(audience)) if audience.isdecimal() and len(audience) < 19 else people.none()

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        people, left_out = writing.readers(self.people)
        context = {"people": people, "left_out": left_out, "back_url": self.index_url}
        return super().get_context_data(**context, **kwargs)

    def form_valid(self, form):
        people = list(self.people.values_list("pk", flat=True))
        number = writing.write(self.event, people, **form.cleaned_data, by=self.request.user)
        say_who_is_written_to(self.request, number)
        return HttpResponseRedirect(self.index_url)


def say_who_is_written_to(request, number):
    """Say to how many people a message goes, or that it goes to nobody."""
    if number:
        text = ngettext("Your message goes to %(number)s person.", "Your message goes to %(number)s people.", number)
        messages.success(request, text % {"number": number})
    else:
        messages.warning(request, translate("Your message goes to nobody: all of them have it, or none may get it."))


class PersonView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """One registration with all that happened to it."""

    permission_policy = None
    any_permission_required = ["view"]
    template_name = "events/desk/person.html"
    header_icon = "user"

    @cached_property
    def object(self):
        return get_object_or_404(self.event.registrations.with_details(), pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.object.name

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.object.name}]

    def get_context_data(self, **kwargs):
        steps = list(self.object.steps.select_related("user", "session"))
        for step in steps:
            step.by_whom = history.by_whom(step)
        buttons = _step_buttons(self.object) if self.user_has_permission("change") else []
        answers = told_by(self.object)
        for answer in answers:
            answer.may_read = may_read(self.request.user, answer.question, self.event)
        return super().get_context_data(
            registration=self.object,
            steps=steps,
            step_buttons=buttons,
            certificate=offered_to(self.object) if self.user_has_permission("change") else None,
            answers=answers,
            colleagues=self.object.colleagues.all(),
            **kwargs,
        )


def take(step, one, by):
    """Take a step by hand; return the state that it led to, and why it led to none."""
    try:
        after = step.act(one, by=by)
    except RegistrationClosed as refusal:
        return "", str(refusal)
    except Registration.DoesNotExist:
        return "", translate("This registration is no longer stored.")
    if after.status == one.status:
        state = {"state": after.get_status_display()}
        return "", translate("This is not possible in the state “%(state)s”.") % state
    return after.get_status_display(), ""


class StepView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before a step is taken by hand that the person is told of."""

    permission_policy = None
    permission_required = "change"
    template_name = "core/desk/step.html"

    @cached_property
    def object(self):
        return get_object_or_404(self.event.registrations, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        context = {"registration": self.object, "back_url": self.index_url, "is_serious": self.is_serious}
        question = self.question % {"name": self.object.name, "email": self.object.email}
        return super().get_context_data(**context, question=question, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        _state, refusal = take(type(self), self.object, request.user)
        if refusal:
            messages.error(request, refusal)
        else:
            messages.success(request, self.done % {"name": self.object.name})
        return HttpResponseRedirect(self.index_url)


class ApproveView(StepView):
    """Agrees to a registration."""

    name, icon, is_serious = "approve", "tick", False
    page_title = _("Approve the registration")
    question = _("Approve the registration of %(name)s (%(email)s)? They get a place, or their turn if all are taken.")
    done = _("The registration of %(name)s is approved. They are told by e-mail.")
    act = staticmethod(registration.approve)

    @staticmethod
    def is_possible(one):
        return one.status == Registration.Status.PENDING


class GivePlaceView(StepView):
    """Gives a free place to somebody who waits."""

    name, icon, is_serious = "give_place", "tick", False
    page_title = _("Give a place")
    question = _("Give %(name)s (%(email)s) a free place, whoever has waited longer?")
    done = _("%(name)s has a place now. They are told by e-mail.")
    act = staticmethod(waiting.give_place)

    @staticmethod
    def is_possible(one):
        return one.status == Registration.Status.WAITING


class DeclineView(StepView):
    """Refuses a registration."""

    name, icon, is_serious = "decline", "cross", True
    page_title = _("Decline the registration")
    question = _("Decline the registration of %(name)s (%(email)s)? They get no place and are told by e-mail.")
    done = _("The registration of %(name)s is declined. They are told by e-mail.")
    act = staticmethod(registration.decline)

    @staticmethod
    def is_possible(one):
        return one.status in (Registration.Status.PENDING, Registration.Status.WAITING)


class CancelView(StepView):
    """Cancels a registration."""

    name, icon, is_serious = "cancel", "cross", True
    page_title = _("Cancel the registration")
    question = _(
        "Cancel the registration of %(name)s (%(email)s)? They are told by e-mail if their address is confirmed, and "
        "a freed place goes on. This cannot be undone."
    )
    done = _("The registration of %(name)s is cancelled.")
    act = staticmethod(registration.cancel)

    @staticmethod
    def is_possible(one):
        return one.is_active and not one.event.has_begun(timezone.now())


STEPS = [ApproveView, GivePlaceView, DeclineView, CancelView]


class PeopleMenuItem(MainMenuItem):
    """Leads to the list of people, for those who may see any."""

    def is_shown(self, request):
        return PEOPLE.user_has_permission(request.user, "view")


class RegistrationViewSet(ViewSet):
    """Who comes to an event: seen, decided and cancelled here, never typed over."""

    name = "event_registrations"
    url_prefix = "events"
    icon = "group"
    menu_label = _("Registrations")
    menu_order = 211
    add_to_admin_menu = True
    permission_policy = PEOPLE

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(permission_policy=self.permission_policy, **kwargs)

    @cached_property
    def menu_item_class(self):
        return PeopleMenuItem

    def get_urlpatterns(self):
        everybody = [self.construct_view(PeopleIndexView), self.construct_view(PeopleIndexView, results_only=True)]
        of_event = [
            self.construct_view(RegistrationIndexView),
            self.construct_view(RegistrationIndexView, results_only=True),
        ]
        return [
            path("registrations/", everybody[0], name="all"),
            path("registrations/results/", everybody[1], name="all_results"),
            path("<int:event_id>/registrations/", of_event[0], name="index"),
            path("<int:event_id>/registrations/results/", of_event[1], name="index_results"),
            path("<int:event_id>/decide/", self.construct_view(DecideView), name="decide"),
            path("<int:event_id>/registrations/spellings/", self.construct_view(SpellingsView), name="spellings"),
            path("<int:event_id>/registrations/write/", self.construct_view(WriteView), name="write"),
            path(
                "<int:event_id>/registrations/<int:pk>/certificate/",
                self.construct_view(CertificateView),
                name="certificate",
            ),
            path("<int:event_id>/certificates/", self.construct_view(CertificatesView), name="certificates"),
            path("<int:event_id>/certificates/<uuid:batch>/", self.construct_view(DownloadView), name="batch"),
            path("<int:event_id>/lists/", self.construct_view(SheetsView), name="sheets"),
            path("<int:event_id>/lists/<int:session_id>/<slug:kind>/", self.construct_view(SheetView), name="sheet"),
            path("<int:event_id>/registrations/<int:pk>/", self.construct_view(PersonView), name="person"),
            path("<int:event_id>/registrations/export/", self.construct_view(ExportView), name="export"),
            path("<int:event_id>/copy/", self.construct_view(CopyView), name="copy"),
            path("<int:event_id>/handouts/", include(handout_views.addresses(self.construct_view))),
            *presence_views.patterns(self.construct_view),
            *(
                path(f"<int:event_id>/registrations/<int:pk>/{view.name}/", self.construct_view(view), name=view.name)
                for view in STEPS
            ),
        ]
