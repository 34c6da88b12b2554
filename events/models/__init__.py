"""Events: facts and registrations are plain tables; a page holds the texts of one language."""

from events.models.certificates import Certificate, CertificateBatch
from events.models.counts import CountedPerson, EventCounts, FundingPeriod, GroupCount, SessionCount
from events.models.facts import Address, Event, EventSettings, Session
from events.models.handouts import Handout
from events.models.mails import MailText
from events.models.pages import EventIndexPage, EventPage
from events.models.people import Absence, KeptApart, LinkRequest, Registration, RegistrationStep
from events.models.presence import Presence
from events.models.questions import Answer, Question

__all__ = [
    "Absence",
    "Address",
    "Answer",
    "Certificate",
    "CertificateBatch",
    "CountedPerson",
    "Event",
    "EventCounts",
    "EventIndexPage",
    "EventPage",
    "EventSettings",
    "FundingPeriod",
    "GroupCount",
    "Handout",
    "KeptApart",
    "LinkRequest",
    "MailText",
    "Presence",
    "Question",
    "Registration",
    "RegistrationStep",
    "Session",
    "SessionCount",
]
