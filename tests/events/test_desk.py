"""The pages of the desk about one event: which there are, and who is led to them."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from events.desk import PAGES
from events.models import Event
from home import structure
from tests.factories import make_user


def address_of(event, name="index"):
    return reverse(f"event_registrations:{name}", args=[event.pk])


def linked_from(client, address, event):
    content = client.get(address).content.decode()
    return {name for name in PAGES if f'href="{address_of(event, name)}"' in content}


@pytest.mark.parametrize("where", ["list", "edit", "people"])
def test_all_pages_about_an_event_are_linked_wherever_any_is(organiser, event, where):
    name = Event.snippet_viewset.get_url_name(where)
    address = address_of(event) if where == "people" else reverse(name, args=[event.pk] if where == "edit" else [])

    assert linked_from(organiser, address, event) == set(PAGES)


def test_who_may_only_look_is_led_to_what_they_may_open(client, home, event):
    user = make_user("schaut@example.org", structure.EDITORS)
    user.memberships.create(organisation=event.organisation)
    user.user_permissions.add(Permission.objects.get(codename="view_registration"))
    client.force_login(user)

    assert linked_from(client, address_of(event), event) == {"index", "sheets", "export"}
    assert {name: client.get(address_of(event, name)).status_code == 200 for name in PAGES} == {
        name: name in {"index", "sheets", "export"} for name in PAGES
    }
