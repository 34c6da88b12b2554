import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import Term
from home.groups import MEMBERS
from organisations.models import Membership
from outbox.models import Mail
from partners import directory
from tests.factories import make_organisation, make_term, make_user

Audience = Membership.Audience
ALL = {f"shows_{name}": Audience.MEMBERS for name in Membership.DETAILS}
MOST_QUERIES = 20


@pytest.fixture
def reader(member):
    """A member of an organisation of their own."""
    Membership.objects.create(user=member, organisation=make_organisation("Haus der Lesenden"))
    return member


def make_entry(email="kim@example.org", organisation=None, **fields):
    user = make_user(email, MEMBERS, first_name="Kim", last_name="Weg")
    organisation = organisation or make_organisation("Verein am Weg")
    fields = {"function": "Beratung", "phone": "0345 123", **fields}
    return Membership.objects.create(user=user, organisation=organisation, **fields)


def page(client, **asked):
    return client.get(reverse("directory:people"), asked).content.decode()


def test_new_member_is_listed_for_nobody_but_is_a_member(client, reader):
    make_entry()
    client.force_login(reader)

    assert "Kim" not in page(client)


@pytest.mark.parametrize("detail", ["name", "function", "phone", "region", "professional_field", "topics"])
@pytest.mark.parametrize("audience", Audience.values)
@pytest.mark.parametrize("is_colleague", [True, False])
def test_each_detail_is_shown_to_its_audience_alone(reader, detail, audience, is_colleague):
    terms = {
        "region": make_term(Term.Vocabulary.REGION, "Norden"),
        "professional_field": make_term(Term.Vocabulary.PROFESSIONAL_FIELD, "Haft"),
    }
    organisation = reader.memberships.get().organisation if is_colleague else None
    row = make_entry(organisation=organisation, **terms, **{**ALL, f"shows_{detail}": audience})
    row.topics.add(make_term(Term.Vocabulary.TOPIC, "Ausstieg"))

    found = directory.people(reader).filter(pk=row.pk).first()

    is_seen = audience == Audience.MEMBERS or (audience == Audience.ORGANISATION and is_colleague)
    if detail == "name":
        assert bool(found) == is_seen
    else:
        assert bool(getattr(directory.entry_for(reader, found, directory.organisations_of(reader)), detail)) == is_seen


def test_what_is_hidden_is_not_found_either(reader):
    region, topic = make_term(Term.Vocabulary.REGION, "Norden"), make_term(Term.Vocabulary.TOPIC, "Ausstieg")
    row = make_entry(shows_name=Audience.MEMBERS, region=region)
    row.topics.add(topic)
    hidden = [{"words": "Beratung"}, {"words": "0345"}, {"region": region.pk}, {"topic": topic.pk}]

    assert [list(directory.people(reader, directory.Wishes(**wish))) for wish in hidden] == [[]] * 4
    assert list(directory.people(reader, directory.Wishes(words="kim WEG verein"))) == [row]
    Membership.objects.filter(pk=row.pk).update(**ALL)
    assert [len(directory.people(reader, directory.Wishes(**wish))) for wish in hidden] == [1, 0, 1, 1]


@pytest.mark.parametrize("end", [{"is_active": False}, None])
def test_who_has_lost_the_access_is_no_longer_listed(reader, end):
    row = make_entry(**ALL)
    get_user_model().objects.filter(pk=row.user_id).update(**(end or {}))
    if end is None:
        row.user.groups.clear()

    assert not directory.people(reader).exists()


@pytest.mark.parametrize("name", ["people", "organisations", "write"])
def test_only_members_enter(client, home, reader, name):
    row = make_entry(**ALL)
    address = reverse(f"directory:{name}", args=[row.pk] if name == "write" else [])

    assert reverse("account_login") in client.get(address).headers["Location"]
    client.force_login(make_user("ohne@example.org"))
    assert client.get(address).status_code == 403
    client.force_login(reader)
    assert client.get(address).status_code == 200


def test_message_reaches_the_person_and_shows_no_address(client, reader):
    row = make_entry(shows_name=Audience.MEMBERS)
    client.force_login(reader)
    address = reverse("directory:write", args=[row.pk])

    shown = client.get(address).content.decode() + page(client)
    answer = client.post(address, {"text": "Hätten Sie Zeit?"}, follow=True).content.decode()

    assert row.user.email not in shown + answer
    mail = Mail.objects.get()
    assert (mail.to, mail.reply_to, mail.is_confidential) == (row.user.email, reader.email, True)
    assert "Hätten Sie Zeit?" in mail.text


def test_nobody_writes_to_whom_they_cannot_find_or_too_often(client, reader, settings):
    settings.LIMITS = settings.LIMITS | {"directory_message": "1/h"}
    hidden, found = make_entry(), make_entry("alex@example.org", make_organisation("B"), shows_name=Audience.MEMBERS)
    client.force_login(reader)

    def send(pk):
        return client.post(reverse("directory:write", args=[pk]), {"text": "Guten Tag"}).status_code

    own = reader.memberships.get().pk
    assert [send(pk) for pk in (hidden.pk, own, 10**20, found.pk, found.pk)] == [404, 404, 404, 302, 429]
    assert Mail.objects.count() == 1


def test_person_decides_in_the_account_who_sees_what(client, reader):
    row = reader.memberships.get()
    client.force_login(reader)
    told = {f"{row.pk}-shows_{name}": Audience.NOBODY for name in Membership.DETAILS}
    told |= {f"{row.pk}-function": "Leitung", f"{row.pk}-shows_name": Audience.ORGANISATION}

    client.post(reverse("partners:own_entry"), told)

    row.refresh_from_db()
    assert (row.function, row.shows_name, row.shows_function) == ("Leitung", Audience.ORGANISATION, Audience.NOBODY)
    wrong = client.post(reverse("partners:own_entry"), {**told, f"{row.pk}-phone": "1\0"})
    assert "phone" in wrong.context["forms"][0].errors


@pytest.mark.parametrize("asked", [{"region": "x"}, {"words": "\0"}, {"topic": "9" * 30}, {"page": "x"}])
def test_nonsense_in_the_address_is_left_out_of_account(client, reader, asked):
    client.force_login(reader)

    assert client.get(reverse("directory:people"), asked).status_code == 200


def test_directory_costs_the_same_with_many_people(client, reader):
    client.force_login(reader)

    def cost(name):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(f"directory:{name}"))
        return len(queries)

    def add(numbers):
        users = get_user_model().objects.bulk_create(
            get_user_model()(email=f"{each}@example.org", last_name=f"Name {each}") for each in numbers
        )
        group = Group.objects.get(name=MEMBERS)
        group.user_set.through.objects.bulk_create(group.user_set.through(user=user, group=group) for user in users)
        organisation = make_organisation(f"Verein {numbers[0]}")
        Membership.objects.bulk_create(Membership(user=user, organisation=organisation, **ALL) for user in users)

    add(range(2))
    few = [cost("people"), cost("organisations")]
    add(range(10, 60))

    assert [cost("people"), cost("organisations")] == few
    assert max(few) <= MOST_QUERIES
