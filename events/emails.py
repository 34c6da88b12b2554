"""The mails about registrations: finished texts, left in the outbox with the step that causes them.

Nothing that the person typed stands in a mail, since it may go to somebody else's address.
"""

import re
from collections.abc import Collection
from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from core.access import is_internal
from core.models import SiteSettings
from events import entrance, ical
from events.dates import day, moment, times
from events.links import token_of
from events.models import Address, Event, EventPage, MailText, Registration
from organisations.models import Supporter
from outbox import delivery
from outbox.models import Mail

CALENDAR, CALENDAR_AND_CODE = "events.calendar", "events.calendar_and_code"
# The mails that colleagues get first, once whoever registered them has confirmed.
TOLD_FIRST = {"confirmed", "waiting", "pending", "declined"}


def write_confirm_address(registration: Registration, brought: list[Registration] | None = None) -> None:
    """Ask an address whether it is the person's, and say until when a place is held for the answer."""
    mail = "take_over" if registration.instead_of_id else "confirm_address"
    _write(mail, registration, deadline=registration.expires_at, brought=brought)


def write_registered(registration: Registration) -> None:
    """Tell a person that they have a place."""
    _write("confirmed", registration)


def write_waiting(registration: Registration, reason: str) -> None:
    """Tell a person that they wait for a place, and why."""
    _write("waiting", registration, reason=reason)


def write_pending(registration: Registration) -> None:
    """Tell a person that the team decides."""
    _write("pending", registration)


def write_declined(registration: Registration, reason: str) -> None:
    """Tell a person that they get no place."""
    _write("declined", registration, reason=reason)


def write_offered(registration: Registration) -> None:
    """Offer a person from the waiting list a place, and say until when."""
    _write("offered", registration, deadline=registration.expires_at)


def write_offer_lapsed(registration: Registration) -> None:
    """Tell a person that the offer of a place has ended."""
    _write("offer_lapsed", registration)


def write_already_registered(registration: Registration, brought: list[Registration] | None = None) -> None:
    """Tell a person who registered once more that this changed nothing, or what is still to be done."""
    if registration.is_unconfirmed:
        write_confirm_address(registration, brought)
    elif registration.is_offered:
        _write("offered", registration, deadline=registration.expires_at, brought=brought)
    else:
        _write("already_registered", registration, brought=brought)


def write_moved_up(registration: Registration) -> None:
    """Tell a person from the waiting list that they have a place now."""
    _write("moved_up", registration)


def write_cancelled(registration: Registration) -> None:
    """Tell a person that their place or turn is given up, whoever did it."""
    _write("cancelled", registration)


def write_handed_on(registration: Registration) -> None:
    """Tell a person that their colleague has taken their place."""
    _write("handed_on", registration)


def write_new_link(registration: Registration) -> None:
    """Send a person the new link to their registration."""
    _write("new_link", registration)


def write_reminder(event: Event, registrations) -> None:
    """Remind people of the event that they have a place at."""
    for registration, letter in _letters(event, registrations):
        _write("reminder", registration, letter, has_code=not registration.attends_online)


def write_online_link(event: Event, registrations) -> None:
    """Send people the online link on the day."""
    for registration, letter in _letters(event, registrations):
        _write("online_link", registration, letter)


def write_thanks(event: Event, registrations) -> None:
    """Thank people for having taken part, and say where the handouts are."""
    has_handouts = event.handouts.exists()
    for registration, letter in _letters(event, registrations):
        _write("thanks", registration, letter, has_calendar=False, has_handouts=has_handouts)


def write_walk_in(registration: Registration) -> None:
    """Send a person who came without having registered the link to what is stored about them."""
    _write("walk_in", registration, has_calendar=False)


def write_certificate_ready(event: Event, registrations, part: Collection[int]) -> None:
    """Tell people that they can fetch their certificates, or confirmations if they attended a part."""
    for registration, letter in _letters(event, registrations):
        _write("certificate_ready", registration, letter, has_calendar=False, is_part=registration.pk in part)


