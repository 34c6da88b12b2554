"""Pictures in templates: looked up, never made, while a visitor waits."""

from django import template
from django.utils.html import format_html, format_html_join

from core.pictures import SIZES, look_up

register = template.Library()


@register.simple_tag
def picture(image, size, alt="", eager=False, **attributes):
    """Return the img element of a picture in one of the fixed sizes, or nothing."""
    renditions = look_up(image, size) if image else []
    if not renditions:
        return ""
    largest = renditions[-1]
    attributes |= {"src": largest.url, "alt": alt, "width": largest.width, "height": largest.height}
    if len(renditions) > 1:
        attributes["srcset"] = ", ".join(f"{one.url} {one.width}w" for one in renditions)
        attributes["sizes"] = SIZES[size][1]
    attributes |= {"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}
    return format_html("<img {}>", format_html_join(" ", '{}="{}"', sorted(attributes.items())))


@register.simple_tag
def largest(image, size):
    """Return the largest rendition of a picture in one of the fixed sizes, for those who take no drawings, or None."""
    renditions = look_up(image, size) if image and not image.is_svg() else []
    return renditions[-1] if renditions else None
