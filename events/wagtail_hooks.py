from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.snippets.models import register_snippet

from events.bulk_actions import ACTIONS
from events.models import Event, Registration
from events.tasks import TaskPanel
from events.viewsets import EventViewSet, RegistrationViewSet

register_snippet(EventViewSet)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def register_registrations():
    return RegistrationViewSet()


@hooks.register("construct_homepage_panels")
def show_tasks(request, panels):
    panels.append(TaskPanel())


@hooks.register("before_delete_snippet")
def keep_events_that_people_registered_for(request, instances):
    """Refuse to delete what people planned by: they would never hear of it."""
    events = [each for each in instances if isinstance(each, Event)]
    if request.method == "POST" and Registration.objects.filter(event__in=events).exists():
        messages.error(request, _("People have registered for this event. Cancel it instead, then they are told."))
        return HttpResponseRedirect(reverse(Event.snippet_viewset.get_url_name("list")))
