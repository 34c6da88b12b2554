"""Events and who comes, in the organisers' desk."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
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
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from events import dates, links, registration, waiting
from events.forms import EventForm
from events.models import Event, Registration
from events.places import RegistrationClosed, held_part, is_overbooked

# From this part of the places on, the desk says that they are held for addresses that have not answered.
MUCH_HELD = 1 / 3


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


class EventEditView(EditView):
    """The form of an event; it warns when there are fewer places than people."""

    def save_instance(self):
        event = super().save_instance()
        if is_overbooked(event):
            warning = translate("There are fewer places now than are taken. Everybody keeps theirs; nobody moves up.")
            messages.warning(self.request, warning)
        return event


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
        if held_part(self.event) > MUCH_HELD:
            yield translate(
                "More than a third of the places are held for people who have not confirmed their address."
            )

    def get_list_more_buttons(self, instance):
        if not self.user_has_permission("change"):
            return []
        steps = [view for view in STEPS if view.is_possible(instance)]
        return [
            MenuItem(
                view.page_title,
                reverse(f"event_registrations:{view.name}", args=[self.event.pk, instance.pk]),
                icon_name=view.icon,
                priority=10 * number,
            )
            for number, view in enumerate(steps, 1)
        ]


class StepView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before a step is taken by hand that the person is told of."""

    permission_policy = None
    permission_required = "change"
    template_name = "events/desk/step.html"

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
        try:
            type(self).act(self.object, by=request.user)
        except RegistrationClosed as refusal:
            messages.error(request, str(refusal))
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
            *(
                path(f"<int:event_id>/registrations/<int:pk>/{view.name}/", self.construct_view(view), name=view.name)
                for view in STEPS
            ),
        ]
