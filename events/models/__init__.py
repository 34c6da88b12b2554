"""Events: facts and registrations are plain tables; a page holds the texts of one language."""

from events.models.facts import Address, Event, EventSettings, Session
from events.models.pages import EventIndexPage, EventPage
from events.models.people import Absence, LinkRequest, Registration, RegistrationStep

__all__ = [
    "Absence",
    "Address",
    "Event",
    "EventIndexPage",
    "EventPage",
    "EventSettings",
    "LinkRequest",
    "Registration",
    "RegistrationStep",
    "Session",
]
