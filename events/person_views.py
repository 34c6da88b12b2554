"""One person in the desk, and what the team writes to one or many."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import history, writing
from events.certificates import offered_to
from events.desk import OfOneEvent
from events.forms import MessageForm
from events.people_views import step_buttons
from events.questions import may_read, told_by


class PersonView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """One registration with all that happened to it."""

    permission_policy = None
    any_permission_required = ["view"]
    template_name = "events/desk/person.html"
    header_icon = "user"

    @cached_property
    def object(self):
        return get_object_or_404(self.event.registrations.with_details(), pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.object.name

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.object.name}]

    def get_context_data(self, **kwargs):
        steps = list(self.object.steps.select_related("user", "session"))
        for step in steps:
            step.by_whom = history.by_whom(step)
        buttons = step_buttons(self.object) if self.user_has_permission("change") else []
        answers = told_by(self.object)
        for answer in answers:
            answer.may_read = may_read(self.request.user, answer.question, self.event)
        return super().get_context_data(
            registration=self.object,
            steps=steps,
            step_buttons=buttons,
            certificate=offered_to(self.object) if self.user_has_permission("change") else None,
            answers=answers,
            colleagues=self.object.colleagues.all(),
            **kwargs,
        )


class WriteView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, FormView):
    """Writes to one person, or to all who have a place, wait or were there."""

    permission_policy = None
    permission_required = "change"
    template_name = "events/desk/write.html"
    form_class = MessageForm
    page_title = _("Write to people")
    header_icon = "mail"

    @cached_property
    def people(self):
        """Whoever the address names now: more may have come since the form was opened."""
        people, audience = self.event.registrations.all(), self.request.GET.get("to", "")
        if audience in writing.AUDIENCES:
            return writing.AUDIENCES[audience](people)
        return people.filter(pk=int(audience)) if audience.isdecimal() and len(audience) < 19 else people.none()

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        people, left_out = writing.readers(self.people)
        context = {"people": people, "left_out": left_out, "back_url": self.index_url}
        return super().get_context_data(**context, **kwargs)

    def form_valid(self, form):
        people = list(self.people.values_list("pk", flat=True))
        number = writing.write(self.event, people, **form.cleaned_data, by=self.request.user)
        say_who_is_written_to(self.request, number)
        return HttpResponseRedirect(self.index_url)


def say_who_is_written_to(request, number):
    """Say to how many people a message goes, or that it goes to nobody."""
    if number:
        text = ngettext("Your message goes to %(number)s person.", "Your message goes to %(number)s people.", number)
        messages.success(request, text % {"number": number})
    else:
        messages.warning(request, translate("Your message goes to nobody: all of them have it, or none may get it."))
