"""Where mails go without a mail server, and how Django's own come in."""

import stat
from email import message_from_bytes

from django.core.mail import EmailMessage

from outbox.backends import EmlFileBackend, OutboxBackend
from outbox.models import Mail


def mode(path):
    return oct(stat.S_IMODE(path.stat().st_mode))


def test_mail_without_a_server_is_a_file_for_the_owner_alone(settings, tmp_path):
    settings.MAIL_DIR = tmp_path / "var" / "mail"

    EmlFileBackend().send_messages([EmailMessage("Über den Weg / ../x", "Text", to=["person@example.org"])])

    [path] = settings.MAIL_DIR.iterdir()
    assert (mode(settings.MAIL_DIR), mode(path)) == ("0o700", "0o600")
    assert path.name.endswith("-uber-den-weg-x.eml")
    assert message_from_bytes(path.read_bytes())["To"] == "person@example.org"


def test_mail_to_two_people_becomes_one_for_each(db):
    OutboxBackend().send_messages([EmailMessage("Betreff", "Text", to=["a@example.org", "b@example.org"])])

    assert [(mail.to, mail.is_confidential) for mail in Mail.objects.order_by("pk")] == [
        ("a@example.org", True),
        ("b@example.org", True),
    ]
