import pytest
from django.core.files.base import ContentFile

from core.files import send
from tests.factories import make_document, make_image, make_resource, make_resource_page, make_user

CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 4


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def public_document(home):
    document = make_document(content=CONTENT)
    make_resource_page(home, make_resource(document))
    return document


@pytest.fixture
def internal_document(home, partner_area):
    document = make_document(content=CONTENT)
    index = partner_area.get_children().get(slug="materialien").specific
    make_resource_page(home, make_resource(document), parent=index)
    return document


def test_public_document_comes_whole_with_name_type_and_size(client, public_document):
    response = client.get(public_document.url)

    assert body(response) == CONTENT
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Length"] == str(len(CONTENT))
    assert public_document.filename in response.headers["Content-Disposition"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_document_is_not_compressed_on_the_way(client, public_document):
    response = client.get(public_document.url, headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in response.headers
    assert body(response) == CONTENT


@pytest.mark.parametrize(
    ("wanted", "part", "said"),
    [
        ("bytes=0-9", CONTENT[:10], "bytes 0-9/1033"),
        ("bytes=1000-", CONTENT[1000:], "bytes 1000-1032/1033"),
        ("bytes=-33", CONTENT[-33:], "bytes 1000-1032/1033"),
        ("bytes=1030-9999", CONTENT[1030:], "bytes 1030-1032/1033"),
        ("bytes=-9999", CONTENT, "bytes 0-1032/1033"),
    ],
)
def test_range_is_answered_with_that_part(client, public_document, wanted, part, said):
    response = client.get(public_document.url, headers={"Range": wanted})

    assert response.status_code == 206
    assert body(response) == part
    assert response.headers["Content-Range"] == said
    assert response.headers["Content-Length"] == str(len(part))
    assert response.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("wanted", ["bytes=1033-", "bytes=5000-6000", "bytes=-0"])
def test_range_beyond_the_file_is_416(client, public_document, wanted):
    response = client.get(public_document.url, headers={"Range": wanted})

    assert response.status_code == 416
    assert response.headers["Content-Range"] == "bytes */1033"


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=9-3",
        "bytes=-",
        "bytes=a-b",
        "lines=1-2",
        "bytes=0-1,4-5",
        f"bytes={'9' * 5000}-",
        f"bytes=-{'9' * 5000}",
    ],
)
def test_range_that_makes_no_sense_is_ignored(client, public_document, wanted):
    response = client.get(public_document.url, headers={"Range": wanted})

    assert response.status_code == 200
    assert body(response) == CONTENT


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("condition", "status"),
    [
        ({"If-None-Match": "{etag}"}, 304),
        ({"If-None-Match": 'W/{etag}, "another"', "Range": "bytes=0-9"}, 304),
        ({"If-None-Match": '"another"', "If-Modified-Since": "{modified}"}, 200),
        ({"If-Modified-Since": "{modified}"}, 304),
        ({"If-Modified-Since": "Thu, 01 Jan 1998 00:00:00 GMT"}, 200),
        ({"If-Match": '"another"'}, 412),
        ({"If-Unmodified-Since": "Thu, 01 Jan 1998 00:00:00 GMT"}, 412),
    ],
)
def test_document_is_sent_again_only_where_it_has_changed(client, public_document, method, condition, status):
    known = client.get(public_document.url).headers
    given = {
        name: text.format(etag=known["ETag"], modified=known["Last-Modified"]) for name, text in condition.items()
    }

    response = client.generic(method, public_document.url, headers=given)

    assert response.status_code == status
    assert body(response) == (CONTENT if (method, status) == ("GET", 200) else b"")
    if status != 412:
        assert response.headers["ETag"] == known["ETag"]
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("name", ["ETag", "Last-Modified"])
def test_rest_of_an_unchanged_document_comes(client, public_document, name):
    known = client.get(public_document.url).headers[name]

    response = client.get(public_document.url, headers={"Range": "bytes=1000-", "If-Range": known})

    assert (response.status_code, body(response)) == (206, CONTENT[1000:])


@pytest.mark.parametrize(
    "condition", ['"an older one"', "W/{etag}", "yesterday", "1 Jan 99999999999999999999 00:00:00 GMT"]
)
def test_part_of_a_changed_document_is_not_mixed_with_the_old_one(client, public_document, condition):
    condition = condition.format(etag=client.get(public_document.url).headers["ETag"])

    response = client.get(public_document.url, headers={"Range": "bytes=0-9", "If-Range": condition})

    assert response.status_code == 200
    assert body(response) == CONTENT


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-9"}])
def test_head_says_the_size_without_the_bytes(client, public_document, headers):
    response = client.head(public_document.url, headers=headers)

    assert response.status_code == 200
    assert response.headers["Content-Length"] == str(len(CONTENT))
    assert body(response) == b""


