import pytest

from resources.models import File
from tests.factories import make_document, make_resource, make_resource_page


@pytest.fixture
def replaced(home):
    """An old document, and the material that has a newer one."""
    old = make_document(filename="Leitfaden-2024.pdf")
    resource = make_resource(old)
    resource.files.add(File(document=make_document(filename="Guide.pdf"), language="en"))
    resource.save()
    make_resource_page(home, resource)
    File.objects.filter(document=old).update(is_current=False)
    return old, resource


def test_replaced_file_keeps_its_address_and_names_the_newer_version(client, replaced):
    old, resource = replaced
    new = make_document(filename="Leitfaden-2026.pdf")
    resource.files.add(File(document=new))
    resource.save()

    for headers in [{}, {"Range": "bytes=0-3"}, {"If-None-Match": "*"}]:
        response = client.get(old.url, headers=headers)

        assert response.status_code in (200, 206, 304)
        assert response.headers["Link"] == f'<{new.url}>; rel="latest-version"'
    assert "Link" not in client.get(new.url).headers


def test_file_that_was_taken_out_without_a_successor_names_none(client, replaced):
    """The English file does not stand in the place of the German one."""
    old, _resource = replaced

    response = client.get(old.url)

    assert response.status_code == 200
    assert "Link" not in response.headers


def test_of_two_newer_files_the_one_with_the_same_label_is_named(client, replaced):
    old, resource = replaced
    File.objects.filter(document=old).update(label_de="Heft")
    booklet = make_document(filename="Heft.pdf")
    resource.files.add(File(document=make_document(filename="Folien.pdf"), label_de="Folien"))
    resource.files.add(File(document=booklet, label_de="Heft"))
    resource.save()

    assert client.get(old.url).headers["Link"] == f'<{booklet.url}>; rel="latest-version"'


def test_successor_that_a_file_names_counts_before_all_others(client, replaced):
    old, resource = replaced
    new = [File(document=make_document(filename=f"{number}.pdf"), is_current=number == 3) for number in (2, 3)]
    resource.files.add(*new)
    resource.save()
    File.objects.filter(document=old).update(replaced_by=new[0])
    File.objects.filter(pk=new[0].pk).update(replaced_by=new[1])

    assert client.get(old.url).headers["Link"] == f'<{new[1].url}>; rel="latest-version"'
