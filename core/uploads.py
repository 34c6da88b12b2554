"""Which files may be uploaded as documents: kinds and size are settings, and the kind is told by what is inside."""

from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from core import formats

WRONG_NAME = _("Files of the kind “.%(extension)s” are not taken. These are: %(kinds)s.")
NOT_INSIDE = _(
    "The file is called “.%(extension)s”, but is something else inside. Please save it anew as one of: %(kinds)s."
)
A_PAGE = _("Web pages and drawings (HTML, SVG) are not taken as documents: they could act in our name.")
MACROS = _("This file holds macros, which could do harm. Please save it without them.")
TOO_LARGE = _("This file is too large (%(size)s). It may have at most %(limit)s.")


def check(file) -> None:
    """Refuse a file that is too large, or of a kind that is not taken, whatever its name says."""
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        sizes = {"size": filesizeformat(file.size), "limit": filesizeformat(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)}
        raise ValidationError(TOO_LARGE, code="too_large", params=sizes)
    extension = PurePath(file.name).suffix.removeprefix(".").lower()
    told = {"extension": extension, "kinds": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)}
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise ValidationError(WRONG_NAME, code="kind", params=told)
    kind = formats.recognise(file)
    file.seek(0)
    if kind in ("html", "svg"):
        raise ValidationError(A_PAGE, code="page")
    if kind == "macros":
        raise ValidationError(MACROS, code="macros")
    if not formats.fits(kind, extension):
        raise ValidationError(NOT_INSIDE, code="kind", params=told)
