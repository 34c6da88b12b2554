"""Organisations with a sign-in of their own (OpenID Connect), named in the settings.

It opens an account only after proof that both belong to one person: whoever has signed in by own means connects it,
or an invitation is accepted with it. For that one needs the link in the mail, and the organisation must assert the
invited address as verified; an address alone joins nothing, since each organisation could assert any. Nobody else gets
an account. It replaces the password, never the second factor, and never the question who somebody is before something
that matters. Of what an organisation says of its people, only the number under which it knows them is kept.
"""

import secrets

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings, get_adapter
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners import membership
from partners.models import Invitation


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Joins an organisation's sign-in to accounts after proof, and opens none without an invitation."""

    error_messages = DefaultSocialAccountAdapter.error_messages | {
        "connected_other": gettext_lazy("This sign-in is connected to another account already."),
    }

    def list_apps(self, request, provider=None, client_id=None):
        """Return those of the settings; in the database there are none."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request, sociallogin):
        return False

    def populate_user(self, request, sociallogin, data):
        # Before anything is written: what else the organisation tells is not kept.
        sociallogin.account.extra_data = {}
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request, sociallogin):
        if sociallogin.state.get("process") == "connect" or sociallogin.is_existing:
            return
        if not _accept_invitation(request, sociallogin):
            why = _(
                "This sign-in is not connected to an account. Sign in with your e-mail address first, and connect it "
                "under “My account”."
            )
            raise _back(request, why)

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None):
        raise _back(request, _("The sign-in at your organisation did not work. Please try again, or sign in here."))


def _back(request, why: str) -> ImmediateHttpResponse:
    messages.error(request, why)
    where = "socialaccount_connections" if request.user.is_authenticated else "account_login"
    return ImmediateHttpResponse(HttpResponseRedirect(reverse(where)))


@transaction.atomic
def _accept_invitation(request, sociallogin) -> bool:
    """Open the account of the invitation from which somebody came, if the organisation vouches for its address."""
    invited = _invitation_behind(sociallogin.get_redirect_url(request) or "")
    if invited is None or not invited.is_open() or membership.account_of(invited.email):
        return False
    vouched = {address.email.lower() for address in sociallogin.email_addresses if address.verified is True}
    if invited.email.lower() not in vouched:
        return False
    first_name, last_name = _names(sociallogin.user, invited)
    # A password that nobody knows: who wants one asks for a new one, and nothing is changed without any proof.
    password = secrets.token_urlsafe(40)
    try:
        user = membership.accept(invited, first_name=first_name, last_name=last_name, password=password)
    except membership.Refused:
        return False
    sociallogin.user = user
    sociallogin.save(request, connect=True)
    context = {"account": sociallogin.account, "provider": sociallogin.provider}
    get_adapter().send_notification_mail("socialaccount/email/account_connected", user, context=context)
    with translation.override(invited.language):
        sociallogin.state["next"] = reverse("partners:start")
    return True


def _invitation_behind(path: str) -> Invitation | None:
    path = path.partition("?")[0]
    try:
        # Addresses are known in the language that is in force.
        with translation.override(translation.get_language_from_path(path)):
            found = resolve(path)
    except Resolver404:
        return None
    if found.view_name != "partners:invitation":
        return None
    return Invitation.objects.with_token(found.kwargs["token"])


def _names(user, invited: Invitation) -> tuple[str, str]:
    """Return what the organisation calls somebody, or the invitation, as far as the fields hold it."""
    first, last = user.first_name or "", user.last_name or ""
    if not (first or last):
        first, _space, last = invited.name.rpartition(" ")
    return tuple(name.replace("\0", "").strip()[:150] for name in (first, last))
