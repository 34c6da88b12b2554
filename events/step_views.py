"""Steps that the team takes by hand for one person, in the desk: asked before, and told of afterwards."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import registration, waiting
from events.desk import OfOneEvent
from events.models import Registration
from events.places import RegistrationClosed


def take(step, one, by):
    """Take a step by hand; return the state that it led to, and why it led to none."""
    try:
        after = step.act(one, by=by)
    except RegistrationClosed as refusal:
        return "", str(refusal)
    except Registration.DoesNotExist:
        return "", translate("This registration is no longer stored.")
    if after.status == one.status:
        state = {"state": after.get_status_display()}
        return "", translate("This is not possible in the state “%(state)s”.") % state
    return after.get_status_display(), ""


class StepView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks before a step is taken by hand that the person is told of."""

    permission_policy = None
    permission_required = "change"
    template_name = "core/desk/step.html"

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
        _state, refusal = take(type(self), self.object, request.user)
        if refusal:
            messages.error(request, refusal)
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