def test_document_is_read_in_the_browser_or_saved(client, public_document):
    read, saved = client.get(public_document.url), client.get(f"{public_document.url}?download")

    assert read.headers["Content-Disposition"].startswith("inline; filename=")
    assert saved.headers["Content-Disposition"].startswith("attachment; filename=")


@pytest.mark.parametrize(
    ("filename", "content_type"),
    [
        ("Notiz.txt", "text/plain; charset=utf-8"),
        ("Vorlage.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Seite.html", "text/html; charset=utf-8"),
        ("Unbekanntes", "application/octet-stream"),
    ],
)
def test_file_has_its_type_and_what_could_run_is_saved(rf, home, filename, content_type):
    document = make_document(filename=filename)

    response = send(rf.get("/"), document.file, document.filename, is_public=True)

    assert response.headers["Content-Type"] == content_type
    assert response.headers["Content-Disposition"].startswith("inline" if filename == "Notiz.txt" else "attachment")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"


def test_nginx_sends_what_the_gate_lets_through(client, public_document, internal_document, settings):
    settings.NGINX = True

    given = client.get(public_document.url, headers={"Range": "bytes=0-9"})
    refused = client.get(internal_document.url)

    assert given.headers["X-Accel-Redirect"] == f"/_files/{public_document.file.name}"
    assert given.content == b""
    assert given.headers["Content-Type"] == "application/pdf"
    assert refused.status_code == 302
    assert "X-Accel-Redirect" not in refused.headers


def test_internal_document_answers_a_stranger_with_the_login(client, internal_document):
    for headers in [{}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}]:
        response = client.get(internal_document.url, headers=headers)

        assert response.status_code == 302
        assert response.url.startswith("/de/konto/login/?next=")


def test_internal_document_is_for_members_and_for_no_cache(member_client, internal_document):
    response = member_client.get(internal_document.url)

    assert body(response) == CONTENT
    assert response.headers["Cache-Control"] == "private, no-store"


def test_internal_document_is_refused_to_a_signed_in_person_without_the_right(client, internal_document):
    client.force_login(make_user())

    response = client.get(internal_document.url)

    assert response.status_code == 403
    assert internal_document.title not in response.content.decode()


def test_stored_files_have_no_address_of_their_own(client, internal_document):
    name = internal_document.file.name

    for address in [f"/media/{name}", f"/{name}", f"/static/{name}", f"/dateien/{name}", f"/dateien/bilder/{name}"]:
        assert client.get(address).status_code == 404, address


def test_document_under_a_wrong_name_leads_to_its_own(client, public_document):
    response = client.get(f"/dateien/{public_document.pk}/other.pdf")

    assert response.status_code == 301
    assert response.headers["Location"] == public_document.url


@pytest.mark.database
@pytest.mark.parametrize(
    "address",
    [
        "/dateien/999999/x.pdf",
        f"/dateien/{'9' * 30}/x.pdf",
        "/dateien/bilder/x.webp",
        "/dateien/bilder/../../x",
        "/dateien/bilder/x%00.webp",
    ],
)
def test_file_that_is_not_there_is_404(client, home, address):
    assert client.get(address).status_code == 404


def test_picture_of_a_public_page_is_public_and_lasting(client, home):
    home.teaser_image = make_image()
    home.save_revision().publish()
    rendition = home.teaser_image.get_rendition("fill-320x180|format-webp")

    response = client.get(rendition.url)

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=31536000, s-maxage=0, immutable"


def test_picture_that_only_an_internal_page_shows_is_hidden_from_strangers(client, home, partner_area):
    partner_area.teaser_image = make_image()
    partner_area.save_revision().publish()
    rendition = partner_area.teaser_image.get_rendition("fill-320x180|format-webp")

    assert client.get(rendition.url).status_code == 302


def test_lost_file_is_404_and_no_error(rf, public_document):
    public_document.file.storage.delete(public_document.file.name)

    response = send(rf.get("/"), public_document.file, public_document.filename, is_public=True)

    assert response.status_code == 404


def test_drawing_is_compressed_and_known_again(client, home, settings):
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + b'<path d="M0 0h9"/>' * 200 + b"</svg>"
    home.teaser_image = make_image(file=ContentFile(drawing, name="logo.svg"))
    home.save_revision().publish()
    url = home.teaser_image.get_rendition("original").url

    response = client.get(url, headers={"Accept-Encoding": "gzip"})
    again = client.get(url, headers={"Accept-Encoding": "gzip", "If-None-Match": response.headers["ETag"]})

    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) < 500
    assert again.status_code == 304
