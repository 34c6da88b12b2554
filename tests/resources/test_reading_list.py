import io
import re
from zipfile import ZipFile

import pytest
from django.urls import reverse

from resources import archive, citations
from resources.models import File
from resources.reading_list import MOST
from tests.factories import make_document, make_organisation, make_resource, make_resource_page

SHOW, TAKE = "reading_list:show", "reading_list:take"


@pytest.fixture
def pages(home):
    """Two public materials whose files have the same name, one with a book's number."""
    publisher = make_organisation("Verein {Weg} & Ziel")
    first = make_resource(make_document(content=b"one"), publisher=publisher, authors="Anna Müller; Team 100 %")
    second = make_resource(make_document(content=b"two"), publisher=publisher, isbn="978-3-16-148410-0")
    titles = ["Übergang_planen {erster Teil", "Zweites"]
    return [make_resource_page(home, one, title) for one, title in zip([first, second], titles, strict=True)]


@pytest.fixture
def internal(home, partner_area):
    index = partner_area.get_children().get(slug="materialien").specific
    return make_resource_page(home, make_resource(make_document(content=b"secret")), "Geheimwort", parent=index)


def numbers(*pages):
    return ",".join(str(page.resource_id) for page in pages)


def opened(response):
    return ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_list_travels_from_catalogue_to_material_and_back_without_cookie(client, pages):
    first, second = pages
    given = {"list": numbers(first)}
    catalogue = client.get("/de/materialien/", given).content.decode()

    assert f'{first.get_url()}?list={first.resource_id}"' in catalogue
    assert f'value="{numbers(first, second)}"' in catalogue
    page = client.get(first.get_url(), given).content.decode()
    shown = client.get(reverse(SHOW), {"list": numbers(second, first)})
    text = shown.content.decode()
    assert f'{reverse(SHOW)}?list={first.resource_id}"' in page
    assert text.index("Zweites") < text.index("Übergang_planen")
    assert f'?list={numbers(second, first)}"' in text
    assert not client.cookies
    assert shown.headers["Cache-Control"] == "private, no-store"


def test_button_keeps_what_else_is_in_the_address(client, pages):
    text = client.get("/de/materialien/", {"page": 1, "q": '"<Zweites>'}).content.decode()

    assert '<input type="hidden" name="q" value="&quot;&lt;Zweites&gt;">' in text


@pytest.mark.parametrize("given", ["", "x", "0", "-5", "999999", "9" * 400, "1;DROP", "\0", ","])
def test_list_that_makes_no_sense_is_an_empty_one(client, home, given):
    response = client.get(reverse(SHOW), {"list": given})

    assert response.status_code == 200
    assert response.context["rows"] == []


def test_list_has_an_end_and_says_so(client, pages):
    given = ",".join(map(str, range(1, MOST + 30)))

    response = client.get(reverse(SHOW), {"list": given})

    assert len(response.context["reading_list"].numbers) == MOST
    assert response.context["reading_list"].is_cut
    catalogue = client.get("/de/materialien/", {"list": ",".join(map(str, range(5000, 5000 + MOST)))})
    assert 'type="submit" name="list"' not in catalogue.content.decode()


def test_stranger_gets_nothing_of_an_internal_material_in_any_form(client, pages, internal, member):
    given = {"list": numbers(*pages, internal)}
    cites = [reverse("reading_list:cite", args=[ending]) for ending in ("bib", "ris", "txt")]

    told = [client.get(address, given).content.decode() for address in [reverse(SHOW), *cites]]
    archived = opened(client.get(reverse(TAKE), given))

    assert [text for text in told if "Geheimwort" in text] == []
    assert client.get(reverse(SHOW), given).context["missing"] == 1
    assert b"secret" not in [archived.read(name) for name in archived.namelist()]
    assert "Geheimwort" not in archived.read(archived.namelist()[0]).decode()
    client.force_login(member)
    known = opened(client.get(reverse(TAKE), given))
    assert b"secret" in [known.read(name) for name in known.namelist()]
    assert "Geheimwort" in client.get(reverse(SHOW), given).content.decode()


