"""The personal link: computed from a registration and its link version, stored nowhere, ended by raising the version.

The registration's number is hidden in it, since numbers that count up would tell how many people register.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.utils.crypto import constant_time_compare, salted_hmac

from events.models import Event, Registration

SEAL_SIZE, NUMBER_SIZE = 16, 8
# How the access link of an event carries its code.
CODE = "code"


class LinkEnded(Exception):
    """The link was valid once."""


def token_of(registration: Registration) -> str:
    """Return what stands in the address of the personal link."""
    return _token(registration.pk, _seal(registration.pk, registration.link_version))


def registration_of(token: str) -> Registration | None:
    """Return whose link it is; None if it was never one of ours or its registration is gone."""
    pk, seal = _parts(token)
    registration = Registration.objects.with_details().select_related("event").filter(pk=pk).first()
    if registration is None:
        return None
    for version in range(registration.link_version, 0, -1):
        if constant_time_compare(seal, _seal(pk, version)):
            if version < registration.link_version:
                raise LinkEnded
            return registration
    return None


def entrance_token_of(registration: Registration) -> str:
    """Return what the team reads at the entrance: it opens nothing by itself, so it never ends."""
    return _token(registration.pk, _entrance_seal(registration.pk))


def number_at_entrance(token: str) -> int | None:
    """Return the number of the registration that was read at the entrance; None if the token is none of ours."""
    pk, seal = _parts(token)
    return pk if pk is not None and constant_time_compare(seal, _entrance_seal(pk)) else None


def access_code(event: Event) -> str:
    """Return what the address of the registration form carries for an event that is not for everyone."""
    return urlsafe_b64encode(_hash("access", str(event.pk))[:SEAL_SIZE]).decode().rstrip("=")


def opens(event: Event, code: str) -> bool:
    """Tell whether this is the code of the event."""
    return constant_time_compare(code, access_code(event))


def _token(pk: int, seal: bytes) -> str:
    return urlsafe_b64encode(seal + _masked(pk.to_bytes(NUMBER_SIZE), seal)).decode()


def _parts(token: str) -> tuple[int | None, bytes]:
    """Return the number that is hidden in a token, if it has the form of one of ours, and its seal."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii"))
    except (UnicodeEncodeError, binascii.Error):
        return None, b""
    seal, number = raw[:SEAL_SIZE], raw[SEAL_SIZE:]
    return (int.from_bytes(_masked(number, seal)) if len(number) == NUMBER_SIZE else None), seal


def _entrance_seal(pk: int) -> bytes:
    return _hash("entrance", str(pk))[:SEAL_SIZE]


def _seal(pk: int, version: int) -> bytes:
    return _hash("seal", f"{pk} {version}")[:SEAL_SIZE]


def _masked(number: bytes, seal: bytes) -> bytes:
    mask = _hash("mask", seal.hex())
    return bytes(byte ^ cover for byte, cover in zip(number, mask, strict=False))


def _hash(purpose: str, value: str) -> bytes:
    return salted_hmac(f"events.links.{purpose}", value, algorithm="sha256").digest()
