"""One person's data in the desk."""

import io
import zipfile

import pytest
from wagtail.users.models import UserProfile

from core.models import DataStep
from events.models import Registration
from home import structure
from tests.factories import make_event, make_question, make_registration, make_user

ADDRESS = "zwetschge@example.org"
PAGE = "/cms/person/"


@pytest.fixture
def coordinator(client, home):
    user = make_user("netz@example.org", structure.COORDINATORS)
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


@pytest.fixture
def person(home):
    event = make_event()
    one = make_registration(event, ADDRESS, name="Zwetschgenkuchen")
    one.answers.create(question=make_question(event, purpose="access"), value="Vertraulich")
    return one


def send(client, action, address=ADDRESS):
    return client.post(PAGE, {"address": address, "action": action})


def kinds():
    return list(DataStep.objects.order_by("pk").values_list("kind", "user__email"))


def test_coordinator_finds_a_person_without_reading_about_them(coordinator, person):
    page = send(coordinator, "search").content.decode()

    assert "Registrations" in page and "Download all of it" in page
    assert "Zwetschgenkuchen" not in page
    assert kinds() == [("searched", "netz@example.org")]


def test_coordinator_hands_out_all_but_what_only_the_contact_reads(coordinator, person):
    response = send(coordinator, "export")

    archive = zipfile.ZipFile(io.BytesIO(response.content))
    told = archive.read("events.Registration.json").decode()
    assert "Zwetschgenkuchen" in told and "Vertraulich" not in told
    assert "no-store" in response["Cache-Control"]
    assert kinds() == [("exported", "netz@example.org")]


def test_coordinator_erases_a_person_after_being_asked(coordinator, person):
    asked = send(coordinator, "ask").content.decode()
    assert "cannot be undone" in asked and Registration.objects.exists()

    send(coordinator, "erase")

    assert not Registration.objects.exists()
    assert kinds() == [("erased", "netz@example.org")]
    assert "Nothing is kept about" in send(coordinator, "search").content.decode()


def test_coordinator_erases_no_account_of_the_desk(coordinator, home):
    make_user(ADDRESS, structure.EDITORS)
    make_registration(make_event(), ADDRESS)

    send(coordinator, "erase")

    assert Registration.objects.exists()
    assert "an administrator erases the account" in coordinator.get(PAGE).content.decode()


@pytest.mark.parametrize("group", [structure.MEMBERS, structure.EDITORS, structure.ORGANISERS])
def test_nobody_else_may_look_for_people(client, person, group):
    client.force_login(make_user("andere@example.org", group))

    for response in (client.get(PAGE), send(client, "search"), send(client, "export"), send(client, "erase")):
        assert response.status_code in (302, 403)
    assert Registration.objects.exists() and not DataStep.objects.exists()
