"""The page on which somebody sees where they are signed in, and signs out elsewhere."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from partners import devices


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def signed_in(request):
    """Show the list; to sign out needs no password, since whoever is in danger is in a hurry."""
    if request.method == "POST":
        if request.POST.get("action") == "others":
            _tell_ended(request, devices.end_others(request))
        else:
            _tell_ended(request, int(devices.end(request.user, request.POST.get("device", ""))))
        return HttpResponseRedirect(request.path)
    today = timezone.localdate()
    context = {"devices": devices.of(request), "today": today, "yesterday": today - timedelta(days=1)}
    return render(request, "partners/devices.html", context)


def _tell_ended(request, number: int) -> None:
    if number:
        done = ngettext("You are signed out there.", "You are signed out of %(number)s other browsers.", number)
        messages.success(request, done % {"number": number})
    else:
        messages.info(request, _("You were not signed in there any more."))
