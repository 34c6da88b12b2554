"""People are seen by the team of the responsible organisation only: each test first makes what could leak."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from events.models import Event, Registration
from events.teams import PEOPLE
from home import structure
from tests.events.test_viewsets import lines
from tests.factories import make_event, make_organisation, make_registration, make_user

OURS, THEIRS = "unsere@example.org", "fremde@example.org"
STEPS = ["approve", "give_place", "decline", "cancel"]


@pytest.fixture
def organiser(client, home):
    """A browser in which somebody of the team of one organisation is signed in."""
    user = make_user("veranstaltung@example.org", structure.ORGANISERS)
    user.memberships.create(organisation=make_organisation("Eigener Verein"))
    client.force_login(user)
    return client


@pytest.fixture
def ours(organiser):
    event = make_event(name="Eigene Schulung")
    return make_registration(event, OURS, name="Unsere Person", status="waiting")


@pytest.fixture
def theirs(organiser):
    event = make_event(name="Fremde Schulung", organisation=make_organisation("Fremder Verein"))
    one = make_registration(event, THEIRS, name="Fremde Person", status="waiting", organisation="Fremdes Amt")
    one.steps.create(kind="registered")
    return one


def of(one):
    """All addresses about one person."""
    event = [one.event_id]
    steps = [reverse(f"event_registrations:{step}", args=[*event, one.pk]) for step in STEPS]
    return [
        reverse("event_registrations:index", args=event),
        reverse("event_registrations:index_results", args=event),
        reverse("event_registrations:index", args=event) + "?export=csv",
        reverse("event_registrations:person", args=[*event, one.pk]),
        *steps,
        *(f"{reverse('wagtail_bulk_action', args=['events', 'registration', step])}?id={one.pk}" for step in STEPS),
    ]


def lists(one):
    """All addresses that could name one person among others."""
    everybody, results = reverse("event_registrations:all"), reverse("event_registrations:all_results")
    event = [one.event_id]
    return [
        everybody,
        results,
        f"{everybody}?q=Person",
        f"{everybody}?q={one.email}",
        f"{everybody}?event={one.event_id}",
        f"{everybody}?export=csv",
        f"{everybody}?export=xlsx",
        reverse("wagtailadmin_home"),
        reverse(Event.snippet_viewset.get_url_name("list")),
        reverse(Event.snippet_viewset.get_url_name("edit"), args=event),
        reverse(Event.snippet_viewset.get_url_name("usage"), args=event),
        reverse(Event.snippet_viewset.get_url_name("history"), args=event),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_pages:search") + "?q=Person",
    ]


def tells(client, address, one):
    response = client.get(address, follow=True)
    if response.streaming:
        exported = b"".join(response.streaming_content)
        return [secret for secret in (one.email, one.name) if secret.encode() in exported]
    found = response.content.decode()
    return [
        secret for secret in (one.email, one.name, "Fremdes Amt") if f">{secret}" in found or f"({secret}" in found
    ]


def test_team_sees_its_own_people(organiser, ours, theirs):
    assert tells(organiser, reverse("event_registrations:all"), ours)
    assert all(tells(organiser, address, ours) for address in of(ours) if "export" not in address)


def test_nobody_sees_the_people_of_another_team(organiser, ours, theirs, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        theirs.save()

    told = {address: tells(organiser, address, theirs) for address in [*of(theirs), *lists(theirs)]}

    assert {address: secrets for address, secrets in told.items() if secrets} == {}


def test_filter_of_events_names_only_those_whose_people_one_sees(organiser, ours, theirs):
    page = organiser.get(reverse("event_registrations:all")).content.decode()

    assert f'<option value="{ours.event_id}"' in page
    assert f'<option value="{theirs.event_id}"' not in page


def test_list_of_events_leads_to_ones_own_people_only(organiser, ours, theirs):
    page = organiser.get(reverse(Event.snippet_viewset.get_url_name("list"))).content.decode()

    assert reverse("event_registrations:index", args=[ours.event_id]) in page
    assert reverse("event_registrations:index", args=[theirs.event_id]) not in page


@pytest.mark.parametrize("status", ["pending", "waiting", "confirmed"])
def test_nobody_decides_on_the_people_of_another_team(organiser, ours, theirs, status):
    Registration.objects.filter(pk=theirs.pk).update(status=status)

    for address in of(theirs):
        organiser.post(address)
        organiser.post(address.replace(str(theirs.event_id), str(ours.event_id), 1))

    theirs.refresh_from_db()
    assert theirs.status == status
    assert theirs.steps.count() == 1


def test_step_for_many_takes_only_ones_own_of_those_chosen(organiser, ours, theirs):
    address = reverse("wagtail_bulk_action", args=["events", "registration", "decline"])

    organiser.post(f"{address}?id={ours.pk}&id={theirs.pk}")

    assert dict(Registration.objects.values_list("email", "status")) == {OURS: "declined", THEIRS: "waiting"}


def test_nobody_changes_the_event_of_another_team(organiser, ours, theirs):
    event, own = theirs.event, ours.event.organisation
    address = reverse(Event.snippet_viewset.get_url_name("edit"), args=[event.pk])

    answers = [organiser.get(address), organiser.post(address, lines(event, organisation=own.pk, name="Anders"))]

    assert [answer.url for answer in answers] == [reverse("wagtailadmin_home")] * 2
    event.refresh_from_db()
    assert (event.organisation, event.name) == (theirs.event.organisation, "Fremde Schulung")
    assert event.organisation != own


def test_list_of_events_leads_to_the_form_of_ones_own_only(organiser, ours, theirs):
    page = organiser.get(reverse(Event.snippet_viewset.get_url_name("list"))).content.decode()

    assert "Fremde Schulung" in page
    forms = {one: reverse(Event.snippet_viewset.get_url_name("edit"), args=[one.event_id]) for one in (ours, theirs)}
    assert (forms[ours] in page, forms[theirs] in page) == (True, False)


def test_nobody_deletes_the_event_of_another_team(organiser, ours, theirs):
    user = ours.event.organisation.memberships.get().user
    user.user_permissions.add(Permission.objects.get(codename="delete_event"))
    empty = make_event(name="Leer", organisation=theirs.event.organisation)
    own = make_event(name="Eigene leere", organisation=ours.event.organisation)
    many = reverse("wagtail_bulk_action", args=["events", "event", "delete"])

    organiser.post(reverse(Event.snippet_viewset.get_url_name("delete"), args=[empty.pk]))
    organiser.post(f"{many}?id={empty.pk}")
    organiser.post(f"{many}?id={own.pk}")

    assert Event.objects.filter(pk=empty.pk).exists()
    assert not Event.objects.filter(pk=own.pk).exists()


def test_new_event_belongs_to_ones_own_organisation(organiser, ours, theirs):
    add = reverse(Event.snippet_viewset.get_url_name("add"))
    form = organiser.get(add).context["form"]

    response = organiser.post(add, lines(organisation=theirs.event.organisation_id, page_title="Neu"))

    assert list(form.fields["organisation"].queryset) == [ours.event.organisation]
    assert form["organisation"].initial == ours.event.organisation
    assert list(response.context["form"].errors) == ["organisation"]


def test_team_hands_its_event_on(organiser, ours, theirs):
    event = ours.event
    address = reverse(Event.snippet_viewset.get_url_name("edit"), args=[event.pk])

    assert organiser.post(address, lines(event, organisation=theirs.event.organisation_id)).status_code == 302
    assert not tells(organiser, reverse("event_registrations:all"), ours)


@pytest.mark.parametrize("group", [None, structure.EDITORS, structure.COORDINATORS])
def test_membership_alone_shows_nobody(client, ours, group):
    user = make_user("person@example.org", *filter(None, [group]))
    user.memberships.create(organisation=ours.event.organisation)
    client.force_login(user)

    assert [address for address in [*of(ours), *lists(ours)] if tells(client, address, ours)] == []
    assert reverse("event_registrations:all") not in client.get("/cms/", follow=True).content.decode()


def test_group_alone_shows_nobody(client, ours):
    client.force_login(make_user("neu@example.org", structure.ORGANISERS))

    assert [address for address in [*of(ours), *lists(ours)] if tells(client, address, ours)] == []


def test_administrator_sees_everybody(client, ours, theirs):
    client.force_login(make_user("admin@example.org", is_superuser=True))
    everybody = reverse("event_registrations:all")

    assert tells(client, everybody, ours) and tells(client, everybody, theirs)
    assert all(tells(client, address, theirs) for address in of(theirs) if "export" not in address)


def test_policy_speaks_of_single_people_as_of_many(ours, theirs):
    user = ours.event.organisation.memberships.get().user

    for action in ("view", "change"):
        assert list(PEOPLE.instances_user_has_permission_for(user, action)) == [ours]
        assert PEOPLE.user_has_permission_for_instance(user, action, ours)
        assert not PEOPLE.user_has_permission_for_instance(user, action, theirs)
    assert not PEOPLE.instances_user_has_permission_for(user, "delete").exists()
