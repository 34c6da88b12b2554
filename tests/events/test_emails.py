import re
from datetime import datetime, timedelta
from email import policy
from email.parser import BytesParser

import pytest
import time_machine
from django.core import mail as delivered
from django.utils import translation
from django.utils.timezone import make_aware
from icalendar import Calendar
from wagtail.models import Site

from core.models import SiteSettings
from events import entrance
from events.emails import write_event_changed, write_reminder
from events.links import token_of
from events.models import Event, EventIndexPage
from events.registration import cancel, confirm, register, save_event
from organisations.models import NetworkSettings, Supporter
from outbox import delivery
from outbox.delivery import letter
from outbox.models import Mail
from tests.factories import make_event, make_event_page, make_organisation

LINK = "https://meet.example.org/geheim?a=1&b=2"
FUNDED = "Funded by the Ministry of Examples & Samples."


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-23 09:00Z"):
        yield


@pytest.fixture
def event(home):
    """An event on Thursday 3 December 2026 with a page, a place, a link for nobody, a contact and a funder."""
    event = make_event(
        sessions=0,
        places=1,
        venue="Altes Rathaus",
        street="Markt 1",
        online_link=LINK,
        contact_name_de="Veranstaltungsbüro",
        contact_name_en="Events office",
        contact_phone="030 23125 110",
    )
    add_session(event, make_aware(datetime(2026, 12, 3, 10)))
    make_event_page(home, event, title="Wege & Ziele <2026>")
    settings = NetworkSettings.for_site(Site.objects.get())
    supporter = {"sentence_de": "Gefördert vom Beispielministerium.", "sentence_en": FUNDED}
    Supporter.objects.create(settings=settings, role="funder", organisation=make_organisation("Amt"), **supporter)
    Supporter.objects.create(
        settings=settings, role="carrier", organisation=make_organisation("Träger"), sentence_en="Carried by us."
    )
    SiteSettings.objects.update_or_create(site=Site.objects.get(), defaults={"site_name_en": "Ways & Paths"})
    return Event.objects.get(pk=event.pk)


def add_session(event, starts_at, **fields):
    event.sessions.create(starts_at=starts_at, ends_at=starts_at + timedelta(hours=6), **fields)
    event.save()


def sign_up(event, who="anna", language="en", **more):
    fields = {"name": "Nobody's Name", "email": f"{who}@example.org", "organisation": "Verein", "language": language}
    return register(event, **{"is_confirmed": True} | fields | more)


def last():
    return Mail.objects.latest("pk")


@pytest.fixture
def each_mail(event):
    """One of each mail, by its folder's name."""
    anna = sign_up(event, is_confirmed=False)
    found = {"confirm_address": last()}
    confirm(anna)
    found["confirmed"] = last()
    sign_up(event)
    found["already_registered"] = last()
    sign_up(event, "ben")
    found["waiting"] = last()
    sign_up(event, "ben")
    found["already_waiting"] = last()
    cancel(anna)
    found["moved_up"], found["cancelled"] = Mail.objects.order_by("-pk")[:2]
    sign_up(event, "cem")
    event.street = "Markt 2"
    event = save_event(event)
    found["event_changed_waiting"], found["event_changed"] = Mail.objects.order_by("-pk")[:2]
    event.status = "postponed"
    event = save_event(event)
    found["event_postponed_waiting"], found["event_postponed"] = Mail.objects.order_by("-pk")[:2]
    event.status = "cancelled"
    save_event(event)
    found["event_cancelled_waiting"], found["event_cancelled"] = Mail.objects.order_by("-pk")[:2]
    return found


WITH_LINK = {
    "confirm_address",
    "confirmed",
    "already_registered",
    "waiting",
    "already_waiting",
    "moved_up",
    "event_changed",
    "event_changed_waiting",
    "event_postponed",
    "event_postponed_waiting",
}
WITH_PLACE = {
    "confirmed",
    "already_registered",
    "moved_up",
    "event_changed",
    "event_postponed",
    "event_cancelled",
}


def test_every_mail_can_be_answered_and_names_contact_funder_and_site(each_mail):
    for mail in each_mail.values():
        assert mail.reply_to == "team@example.org"
        assert "Events office, team@example.org, 030 23125 110" in mail.text
        assert FUNDED in mail.text
        assert "Carried by us." not in mail.text
        assert "Ways & Paths" in mail.text
        assert "Wege & Ziele <2026>" in mail.subject
        assert "Wege & Ziele <2026>" in mail.text


