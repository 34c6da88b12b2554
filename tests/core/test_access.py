import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, PageViewRestriction

from core.access import files_at_desk, may_see_file, visible_to
from core.models import User
from home import groups, structure
from home.models import StandardPage
from home.translations import publish_translation
from tests.factories import (
    make_article,
    make_document,
    make_page,
    make_resource,
    make_resource_page,
    make_user,
)

STRANGER = AnonymousUser()


def again(user):
    """The same person with their next request."""
    return User.objects.get(pk=user.pk) if user.pk else AnonymousUser()


def titles(user):
    return set(visible_to(Page.objects.all(), again(user)).values_list("title", flat=True))


def close(page, *groups):
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.GROUPS)
    restriction.groups.set(Group.objects.filter(name__in=groups))


def test_stranger_sees_public_pages_and_nothing_of_the_partner_area(home, partner_area):
    make_page(home, "Öffentlich")
    make_page(partner_area, "Vertraulich")

    seen = titles(STRANGER)

    assert "Öffentlich" in seen
    assert "Vertraulich" not in seen
    assert partner_area.title not in seen


def test_restriction_on_the_german_page_closes_its_translation_and_all_below(home, partner_area):
    english = partner_area.get_translations().get()
    make_page(english, "Confidential")

    assert PageViewRestriction.objects.filter(page=english).count() == 0
    assert "Confidential" not in titles(STRANGER)
    assert "Partner area" not in titles(STRANGER)


@pytest.mark.parametrize("closed", ["de", "en"])
def test_translating_anew_neither_opens_nor_shuts_a_closed_section(home, member, closed):
    page = make_page(home, "Fachgruppe")
    english = publish_translation(
        page, StandardPage(title="Group", slug="group"), Locale.objects.get(language_code=structure.OTHER)
    )
    close({"de": page, "en": english}[closed], structure.MEMBERS)

    publish_translation(page, StandardPage(title="Group", slug="group"), english.locale)

    assert {"Fachgruppe", "Group"} <= titles(member)
    assert not {"Fachgruppe", "Group"} & titles(STRANGER)


def test_member_sees_the_partner_area(partner_area, member):
    make_page(partner_area, "Vertraulich")

    assert "Vertraulich" in titles(member)


def test_person_without_a_group_sees_no_more_than_a_stranger(partner_area):
    make_page(partner_area, "Vertraulich")

    assert titles(make_user()) == titles(STRANGER)


def test_group_section_inside_the_partner_area_is_closed_to_other_members(partner_area, member):
    Group.objects.create(name="Fachgruppe")
    section = make_page(partner_area, "Fachgruppe")
    make_page(section, "Protokoll")
    close(section, "Fachgruppe")
    insider = make_user("fach@example.org", structure.MEMBERS, "Fachgruppe")

    assert "Protokoll" not in titles(member)
    assert "Protokoll" in titles(insider)


def test_group_section_stays_closed_to_those_who_may_not_enter_the_partner_area(partner_area):
    Group.objects.create(name="Fachgruppe")
    section = make_page(partner_area, "Fachgruppe")
    close(section, "Fachgruppe")

    assert "Fachgruppe" not in titles(make_user("fach@example.org", "Fachgruppe"))


def test_draft_is_visible_to_nobody_through_the_gate(home, member):
    make_article(home, "Entwurf").unpublish()

    assert "Entwurf" not in titles(STRANGER) | titles(member)


def test_gate_asks_one_question_of_the_database_for_a_stranger(home, django_assert_num_queries):
    with django_assert_num_queries(2):
        list(visible_to(Page.objects.all(), AnonymousUser()))


def test_file_that_nothing_refers_to_is_for_the_desk_only(home, member):
    document = make_document()
    administrator = make_user("verwaltung@example.org", is_superuser=True)

    assert not may_see_file(document, AnonymousUser())
    assert not may_see_file(document, again(member))
    assert may_see_file(document, administrator)


def test_file_of_a_public_material_is_public(home):
    document = make_document()
    make_resource_page(home, make_resource(document))

    assert may_see_file(document, AnonymousUser())


@pytest.fixture
def room(partner_area):
    """A section of a group, with a material; nobody belongs to the group."""
    Group.objects.create(name="Fachgruppe")
    section = make_page(partner_area, "Fachgruppe")
    close(section, "Fachgruppe")
    return section


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (groups.ORGANISERS, [False, False, False, True, True]),
        (groups.COORDINATORS, [True, False, True, True, True]),
        (groups.EDITORS, [True, True, True, True, True]),
        (groups.APPROVERS, [True, True, True, True, True]),
    ],
)
def test_at_the_desk_a_file_is_for_those_who_may_see_or_work_on_its_page(home, room, role, seen):
    user = make_user("desk@example.org", role)
    places = {"closed": room, "draft": home, "unnamed": None, "public": home, "own": None}
    documents = {}
    for name, place in places.items():
        documents[name] = make_document(title=name)
        if place:
            shown = f'<p><a linktype="document" id="{documents[name].pk}">Datei</a></p>'
            page = make_page(place, name, body=[("text", shown)])
            if name == "draft":
                page.unpublish()
    documents["own"].uploaded_by_user = user
    documents["own"].save()

    offered = files_at_desk(get_document_model().objects.all(), user)

    assert [may_see_file(document, again(user)) for document in documents.values()] == seen
    assert [document in offered for document in documents.values()] == seen


def test_at_the_desk_a_file_of_a_material_is_for_those_who_may_see_its_page(home, room):
    document = make_document()
    page = make_resource_page(home, make_resource(document), parent=room)
    organiser = make_user("desk@example.org", groups.ORGANISERS)

    assert not may_see_file(document, organiser)
    page.move(_resource_index(home), pos="last-child")
    assert may_see_file(document, again(organiser))


@pytest.mark.parametrize("state", ["internal", "draft"])
def test_file_of_a_hidden_material_is_hidden_from_strangers(home, partner_area, state):
    document = make_document()
    parent = partner_area.get_children().type(type(_resource_index(home))).get().specific
    page = make_resource_page(home, make_resource(document), parent=parent if state == "internal" else None)
    if state == "draft":
        page.unpublish()

    assert not may_see_file(document, AnonymousUser())


def _resource_index(home):
    return home.get_children().get(slug="materialien").specific


def test_file_named_by_a_public_and_an_internal_page_is_public(home, partner_area):
    document = make_document()
    resource = make_resource(document)
    internal = partner_area.get_children().get(slug="materialien").specific
    make_resource_page(home, resource, parent=internal)
    make_resource_page(home, resource)

    assert may_see_file(document, AnonymousUser())
