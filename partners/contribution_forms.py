"""What members fill in to propose something."""

from datetime import timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core import languages
from core.models import Term
from core.uploads import check
from events.fields import LinesField, OneLineField
from events.models import Event
from organisations.models import Organisation
from partners import directory
from partners.models import Contribution
from resources.models import Resource

MOST_FILES = 5
MOST_AHEAD = timedelta(days=5 * 365)


class FilesInput(forms.FileInput):
    """Takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files of kinds that are taken, told by what is inside; what is wrong is said of each by its name."""

    widget = FilesInput

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if not files:
            return [] if not self.required else super().clean(None, initial)
        if len(files) > MOST_FILES:
            raise ValidationError(_("Please choose at most %(most)s files.") % {"most": MOST_FILES})
        problems = [problem for file in files for problem in self._problems(file)]
        if problems:
            raise ValidationError(problems)
        return files

    def _problems(self, file) -> list[str]:
        try:
            super().clean(file)
            check(file)
        except ValidationError as error:
            return [f"{file.name}: {message}" for message in error.messages]
        return []


class ProposalForm(forms.Form):
    """What every proposal says."""

    title = OneLineField(label=_("Title"), max_length=200)
    summary = LinesField(
        label=_("In short"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What it is about, in one or two sentences."),
    )
    text = LinesField(label=_("Text"), max_length=5000, required=False, widget=forms.Textarea(attrs={"rows": 8}))
    files = FilesField(label=_("Files"), required=False, max_length=200)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = settings.WAGTAILDOCS_EXTENSIONS
        told = {
            "most": MOST_FILES,
            "limit": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE),
            "kinds": ", ".join(kinds),
        }
        self.fields["files"].widget.attrs["accept"] = ",".join(f".{kind}" for kind in kinds)
        self.fields["files"].help_text = _("Up to %(most)s files of at most %(limit)s each: %(kinds)s.") % told
        if "organisation" in self.fields or "publisher" in self.fields:
            name = "organisation" if "organisation" in self.fields else "publisher"
            # No member learns here of an organisation that the directory hides.
            self.fields[name].queryset = directory.organisations()
            own = user.memberships.order_by("pk").values_list("organisation", flat=True).first()
            self.fields[name].initial = own

    @property
    def asks_for_files_again(self):
        """Tell whether files were sent with a form that comes back: a browser does not keep them."""
        return self.is_bound and bool(self.errors) and bool(self.files.getlist("files"))


def _terms(vocabulary):
    return forms.ModelChoiceField(Term.objects.of(vocabulary), label=_("Kind"))


class MaterialForm(ProposalForm):
    """A material needs a file, and says who may use it how."""

    kind = _terms(Term.Vocabulary.RESOURCE_KIND)
    publisher = forms.ModelChoiceField(Organisation.objects.none(), label=_("Publisher"))
    licence = forms.ChoiceField(label=_("Licence"), choices=[("", "–"), *Resource.Licence.choices])
    language = forms.ChoiceField(
        label=_("Language of the files"), choices=languages.OF_FILES, initial=settings.LANGUAGE_CODE
    )
    field_order = ["title", "summary", "kind", "publisher", "licence", "language", "files", "text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].required = True


class EventForm(ProposalForm):
    """An event says when and where."""

    kind = _terms(Term.Vocabulary.EVENT_KIND)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Responsible organisation"))
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    begins = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    ends = forms.TimeField(label=_("Ends at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    format = forms.ChoiceField(
        label=_("Form"), choices=[each for each in Event.Format.choices if each[0] != Event.Format.HYBRID]
    )
    city = OneLineField(
        label=_("Postcode and city"), max_length=200, required=False, help_text=_("Only if it takes place on site.")
    )
    venue = OneLineField(label=_("Venue"), max_length=200, required=False)
    field_order = [
        *("title", "summary", "kind", "organisation", "day", "begins", "ends", "format", "city", "venue"),
        *("text", "files"),
    ]

    def clean_day(self):
        day, today = self.cleaned_data["day"], timezone.localdate()
        if day < today:
            raise ValidationError(_("This day is over. Please give one to come."))
        if day > today + MOST_AHEAD:
            raise ValidationError(_("This day is too far ahead. Please give one in the next five years."))
        return day

    def clean(self):
        told = super().clean()
        if told.get("begins") and told.get("ends") and told["ends"] <= told["begins"]:
            self.add_error("ends", _("The end must be after the beginning."))
        if told.get("format") == Event.Format.ON_SITE and not told.get("city") and "city" not in self.errors:
            self.add_error("city", _("Say where the event takes place."))
        return told


class NewsForm(ProposalForm):
    """A news item is all text."""


FORMS = {
    Contribution.Kind.MATERIAL: MaterialForm,
    Contribution.Kind.EVENT: EventForm,
    Contribution.Kind.NEWS: NewsForm,
}
