from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from events.models import Event


class EventViewSet(SnippetViewSet):
    """The facts of events in the desk."""

    model = Event
    icon = "date"
    menu_label = _("Events")
    menu_order = 210
    add_to_admin_menu = True
    list_display = ["name", "kind", "organisation", "status"]
    list_filter = ["kind", "organisation", "status"]


register_snippet(EventViewSet)
