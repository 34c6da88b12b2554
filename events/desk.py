"""What the desk's pages about one event share."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.teams import events_of


class OfOneEvent:
    """Takes the event from the address, if its people are those of the user's team, and leads back to them."""

    @cached_property
    def event(self):
        return get_object_or_404(events_of(self.request.user).select_related("counts"), pk=self.kwargs["event_id"])

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse(Event.snippet_viewset.get_url_name("list")), "label": _("Events")},
            {"url": self.index_url, "label": _("Registrations"), "sublabel": self.event.name},
        ]

    @cached_property
    def index_url(self):
        return reverse("event_registrations:index", args=[self.event.pk])
