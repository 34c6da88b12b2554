"""Which file stands in the place of which, written down when it is replaced."""

import pytest
from django.test import Client
from django.urls import reverse

from resources import versions
from resources.models import File
from tests.factories import make_document, make_resource_page
from tests.resources import hostile


@pytest.mark.parametrize(
    ("gone", "come", "pairs"),
    [
        ([("de", "Heft")], [("en", "Kurz")], [(0, 0)]),
        ([("de", "Heft"), ("en", "Heft")], [("en", "Neu"), ("de", "Neu")], [(0, 1), (1, 0)]),
        ([("de", "Heft"), ("de", "Kurz")], [("de", "Kurz"), ("de", "Plakat")], [(1, 0), (0, 1)]),
        ([("de", "Heft"), ("de", "Kurz")], [("de", "Neu")], []),
        ([("de", "Heft")], [("de", "Neu"), ("de", "Neuer")], []),
        ([("de", "Heft")], [], []),
    ],
)
def test_successor_has_the_same_label_else_the_same_language_and_is_never_guessed(gone, come, pairs):
    gone, come = ([File(language=code, label_de=label) for code, label in files] for files in (gone, come))

    found = [(gone.index(old), come.index(new)) for old, new in versions.pair(list(gone), list(come))]

    assert found == pairs


def test_new_version_in_the_desk_is_named_at_the_old_address(home, editor):
    resource = make_resource_page(home).resource
    old, beside = (
        resource.files.get(),
        File.objects.create(resource=resource, document=make_document(content=b"%PDF-1.7 a")),
    )
    desk = Client()
    desk.force_login(editor)
    fields = {name: getattr(resource, f"{name}_id") for name in ("kind", "publisher")}
    fields |= {"name": "Leitfaden", "medium": "text", "year": 2026, "licence": "cc-by-4.0"}
    fields |= {
        "files-TOTAL_FORMS": 3,
        "files-INITIAL_FORMS": 2,
        "files-2-is_current": "on",
        "files-1-is_current": "on",
    }
    new = make_document(content=hostile.simple_pdf(), filename="neu.pdf")
    for number, (file, document) in enumerate([(old, old.document), (beside, beside.document), (None, new)]):
        fields |= {f"files-{number}-id": file.pk if file else "", f"files-{number}-document": document.pk}
        fields |= {f"files-{number}-language": "de"}

    desk.post(reverse("wagtailsnippets_resources_resource:edit", args=[resource.pk]), fields)

    old.refresh_from_db()
    assert (old.is_current, old.replaced_by.document) == (False, new)
    assert new.url in Client().get(old.url).headers["Link"]
