"""All certificates of an event in one file."""

import io
from datetime import timedelta
from zipfile import ZipFile

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from events import batches, own_data, presence
from events.batches import ask_for, file_of, folder_of, forget_old, how_many_get_what, set_certificates
from events.forgetting import forget_due
from events.models import Certificate, CertificateBatch
from home import structure
from organisations.models import Organisation
from tests.factories import attend, make_registration, make_user
from tests.reading import pages_of

NAMES = ["Anna Weiß", "Ben Ö", "Cem Şahin"]


@pytest.fixture(autouse=True)
def papers(settings, tmp_path):
    settings.PAPERS_DIR = tmp_path / "papers"
    return settings.PAPERS_DIR


@pytest.fixture
def people(training, user):
    """Three people of whom the first was there each time, and one who was not."""
    people = [make_registration(training, f"{name[0]}@example.org", name=name) for name in NAMES]
    for one, sessions in zip(people, [[0, 1, 2], [0], [1, 2]], strict=True):
        attend(one, *sessions, by=user)
    make_registration(training, "d@example.org", name="Dora")
    return people


def texts_in(content):
    """Return the text of each paper in a file by the paper's name."""
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: " ".join(pages_of(archive.read(name))) for name in archive.namelist()}


def test_file_has_the_paper_of_everybody_who_was_there(training, people, user):
    assert how_many_get_what(training) == {"full": 1, "part": 2}
    batch = ask_for(training, by=user)

    set_certificates()

    batch.refresh_from_db()
    assert (batch.done, batch.total, batch.refused) == (3, 3, [])
    texts = texts_in(file_of(batch).read_bytes())
    assert [name.rsplit("-", 3)[0] for name in texts] == ["anna-weiss", "ben-o", "cem-sahin"]
    assert [name in text for name, text in zip(NAMES, texts.values(), strict=True)] == [True] * 3
    assert Certificate.objects.count() == 3
    # Nothing but the file is left.
    assert [path.name for path in folder_of(batch.key).iterdir()] == [batches.FILE]


def test_name_that_cannot_be_printed_stops_only_its_own_and_is_named(training, people, user):
    attend(make_registration(training, "li@example.org", name="李 Wei"), 0, by=user)
    batch = ask_for(training, by=user)

    set_certificates()

    batch.refresh_from_db()
    assert batch.refused == [{"name": "李 Wei", "why": "name"}]
    assert len(texts_in(file_of(batch).read_bytes())) == 3


def test_paper_that_cannot_be_made_stops_only_its_own(training, people, user, monkeypatch):
    made = batches.print_certificate

    def fail_once(certificate, one, heads):
        if one == people[1]:
            raise RuntimeError
        return made(certificate, one, heads)

    monkeypatch.setattr(batches, "print_certificate", fail_once)
    batch = ask_for(training, by=user)

    set_certificates()

    batch.refresh_from_db()
    assert batch.refused == [{"name": "Ben Ö", "why": "error"}]
    assert len(texts_in(file_of(batch).read_bytes())) == 2


def test_worker_that_is_killed_goes_on_where_it_was(training, people, user, monkeypatch):
    made, killed = batches.print_certificate, []

    def be_killed_once(certificate, one, heads):
        if one == people[1] and not killed:
            killed.append(one)
            raise SystemExit
        return made(certificate, one, heads)

    monkeypatch.setattr(batches, "print_certificate", be_killed_once)
    batch = ask_for(training, by=user)
    with pytest.raises(SystemExit):
        set_certificates()
    batch.refresh_from_db()
    assert (batch.done, batch.finished_at) == (1, None)
    numbers = set(Certificate.objects.values_list("number", flat=True))

    # Somebody may still be at it: another worker waits.
    set_certificates()
    batch.refresh_from_db()
    assert batch.done == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        set_certificates()

    batch.refresh_from_db()
    assert batch.done == 3
    assert len(texts_in(file_of(batch).read_bytes())) == 3
    assert numbers < set(Certificate.objects.values_list("number", flat=True))
    assert Certificate.objects.count() == 3


def test_worker_turns_to_other_work_and_comes_back(training, people, user, monkeypatch):
    batch = ask_for(training, by=user)
    monkeypatch.setattr(batches, "TURN", 0)
    set_certificates()
    batch.refresh_from_db()
    assert batch.finished_at is None

    monkeypatch.setattr(batches, "TURN", 60)
    set_certificates()
    batch.refresh_from_db()
    assert batch.finished_at


