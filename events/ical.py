"""Calendar files (RFC 5545): one entry per session, known by a lasting UID, newer by its SEQUENCE."""

from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, vCalAddress
from icalendar import Event as Entry

from events.models import Address, Event, EventPage, EventSettings, Registration

# Written by hand: two rules that hold every year instead of a list of dates that ends.
BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
# How often programs that a calendar is subscribed in should ask.
REFRESH = timedelta(hours=6)
CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"


def of_page(page: EventPage) -> bytes:
    """Return the calendar file of one event, for everyone who may see its page."""
    return _file(_entries(page.event, page, house_right=_house_right()))


def of_registration(registration: Registration, page: EventPage | None) -> bytes:
    """Return a person's calendar file; the online link is in it if they have a place."""
    event = registration.event
    status = CONFIRMED if registration.has_place else TENTATIVE if registration.is_active else CANCELLED
    house_right = "" if registration.attends_online else _house_right()
    return _file(_entries(event, page, registration, status, house_right))


def of_pages(pages, name: str) -> bytes:
    """Return a calendar to subscribe to."""
    house_right = _house_right()
    found = (_entries(page.event, page, house_right=house_right) for page in pages)
    return _file((_beside_others(entry) for entries in found for entry in entries), name)


def _house_right() -> str:
    return EventSettings.of_site().house_right


def _file(entries, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_HOST}//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", REFRESH, {"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_ical(BERLIN))
    for entry in entries:
        calendar.add_component(entry)
    return calendar.to_ical()


def _entries(event: Event, page: EventPage | None, registration=None, status=CONFIRMED, house_right=""):
    if event.status != Event.Status.SCHEDULED:
        status = CANCELLED
    title = page.title if page else event.name
    url = urljoin(settings.SITE_URL, page.url) if page else ""
    address = event.address_for(registration)
    online_link = registration.online_link if registration else ""
    for session in event.sessions_list:
        entry = Entry()
        entry.add("uid", str(session.uid))
        entry.add("sequence", event.sequence)
        entry.add("dtstamp", _changed_at(event, page))
        entry.add("last-modified", _changed_at(event, page))
        entry.add("dtstart", localtime(session.starts_at))
        entry.add("dtend", localtime(session.ends_at))
        entry.add("summary", f"{title}: {session.title}" if session.title else title)
        entry.add("location", _location(event, registration, address, online_link))
        entry.add("status", status)
        entry.add("organizer", _organizer(event))
        if url:
            entry.add("url", url)
        if description := "\n\n".join(
            filter(None, [page.summary if page else "", online_link, house_right if event.is_on_site else "", url])
        ):
            entry.add("description", description)
        yield entry


def _changed_at(event: Event, page: EventPage | None) -> datetime:
    """Return when the facts or the words were changed last."""
    published_at = page.last_published_at if page else None
    return max(event.changed_at, published_at) if published_at else event.changed_at


def _beside_others(entry: Entry) -> Entry:
    """Let nobody be busy because of an event that is only on offer."""
    entry.add("transp", "TRANSPARENT")
    return entry


def _location(event: Event, registration: Registration | None, address: Address, online_link: str) -> str:
    """Say where it is: for a person where they take part, for everybody else all there is."""
    if registration and not registration.attends_online:
        return ", ".join(address.lines)
    online = (online_link or _("Online")) if event.is_online else ""
    if registration:
        return online
    return " / ".join(filter(None, [", ".join(address.lines), online]))


def _organizer(event: Event) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{event.contact_email}")
    organizer.params["cn"] = str(event.organisation)
    return organizer
