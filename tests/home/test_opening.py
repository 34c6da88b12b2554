"""Moving and copying to a place that more people may see."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale, Page, PageViewRestriction

from core.access import is_closed_to, is_internal, may_see_file
from home import groups, opening
from news.models import NewsIndexPage
from resources.models import ResourceIndexPage, ResourcePage
from tests.factories import make_article, make_document, make_page, make_resource, make_resource_page, make_user


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


def translate(page):
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    english.save_revision().publish()
    english.refresh_from_db()
    return english


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


@pytest.mark.parametrize("action", ["move", "copy", "create_alias", "delete"])
def test_no_program_opens_anything_past_the_desk(sign_in, internal, places, action):
    client, (public, closed) = sign_in(groups.APPROVERS), places[ResourceIndexPage]

    response = client.post(
        f"/cms/api/main/pages/{internal.pk}/action/{action}/", {"destination_page_id": public.pk}, "application/json"
    )

    assert response.status_code == 404
    assert where(internal) == closed.pk
    assert not ResourcePage.objects.child_of(public).exists()


def facts(resource, *documents, **given):
    fields = {"name": "Leitfaden", "medium": "text", "year": 2026, "licence": "cc-by-4.0", **given}
    fields |= {"kind": resource.kind_id, "publisher": resource.publisher_id}
    fields |= {"files-TOTAL_FORMS": len(documents), "files-INITIAL_FORMS": 1, "files-0-id": resource.files.get().pk}
    for number, document in enumerate(documents):
        fields |= {f"files-{number}-document": f" {document.pk}", f"files-{number}-language": "de"}
        fields |= {f"files-{number}-is_current": "on"}
    return reverse("wagtailsnippets_resources_resource:edit", args=[resource.pk]), fields


@pytest.mark.parametrize("name", [groups.EDITORS, groups.APPROVERS])
def test_material_names_no_file_that_fewer_people_see_but_by_confirmation(sign_in, home, internal, name):
    client, resource = sign_in(name), make_resource_page(home, make_resource(), "Offen").resource
    own, secret, new = resource.files.get().document, internal.resource.files.get().document, make_document()

    asked = client.post(*facts(resource, own, secret))
    assert resource.files.count() == 1
    assert (asked.status_code == 200) == (name == groups.APPROVERS)
    client.post(*facts(resource, own, secret, opening_confirmed=1))

    assert resource.files.filter(document=secret).exists() == (name == groups.APPROVERS)
    assert may_see_file(secret, AnonymousUser()) == (name == groups.APPROVERS)
    if name == groups.EDITORS:
        # A file of its own, one that no page names, and one that is more open already need no question.
        client.post(*facts(resource, own, new))
        assert resource.files.filter(document=new).exists()
        assert not opening.opens_file(own, [internal])


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


@pytest.mark.parametrize("spelled", [" {}", "{} ", "+{}", "0{}"])
def test_place_that_is_spelled_oddly_is_the_same_place(sign_in, internal, places, spelled):
    client, (public, _closed) = sign_in(groups.EDITORS), places[ResourceIndexPage]
    form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": spelled.format(public.pk)}

    client.post(reverse("wagtailadmin_pages:copy", args=[internal.pk]), form)

    assert not ResourcePage.objects.child_of(public).exists()


def test_approver_moves_what_is_out_with_its_translation(client, home, internal, places):
    public, closed = places[ResourceIndexPage]
    english = translate(internal)
    client.force_login(make_user("wer@example.org", groups.APPROVERS))
    chosen = client.post(reverse("wagtailadmin_pages:move", args=[internal.pk]), {"new_parent_page": public.pk})

    asked = client.get(chosen.url)
    assert asked.context["found"] == (2, 0, 1)
    move(client, internal, public)
    assert where(internal) == closed.pk
    move(client, internal, public, opening_confirmed=1)

    assert where(internal) == public.pk
    assert where(english) == public.get_translations().get().pk


def test_approver_moves_no_draft_and_adds_nothing(client, home, internal, places):
    public, closed = places[ResourceIndexPage]
    internal.unpublish()
    client.force_login(make_user("wer@example.org", groups.APPROVERS))

    move(client, internal, public, opening_confirmed=1)
    copy(client, internal, public, opening_confirmed=1)

    assert where(internal) == closed.pk
    assert not ResourcePage.objects.child_of(public).exists()


def test_translation_goes_along_to_a_closed_place(client, home, places):
    page = make_resource_page(home, make_resource(), "Bald geschlossen")
    english = translate(page)
    client.force_login(make_user("wer@example.org", is_superuser=True))

    move(client, page, places[ResourceIndexPage][1])

    assert is_internal(Page.objects.get(pk=english.pk))


def test_page_is_not_closed_by_half(client, home, partner_area):
    """Where the closed place is not translated, the translation would stay open."""
    room = make_page(partner_area, "Fachgruppe")
    page = make_page(home, "Bald geschlossen")
    translate(page)
    client.force_login(make_user("wer@example.org", is_superuser=True))

    move(client, page, room)

    assert where(page) == home.pk


@pytest.mark.parametrize("which", ["the page itself", "the page above", "many at once"])
def test_translation_stays_closed_when_the_closed_page_is_deleted(client, partner_area, which):
    above = make_page(partner_area, "Gremien")
    page = make_page(above, "Vorstand")
    translate(above)
    english = translate(page)
    close(page, "Vorstand")
    outsider = make_user("mitglied@example.org", groups.MEMBERS)
    client.force_login(make_user("wer@example.org", is_superuser=True))

    deleted = page if which == "the page itself" else above
    if which == "many at once":
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        client.post(f"{address}?id={deleted.pk}", {"confirm": "1"})
    else:
        client.post(reverse("wagtailadmin_pages:delete", args=[deleted.pk]))

    assert not Page.objects.filter(pk=page.pk).exists()
    assert is_closed_to(english, outsider)


def test_restriction_is_loosened_after_reading_what_opens(client, home, partner_area, internal):
    address = reverse("wagtailadmin_pages:set_privacy", args=[partner_area.pk])
    client.force_login(make_user("wer@example.org", is_superuser=True))

    asked = client.post(address, {"restriction_type": "none"}).json()
    assert "set_privacy" == asked["step"]
    assert 'name="opening_confirmed"' in asked["html"]
    assert is_internal(internal)
    confirmed = client.post(address, {"restriction_type": "none", "opening_confirmed": "1"}).json()

    assert confirmed["step"] == "set_privacy_done"
    assert not is_internal(internal)


def test_tighter_restriction_asks_nothing_and_only_administrators_set_one(client, partner_area):
    address = reverse("wagtailadmin_pages:set_privacy", args=[partner_area.pk])
    sent = {"restriction_type": "groups", "groups": Group.objects.get(name=groups.EDITORS).pk}
    client.force_login(make_user("frei@example.org", groups.APPROVERS, groups.EDITORS))
    client.post(address, {"restriction_type": "none", "opening_confirmed": "1"})
    assert partner_area.view_restrictions.get().groups.count() == len(groups.GROUPS)

    client.force_login(make_user("wer@example.org", is_superuser=True))
    assert client.post(address, sent).json()["step"] == "set_privacy_done"

    # One more group that may enter lets more people in.
    sent["groups"] = [sent["groups"], Group.objects.get(name=groups.MEMBERS).pk]
    assert client.post(address, sent).json()["step"] == "set_privacy"
