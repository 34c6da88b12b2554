"""What editors fill in about a material."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from core.guard import GuardedForm
from resources import versions
from resources.models import Resource


class ResourceForm(WagtailAdminModelForm):
    """The facts of a material and its files: what is read has a file, a link has none."""

    def clean(self):
        cleaned = super().clean()
        medium, files = cleaned.get("medium"), self._number_of_files()
        if files is None or medium is None:
            return cleaned
        facts = Resource(medium=medium, link=cleaned.get("link", ""))
        for field, message in facts.wrong_with(files).items():
            self.add_error(field, message)
        return cleaned

    def save(self, commit=True):
        gone, come = [], []
        for form in self._file_forms():
            file = form.instance
            if "stated_verdict" in form.changed_data:
                is_stated = bool(file.stated_verdict)
                file.stated_by = self.for_user if is_stated else None
                file.stated_on = timezone.localdate() if is_stated else None
            if file.pk is None and file.is_current:
                come.append(file)
            elif file.pk and "is_current" in form.changed_data and not file.is_current:
                gone.append(file)
        saved = super().save(commit)
        if commit:
            versions.succeed(gone, come)
        return saved

    def _file_forms(self) -> list:
        """Return the forms of the files that there will be."""
        formset = self.formsets.get("files")
        if formset is None:
            return []
        return [form for form in formset.forms if form not in formset.deleted_forms and form.has_changed()]

    def _number_of_files(self) -> int | None:
        """Return how many files there will be, or None if that can't be told yet."""
        formset = self.formsets.get("files")
        if formset is None or not formset.is_valid():
            return None
        return sum(1 for form in formset.forms if form.has_changed() or form.instance.pk) - len(formset.deleted_forms)


class VersionRequestForm(GuardedForm):
    """What somebody needs who cannot read a file as it is."""

    needs = forms.CharField(
        label=_("What do you need?"),
        max_length=1000,
        required=False,
        help_text=_("For example: for a screen reader, as a text file, in large print, as a sound recording."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        help_text=_("Only to send you the version. It is deleted 30 days after that, and after a year in any case."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
