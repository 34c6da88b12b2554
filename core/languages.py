"""Short texts of facts have one column per language; this reads the right one."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# What files are written in; more than the portal itself speaks.
OF_FILES = [
    ("de", _("German")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("ru", _("Russian")),
    ("tr", _("Turkish")),
]


def in_language(name: str) -> property:
    """Return a property that reads `<name>_<active language>`, else the main language's column."""

    def read(row):
        language = (get_language() or settings.LANGUAGE_CODE)[:2]
        return getattr(row, f"{name}_{language}", "") or getattr(row, f"{name}_{settings.LANGUAGE_CODE}")

    return property(read)
