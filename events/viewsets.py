"""Events and who comes, in the organisers' desk: which pages there are, and where."""

from collections import Counter

from django.urls import include, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.menu import MenuItem as MainMenuItem
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from events import handout_views, presence_views
from events.certificate_views import CertificatesView, CertificateView, DownloadView
from events.copy_views import CopyView
from events.desk import pages_about
from events.event_views import DecideView, EventCreateView, EventEditView
from events.export_views import ExportView
from events.forms import EventForm
from events.models import Event
from events.people_views import PeopleIndexView, RegistrationIndexView, SpellingsView, when
from events.person_views import PersonView, WriteView
from events.sheet_views import SheetsView, SheetView
from events.step_views import STEPS
from events.tasks import tasks_of_team
from events.teams import PEOPLE, events_of


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
        Column("first_starts_at", label=_("When"), accessor=when, sort_key="first_starts_at"),
        "kind",
        "organisation",
        "status",
        Column("people", label=_("Places"), accessor=_people),
    ]
    list_filter = ["kind", "organisation", "status"]
    ordering = ["-first_starts_at", "-pk"]


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
