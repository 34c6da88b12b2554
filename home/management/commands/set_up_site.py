"""Build the site's structure: languages, sections, groups, rights and workflow."""

from django.core.management.base import BaseCommand

from home import structure


class Command(BaseCommand):
    """Builds what is missing of the structure; running it again does no harm."""

    help = __doc__

    def handle(self, *args, **options):
        structure.build()
        self.stdout.write("The site's structure is there.")
