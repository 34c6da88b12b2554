"""What tests of the organisers' desk begin with."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.users.models import UserProfile

from events.models import Event
from home import structure
from organisations.models import Organisation
from tests.factories import make_event, make_event_page, make_organisation, make_registration, make_user


@pytest.fixture
def organiser(client, home):
    """A browser in which a person who organises events is signed in."""
    user = make_user("veranstaltung@example.org", structure.ORGANISERS)
    user.memberships.create(organisation=make_organisation())
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


@pytest.fixture
def event(home):
    """An event whose times are those of a form, with one person who comes and one who waits."""
    start = timezone.now().replace(second=0, microsecond=0) + timedelta(days=14)
    event = make_event(sessions=0, places=1)
    event.sessions.create(starts_at=start, ends_at=start + timedelta(hours=2))
    event.save()
    event = Event.objects.get(pk=event.pk)
    make_registration(event, "anna@example.org", language="en")
    make_registration(event, "ben@example.org", status="waiting", language="en")
    return event


@pytest.fixture
def training(home):
    """An event of three sessions, two hours each, the last of which is just over."""
    team = Organisation.objects.get_or_create(name="Verein am Weg")[0]
    event = make_event(timedelta(days=-15), timedelta(hours=2), sessions=3, name="Übergänge", organisation=team)
    make_event_page(home, event, "Übergänge gestalten")
    return Event.objects.get(pk=event.pk)


@pytest.fixture
def user(home):
    return make_user("team@example.org", structure.ORGANISERS)
