"""What becomes of a mail after it was written."""

import os
from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core.mail.backends import locmem
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from outbox.delivery import PAUSES, forget, forget_old, send_due, write
from outbox.models import Mail

SECRET = "https://portal.example.org/konto/einladung/geheim/"


class Refusing(BaseEmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages):
        raise ConnectionRefusedError("person@example.org")


def written(**fields):
    fields = {"to": "person@example.org", "subject": "Einladung", "text": SECRET, **fields}
    return write(**fields)


def try_until_given_up():
    for _turn in range(len(PAUSES) + 1):
        send_due()
        Mail.objects.unsent().update(due_at="2026-01-01T00:00Z")
    return Mail.objects.get()


@pytest.fixture
def no_server(settings):
    settings.DELIVERY_BACKEND = f"{__name__}.Refusing"


def test_text_that_opens_something_goes_with_the_sending(db, mailoutbox):
    written(is_confidential=True)

    send_due()

    assert mailoutbox[0].body == SECRET
    assert Mail.objects.get().text == ""


def test_text_that_opens_something_goes_when_the_mail_is_given_up(db, no_server):
    written(is_confidential=True)

    mail = try_until_given_up()

    assert mail.failed_at
    assert mail.text == ""


def test_error_names_no_address(db, no_server, caplog):
    written()

    mail = try_until_given_up()

    assert mail.last_error == "ConnectionRefusedError"
    assert "person@example.org" not in caplog.text


def test_mail_is_sent_once(db, mailoutbox):
    written()

    assert (send_due(), send_due()) == (1, 0)
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("subject", ["Einladung\r\nBcc: alle@example.org", "Einladung\n\nMehr", "x" * 400])
def test_subject_is_one_line_and_adds_no_header(db, mailoutbox, subject):
    written(subject=subject)

    send_due()

    sent = mailoutbox[0].message()
    assert sent["Bcc"] is None
    assert "\n" not in str(mailoutbox[0].subject)
    assert mailoutbox[0].recipients() == ["person@example.org"]


def test_mail_goes_out_as_text_and_with_links_to_press(db, mailoutbox):
    write(to="x@example.org", subject="Gruß", text="Ja & nein\n\nhttps://portal.example.org/r/1/\n", language="en")

    send_due()

    [sent] = mailoutbox
    [[html, kind]] = sent.alternatives
    assert sent.body == "Ja & nein\n\nhttps://portal.example.org/r/1/\n"
    assert kind == "text/html"
    assert '<html lang="en">' in html
    assert "<p>Ja &amp; nein</p>" in html
    assert '<a href="https://portal.example.org/r/1/"' in html


@pytest.fixture
def kept_as_files(settings, tmp_path):
    settings.DELIVERY_BACKEND, settings.MAIL_DIR = "outbox.backends.EmlFileBackend", tmp_path / "mail"
    return settings.MAIL_DIR


def test_file_of_a_mail_goes_with_the_mail(db, kept_as_files):
    gone, kept = written(), written(to="other@example.org")
    send_due()

    forget(Mail.objects.filter(pk=gone.pk))

    [path] = kept_as_files.iterdir()
    assert kept.message_id.encode() in path.read_bytes()
    assert list(Mail.objects.all()) == [kept]


def test_old_files_of_mails_go_whatever_is_known_of_them(db, kept_as_files):
    written()
    send_due()
    old = kept_as_files / "20200101-an-invitation.eml"
    old.touch()
    fifteen_days_ago = (timezone.now() - timedelta(days=15)).timestamp()
    os.utime(old, (fifteen_days_ago, fifteen_days_ago))

    forget_old()

    assert not old.exists()
    assert len(list(kept_as_files.iterdir())) == Mail.objects.count() == 1


class Slow(BaseEmailBackend):
    """A mail server that somebody's erasure overtakes."""

    def send_messages(self, messages):
        Mail.objects.all().delete()


def test_mail_that_is_deleted_while_it_is_sent_does_not_come_back(db, settings):
    settings.DELIVERY_BACKEND = f"{__name__}.Slow"
    written()

    send_due()

    assert Mail.objects.count() == 0


class Counting(locmem.EmailBackend):
    """A mail server that counts its conversations, and breaks off at one mail."""

    conversations = 0
    is_open = False

    def open(self):
        if not self.is_open:
            type(self).conversations += 1
            self.is_open = True

    def close(self):
        self.is_open = False

    def send_messages(self, messages):
        if messages[0].subject == "Unterbrechung":
            raise SMTPServerDisconnected
        return super().send_messages(messages)


@pytest.fixture
def conversations(settings):
    settings.DELIVERY_BACKEND = f"{__name__}.Counting"
    Counting.conversations = 0
    return lambda: Counting.conversations


def test_mails_go_out_in_one_conversation_until_it_has_had_enough(db, mailoutbox, conversations, monkeypatch):
    monkeypatch.setattr("outbox.delivery.MAILS_PER_CONNECTION", 2)
    for _mail in range(5):
        written()

    assert send_due() == 5
    assert conversations() == 3
    assert len(mailoutbox) == 5


def test_mail_after_a_broken_conversation_goes_out_in_a_new_one(db, mailoutbox, conversations):
    for subject in ("Eins", "Unterbrechung", "Zwei"):
        written(subject=subject)

    assert send_due() == 2
    assert conversations() == 2
    assert [mail.subject for mail in mailoutbox] == ["Eins", "Zwei"]
