"""Who was there, in the desk: entered on the phone, from the list on paper, as a number, or by a code."""

from collections.abc import Iterator
from unicodedata import combining, normalize

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views import generic
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from events import dates, links, presence
from events.desk import OfOneEvent
from events.models import Absence, Presence, Registration
from events.numbering import WrongNumbers, people_of
from events.places import RegistrationClosed
from events.presence_forms import CountForm, NumbersForm, WalkInForm
from events.teams import events_of

# What the phone asks for, so that it is not sent another page.
BACKGROUND = "application/json"


class DeskPage(OfOneEvent, PermissionCheckedMixin, generic.WagtailAdminTemplateMixin):
    """A page about who was at one event."""

    permission_policy = None
    permission_required = "change"
    page_title = _("Presence")
    header_icon = "tick-inverse"

    @cached_property
    def overview_url(self):
        return reverse("event_registrations:presence", args=[self.event.pk])

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": self.overview_url, "label": translate("Presence")}]


class PresenceView(DeskPage, TemplateView):
    """The sessions of an event with what is entered about each, and who was at which."""

    template_name = "events/desk/presence.html"

    def get_context_data(self, **kwargs):
        now = timezone.now()
        entries = Presence.objects.filter(session__event=self.event).order_by()
        entries = {(each.registration_id, each.session_id): each.is_present for each in entries}
        named = presence.named_at_each(self.event)
        sessions = [
            self._told(number, each, named[each.pk], now) for number, each in enumerate(self.event.sessions_list, 1)
        ]
        people = people_in_order(self.event)
        rows = [
            (one, [entries.get((one.pk, each["session"].pk)) for each in sessions])
            for one in people
            if on_list(one) or any(entries.get((one.pk, each["session"].pk)) for each in sessions)
        ]
        return super().get_context_data(sessions=sessions, rows=rows, event=self.event, **kwargs)

    def _told(self, number, session, named, now):
        session.event = self.event
        return {
            "number": number,
            "session": session,
            "when": dates.times(session.starts_at, session.ends_at),
            "state": in_words(session, named),
            "is_open": presence.may_be_entered(session, now),
            "is_to_come": session.starts_at - presence.BEFORE > now,
        }


def in_words(session, named):
    """Say how many were there, or that nothing is recorded."""
    if not presence.is_recorded(session):
        return translate("not recorded")
    if (session.people_counted or 0) > named:
        numbers = {"counted": session.people_counted, "named": named}
        return translate("%(counted)s counted, %(named)s of them by name") % numbers
    return translate("%(named)s present") % {"named": named} if named else translate("nobody came")


def on_list(one):
    return one.has_place or one.is_walk_in


def people_in_order(event):
    """Return everybody who registered, by name, each with the event."""
    people = sorted(event.registrations.all(), key=lambda one: (one.name.casefold(), one.pk))
    for one in people:
        one.event = event
    return people


class SessionPage(DeskPage):
    """A page about who was at one session."""

    @cached_property
    def session(self):
        session = get_object_or_404(self.event.sessions, pk=self.kwargs["session_id"])
        session.event = self.event
        return session

    @cached_property
    def session_url(self):
        return self.url_of("presence_session")

    def url_of(self, name):
        return reverse(f"event_registrations:{name}", args=[self.event.pk, self.session.pk])

    def get_breadcrumbs_items(self):
        day = dates.day(self.session.starts_at)
        items = [*super().get_breadcrumbs_items(), {"url": self.session_url, "label": day}]
        own = self.page_title != SessionPage.page_title
        return [*items, {"url": "", "label": self.page_title}] if own else items

    def get_context_data(self, **kwargs):
        title = self.session.title or self.event.name
        when = dates.times(self.session.starts_at, self.session.ends_at)
        context = {"session": self.session, "title": title, "when": when, "back_url": self.session_url}
        return super().get_context_data(**context, **kwargs)


