"""Collects the texts that are to be translated."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Knows the second name as well, for texts that cannot wait in modules whose labels are all lazy."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=translate"]
