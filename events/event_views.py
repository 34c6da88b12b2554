"""The facts of an event in the desk, saved once it is said who is told, and whether it takes place."""

from functools import cache

from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CreateView, EditView

from events.changes import SavedMeanwhile, Unanswered, decide_that_it_takes_place, state_of_facts
from events.desk import OfOneEvent, pages_about
from events.drafts import make_draft, sections
from events.forms import NewEventForm
from events.models import Event
from events.places import is_overbooked
from events.tasks import how_many
from events.teams import is_in_team

NO_PAGE = gettext_lazy(
    "You may make events, but no pages: somebody who may, for example from the editorial team, makes the page that "
    "visitors read."
)
# What the question sends: yes, no, or back to the form; with the form itself, which is saved only now.
ANSWER = "tell"
YES, NO, BACK = "yes", "no", "back"
# Wagtail's own buttons come before these.
LAST = 200


class EventCreateView(CreateView):
    """The form of a new event, which makes its German page as well and leads to it."""

    page = None

    def get(self, request, *args, **kwargs):
        if not self._sections:
            messages.warning(request, NO_PAGE)
        return super().get(request, *args, **kwargs)

    @cached_property
    def _sections(self):
        return sections(self.request.user)

    def get_panel(self):
        return super().get_panel() if not self._sections else _panel_with_page()

    def get_form_class(self):
        return self.panel.get_form_class()

    def save_instance(self):
        event = super().save_instance()
        words = {name: self.form.cleaned_data.get(f"page_{name}") for name in ("title", "summary")}
        if words["title"]:
            self.page = make_draft(event, self.form.section, **words, by=self.request.user)
        return event

    def get_success_message(self, instance):
        if self.page is None:
            return f"{super().get_success_message(instance)} {NO_PAGE}"
        return _(
            "The event “%(event)s” is there, and so is its German page, as a draft that nobody sees. Write its text "
            "now, and submit it."
        ) % {"event": instance}

    def get_success_buttons(self):
        return [messages.button(self.get_edit_url(), _("Dates, place and registration"))]

    def get_success_url(self):
        if self.page is None:
            return super().get_success_url()
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


@cache
def _panel_with_page():
    # Named by panels, not by strings: they are fields of the form, not of the event.
    words = MultiFieldPanel([FieldPanel("page_title"), FieldPanel("page_summary")], gettext_lazy("German page"))
    return ObjectList([words, *Event.panels], base_form_class=NewEventForm).bind_to_model(Event)


class EventEditView(EditView):
    """The form of an event; it asks who is told of a change, and warns when there are fewer places than people."""

    def get_object(self, queryset=None):
        event = super().get_object(queryset)
        if not is_in_team(self.request.user, event):
            raise PermissionDenied
        return event

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

    @cached_property
    def header_more_buttons(self):
        """Lead to what else belongs to the event; only its team gets here."""
        pages = pages_about(self.object, self.request.user)
        links = [
            Button(page.label, url=page.url, icon_name=page.icon, priority=LAST + number)
            for number, page in enumerate(pages)
        ]
        return [*super().header_more_buttons, *links]

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


class DecideView(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin, TemplateView):
    """Asks whether an event takes place that fewer people may come to than it needs."""

    permission_policy = None
    permission_required = "change"
    template_name = "events/desk/decide.html"
    page_title = gettext_lazy("Does the event take place?")
    header_icon = "date"

    def get_context_data(self, **kwargs):
        edit_url = reverse(Event.snippet_viewset.get_url_name("edit"), args=[self.event.pk])
        people = how_many(self.event.registrations.with_place().count(), self.event.minimum)
        context = {"people": people, "edit_url": edit_url, "back_url": self.index_url}
        return super().get_context_data(**context, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def post(self, request, *args, **kwargs):
        decide_that_it_takes_place(self.event, by=request.user)
        messages.success(request, _("It is noted that “%(event)s” takes place.") % {"event": self.event})
        return HttpResponseRedirect(self.index_url)
