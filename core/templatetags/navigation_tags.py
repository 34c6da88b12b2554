"""What the frame of every page fetches: menu, breadcrumbs, languages, legal links, help."""

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from core.access import visible_to
from core.models import SiteSettings

register = template.Library()


def home_page(request):
    """Return the start page in the active language, or None before there is one."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    return Page.objects.filter(
        translation_key=site.root_page.translation_key, locale__language_code=get_language(), live=True
    ).first()


def _seen(request, pages):
    return visible_to(pages, request.user).order_by("path").defer_streamfields()


@register.inclusion_tag("components/navigation.html", takes_context=True)
def main_navigation(context):
    """The sections of the site that this visitor may enter."""
    request, current = context["request"], context.get("page")
    home = home_page(request)
    if home is None:
        return {"items": []}
    here = current.path if isinstance(current, Page) and current.path else ""
    sections = _seen(request, Page.objects.child_of(home).in_menu())
    return {
        "items": [
            {
                "title": page.title,
                "url": page.get_url(request),
                "is_current": page.path == here,
                "is_ancestor": here.startswith(page.path) and page.path != here,
            }
            for page in sections
        ]
    }


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context):
    """The way from the start page to this one."""
    request, page = context["request"], context.get("page")
    if not isinstance(page, Page) or page.depth is None or page.depth <= 2:
        return {"trail": []}
    trail = [
        {"title": above.title, "url": above.get_url(request)}
        for above in _seen(request, page.get_ancestors().filter(depth__gte=2))
    ]
    return {"trail": [*trail, {"title": page.title, "url": page.get_url(request)}]}


def translations_of(request, page) -> dict:
    """Return the address of this page by language, as far as this visitor may see it."""
    if isinstance(page, Page) and page.pk:
        pages = _seen(request, Page.objects.filter(translation_key=page.translation_key)).select_related("locale")
        return {each.locale.language_code: each.get_url(request) for each in pages}
    return {code: translate_url(request.path, code) for code, _name in settings.LANGUAGES}


def _translations(context):
    # Asked for twice on every page: by the head and by the switch.
    request = context["request"]
    if not hasattr(request, "_translations"):
        request._translations = translations_of(request, context.get("page"))
    return request._translations


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_switch(context):
    """The same page in the other language, or the word that there is none."""
    addresses = _translations(context)
    return {
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"].capitalize(),
                "url": addresses.get(code, ""),
                "is_current": code == get_language(),
            }
            for code, _name in settings.LANGUAGES
        ]
    }


@register.inclusion_tag("components/alternates.html", takes_context=True)
def page_alternates(context):
    """The head's list of languages in which this page exists (hreflang)."""
    addresses = _translations(context)
    absolute = [{"code": code, "url": settings.SITE_URL + address} for code, address in sorted(addresses.items())]
    if len(absolute) < 2:
        return {"alternates": []}
    return {"alternates": absolute, "default": settings.SITE_URL + addresses[settings.LANGUAGE_CODE]}


def _named_pages(context):
    """Return the pages that the site's settings name, by setting, in the active language."""
    request = context["request"]
    if not hasattr(request, "_named_pages"):
        names = (*SiteSettings.legal_pages, "help_page")
        site_settings = SiteSettings.for_request(request)
        ids = {name: getattr(site_settings, f"{name}_id") for name in names}
        keys = Page.objects.filter(pk__in=[pk for pk in ids.values() if pk])
        pages = _seen(request, Page.objects.filter(translation_key__in=keys.values("translation_key")))
        chosen = dict(keys.values_list("pk", "translation_key"))
        found = {page.translation_key: page for page in pages.filter(locale__language_code=get_language())}
        request._named_pages = {name: found.get(chosen.get(pk)) for name, pk in ids.items()}
    return request._named_pages


def _link(request, page):
    return {"title": page.title, "url": page.get_url(request)}


@register.inclusion_tag("components/legal_links.html", takes_context=True)
def legal_links(context):
    """Legal notice, privacy, accessibility and contact, as chosen under Settings."""
    pages = _named_pages(context)
    named = [pages[name] for name in SiteSettings.legal_pages if pages[name]]
    return {"links": [_link(context["request"], page) for page in named]}


@register.inclusion_tag("components/help_link.html", takes_context=True)
def help_link(context):
    """The page for people who look for help, from every page."""
    page = _named_pages(context)["help_page"]
    return {"link": _link(context["request"], page) if page else None}


@register.simple_tag(takes_context=True)
def privacy_url(context):
    """Return the address of the privacy notice."""
    page = _named_pages(context)["privacy_page"]
    return page.get_url(context["request"]) if page else ""


@register.simple_tag(takes_context=True)
def home_url(context):
    """Return the address of the start page in the active language."""
    return f"/{get_language()}/"
