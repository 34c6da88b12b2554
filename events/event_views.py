"""The facts of an event in the desk: saved once it is said who is told."""

from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.views.snippets import EditView

from events.changes import SavedMeanwhile, Unanswered, state_of_facts
from events.models import Event
from events.places import is_overbooked

# What the question sends: yes, no, or back to the form; with the form itself, which is saved only now.
ANSWER = "tell"
YES, NO, BACK = "yes", "no", "back"


class EventEditView(EditView):
    """The form of an event; it asks who is told of a change, and warns when there are fewer places than people."""

    def form_valid(self, form):
        answer = self.request.POST.get(ANSWER)
        if answer == BACK:
            self.form = form
            return self.render_to_response(self.get_context_data())
        form.tells = {YES: True, NO: False}.get(answer)
        try:
            return super().form_valid(form)
        except Unanswered as question:
            return self._ask(question)
        except SavedMeanwhile:
            return self._show_once_more(form)

    def save_instance(self):
        event = super().save_instance()
        if is_overbooked(event):
            warning = _("There are fewer places now than are taken. Everybody keeps theirs; nobody moves up.")
            messages.warning(self.request, warning)
        return event

    def get_success_message(self):
        told = {
            True: _("Whoever is registered is told by e-mail."),
            False: _("It is a correction: nobody is written to, and subscribed calendars take it over."),
            None: "",
        }
        return f"{super().get_success_message()} {told[self.form.tells]}".strip()

    def _ask(self, question):
        """Say what would change, and ask who is told; the answer brings the whole form along."""
        title = ngettext(
            "Notify %(people)s registered person?", "Notify %(people)s registered people?", question.people
        )
        title = title % {"people": question.people}
        sent = [(name, value) for name, values in self.request.POST.lists() for value in values]
        context = {
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "header_icon": "mail",
            "header_title": title,
            "question": question,
            "sent": [(name, value) for name, value in sent if name not in {ANSWER, "csrfmiddlewaretoken"}],
        }
        return TemplateResponse(self.request, "events/desk/tell.html", context)

    def _show_once_more(self, form):
        """Show what was typed over what somebody else has saved meanwhile; saved again, it holds."""
        form.data = form.data.copy()
        form.data["as_of"] = state_of_facts(Event.objects.get(pk=form.instance.pk))
        self.produced_error_message = _(
            "Nothing was saved: this event has been saved since you opened it, by somebody else or in another window. "
            "What you typed still stands here. Look at the event in a new window, and save again if yours should hold."
        )
        return self.form_invalid(form)
