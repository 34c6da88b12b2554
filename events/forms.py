"""What visitors fill in to register, and what organisers fill in about an event."""

from itertools import pairwise
from uuid import uuid4

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from core.guard import GuardedForm
from core.models import Term
from events import drafts
from events.changes import save_event, state_of_facts
from events.colleagues import MOST_PEOPLE, Colleague
from events.fields import LinesField, NameField, OneLineField, field_of, kept_form, name_of, typed_form
from events.models import Event, EventPage, MailText, Registration
from events.models.mails import names_address, names_link
from events.questions import told_by
from organisations.models import Organisation

Attendance = Registration.Attendance
# What decides whether an address is hidden, and what it is.
WHERE = ("format", "address_visibility", "venue", "street", "city")
ADDRESS_IS_HIDDEN = _(
    "This mail also goes to people without a place, who do not learn the address: take it out of the paragraph."
)
ANSWERED = _(
    "People have answered this question. Untick “asked in the form” to ask nobody else. To remove it, set today as "
    "the day to delete its answers, and come back an hour later."
)


class DetailsForm(forms.Form):
    """What people tell about themselves."""

    name = NameField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    organisation = OneLineField(
        label=_("Your organisation"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisations"}),
    )
    professional_field = forms.TypedChoiceField(label=_("Your professional field"), required=False, empty_value=None)

    def __init__(self, *args, questions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = {name_of(question): question for question in questions}
        terms = {str(term.pk): term for term in Term.objects.of(Term.Vocabulary.PROFESSIONAL_FIELD)}
        if terms:
            field = self.fields["professional_field"]
            field.choices, field.coerce = [("", _("No answer")), *terms.items()], terms.get
        else:
            del self.fields["professional_field"]
        self.fields |= {name: field_of(question) for name, question in self.questions.items()}

    @property
    def told(self):
        """What was filled in, as the rules take it: facts by name, and an answer to each question."""
        facts = {name: value for name, value in self.cleaned_data.items() if name not in self.questions}
        answers = {question: kept_form(self.cleaned_data[name]) for name, question in self.questions.items()}
        return {**facts, "answers": answers}

    @property
    def organisations(self):
        """The names that the field suggests: only what everybody may know."""
        return Organisation.objects.public().values_list("name", flat=True)


def initial_of(registration: Registration) -> dict:
    """Return what a person has told, as the form shows it."""
    facts = {name: getattr(registration, name) for name in ("name", "organisation")}
    answers = {name_of(answer.question): typed_form(answer.question, answer.value) for answer in told_by(registration)}
    return {**facts, "professional_field": registration.professional_field_id, **answers}


def person_field(number: int, fact: str) -> str:
    """Return the name of the field in which something is told about a colleague."""
    return f"person_{number}_{fact}"


def people_in(data) -> int:
    """Return how many people a sent form is about."""
    sent = data.get("people", "")
    return min(max(int(sent), 1), MOST_PEOPLE) if sent.isdecimal() and len(sent) < 3 else 1


def changed_people(data) -> tuple[dict, int] | None:
    """Return what stands in a form once a person is added or removed, and for how many; None if it was sent off."""
    people, filled = people_in(data), {name: data.getlist(name) for name in data}
    removed = data.get("remove", "")
    if "add" in data:
        people = min(people + 1, MOST_PEOPLE)
    elif removed in map(str, range(2, people + 1)):
        for number in range(int(removed), people + 1):
            for fact in ("name", "email", "attendance"):
                filled[person_field(number, fact)] = filled.pop(person_field(number + 1, fact), [])
        people -= 1
    else:
        return None
    return filled, people


class RegistrationForm(DetailsForm, GuardedForm):
    """Who registers for an event."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=Registration._meta.get_field("email").max_length,
        help_text=_("We send the confirmation there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    attendance = forms.ChoiceField(
        label=_("How do you want to take part?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )

    field_order = ["name", "email"]

    def __init__(self, *args, page, people=1, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people
        self._offer_attendance(page)
        self.own_names = list(self.fields)
        for number in self.numbers:
            self._add_person(number)
        if people > 1:
            self.fields["together"] = self._together(page.event)

    @classmethod
    def to_go_on(cls, filled, **kwargs):
        """Return a form that is filled in and not judged yet."""
        form = cls(**kwargs)
        for name, field in form.fields.items():
            values = filled.get(name) or []
            several = isinstance(field, forms.MultipleChoiceField)
            if several or values:
                form.initial[name] = values if several else values[-1]
        return form

    @property
    def numbers(self):
        """The numbers of the colleagues in this form; whoever fills it in is number 1."""
        return range(2, self.people + 1)

    @property
    def own_fields(self):
        """What is asked about the person who fills the form in."""
        return [self[name] for name in self.own_names]

    @property
    def colleagues(self):
        """What is asked about each colleague."""
        return [{"number": number, "fields": [self[name] for name in self._names(number)]} for number in self.numbers]

    @property
    def is_full(self):
        return self.people >= MOST_PEOPLE

    @property
    def told(self):
        """What was filled in, as the rules take it; colleagues and what they wish among it."""
        told = super().told
        own = {name: value for name, value in told.items() if name == "answers" or name in self.own_names}
        brings = [
            Colleague(**{fact: told[person_field(number, fact)] for fact in self._facts}) for number in self.numbers
        ]
        return {**own, "brings": brings, "only_all": told.get("together") == "all"}

    def clean(self):
        cleaned = super().clean()
        seen = {cleaned.get("email", "").lower()} - {""}
        for number in self.numbers:
            name = person_field(number, "email")
            address = cleaned.get(name, "").lower()
            if address in seen:
                self.add_error(name, _("This address stands in the form already. Each person has one of their own."))
            seen |= {address} - {""}
        return cleaned

    @property
    def _facts(self):
        return ["name", "email", *(["attendance"] if "attendance" in self.own_names else [])]

    def _names(self, number):
        return [person_field(number, fact) for fact in self._facts]

    def _add_person(self, number):
        person = {"number": number}
        self.fields[person_field(number, "name")] = NameField(
            label=_("Name of person %(number)s") % person, max_length=200
        )
        self.fields[person_field(number, "email")] = forms.EmailField(
            label=_("E-mail address of person %(number)s") % person,
            max_length=Registration._meta.get_field("email").max_length,
            required=False,
            help_text=_("If you leave this empty, mails about this person go to you."),
        )
        if "attendance" in self.own_names:
            self.fields[person_field(number, "attendance")] = forms.ChoiceField(
                label=_("How does person %(number)s take part?") % person,
                choices=self.fields["attendance"].choices,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose one.")},
            )

    def _together(self, event):
        if event.waiting_list == event.WaitingList.OFF:
            rest = _("As many of us as possible get a place, in the order of this form; the rest do without.")
            everybody = _("All or nobody: then none of us gets a place.")
        else:
            rest = _("The rest on the waiting list: places go in the order of this form.")
            everybody = _("All or nobody: all of us on the waiting list. There each moves up by their own turn.")
        return forms.ChoiceField(
            label=_("If there are not enough places for all"),
            choices=[("rest", rest), ("all", everybody)],
            initial="rest",
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one.")},
        )

    def _offer_attendance(self, page):
        if not page.event.is_hybrid:
            del self.fields["attendance"]
        elif page.event.waiting_list == page.event.WaitingList.OFF:
            open_ones = [choice for choice in Attendance.choices if choice[0] not in page.full_attendances]
            self.fields["attendance"].choices = open_ones
        else:
            self.fields["attendance"].choices = [
                (value, _("%(kind)s (waiting list)") % {"kind": label} if value in page.full_attendances else label)
                for value, label in Attendance.choices
            ]


class AddressForm(GuardedForm):
    """Who has lost their personal link."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=Registration._meta.get_field("email").max_length,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ColleagueForm(forms.Form):
    """Who gets a place instead; it is behind the personal link, so no machine finds it."""

    name = NameField(label=_("Name of your colleague"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address of your colleague"),
        max_length=Registration._meta.get_field("email").max_length,
    )


class MessageForm(forms.Form):
    """What the team writes to people; made once, so that it is sent once."""

    subject = OneLineField(label=_("Subject"), max_length=200)
    text = LinesField(
        label=_("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "Without greeting and name: the mail begins and ends like every other about this event, in the person's "
            "language, with date, place and personal link. Answers go to the contact of the event."
        ),
    )
    message = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class EventForm(WagtailAdminModelForm):
    """The facts of an event; saving goes through the rules, so that people are told of changes."""

    # The state that was changed here: what somebody else has saved since then is not overwritten unseen.
    as_of = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.tells = None
        if self.instance.pk:
            self.initial["as_of"] = state_of_facts(self.instance)
        elif not self.for_user.is_superuser:
            self._offer_own_organisations()
        self.fields["places"].validators = [MinValueValidator(1, _("There must be at least one place."))]

    def clean(self):
        cleaned = super().clean()
        self._refuse_overlaps()
        self._keep_presence()
        self._keep_answers()
        self._refuse_bad_paragraphs(cleaned)
        return cleaned

    def save(self, commit=True):
        event = super().save(commit=False)
        return save_event(event, tells=self.tells, as_of=self.cleaned_data["as_of"]) if commit else event

    def _offer_own_organisations(self):
        """Let nobody make an event that only others may change then."""
        field = self.fields["organisation"]
        # A list of the few there are; the desk's own choice would offer all organisations.
        field.widget = forms.Select()
        field.queryset = field.queryset.filter(memberships__user=self.for_user)
        if len(field.queryset) == 1:
            field.initial = field.queryset[0]

    def _refuse_overlaps(self):
        kept = [
            form for form in self.formsets["sessions"].forms if form.is_valid() and not form.cleaned_data["DELETE"]
        ]
        timed = [form for form in kept if form.cleaned_data.get("starts_at") and form.cleaned_data.get("ends_at")]
        timed.sort(key=lambda form: form.cleaned_data["starts_at"])
        for earlier, later in pairwise(timed):
            if later.cleaned_data["starts_at"] < earlier.cleaned_data["ends_at"]:
                later.add_error("starts_at", _("This session begins before the one before it has ended."))

    def _keep_presence(self):
        """Keep the sessions about which it is entered who was there: certificates and counts rest on them."""
        removed = (form.instance for form in self.formsets["sessions"].deleted_forms)
        if any(session.presence_recorded_at for session in removed):
            self.add_error(None, _("It is entered who was at a session that you have removed. It has to stay."))

    def _refuse_bad_paragraphs(self, cleaned):
        """Let no mail have two paragraphs, nor one that names the secret link: the link has its own place.

        Nor may a paragraph tell a hidden address to people without a place.
        """
        known, facts = set(), Event(**{name: cleaned[name] for name in WHERE if name in cleaned})
        for form in self.formsets["mail_texts"].forms:
            if not form.is_valid() or (not form.has_changed() and not form.instance.pk) or form.cleaned_data["DELETE"]:
                continue
            mail, texts = form.cleaned_data["mail"], {name: form.cleaned_data[name] for name in ("text_de", "text_en")}
            if mail in known:
                form.add_error("mail", _("There is a paragraph for this mail already."))
            known.add(mail)
            for name, text in texts.items():
                if names_link(text, cleaned.get("online_link")):
                    form.add_error(name, _("The online link is secret: take it out of the paragraph."))
                if mail in MailText.WITHOUT_PLACE and names_address(text, facts):
                    form.add_error(name, ADDRESS_IS_HIDDEN)

    def _keep_answers(self):
        """Show a question again that was taken out although people have answered it, and say why."""
        for form in self.formsets["questions"].forms:
            is_taken_out = not form.errors.get("DELETE") and form.cleaned_data.get("DELETE")
            if is_taken_out and form.instance.is_answered:
                form.data = form.data.copy()
                form.data[form.add_prefix("DELETE")] = ""
                form.cleaned_data["DELETE"] = False
                form.add_error("label_de", ANSWERED)


class NewEventForm(EventForm):
    """The facts of a new event, with what its German page begins with."""

    page_title = forms.CharField(
        label=_("Title of the German page"),
        max_length=EventPage._meta.get_field("title").max_length,
        help_text=_("Visitors read it as soon as the page is published. The desk leads you to its text next."),
    )
    page_summary = forms.CharField(
        label=_("Summary"),
        required=False,
        max_length=EventPage._meta.get_field("summary").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=EventPage._meta.get_field("summary").help_text,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sections = drafts.sections(self.for_user)
        # Where this person makes pages of one kind only, the other kind of event has none to name.
        self.fields["page_title"].required = len(self.sections) == 2
        self.fields["name"].required = False
        self.fields["name"].help_text = _("For lists in the desk. Leave empty to use the title of the page.")

    @property
    def section(self):
        """The list of events that the new page belongs to, if this person may make pages there."""
        return self.sections.get(drafts.is_for_members(self.cleaned_data.get("admission")))

    def clean(self):
        cleaned = super().clean()
        title = cleaned.get("page_title", "")
        cleaned["name"] = cleaned.get("name") or title
        if title and not self.section:
            self.add_error("page_title", self._whose_page_it_is(cleaned.get("admission")))
        elif not title and "page_title" not in self.errors and self.section:
            self.add_error("page_title", self.fields["page_title"].error_messages["required"])
        elif not cleaned["name"] and "page_title" not in self.errors:
            self.add_error("name", self.fields["name"].error_messages["required"])
        page = EventPage(title=title, summary=cleaned.get("page_summary", ""))
        if page.tells(cleaned.get("online_link")):
            self.add_error("online_link", _("The online link is secret: take it out of title and summary."))
        return cleaned

    def _whose_page_it_is(self, admission):
        if drafts.is_for_members(admission):
            return _(
                "You may not make pages for members. Leave title and summary empty; somebody else makes the page."
            )
        return _("You may not make public pages. Leave title and summary empty; somebody else makes the page.")
