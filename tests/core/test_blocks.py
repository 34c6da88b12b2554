import re

import pytest
from django.core.exceptions import ValidationError

from core.blocks import BodyBlock, CallToActionBlock, ContactBlock, ImageBlock, TableBlock
from tests.factories import make_document, make_image, make_page


def test_every_block_is_shown_on_a_page(client, home):
    goal = make_page(home, "Ziel")
    body = [
        ("heading", {"text": "Überschrift", "level": "3"}),
        ("text", f'<p>Ein <b>Absatz</b> mit <a linktype="page" id="{goal.pk}">Verweis</a>.</p>'),
        ("image", {"image": make_image(credit="Foto: A. Beispiel"), "alt": "Ein Weg", "caption": "Der Weg"}),
        ("quote", {"text": "Worte", "attribution": "Eine Fachkraft"}),
        ("accordion", {"items": [{"title": "Frage", "content": "<p>Antwort</p>"}]}),
        ("call_to_action", {"title": "Was nun?", "text": "Dies.", "label": "Los", "page": goal, "url": ""}),
        ("contact", {"function": "Projektkoordination", "phone": "030 23125 001", "email": "team@example.org"}),
        ("downloads", {"title": "Zum Mitnehmen", "files": [{"document": make_document(), "label": "Faltblatt"}]}),
        ("table", {"caption": "Zeiten", "columns": ["Tag", "Uhr"], "rows": [{"cells": ["Montag", "10"]}]}),
        ("video", {"title": "Ein Film", "url": "https://example.org/film", "duration": "3 Minuten"}),
        ("notice", {"kind": "warning", "text": "<p>Vorsicht</p>"}),
        ("foreign_text", {"language": "ar", "text": "<p>مرحبا</p>"}),
        ("quick_exit", {"label": "Schnell weg", "url": "https://example.org/", "text": "Der Verlauf bleibt."}),
    ]
    assert [name for name, _value in body] == list(BodyBlock().child_blocks)
    make_page(home, "Alles", body=body)

    content = client.get("/de/alles/").content.decode()

    for words in [
        "Überschrift",
        "<b>Absatz</b>",
        '<a href="/de/ziel/">Verweis</a>',
        'alt="Ein Weg"',
        "Foto: A. Beispiel",
        "Eine Fachkraft",
        "Antwort",
        "Was nun?",
        'href="tel:',
        'href="mailto:team@example.org"',
        "Faltblatt",
        "<caption",
        'href="https://example.org/film"',
        "Vorsicht",
        'lang="ar" dir="rtl"',
        "Der Verlauf bleibt.",
    ]:
        assert words in content, words


def test_blocks_bring_headings_that_fit_below_the_one_above(client, home):
    body = [
        ("contact", {"function": "Koordination", "phone": "030 23125 001"}),
        ("heading", {"text": "Abschnitt", "level": "2"}),
        ("call_to_action", {"title": "Was nun?", "label": "Los", "page": None, "url": "https://example.org/"}),
        ("heading", {"text": "Unterabschnitt", "level": "3"}),
        ("downloads", {"title": "Zum Mitnehmen", "files": [{"document": make_document(), "label": "Faltblatt"}]}),
        ("video", {"title": "Ein Film", "url": "https://example.org/film"}),
    ]
    make_page(home, "Kontakt", body=body)

    content = client.get("/de/kontakt/").content.decode()

    main = content[content.index("<main") : content.index("</main>")]
    assert re.findall(r"<h([1-6])[^>]*>([^<]+)<", main) == [
        ("1", "Kontakt"),
        ("2", "Koordination"),
        ("2", "Abschnitt"),
        ("3", "Was nun?"),
        ("3", "Unterabschnitt"),
        ("4", "Zum Mitnehmen"),
        ("4", "Ein Film"),
    ]


@pytest.mark.parametrize(
    ("block", "value", "field"),
    [
        (ImageBlock(), {"image": "picture", "alt": "", "is_decorative": False, "caption": ""}, "alt"),
        (CallToActionBlock(), {"title": "a", "text": "", "label": "b", "page": None, "url": ""}, "page"),
        (TableBlock(), {"caption": "a", "columns": ["b", "c"], "rows": [{"cells": ["d"]}]}, "columns"),
    ],
)
def test_what_a_reader_could_not_use_is_refused_at_the_field(home, block, value, field):
    value = {name: make_image() if each == "picture" else each for name, each in value.items()}

    with pytest.raises(ValidationError) as refused:
        block.clean(block.normalize(value))

    assert list(refused.value.block_errors) == [field]


def test_address_of_a_contact_ends_a_line_behind_its_sign_only():
    value = ContactBlock().to_python({"function": "Büro", "email": "veranstaltungen@example.org"})

    content = ContactBlock().render(value)

    assert "<span>veranstaltungen@<wbr>example.org</span>" in content
    assert 'href="mailto:veranstaltungen@example.org"' in content
