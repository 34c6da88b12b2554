"""Calendars to subscribe to: many events in one file, for programs that ask again and again."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.access import visible_to
from core.models import SiteSettings
from events import ical
from events.finding import Wishes
from events.models import Event, EventPage

# How long an event that is over stays in: what is missing, programs take out of the calendar.
KEPT_AFTER_END = timedelta(days=90)


def calendar_for(request: HttpRequest, reader) -> HttpResponse:
    """Send the events that this reader may know of and that fit what the address asks for."""
    pages = visible_to(EventPage.objects.filter(locale__language_code=get_language()), reader)
    wishes = Wishes(request.GET, Event.Format.choices)
    now = timezone.now()
    found = wishes.narrow(pages, now).upcoming(now - KEPT_AFTER_END).with_facts()
    words = wishes.words(wishes.questions(pages)) if wishes else []
    return calendar_response(ical.of_pages(found, _name(request, words)))


def calendar_response(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def addresses(path: str) -> dict[str, str]:
    """Return the full addresses of a calendar: for programs that know how to subscribe, and for all others."""
    address = settings.SITE_URL + path
    return {"https": address, "webcal": f"webcal://{address.partition('://')[2]}"}


def _name(request, words):
    name = " – ".join(filter(None, [SiteSettings.for_request(request).site_name, _("Events")]))
    return f"{name} ({', '.join(words)})" if words else name
