from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from core.models import Term
from events import funding, privacy
from events.bulk_actions import ACTIONS
from events.deletion_views import DeletionViewSet, FundingPeriodViewSet
from events.models import Event, EventCounts, FundingPeriod, Registration
from events.tasks import TaskPanel
from events.teams import is_in_team
from events.viewsets import EventViewSet, RegistrationViewSet
from organisations.models import Organisation

register_snippet(EventViewSet)
register_snippet(FundingPeriodViewSet)
for action in ACTIONS:
    hooks.register("register_bulk_action", action)


@hooks.register("register_admin_viewset")
def register_deletion():
    return DeletionViewSet()


@hooks.register("register_admin_viewset")
def register_registrations():
    return RegistrationViewSet()


@hooks.register("register_log_actions")
def name_counts_of_heads(actions):
    """Say in an event's history how many people somebody counted, and which number that replaced."""

    @actions.register_action("events.people_counted")
    class PeopleCounted(LogFormatter):
        label = gettext_lazy("Count people")

        def format_message(self, entry):
            numbers = {name: "–" if entry.data[name] is None else entry.data[name] for name in ("before", "number")}
            text = _("%(session)s: people counted %(number)s, before %(before)s")
            return text % {"session": entry.data["session"], **numbers}


@hooks.register("register_log_actions")
def name_exports(actions):
    """Say in an event's history of how many people somebody made a table; whom is not kept."""

    @actions.register_action("events.people_exported")
    class PeopleExported(LogFormatter):
        label = gettext_lazy("Export people")

        def format_message(self, entry):
            text = ngettext(
                "Data of %(number)s person exported", "Data of %(number)s people exported", entry.data["number"]
            )
            return text % {"number": entry.data["number"]}


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


@hooks.register("before_delete_snippet")
def keep_numbers_of_events(request, instances):
    """Refuse to delete events whose people were counted: what is reported to funders would be lost."""
    events = [each for each in instances if isinstance(each, Event)]
    if request.method == "POST" and EventCounts.objects.filter(event__in=events, deleted__gt=0).exists():
        messages.error(request, _("The people of this event are deleted, and its numbers are kept for reports."))
        return HttpResponseRedirect(reverse(Event.snippet_viewset.get_url_name("list")))


@hooks.register("before_delete_snippet")
def keep_organisations_that_were_reached(request, instances):
    """Refuse to delete organisations that are counted: a number that was reported would change."""
    organisations = [each for each in instances if isinstance(each, Organisation)]
    if request.method == "POST" and EventCounts.objects.filter(organisations__in=organisations).exists():
        messages.error(request, _("This organisation stands in numbers that are kept for reports."))
        return HttpResponseRedirect(reverse(Organisation.snippet_viewset.get_url_name("list")))


@hooks.register("after_delete_snippet")
def forget_keys_of_periods(request, instances):
    """Let the key of a funding period go with it."""
    if any(isinstance(each, FundingPeriod) for each in instances):
        funding.forget_keys()


@hooks.register("before_delete_snippet")
def keep_events_of_other_teams(request, instances):
    """Refuse to delete events of organisations to which one does not belong; the lists of the desk know no teams."""
    if not all(is_in_team(request.user, each) for each in instances if isinstance(each, Event)):
        raise PermissionDenied


@hooks.register("before_delete_snippet")
def keep_professional_fields_that_people_named(request, instances):
    """Refuse to delete an entry of the list that people have chosen, as long as they are registered."""
    terms = [each for each in instances if isinstance(each, Term)]
    if request.method == "POST" and Registration.objects.filter(professional_field__in=terms).exists():
        text = _("People who are registered have named this professional field. Delete it when they are forgotten.")
        messages.error(request, text)
        return HttpResponseRedirect(reverse(Term.snippet_viewset.get_url_name("list")))


@hooks.register("before_delete_page")
def keep_privacy_notice(request, page):
    """Refuse to delete what people were told when they registered, as long as they are."""
    if request.method == "POST":
        return _refuse_to_delete_notice(request, [page], reverse("wagtailadmin_pages:edit", args=[page.pk]))


@hooks.register("before_bulk_action")
def keep_privacy_notice_among_many(request, action_type, objects, action):
    """Refuse the same for many pages at once."""
    if action_type == "delete":
        pages = [each for each in objects if isinstance(each, Page)]
        return _refuse_to_delete_notice(request, pages, action.next_url)


def _refuse_to_delete_notice(request, pages, back):
    if privacy.were_shown(pages):
        text = _("People who are registered were shown this privacy notice. Unpublish the page instead.")
        messages.error(request, text)
        return HttpResponseRedirect(back)
