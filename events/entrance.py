"""The code that a person shows at the entrance: it leads the team to the person, and nobody else anywhere.

It is no personal link: whoever photographs it can neither see nor change anything, and reads no name and no number in
it. So it is the same for ever.
"""

from io import BytesIO
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.urls import reverse

from events import links
from events.models import Registration


def address_of(registration: Registration) -> str:
    """Return the address in the desk that the code leads to."""
    path = reverse("event_registrations:entrance", args=[links.entrance_token_of(registration)])
    return urljoin(settings.SITE_URL, path)


def picture_of(registration: Registration) -> str:
    """Draw the code, as a part of a page that needs no style and no script."""
    return _code_of(registration).svg_inline(
        omitsize=True, dark="#000", light="#fff", border=4, svgclass=None, lineclass=None
    )


def file_of(registration: Registration) -> bytes:
    """Draw the code as a picture (PNG) for a mail."""
    drawn = BytesIO()
    _code_of(registration).save(drawn, kind="png", scale=8, border=4)
    return drawn.getvalue()


def _code_of(registration: Registration) -> segno.QRCode:
    return segno.make(address_of(registration), error="m", micro=False)