def test_mails_are_plain_text_without_holes(each_mail):
    for mail in each_mail.values():
        assert "&amp;" not in mail.text + mail.subject
        assert "{" not in mail.text + mail.subject
        assert not re.search(r"\n\n\n| \n|\A\s|\n\n\Z", mail.text)
        assert "\n" not in mail.subject


def test_mails_say_the_same_in_html_with_links_to_press(each_mail, settings):
    for name, mail in each_mail.items():
        link = f"{settings.SITE_URL}/r/{token_of(mail.owner)}/"
        html = letter(mail)
        assert f'<html lang="{mail.language}">' in html
        assert "Wege &amp; Ziele &lt;2026&gt;" in html
        assert "<2026>" not in html
        assert (f'href="{link}"' in html) == (name in WITH_LINK), name
        assert html.count("<p>") > 3


def test_personal_link_stands_in_every_mail_that_it_can_be_used_with(each_mail, settings):
    for name, mail in each_mail.items():
        link = f"{settings.SITE_URL}/r/{token_of(mail.owner)}/"
        assert (f"\n{link}\n" in mail.text) == (name in WITH_LINK), name


def test_calendar_entry_goes_to_people_with_a_place_only(each_mail):
    for name, mail in each_mail.items():
        assert bool(mail.attachment) == (name in WITH_PLACE), name
        assert LINK not in mail.text


@pytest.mark.parametrize("form", ["online", "hybrid"])
def test_online_link_goes_to_people_with_a_place_online_only(event, form):
    Event.objects.update(format=form, places_online=1 if form == "hybrid" else None)
    for who, kind in [("anna", "online"), ("ben", "online"), ("cem", "on_site")]:
        sign_up(event, who, attendance=kind)

    assert [mail.to for mail in Mail.objects.all() if LINK in mail.text] == ["anna@example.org"]


def test_nothing_that_was_typed_stands_in_a_mail(each_mail):
    for mail in each_mail.values():
        assert "Nobody" not in mail.text + mail.subject
        assert "Verein" not in mail.text + mail.subject


def test_personal_link_is_kept_no_longer_than_needed(each_mail):
    delivery.send_due()

    assert set(Mail.objects.values_list("text", flat=True)) == {""}


def test_mail_names_the_public_page_even_if_members_have_one_too(home, partner_area, event):
    event.pages.all().delete()
    internal = EventIndexPage.objects.child_of(partner_area).get()
    make_event_page(home, event, title="Vertraulich", parent=internal)
    english = home.get_translations().get()
    make_event_page(english, event, title="In public")

    sign_up(event, language="de")

    mail = last()
    assert "Vertraulich" not in mail.text + mail.subject
    assert "In public" in mail.subject


def test_confirmation_says_when_where_and_what_to_do(each_mail):
    text = each_mail["confirmed"].text

    assert "You have a place. The calendar entry is attached." in text
    assert "Thursday 3 December 2026, 10:00 to 16:00\nAltes Rathaus\nMarkt 1\nMusterstadt\n" in text
    assert "You cannot come after all? Please cancel" in text


@pytest.mark.parametrize(
    ("name", "subject", "sentence"),
    [
        ("confirm_address", "Please confirm", "A place is held until Wednesday 25 November 2026, 10:0"),
        ("confirmed", "Your place:", "You have a place."),
        ("waiting", "Waiting list:", "you are on the waiting list"),
        ("already_registered", "You are already registered:", "you already have a place"),
        ("already_waiting", "You are already registered:", "you keep your turn"),
        ("moved_up", "You have a place now:", "A place has become free"),
        ("cancelled", "Cancelled: your registration for", "Your registration is cancelled."),
        ("event_changed", "Changed:", "You keep your place. The new calendar entry is attached"),
        ("event_changed_waiting", "Changed:", "You are still on the waiting list"),
        ("event_postponed", "Changed:", "The event is postponed."),
        ("event_postponed_waiting", "Changed:", "You keep your turn in the waiting list until then."),
        ("event_cancelled", "The event does not take place:", "takes the event out of your calendar"),
        ("event_cancelled_waiting", "The event does not take place:", "You need not do anything."),
    ],
)
def test_each_mail_says_what_happened(each_mail, name, subject, sentence):
    assert each_mail[name].subject.startswith(subject)
    assert sentence in each_mail[name].text


def test_changed_place_names_the_old_and_the_new_one(each_mail):
    text = each_mail["event_changed"].text

    assert "The place was:\nAltes Rathaus\nMarkt 1\nMusterstadt\n" in text
    assert "\nAltes Rathaus\nMarkt 2\n" in text
    assert "The date was:" not in text


