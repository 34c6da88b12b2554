"""The page that says what went and what goes when, and who sees it."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.users.models import UserProfile

from core.models import DataStep
from events import counts, deletion_views, funding
from events.forgetting import forget_due
from events.models import Event, EventCounts, FundingPeriod, GroupCount
from home import structure
from tests.factories import make_event, make_organisation, make_question, make_registration, make_user, protect

AGO = timedelta(days=-100)
PAGE = "/cms/deletion/"


def sign_in(client, *groups, organisation=None):
    user = make_user("jemand@example.org", *groups)
    UserProfile.objects.create(user=user, preferred_language="en")
    if organisation:
        user.memberships.create(organisation=organisation)
    client.force_login(user)
    return user


@pytest.fixture
def events(home):
    """One event whose people are gone and one whose people go; and the same of another organisation."""
    for name in ("Eigene", "Fremde"):
        organisation = make_organisation(f"{name} Stelle")
        over = make_event(AGO, name=f"{name} Vergangene", organisation=organisation)
        make_registration(over, name="Zwetschge")
        make_registration(make_event(name=f"{name} Kommende", organisation=organisation))
    forget_due()
    return organisation.events.model.objects.get(name="Eigene Vergangene")


def test_team_sees_what_went_and_what_goes_of_its_own_events(client, events):
    sign_in(client, structure.ORGANISERS, organisation=events.organisation)

    page = client.get(PAGE).content.decode()
    numbers = client.get(f"{PAGE}{events.pk}/").content.decode()

    assert "Eigene Vergangene" in page and "Eigene Kommende" in page
    assert "Fremde" not in page and "By whom" not in page and "Zwetschge" not in page
    assert "Had a place" in numbers and "not recorded" in numbers
    foreign = EventCounts.objects.exclude(event=events).filter(completed_at__isnull=False).get()
    assert client.get(f"{PAGE}{foreign.event_id}/").status_code == 404


def test_coordinators_see_the_numbers_of_all_events_and_what_was_done_by_whom(client, events):
    user = sign_in(client, structure.COORDINATORS)
    DataStep.objects.create(kind=DataStep.Kind.SEARCHED, user=user)
    FundingPeriod.objects.create(name="Erste Förderung", first_day="2020-01-01", last_day="2030-12-31")

    page = client.get(PAGE).content.decode()

    for words in ["Eigene Vergangene", "Fremde Kommende", "By whom", "Erste Förderung", "one person looked for"]:
        assert words in page, words
    assert "Zwetschge" not in page
    assert client.get("/cms/snippets/events/fundingperiod/").status_code == 200


def cells(response):
    return [value for sheet in load_workbook(BytesIO(response.content)) for row in sheet.values for value in row]


def test_numbers_are_taken_along_by_those_who_see_them(client, events):
    user = sign_in(client, structure.ORGANISERS, organisation=events.organisation)
    period = FundingPeriod.objects.create(name="Erste Förderung", first_day="2020-01-01", last_day="2030-12-31")
    FundingPeriod.objects.create(name="Danach", first_day="2031-01-01", last_day="2031-12-31")
    GroupCount.objects.all().delete()
    for by, name in [("region", "=Norden"), ("organisation_kind", "justice"), ("professional_field", "")]:
        GroupCount.objects.create(counts=events.counts, by=by, name=name, with_place=5)

    own = client.get(f"{PAGE}report/")
    assert client.get(f"{PAGE}report/{period.pk}/").status_code == 302
    user.groups.set(Group.objects.filter(name=structure.COORDINATORS))
    everything, nothing = (client.get(f"{PAGE}report/{each.pk}/") for each in (period, FundingPeriod.objects.first()))

    assert {"Eigene Vergangene", "=Norden", "Judiciary", "nothing said", "not recorded"} <= set(cells(own))
    assert not {"Fremde Vergangene", "Zwetschge"} & set(cells(own))
    assert {"Fremde Vergangene", "Different people who were present"} <= set(cells(everything))
    assert "Eigene Vergangene" not in cells(nothing)
    assert "no-store" in own["Cache-Control"]


@pytest.mark.parametrize("groups", [[structure.MEMBERS], [structure.EDITORS]])
def test_nobody_else_sees_it(client, events, groups):
    sign_in(client, *groups, organisation=events.organisation)

    assert client.get(PAGE).status_code in (302, 403)
    assert client.get(f"{PAGE}{events.pk}/").status_code in (302, 403)
    assert client.get(f"{PAGE}report/").status_code in (302, 403)


def test_page_asks_as_much_for_many_events_as_for_one(client, events, django_assert_max_num_queries):
    sign_in(client, structure.COORDINATORS)
    for number in range(5):
        make_registration(make_event(), f"{number}@example.org")

    with django_assert_max_num_queries(25):
        client.get(PAGE)


def test_page_says_when_single_answers_go_and_leads_to_all_events(client, events, monkeypatch):
    sign_in(client, structure.COORDINATORS)
    monkeypatch.setattr(deletion_views, "SHOWN_AT_ONCE", 1)
    day = timezone.localdate() + timedelta(days=3)
    event = Event.objects.get(name="Fremde Kommende")
    make_question(event, "Warum?", delete_on=day)

    first, second = (client.get(f"{PAGE}?g={number}") for number in (1, 2))

    page = first.content.decode()
    assert "Eigene Kommende" in page and "?g=2#going" in page and "?p=2#gone" in page
    assert "Fremde Kommende" in second.content.decode()
    assert [event.answers_go_on for event in second.context["going"]] == [day]


def test_list_of_people_says_when_they_go_and_when_single_answers_go(organiser, home):
    event = make_event(people_kept_days=30)
    make_registration(event)
    make_question(event, "Was essen Sie?", purpose="catering")
    make_question(event, "Warum?", delete_on=timezone.localdate() + timedelta(days=20))
    make_question(event, "Sonst?")

    page = organiser.get(f"/cms/events/{event.pk}/registrations/").content.decode()

    assert "Everything about these people is deleted by itself" in page
    assert "Answers to “Was essen Sie?” are deleted" in page and "Answers to “Warum?” are deleted" in page
    assert "Answers to “Sonst?”" not in page


def shown(db, *numbers):
    numbers_of = EventCounts.objects.create(event=make_event())
    for place, number in enumerate(numbers):
        GroupCount.objects.create(counts=numbers_of, by="professional_field", name=str(place), with_place=number)
    groups, others = counts.shown(numbers_of.groups.all())
    return [each.with_place for each in groups], others and others[0]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([5, 4], ([5, 4], None)),
        ([5, 4, 2, 1], ([5, 4], 3)),
        # One small group alone could be worked out from the total, so the next one goes with it.
        ([5, 4, 1], ([5], 5)),
        ([2], ([], 2)),
        ([], ([], None)),
    ],
)
def test_groups_that_tell_of_somebody_are_not_shown_by_themselves(db, home, numbers, expected):
    assert shown(db, *numbers) == expected


def test_list_of_people_leads_to_the_numbers_once_they_are_gone(client, events):
    sign_in(client, structure.ORGANISERS, organisation=events.organisation)

    page = client.get(f"/cms/events/{events.pk}/registrations/").content.decode()

    assert "Everything about the people of this event is deleted." in page and f"{PAGE}{events.pk}/" in page


def test_funding_period_takes_its_key_along_and_says_so(client, home, settings, tmp_path):
    settings.KEYS_DIR = tmp_path / "keys"
    user = sign_in(client)
    type(user).objects.update(is_superuser=True)
    protect(user)
    first, last, other = (
        FundingPeriod.objects.create(name=name, first_day="2020-01-01", last_day="2030-12-31") for name in "abc"
    )
    for period in (first, last, other):
        funding.key_of(period, timezone.now())
    first.people.create(hash="x")
    address = f"/cms/snippets/events/fundingperiod/delete/{first.pk}/"

    assert "1 different person is counted in this period." in client.get(address).content.decode()
    client.post(address)
    client.post(f"/cms/bulk/events/fundingperiod/delete/?id={last.pk}")

    assert [path.name for path in settings.KEYS_DIR.iterdir()] == [funding.path_of(other.pk).name]
    assert list(FundingPeriod.objects.all()) == [other]


def test_organisation_that_was_reached_cannot_be_deleted(client, events):
    reached = make_organisation("Amt am Tor")
    events.counts.organisations.add(reached)
    client.force_login(make_user("verwaltung@example.org", is_superuser=True))

    client.post(f"/cms/snippets/organisations/organisation/delete/{reached.pk}/")

    assert list(events.counts.organisations.all()) == [reached]


def test_event_whose_people_were_counted_cannot_be_deleted(client, events):
    user = make_user("verwaltung@example.org", is_superuser=True)
    client.force_login(user)

    client.post(f"/cms/snippets/events/event/delete/{events.pk}/")

    assert EventCounts.objects.filter(event=events).exists()
