"""Steps that the team takes for many people at once."""

import re
from collections import defaultdict

from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import writing
from events.forms import MessageForm
from events.models import Registration
from events.person_views import say_who_is_written_to
from events.step_views import ApproveView, CancelView, DeclineView, GivePlaceView, take
from events.teams import PEOPLE

A_NUMBER = re.compile(r"[0-9]{1,18}")


class ForMany(PermissionCheckedMixin, BulkAction):
    """Asks before something is done for all that were chosen."""

    models = [Registration]
    permission_policy = PEOPLE
    permission_required = "change"

    @cached_property
    def people(self):
        """Those chosen whom this user may decide on; whoever came first is first."""
        chosen = [int(each) for each in self.request.GET.getlist("id") if A_NUMBER.fullmatch(each)]
        mine = PEOPLE.instances_user_has_permission_for(self.request.user, "change")
        return list(mine.filter(pk__in=chosen).prefetch_related("event__sessions"))

    def get_actionable_objects(self):
        return self.people, {"items_with_no_access": []}


class StepForMany(ForMany):
    """Asks before a step is taken for all that were chosen, and says of each what became of it."""

    template_name = "events/desk/step_for_many.html"
    step = None

    def get_context_data(self, **kwargs):
        possible = [one for one in self.people if self.step.is_possible(one)]
        refused = [one for one in self.people if one not in possible]
        return super().get_context_data(
            title=self.aria_label,
            question=self.question,
            possible=possible,
            refused=refused,
            is_serious=self.step.is_serious,
            icon=self.step.icon,
            **kwargs,
        )

    def form_valid(self, form):
        """Take the step for one after the other, each in a transaction of its own: an event is locked for each."""
        done, refused = defaultdict(list), defaultdict(list)
        for one in self.people:
            state, refusal = take(self.step, one, self.request.user)
            (refused[refusal] if refusal else done[state]).append(one.name)
        for state, names in done.items():
            told = translate("New state “%(state)s”: %(names)s.")
            messages.success(self.request, told % {"state": state, "names": ", ".join(names)})
        for refusal, names in refused.items():
            told = translate("Nothing changed for %(names)s: %(why)s")
            messages.warning(self.request, told % {"names": ", ".join(names), "why": refusal})
        return HttpResponseRedirect(self.next_url)


class ApproveMany(StepForMany):
    """Agrees to registrations."""

    step, action_type, action_priority = ApproveView, "approve", 10
    display_name, aria_label = _("Approve registrations"), _("Approve the chosen registrations")
    question = _("These people get a place, or their turn if all are taken, and are told by e-mail:")


class GivePlaceToMany(StepForMany):
    """Gives free places to people who wait."""

    step, action_type, action_priority = GivePlaceView, "give_place", 20
    display_name, aria_label = _("Give places"), _("Give a place to the chosen people")
    question = _("These people get a free place, whoever has waited longer, and are told by e-mail:")


class DeclineMany(StepForMany):
    """Refuses registrations."""

    step, action_type, action_priority, classes = DeclineView, "decline", 30, {"serious"}
    display_name, aria_label = _("Decline registrations"), _("Decline the chosen registrations")
    question = _("These people get no place and are told by e-mail:")


class CancelMany(StepForMany):
    """Cancels registrations."""

    step, action_type, action_priority, classes = CancelView, "cancel", 40, {"serious"}
    display_name, aria_label = _("Cancel registrations"), _("Cancel the chosen registrations")
    question = _(
        "The registrations of these people end, and freed places go on. Whoever has confirmed their address is told "
        "by e-mail. This cannot be undone:"
    )


class WriteToMany(ForMany):
    """Writes to people."""

    action_type, action_priority = "write", 50
    display_name, aria_label = _("Write to people"), _("Write to the chosen people")
    form_class = MessageForm
    template_name = "events/desk/write.html"

    def get_context_data(self, **kwargs):
        people, left_out = writing.readers(self.people)
        return super().get_context_data(
            header_title=self.aria_label,
            header_icon="mail",
            people=people,
            left_out=left_out,
            back_url=self.next_url,
            names_events=True,
            **kwargs,
        )

    def form_valid(self, form):
        """Write for one event after the other, each in a transaction of its own."""
        chosen = defaultdict(list)
        for one in self.people:
            chosen[one.event].append(one.pk)
        number = sum(
            writing.write(event, people, **form.cleaned_data, by=self.request.user) for event, people in chosen.items()
        )
        say_who_is_written_to(self.request, number)
        return HttpResponseRedirect(self.next_url)


ACTIONS = [ApproveMany, GivePlaceToMany, DeclineMany, CancelMany, WriteToMany]
