"""What the storm makes and reads in the portal's own database; to be imported once Django is set up."""

from datetime import timedelta

from django.utils import timezone

from events.links import token_of
from events.models import Event, Registration
from home.models import HomePage
from outbox.models import Mail
from tests.factories import make_event, make_event_page


def add_event(places: int) -> Event:
    """Publish an event."""
    event = make_event(places=places, starts_in=timedelta(days=60))
    home = HomePage.objects.get(locale__language_code="de")
    make_event_page(home, event, f"Schulung {event.pk}")
    return event


def links_of(registrations) -> list[str]:
    """Return the personal links of these people."""
    return [f"/r/{token_of(each)}/" for each in registrations]


def link_of(event: Event, address: str) -> str:
    """Return the personal link of whoever registered with this address."""
    return links_of([Registration.objects.get(event=event, email=address)])[0]


def is_all_sent() -> bool:
    """Tell whether every mail is out; what was being handed over at a kill has its turn now and not in minutes."""
    Mail.objects.filter(sent_at=None, due_at__gt=timezone.now()).update(due_at=timezone.now())
    return not Mail.objects.unsent().exists()


def mails_to(addresses) -> set[str]:
    """Return the numbers of the mails that were written to these addresses."""
    return set(Mail.objects.filter(to__in=addresses).values_list("message_id", flat=True))
