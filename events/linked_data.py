"""An event in the words of schema.org, for search engines: what its page tells everybody, and nothing else."""

import json
from urllib.parse import urljoin

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language

SCHEMA = "https://schema.org"
MODES = {
    "on_site": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
STATUSES = {"scheduled": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}
# Nothing in a text can end the script element that it stands in.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def of_page(page) -> SafeString:
    """Return the JSON-LD of an event's page, fit to stand in a script element; never a number of places."""
    text = json.dumps({"@context": SCHEMA, **_event(page)}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308, see ESCAPED


def _event(page):
    event, address = page.event, urljoin(settings.SITE_URL, page.url)
    common = {
        "@type": "Event",
        "eventStatus": f"{SCHEMA}/{STATUSES[event.status]}",
        "eventAttendanceMode": f"{SCHEMA}/{MODES[event.format]}",
        "location": _locations(event, address),
        "organizer": {"@type": "Organization", "name": event.organisation.name},
        "inLanguage": get_language(),
        "url": address,
    }
    told = {**common, "name": page.title, "description": page.summary, **_times(event.starts_at, event.ends_at)}
    if len(event.sessions_list) > 1:
        told["subEvent"] = [
            {
                **common,
                "name": f"{page.title}: {session.title}" if session.title else page.title,
                **_times(session.starts_at, session.ends_at),
            }
            for session in event.sessions_list
        ]
    return {name: value for name, value in told.items() if value}


def _times(starts_at, ends_at):
    if starts_at is None:
        return {}
    return {"startDate": localtime(starts_at).isoformat(), "endDate": localtime(ends_at).isoformat()}


def _locations(event, address):
    """Return where the event takes place as far as everybody may know; online that is the page, never the link."""
    places = []
    known = event.public_address
    if known.lines:
        parts = {"streetAddress": known.street, "addressLocality": known.city}
        postal = {name: part for name, part in parts.items() if part}
        name = known.venue or known.city or known.street
        places.append({"@type": "Place", "name": name, "address": {"@type": "PostalAddress", **postal}})
    if event.is_online:
        places.append({"@type": "VirtualLocation", "url": address})
    return places
