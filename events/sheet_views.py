"""Papers for the day of an event, in the desk: chosen, set and sent at once; only the numbers on them are kept."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events.dates import times
from events.desk import OfOneEvent
from events.papers import sent_as
from events.sheets import Kind, attendance_sheet


class SheetsView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Offers the papers for each session."""

    permission_policy = None
    any_permission_required = ["view"]
    template_name = "events/desk/sheets.html"
    page_title = _("Attendance lists")
    header_icon = "list-ul"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        sessions = [
            {"pk": session.pk, "title": session.title, "when": times(session.starts_at, session.ends_at)}
            for session in self.event.sessions_list
        ]
        return super().get_context_data(event=self.event, sessions=sessions, kinds=Kind, **kwargs)


class SheetView(OfOneEvent, PermissionCheckedMixin, View):
    """Sends one paper; asked for by a button, since people get their numbers by it."""

    permission_policy = None
    any_permission_required = ["view"]
    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        # Whoever had to log in first arrives here, or has kept the address.
        return HttpResponseRedirect(reverse("event_registrations:sheets", args=[self.event.pk]))

    def post(self, request, *args, **kwargs):
        if kwargs["kind"] not in Kind:
            raise Http404
        kind = Kind(kwargs["kind"])
        session = get_object_or_404(self.event.sessions, pk=kwargs["session_id"])
        day = localdate(session.starts_at).isoformat()
        return sent_as(attendance_sheet(self.event, session, kind), str(kind.label), day, self.event.name)
