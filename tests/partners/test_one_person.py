"""All that the portal keeps about one address: found, handed out and erased."""

import io
import json
import stat
import zipfile
from contextlib import suppress
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from wagtail.log_actions import log
from wagtail.models import Comment

from core import personal_data
from core.models import DataStep
from core.personal_data import finders, without_finder
from events.models import EventCounts, LinkRequest, Registration
from outbox.models import Mail
from partners.models import CalendarLink, Invitation
from tests.factories import (
    make_article,
    make_event,
    make_handout,
    make_organisation,
    make_page,
    make_question,
    make_registration,
    make_user,
)

ADDRESS = "zwetschge@example.org"
WORDS = [ADDRESS, "Zwetschgenkuchen", "Zwetschgenantwort"]


def names(found):
    return {each.model for each in found}


def tables_that_name(words):
    return {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        for row in model._base_manager.values_list()
        if any(word.lower() in str(row).lower() for word in words)
    }


@pytest.fixture
def person(client, home):
    """Somebody of whom there is something everywhere."""
    user = make_user(ADDRESS, last_name="Zwetschgenkuchen")
    user.memberships.create(organisation=make_organisation(), function="Zwetschgenkuchen")
    CalendarLink.objects.create(user=user, token="geheim")
    Invitation.objects.create(email=ADDRESS, language="de", expires_at="2020-01-01T00:00Z")
    event = make_event()
    registration = make_registration(event, ADDRESS.title(), name="Zwetschgenkuchen")
    registration.answers.create(question=make_question(event), value="Zwetschgenantwort")
    LinkRequest.objects.create(email=ADDRESS)
    for owner in (registration, None):
        Mail.objects.create(to=ADDRESS, subject="Zwetschgenkuchen", owner=owner, message_id=str(owner))
    log(instance=user, action="wagtail.edit", user=user)
    page = make_article(home)
    page.owner = user
    page.save_revision(user=user, log_action=True)
    page.save()
    client.force_login(user)
    return user


def test_every_declared_address_is_searched():
    assert without_finder() == []


def test_address_that_is_not_searched_is_named(monkeypatch):
    monkeypatch.delitem(personal_data.searched, "partners.invitation")

    assert without_finder() == ["partners.Invitation.email", "partners.Invitation.invited_by"]


def test_everything_is_found_in_whatever_case_the_address_is_typed(person):
    found = personal_data.find("ZWETSCHGE@example.org ")

    assert {
        "account.EmailAddress",
        "core.User",
        "events.LinkRequest",
        "events.Registration",
        "organisations.Membership",
        "outbox.Mail",
        "partners.CalendarLink",
        "partners.Invitation",
        "sessions.Session",
        "wagtailcore.ModelLogEntry",
        "wagtailcore.Page",
        "wagtailcore.PageLogEntry",
        "wagtailcore.Revision",
    } <= names(found)
    assert not names(personal_data.find("niemand@example.org"))


def test_nothing_of_the_person_is_left_once_it_is_erased(person, client):
    event = Registration.objects.get().event
    assert len(tables_that_name(WORDS)) > 7

    left = personal_data.erase(ADDRESS)

    assert left == []
    assert tables_that_name(WORDS) == set()
    assert EventCounts.objects.get(event=event).registered == 1
    assert not client.session.get("_auth_user_id")


def test_account_of_an_administrator_is_not_erased_with_the_rest(home):
    make_user(ADDRESS, is_superuser=True)
    make_registration(make_event(), ADDRESS)

    left = personal_data.erase(ADDRESS)

    assert get_user_model().objects.filter(email=ADDRESS).exists()
    assert not Registration.objects.exists()
    assert [bool(each.stays) for each in left if each.model == "core.User"] == [True]


def test_address_that_somebody_else_has_typed_and_not_confirmed_costs_them_nothing(home):
    other = make_user("andere@example.org")
    EmailAddress.objects.create(user=other, email=ADDRESS, verified=False)

    assert personal_data.erase(ADDRESS) == []

    assert get_user_model().objects.filter(pk=other.pk).exists()
    assert not EmailAddress.objects.filter(email=ADDRESS).exists()


def test_contact_of_an_event_and_words_of_a_page_stay_and_it_is_said_why(home):
    make_event(contact_email=ADDRESS)
    make_article(home, title=f"Schreiben Sie an {ADDRESS}")

    left = personal_data.erase(ADDRESS)

    assert {"events.Event", "wagtailcore.Revision"} <= names(left)
    assert all(each.stays for each in left)


