"""Who must prove at sign-in that it is really them, with something that a thief of the password does not have.

Everybody who may enter the desk, and all members where the administration asks it of all. Whoever lacks one is led to
where it is set up, and sees until then nothing but what a stranger sees. A second factor is a passkey, a security key
(Web Authentication, W3C) or an app that shows codes (RFC 6238); recovery codes help whoever lost it.
"""

import base64
import secrets
from functools import cache

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.crypto import salted_hmac
from django.utils.decorators import sync_only_middleware
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.log_actions import log

from core.access import works_at_desk
from core.accounts import sessions_of
from core.cache import remembered
from partners import emails
from partners.models import AccountSettings

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# In seconds; longer than a code counts, with the tolerance for clocks.
LONGEST_VALID = 300
# Where somebody was going when they were led to the set-up.
GOING_TO = "second_factor_next"
# What the way through the set-up consists of: the account's pages and what every page shows.
OPEN_PREFIXES = ("account_", "mfa_")
SHOWN_ON_PAGES = {"rendition", "cover", "wagtaildocs_serve", "javascript-catalog"}


def is_required_of(user) -> bool:
    return works_at_desk(user) or remembered("second-factor-of-all", _is_required_of_all)


def _is_required_of_all() -> bool:
    return AccountSettings.objects.filter(second_factor_for_everybody=True).exists()


def has_second_factor(user) -> bool:
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


@sync_only_middleware
def ask_for_second_factor(get_response):
    """Lead those who must have a second factor and have none to where it is set up, whatever they ask for."""

    def middleware(request):
        user = request.user
        if not user.is_authenticated or not is_required_of(user) or has_second_factor(user):
            return get_response(request)
        name = _name_of(request.path_info)
        if name.startswith(OPEN_PREFIXES):
            return get_response(request)
        request.user = AnonymousUser()
        if name in SHOWN_ON_PAGES:
            return get_response(request)
        if request.method == "GET":
            request.session[GOING_TO] = request.get_full_path()
        return HttpResponseRedirect(reverse("mfa_index"))

    return middleware


def _name_of(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def where_to(request) -> str:
    """Return where somebody was going when they were led to the set-up; an empty text if they were not."""
    address = request.session.get(GOING_TO, "")
    return address if url_has_allowed_host_and_scheme(address, allowed_hosts=None) else ""


@transaction.atomic
def reset(user) -> None:
    """Take all second factors of an account away, and end its sessions; it is noted, and no mail is forgotten.

    The person and all administrators are told: whoever talks an operator into it is noticed.
    """
    Authenticator.objects.filter(user=user).delete()
    Session.objects.filter(pk__in=[session.pk for session in sessions_of(user)]).delete()
    log(user, "partners.reset_second_factor")
    told = {user, *get_user_model().objects.filter(is_superuser=True, is_active=True)}
    for each in sorted(told, key=lambda person: person.pk):
        emails.write_second_factor_reset(user, to=each)


def is_first_use(user, code: str) -> bool:
    """Tell whether this code was not shown before, in whichever process: each counts once (RFC 6238, 5.2)."""
    return caches["limits"].add(f"second-factor:{user.pk}:{''.join(code.split())}", True, timeout=LONGEST_VALID)


# The secrets of the apps are kept encrypted: a copy of the database alone lets nobody in.


@cache
def _cipher() -> MultiFernet:
    secrets_of_site = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [salted_hmac("partners.second_factor", "key", each, algorithm="sha256") for each in secrets_of_site]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest.digest())) for digest in digests])


def encrypt(text: str) -> str:
    return _cipher().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Return what was encrypted; if the site's secret is another one since then, a secret that nobody knows."""
    try:
        return _cipher().decrypt(text.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()