def test_archive_holds_current_files_under_their_own_names_with_licences(client, pages):
    pages[0].resource.files.add(File(document=make_document(content=b"older"), is_current=False))
    pages[0].resource.save()

    response = client.get(reverse(TAKE), {"list": numbers(*pages)})
    found = opened(response)

    contents, *names = found.namelist()
    assert [found.read(name) for name in names] == [b"one", b"two"]
    assert names[1] == names[0].replace(".pdf", " (2).pdf") or len(set(names)) == 2
    assert found.testzip() is None
    text = found.read(contents).decode("utf-8-sig")
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert all(name in text for name in names)
    assert response.headers["Content-Type"] == "application/zip"
    assert client.head(reverse(TAKE), {"list": numbers(*pages)}).status_code == 200


def test_lost_file_is_left_out_of_the_archive(client, pages):
    lost = pages[0].resource.current_files[0].document.file
    lost.storage.delete(lost.name)

    assert len(opened(client.get(reverse(TAKE), {"list": numbers(*pages)})).namelist()) == 2


def test_large_archive_is_made_in_pieces_and_for_more_than_four_gigabytes():
    """Sizes beyond 32 bits are made of a file that only says to be so large."""

    class Storage:
        def open(self, name):
            return io.BytesIO(b"x" * (3 * archive.PIECE))

    class Stored:
        storage, name, size = Storage(), "x", 5 * 1024**3

    pieces = list(archive.stream([archive.Entry("a", Stored), archive.Entry("b", Stored)], {}))

    assert max(map(len, pieces)) < 2 * archive.PIECE
    assert ZipFile(io.BytesIO(b"".join(pieces))).testzip() is None


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\x.pdf", "C__x.pdf"),
        ("con.pdf", "_con.pdf"),
        ("a\u202egnp.exe", "a_gnp.exe"),
        ("...", "_"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_name_in_an_archive_leads_nowhere(given, safe):
    assert archive.safe_name(given) == safe


def test_no_two_names_in_an_archive_are_the_same_for_any_system():
    assert archive.own_names(["A.pdf", "a.PDF", "a (2).pdf"], taken=["a.pdf"]) == [
        "A (2).pdf",
        "a (3).PDF",
        "a (2) (2).pdf",
    ]


def test_citations_are_text_to_the_programs_that_read_them(client, pages):
    bibtex, ris = citations.as_bibtex(citations.cite(pages)), citations.as_ris(citations.cite(pages))

    assert r"title = {{Übergang\_planen \textbraceleft{}erster Teil}}," in bibtex
    assert r"author = {Anna Müller and {Team 100 \%}}," in bibtex
    assert r"institution = {{Verein \textbraceleft{}Weg\textbraceright{} \& Ziel}}," in bibtex
    assert bibtex.count("{") == bibtex.count("}")
    assert re.findall("^@(.*),$", bibtex, re.MULTILINE) == [
        f"techreport{{material-{pages[0].resource_id}",
        f"book{{material-{pages[1].resource_id}",
    ]
    assert ris.count("\r\nER  - \r\n") == 2
    assert "AU  - Anna Müller\r\nAU  - Team 100 %\r\nTI  - Übergang_planen {erster Teil\r\n" in ris


def test_line_break_in_a_title_begins_no_new_entry(pages):
    pages[0].title = "A\r\nER  - \nTY  - X\u2028"

    assert citations.as_ris(citations.cite(pages[:1])).count("\nTY") == 0
    assert "A ER - TY - X" in citations.as_bibtex(citations.cite(pages[:1]))


def test_citation_in_words_names_the_publisher_once(pages):
    first, second = [each.in_words for each in citations.cite(pages)]

    assert first.startswith(
        "Anna Müller; Team 100 % (2026): Übergang_planen {erster Teil. Verein {Weg} & Ziel. CC BY 4.0."
    )
    assert second.startswith("Verein {Weg} & Ziel (2026): Zweites. ISBN 978-3-16-148410-0. CC BY 4.0.")
