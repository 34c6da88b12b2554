"""A member's own calendar: an address that opens without signing in what the member may see.

It is a secret of the member. A new one ends the old one, and without account or membership it opens nothing.
"""

import re
import secrets

from django.db import transaction
from django.utils import timezone

from core.access import visible_to
from partners.models import CalendarLink, PartnerHomePage

TOKEN_BYTES = 32
# What a token looks like; nothing else is looked for.
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def is_open_to(user) -> bool:
    """Tell whether this person is a member, so that there is something to see."""
    return user.is_active and visible_to(PartnerHomePage.objects.all(), user).exists()


def of(user) -> CalendarLink | None:
    """Return the member's calendar address, if there is one."""
    return CalendarLink.objects.filter(user=user).first()


@transaction.atomic
def renew(user) -> CalendarLink:
    """Give a member a new address; the one before it ends at once."""
    values = {"token": secrets.token_urlsafe(TOKEN_BYTES), "created_at": timezone.now()}
    return CalendarLink.objects.update_or_create(user=user, defaults=values)[0]


def end(user) -> None:
    """End a member's address; calling twice does no harm."""
    CalendarLink.objects.filter(user=user).delete()


def reader_of(token: str):
    """Return the member whose calendar this opens, or None."""
    if not TOKEN.fullmatch(token):
        return None
    link = CalendarLink.objects.select_related("user").filter(token=token).first()
    return link.user if link and is_open_to(link.user) else None