def tables_of_the_database_that_name(word):
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(word in str(row).lower() for row in cursor.fetchall()):
                yield table


def test_wherever_an_address_was_typed_it_is_found(person, home):
    """Type it into every text of every table there is, and compare with the tables that name it."""
    make_registration(make_event(), "andere@example.org").answers.create(question=make_question(make_event()))
    make_handout(make_event())
    make_page(home)
    log(instance=person, action="wagtail.edit", data={"to": ADDRESS})
    Comment.objects.create(page=home, user=person, contentpath="title", text="")
    for model in apps.get_models():
        fields = [model._meta.get_field(name) for name in personal_data.texts_of(model)]
        texts = [each.name for each in fields if not each.unique and (each.max_length or 99) > 30]
        texts = [name for name in texts if name not in {"object_id", "to_object_id", "path", "url_path", "email"}]
        for name in texts:
            value = [ADDRESS] if model._meta.get_field(name).get_internal_type() == "JSONField" else ADDRESS
            with suppress(IntegrityError), transaction.atomic():
                model._base_manager.update(**{name: value})
    # What is searched is copied from what pages say.
    copies = ("search_", "wagtailsearch_")
    told = {table for table in tables_of_the_database_that_name(ADDRESS) if not table.startswith(copies)}

    found = personal_data.find(ADDRESS)

    assert {"events_answer", "events_handout", "events_event", "home_standardpage", "core_term"} <= told
    tables = {apps.get_model(each.model)._meta.db_table for each in found}
    assert told - tables == set()


def test_what_somebody_else_has_typed_stays_and_what_is_ones_own_is_not_told_twice(home):
    event = make_event()
    own, other = (make_registration(event, email) for email in (ADDRESS, "andere@example.org"))
    for one in (own, other):
        one.answers.create(question=make_question(event), value=f"Mit {ADDRESS}")
    Mail.objects.create(to="andere@example.org", subject=f"Von {ADDRESS}", message_id="x")

    found = {each.model: each for each in personal_data.find(ADDRESS)}
    left = personal_data.erase(ADDRESS)

    assert (found["events.Registration"].number, found["events.Answer"].number) == (1, 1)
    assert {each.model for each in left} == {"events.Answer", "outbox.Mail"}
    assert all(each.stays for each in left) and other.answers.exists()


def test_zip_has_one_file_for_each_table(person):
    Mail.objects.create(to="andere@example.org", subject=f"Von {ADDRESS}", message_id="x")

    archive = zipfile.ZipFile(io.BytesIO(personal_data.as_zip(ADDRESS, personal_data.find(ADDRESS))))

    assert len(archive.namelist()) == len(set(archive.namelist()))
    assert len(json.loads(archive.read("outbox.Mail.json"))["rows"]) == 3


def test_every_table_that_is_searched_is_declared_or_a_packages():
    assert all(apps.get_model(finder.model) for finder in finders)


def test_command_tells_exports_and_erases(person, tmp_path):
    out, path = StringIO(), tmp_path / "person.zip"

    call_command("personal_data", ADDRESS, stdout=out)
    call_command("personal_data", ADDRESS, export=path, stdout=out)
    call_command("personal_data", ADDRESS, erase=True, yes=True, stdout=out)

    assert "events.Registration: 1" in out.getvalue() and "Nothing is left." in out.getvalue()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    told = json.loads(archive.read("events.Registration.json"))
    assert told["rows"][0]["answers"][0]["answer"] == "Zwetschgenantwort"
    assert "geheim" not in "".join(archive.read(name).decode() for name in archive.namelist())
    kinds = list(DataStep.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["searched", "exported", "searched", "erased"]
    assert not any(ADDRESS in str(row) for row in DataStep.objects.values_list())


def test_command_says_what_is_no_address(db):
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("personal_data", "zwetschge")


def test_command_writes_over_no_file_and_asks_before_it_erases(person, tmp_path, monkeypatch):
    path = tmp_path / "person.zip"
    path.write_text("anderes")
    monkeypatch.setattr("builtins.input", lambda question: "no")

    with pytest.raises(CommandError):
        call_command("personal_data", ADDRESS, export=path)
    with pytest.raises(CommandError):
        call_command("personal_data", ADDRESS, erase=True, stdout=StringIO())

    assert path.read_text() == "anderes"
    assert Registration.objects.exists()
