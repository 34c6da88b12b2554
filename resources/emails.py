"""The mails about materials, all of them to people of the desk; what visitors typed stands in none."""

from urllib.parse import urljoin

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from core.models import SiteSettings
from outbox import delivery
from resources.models import Resource, VersionRequest


def write_review_due(resource: Resource, user) -> None:
    """Remind somebody that a material is to be reviewed."""
    _write("review_due", user.email, {"resource": resource}, resource)


def write_version_wanted(request: VersionRequest) -> None:
    """Tell the editors that somebody asks for an accessible version."""
    site = SiteSettings.objects.filter(site__is_default_site=True).first()
    if site and site.contact_email:
        _write("version_wanted", site.contact_email, {"resource": request.file.resource, "request": request}, request)


def _write(mail: str, to: str, context: dict, owner) -> None:
    context |= {"link": urljoin(settings.SITE_URL, reverse("material_tasks:index"))}
    # The desk speaks the main language.
    with translation.override(settings.LANGUAGE_CODE):
        subject = render_to_string(f"resources/email/{mail}/subject.txt", context)
        text = render_to_string(f"resources/email/{mail}/text.txt", context)
    delivery.write(to=to, subject=subject, text=f"{text.strip()}\n", owner=owner)