def write_certificate_goes(event: Event, registrations, part: Collection[int]) -> None:
    """Tell people who have not fetched their certificates, or confirmations, until when they can."""
    for registration, letter in _letters(event, registrations):
        with translation.override(registration.language):
            # The day before: on the day itself it may be too late.
            last_day = day(event.people_go_at - timedelta(days=1))
        told = {"last_day": last_day, "is_part": registration.pk in part}
        _write("certificate_goes", registration, letter, has_calendar=False, **told)


def write_event_changed(event: Event, registrations, old: Event, changes: set[str]) -> None:
    """Tell people what is different from now on, and what was before, as far as it concerns them."""
    for registration, letter in _letters(event, registrations):
        new_to_them = new_to(registration, event, old, changes)
        if not new_to_them:
            continue
        with translation.override(registration.language):
            before = {
                "times": [_when(session) for session in old.sessions_list] if "sessions" in changes else [],
                "place": _place(old, registration) if "place" in new_to_them else [],
            }
        was_postponed = old.status == Event.Status.POSTPONED
        context = {"before": before, "changes": new_to_them, "was_postponed": was_postponed}
        _write("event_changed", registration, letter, **context)


def new_to(registration: Registration, event: Event, old: Event, changes: set[str]) -> set[str]:
    """Leave out what is not for this person to know, or no different for them."""
    address = event.address_for(registration)
    same = set()
    if not registration.online_link:
        same.add("online_link")
    if registration.attends_online or not address.is_complete:
        same.add("rooms")
    is_same_address = registration.attends_online or address == old.address_for(registration)
    if event.format == old.format and is_same_address:
        same.add("place")
    return changes - same


def write_event_cancelled(event: Event, registrations) -> None:
    """Tell people that the event does not take place."""
    for registration, letter in _letters(event, registrations):
        _write("event_cancelled", registration, letter)


def write_message(event: Event, registrations, *, subject: str, text: str) -> None:
    """Send people what the team has to say, between the greeting and the facts of every letter."""
    for registration, letter in _letters(event, registrations):
        _write("message", registration, letter, has_calendar=False, team_subject=subject, team_text=text)


def forget(registrations) -> None:
    """Delete all mails about these registrations."""
    owner_type = ContentType.objects.get_for_model(Registration)
    delivery.forget(Mail.objects.filter(owner_type=owner_type, owner_id__in=registrations.values("pk")))


def calendar_file(mail) -> list[tuple[str, bytes, str]]:
    """Build the calendar entry of a mail when it is sent, so that it is never older than the event."""
    registration = mail.owner
    with translation.override(registration.language):
        return [("termin.ics", ical.of_registration(registration, page_of(registration)), "text/calendar")]


def calendar_file_and_code(mail) -> list[tuple[str, bytes, str]]:
    """Build the calendar entry, and the code that the team reads at the entrance."""
    return [*calendar_file(mail), ("qr-code.png", entrance.file_of(mail.owner), "image/png")]


delivery.attachments |= {CALENDAR: calendar_file, CALENDAR_AND_CODE: calendar_file_and_code}


def page_of(registration: Registration) -> EventPage | None:
    """Return the event's page in the person's language, else in another, else nothing."""
    return _page_in(registration.event, registration.language)


def title_of(event: Event, language: str) -> str:
    """Return what the event is called in a language."""
    page = _page_in(event, language)
    return page.title if page else event.name


def _page_in(event: Event, language: str) -> EventPage | None:
    pages = EventPage.objects.live().filter(event=event).select_related("locale").order_by("pk").defer_streamfields()
    pages = list(pages)
    if len({page.translation_key for page in pages}) > 1:
        # An event that members and the public have a page of: what is meant for members stays with them.
        pages = [page for page in pages if not is_internal(page)] or pages
    return next((page for page in pages if page.locale.language_code == language), next(iter(pages), None))