class SessionView(SessionPage, TemplateView):
    """Everybody of one session by name, each with one button; a tap that was not taken down stays marked."""

    template_name = "events/desk/presence_session.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("q", "").strip()
        words = folded(asked).split()
        rows = [row for row in self._rows() if all(word in folded(row["words"]) for word in words)]
        context = {
            "rows": [row for row in rows if row["is_on_list"]],
            "others": [row for row in rows if not row["is_on_list"]],
            "asked": asked,
            "summary": self._summary(),
            "is_open": presence.may_be_entered(self.session, timezone.now()),
            "pages": self._pages(),
        }
        return super().get_context_data(**context, **kwargs)

    def _pages(self):
        names = ["presence_paper", "presence_walk_in", "presence_count", "presence_code"]
        views = [PaperView, WalkInView, CountView, CodeView]
        return [(view.page_title, self.url_of(name)) for name, view in zip(names, views, strict=True)]

    def _rows(self) -> Iterator[dict]:
        absent = set(Absence.objects.filter(session=self.session).values_list("registration", flat=True))
        for one in people_in_order(self.event):
            entry = self._entries.get(one.pk)
            yield {
                "one": one,
                "entry": entry,
                "entered": entered(entry),
                "words": f"{one.name} {one.organisation} {one.list_number or ''}",
                "details": ", ".join(_details(one, is_absent=one.pk in absent)),
                # Whoever had no place stands among the others until they are seen to be there.
                "is_on_list": on_list(one) or (entry is not None and entry.is_present),
            }

    @cached_property
    def _entries(self):
        entries = Presence.objects.filter(session=self.session).select_related("user")
        return {entry.registration_id: entry for entry in entries}

    def _summary(self):
        present = presence.named_at(self.session)
        text = ngettext("%(present)s person is present.", "%(present)s people are present.", present)
        if not presence.is_recorded(self.session):
            return translate("Nothing is entered yet.")
        return text % {"present": present}

    def post(self, request, *args, **kwargs):
        person = request.POST.get("person", "")
        pk = int(person) if person.isdecimal() and len(person) < 19 else 0
        one = get_object_or_404(self.event.registrations, pk=pk)
        is_present = request.POST.get("is_present") == "yes"
        try:
            presence.mark(one, self.session, is_present, Presence.Source.PHONE, request.user)
        except RegistrationClosed as refusal:
            return self._answer(one, str(refusal))
        return self._answer(one)

    def _answer(self, one, refusal=""):
        if self.request.headers.get("Accept") == BACKGROUND:
            self.session.refresh_from_db(fields=["presence_recorded_at"])
            # What others have entered meanwhile is told along.
            people = {
                pk: {"is_present": entry.is_present, "entered": entered(entry)} for pk, entry in self._entries.items()
            }
            answer = {"people": people, "summary": self._summary(), "refusal": refusal}
            return JsonResponse(answer, status=409 if refusal else 200)
        if refusal:
            messages.error(self.request, refusal)
        asked = self.request.GET.urlencode()
        return HttpResponseRedirect(f"{self.session_url}{'?' if asked else ''}{asked}#person-{one.pk}")


def folded(text):
    """Return a text as the script of the page compares it, without marks on letters."""
    return "".join(letter for letter in normalize("NFKD", text) if not combining(letter)).lower()


def _details(one, *, is_absent):
    """Yield what tells apart people of one name, and what was known of them before."""
    if one.list_number:
        yield translate("no. %(number)s") % {"number": one.list_number}
    if one.organisation:
        yield one.organisation
    if not one.has_place:
        yield one.get_status_display()
    elif one.attends_online:
        yield translate("online")
    if is_absent:
        yield translate("had said they cannot attend")


def entered(entry):
    """Say when and by whom an entry was made, or nothing if there is none."""
    if entry is None:
        return ""
    who = get_user_display_name(entry.user) if entry.user else entry.get_source_display()
    at = timezone.localtime(entry.at)
    is_today = at.date() == timezone.localdate()
    when = dates.clock(at) if is_today else date_format(at, "SHORT_DATETIME_FORMAT")
    return translate("%(when)s, %(who)s") % {"when": when, "who": who}


class SessionFormView(SessionPage, FormView):
    """A form about one session."""

    def get_success_url(self):
        return self.session_url

    def act(self, form):
        """Enter what was typed, and return what is said about it."""
        raise NotImplementedError

    def form_valid(self, form):
        try:
            done = self.act(form)
        except RegistrationClosed as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, done)
        return super().form_valid(form)


class PaperView(SessionFormView):
    """Takes the numbers of those who signed the list on paper, and shows who they are before it saves them."""

    template_name = "events/desk/presence_paper.html"
    form_class = NumbersForm
    page_title = _("From the list on paper")
    header_icon = "list-ul"

    def get_context_data(self, **kwargs):
        return super().get_context_data(last=self.event.last_list_number, **kwargs)

    def form_valid(self, form):
        try:
            people = people_of(self.event, form.cleaned_data["numbers"])
        except WrongNumbers as wrong:
            for sentence in wrong.sentences:
                form.add_error("numbers", sentence)
            return self.form_invalid(form)
        if "save" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, people=people))
        return super().form_valid(form)

    def act(self, form):
        people = presence.enter_numbers(self.session, form.cleaned_data["numbers"], self.request.user)
        text = ngettext(
            "%(number)s person is entered as present.", "%(number)s people are entered as present.", len(people)
        )
        return text % {"number": len(people)}


