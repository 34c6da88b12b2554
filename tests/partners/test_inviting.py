import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from home.groups import COORDINATORS, MEMBERS
from organisations.models import Organisation
from partners import inviting
from partners.inviting import Person, invite_all, people_in
from partners.membership import Refused
from partners.models import Invitation
from tests.factories import make_organisation, make_user


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("a@example.org", [Person("a@example.org")]),
        ("A@example.org\r\n\r\n a@example.org ,", [Person("a@example.org")]),
        ("a@example.org, b@example.org;c@example.org", [Person(f"{each}@example.org") for each in "abc"]),
        ("Neu, Kim <kim@example.org>", [Person("kim@example.org", "Kim Neu")]),
        (
            '"Neu, Kim" <kim@example.org>, Alex Muster <alex@example.org>',
            [Person("kim@example.org", "Kim Neu"), Person("alex@example.org", "Alex Muster")],
        ),
    ],
)
def test_list_of_people_is_read_as_mail_programs_write_it(text, people):
    assert people_in(text) == people


@pytest.mark.parametrize(
    "text", ["kim", "kim@", "Kim Neu kim@example.org", " ".join(f"{each}@example.org," for each in range(51))]
)
def test_list_that_names_nobody_or_too_many_is_refused(text):
    with pytest.raises(ValidationError):
        people_in(text)


@pytest.fixture
def coordinator(home):
    return make_user("netz@example.org", COORDINATORS)


def promise(by):
    return {"invited_by": by, "language": "de", "groups": Group.objects.filter(name=MEMBERS)}


def test_new_organisation_is_made_once_and_only_with_an_invitation(coordinator, member):
    people = [Person(member.email), Person("kim@example.org"), Person("alex@example.org")]
    Invitation.objects.create(email=member.email, expires_at="2999-01-01T00:00Z")

    nobody = invite_all(people[:1], new_organisation="Verein Neubeginn", **promise(coordinator))
    assert not nobody.sent
    assert not Organisation.objects.exists()

    outcome = invite_all(people, new_organisation="Verein  Neubeginn", **promise(coordinator))
    assert [person.email for person, _why in outcome.refused] == [member.email]
    assert {one.organisation.name for one in outcome.sent} == {"Verein Neubeginn"}
    assert Organisation.objects.count() == 1


def test_organisation_of_the_same_name_is_not_made_twice(coordinator):
    known = make_organisation("Verein am Weg")

    outcome = invite_all([Person("kim@example.org")], new_organisation="verein am weg", **promise(coordinator))

    assert outcome.sent[0].organisation == known


def test_one_account_invites_so_many_an_hour(coordinator, monkeypatch):
    monkeypatch.setattr(inviting, "MOST_AN_HOUR", 2)
    invite_all([Person("kim@example.org")], **promise(coordinator))

    with pytest.raises(Refused):
        invite_all([Person("alex@example.org"), Person("robin@example.org")], **promise(coordinator))

    assert Invitation.objects.count() == 1