def _letters(event: Event, registrations):
    """Yield each registration with what it has in common with all of its language that may know as much."""
    letters, registrations = {}, list(registrations)
    prefetch_related_objects([each for each in registrations if not each.email], "registered_by")
    for registration in registrations:
        registration.event = event
        kind = registration.language, registration.has_place, registration.attendance
        if kind not in letters:
            letters[kind] = _letter(registration, _read_words_in(event, registration.language))
        yield registration, letters[kind]


def _letter(registration: Registration, words: dict | None = None) -> dict:
    event, language = registration.event, registration.language
    with translation.override(language):
        address = Address() if registration.attends_online else event.address_for(registration)
        return {
            **(words or _words_in(event, language)),
            "event": event,
            "times": [_session(session, address) for session in event.sessions_list],
            "place": _place(event, registration),
            "directions": address.directions,
            "house_right": "" if registration.attends_online else event.common.house_right,
            "contact_name": event.contact_name,
            "site_url": settings.SITE_URL,
        }


def _words_in(event: Event, language: str) -> dict:
    """Return what editors call the event and the site, which is remembered for some seconds.

    Mails are written while an event is locked: whatever is looked up then, everybody else waits for.
    """
    return cache.get_or_set(f"events.emails:{event.pk}:{language}", lambda: _read_words_in(event, language))


def _read_words_in(event: Event, language: str) -> dict:
    page = _page_in(event, language)
    funders = Supporter.objects.filter(settings__site__is_default_site=True, role=Supporter.Role.FUNDER)
    site_settings = SiteSettings.objects.filter(site__is_default_site=True).first()
    with translation.override(language):
        return {
            "title": page.title if page else event.name,
            "page_url": urljoin(settings.SITE_URL, page.url) if page else "",
            "funders": [supporter.sentence for supporter in funders if supporter.sentence],
            "site_name": site_settings.site_name if site_settings else "",
        }


def _when(session) -> str:
    return times(session.starts_at, session.ends_at)


def _session(session, address) -> str:
    when = f"{session.title}: {_when(session)}" if session.title else _when(session)
    return f"{when} ({session.room})" if session.room and address.is_complete else when


def _place(event: Event, registration: Registration) -> list[str]:
    if registration.attends_online:
        return [translation.gettext("Online")]
    lines = event.address_for(registration).lines
    if event.hides_address and not registration.has_place:
        return [*lines, translation.gettext("You get the address when you have a place.")]
    return lines


def _write(
    mail: str,
    registration: Registration,
    letter: dict | None = None,
    deadline=None,
    *,
    has_calendar=True,
    has_code=False,
    brought=None,
    **context,
) -> None:
    event = registration.event
    letter = letter or _letter(registration)
    context |= letter | {
        "registration": registration,
        "was_brought": mail in TOLD_FIRST and registration.registered_by_id and registration.email,
        "has_place": registration.has_place,
        "online_link": registration.online_link,
        "link": urljoin(settings.SITE_URL, reverse("personal:link", args=[token_of(registration)])),
    }
    with translation.override(registration.language):
        if mail in MailText.Mail:
            context["own_words"] = event.own_words(mail)
        if deadline:
            context["deadline"] = moment(deadline)
        if brought:
            context["colleagues_deadline"] = moment(brought[0].expires_at)
        subject = render_to_string(f"events/email/{mail}/subject.txt", context)
        if not registration.email:
            person = {"subject": subject.strip(), "number": registration.person_number}
            subject = translation.gettext("%(subject)s (person %(number)s)") % person
        text = render_to_string(f"events/email/{mail}/text.txt", context)
        text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    delivery.write(
        to=registration.mail_goes_to,
        subject=subject,
        text=text,
        language=registration.language,
        reply_to=event.contact_email,
        owner=registration,
        attachment=(CALENDAR_AND_CODE if has_code else CALENDAR) if has_calendar and registration.has_place else "",
        is_confidential=True,
    )
