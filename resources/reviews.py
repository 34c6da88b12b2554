"""Reviews of materials: whoever looks after one is reminded before its date, and says in one click that it holds."""

from datetime import date, timedelta

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from wagtail.log_actions import log

from core.worker import sweep
from resources import emails
from resources.models import Resource

REMIND_AHEAD = timedelta(days=14)
NEXT_AFTER = timedelta(days=365)


def due(today: date) -> QuerySet[Resource]:
    """Return the materials whose review is near or overdue."""
    return Resource.objects.filter(review_on__lte=today + REMIND_AHEAD).order_by("review_on", "pk")


@sweep("remind of reviews", every=timedelta(hours=6))
def remind() -> None:
    """Write to whoever reviews a material, once for each date."""
    waiting = due(timezone.localdate()).filter(
        Q(review_reminded_for=None) | ~Q(review_reminded_for=F("review_on")),
        Q(review_owner__isnull=False) | Q(review_group__isnull=False),
    )
    for resource in waiting:
        _remind(resource)


@transaction.atomic
def _remind(resource: Resource) -> None:
    taken = Resource.objects.filter(pk=resource.pk, review_on=resource.review_on).exclude(
        review_reminded_for=resource.review_on
    )
    if not taken.update(review_reminded_for=resource.review_on):
        return
    users = get_user_model().objects.filter(is_active=True)
    is_theirs = Q(pk=resource.review_owner_id) | Q(groups=resource.review_group_id or 0)
    for user in users.filter(is_theirs).distinct():
        emails.write_review_due(resource, user)


@transaction.atomic
def confirm(resource: Resource, *, by) -> None:
    """Note that a material still holds; it is due again in a year."""
    today = timezone.localdate()
    Resource.objects.filter(pk=resource.pk).update(reviewed_on=today, review_on=today + NEXT_AFTER)
    log(instance=resource, action="resources.still_right", user=by)
