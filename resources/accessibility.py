"""How accessible a file is, as far as facts tell; what they don't tell is not claimed.

A PDF without text (a scan) or without tags is not accessible. With both it is so in part, and wholly only if it has
a title and a language as well and says of itself that it keeps to PDF/UA. Plain text is accessible to everybody. Of
other kinds nothing is known until somebody has looked; pictures of text are not accessible in any of them. What an
editor says who has looked counts more, with the day on which it was said.
"""

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Verdict(models.TextChoices):
    ACCESSIBLE = "accessible", gettext_lazy("accessible")
    PARTLY = "partly", gettext_lazy("partly accessible")
    UNCHECKED = "unchecked", gettext_lazy("not checked for accessibility")
    NOT = "not", gettext_lazy("not accessible")


def verdict_of(file) -> Verdict:
    """Return what the facts of a file say."""
    if file.state != file.State.DONE:
        return Verdict.UNCHECKED
    if file.has_text is False:
        return Verdict.NOT
    if file.format == "txt":
        return Verdict.ACCESSIBLE
    if file.format != "pdf":
        return Verdict.UNCHECKED
    if not file.is_tagged:
        return Verdict.NOT
    return Verdict.PARTLY if lacks(file) else Verdict.ACCESSIBLE


def lacks(file) -> list[str]:
    """Return what a PDF with text and tags lacks to be accessible."""
    needed = {
        _("a title"): file.has_title,
        _("a language"): file.has_language,
        _("the word of whoever made it that it keeps to PDF/UA"): file.claims_pdf_ua,
    }
    return [name for name, is_there in needed.items() if not is_there]


def reason(file) -> str:
    """Say to visitors, in one sentence, what the verdict rests on."""
    if file.stated_verdict:
        if not file.stated_on:
            return _("Checked by the editors.")
        return _("Checked by the editors on %(day)s.") % {"day": date_format(file.stated_on, "DATE_FORMAT")}
    if file.found_verdict == Verdict.ACCESSIBLE:
        if file.format == "txt":
            return _("Plain text, which every program can read out.")
        return _("A program found text, tags, a title and a language; the file says that it keeps to PDF/UA.")
    if file.found_verdict == Verdict.PARTLY:
        return _("A program found text and tags. Missing: %(what)s.") % {"what": ", ".join(lacks(file))}
    if file.found_verdict == Verdict.NOT and not file.has_text:
        return _("A program found no text in it, only pictures: a screen reader has nothing to read.")
    if file.found_verdict == Verdict.NOT:
        return _("A program found text, but no tags that say what is a heading, a list or a table.")
    return _("Nobody has checked yet how well it can be read without seeing, or by keyboard.")
