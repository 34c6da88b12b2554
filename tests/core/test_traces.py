"""What is left of deleted rows in the files of the database."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection
from django.utils import timezone

from core import traces
from core.models import DataStep
from outbox.delivery import write
from outbox.models import Mail

WORD = "zwetschgenkuchen"


def files_of_database():
    name = Path(connection.settings_dict["NAME"])
    return [path for path in name.parent.glob(f"{name.name}*") if path.is_file()]


def holds_word():
    return [path.name for path in files_of_database() if WORD.encode() in path.read_bytes()]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has files of its own, which no test may read.")
@pytest.mark.django_db(transaction=True)
def test_nothing_of_deleted_rows_is_left_in_the_file_or_its_log():
    for number in range(300):
        write(to=f"{number}@example.org", subject="Termin", text=f"{WORD} {'x' * (number * 29 % 3000)}")
    assert holds_word()

    Mail.objects.all().delete()
    traces.note(DataStep.Kind.EVENT, number=300)
    traces.remove()

    assert holds_word() == []
    assert DataStep.objects.get().traces_removed_at


@pytest.mark.django_db(transaction=True)
def test_files_are_left_alone_if_nothing_was_deleted():
    traces.note(DataStep.Kind.SEARCHED)

    traces.remove()

    assert DataStep.objects.get().traces_removed_at is None


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_notices_that_nobody_has_read_go_and_the_session_stays():
    session = SessionStore()
    session.update({traces.NOTICES: f'[["__json_message",0,25,"{WORD}"]]', "_auth_user_id": "7"})
    session.save()
    traces.note(DataStep.Kind.OWN, number=1)

    traces.remove()

    assert dict(SessionStore(session.session_key).items()) == {"_auth_user_id": "7"}


def test_note_says_how_many_and_not_who(db, caplog, django_capture_on_commit_callbacks):
    with caplog.at_level("INFO"), django_capture_on_commit_callbacks(execute=True):
        traces.note(DataStep.Kind.EVENT, number=12, about="Schulung")

    assert "12" in caplog.text
    assert "Schulung" not in caplog.text


def test_notes_go_after_two_years(db):
    traces.note(DataStep.Kind.OWN)
    old = DataStep.objects.create(kind=DataStep.Kind.OWN, at=timezone.now() - timedelta(days=731))

    traces.forget_old_steps()

    assert not DataStep.objects.filter(pk=old.pk).exists()
    assert DataStep.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_not_noted_is_gone_from_the_file_within_a_day():
    write(to="anna@example.org", subject="Termin", text=WORD)
    Mail.objects.all().delete()

    traces.rewrite_daily()

    assert holds_word() == []
