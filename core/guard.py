"""What guards public forms against machines: a trap, a least time and limits; no puzzle, and nobody else is asked.

A person who is taken for a machine is told so and gets through with a second press of the button.
"""

import ipaddress
import math
import time
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db import connection
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.models import Tally
from core.worker import sweep

LEAST_TIME = timedelta(seconds=2)
TRAP, SHOWN = "remark", "shown"
FIRST, SECOND = "first", "second"
SIGNER = TimestampSigner(salt="core.guard")

COUNT_UP = (
    "INSERT INTO core_tally (key, count, ends_at) VALUES {rows} "
    "ON CONFLICT (key) DO UPDATE SET count = core_tally.count + excluded.count"
)
RETURNING = " RETURNING key, count"

SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class Use(NamedTuple):
    """One limit that a use of a form counts for: by whom and in which stretch of time, hidden in the key."""

    key: str
    ends_at: datetime
    allowed: int
    amount: int = 1


class GuardedForm(forms.Form):
    """A public form; its template prints `form.guard` and, if `form.needs_second_press`, says why."""

    def is_valid(self):
        return super().is_valid() and not self.needs_second_press

    @cached_property
    def needs_second_press(self):
        return self.is_bound and not self.errors and self._looks_like_a_machine()

    @property
    def guard(self):
        """The hidden parts: when the form was shown, and a field that only machines see and fill in."""
        return format_html(
            '<input type="hidden" name="{}" value="{}">'
            '<div hidden><label>{} <input name="{}" tabindex="-1" autocomplete="off"></label></div>',
            SHOWN,
            self._stamp(),
            _("Leave this empty"),
            TRAP,
        )

    def _looks_like_a_machine(self):
        try:
            if SIGNER.unsign(self._sent_stamp) == SECOND:
                return False
            SIGNER.unsign(self._sent_stamp, max_age=LEAST_TIME)
        except SignatureExpired:
            return bool(self.data.get(TRAP))
        except BadSignature:
            return True
        return True

    def _stamp(self):
        if self.needs_second_press:
            return SIGNER.sign(SECOND)
        # The time counts from the first showing, not from that of an error.
        return self._sent_stamp if self.errors and self._sent_stamp else SIGNER.sign(FIRST)

    @property
    def _sent_stamp(self):
        return self.data.get(SHOWN, "")


class Usage(NamedTuple):
    """How a form has been used: whether once too often, and which part of its limit this client has used up."""

    is_over: bool
    part_of_client: float


def is_over_limit(request, form: str, address: str) -> bool:
    """Count one use of a form by this e-mail address and by this client; tell whether it was one too many."""
    return count_use(request, form, address).is_over


def count_use(request, form: str, address: str, people: int = 1) -> Usage:
    """Count one use of a form by this e-mail address, and by this client one for each of the people in it."""
    by_client = _use(f"{form}_client", _client(request))._replace(amount=people)
    uses = sorted([_use(form, address.lower()), by_client])
    counts = _count(uses)
    is_over = any(counts[use.key] > use.allowed for use in uses)
    return Usage(is_over, counts[by_client.key] / max(by_client.allowed, 1))


def seconds_to_wait(request, limit: str) -> int:
    """Count one question of a client; tell how long it has to wait if that was one too many, else 0."""
    use = _use(limit, _client(request))
    if _count([use])[use.key] <= use.allowed:
        return 0
    return max(math.ceil(use.ends_at.timestamp() - time.time()), 1)


def is_over_limits(**who: str) -> bool:
    """Count one use for each limit by whom it names, without a request; tell whether one was one too many."""
    uses = sorted(_use(limit, name) for limit, name in who.items())
    counts = _count(uses)
    return any(counts[use.key] > use.allowed for use in uses)


def _count(uses: list[Use]) -> dict[str, int]:
    """Count on for each and return how many there are, in one statement where Django's own would need four.

    SQLite before 3.35, which comes with some systems still in use, has to be asked once more.
    """
    returns = connection.features.can_return_columns_from_insert
    adapted = connection.ops.adapt_datetimefield_value
    rows = [value for use in uses for value in (use.key, use.amount, adapted(use.ends_at))]
    count_up = COUNT_UP.format(rows=", ".join(["(%s, %s, %s)"] * len(uses)))
    with connection.cursor() as cursor:
        cursor.execute(count_up + RETURNING if returns else count_up, rows)
        if returns:
            return dict(cursor.fetchall())
    return dict(Tally.objects.filter(key__in=[use.key for use in uses]).values_list("key", "count"))


def refuse_too_many(request):
    """Say that it was too often for now."""
    return render(request, "429.html", status=429)


def _use(limit: str, who: str) -> Use:
    amount, _slash, unit = settings.LIMITS[limit].partition("/")
    seconds = SECONDS[unit]
    stretch = math.floor(time.time() / seconds)
    # Who it was is kept as a hash, and only until the stretch is over.
    key = salted_hmac("core.guard", f"{limit} {who} {stretch}", algorithm="sha256").hexdigest()
    return Use(key, datetime.fromtimestamp((stretch + 1) * seconds, UTC), int(amount))


def _client(request) -> str:
    """Return the client's address as far as proxies are trusted; of IPv6 the part that one household shares."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (ImproperlyConfigured, PermissionDenied, ValueError):
        return "unknown"
    if mapped := getattr(address, "ipv4_mapped", None):
        return str(mapped)
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


@sweep("forget tallies", every=timedelta(hours=1))
def forget_tallies() -> None:
    """Delete what was counted for limits once its time is over."""
    Tally.objects.filter(ends_at__lt=timezone.now()).delete()
