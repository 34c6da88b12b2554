"""Events and who comes, in the organisers' desk."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from events import dates, registration
from events.forms import EventForm
from events.models import Event, Registration


def _when(event):
    return dates.day(event.first_starts_at) if event.first_starts_at else ""


def _people(event):
    counts = {"taken": event.places_taken, "places": event.places, "waiting": event.people_waiting}
    if event.people_waiting:
        return translate("%(taken)s of %(places)s, %(waiting)s waiting") % counts
    return translate("%(taken)s of %(places)s") % counts


class EventIndexView(IndexView):
    """All events, with how many come."""

    def get_base_queryset(self):
        return Event.objects.with_times().with_people().select_related("kind", "organisation")

    def get_list_more_buttons(self, instance):
        buttons = super().get_list_more_buttons(instance)
        if self.request.user.has_perm("events.view_registration"):
            address = reverse("event_registrations:index", args=[instance.pk])
            buttons.append(MenuItem(_("Registrations"), address, icon_name="group", priority=5))
        return buttons


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


class OfOneEvent:
    """What the views about the registrations of one event share."""

    @cached_property
    def event(self):
        return get_object_or_404(Event, pk=self.kwargs["event_id"])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(Event.snippet_viewset.get_url_name("list")), "label": _("Events")},
            {"url": self.index_url, "label": _("Registrations"), "sublabel": self.event.name},
        ]

    @cached_property
    def index_url(self):
        return reverse("event_registrations:index", args=[self.event.pk])


class RegistrationIndexView(OfOneEvent, generic.IndexView):
    """Who registered for one event, in order."""

    model = Registration
    any_permission_required = ["view"]
    page_title = _("Registrations")
    paginate_by = 50
    search_fields = ["name", "email", "organisation"]
    list_filter = ["status"]
    list_display = [
        "name",
        Column("get_status_display", label=_("State"), sort_key="status"),
        Column("organisation", label=_("Organisation"), sort_key="organisation"),
        Column("email", label=_("E-mail address"), sort_key="email"),
        DateColumn("created_at", label=_("Registered"), sort_key="created_at"),
    ]

    def get_base_queryset(self):
        return self.event.registrations.select_related("event")

    @cached_property
    def index_results_url(self):
        return reverse("event_registrations:index_results", args=[self.event.pk])

    def get_list_more_buttons(self, instance):
        if not (self.user_has_permission("change") and registration.may_cancel(instance)):
            return []
        address = reverse("event_registrations:cancel", args=[self.event.pk, instance.pk])
        return [MenuItem(_("Cancel the registration"), address, icon_name="cross", priority=10)]


class CancelView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before somebody's registration is cancelled by hand."""

    permission_policy = None
    permission_required = "change"
    page_title = _("Cancel the registration")
    template_name = "events/desk/cancel_registration.html"

    @cached_property
    def object(self):
        return get_object_or_404(self.event.registrations, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(registration=self.object, back_url=self.index_url, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        try:
            registration.cancel(self.object)
        except registration.RegistrationClosed as refusal:
            messages.error(request, str(refusal))
        else:
            done = translate("The registration of %(name)s is cancelled. They are told by e-mail.")
            messages.success(request, done % {"name": self.object.name})
        return HttpResponseRedirect(self.index_url)


class RegistrationViewSet(ViewSet):
    """Who comes to an event: seen and cancelled here, never typed over."""

    name = "event_registrations"
    url_prefix = "events"
    permission_policy = ModelPermissionPolicy(Registration)

    def get_common_view_kwargs(self, **kwargs):
        return super().get_common_view_kwargs(permission_policy=self.permission_policy, **kwargs)

    def get_urlpatterns(self):
        index = self.construct_view(RegistrationIndexView)
        results = self.construct_view(RegistrationIndexView, results_only=True)
        return [
            path("<int:event_id>/registrations/", index, name="index"),
            path("<int:event_id>/registrations/results/", results, name="index_results"),
            path("<int:event_id>/registrations/<int:pk>/cancel/", self.construct_view(CancelView), name="cancel"),
        ]
