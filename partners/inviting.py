"""Inviting several people in one go: whom a list of addresses names, and what became of each.

Each person gets an invitation of their own, with a link of their own. Who cannot be invited, since they are already,
or have it all, does not keep the others from it; they come back with the reason.
"""

import re
from datetime import timedelta
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.models import Organisation
from partners import membership
from partners.models import Invitation

MOST_AT_ONCE = 50
# Whoever has got hold of a coordinator's account cannot write to the whole world with it.
MOST_AN_HOUR = 200
LONGEST_NAME = 150
NAMED = re.compile(r"(?P<name>.*?)<\s*(?P<email>[^<>\s]+)\s*>")


class Person(NamedTuple):
    """Somebody who is to be invited."""

    email: str
    name: str = ""

    def __str__(self):
        return f"{self.name} <{self.email}>" if self.name else self.email


class Outcome(NamedTuple):
    """The invitations that are on their way, and the people who got none, each with the reason."""

    sent: list[Invitation]
    refused: list[tuple[Person, str]]


def people_in(text: str) -> list[Person]:
    """Return whom a list names, once each: one in a line, or as a mail program writes its recipients."""
    people = {}
    for piece in _pieces(text):
        person = _person(piece)
        people.setdefault(person.email, person)
    if len(people) > MOST_AT_ONCE:
        raise ValidationError(_("At most %(most)s people can be invited at once.") % {"most": MOST_AT_ONCE})
    return list(people.values())


def _pieces(text: str) -> list[str]:
    pieces = []
    for piece in re.split(r"[;\n\r]", text):
        # Between two addresses a comma parts people, within one it parts family name and first name.
        pieces += re.split(r"(?<=>),|(?<=\S),(?=\s*[^\s,<>]+@)", piece) if piece.count("@") > 1 else [piece]
    return [piece.strip(" ,\t") for piece in pieces if piece.strip(" ,\t")]


def _person(piece: str) -> Person:
    named = NAMED.fullmatch(piece)
    email = (named["email"] if named else piece).lower()
    name = named["name"].strip(" \"'") if named else ""
    family_name, comma, first_name = name.partition(",")
    if comma:
        name = f"{first_name.strip()} {family_name.strip()}"
    try:
        validate_email(email)
    except ValidationError:
        raise ValidationError(_("“%(piece)s” is not an e-mail address.") % {"piece": piece[:100]}) from None
    return Person(email, " ".join(name.split())[:LONGEST_NAME])


def invite_all(people: list[Person], *, invited_by, organisation=None, new_organisation="", **promise) -> Outcome:
    """Invite each of them, into an organisation that is made with the first invitation if it is new."""
    if invited_by and _sent_lately(invited_by) + len(people) > MOST_AN_HOUR:
        raise membership.Refused(
            _("At most %(most)s invitations an hour can be sent from one account.") % {"most": MOST_AN_HOUR}
        )
    name = " ".join(new_organisation.split())
    organisation = Organisation.objects.filter(name__iexact=name).first() or organisation if name else organisation
    outcome = Outcome([], [])
    for person in people:
        try:
            invitation = membership.invite(
                person.email,
                name=person.name,
                invited_by=invited_by,
                organisation=organisation,
                new_organisation="" if organisation else name,
                **promise,
            )
        except membership.Refused as refusal:
            outcome.refused.append((person, str(refusal)))
        else:
            outcome.sent.append(invitation)
            organisation = invitation.organisation
    return outcome


def _sent_lately(inviter) -> int:
    since = timezone.now() - timedelta(hours=1)
    return Invitation.objects.filter(invited_by=inviter, created_at__gt=since).count()
