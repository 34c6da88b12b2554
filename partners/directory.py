"""Who finds whom in the directory: each person decides for each detail who sees it, nobody, their organisation or all.

Only members enter. A person is listed for those to whom they show their name, and for nobody else; what is hidden from
a reader is neither shown to them nor found by them. People see themselves as others do. Whoever has lost the access is
no longer listed, whatever they once chose. An address is never shown: messages go through a form.
"""

from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from core.access import visible_to
from organisations.models import Membership, Organisation
from partners.models import PartnerHomePage

Audience = Membership.Audience


def is_open_to(user) -> bool:
    """Tell whether this person is a member and may look into the directory."""
    return user.is_authenticated and visible_to(PartnerHomePage.objects.all(), user).exists()


class Wishes(NamedTuple):
    """What is looked for; nothing of it narrows the list to what the reader may not see."""

    words: str = ""
    region: int | None = None
    professional_field: int | None = None
    topic: int | None = None


class Entry(NamedTuple):
    """One person in one organisation, as one reader sees them; what is hidden is empty."""

    pk: int
    name: str
    organisation: Organisation
    function: str
    professional_field: str
    phone: str
    region: str
    topics: list[str]
    is_own: bool


def organisations_of(user) -> frozenset[int]:
    """Return the organisations to which somebody belongs."""
    return frozenset(user.memberships.values_list("organisation", flat=True))


def people(reader, wishes: Wishes = Wishes()) -> QuerySet[Membership]:  # noqa: B008, a tuple does not change
    """Return the memberships that this reader finds, by name."""
    own = organisations_of(reader)
    rows = Membership.objects.filter(_shown("name", own), user__in=_with_access())
    for word in wishes.words.split()[:10]:
        rows = rows.filter(
            Q(user__first_name__icontains=word)
            | Q(user__last_name__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(organisation__short_name__icontains=word)
            | (_shown("function", own) & Q(function__icontains=word))
        )
    for name, wish in [("region", wishes.region), ("professional_field", wishes.professional_field)]:
        if wish:
            rows = rows.filter(_shown(name, own), **{name: wish})
    if wishes.topic:
        rows = rows.filter(_shown("topics", own), topics=wishes.topic)
    by_name = Coalesce(NullIf("user__last_name", Value("")), "user__first_name")
    rows = rows.select_related("user", "organisation", "professional_field", "region").prefetch_related("topics")
    return rows.order_by(by_name, "user__first_name", "pk")


def _shown(detail: str, own: frozenset[int]) -> Q:
    """Return what holds where a detail is shown to members of these organisations."""
    chosen = f"shows_{detail}"
    return Q(**{chosen: Audience.MEMBERS}) | Q(**{chosen: Audience.ORGANISATION}, organisation__in=own)


def _with_access() -> QuerySet:
    """Return the people for whom the partner area is open."""
    accounts = get_user_model().objects.filter(is_active=True)
    admitted = Q(groups__pageviewrestriction__page__in=PartnerHomePage.objects.all()) | Q(is_superuser=True)
    return accounts.filter(admitted).values("pk")


def entry_for(reader, row: Membership, own: frozenset[int]) -> Entry:
    """Return what this reader may read of a membership, of which they may know that it is there."""

    def told(detail, value):
        audience = getattr(row, f"shows_{detail}")
        is_shown = audience == Audience.MEMBERS or (audience == Audience.ORGANISATION and row.organisation_id in own)
        return value if is_shown and value else ""

    return Entry(
        row.pk,
        row.user.get_full_name(),
        row.organisation,
        told("function", row.function),
        told("professional_field", row.professional_field and row.professional_field.name),
        told("phone", row.phone),
        told("region", row.region and row.region.name),
        [topic.name for topic in told("topics", list(row.topics.all())) or []],
        row.user_id == reader.pk,
    )


def organisations(words: str = "", region: int | None = None) -> QuerySet[Organisation]:
    """Return the organisations of the network: those named in public, and those whose people take part."""
    takes_part = Membership.objects.filter(organisation=OuterRef("pk"), user__in=_with_access())
    rows = Organisation.objects.filter(Q(is_public=True) | Exists(takes_part))
    rows = rows.select_related("region").prefetch_related("topics").order_by("name")
    for word in words.split()[:10]:
        rows = rows.filter(Q(name__icontains=word) | Q(short_name__icontains=word))
    return rows.filter(region=region) if region else rows
