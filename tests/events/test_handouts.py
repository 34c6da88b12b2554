"""The handouts of an event: each test of who gets them first makes what could leak."""

import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.handouts import copy_all, delete_left_files
from events.links import token_of
from events.models import Event, Handout, Registration
from events.reminders import thank
from home import structure
from outbox.models import Mail
from tests.factories import make_event, make_handout, make_organisation, make_registration, make_user

DAY = timedelta(days=1)
SECRET = b"%PDF-1.7 Geheimwort"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """A folder of its own for uploads."""
    settings.MEDIA_ROOT = str(tmp_path)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "core.storage.PrivateStorage", "OPTIONS": {"location": str(tmp_path)}},
    }
    return tmp_path


@pytest.fixture
def event(home):
    return make_event()


@pytest.fixture
def anna(event):
    return make_registration(event, "anna@example.org")


@pytest.fixture
def handout(event):
    return make_handout(event, "Übersicht 1.pdf", SECRET)


def link_of(one):
    return reverse("personal:link", args=[token_of(one)])


def file_of(one, handout):
    return reverse("personal:handout", args=[token_of(one), handout.pk, handout.filename])


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def names_it(client, one, handout):
    """Tell whether the person's page, or what is sent for the file's address, holds the file or names it."""
    answers = [client.get(link_of(one)), client.get(file_of(one, handout), follow=True)]
    return any(word in body(answer) for answer in answers for word in (SECRET, quote(handout.filename).encode()))


def files_in(media):
    return sorted(path.name for path in Path(media).rglob("*") if path.is_file())


# Who gets them, and how.


def test_person_with_a_place_finds_and_gets_the_file(client, anna, handout):
    page = client.get(link_of(anna)).content.decode()

    response = client.get(file_of(anna, handout))

    assert f'href="{file_of(anna, handout)}"' in page
    assert "PDF, 19\xa0Bytes, Deutsch" in page
    assert body(response) == SECRET
    assert response.headers["Content-Type"] == "application/pdf"
    assert quote("Übersicht 1.pdf") in response.headers["Content-Disposition"]
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"


def test_part_of_a_file_is_sent(client, anna, handout):
    response = client.get(file_of(anna, handout), headers={"Range": "bytes=9-"})

    assert (response.status_code, body(response)) == (206, b"Geheimwort")
    assert response.headers["Cache-Control"] == "no-store"


def test_whoever_came_without_a_place_gets_it(client, anna, handout):
    Registration.objects.filter(pk=anna.pk).update(status=Registration.Status.WALK_IN)

    assert names_it(client, anna, handout)
    assert client.get(file_of(anna, handout)).status_code == 200


@pytest.mark.parametrize("status", [each for each in Registration.Status if each not in ("confirmed", "walk_in")])
def test_nobody_without_a_place_gets_it(client, anna, handout, status):
    assert names_it(client, anna, handout)

    Registration.objects.filter(pk=anna.pk).update(status=status, expires_at=timezone.now() + DAY)

    assert not names_it(client, anna, handout)


def test_link_to_another_event_or_an_ended_or_invented_one_opens_nothing(client, anna, handout):
    elsewhere = make_registration(make_event(), "anna@example.org")
    address = file_of(anna, handout)
    assert not names_it(client, elsewhere, handout)

    Registration.objects.filter(pk=anna.pk).update(link_version=2)

    assert client.get(address).status_code == 410
    assert client.get(reverse("personal:handout", args=["x" * 32, handout.pk, "x"])).status_code == 404


def test_no_other_address_leads_to_the_file(client, anna, handout):
    documents = [reverse("wagtaildocs_serve", args=[number, handout.filename]) for number in range(1, 4)]
    guesses = [*documents, f"/{handout.file.name}", f"/media/{handout.file.name}", f"/dateien/{handout.file.name}"]

    assert [address for address in guesses if client.get(address).status_code == 200] == []
    assert handout.filename not in handout.file.name
    assert len(Path(handout.file.name).stem) == 32


@pytest.mark.parametrize(
    ("available_from", "starts_in", "status", "is_there"),
    [
        ("begun", DAY, "scheduled", False),
        ("begun", -timedelta(minutes=5), "scheduled", True),
        ("begun", -timedelta(minutes=5), "postponed", False),
        ("over", -timedelta(minutes=5), "scheduled", False),
        ("over", -DAY, "scheduled", True),
        ("over", -DAY, "cancelled", False),
    ],
)
def test_file_comes_when_its_time_has_come(client, home, available_from, starts_in, status, is_there):
    anna = make_registration(make_event(starts_in=starts_in, status=status), "anna@example.org")
    handout = make_handout(anna.event, content=SECRET, label_de="Folien", available_from=available_from)

    page = client.get(link_of(anna)).content.decode()
    response = client.get(file_of(anna, handout))

    assert (file_of(anna, handout) in page) is is_there
    assert (SECRET in body(response)) is is_there
    assert "Folien" in page
    if not is_there:
        assert response.url == link_of(anna)


@pytest.mark.parametrize("has_handout", [True, False])
def test_thanks_say_where_the_handouts_are(home, time_machine, has_handout):
    anna = make_registration(make_event(starts_in=-timedelta(hours=7)), "anna@example.org", language="en")
    if has_handout:
        make_handout(anna.event)
    time_machine.move_to(timezone.now() + DAY + timedelta(hours=12))

    thank()

    text = Mail.objects.get(to="anna@example.org").text
    assert ("You find the handouts under your personal link" in text) is has_handout
    assert link_of(anna) in text


