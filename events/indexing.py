"""What the search is told about an event."""

from events.models import Event
from search.kinds import Description


def describe(page) -> Description:
    """Return by which facts an event is looked for, and its first day."""
    event = Event.objects.select_related("kind", "organisation", "region").get(pk=page.event_id)
    words = (event.kind, event.organisation, event.organisation.short_name, event.city, event.region or "")
    first = event.starts_at
    return Description(words=(*words, *event.topics_list), day=first.date() if first else None)
