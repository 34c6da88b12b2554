"""How accounts behave: no sign-up, by invitation only; mails name the site by its one address."""

from urllib.parse import urlsplit

import segno
from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners import moving, second_factor
from partners.emails import about_site
from partners.membership import account_of


class AccountAdapter(DefaultAccountAdapter):
    """Keeps sign-up closed; people come by invitation."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address and the password do not go together."),
        "too_many_login_attempts": _("This was tried too often. Please wait five minutes, or ask for a new password."),
    }

    def is_open_for_signup(self, request):
        return False

    def confirm_email(self, request, email_address):
        """Confirm an address unless another account has it, be it without a confirmed address."""
        user, before = email_address.user, email_address.user.email
        if account_of(email_address.email) in (None, user):
            is_confirmed = super().confirm_email(request, email_address)
            moving.take_address_along(get_user_model().objects.get(pk=user.pk), before)
            return is_confirmed
        context = {"email": email_address.email}
        self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt", context)
        return False

    def get_logout_redirect_url(self, request):
        return f"/{get_language()}/"

    def post_login(self, request, user, **kwargs):
        """End each sign-in with the browser, however it came about."""
        request.session.set_expiry(0)
        return super().post_login(request, user, **kwargs)

    def send_mail(self, template_prefix, email, context):
        if template_prefix == "account/email/unknown_account" and self._is_reset():
            self._work_as_for_a_known_address()
        super().send_mail(template_prefix, email, {**about_site(), **context})

    def _is_reset(self):
        return self.request.resolver_match.view_name == "account_reset_password"

    def _work_as_for_a_known_address(self):
        """Make a link that nobody gets, so that the time of an answer does not tell who has an account."""
        nobody = get_user_model()(pk=0)
        self.get_reset_password_from_key_url(f"0-{app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(nobody)}")

    def get_reset_password_from_key_url(self, key):
        return _at_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request, emailconfirmation):
        return _at_site(super().get_email_confirmation_url(request, emailconfirmation))


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted, names the site by its name, and keeps a second factor where one is required."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is not right, or it has run out. Please type the newest one."),
        "cannot_delete_authenticator": _(
            "Your work needs a second factor. Please add another one before you remove this one."
        ),
    }

    def get_totp_issuer(self):
        return self._get_site_name()

    def _get_site_name(self):
        return about_site()["site_name"]

    def build_totp_svg(self, url: str) -> SafeString:
        """Draw the code that the app takes up with the camera, black on white in dark surroundings as well."""
        drawing = segno.make(url, error="m").svg_inline(scale=5, border=4, light="white", omitsize=True)
        return mark_safe(drawing)  # noqa: S308

    def encrypt(self, text):
        return second_factor.encrypt(text)

    def decrypt(self, encrypted_text):
        return second_factor.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator):
        others = Authenticator.objects.filter(user=authenticator.user, type__in=second_factor.FACTORS)
        is_last = not others.exclude(pk=authenticator.pk).exists()
        return not (is_last and second_factor.is_required_of(authenticator.user))


def _at_site(url: str) -> str:
    """Return the same address at the site's own name, whatever name the request came by."""
    return settings.SITE_URL + urlsplit(url).path
