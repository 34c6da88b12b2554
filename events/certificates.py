"""Every rule about certificates: who gets one, what stands on it, and whether one that is shown is true.

Only what is entered about who was there counts (events/presence.py), not who had a place. Whoever was there as much as
the event asks gets a certificate; whoever was there for less, a confirmation of what they attended; nobody else gets
anything. A session counts once it has begun, however early people are entered. Fetched again, it has the same number,
until what it says of the person changes: then it is issued anew, and the old number ends. It ends at once when
somebody turns out not to have been there.

What is kept to verify it outlives the person's registration: a random number, facts without a name, and a hash of
number and name whose key comes from SECRET_KEY. Whoever changes that key keeps the old one among SECRET_KEY_FALLBACKS
for as long as certificates are valid. A person who has their data erased erases this as well.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from urllib.parse import urlencode, urljoin

import segno
from anyascii import anyascii
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.keys import random_code
from core.printing import in_known_letters, is_printable, print_pdf
from core.worker import sweep
from events import emails
from events.dates import day, times
from events.history import Kind as Step
from events.history import record
from events.models import Certificate, Event, EventSettings, Registration, Session
from events.papers import TEMPLATES, head_of, page_label, sent_as
from events.places import RegistrationClosed, lock_with
from events.presence import sessions_attended

Kind, Rule = Certificate.Kind, Event.CertificateRule
LENGTH, GROUP = 12, 4


class NothingToCertify(RegistrationClosed):
    """Why somebody gets no certificate, for whoever wanted it."""


class NameNotPrintable(NothingToCertify):
    """A name has characters that no font has."""


def kind_for(event: Event, attended: Sequence[Session]) -> str | None:
    """Return what somebody gets who was at these sessions."""
    if event.certificate_rule == Rule.NONE or not attended:
        return None
    enough = {
        Rule.ALL: len(attended) >= len(event.sessions_list),
        Rule.SESSIONS: len(attended) >= (event.certificate_least or 0),
        Rule.HOURS: _hours(attended) >= (event.certificate_least or 0),
    }
    return Kind.FULL if enough[event.certificate_rule] else Kind.PART


def offered_to(registration: Registration) -> str | None:
    """Return what this person can fetch now."""
    return kind_for(registration.event, attended_by(registration, timezone.now()))


def attended_by(registration: Registration, now: datetime) -> list[Session]:
    """Return the sessions that count for a person until now."""
    return [session for session in sessions_attended(registration) if session.starts_at <= now]


def who_get_part(event: Event, people: Iterable[Registration]) -> set[int]:
    """Return which of some people get a confirmation and no certificate."""
    now, part = timezone.now(), set()
    for one in people:
        one.event = event
        if kind_for(event, attended_by(one, now)) == Kind.PART:
            part.add(one.pk)
    return part


def issue(registration: Registration, by=None) -> Certificate:
    """Return the person's certificate: the one that they have, or a new one if it would say something else.

    Raises NothingToCertify if they were not there, or their name cannot be printed.
    """
    certificate = _issue(registration, by)
    if certificate is None:
        raise NothingToCertify(_("It is not entered that this person was there, so there is no certificate."))
    return certificate


def issued_to(registration: Registration) -> Certificate | None:
    """Return the certificate that can be verified now and is the person's."""
    return registration.certificates.filter(valid_until__gte=timezone.localdate()).last()


@transaction.atomic
def _issue(registration: Registration, by) -> Certificate | None:
    event, one, now = lock_with(registration)
    attended, today = attended_by(one, now), timezone.localdate(now)
    kind = kind_for(event, attended)
    if kind and not is_printable(one.name):
        sentence = _("The name “%(name)s” has characters that cannot be printed. Please write to us: %(email)s")
        raise NameNotPrintable(sentence % {"name": one.name, "email": event.contact_email})
    facts = {"kind": kind, "hours": _hours(attended)}
    with translation.override(one.language):
        facts["sessions"] = [_fact(session) for session in attended]
    # What may be corrected on a paper without another number.
    words = {
        "event_title": emails.title_of(event, one.language),
        "organisation": event.organisation.name,
        "language": one.language,
        "sessions": facts["sessions"],
    }
    for current in one.certificates.filter(valid_until__gte=today) if kind else []:
        if _says(current, **facts) and _is_sealed(current, one.name):
            one.certificates.filter(pk=current.pk).update(**words)
            current.__dict__.update(words)
            return current
    one.certificates.all().delete()
    if kind is None:
        return None
    record(one, Step.CERTIFICATE_ISSUED, now, by=by)
    number = random_code(LENGTH)
    return Certificate.objects.create(
        registration=one,
        number=number,
        seal=_seal(number, one.name, settings.SECRET_KEY),
        issued_at=now,
        valid_until=_later(today, EventSettings.of_site().certificate_years),
        **{**words, **facts},
    )


def _says(certificate: Certificate, kind: str, hours: Decimal, sessions: list[dict]) -> bool:
    """Tell whether a certificate says this of what somebody attended."""
    stretches = [
        [(each["starts_at"], each["ends_at"]) for each in those] for those in (certificate.sessions, sessions)
    ]
    return certificate.kind == kind and certificate.hours == hours and stretches[0] == stretches[1]


