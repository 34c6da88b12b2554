from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from events import privacy
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


@hooks.register("before_delete_page")
def keep_privacy_notice(request, page):
    """Refuse to delete what people were told when they registered, as long as they are."""
    if request.method == "POST" and privacy.are_kept(Page.objects.descendant_of(page, inclusive=True)):
        text = _("People who are registered were shown this privacy notice. Unpublish the page instead.")
        messages.error(request, text)
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
