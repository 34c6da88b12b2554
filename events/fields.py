"""Form fields: text that is harmless wherever it is shown, and one field for each kind of question."""

import re
import unicodedata

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _

from events.models import Question

Kind = Question.Kind
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
SHORT, LONG = 200, 2000
ENDINGS = "app|at|biz|ch|click|cn|com|de|eu|info|io|link|ly|me|net|online|org|ru|shop|site|top|xyz"
PAGE_ADDRESS = re.compile(rf"https?\b|://|\bwww\b|(?<![@\w.-])(?:[\w-]+\.)*[\w-]{{3,}}\.({ENDINGS})\b", re.IGNORECASE)


class OneLineField(forms.CharField):
    """One line of text, without characters that steer a printer or turn the direction of writing."""

    def to_python(self, value):
        return one_line(super().to_python(value))


class NameField(OneLineField):
    """The name of a person, which is no place to advertise a page."""

    def clean(self, value):
        name = super().clean(value)
        if PAGE_ADDRESS.search(name):
            raise forms.ValidationError(_("A name holds no address of a page. Please give the name alone."))
        return name


class LinesField(forms.CharField):
    """Some lines of text, without the same characters; more than one empty line is one."""

    widget = forms.Textarea(attrs={"rows": 5})

    def to_python(self, value):
        lines = map(one_line, super().to_python(value).splitlines())
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    return " ".join("".join(map(_harmless, text)).split())


def _harmless(character: str) -> str:
    kind, direction = unicodedata.category(character), unicodedata.bidirectional(character)
    if character != "\0" and kind == "Cc":
        return " "
    return "" if direction in TURNING else character


def name_of(question: Question) -> str:
    """Return the name of the field in which a question is answered."""
    return f"question_{question.pk}"


def field_of(question: Question) -> forms.Field:
    """Return the field in which a question is answered."""
    shared = {"label": question.label, "help_text": _hint(question), "required": question.is_required}
    if question.kind in (Kind.SHORT, Kind.LONG):
        make, length = (OneLineField, SHORT) if question.kind == Kind.SHORT else (LinesField, LONG)
        errors = {"required": _("Please answer this question.")}
        return make(max_length=length, error_messages=errors, **shared)
    if question.kind == Kind.SEVERAL:
        errors = {"required": _("Choose at least one.")}
        widget = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=question.options, widget=widget, error_messages=errors, **shared)
    options = [("yes", _("Yes")), ("no", _("No"))] if question.kind == Kind.YES_NO else question.options
    # What is chosen by a dot cannot be taken back; so whoever need not answer can say so.
    choices = options if question.is_required else [*options, ("", _("No answer"))]
    errors = {"required": _("Choose one.")}
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, error_messages=errors, **shared)


def kept_form(value: str | list[str]) -> str:
    """Return an answer as it is kept: several options on a line each, and each once, however often it was sent."""
    return value if isinstance(value, str) else "\n".join(dict.fromkeys(value))


def typed_form(question: Question, value: str) -> str | list[str]:
    """Return a kept answer as its field shows it."""
    return value.splitlines() if question.kind == Kind.SEVERAL else value


def _hint(question: Question) -> str:
    sentences = [question.hint]
    if question.is_confidential:
        sentences.append(_("Only the contact of this event reads your answer."))
    if question.delete_on:
        day = {"day": formats.date_format(question.delete_on, "DATE_FORMAT")}
        sentences.append(_("It is deleted on %(day)s at the latest.") % day)
    elif question.is_confidential:
        sentences.append(_("It is deleted seven days after the last date."))
    return " ".join(filter(None, sentences))
