"""Take the second factor of an account away, for somebody who has lost it."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from partners import second_factor
from partners.membership import account_of


class Command(BaseCommand):
    """Takes all second factors of an account away; the person and all administrators are told by mail."""

    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("address", help="e-mail address of the account")

    def handle(self, *args, address, **options):
        user = account_of(address.strip())
        if user is None:
            raise CommandError(f"No account has the address “{address}”.")
        with translation.override("en"):
            second_factor.reset(user)
        self.stdout.write(
            f"{user.email} is signed out everywhere and has no second factor any more. "
            "The person and all administrators are told by mail."
        )
