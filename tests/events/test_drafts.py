"""A new event comes with the draft of its German page."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission
from wagtail.users.models import UserProfile

from core.access import is_internal
from events.models import Event, EventIndexPage, EventPage
from home import structure
from tests.events.test_viewsets import LINK, add, errors
from tests.factories import make_event_page, make_organisation, make_user, protect

ADD = "wagtailsnippets_events_event:add"


@pytest.fixture
def without_pages(client, home):
    """A browser in which somebody is signed in who may make events, but no pages."""
    user = make_user("angaben@example.org")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", "add_event", "change_event"]))
    user.memberships.create(organisation=make_organisation())
    UserProfile.objects.create(user=user, preferred_language="en")
    protect(user)
    client.force_login(user)
    return client


def test_new_event_brings_an_unpublished_german_page_and_leads_to_it(organiser, home):
    response = add(organiser)

    page = EventPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert (page.title, page.summary, page.event) == ("Schulung im Herbst", "Worum es geht.", Event.objects.get())
    assert (page.live, page.has_unpublished_changes, page.locale.language_code) == (False, True, "de")
    assert page.get_parent().specific == EventIndexPage.objects.child_of(home).get()
    assert page.owner.email == "veranstaltung@example.org"
    followed = organiser.get(response.url).content.decode()
    assert "its German page, as a draft that nobody sees" in followed
    assert 'value="Schulung im Herbst"' in followed
    assert organiser.get(page.url).status_code == 404


@pytest.mark.parametrize(("admission", "internal"), [("everyone", False), ("link", False), ("group", True)])
def test_page_stands_where_those_who_may_register_read(organiser, admission, internal):
    group = Group.objects.get(name=structure.MEMBERS).pk if admission == "group" else ""

    add(organiser, admission=admission, group=group)

    assert is_internal(EventPage.objects.get()) == internal


def test_working_title_is_that_of_the_page_unless_there_is_one(organiser):
    add(organiser, name="")
    add(organiser, name="Intern: Herbst")

    assert list(Event.objects.order_by("pk").values_list("name", flat=True)) == [
        "Schulung im Herbst",
        "Intern: Herbst",
    ]


@pytest.mark.parametrize("title", ["Schulung im Herbst", "???"])
def test_title_that_is_there_already_or_makes_no_address_is_no_hindrance(organiser, home, title):
    make_event_page(home, title="Schulung im Herbst")

    assert add(organiser, page_title=title).status_code == 302
    assert EventPage.objects.filter(live=False).get().title == title


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        ({"page_title": ""}, "page_title", "required"),
        ({"page_title": "a" * 256}, "page_title", "at most 255"),
        ({"page_summary": "a" * 301}, "page_summary", "at most 300"),
        ({"page_summary": LINK, "format": "online", "online_link": LINK}, "online_link", "take it out of title"),
    ],
)
def test_wrong_words_are_named_at_their_field_and_nothing_is_made(organiser, changes, field, message):
    form_errors, _sessions = errors(add(organiser, **changes))

    assert list(form_errors) == [field]
    assert message in form_errors[field]
    assert not Event.objects.exists()
    assert not EventPage.objects.exists()


def test_event_and_page_are_made_together_or_not_at_all(organiser, monkeypatch):
    monkeypatch.setattr(EventPage, "save_revision", lambda *args, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        add(organiser)

    assert not Event.objects.exists()
    assert not EventPage.objects.exists()


def test_who_may_make_no_pages_is_told_so_and_makes_the_event(without_pages):
    form = without_pages.get(reverse(ADD))
    assert "You may make events, but no pages" in form.content.decode()
    assert "page_title" not in form.context["form"].fields

    response = add(without_pages, page_title="", page_summary="")

    assert response.url == reverse(Event.snippet_viewset.get_url_name("list"))
    assert Event.objects.get().name == "Schulung"
    assert not EventPage.objects.exists()


def test_who_may_make_one_kind_of_pages_only_is_told_so_at_the_title(organiser, home):
    public = EventIndexPage.objects.child_of(home).get()
    GroupPagePermission.objects.filter(page=public).delete()

    form_errors, _sessions = errors(add(organiser))

    assert form_errors == {
        "page_title": "You may not make public pages. Leave title and summary empty; somebody else makes the page."
    }
    assert add(organiser, page_title="", page_summary="").status_code == 302
    assert not EventPage.objects.exists()
