"""Invite an administrator by mail."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation

from outbox.delivery import send_now
from outbox.models import Mail
from partners import membership
from partners.models import Invitation


class Command(BaseCommand):
    """Invites an administrator by mail: the first one of a site, or another one."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("address", help="e-mail address of the administrator")
        languages = [code for code, _name in settings.LANGUAGES]
        parser.add_argument(
            "--language", choices=languages, default=settings.LANGUAGE_CODE, help="language of the mail"
        )

    def handle(self, *args, address, language, **options):
        address = address.strip().lower()
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"“{address}” is not an e-mail address.") from None
        try:
            self.invite(address, language)
        except DatabaseError as error:
            reason = " ".join(str(error).split())
            raise CommandError(
                f"The database is not ready ({reason}). Start the portal once, then try again."
            ) from None

    def invite(self, address, language):
        account = membership.account_of(address)
        if account and account.is_active and account.is_superuser:
            with translation.override(language):
                reset = settings.SITE_URL + reverse("account_reset_password")
            self.stdout.write(f"{address} is an administrator already. A forgotten password is renewed at {reset}")
            return
        try:
            # What is said at the terminal is English.
            with translation.override("en"):
                mail = leave_invitation(address, language)
        except membership.Refused as refusal:
            raise CommandError(str(refusal)) from None
        send_now(mail)
        self.stdout.write(told(Mail.objects.get(pk=mail.pk)))


@transaction.atomic
def leave_invitation(address: str, language: str) -> Mail:
    """Invite, or send again what is open; an open invitation without these rights makes room."""
    invitation = Invitation.objects.unused().filter(email__iexact=address).first()
    if invitation and not invitation.makes_administrator:
        membership.withdraw(invitation, by=None)
        invitation = None
    if invitation:
        membership.resend(invitation, by=None)
    else:
        membership.invite(address, invited_by=None, language=language, makes_administrator=True)
    return Mail.objects.filter(to=address).latest("pk")


def told(mail: Mail) -> str:
    """Return where the mail is now, and what happens next."""
    days = membership.VALID_FOR.days
    if mail.failed_at or mail.last_error:
        return (
            f"The mail server did not take the mail to {mail.to} ({mail.last_error}). "
            "The portal tries again for some days while it runs."
        )
    if settings.DELIVERY_BACKEND.endswith("EmlFileBackend"):
        return (
            f"No mail server is set (EMAIL_URL), so the mail to {mail.to} is the newest file in {settings.MAIL_DIR}. "
            f"The link in it holds for {days} days."
        )
    return f"An invitation is on its way to {mail.to}. The link in it holds for {days} days."
