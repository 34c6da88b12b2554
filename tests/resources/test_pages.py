"""What the page of a material tells, and who gets its cover."""

import json
import re

from django.test import Client

from resources import deriving
from resources.models import File
from tests.factories import make_document, make_resource, make_resource_page
from tests.resources import hostile

LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def page_of(client, page):
    return client.get(page.url).content.decode()


def internal(partner_area):
    return partner_area.get_children().get(slug="materialien").specific


def test_page_tells_the_facts_and_an_honest_note_on_each_file(client, home):
    resource = make_resource(
        make_document(content=hostile.simple_pdf(pages=3)),
        authors="Kim Beispiel; Team am Weg",
        series="Blaue Reihe",
        number_in_series="7",
        isbn="978-3-16-148410-0",
        doi="10.1234/weg",
        version="2. Auflage",
    )
    deriving.derive_pending(seconds=60)

    told = page_of(client, make_resource_page(home, resource))

    for words in ("Kim Beispiel, Team am Weg", "Blaue Reihe, 7", "978-3-16-148410-0", "2026, 2. Auflage"):
        assert words in told
    assert 'href="https://doi.org/10.1234/weg"' in told
    assert "state state--not" in told
    assert re.search(r'<img class="cover__picture" src="/dateien/titelbilder/\d+/[\w-]+\.webp"', told)


def test_linked_data_tell_kind_authors_licence_and_files(client, home):
    resource = make_resource(doi="10.1234/weg", authors="Kim Beispiel; Team <script>")

    found = LINKED_DATA.search(page_of(client, make_resource_page(home, resource))).group(1)

    data = json.loads(found)
    assert "<" not in found
    assert data["@type"] == "ScholarlyArticle"
    assert [tuple(author.values()) for author in data["author"]] == [
        ("Person", "Kim Beispiel"),
        ("Organization", "Team <script>"),
    ]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["encoding"][0]["encodingFormat"] == "application/pdf"


def test_editions_name_each_other_only_to_those_who_may_see_them(client, member_client, home, partner_area):
    old = make_resource(name="Alt")
    first = make_resource_page(home, old, title="Erste Auflage")
    second = make_resource_page(home, make_resource(name="Neu", replaces=old), title="Zweite Auflage")
    make_resource_page(home, make_resource(name="Intern", replaces=old), "Interne Auflage", internal(partner_area))

    stranger, member = page_of(client, first), page_of(member_client, first)

    assert "Zweite Auflage" in stranger
    assert "Interne Auflage" not in page_of(Client(), first)
    assert "Interne Auflage" in member
    assert "Erste Auflage" in page_of(client, second)


def test_file_is_saved_or_read_in_the_browser_where_one_can_show_it(client, home):
    shown, saved = make_document(filename="a.pdf"), make_document(filename="b.docx")
    resource = make_resource(shown)
    resource.files.add(File(document=saved))
    resource.save()

    told = page_of(client, make_resource_page(home, resource))

    assert re.findall(rf'href="{shown.url}"([^>]*)>', told) == [" download", ""]
    assert re.findall(rf'href="{saved.url}"([^>]*)>', told) == [" download"]
    assert client.get(shown.url).headers["Content-Disposition"].startswith("inline")


def test_replaced_file_keeps_its_address_and_is_said_to_be_older(client, home):
    resource = make_resource(make_document("Alt", filename="alt.pdf"))
    old = resource.current_files[0]
    new = File.objects.create(resource=resource, document=make_document("Neu", filename="neu.pdf"))
    File.objects.filter(pk=old.pk).update(is_current=False, replaced_by=new)

    told = page_of(client, make_resource_page(home, resource))

    assert told.index(new.document.url) < told.index("<details") < told.index(old.document.url)
    assert client.get(old.document.url).status_code == 200


def test_link_opens_elsewhere_and_has_no_file(client, home):
    resource = make_resource(medium="link", link="https://example.org/film?a=1")
    resource.files.all().delete()

    told = page_of(client, make_resource_page(home, resource))

    assert 'href="https://example.org/film?a=1" rel="external"' in told
    assert "example.org" in told
    assert "download-list" not in told


def test_cover_is_as_closed_as_its_file(client, member_client, home, partner_area):
    resource = make_resource(make_document(content=hostile.simple_pdf()))
    make_resource_page(home, resource, parent=internal(partner_area))
    deriving.derive_pending(seconds=60)
    address = File.objects.get(resource=resource).cover_url

    stranger, member = Client().get(address), member_client.get(address)

    assert (stranger.status_code, stranger.headers["Location"].startswith("/de/konto/")) == (302, True)
    assert (member.status_code, member.headers["Content-Type"]) == (200, "image/webp")
    assert member.headers["Cache-Control"] == "private, no-store"
    assert member_client.get(address.replace(".webp", "x.webp")).status_code == 404
