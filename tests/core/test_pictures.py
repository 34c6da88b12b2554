"""Pictures are stored without what their readers need not know, and their sizes are there before anybody asks."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import UploadedFile

from core.cleaning import clean
from core.models import CreditedImage, CreditedRendition
from core.pictures import DRAWING, SIZES, filters_for, look_up
from home import groups
from tests.factories import make_article, make_document, make_image, make_user

GPS, ORIENTATION, ARTIST = 0x8825, 0x0112, 0x013B
SECRETS = [b"Erika", b"GPS", b"xpacket", b"Exif", b"KAMERA-17"]
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def photograph(kind="JPEG", orientation=6, size=(80, 40)):
    """A picture, red on the left and blue on the right as it is stored, with all that a telephone writes into it."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[ARTIST], exif[0x010F] = "Erika Mustermann", "KAMERA-17"
    if orientation:
        exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 7.0, 30.0), 3: "E", 4: (11.0, 37.0, 40.0)})
    written, more = BytesIO(), {"exif": exif.tobytes()}
    xmp = b'<?xpacket begin=""?><x:xmpmeta>Erika</x:xmpmeta><?xpacket end="w"?>'
    if kind == "JPEG":
        more |= {"comment": b"Erika", "xmp": xmp, "quality": 95}
    elif kind == "WEBP":
        more |= {"xmp": xmp, "lossless": True}
    elif kind == "PNG":
        info = PngInfo()
        info.add_text("Author", "Erika")
        info.add_itxt("XML:com.adobe.xmp", xmp.decode())
        more["pnginfo"] = info
    elif kind == "GIF":
        more = {"comment": b"Erika KAMERA-17"}
    picture.save(written, kind, **more)
    return written.getvalue()


def desk():
    client = Client()
    client.force_login(make_user("bilder@example.org", groups.EDITORS))
    return client


def upload_one(data, name="foto.jpg", client=None):
    file = SimpleUploadedFile(name, data, "image/jpeg")
    fields = {"title": "Weg", "file": file, "credit": "Foto: Verein", "collection": 1}
    return (client or desk()).post(reverse("wagtailimages:add"), fields)


def upload_several(data, name="foto.jpg", **fields):
    file = SimpleUploadedFile(name, data, "image/jpeg")
    return desk().post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Weg", "files[]": file, "collection": 1, **fields},
        headers={"x-requested-with": "XMLHttpRequest"},
    )


def upload_while_choosing(data, name="foto.jpg"):
    file = SimpleUploadedFile(name, data, "image/jpeg")
    fields = {"image-chooser-upload-title": "Weg", "image-chooser-upload-file": file,
              "image-chooser-upload-collection": 1}  # fmt: skip
    return desk().post(reverse("wagtailimages_chooser:create"), fields, headers={"x-requested-with": "XMLHttpRequest"})


def stored(image):
    with image.file.open() as file:
        return file.read()


def corner(data):
    return Image.open(BytesIO(data)).convert("RGB").getpixel((3, 3))


@pytest.mark.parametrize("upload", [upload_one, upload_several, upload_while_choosing])
def test_uploaded_photograph_loses_its_metadata_and_stands_upright(home, upload):
    original = photograph(orientation=6)
    assert any(secret in original for secret in SECRETS)

    upload(original)

    image = get_image_model().objects.get()
    data = stored(image)
    assert [secret for secret in SECRETS if secret in data] == []
    assert Image.open(BytesIO(data)).getexif() == {}
    # Orientation 6: what is stored on the left belongs on top.
    assert (image.width, image.height) == Image.open(BytesIO(data)).size == (40, 80)
    red, _green, blue = corner(data)
    assert red > 200 > 60 > blue
    assert image.file_size == len(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("orientation", [None, 1, 3])
def test_each_kind_of_picture_is_stored_without_metadata(db, kind, orientation):
    original = photograph(kind, orientation)

    image = CreditedImage.objects.create(title="Weg", file=ContentFile(original, name=f"foto.{kind.lower()}"))

    data = stored(image)
    assert any(secret in original for secret in SECRETS)
    assert [secret for secret in SECRETS if secret in data] == []
    assert Image.open(BytesIO(data)).format == kind
    is_turned = orientation == 3 and kind != "GIF"
    assert corner(data)[2 if is_turned else 0] > 200


def test_moving_picture_keeps_its_frames(db):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    written = BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:], duration=[50, 100, 150], comment=b"Erika")

    cleaned = clean(ContentFile(written.getvalue(), name="weg.gif")).read()

    assert Image.open(BytesIO(cleaned)).n_frames == 3
    assert b"Erika" not in cleaned


def test_replaced_file_is_cleaned_too_and_gets_its_sizes(home, django_capture_on_commit_callbacks):
    client = desk()
    with django_capture_on_commit_callbacks(execute=True):
        upload_one(photograph(), client=client)
    image = get_image_model().objects.get()
    file = SimpleUploadedFile("neu.jpg", photograph(size=(60, 60)), "image/jpeg")

    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            reverse("wagtailimages:edit", args=[image.pk]),
            {"title": "Neu", "file": file, "credit": "", "collection": 1},
        )

    image = get_image_model().objects.get()
    assert [secret for secret in SECRETS if secret in stored(image)] == []
    assert {rendition.filter_spec for rendition in image.renditions.all()} == set(filters_for(image))
    assert {rendition.file.width for rendition in image.renditions.all()} <= {60, 96}


def test_damaged_picture_is_refused(home):
    response = upload_one(photograph()[:400])

    assert not get_image_model().objects.exists()
    assert response.status_code == 200


