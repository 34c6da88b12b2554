"""Write the index of the search anew, from the pages themselves."""

from django.core.management.base import BaseCommand

from search.writing import rebuild


class Command(BaseCommand):
    """Writes the index anew; the site finds what is written so far meanwhile."""

    help = "Write the index of the search anew."

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild()} pages can be found.")
