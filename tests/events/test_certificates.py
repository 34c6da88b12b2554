"""Who gets a certificate, what stands on it, and whether one that is shown is true."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone, translation

from events import certificates, own_data
from events.batches import how_many_get_what
from events.certificates import NothingToCertify, grouped, issue, print_certificate, verify
from events.forgetting import forget_due
from events.links import token_of
from events.models import Certificate, EventSettings, Registration
from events.reminders import tell_of_certificates, thank
from home import structure
from organisations.models import NetworkSettings, Organisation
from outbox.models import Mail
from tests.factories import attend, make_event, make_organisation, make_registration, make_user
from tests.reading import is_tagged, language_of, pages_of, tags_of, title_of

DAY = timedelta(days=1)
FUNDED = "Gefördert vom Amt für Beispiele."


def rule(event, kind, least=None):
    event.certificate_rule, event.certificate_least = kind, least
    event.full_clean(exclude=["kind"])
    event.save()


def kind_of(one):
    try:
        return issue(one).kind
    except NothingToCertify:
        return None


@pytest.mark.parametrize(
    ("kind", "least", "expected"),
    [
        ("all", None, [None, "part", "part", "full"]),
        ("sessions", 2, [None, "part", "full", "full"]),
        ("hours", Decimal("4.5"), [None, "part", "part", "full"]),
        ("hours", Decimal("4"), [None, "part", "full", "full"]),
        ("none", None, [None, None, None, None]),
    ],
)
def test_what_somebody_gets_follows_from_presence_by_the_rule_of_the_event(training, user, kind, least, expected):
    rule(training, kind, least)
    people = [make_registration(training, f"{number}@example.org") for number in range(4)]

    for number, one in enumerate(people):
        attend(one, *range(number), by=user)

    assert [kind_of(one) for one in people] == expected


@pytest.mark.parametrize(
    ("kind", "least"), [("sessions", None), ("sessions", 0), ("sessions", Decimal("1.5")), ("hours", -1), ("all", 2)]
)
def test_rule_that_means_nothing_is_refused(training, kind, least):
    with pytest.raises(ValidationError) as refused:
        rule(training, kind, least)

    assert list(refused.value.message_dict) == ["certificate_least"]


def test_certificate_says_what_was_attended_and_reads_back_as_it_was_written(training, user, home):
    network = NetworkSettings.for_site(home.get_site())
    network.supporters.create(organisation=make_organisation("Amt"), role="funder", sentence_de=FUNDED)
    network.save()
    rule(training, "sessions", 2)
    one = attend(make_registration(training, name="Şükrü Özdağ-Weiß"), 0, 2, by=user)

    certificate = issue(one)
    content = print_certificate(certificate, one)

    (page,) = pages_of(content)
    assert certificate.number == re.search(r"[A-Z3-9]{4}-[A-Z3-9]{4}-[A-Z3-9]{4}", page)[0].replace("-", "")
    for part in ("Şükrü Özdağ-Weiß", "Übergänge gestalten", "Verein am Weg", FUNDED):
        assert part in page
    said = certificates.times_of(certificate)
    assert [time for time in said if " ".join(time.split()) not in page] == []
    assert certificate.hours == 4
    assert certificate.valid_until.year == timezone.localdate().year + 3
    assert reverse("certificates:verify") in page
    assert is_tagged(content)
    assert language_of(content) == "de"
    assert title_of(content).endswith(": Übergänge gestalten")
    assert {"H1", "Figure"} <= set(tags_of(content))


def test_certificate_speaks_the_language_of_the_person(training, user):
    one = attend(make_registration(training, language="en"), 0, 1, 2, by=user)

    content = print_certificate(issue(one), one)

    assert language_of(content) == "en"
    (page,) = pages_of(content)
    assert "Certificate of attendance" in page
    assert "6 hours" in page
    assert "/en/" in page


def test_fetched_again_it_has_the_same_number_until_it_says_something_else(training, user):
    one = attend(make_registration(training, name="Anna Weiß"), 0, by=user)
    first = issue(one)

    training.pages.update(title="Übergänge besser gestalten")
    again = issue(one)
    attend(one, 1, by=user)
    later = issue(one)

    assert again.number == first.number
    assert again.event_title == "Übergänge besser gestalten"
    assert later.number != first.number
    assert verify(first.number, "Anna Weiß") is None
    assert verify(later.number, "Anna Weiß") == later


def test_certificate_of_whoever_turns_out_not_to_have_been_there_ends_at_once(training, user):
    one = attend(make_registration(training, name="Anna Weiß"), 0, 1, 2, by=user)
    paper = issue(one)

    attend(one, 2, by=user, is_present=False)

    assert verify(paper.number, "Anna Weiß") is None
    assert kind_of(one) == "part"
    attend(one, 0, 1, by=user, is_present=False)
    assert kind_of(one) is None
    assert not Certificate.objects.exists()


def test_session_that_people_arrive_at_does_not_count_before_it_begins(client, home, user):
    event = make_event(timedelta(minutes=30))
    one = attend(make_registration(event), 0, by=user)
    address = reverse("personal:link", args=[token_of(one)])

    assert kind_of(one) is None
    assert how_many_get_what(event) == {}
    assert client.post(address, {"action": "certificate"}).headers["Content-Type"].startswith("text/html")
    with time_machine.travel(event.starts_at, tick=False):
        assert kind_of(one) == "full"


def test_name_that_changes_gets_a_certificate_of_its_own(training, user):
    one = attend(make_registration(training, name="Anna Weiß"), 0, by=user)
    first = issue(one)
    Registration.objects.update(name="Anna Schwarz")

    second = issue(one)

    assert verify(first.number, "Anna Weiß") is None
    assert verify(second.number, "Anna Schwarz")


def test_name_that_no_font_has_is_refused_with_a_sentence_that_names_it(training, user):
    one = attend(make_registration(training, name="李 Wei"), 0, by=user)

    with pytest.raises(NothingToCertify, match="李 Wei"):
        issue(one)
    assert not Certificate.objects.exists()


def test_numbers_are_easily_typed_and_never_the_same(training, user):
    numbers = set()
    for number in range(20):
        one = attend(make_registration(training, f"{number}@example.org"), 0, by=user)
        numbers.add(issue(one).number)

    assert len(numbers) == 20
    assert all(re.fullmatch("[ACEFHJKMNPRTWXY34679]{12}", number) for number in numbers)
    assert grouped("ACEFHJKMNPRT") == "ACEF-HJKM-NPRT"


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_fetched_twice_at_once_it_has_one_number():
    event = make_event(timedelta(days=-1), timedelta(hours=2))
    one = attend(make_registration(event), 0, by=make_user())

    def fetch():
        try:
            return issue(one).number
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        numbers = {done.result() for done in [pool.submit(fetch) for _each in range(8)]}

    assert numbers == {Certificate.objects.get().number}


# Verification.


@pytest.fixture
def certificate(training, user):
    return issue(attend(make_registration(training, name="Jörg Müller-Weiß"), 0, 1, 2, by=user))


@pytest.mark.parametrize(
    "name",
    ["Jörg Müller-Weiß", "JOERG MUELLER-WEISS", "jorg muller weiss", "  Jörg  Müller Weiß", "Jo\u0308rg Müller-Weiß"],
)
def test_name_is_compared_however_it_is_spelled(certificate, name):
    assert verify(grouped(certificate.number).lower(), name) == certificate
    assert verify(f" {certificate.number} ", name) == certificate


@pytest.mark.parametrize("name", ["Jörg Müller", "Jürg Müller-Weiß", "", "Weiß Müller-Jörg"])
def test_another_name_or_number_does_not_match(certificate, name):
    assert verify(certificate.number, name) is None
    assert verify("ACEFHJKMNPRT", "Jörg Müller-Weiß") is None


def test_certificate_verifies_past_the_deletion_of_the_people_and_until_its_day(certificate, training):
    with time_machine.travel(timezone.now() + 100 * DAY, tick=False):
        forget_due()
        assert not Registration.objects.exists()
        assert verify(certificate.number, "Jörg Müller-Weiß") == certificate

    with time_machine.travel(timezone.now() + 3 * 366 * DAY, tick=False):
        assert verify(certificate.number, "Jörg Müller-Weiß") is None
        certificates.forget_old()
    assert not Certificate.objects.exists()


def test_years_until_which_it_verifies_are_a_setting(training, user, home):
    EventSettings.objects.update_or_create(site=home.get_site(), defaults={"certificate_years": 5})
    one = attend(make_registration(training), 0, by=user)

    assert issue(one).valid_until.year == timezone.localdate().year + 5


def test_key_that_was_in_force_before_still_verifies(certificate, settings):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another key that is long enough to be one, or nearly"
    assert verify(certificate.number, "Jörg Müller-Weiß") is None

    settings.SECRET_KEY_FALLBACKS = [old]
    assert verify(certificate.number, "Jörg Müller-Weiß") == certificate
    # Fetched again, it keeps its number.
    assert issue(certificate.registration).number == certificate.number


def test_nothing_kept_for_verification_names_the_person(certificate):
    kept = str(Certificate.objects.values().get())

    assert "Jörg" not in kept
    assert "person@" not in kept


def test_person_who_erases_their_data_erases_the_certificate_and_reads_so_before(client, certificate):
    mine = certificate.registration
    address = reverse("personal:link", args=[token_of(mine)])
    page = client.get(address).content.decode()
    assert grouped(certificate.number) in page
    # Said in the language of the registration, which is German; the source is what a test can rely on.
    with translation.override("de"):
        assert translation.gettext("Your certificate can no longer be verified then, even on paper.") in page
    assert own_data.stored(mine)["certificates"][0]["number"] == grouped(certificate.number)

    client.post(address, {"action": "erase"})

    assert not Certificate.objects.exists()
    assert verify(certificate.number, "Jörg Müller-Weiß") is None


# The personal link and the desk.


def test_person_fetches_it_by_the_personal_link_and_a_look_at_it_issues_nothing(client, training, user):
    mine = attend(make_registration(training, name="Anna Weiß"), 0, 1, 2, by=user)
    address = reverse("personal:link", args=[token_of(mine)])

    assert 'value="certificate"' in client.get(address).content.decode()
    assert not Certificate.objects.exists()
    response = client.post(address, {"action": "certificate"})

    assert response.headers["Content-Type"] == "application/pdf"
    assert "no-store" in response.headers["Cache-Control"]
    assert "attachment" in response.headers["Content-Disposition"]
    assert "Anna Weiß" in pages_of(response.content)[0]
    assert grouped(Certificate.objects.get().number) in pages_of(response.content)[0]
    assert mine.steps.filter(kind="certificate_issued").count() == 1


def test_link_of_somebody_who_was_not_there_offers_nothing(client, training):
    mine = make_registration(training)
    address = reverse("personal:link", args=[token_of(mine)])

    assert 'value="certificate"' not in client.get(address).content.decode()
    assert client.post(address, {"action": "certificate"}).headers["Content-Type"].startswith("text/html")
    assert not Certificate.objects.exists()


def test_team_fetches_the_certificate_of_one_person_and_nobody_else_does(organiser, client, training, user):
    one = attend(make_registration(training, name="Anna Weiß"), 0, by=user)
    address = reverse("event_registrations:certificate", args=[training.pk, one.pk])
    assert address in organiser.get(reverse("event_registrations:person", args=[training.pk, one.pk])).content.decode()

    response = organiser.post(address)

    assert "Anna Weiß" in pages_of(response.content)[0]
    assert organiser.get(address).status_code == 405
    other = make_user("andere@example.org", structure.ORGANISERS)
    other.memberships.create(organisation=Organisation.objects.create(name="Andere"))
    client.force_login(other)
    assert client.post(address).status_code == 404
    client.logout()
    assert client.post(address).status_code == 302


# Who is told.


def told(what="certificate"):
    return sorted(mail.to.partition("@")[0] for mail in Mail.objects.filter(subject__startswith=f"Your {what}"))


def test_whoever_was_thanked_before_it_was_entered_is_told_once(training, user):
    for name in ("anna", "ben", "cem"):
        make_registration(training, f"{name}@example.org", language="en", name=name)
    morning = timezone.localtime(training.ends_at + DAY).replace(hour=10)
    with time_machine.travel(morning, tick=False):
        thank()
    assert "certificate of attendance" in Mail.objects.first().text
    anna, ben, _cem = training.registrations.order_by("name")
    with time_machine.travel(morning + timedelta(hours=1), tick=False):
        attend(anna, 0, 1, 2, by=user)
        attend(ben, 1, by=user)
        tell_of_certificates()
        assert told() == []
    with time_machine.travel(morning + timedelta(hours=3), tick=False):
        tell_of_certificates()
        tell_of_certificates()

    assert told() == ["anna"]
    assert told("confirmation") == ["ben"]


def test_nobody_is_told_while_a_session_is_not_recorded_or_who_fetched_it(training, user):
    anna = make_registration(training, "anna@example.org", language="en")
    ben = make_registration(training, "ben@example.org", language="en")
    with time_machine.travel(training.ends_at + DAY, tick=False):
        attend(anna, 0, 1, by=user)
    with time_machine.travel(training.ends_at + 2 * DAY, tick=False):
        tell_of_certificates()
        assert told() == []
        attend(anna, 2, by=user)
        attend(ben, 2, by=user)
        issue(ben)
    with time_machine.travel(training.ends_at + 3 * DAY, tick=False):
        tell_of_certificates()
        assert told() == ["anna"]
