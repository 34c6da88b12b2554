"""What an organiser adds to the mails of one event."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.test.utils.form_data import inline_formset

from events import emails
from events.models import Event, MailText
from events.registration import cancel, register
from outbox.models import Mail
from tests.events.test_viewsets import LINK, add, edit
from tests.factories import make_event, make_registration

GERMAN, ENGLISH = "Bitte bringen Sie Ihren Ausweis mit.", "Please bring your identity card."


def paragraph(**fields):
    return {"mail": "confirmed", "text_de": GERMAN, "text_en": "", **fields}


def texts(*lines, initial=0):
    return {"mail_texts": inline_formset(list(lines), initial=initial)}


def mistakes(response):
    return [dict(each) for each in response.context["form"].formsets["mail_texts"].errors]


def come(event, language="de"):
    fields = {"name": "Anna", "email": f"{language}@example.org", "organisation": "", "language": language}
    return register(event, **fields, is_confirmed=True)


@pytest.mark.parametrize("mail", MailText.Mail.values)
def test_each_mail_that_can_have_a_paragraph_carries_it_between_message_and_facts(db, mail):
    event = make_event(name="Schulung am See", format="online", online_link=LINK)
    MailText.objects.create(event=event, mail=mail, text_de=GERMAN)
    one = make_registration(event, attendance="online")
    write = {
        "confirmed": lambda: emails.write_registered(one),
        "declined": lambda: emails.write_declined(one, "full"),
        "waiting": lambda: emails.write_waiting(one, "full"),
        "event_changed": lambda: emails.write_event_changed(event, [one], event, {"sessions"}),
        "event_cancelled": lambda: emails.write_event_cancelled(event, [one]),
        "reminder": lambda: emails.write_reminder(event, [one]),
        "online_link": lambda: emails.write_online_link(event, [one]),
        "thanks": lambda: emails.write_thanks(event, [one]),
    }.get(mail, lambda: getattr(emails, f"write_{mail}")(one))
    if mail == "offered":
        one.expires_at = event.starts_at

    write()

    text = Mail.objects.get().text
    assert text.count(GERMAN) == 1
    assert f"\n\n{GERMAN}\n\n" in text
    assert text.index("Guten Tag,") < text.index(GERMAN) < text.index("Schulung am See", text.index(GERMAN))


def test_paragraph_stands_in_its_own_mail_only(db):
    event = make_event()
    MailText.objects.create(event=event, mail="confirmed", text_de=GERMAN)

    cancel(come(event))

    assert [GERMAN in mail.text for mail in Mail.objects.order_by("pk")] == [True, False]


@pytest.mark.parametrize(("english", "sent"), [(ENGLISH, ENGLISH), ("", GERMAN)])
def test_paragraph_is_in_the_language_of_the_person_if_there_is_one(db, english, sent):
    event = make_event()
    MailText.objects.create(event=event, mail="confirmed", text_de=GERMAN, text_en=english)

    come(event, "en")

    assert sent in Mail.objects.get().text


def test_what_looks_like_a_field_is_words(db):
    event = make_event()
    MailText.objects.create(event=event, mail="confirmed", text_de="{{ online_link }} {% load x %} %(title)s <b>")

    come(event)

    assert "{{ online_link }} {% load x %} %(title)s <b>" in Mail.objects.get().text


def test_many_letters_read_the_paragraphs_once(db, django_assert_num_queries):
    event = make_event()
    MailText.objects.create(event=event, mail="reminder", text_de=GERMAN)
    people = [make_registration(event, f"{number}@example.org") for number in range(3)]

    with django_assert_num_queries(1):
        assert {event.own_words("reminder") for _one in people} == {GERMAN}


def test_organiser_writes_changes_and_takes_out_paragraphs(organiser, event):
    add(organiser, **texts(paragraph()))
    made = Event.objects.order_by("pk").last()
    assert [text.text_de for text in made.mail_texts.all()] == [GERMAN]

    edit(organiser, event, **texts(paragraph(), paragraph(mail="reminder", text_en=ENGLISH)))
    first, second = event.mail_texts.order_by("mail")
    lines = [paragraph(id=first.pk, DELETE="on"), paragraph(id=second.pk, mail="reminder", text_de="Neu.")]
    edit(organiser, event, **texts(*lines, initial=2))

    assert [(text.mail, text.text_de, text.text_en) for text in event.mail_texts.all()] == [("reminder", "Neu.", "")]


def test_paragraph_is_told_to_nobody_by_itself(organiser, event):
    assert edit(organiser, event, **texts(paragraph())).status_code == 302

    assert not Mail.objects.exists()
    assert Event.objects.get().sequence == 0


def test_mail_has_one_paragraph(organiser, event):
    response = edit(organiser, event, **texts(paragraph(), paragraph()))

    assert list(mistakes(response)[1]) == ["mail"]
    assert not MailText.objects.exists()
    MailText.objects.create(event=event, mail="reminder", text_de=GERMAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        MailText.objects.create(event=event, mail="reminder", text_de=GERMAN)


@pytest.mark.parametrize("field", ["text_de", "text_en"])
def test_secret_link_is_refused_in_a_paragraph(organiser, event, field):
    fields = {"format": "hybrid", "places_online": 5, "online_link": LINK, "tell": "no"}

    response = edit(organiser, event, **fields, **texts(paragraph(**{field: f"Hier: {LINK}"})))

    assert [list(each) for each in mistakes(response)] == [[field]]
    assert edit(organiser, event, **fields, **texts(paragraph())).status_code == 302


@pytest.mark.parametrize("named", ["im Alten  rathaus", "Markt 1, 2. Stock"])
def test_hidden_address_is_refused_in_mails_to_people_without_a_place(organiser, event, named):
    where = {"venue": "Alten Rathaus", "street": "Markt 1", "address_visibility": "city", "tell": "no"}
    line = paragraph(mail="waiting", text_de=f"Wir treffen uns {named}.")

    assert [list(each) for each in mistakes(edit(organiser, event, **where, **texts(line)))] == [["text_de"]]
    # People with a place read it anyway, and so does everybody where it is public; the town is told in any case.
    for fields, allowed in [
        (where, line | {"mail": "confirmed"}),
        (where | {"address_visibility": "public"}, line),
        (where, paragraph(mail="waiting", text_de="Markt 17 in Musterstadt.")),
    ]:
        assert edit(organiser, event, **fields, **texts(allowed)).status_code == 302
        event.mail_texts.all().delete()


@pytest.mark.parametrize(
    "line", [paragraph(text_de=""), paragraph(mail="confirm_address"), paragraph(text_de="a" * 2001)]
)
def test_wrong_paragraph_is_refused(organiser, event, line):
    assert any(mistakes(edit(organiser, event, **texts(line))))
    assert not MailText.objects.exists()
