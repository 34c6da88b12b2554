"""Mails about getting in."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from core.models import SiteSettings
from outbox.delivery import write
from outbox.models import Mail
from partners.models import Invitation


def write_invitation(invitation: Invitation) -> Mail:
    """Say who invites, why, what it is, and how long the link holds; the text goes with the sending."""
    with translation.override(invitation.language):
        context = {**about_site(), "invitation": invitation, "link": link_of(invitation)}
        return write(
            to=invitation.email,
            subject=render_to_string("partners/email/invitation/subject.txt", context),
            text=render_to_string("partners/email/invitation/body.txt", context),
            language=invitation.language,
            reply_to=context["contact_email"],
            owner=invitation,
            is_confidential=True,
        )


def link_of(invitation: Invitation) -> str:
    """Return the address, in the invitation's language, under which it is accepted."""
    with translation.override(invitation.language):
        return settings.SITE_URL + reverse("partners:invitation", args=[invitation.token])


def about_site() -> dict:
    """Return what mails say of the site: name, contact, address."""
    site = Site.objects.filter(is_default_site=True).first()
    about = SiteSettings.for_site(site) if site else SiteSettings()
    return {
        "site_name": about.site_name or settings.SITE_HOST,
        "contact_email": about.contact_email,
        "site_url": settings.SITE_URL,
    }
