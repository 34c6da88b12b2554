"""Accounts that nobody uses: a year without a sign of life closes them, after two warnings by mail.

A sign of life is signing in, being signed in, or pressing "Keep my access" behind a link in a mail. The first warning
comes four weeks before the end and the second a week before, each once; nobody's account is closed in less than that
time after a warning, however long the worker stood still. Closing is deactivating: whoever looks after the network
opens the account again, as it was. The last administrator is warned and never closed. What is written down of it names
nobody; the desk shows who was warned and who is closed.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core import accounts
from core.worker import sweep
from partners import emails
from partners.membership import Refused, accounts_handled_by
from partners.models import Dormancy

logger = logging.getLogger("portal.dormancy")

CLOSED_AFTER = timedelta(days=365)
FIRST_WARNING = timedelta(weeks=4)
LAST_WARNING = timedelta(weeks=1)
# A link from an old mail keeps nothing alive.
LINK_VALID_FOR = timedelta(days=60)
SIGNER = signing.TimestampSigner(sep=".", salt="partners.dormancy")


def sign_of_life(user) -> None:
    """Note that the owner of an account still wants it; calling twice does no harm, and it opens no closed one."""
    values = {"alive_at": timezone.now(), "warned_at": None, "warned_again_at": None}
    if user.is_active:
        Dormancy.objects.update_or_create(user=user, defaults=values | {"closed_at": None})


def link_to_stay(user, language: str) -> str:
    """Return the address behind which a press is a sign of life; for mails to this person alone."""
    with translation.override(language):
        return settings.SITE_URL + reverse("partners:stay", args=[SIGNER.sign(user.pk)])


def owner_of(token: str):
    """Return whose link this is, or None; a closed account has none."""
    try:
        pk = SIGNER.unsign(token, max_age=LINK_VALID_FOR)
    except signing.BadSignature:
        return None
    return get_user_model().objects.filter(pk=pk, is_active=True).first()


def last_sign_of(user, noted: Dormancy | None):
    """Return when somebody was last heard of."""
    return max(filter(None, [user.date_joined, user.last_login, noted and noted.alive_at]))


def quiet_since(moment):
    """Return the open accounts of which nothing was heard since then."""
    users = get_user_model().objects.filter(is_active=True, date_joined__lt=moment)
    heard = Q(last_login__gte=moment) | Q(dormancy__alive_at__gte=moment)
    return users.exclude(pk__in=get_user_model().objects.filter(heard).values("pk"))


@sweep("warn and close dormant accounts", every=timedelta(hours=6))
def take_care() -> None:
    """Warn whoever was not heard of for long, once more a week before the end, and then close."""
    now = timezone.now()
    # Whoever was opened again in the list of users begins anew.
    for noted in Dormancy.objects.filter(user__is_active=True).exclude(closed_at=None).select_related("user"):
        sign_of_life(noted.user)
    quiet = quiet_since(now - CLOSED_AFTER + FIRST_WARNING).order_by("pk").values_list("pk", flat=True)
    steps = [_step(pk, now) for pk in list(quiet)]
    for step in ("warned", "warned again", "closed"):
        if number := steps.count(step):
            logger.info("Dormant accounts %s: %s.", step, number)


@transaction.atomic
def _step(pk: int, now) -> str:
    """Do what is due for one account, and return what that was."""
    user = get_user_model().objects.select_for_update().get(pk=pk)
    noted = Dormancy.objects.get_or_create(user=user)[0]
    heard = last_sign_of(user, noted)
    if not user.is_active or heard > now - CLOSED_AFTER + FIRST_WARNING:
        return ""
    # What was warned of before the last sign of life is over.
    warned = noted.warned_at if noted.warned_at and noted.warned_at > heard else None
    again = noted.warned_again_at if warned and noted.warned_again_at and noted.warned_again_at > warned else None
    if warned is None:
        noted.warned_at, noted.warned_again_at = now, None
        noted.save()
        emails.write_dormant(user, link_to_stay, ends_at=max(heard + CLOSED_AFTER, now + FIRST_WARNING))
        return "warned"
    ends_at = max(heard + CLOSED_AFTER, warned + FIRST_WARNING)
    if again is None and now >= ends_at - LAST_WARNING:
        noted.warned_again_at = now
        noted.save()
        emails.write_dormant(user, link_to_stay, ends_at=max(ends_at, now + LAST_WARNING), is_last=True)
        return "warned again"
    if again and now >= max(ends_at, again + LAST_WARNING) and not accounts.is_last_administrator(user):
        _close(user, noted, now)
        return "closed"
    return ""


def _close(user, noted: Dormancy, now) -> None:
    accounts.close(user)
    noted.closed_at = now
    noted.save()
    emails.write_dormant_closed(user)


def opened_by(user):
    """Return the closed accounts that a person may open again: those that they could have invited."""
    closed = Dormancy.objects.exclude(closed_at=None).filter(user__is_active=False)
    return closed.filter(user__in=accounts_handled_by(user))


@transaction.atomic
def reopen(noted: Dormancy, *, by) -> None:
    """Open an account that was closed for its silence, as it was, and tell its owner."""
    if not opened_by(by).filter(pk=noted.pk).exists():
        raise Refused(_("This account is open already, or has rights in the desk: those an administrator opens."))
    user = get_user_model().objects.select_for_update().get(pk=noted.user_id)
    user.is_active = True
    user.save(update_fields=["is_active"])
    sign_of_life(user)
    emails.write_dormant_reopened(user)
