"""What the desk's pages about one event share, and which there are: told in one place, in the order of the days."""

from collections.abc import Iterator
from typing import NamedTuple

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.models import Event
from events.teams import PEOPLE, events_of

ADD_EVENT = "events.add_event"


class Page(NamedTuple):
    """A page about one event, as links to it say."""

    label: str
    url: str
    icon: str


# By the names of the addresses, each with what its user must be allowed to do with people.
PAGES = {
    "index": (_("Registrations"), "group", "view"),
    "handouts": (_("Handouts"), "doc-full-inverse", "change"),
    "sheets": (_("Attendance lists"), "list-ul", "view"),
    "presence": (_("Presence"), "tick-inverse", "change"),
    "certificates": (_("Certificates"), "clipboard-list", "change"),
    "export": (_("Export"), "download", "view"),
    "copy": (_("Copy"), "copy", ADD_EVENT),
}


def pages_about(event: Event, user) -> Iterator[Page]:
    """Yield the pages about an event that somebody of its team may open."""
    for name, (label, icon, needed) in PAGES.items():
        if user.has_perm(needed) if needed == ADD_EVENT else PEOPLE.user_has_permission(user, needed):
            yield Page(label, reverse(f"event_registrations:{name}", args=[event.pk]), icon)


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
