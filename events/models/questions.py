"""The organiser's own questions to whoever registers, and what people answer."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel
from wagtail.models import Orderable

from core.languages import in_language

LONGEST_OPTION = 200


def lines_of(text):
    """Return what stands on each line that is not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class Question(Orderable):
    """One question of an organiser, asked in the form of an event."""

    class Kind(models.TextChoices):
        SHORT = "short", _("short text")
        LONG = "long", _("long text")
        ONE = "one", _("one of several options")
        SEVERAL = "several", _("any number of options")
        YES_NO = "yes_no", _("yes or no")

    class Purpose(models.TextChoices):
        GENERAL = "general", _("general")
        ACCESS = "access", _("access needs")
        CATERING = "catering", _("catering")

    WITH_OPTIONS = (Kind.ONE, Kind.SEVERAL)
    # What can tell of a disability, an illness or a belief: read by the contact only, and soon deleted.
    CONFIDENTIAL = (Purpose.ACCESS, Purpose.CATERING)
    # Changes of the kind that leave every answer as true as it was.
    HARMLESS = {(Kind.SHORT, Kind.LONG), (Kind.ONE, Kind.SEVERAL)}

    event = ParentalKey("events.Event", related_name="questions", on_delete=models.CASCADE)
    label_de = models.CharField(_("question, German"), max_length=200)
    label_en = models.CharField(_("question, English"), max_length=200, blank=True)
    hint_de = models.CharField(_("hint, German"), max_length=300, blank=True)
    hint_en = models.CharField(_("hint, English"), max_length=300, blank=True)
    kind = models.CharField(_("kind of answer"), max_length=20, choices=Kind.choices, default=Kind.SHORT)
    options_de = models.TextField(_("options, German"), blank=True, help_text=_("One on each line."))
    options_en = models.TextField(
        _("options, English"), blank=True, help_text=_("The same ones in the same order, one on each line.")
    )
    purpose = models.CharField(
        _("what about"),
        max_length=20,
        choices=Purpose.choices,
        default=Purpose.GENERAL,
        help_text=_(
            "Answers about access needs and catering are read only by whoever signs in with the contact's e-mail "
            "address, and are deleted seven days after the last session."
        ),
    )
    delete_on = models.DateField(
        _("delete the answers on"),
        null=True,
        blank=True,
        help_text=_("Leave empty to keep them as long as the registration. From that day on nobody is asked."),
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    is_asked = models.BooleanField(
        _("asked in the form"), default=True, help_text=_("Untick it to ask nobody else and keep the answers.")
    )

    label = in_language("label")
    hint = in_language("hint")

    panels = [
        FieldRowPanel(["label_de", "label_en"]),
        FieldRowPanel(["hint_de", "hint_en"]),
        FieldRowPanel(["kind", "purpose"]),
        FieldRowPanel(["options_de", "options_en"]),
        FieldRowPanel(["delete_on", "is_required", "is_asked"]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self):
        return self.label

    def clean(self):
        super().clean()
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        mistakes = dict([*self._mistakes(before), *self._broken_promises(before)])
        if mistakes:
            raise ValidationError(mistakes)

    def _mistakes(self, before):
        """Yield a field and what is wrong with it."""
        german, english = lines_of(self.options_de), lines_of(self.options_en)
        if self.kind in self.WITH_OPTIONS:
            if len(german) < 2:
                yield "options_de", _("Name at least two options, one on each line.")
            if english and len(english) != len(german):
                yield "options_en", _("There must be as many options as in German, or none.")
        for name, options in (("options_de", german), ("options_en", english)):
            if len(set(options)) < len(options):
                yield name, _("One option stands here twice.")
            if any(len(option) > LONGEST_OPTION for option in options):
                yield name, _("An option has at most 200 characters.")
        is_new_date = before is None or before.delete_on != self.delete_on
        if self.delete_on and is_new_date and self.delete_on < timezone.localdate():
            yield "delete_on", _("This day has passed.")

    def _broken_promises(self, before):
        """Yield a field whose change would make answers wrong, or break what people were told when they answered."""
        answers = list(before.answers.values_list("value", flat=True)) if before else []
        if not answers:
            return
        if self.kind != before.kind and (before.kind, self.kind) not in self.HARMLESS:
            yield "kind", _("People have answered: with another kind, their answers would be wrong.")
        elif gone := before.chosen_in(answers) - set(lines_of(self.options_de)):
            message = _("Somebody has chosen “%(option)s”, so it must stay as it is.")
            yield "options_de", message % {"option": sorted(gone)[0]}
        if before.is_confidential and not self.is_confidential:
            yield "purpose", _("People were told that only the contact reads their answers.")
        if before.delete_on and (self.delete_on is None or self.delete_on > before.delete_on):
            yield "delete_on", _("People were told that their answers are deleted earlier.")

    @property
    def is_answered(self):
        return self.pk is not None and self.answers.exists()

    @property
    def is_confidential(self):
        return self.purpose in self.CONFIDENTIAL

    @property
    def options(self):
        """Each option as it is kept, and as the reader is shown it."""
        german = lines_of(self.options_de)
        return list(zip(german, lines_of(self._options) or german, strict=False))

    _options = in_language("options")

    def chosen_in(self, answers):
        """Return the options that stand in these answers."""
        return {option for answer in answers for option in answer.splitlines()} if self._has_options else set()

    def in_words(self, value):
        """Return an answer as the reader is shown it."""
        if self.kind == self.Kind.YES_NO:
            return {"yes": _("Yes"), "no": _("No")}.get(value, value)
        if self._has_options:
            shown = dict(self.options)
            return ", ".join(shown.get(option, option) for option in value.splitlines())
        return value

    @property
    def _has_options(self):
        return self.kind in self.WITH_OPTIONS


class Answer(models.Model):
    """What one person answered: a text, the chosen options in German on a line each, or yes or no."""

    registration = models.ForeignKey("events.Registration", on_delete=models.CASCADE, related_name="answers")
    # Answers are deleted in their time; a question never takes them along.
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value = models.TextField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["question__sort_order", "question"]
        constraints = [models.UniqueConstraint(fields=["registration", "question"], name="answer_once")]

    def __str__(self):
        # Never the answer: this stands in the desk.
        return str(self.pk)

    @property
    def in_words(self):
        return self.question.in_words(self.value)
