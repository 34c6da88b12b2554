"""The weekly digest: on Monday morning members who want it read by mail which internal pages the week has brought.

It names titles and addresses and nothing else, to each member what the gate lets this member see, in the language in
which the digest was turned on. A week goes from Monday to Sunday. Who has nothing new gets no mail. How far a member
was told is written down with the mail, so that a run that was killed begins where it ended: nobody is told twice, and
a week in which the worker stood still is told in the next one.
"""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.access import STRANGER, closed_to, is_visible_to
from core.worker import sweep
from events.models import EventPage
from news.models import NewsPage
from partners import emails
from partners.dormancy import link_to_stay
from partners.models import Digest
from resources.models import ResourcePage

KINDS = {NewsPage: _("News"), EventPage: _("Events and meetings"), ResourcePage: _("Materials")}
SENT_FROM = timedelta(hours=6)
# A letter, not a catalogue: what is beyond that is counted.
MOST_OF_A_KIND = 20
# What is new is read anew for so many members, since a page may be closed while the others get theirs.
AT_ONCE = 100
SIGNER = signing.Signer(sep=".", salt="partners.digest")


class New(NamedTuple):
    """A page as the digest names it."""

    title: str
    address: str


def of(user) -> Digest | None:
    """Return how a member gets the digest, if they do."""
    return Digest.objects.filter(user=user).first()


def turn_on(user, language: str) -> None:
    """Send a member the digest in this language from next Monday on; calling twice does no harm."""
    values = {"language": language}
    Digest.objects.update_or_create(
        user=user, defaults=values, create_defaults={**values, "told_until": due_monday(timezone.now())}
    )


def turn_off(user) -> None:
    """Send a member no digest any more; calling twice does no harm."""
    Digest.objects.filter(user=user).delete()


def link_to_unsubscribe(user, language: str) -> str:
    """Return the address behind which a press ends the digest; it does nothing else, and so does not run out."""
    with translation.override(language):
        return settings.SITE_URL + reverse("partners:unsubscribe", args=[SIGNER.sign(user.pk)])


def unsubscribe(token: str) -> bool:
    """End the digest to which a link belongs; tell whether it is one of ours."""
    if (pk := owner_of(token)) is None:
        return False
    Digest.objects.filter(user=pk).delete()
    return True


def owner_of(token: str) -> int | None:
    """Return the number of the account whose link this is, or None."""
    try:
        return int(SIGNER.unsign(token))
    except signing.BadSignature:
        return None


def due_monday(now: datetime) -> date:
    """Return the last Monday on whose morning the digest was to be sent."""
    day = (timezone.localtime(now).replace(tzinfo=None) - SENT_FROM).date()
    return day - timedelta(days=day.weekday())


@sweep("send the weekly digest", every=timedelta(minutes=10))
def send_due() -> None:
    """Tell every member who was not told yet what the last week has brought."""
    monday = due_monday(timezone.now())
    due = Digest.objects.filter(told_until__lt=monday, user__is_active=True).order_by("told_until", "pk")
    due = list(due.values_list("pk", "told_until"))
    for first in range(0, len(due), AT_ONCE):
        some = due[first : first + AT_ONCE]
        pages = _pages(some[0][1], monday)
        for pk, _told_until in some:
            _send(pk, monday, pages)


def _pages(since: date, until: date) -> list[Page]:
    """Return the internal pages that came onto the site from one day to another, whoever may see them."""
    days = {"first_published_at__gte": _begin_of(since), "first_published_at__lt": _begin_of(until)}
    pages = Page.objects.type(*KINDS).filter(**days, pk__in=closed_to(STRANGER)).select_related("locale")
    return list(pages.order_by("first_published_at", "pk"))


def _begin_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


@transaction.atomic
def _send(pk: int, monday: date, pages: list[Page]) -> None:
    """Write one member's mail and note it, unless that was done or the member has unsubscribed meanwhile."""
    wish = Digest.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk).first()
    if wish is None or wish.told_until >= monday or not wish.user.is_active:
        return
    since = _begin_of(wish.told_until)
    new, more = _by_kind(_for(wish, [page for page in pages if page.first_published_at >= since]))
    if new:
        links = [make(wish.user, wish.language) for make in (link_to_stay, link_to_unsubscribe)]
        emails.write_digest(wish.user, new, more, language=wish.language, stay=links[0], unsubscribe=links[1])
    wish.told_until = monday
    wish.save(update_fields=["told_until"])


def _for(wish: Digest, pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.locale.language_code == wish.language and is_visible_to(page, wish.user)]


def _by_kind(pages: list[Page]) -> tuple[dict[str, list[New]], int]:
    """Return what is named, in the order of the kinds, and how many pages are not."""
    named = {}
    for model, name in KINDS.items():
        kind = ContentType.objects.get_for_model(model).pk
        if found := [page for page in pages if page.content_type_id == kind][:MOST_OF_A_KIND]:
            named[name] = [New(page.title, settings.SITE_URL + page.get_url()) for page in found]
    return named, len(pages) - sum(map(len, named.values()))
