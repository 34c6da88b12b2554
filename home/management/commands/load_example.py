"""Load the example site into this installation."""

from django.core.management.base import BaseCommand

from home.example.loading import load


class Command(BaseCommand):
    """Loads what is missing of the example; running it again does no harm."""

    help = __doc__

    def handle(self, *args, **options):
        load(lambda step: self.stdout.write(f"  {step}"))
