"""The public page on which a certificate is verified."""

import re

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from core.guard import LEAST_TIME
from events.certificates import grouped, issue
from tests.factories import attend, make_registration

NAME = "Jörg Müller"


@pytest.fixture
def certificate(training, user):
    return issue(attend(make_registration(training, name=NAME), 0, 1, 2, by=user))


def ask(client, number, name, **headers):
    """Send the form as a person does, some seconds after it was shown."""
    address = reverse("certificates:verify")
    with time_machine.travel(timezone.now() - 2 * LEAST_TIME, tick=False):
        shown = re.search(r'name="shown" value="([^"]+)"', client.get(address).content.decode())[1]
    return client.post(address, {"number": number, "name": name, "shown": shown}, **headers)


def test_true_certificate_matches_with_event_dates_and_hours(client, certificate):
    response = ask(client, grouped(certificate.number).lower(), "JOERG MUELLER")

    found = response.context["found"]
    assert found["event"] == "Übergänge gestalten"
    assert len(found["times"]) == 3
    page = response.content.decode()
    assert "Übergänge gestalten" in page
    assert all(time in page for time in found["times"])


def test_unknown_number_and_wrong_name_get_the_same_answer(client, certificate):
    wrong_name = ask(client, certificate.number, "Jürgen Müller")
    unknown = ask(client, "ACEF-HJKM-NPRT", "Jürgen Müller")

    assert wrong_name.context["found"] is None
    answers = [
        re.search(r'<section aria-labelledby="answer">.*?</section>', response.content.decode(), re.DOTALL)[0]
        for response in (wrong_name, unknown)
    ]
    assert answers[0] == answers[1]
    assert wrong_name.status_code == unknown.status_code == 200


def test_thousand_guesses_are_slowed(client, certificate):
    statuses = [ask(client, f"ACEF-HJKM-{number:04}", NAME).status_code for number in range(70)]

    assert statuses.count(200) == 60
    assert statuses[60:] == [429] * 10


def test_guesses_at_the_name_of_one_number_are_slowed_wherever_they_come_from(client, certificate):
    statuses = [ask(client, certificate.number, f"Name {number}").status_code for number in range(12)]

    assert statuses == [200] * 10 + [429] * 2


def test_code_on_the_paper_fills_in_the_number_alone(client, certificate):
    page = client.get(reverse("certificates:verify"), {"number": grouped(certificate.number)})

    assert f'value="{grouped(certificate.number)}"' in page.content.decode()
    assert NAME not in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in page.headers["Cache-Control"]


def test_form_says_what_is_missing(client, home):
    response = ask(client, "", "")

    assert set(response.context["form"].errors) == {"number", "name"}
    assert "is_answered" not in response.context