class CountView(SessionFormView):
    """Takes how many were there, without names; nobody, too."""

    template_name = "events/desk/presence_count.html"
    form_class = CountForm
    page_title = _("Number without names")
    header_icon = "group"

    def get_initial(self):
        return {"number": self.session.people_counted}

    def act(self, form):
        number = form.cleaned_data["number"]
        presence.enter_count(self.session, number, self.request.user)
        if number is None:
            return translate("The number is taken back.")
        if number == 0:
            return translate("It is noted that nobody came.")
        return translate("It is noted that %(number)s people were there.") % {"number": number}


class WalkInView(SessionFormView):
    """Enters somebody who came without having registered."""

    template_name = "events/desk/presence_walk_in.html"
    form_class = WalkInForm
    page_title = _("Somebody who is not on the list")
    header_icon = "user"

    def act(self, form):
        one = presence.enter_walk_in(self.session, **form.cleaned_data, by=self.request.user)
        return translate("%(name)s is entered as present.") % {"name": one.name}


class CodeView(SessionPage, TemplateView):
    """Shows the code that people in the room enter on their personal link, and makes a new one."""

    template_name = "events/desk/presence_code.html"
    page_title = _("Code from the room")
    header_icon = "key"

    def get_context_data(self, **kwargs):
        ends_at = self.session.ends_at + presence.AFTER
        is_over = timezone.now() >= ends_at
        code = "" if is_over else self.session.presence_code
        context = {"code": code, "ends_at": dates.moment(ends_at), "is_over": is_over}
        return super().get_context_data(**context, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            presence.new_code(self.session, instead_of=request.POST.get("instead_of", ""))
        except RegistrationClosed as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(self.url_of("presence_code"))


class EntranceView(DeskPage, TemplateView):
    """Shows the person whose code was scanned, with a button for each session that is running; opening enters nothing.

    Whoever is not of the responsible team finds nothing, whether or not there is such a person.
    """

    template_name = "events/desk/presence_entrance.html"

    @cached_property
    def person(self):
        one = Registration.objects.filter(pk=links.number_at_entrance(self.kwargs["token"])).first()
        if one is None:
            raise Http404
        return one

    @cached_property
    def event(self):
        return get_object_or_404(events_of(self.request.user), pk=self.person.event_id)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.person.name}]

    def get_context_data(self, **kwargs):
        self.person.event = self.event
        sessions = presence.running(self.event, timezone.now())
        entries = {each.session_id: each for each in self.person.presences.select_related("user")}
        absent = set(self.person.absences.values_list("session", flat=True))
        is_absent = any(session.pk in absent for session in sessions)
        context = {
            "event": self.event,
            "person": self.person,
            "details": ", ".join(_details(self.person, is_absent=is_absent)),
            "sessions": [self._told(session, entries.get(session.pk)) for session in sessions],
            "overview_url": self.overview_url,
        }
        return super().get_context_data(**context, **kwargs)

    def _told(self, session, entry):
        when = dates.times(session.starts_at, session.ends_at)
        return {"session": session, "when": when, "entry": entry, "entered": entered(entry)}

    def post(self, request, *args, **kwargs):
        session = request.POST.get("session", "")
        pk = int(session) if session.isdecimal() and len(session) < 19 else 0
        session = get_object_or_404(self.event.sessions, pk=pk)
        try:
            is_present = request.POST.get("is_present") == "yes"
            presence.mark(self.person, session, is_present, Presence.Source.PHONE, request.user)
        except RegistrationClosed as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(request.path)


def patterns(construct_view):
    """Return the addresses of these pages below those of the event."""
    sessions = "<int:event_id>/presence/<int:session_id>/"
    return [
        path("entrance/<str:token>/", construct_view(EntranceView), name="entrance"),
        path("<int:event_id>/presence/", construct_view(PresenceView), name="presence"),
        path(sessions, construct_view(SessionView), name="presence_session"),
        path(f"{sessions}paper/", construct_view(PaperView), name="presence_paper"),
        path(f"{sessions}count/", construct_view(CountView), name="presence_count"),
        path(f"{sessions}walk-in/", construct_view(WalkInView), name="presence_walk_in"),
        path(f"{sessions}code/", construct_view(CodeView), name="presence_code"),
    ]
