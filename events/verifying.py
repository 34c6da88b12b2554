"""Where an employer sees whether a certificate is true: asked with number and name, which only its holder shows.

An unknown number and a wrong name get the same answer, and whoever guesses is slowed.
"""

from django import forms
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.guard import GuardedForm, is_over_limit, refuse_too_many
from events import certificates
from events.fields import OneLineField

NUMBER = "number"


class VerificationForm(GuardedForm):
    """What stands on a certificate."""

    number = OneLineField(
        label=_("Number"),
        max_length=40,
        help_text=_("As it stands on the paper: three groups of four letters and digits."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    name = OneLineField(
        label=_("Name"),
        max_length=200,
        help_text=_("The person's name as it stands on the paper."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request):
    """Ask for number and name, and answer whether they belong together."""
    if request.method != "POST":
        return _page(request, VerificationForm(initial={NUMBER: request.GET.get(NUMBER, "")[:40]}))
    form = VerificationForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    number = form.cleaned_data[NUMBER]
    if is_over_limit(request, "certificate", certificates.plain_number(number)):
        return refuse_too_many(request)
    found, asked = certificates.verify(number, form.cleaned_data["name"]), form.cleaned_data
    # Whoever has been answered with yes has another paper to verify; whoever has not, may have mistyped.
    form = VerificationForm() if found else form
    return _page(request, form, is_answered=True, found=found and _said(found), asked=asked)


def _said(found):
    """What is told of a certificate that is true; the event's own words in the language of the paper."""
    return {
        "kind": found.get_kind_display(),
        "event": found.event_title,
        "organisation": found.organisation,
        "language": found.language if found.language != translation.get_language() else "",
        "times": certificates.times_of(found),
        "hours": certificates.hours_of(found),
        "issued_at": found.issued_at,
        "valid_until": found.valid_until,
    }


def _page(request, form, **context):
    response = render(request, "events/certificate.html", {"form": form, **context})
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
