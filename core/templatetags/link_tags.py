"""Links to pages of the site: in the reader's language, and only to what the reader may see."""

import re

from django import template
from django.utils.safestring import mark_safe
from wagtail.rich_text import RichText, expand_db_html

from core.frame import Frame

register = template.Library()

PAGE_LINK = re.compile(r'<a (?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>')
LEADS_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)


@register.simple_tag(takes_context=True)
def page_link(context, page):
    """Return the address of a chosen page, "" if this visitor may not see it."""
    return Frame.of(context).link(page.pk) if page else ""


@register.simple_tag(takes_context=True)
def rich_text(context, value):
    """Return rich text as HTML; a link to a page that this visitor may not see becomes plain text."""
    frame = Frame.of(context)

    def link(match):
        address = frame.link(int(match[1]))
        return f'<a href="{address}">' if address else "<a>"

    source = value.source if isinstance(value, RichText) else str(value)
    html = LEADS_NOWHERE.sub(r"\1", expand_db_html(PAGE_LINK.sub(link, source)))
    return mark_safe(html)  # noqa: S308, cleaned by the editor's allow-list
