"""New personal links for whoever has lost theirs: asked for with an address, answered only by mail to it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from core.worker import sweep
from events import emails
from events.history import Kind, record
from events.models import LinkRequest, Registration


def ask_for_links(email: str) -> None:
    """Take down that somebody asks for their links; the worker looks for them, so that no time tells a stranger."""
    LinkRequest.objects.create(email=email.strip().lower())


@sweep("send links once more", every=timedelta(seconds=5))
def send_links() -> None:
    """Send new links to those who asked; the old ones end."""
    for request in LinkRequest.objects.order_by("pk")[:50]:
        _answer(request)


@transaction.atomic
def _answer(request: LinkRequest) -> None:
    now = timezone.now()
    # Whoever deletes the request has the turn.
    if LinkRequest.objects.filter(pk=request.pk).delete()[0]:
        whose = Q(email__iexact=request.email) | Q(email="", registered_by__email__iexact=request.email)
        for registration in Registration.objects.claiming().filter(whose).select_related("event", "registered_by"):
            registration.link_version += 1
            registration.save(update_fields=["link_version"])
            record(registration, Kind.LINK_RENEWED, now)
            emails.write_new_link(registration)
