"""Where people go after signing in, how they accept an invitation, and how they take dates along."""

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import perform_login
from allauth.account.views import email as change_email
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from core.access import visible_to
from core.personal_links import unlisted
from events.feeds import addresses, calendar_for
from partners import dormancy, membership, own_calendar
from partners.emails import about_site
from partners.forms import AcceptForm
from partners.models import Invitation, PartnerHomePage


@login_required
@require_safe
def start(request):
    """Lead a signed-in person to the partner area, or to the start page if it is not for them."""
    pages = visible_to(PartnerHomePage.objects.filter(locale__language_code=get_language()), request.user)
    page = pages.first()
    return HttpResponseRedirect(page.get_url(request) if page else f"/{get_language()}/")


@login_required
def own_address(request):
    """Let people change their own address, after they have typed their password once more.

    It is asked for before the form: asked for after it, allauth would keep the whole request with the client's
    address in the session.
    """
    try:
        return reauthentication_required(change_email, app="allauth.account")(request)
    except ReauthenticationRequired:
        return redirect_to_login(request.path, reverse("account_reauthenticate"))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password1", "password2")
@unlisted
def invitation(request, token):
    """Show what an invitation promises; sending the form accepts it, and nothing else does."""
    invited = Invitation.objects.with_token(token)
    account = membership.account_of(invited.email) if invited else None
    if invited is None or not invited.is_open() or (account and not account.is_active):
        return render(request, "partners/invitation_ended.html", status=410)
    if account:
        return _join(request, invited, account)
    if request.user.is_authenticated:
        return _show(request, invited, "other_account")
    form = AcceptForm(request.POST or None, invitation=invited)
    if not form.is_valid():
        return _show(request, invited, "new_account", form=form)
    try:
        user = membership.accept(invited, **form.answers())
    except membership.Refused:
        # Accepted meanwhile, in another window: this address now says so.
        return HttpResponseRedirect(request.path)
    messages.success(request, _("Welcome! Your account is open, and you are signed in."))
    response = perform_login(request, user, redirect_url=_room_for(user), email=user.email)
    request.session.set_expiry(0)
    return response


def _join(request, invited, account):
    """Let the owner of the account that the address has already accept, once signed in."""
    if not request.user.is_authenticated:
        return _show(request, invited, "sign_in")
    if request.user != account:
        return _show(request, invited, "other_account")
    if request.method != "POST":
        return _show(request, invited, "same_account")
    try:
        membership.join(invited, account)
    except membership.Refused:
        return HttpResponseRedirect(request.path)
    messages.success(request, _("Thank you. Your account now opens what you were invited to."))
    account.refresh_from_db()
    return HttpResponseRedirect(_room_for(account))


def _show(request, invited, situation, form=None):
    context = {"invitation": invited, "situation": situation, "form": form, **about_site()}
    return render(request, "partners/invitation.html", context)


def _room_for(user):
    """Return where a person begins: administrators at the desk, everybody else in the partner area."""
    return reverse("wagtailadmin_home" if user.is_superuser else "partners:start")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar_address(request):
    """Show a member the secret address of their calendar; they make it, renew it and end it here."""
    if not own_calendar.is_open_to(request.user):
        return render(request, "partners/own_calendar.html", {"is_member": False}, status=403)
    if request.method == "POST":
        if request.POST.get("action") == "end":
            own_calendar.end(request.user)
            messages.success(request, _("Your calendar address has ended. Nobody can read from it any more."))
        else:
            own_calendar.renew(request.user)
            messages.success(request, _("This is your new calendar address. If there was another one, it has ended."))
        return HttpResponseRedirect(request.path)
    link = own_calendar.of(request.user)
    named = addresses(reverse("partners:calendar_file", args=[link.token])) if link else None
    return render(request, "partners/own_calendar.html", {"is_member": True, "addresses": named})


@require_safe
@unlisted
def own_calendar_file(request, token):
    """Send the dates that a member may see; the address alone opens it, since calendar programs cannot sign in."""
    reader = own_calendar.reader_of(token)
    if reader is None:
        gone = _("This calendar address is not valid, or not valid any more.")
        return HttpResponse(gone, status=404, content_type="text/plain; charset=utf-8")
    return calendar_for(request, reader)


@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
def stay(request, token):
    """Ask whether somebody still needs the account; a press is a sign of life, since mail programs open links."""
    owner = dormancy.owner_of(token)
    if owner and request.method == "POST":
        dormancy.sign_of_life(owner)
    context = {"is_valid": bool(owner), "is_done": request.method == "POST"}
    return render(request, "partners/stay.html", context, status=200 if owner else 410)
