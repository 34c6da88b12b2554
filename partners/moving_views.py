"""The page on which a member asks to belong to another organisation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.guard import is_over_limit, refuse_too_many
from partners import moving
from partners.membership import Refused
from partners.moving_forms import MoveForm


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request):
    """Show what was asked for and the form, take it, or take the request back."""
    if request.method == "POST" and request.POST.get("action") == "withdraw":
        moving.pending(request.user).delete()
        messages.success(request, _("Your request is withdrawn. Nothing has changed."))
        return HttpResponseRedirect(request.path)
    form = MoveForm(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_valid():
        if is_over_limit(request, "access_request", request.user.email):
            return refuse_too_many(request)
        try:
            moving.ask(request.user, **form.cleaned_data, language=get_language())
        except Refused as refusal:
            form.add_error("organisation_name", str(refusal))
        else:
            messages.success(request, _("Your request has arrived. You get an e-mail either way."))
            return HttpResponseRedirect(request.path)
    asked = moving.pending(request.user).select_related("organisation", "owner").first()
    return render(request, "partners/move.html", {"form": form, "asked": asked})
