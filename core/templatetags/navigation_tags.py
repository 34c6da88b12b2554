"""The frame's parts in templates: menu, breadcrumbs, languages, legal links, help."""

from django import template
from django.conf import settings
from django.utils.translation import get_language, get_language_info

from core.access import closed_paths
from core.frame import Frame
from core.models import SiteSettings

register = template.Library()


def _link(frame, page):
    return {"title": page.title, "url": frame.url(page)}


def _link_in_any_language(frame, name):
    """Return the link to a page that has to be readable even where it is not translated, and its other language."""
    page = frame.named_in_any_language(name)
    if page is None:
        return None
    code = page.locale.language_code
    return {**_link(frame, page), "language": "" if code == frame.language else code}


@register.inclusion_tag("components/navigation.html", takes_context=True)
def main_navigation(context):
    """The sections of the site that this visitor may enter."""
    frame = Frame.of(context)
    here = frame.page.path if frame.page else ""
    return {
        "items": [
            {
                **_link(frame, page),
                "is_current": page.path == here,
                "is_ancestor": here.startswith(page.path) and page.path != here,
            }
            for page in frame.sections()
        ]
    }


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way from the start page to this one."""
    frame = Frame.of(context)
    above = frame.above()
    return {"trail": [_link(frame, page) for page in [*above, frame.page]] if above else []}


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_switch(context):
    """The same page in the other language, or the word that there is none."""
    addresses = Frame.of(context).languages
    return {
        "is_incomplete": len(addresses) < len(settings.LANGUAGES),
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"].capitalize(),
                "url": addresses.get(code, ""),
                "is_current": code == get_language(),
            }
            for code, _name in settings.LANGUAGES
        ],
    }


@register.simple_tag(takes_context=True)
def page_above(context):
    """The page that this one lies below, as title and url; None if the visitor may not see it."""
    frame = Frame.of(context)
    above = frame.above()
    return {"title": above[-1].title, "url": frame.url(above[-1])} if above else None


@register.inclusion_tag("components/alternates.html", takes_context=True)
def page_alternates(context):
    """The head's list of languages in which this page exists (hreflang)."""
    addresses = Frame.of(context).languages
    if len(addresses) < 2:
        return {"alternates": []}
    absolute = [{"code": code, "url": settings.SITE_URL + address} for code, address in sorted(addresses.items())]
    return {"alternates": absolute, "default": settings.SITE_URL + addresses[settings.LANGUAGE_CODE]}


@register.inclusion_tag("components/legal_links.html", takes_context=True)
def legal_links(context):
    """Legal notice, privacy, accessibility and contact, as chosen under Settings."""
    frame = Frame.of(context)
    links = [_link_in_any_language(frame, name) for name in SiteSettings.legal_pages]
    return {"links": [link for link in links if link]}


@register.inclusion_tag("components/help_link.html", takes_context=True)
def help_link(context):
    """The page for people who look for help, from every page."""
    frame = Frame.of(context)
    page = frame.named("help_page")
    return {"link": _link(frame, page) if page else None}


@register.simple_tag(takes_context=True)
def privacy_notice(context):
    """Return title and url of the privacy notice, and its language if it is not translated; None if there is none."""
    return _link_in_any_language(Frame.of(context), "privacy_page")


@register.simple_tag(takes_context=True)
def is_outdated(context):
    """Tell whether this page is a translation that is older than its source."""
    return Frame.of(context).is_outdated()


@register.simple_tag
def site_address(path):
    """Return the full address of a path, as it is known to everybody."""
    return settings.SITE_URL + path


@register.simple_tag(takes_context=True)
def closed_to_reader(context):
    """Return what the reader may not enter: what is remembered of a page must differ by it."""
    return " ".join(closed_paths(context["request"].user))


@register.simple_tag
def home_url():
    """Return the address of the start page in the active language."""
    return f"/{get_language()}/"
