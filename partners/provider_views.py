"""The way to an organisation's own sign-in and back, and the page in the account that connects it."""

import logging

from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ImmediateHttpResponse, ReauthenticationRequired
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.socialaccount.views import ConnectionsView
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

logger = logging.getLogger("portal.providers")


@never_cache
def begin(request, provider_id):
    """Lead to the organisation's sign-in; by a press only, since a mere link could sign somebody in as another."""
    _refuse_unknown(provider_id)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("account_login"))
    return _answer(openid_connect.login, request, provider_id)


@never_cache
@require_safe
def come_back(request, provider_id):
    """Take what the organisation says of somebody."""
    _refuse_unknown(provider_id)
    return _answer(openid_connect.callback, request, provider_id)


def _refuse_unknown(provider_id):
    if provider_id not in _names():
        raise Http404


def _answer(view, request, provider_id):
    """Answer with a sentence if the organisation's server does not answer, or not as it should."""
    try:
        return view(request, provider_id)
    except (RequestException, KeyError, ValueError) as error:
        logger.warning("The sign-in of %s does not answer as it should: %s.", provider_id, type(error).__name__)
        try:
            get_adapter().on_authentication_error(request, provider_id)
        except ImmediateHttpResponse as answer:
            return answer.response
        raise


class OwnConnectionsView(ConnectionsView):
    """What is connected, each by the name of its organisation; one that is no longer in the settings opens nothing."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.accounts = form.accounts.filter(provider__in=_names())
        form.fields["account"].queryset = form.accounts
        return form

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        names, accounts = _names(), list(context["form"].accounts)
        known = {account.provider for account in accounts}
        others = [each for each in get_adapter().list_providers(self.request) if each.app.provider_id not in known]
        return {**context, "connected": [(each, names[each.provider]) for each in accounts], "others": others}


def _names() -> dict[str, str]:
    return {provider["id"]: provider["name"] for provider in settings.OPENID_PROVIDERS}


@login_required
def connections(request):
    """Let people connect and disconnect their organisation's sign-in, after they have shown once more who they are."""
    if not settings.OPENID_PROVIDERS:
        raise Http404
    try:
        return reauthentication_required(OwnConnectionsView.as_view(), app="allauth.socialaccount")(request)
    except ReauthenticationRequired:
        return redirect_to_login(request.path, reverse("account_reauthenticate"))
