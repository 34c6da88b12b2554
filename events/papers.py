"""What all printed papers about an event have in common; who signs and who has attended is told beside it."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.models import SiteSettings
from events import emails
from events.models import Event
from organisations.models import Supporter

TEMPLATES = Path(__file__).parent / "typst"
PDF = "application/pdf"


def head_of(event: Event) -> dict:
    """Return who publishes a paper, who pays for it, and what the event is called, in the active language."""
    language = get_language()
    site_settings = SiteSettings.objects.filter(site__is_default_site=True).first()
    funders = Supporter.objects.filter(settings__site__is_default_site=True, role=Supporter.Role.FUNDER)
    return {
        "language": language,
        "event": emails.title_of(event, language),
        "publisher": event.organisation.name,
        "site_name": site_settings.site_name if site_settings else "",
        "site_url": settings.SITE_URL,
        "funders": [supporter.sentence for supporter in funders if supporter.sentence],
    }


def page_label() -> str:
    """Say which page it is; the paper puts in the numbers."""
    return _("Page {page} of {pages}")


def sent_as(content: bytes, *names: str, ending: str = "pdf", content_type: str = PDF) -> HttpResponse:
    """Send a paper to be saved under a telling name, kept by nobody on the way."""
    name = "-".join(filter(None, (slugify(name)[:60].strip("-") for name in names)))
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response.headers["Cache-Control"] = "no-store"
    return response
