"""What the search is told about an event."""

from events.models import Event, EventPage
from search import writing
from search.kinds import Description


def describe(page) -> Description:
    """Return by which facts an event is looked for, and its first day."""
    event = Event.objects.select_related("kind", "organisation", "region").get(pk=page.event_id)
    words = (
        event.kind,
        event.organisation,
        event.organisation.short_name,
        event.public_address.city,
        event.region or "",
    )
    first = event.starts_at
    return Description(words=(*words, *event.topics_list), day=first.date() if first else None)


def write_pages_of(event: Event) -> None:
    """Let the pages of an event be found by its facts as they are now, and by none that has become secret."""
    for page in EventPage.objects.live().filter(event=event):
        writing.write(page)