# What the team does.


def desk(name, *args):
    return reverse(f"event_registrations:{name}", args=args)


def upload(client, event, name="Folien.pdf", content=SECRET, **fields):
    file = SimpleUploadedFile(name, content)
    fields = {"language": "de", "available_from": "at_once", **fields}
    return client.post(desk("handouts", event.pk), {"file": file, **fields})


def test_team_uploads_orders_changes_and_deletes(organiser, event, media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        upload(organiser, event, "Eins.pdf", label_de="Erstes")
        upload(organiser, event, "Zwei.txt", b"words", language="ar", available_from="over")
        first, second = event.handouts.all()
        organiser.post(desk("handout_up", event.pk, second.pk))
        new = SimpleUploadedFile("Neu.pdf", b"%PDF-1.7 neu")
        fields = {"label_de": "Erstes, neu", "language": "de", "available_from": "begun"}
        organiser.post(desk("handout", event.pk, first.pk), {"file": new, **fields})

    assert [(each.filename, each.size, str(each)) for each in event.handouts.all()] == [
        ("Zwei.txt", 5, "Zwei.txt"),
        ("Neu.pdf", 12, "Erstes, neu"),
    ]
    assert len(files_in(media)) == 2
    assert body(organiser.get(desk("handout_file", event.pk, first.pk))) == b"%PDF-1.7 neu"

    with django_capture_on_commit_callbacks(execute=True):
        organiser.post(desk("handout", event.pk, first.pk), {**fields, "label_de": "Nur das Wort"})
        organiser.post(desk("handout_delete", event.pk, second.pk))

    kept = event.handouts.get()
    assert (kept.filename, str(kept)) == ("Neu.pdf", "Nur das Wort")
    assert files_in(media) == [Path(kept.file.name).name]


@pytest.mark.parametrize(("starts_in", "is_offered"), [(DAY, False), (-DAY, True)])
def test_page_offers_to_write_once_the_event_is_over(organiser, starts_in, is_offered):
    event = make_event(starts_in=starts_in)
    make_handout(event)

    page = organiser.get(desk("handouts", event.pk)).content.decode()

    assert (f'href="{desk("write", event.pk)}?to=place"' in page) is is_offered


@pytest.mark.parametrize(("name", "content"), [("Seite.html", b"<script>"), ("Ohne", b"x"), ("Leer.pdf", b"")])
def test_only_the_kinds_of_files_of_the_portal_are_taken(organiser, event, media, name, content):
    response = upload(organiser, event, name, content)

    assert list(response.context["form"].errors) == ["file"]
    assert (event.handouts.count(), files_in(media)) == (0, [])


def test_file_that_is_too_large_is_refused(organiser, event, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = len(SECRET) - 1

    assert list(upload(organiser, event).context["form"].errors) == ["file"]
    assert not event.handouts.exists()


@pytest.mark.parametrize("who", ["stranger", "member", "other team"])
def test_nobody_else_sees_or_changes_them(client, event, handout, who):
    if who != "stranger":
        group = structure.MEMBERS if who == "member" else structure.ORGANISERS
        user = make_user("andere@example.org", group)
        user.memberships.create(organisation=make_organisation("Anderer Verein"))
        client.force_login(user)
    addresses = [desk("handouts", event.pk)]
    names = ["handout", "handout_delete", "handout_up", "handout_file"]
    addresses += [desk(name, event.pk, handout.pk) for name in names]

    for address in addresses:
        for answer in (client.get(address), client.post(address, {"language": "de", "available_from": "at_once"})):
            assert answer.status_code in (302, 403, 404, 405)
            assert SECRET not in body(answer)

    assert Handout.objects.get().sort_order == handout.sort_order


def test_handout_of_another_event_is_not_reached_by_ones_own(organiser, event):
    theirs = make_handout(make_event(organisation=make_organisation("Anderer Verein")), content=SECRET)

    for name in ("handout", "handout_delete", "handout_file"):
        assert organiser.get(desk(name, event.pk, theirs.pk)).status_code == 404
    organiser.post(desk("handout_delete", event.pk, theirs.pk))

    assert Handout.objects.filter(pk=theirs.pk).exists()


def test_page_costs_the_same_with_many(organiser, event):
    def count():
        with CaptureQueriesContext(connection) as queries:
            organiser.get(desk("handouts", event.pk))
        return len(queries)

    make_handout(event)
    count()
    few = count()
    for _each in range(5):
        make_handout(event)

    assert count() == few <= 25


# What becomes of the files.


def test_files_go_with_their_event_and_none_other(media, event, handout):
    kept = make_handout(make_event())
    for path in Path(media).rglob("*.pdf"):
        os.utime(path, (0, 0))
    Event.objects.filter(pk=event.pk).delete()
    uploading = make_handout(make_event())
    Handout.objects.filter(pk=uploading.pk).delete()

    delete_left_files()

    assert files_in(media) == sorted(Path(each.file.name).name for each in (kept, uploading))


def test_copies_of_handouts_are_files_of_their_own(event, handout, django_capture_on_commit_callbacks):
    other = make_event()

    copy_all(event, other)

    copy = other.handouts.get()
    assert (copy.filename, copy.size, copy.file.read()) == (handout.filename, handout.size, SECRET)
    assert copy.file.name != event.handouts.get().file.name