def test_asked_twice_there_is_one_and_asked_later_a_new_one(training, people, user):
    first = ask_for(training, by=user)
    assert ask_for(training, by=user) == first
    set_certificates()
    numbers = set(Certificate.objects.values_list("number", flat=True))

    second = ask_for(training, by=user)
    set_certificates()

    assert CertificateBatch.objects.get() == second
    assert set(Certificate.objects.values_list("number", flat=True)) == numbers


def test_file_goes_after_a_day_and_with_the_people(
    training,
    people,
    user,
    papers,
    django_capture_on_commit_callbacks,
):
    def make():
        batch = ask_for(training, by=user)
        set_certificates()
        assert file_of(batch).exists()
        return batch

    make()
    with time_machine.travel(timezone.now() + timedelta(hours=25)), django_capture_on_commit_callbacks(execute=True):
        forget_old()
    assert list(papers.iterdir()) == []
    make()
    with django_capture_on_commit_callbacks(execute=True):
        own_data.erase(people[0])
    assert list(papers.iterdir()) == []
    make()
    with time_machine.travel(timezone.now() + timedelta(days=92)), django_capture_on_commit_callbacks(execute=True):
        forget_due()
    assert list(papers.iterdir()) == []
    assert not CertificateBatch.objects.exists()


def test_whoever_erases_their_data_while_papers_are_made_stops_it(
    training, people, user, papers, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    made = batches.print_certificate

    def erase_meanwhile(certificate, one, heads):
        with django_capture_on_commit_callbacks(execute=True):
            own_data.erase(people[1])
        return made(certificate, one, heads)

    monkeypatch.setattr(batches, "print_certificate", erase_meanwhile)
    ask_for(training, by=user)

    set_certificates()
    set_certificates()

    assert not CertificateBatch.objects.exists() and list(papers.iterdir()) == []
    assert "ERROR" not in caplog.text


def test_no_name_of_a_file_and_no_line_of_the_log_names_a_person(training, people, user, monkeypatch, caplog):
    def fail(path, *args, **kwargs):
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(batches.Path, "write_bytes", fail)
    batch = ask_for(training, by=user)

    set_certificates()

    batch.refresh_from_db()
    assert [each["why"] for each in batch.refused] == ["error"] * 3
    assert "No space left" in caplog.text and "anna" not in caplog.text.lower()


def test_file_that_belongs_to_nothing_goes(papers, home):
    (papers / "left").mkdir(parents=True)
    (papers / "left" / "anna.pdf").write_bytes(b"x")

    forget_old()

    assert list(papers.iterdir()) == []


def test_team_asks_sees_how_far_it_is_and_fetches_it(organiser, training, people):
    address = reverse("event_registrations:certificates", args=[training.pk])
    assert organiser.get(address).status_code == 200

    organiser.post(address)
    waiting = organiser.get(address).content.decode()
    assert ("<progress" in waiting, 'data-batch="running"' in waiting) == (True, True)
    set_certificates()
    page = organiser.get(address)

    batch = CertificateBatch.objects.get()
    download = reverse("event_registrations:batch", args=[training.pk, batch.key])
    assert download in page.content.decode()
    assert 'data-batch=""' in page.content.decode()
    response = organiser.get(download)
    assert len(texts_in(b"".join(response.streaming_content))) == 3
    assert "no-store" in response.headers["Cache-Control"]
    assert "attachment" in response.headers["Content-Disposition"]


def test_nobody_but_the_team_asks_or_fetches(client, training, people, user):
    batch = ask_for(training, by=user)
    set_certificates()
    address = reverse("event_registrations:certificates", args=[training.pk])
    download = reverse("event_registrations:batch", args=[training.pk, batch.key])

    assert [client.get(each).status_code for each in (address, download)] == [302, 302]
    other = make_user("andere@example.org", structure.ORGANISERS)
    other.memberships.create(organisation=Organisation.objects.create(name="Andere"))
    client.force_login(other)
    assert [client.get(each).status_code for each in (address, download)] == [404, 404]
    assert client.post(address).status_code == 404


def test_page_costs_the_same_for_many_people(organiser, training, people, user, django_assert_max_num_queries):
    address = reverse("event_registrations:certificates", args=[training.pk])
    for number in range(20):
        attend(make_registration(training, f"{number}@example.org"), 0, 1, by=user)
    presence.mark(people[0], training.sessions_list[0], True, presence.Source.HAND, user)

    with django_assert_max_num_queries(25):
        organiser.get(address)
