"""Asking for access: the form, and the link that confirms the address; every address gets the same answer."""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.guard import is_over_limit, refuse_too_many
from core.personal_links import unlisted
from partners import access_requests
from partners.forms import AccessRequestForm
from partners.models import AccessRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request):
    """Show the form, and take it; whoever is signed in has an account already."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("partners:start"))
    form = AccessRequestForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "partners/ask_for_access.html", {"form": form})
    if is_over_limit(request, "access_request", form.cleaned_data["email"]):
        return refuse_too_many(request)
    access_requests.ask(**form.cleaned_data, language=get_language())
    return HttpResponseRedirect(reverse("partners:asked_for_access"))


@never_cache
@require_safe
def asked(request):
    """Say that a mail is on its way, whosever address it is."""
    return render(request, "partners/asked_for_access.html")


@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
def confirm(request, token):
    """Confirm the address by a press, since mail programs open links by themselves."""
    asked_for = AccessRequest.objects.with_token(token)
    if asked_for is None:
        return render(request, "partners/confirm_access.html", {"asked": None}, status=410)
    if request.method == "POST":
        access_requests.confirm(asked_for)
        return HttpResponseRedirect(request.path)
    return render(request, "partners/confirm_access.html", {"asked": asked_for})