def test_changed_time_names_the_old_and_the_new_one(event):
    sign_up(event)
    session = event.sessions.get()
    session.starts_at += timedelta(hours=1)
    event.sessions.add(session)

    save_event(event)

    text = last().text
    assert "The date was:\nThursday 3 December 2026, 10:00 to 16:00\n" in text
    assert "\nThursday 3 December 2026, 11:00 to 16:00\n" in text
    assert "The place was:" not in text


def test_new_online_link_is_named_without_the_old_one(event):
    event.format = "online"
    event = save_event(event)
    sign_up(event)
    event.online_link = "https://meet.example.org/neu"

    save_event(event)

    assert "There is a new online link" in last().text
    assert "https://meet.example.org/neu" in last().text
    assert LINK not in last().text


def test_postponed_event_no_longer_names_the_old_date(each_mail):
    assert "December 2026, 10:00" not in each_mail["event_postponed"].text
    assert "The new date is not fixed yet." in each_mail["event_postponed"].text


def test_every_session_is_named_with_its_title(event):
    add_session(event, make_aware(datetime(2027, 1, 14, 10)), title_de="Zweiter Teil", title_en="Second part")

    sign_up(event)

    assert "\nSecond part: Thursday 14 January 2027, 10:00 to 16:00\n" in last().text


def test_mail_speaks_the_language_of_the_registration_whoever_causes_it(event):
    sign_up(event, "anna", "de")
    sign_up(event, "ben", "en")

    with translation.override("en"):
        save_event(changed(event))

    german, english = Mail.objects.order_by("-pk")[:2][::-1]
    assert (german.language, english.language) == ("de", "en")
    assert "Donnerstag" in german.text
    assert "Thursday" in english.text
    assert "Gefördert vom Beispielministerium." in german.text
    assert "Veranstaltungsbüro" in german.text


def changed(event):
    event.city = "54321 Beispielstadt"
    return event


def test_event_without_a_page_is_called_by_its_working_title(event):
    event.pages.get().unpublish()

    sign_up(event)

    assert last().subject == "Your place: Schulung"
    assert "/veranstaltungen/" not in last().text


def test_many_letters_cost_one_row_each(event, django_assert_max_num_queries):
    Event.objects.update(places=50)
    for number in range(20):
        sign_up(event, f"person{number}")
    event = Event.objects.get()
    old = Event.objects.get()
    event.city = "54321 Beispielstadt"

    with django_assert_max_num_queries(20 + 10):
        write_event_changed(event, event.registrations.all(), old, {"place"})


# What arrives.


def arrived(mail):
    """Deliver a mail and read it as a mail program does."""
    delivery.send_due()
    message = next(each for each in delivered.outbox if each.extra_headers["Message-ID"] == mail.message_id)
    return BytesParser(policy=policy.default).parsebytes(message.message().as_bytes())


def test_delivered_mail_has_its_headers_and_a_calendar_file(event):
    Event.objects.update(format="online")
    sign_up(event)

    message = arrived(last())

    assert message["To"] == "anna@example.org"
    assert message["Reply-To"] == "team@example.org"
    assert message["Auto-Submitted"] == "auto-generated"
    (attachment,) = message.iter_attachments()
    assert attachment.get_content_type() == "text/calendar"
    assert attachment.get_filename() == "termin.ics"
    calendar = Calendar.from_ical(attachment.get_content())
    assert LINK in str(calendar.walk("VEVENT")[0]["description"])


@pytest.mark.parametrize(("kind", "files"), [("on_site", ["termin.ics", "qr-code.png"]), ("online", ["termin.ics"])])
def test_reminder_brings_the_code_for_the_entrance_to_those_who_come_to_the_place(event, kind, files):
    Event.objects.update(format=kind)
    anna = sign_up(Event.objects.get())

    write_reminder(anna.event, [anna])

    attached = {file.get_filename(): file for file in arrived(last()).iter_attachments()}
    assert list(attached) == files
    if "qr-code.png" in attached:
        assert attached["qr-code.png"].get_content_type() == "image/png"
        assert attached["qr-code.png"].get_content() == entrance.file_of(anna)


def test_calendar_file_tells_what_holds_when_it_is_sent(event):
    sign_up(event)
    mail = last()
    Event.objects.update(status="cancelled", sequence=7)

    (attachment,) = arrived(mail).iter_attachments()

    entry = Calendar.from_ical(attachment.get_content()).walk("VEVENT")[0]
    assert (entry["status"], entry["sequence"]) == ("CANCELLED", 7)
