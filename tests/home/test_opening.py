"""Moving and copying to a place that more people may see."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from home import groups, opening
from news.models import NewsIndexPage
from resources.models import ResourceIndexPage, ResourcePage
from tests.factories import make_article, make_page, make_resource, make_resource_page, make_user


@pytest.fixture
def places(home, partner_area):
    return {model: (model.objects.child_of(home).get(), model.objects.child_of(partner_area).get())
            for model in (NewsIndexPage, ResourceIndexPage)}  # fmt: skip


@pytest.fixture
def internal(home, places):
    return make_resource_page(home, make_resource(), "Vertraulich", parent=places[ResourceIndexPage][1])


def close(page, *names):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set([Group.objects.get_or_create(name=name)[0] for name in names])


def move(client, page, place, **given):
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, place.pk]), given)


def copy(client, page, place, **given):
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": place.pk, **given}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)


def where(page):
    return Page.objects.get(pk=page.pk).get_parent().pk


@pytest.fixture
def sign_in(client, home):
    """Sign somebody in who has every right to pages, so that only the rule about opening decides."""

    def sign_in(*names):
        everything = Group.objects.create(name="Alles")
        everything.permissions.set(Group.objects.get(name=groups.EDITORS).permissions.all())
        for right in ("add_page", "change_page", "publish_page"):
            GroupPagePermission.objects.create(
                group=everything,
                page=home.get_root(),
                permission=GroupPagePermission._meta.get_field("permission").related_model.objects.get(codename=right),
            )
        client.force_login(make_user("wer@example.org", "Alles", *names))
        return client

    return sign_in


def test_editor_opens_nothing_by_moving_or_copying(sign_in, internal, places):
    client, (public, closed) = sign_in(groups.EDITORS), places[ResourceIndexPage]

    answers = [
        move(client, internal, public, opening_confirmed=1),
        copy(client, internal, public, opening_confirmed=1),
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert where(internal) == closed.pk
    assert not ResourcePage.objects.child_of(public).exists()


def test_approver_reads_what_opens_and_confirms(sign_in, internal, places):
    client, (public, closed) = sign_in(groups.APPROVERS), places[ResourceIndexPage]

    asked = move(client, internal, public)
    assert asked.context["found"] == (1, 0, 1)
    assert where(internal) == closed.pk
    move(client, internal, public, opening_confirmed=1)

    assert where(internal) == public.pk


def test_approver_confirms_a_copy_with_what_was_filled_in(sign_in, internal, places):
    client, (public, _closed) = sign_in(groups.APPROVERS), places[ResourceIndexPage]

    asked = copy(client, internal, public)
    assert ("new_slug", "kopie") in asked.context["sent"]
    assert not ResourcePage.objects.child_of(public).exists()
    copy(client, internal, public, opening_confirmed=1)

    assert ResourcePage.objects.child_of(public).get().slug == "kopie"


def test_many_pages_at_once_open_nothing(sign_in, internal, places):
    client, (public, closed) = sign_in(groups.APPROVERS), places[ResourceIndexPage]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])

    client.post(f"{address}?id={internal.pk}", {"chooser": public.pk, "opening_confirmed": 1})

    assert where(internal) == closed.pk


@pytest.mark.parametrize("action", ["move", "copy", "create_alias"])
def test_no_program_opens_anything_past_the_desk(sign_in, internal, places, action):
    client, (public, closed) = sign_in(groups.APPROVERS), places[ResourceIndexPage]

    response = client.post(
        f"/cms/api/main/pages/{internal.pk}/action/{action}/", {"destination_page_id": public.pk}, "application/json"
    )

    assert response.status_code == 404
    assert where(internal) == closed.pk
    assert not ResourcePage.objects.child_of(public).exists()


def test_to_as_narrow_or_narrower_a_place_needs_no_question(sign_in, home, internal, places, partner_area):
    client, closed = sign_in(groups.EDITORS), places[ResourceIndexPage][1]
    page = make_resource_page(home, make_resource(), "Offen")

    move(client, page, closed)

    assert where(page) == closed.pk


def test_what_is_less_restricted(home, partner_area):
    section = make_page(partner_area, "Fachgruppe")
    close(section, "Fachgruppe")
    other = make_page(partner_area, "Vorstand")
    close(other, "Vorstand", "Fachgruppe")
    english = partner_area.get_translations().get()
    inner, public = make_page(section, "Protokoll"), make_page(home, "Offen")

    assert opening.opens(inner, partner_area, is_copy=False)
    assert opening.opens(inner, other, is_copy=False)
    assert not opening.opens(make_page(other, "Plan"), section, is_copy=False)
    assert not opening.opens(public, inner, is_copy=False)
    # A translation is as closed as its original.
    assert opening.opens(make_page(english, "Minutes"), home, is_copy=False)
    assert not opening.opens(inner, section, is_copy=True)
    # A restriction of its own travels with a page, and stays behind when it is copied; so does one below it.
    assert not opening.opens(section, partner_area, is_copy=False)
    assert opening.opens(section, partner_area, is_copy=True)
    assert opening.opens(partner_area, home, is_copy=True)


def test_files_of_all_that_lies_below_are_counted(home, partner_area, places):
    index = places[ResourceIndexPage][1]
    for number in range(3):
        make_resource_page(home, make_resource(), f"Material {number}", parent=index)
    make_article(home, "Entwurf", parent=places[NewsIndexPage][1]).unpublish()

    assert opening.what_opens(index) == (4, 0, 3)
    assert opening.what_opens(partner_area).drafts == 1
