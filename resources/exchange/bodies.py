"""The text of a page as a cell: plain paragraphs where it is no more than that, else its blocks as JSON.

What people write into a table is paragraphs with an empty line between them. What the portal has written is taken
back as it was, numbers of pages and pictures in it included, which hold on the same portal alone.
"""

import json
import re
from html import escape, unescape

from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock

from resources.exchange.table import Fault, plain
from resources.models import ResourcePage

# What the editor's own text may hold (core/blocks.py); whoever writes a table does not get any further.
TAGS = {"p": set(), "br": set(), "b": set(), "strong": set(), "i": set(), "em": set(), "ul": set(), "ol": set()}
TAGS |= {"li": set(), "a": {"linktype", "id", "href"}}
ON_ALL = {"data-block-key"}
# How blocks begin that the portal has written; no sentence does.
BLOCKS = '[{"'
LINKS = re.compile(r"(https?://|mailto:|tel:|#|/)[^\s]*", re.IGNORECASE)


def block() -> StreamBlock:
    return ResourcePage._meta.get_field("body").stream_block


def as_cell(body) -> str:
    """Return what a cell says of this text."""
    # What is unpacked is written with every part that its blocks have now, however old it is.
    list(body)
    kept = body.get_prep_value()
    if not kept:
        return ""
    if len(kept) == 1 and kept[0]["type"] == "text":
        text = _paragraphs_in(kept[0]["value"])
        if text and not text.startswith(BLOCKS) and _html(text) == kept[0]["value"]:
            return text
    return plain(json.dumps(kept, ensure_ascii=False, sort_keys=True))


def from_cell(cell: str):
    """Return the text of a page that a cell tells."""
    if not cell:
        return block().to_python([])
    if not cell.startswith(BLOCKS):
        return block().to_python([{"type": "text", "value": _html(cell)}])
    try:
        kept = json.loads(cell)
        _check_kinds(kept)
        body = block().to_python(kept)
        body.get_prep_value()
        _check(block(), body)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Fault(_("This is no text that the portal has written.")) from error
    return body


def check_complete(body) -> None:
    """Refuse a text that could not be published."""
    try:
        block().clean(body)
    except ValidationError as error:
        raise Fault(_("There is something missing in the text, a heading or a picture for example.")) from error


def _html(text: str) -> str:
    paragraphs = [each.strip() for each in re.split(r"\n\s*\n", text)]
    return "".join(f"<p>{escape(each, quote=False).replace(chr(10), '<br/>')}</p>" for each in paragraphs if each)


def _paragraphs_in(html: str) -> str:
    inner = html.removeprefix("<p>").removesuffix("</p>")
    return "\n\n".join(unescape(each.replace("<br/>", "\n")) for each in inner.split("</p><p>"))


def _check_kinds(kept) -> None:
    for each in kept:
        if each["type"] not in block().child_blocks:
            raise ValueError(each["type"])


def _check(kind, value) -> None:
    """Look for HTML in all parts of a text that no editor could have written."""
    if isinstance(kind, RichTextBlock):
        _check_html(value.source)
    elif isinstance(kind, StreamBlock):
        for child in value:
            _check(child.block, child.value)
    elif isinstance(kind, StructBlock):
        for name, child in kind.child_blocks.items():
            _check(child, value[name])
    elif isinstance(kind, ListBlock):
        for child in value:
            _check(kind.child_block, child)


def _check_html(html: str) -> None:
    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        allowed = TAGS.get(tag.name)
        if allowed is None or not set(tag.attrs) <= allowed | ON_ALL:
            raise Fault(_("The text holds HTML that nobody can write in the desk (%(tag)s).") % {"tag": tag.name})
        if "href" in tag.attrs and not LINKS.fullmatch(tag["href"]):
            raise Fault(_("A link in the text does not lead to a page, an e-mail address or a telephone number."))
