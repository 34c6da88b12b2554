"""What holds of the facts of a material, and what the gate makes of materials that replace each other."""

import pytest
from django.core.exceptions import ValidationError

from core.access import STRANGER, may_see_file
from resources.models import Resource
from resources.numbers import check_doi, check_isbn
from tests.factories import make_document, make_resource, make_resource_page, make_user


@pytest.mark.parametrize("isbn", ["978-3-16-148410-0", "3-16-148410-X", "9783161484100", "978 3 16 148410 0"])
def test_isbn_with_right_check_digit_is_taken(isbn):
    assert check_isbn(isbn) is None


@pytest.mark.parametrize(
    "isbn", ["978-3-16-148410-1", "3-16-148410-0", "12345", "ISBN", "977-3-16-148410-0", "٣١٦١٤٨٤١٠X"]
)
def test_isbn_with_wrong_check_digit_or_form_is_refused(isbn):
    with pytest.raises(ValidationError):
        check_isbn(isbn)


@pytest.mark.parametrize("doi", ["11.1234/a", "10.12/a", "10.1234", "10.1234/with space", "http://example.org/10.1"])
def test_doi_of_wrong_form_is_refused(doi):
    with pytest.raises(ValidationError):
        check_doi(doi)


def test_doi_is_kept_without_the_address_that_it_was_copied_with(home):
    resource = make_resource(doi="https://doi.org/10.1234/ab.(c)")

    resource.full_clean()

    assert (resource.doi, resource.doi_url) == ("10.1234/ab.(c)", "https://doi.org/10.1234/ab.(c)")


def test_material_replaces_neither_itself_nor_what_replaced_it(home):
    first = make_resource(name="Erste")
    second = make_resource(name="Zweite", replaces=first)
    third = make_resource(name="Dritte", replaces=second)

    for older in (first, third):
        first.replaces = older
        with pytest.raises(ValidationError) as refused:
            first.full_clean()
        assert list(refused.value.error_dict) == ["replaces"]
    assert third.full_clean() is None


def test_review_needs_one_owner(home, member):
    resource = make_resource(review_on="2027-01-01")

    with pytest.raises(ValidationError) as refused:
        resource.full_clean()
    assert list(refused.value.error_dict) == ["review_owner"]
    resource.review_owner = member
    assert resource.full_clean() is None


def test_files_of_an_internal_edition_stay_closed_when_a_public_one_replaces_it(home, partner_area):
    internal = make_resource(make_document("Intern"), name="Erste")
    make_resource_page(home, internal, parent=partner_area.get_children().get(slug="materialien").specific)
    public = make_resource(make_document("Öffentlich"), name="Zweite", replaces=internal)
    make_resource_page(home, public)

    seen = [may_see_file(each.current_files[0].document, STRANGER) for each in (internal, public)]

    assert seen == [False, True]


@pytest.mark.parametrize(
    ("medium", "link", "files", "wrong"),
    [
        ("link", "https://example.org/", 0, []),
        ("link", "", 0, ["link"]),
        ("link", "https://example.org/", 1, ["medium"]),
        ("text", "", 0, ["medium"]),
        ("film", "", 0, ["link"]),
        ("film", "", 1, []),
    ],
)
def test_link_has_an_address_and_no_file_and_text_has_a_file(home, medium, link, files, wrong):
    resource = make_resource()
    form_class = Resource.snippet_viewset._edit_handler.get_form_class()
    fields = {"name": "Verweis", "kind": resource.kind_id, "publisher": resource.publisher_id, "year": "2026"}
    fields |= {"licence": "cc-by-4.0", "medium": medium, "link": link}
    fields |= {"files-TOTAL_FORMS": files, "files-INITIAL_FORMS": 0}
    fields |= {"files-0-document": make_document().pk, "files-0-language": "de", "files-0-is_current": "on"}

    form = form_class(fields, instance=Resource(), for_user=make_user())
    form.is_valid()

    assert list(form.errors) == wrong