def verify(number: str, name: str) -> Certificate | None:
    """Return the certificate with this number if it was issued to a person of this name and is valid."""
    found = Certificate.objects.filter(number=plain_number(number), valid_until__gte=timezone.localdate()).first()
    # What is not there costs as much time as what is.
    asked = found or Certificate(number=plain_number(number))
    return asked if _is_sealed(asked, name) and found else None


def plain_number(typed: str) -> str:
    """Return a number as it is kept, however it was typed."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())[:20]


def grouped(number: str) -> str:
    """Return a number as people read it: K7QM-3XPA-9TRC."""
    return "-".join(number[start : start + GROUP] for start in range(0, len(number), GROUP))


def times_of(certificate: Certificate) -> list[str]:
    """Say what was attended, and when."""
    said = []
    for session in certificate.sessions:
        when = times(datetime.fromisoformat(session["starts_at"]), datetime.fromisoformat(session["ends_at"]))
        said.append(f"{when}: {session['title']}" if session["title"] else when)
    return said


def hours_of(certificate: Certificate) -> str:
    """Say for how many hours somebody was there."""
    hours = ngettext("%(hours)s hour", "%(hours)s hours", 1 if certificate.hours == 1 else 2)
    return hours % {"hours": floatformat(certificate.hours, -1)}


def address_of_verification(certificate: Certificate | None = None) -> str:
    """Return where a certificate is verified, in the active language, with its number filled in."""
    query = f"?{urlencode({'number': grouped(certificate.number)})}" if certificate else ""
    return urljoin(settings.SITE_URL, reverse("certificates:verify") + query)


def print_certificate(certificate: Certificate, registration: Registration, heads: dict | None = None) -> bytes:
    """Set a certificate in the person's language; of many at one event, `heads` keeps what they have in common."""
    heads = {} if heads is None else heads
    with translation.override(certificate.language):
        if certificate.language not in heads:
            heads[certificate.language] = head_of(registration.event)
        head = heads[certificate.language]
        title = certificate.get_kind_display()
        data = {
            **head,
            "event": certificate.event_title,
            "publisher": certificate.organisation,
            "title": _("%(paper)s: %(event)s") % {"paper": title, "event": certificate.event_title},
            "heading": title,
            "name": registration.name,
            "took_part": _took_part(certificate),
            "facts": [
                [_("When"), times_of(certificate)],
                [_("Creditable hours"), [hours_of(certificate)]],
                [_("Organised by"), [certificate.organisation]],
                [_("Issued"), [day(certificate.issued_at)]],
            ],
            "number": grouped(certificate.number),
            "verify": _verifying(certificate),
            "address": address_of_verification(),
            "qr": _qr(address_of_verification(certificate)),
            "labels": {
                "page": page_label(),
                "number": _("Number"),
                "qr": _("QR code with the address at which this paper can be verified"),
            },
        }
    return print_pdf(TEMPLATES / "certificate.typ", in_known_letters(data), at=certificate.issued_at)


def file_of(certificate: Certificate, registration: Registration) -> HttpResponse:
    """Send a certificate to be saved."""
    with translation.override(certificate.language):
        names = certificate.get_kind_display(), certificate.event_title
    return sent_as(print_certificate(certificate, registration), *map(str, names))


@sweep("forget certificates", every=timedelta(hours=6))
def forget_old() -> None:
    """Delete certificates that can no longer be verified."""
    Certificate.objects.filter(valid_until__lt=timezone.localdate()).delete()


def _took_part(certificate: Certificate) -> str:
    if certificate.kind == Kind.FULL:
        return _("has taken part in")
    return _("has attended a part of")


def _verifying(certificate: Certificate) -> str:
    sentence = _(
        "This paper was made by a computer and is valid without a signature. Whether it is true can be verified with "
        "number and name until %(day)s at:"
    )
    return sentence % {"day": date_format(certificate.valid_until, "DATE_FORMAT")}


def _fact(session: Session) -> dict:
    return {
        "title": session.title,
        "starts_at": session.starts_at.isoformat(),
        "ends_at": session.ends_at.isoformat(),
    }


def _hours(attended: Sequence[Session]) -> Decimal:
    return sum((session.hours for session in attended), Decimal(0))


def _later(today: date, years: int) -> date:
    try:
        return today.replace(year=today.year + years)
    except ValueError:
        return today.replace(year=today.year + years, day=28)


def _qr(address: str) -> str:
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", border=4, dark="#17262a", light="#ffffff")
    return drawn.getvalue().decode()


def _is_sealed(certificate: Certificate, name: str) -> bool:
    """Tell whether number and name belong together; keys that were in force before count as well."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    seals = [_seal(certificate.number, name, key) for key in keys]
    return any(constant_time_compare(certificate.seal, seal) for seal in seals)


def _seal(number: str, name: str, key: str) -> str:
    value = f"{number} {plain_name(name)}"
    return salted_hmac("events.certificates", value, secret=key, algorithm="sha256").hexdigest()


def plain_name(name: str) -> str:
    """Return a name as it is compared: "Jörg  MÜLLER-Weiß" is "Joerg Mueller Weiss" and "jorg muller weiss"."""
    letters = anyascii(unicodedata.normalize("NFKC", name)).casefold()
    for spelled, letter in (("ae", "a"), ("oe", "o"), ("ue", "u")):
        letters = letters.replace(spelled, letter)
    return "".join(filter(str.isalnum, letters))