def test_file_that_waits_for_its_form_is_clean_as_well(home):
    upload_several(photograph(), title="")

    for waiting in UploadedFile.objects.all():
        with waiting.file.open() as file:
            data = file.read()
        assert [secret for secret in SECRETS if secret in data] == []


def test_form_asks_for_the_credit(home):
    client = desk()
    page = client.get(reverse("wagtailimages:add")).content.decode()

    assert 'name="credit"' in page
    upload_one(photograph(), client=client)
    assert get_image_model().objects.get().credit == "Foto: Verein"


@pytest.mark.parametrize(
    ("found", "attributes", "inside"),
    [
        ("script", "", "<script>alert(1)</script>"),
        ("onload", 'onload="alert(1)"', ""),
        ("onclick", "", '<g><rect onclick="x()"/></g>'),
        ("foreignObject", "", "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
        ("href", "", '<image href="https://example.org/pixel.png"/>'),
        ("href", "", '<image xlink:href="//example.org/pixel.png"/>'),
        ("href", "", '<use href="other.svg#a"/>'),
        ("href", "", '<a href="javascript:alert(1)"><text>x</text></a>'),
        ("href", "", '<image href="data:image/jpeg;base64,AAAA"/>'),
        ("style", "", "<style>@import 'https://example.org/a.css';</style>"),
        ("style", "", "<style>rect { fill: url(https://example.org/a) }</style>"),
        ("style", "", "<style>rect { fill: u\\72l(https://example.org/a) }</style>"),
        ("style", "", '<rect style="fill: url( &quot;https://example.org/a&quot; )"/>'),
        ("fill", "", '<rect fill="url(https://example.org/a)"/>'),
        ("set", "", '<a><set attributeName="href" to="javascript:alert(1)"/></a>'),
        ("animate", "", '<animate attributeName="href" values="javascript:alert(1)"/>'),
        ("iframe", "", "<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://example.org'/>"),
    ],
)
def test_drawing_that_acts_is_refused_with_a_sentence(home, found, attributes, inside):
    response = upload_one(DRAWN.format(attributes, inside).encode(), "logo.svg")

    assert not get_image_model().objects.exists()
    assert f"gefunden: {found}" in response.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"<svg",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"",
    ],
)
def test_file_that_is_no_drawing_is_refused(data):
    with pytest.raises(ValidationError):
        clean(ContentFile(data, name="logo.svg"))


def test_drawing_loses_what_its_program_wrote_and_keeps_its_shapes(db):
    data = DRAWN.format(
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:export-filename="/Erika/a.png" '
        'viewBox="0 0 10 10" data-name="Erika"',
        "<!-- Erika --><metadata><x:rdf xmlns:x='urn:x'>Erika</x:rdf></metadata><title>Weg</title>"
        "<defs><linearGradient id='a'/></defs><inkscape:view>Erika</inkscape:view>"
        "<style>.a { fill: url(#a) }</style><rect class='a' width='5' height='5'/><use xlink:href='#a'/>",
    )

    image = CreditedImage.objects.create(title="Weg", file=ContentFile(data.encode(), name="weg.svg"))

    drawing = stored(image).decode()
    assert "Erika" not in drawing
    for part in ['viewBox="0 0 10 10"', "<title>Weg</title>", "linearGradient", "url(#a)", "<rect", 'href="#a"']:
        assert part in drawing


def test_all_sizes_are_there_as_soon_as_a_picture_is_saved(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image()

    kept = {rendition.filter_spec for rendition in CreditedRendition.objects.filter(image=image)}
    assert kept == set(filters_for(image))
    assert all(len(look_up(image, name)) == len(specs) for name, (specs, _widths) in SIZES.items())


def test_drawing_is_kept_in_one_size(db, django_capture_on_commit_callbacks):
    file = ContentFile(DRAWN.format('viewBox="0 0 10 10"', "").encode(), name="weg.svg")

    with django_capture_on_commit_callbacks(execute=True):
        image = CreditedImage.objects.create(title="Weg", file=file)

    assert [rendition.filter_spec for rendition in image.renditions.all()] == [DRAWING]


def test_sizes_of_an_older_focal_point_go(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image()

    with django_capture_on_commit_callbacks(execute=True):
        image.focal_point_x, image.focal_point_y = 10, 10
        image.focal_point_width = image.focal_point_height = 5
        image.save()

    assert image.renditions.count() == len(filters_for(image))
    assert all(len(look_up(image, name)) == len(specs) for name, (specs, _widths) in SIZES.items())


def test_reading_pages_makes_no_size(home, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = make_image()
    page = make_article(home, teaser_image=image, body=[("image", {"image": image, "alt": "Weg", "caption": ""})])
    CreditedRendition.objects.filter(filter_spec=SIZES["wide"][0][0]).delete()
    before = set(CreditedRendition.objects.values_list("pk", flat=True))

    for address in (page.url, page.get_parent().url, home.url):
        assert client.get(address).status_code == 200

    assert "/dateien/bilder/" in client.get(page.url).content.decode()
    assert set(CreditedRendition.objects.values_list("pk", flat=True)) == before


@pytest.mark.parametrize("name", ["seite.html", "seite.svg", "seite.htm", "seite.xhtml", "seite.exe", "seite"])
def test_document_that_a_browser_would_run_is_refused(home, name):
    file = SimpleUploadedFile(name, b"<html>", "text/html")

    desk().post(reverse("wagtaildocs:add"), {"title": "Seite", "file": file, "collection": 1})

    assert not get_document_model().objects.exists()


def test_deleted_picture_and_document_take_their_files_along(db, django_capture_on_commit_callbacks):
    image, document = make_image(), make_document()
    storages = [(image.file.storage, image.file.name), (document.file.storage, document.file.name)]

    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
        document.delete()

    assert [storage.exists(name) for storage, name in storages] == [False, False]
