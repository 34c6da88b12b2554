"""How many different people came in a funding period, without knowing who they are.

Each person present is kept as a hash of their address, keyed with a secret of the period that lies outside the
database: who has only one of the two learns nothing. Whoever deletes the key's file after the report makes the hashes
mean nothing for ever; it is not made again. A period that is deleted takes its hashes and its key along.
"""

import hmac
import secrets
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from core.keys import make_once
from events.models import CountedPerson, FundingPeriod

NAME = "funding-period-{}.key"


def count_different(addresses: Iterable[str], day: date, now: datetime) -> None:
    """Count people who were present on this day in each funding period that it belongs to; those known only once."""
    addresses = {address.strip().lower() for address in addresses} - {""}
    for period in FundingPeriod.objects.filter(first_day__lte=day, last_day__gte=day) if addresses else []:
        if key := key_of(period, now):
            people = [CountedPerson(period=period, hash=_hash(key, address)) for address in addresses]
            CountedPerson.objects.bulk_create(people, ignore_conflicts=True)


def known_as(address: str) -> QuerySet[CountedPerson]:
    """Return under which hashes a person is counted, as far as there still are the keys."""
    found = CountedPerson.objects.none()
    for period in FundingPeriod.objects.exclude(key_made_at=None):
        if key := _read(path_of(period.pk)):
            found |= CountedPerson.objects.filter(period=period, hash=_hash(key, address.strip().lower()))
    return found


def key_of(period: FundingPeriod, now: datetime) -> bytes | None:
    """Return the key of a period, made when it is first needed; None once its file was deleted."""
    key = _read(path_of(period.pk))
    if key is None and period.key_made_at is None:
        make_once(path_of(period.pk), secrets.token_bytes(32))
        key = _read(path_of(period.pk))
    if key and period.key_made_at is None:
        FundingPeriod.objects.filter(pk=period.pk).update(key_made_at=now)
    return key


def forget_keys() -> None:
    """Delete the keys of periods that are deleted, so that no backup of their hashes means anything.

    Done when somebody deletes one, and not by the worker: connected to a wrong database, it would delete them all.
    """
    keys = list(settings.KEYS_DIR.glob(NAME.format("*")))
    wanted = {path_of(pk) for pk in FundingPeriod.objects.values_list("pk", flat=True)}
    for key in keys:
        if key not in wanted:
            key.unlink(missing_ok=True)


def is_key_deleted(period: FundingPeriod) -> bool:
    """Tell whether the hashes of a period mean nothing any more."""
    return period.key_made_at is not None and not path_of(period.pk).exists()


def path_of(period_id: int) -> Path:
    """Return where the key of a period lies."""
    return settings.KEYS_DIR / NAME.format(period_id)


def _hash(key: bytes, address: str) -> str:
    return hmac.digest(key, address.encode(), "sha256").hex()


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
