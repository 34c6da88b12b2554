"""Print what the portal keeps about people."""

from django.core.management.base import BaseCommand

from core.personal_data import declarations


class Command(BaseCommand):
    """Prints, table by table, what is kept about people, what for, who sees it and when it goes."""

    help = __doc__

    def handle(self, *args, **options):
        for declaration in sorted(declarations.values()):
            self.stdout.write(f"{declaration.model}: {', '.join(declaration.fields)}")
            self.stdout.write(f"  purpose: {declaration.purpose}")
            self.stdout.write(f"  seen by: {declaration.seen_by}")
            self.stdout.write(f"  deleted: {declaration.deleted}")
