"""A material in the words of schema.org, for search engines: what its page tells everybody, and nothing else."""

import json
from urllib.parse import urljoin

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from core.files import type_by_name
from core.pictures import look_up
from resources.names import is_of_many

SCHEMA = "https://schema.org"
MEDIA = {"film": "VideoObject", "audio": "AudioObject", "link": "WebPage"}
SLIDES = {"pptx", "odp"}
# Nothing in a text can end the script element that it stands in.
ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}


def of_page(page) -> SafeString:
    """Return the JSON-LD of a material's page, fit to stand in a script element."""
    told = {name: value for name, value in _material(page).items() if value}
    text = json.dumps({"@context": SCHEMA, **told}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPED))  # noqa: S308, see ESCAPED


def _material(page) -> dict:
    resource = page.resource
    return {
        "@type": type_of(resource),
        "name": page.title,
        "description": page.summary,
        "url": urljoin(settings.SITE_URL, page.url),
        "author": [_author(name) for name in resource.authors_list],
        "publisher": {"@type": "Organization", "name": resource.publisher.name},
        "datePublished": str(resource.year),
        "inLanguage": resource.languages,
        "license": resource.licence_url,
        "isAccessibleForFree": True,
        "genre": str(resource.kind),
        "about": [str(topic) for topic in resource.topics_list],
        "audience": [{"@type": "Audience", "audienceType": str(group)} for group in resource.target_groups_list],
        "isbn": resource.isbn,
        "identifier": resource.doi_url,
        "version": resource.version,
        "isPartOf": _series(resource),
        "image": _image(page),
        "thumbnailUrl": _absolute(resource.first_page.cover_url) if resource.first_page else "",
        "encoding": [_file(file, page) for file in resource.current_files],
        "sameAs": resource.link,
    }


def type_of(resource) -> str:
    """Return what schema.org calls such a material: an article that has a DOI, a book that has an ISBN."""
    if resource.medium in MEDIA:
        return MEDIA[resource.medium]
    if resource.doi:
        return "ScholarlyArticle"
    if resource.isbn:
        return "Book"
    formats = {file.extension.lower() for file in resource.current_files}
    return "PresentationDigitalDocument" if formats and formats <= SLIDES else "CreativeWork"


def _author(name: str) -> dict:
    return {"@type": "Organization" if is_of_many(name) else "Person", "name": name}


def _image(page) -> str:
    drawn = look_up(page.teaser_image, "wide") if page.teaser_image else []
    return _absolute(drawn[-1].url) if drawn else ""


def _series(resource) -> dict:
    if not resource.series:
        return {}
    number = {"position": resource.number_in_series} if resource.number_in_series else {}
    return {"@type": "CreativeWorkSeries", "name": resource.series, **number}


def _file(file, page) -> dict:
    told = {
        "@type": "MediaObject",
        "name": file.label or page.title,
        "contentUrl": _absolute(file.url),
        "encodingFormat": type_by_name(file.document.filename),
        "contentSize": str(file.size),
        "inLanguage": file.language,
        "accessibilityFeature": ["taggedPDF"] if file.is_tagged else [],
    }
    return {name: value for name, value in told.items() if value}


def _absolute(path: str) -> str:
    return urljoin(settings.SITE_URL, path)
