"""The German page of a new event: where it belongs, who may make it, and how it begins."""

from django.conf import settings
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log

from core.access import is_internal
from events.models import Event, EventIndexPage, EventPage

NAMELESS = "veranstaltung"


def sections(user) -> dict[bool, EventIndexPage]:
    """Return the German lists of events in which this user may make pages: the one for members, and the public one."""
    found = EventIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("-path")
    allowed = [section for section in found if section.permissions_for_user(user).can_add_subpage()]
    # Whatever comes first in the tree is the one of its kind.
    return {is_internal(section): section for section in allowed}


def is_for_members(admission: str) -> bool:
    """Tell whether the page of an event is for members only, as the event is."""
    return admission == Event.Admission.GROUP


def make_draft(event: Event, section: EventIndexPage, *, title: str, summary: str, by) -> EventPage:
    """Make the unpublished page of an event, below the list that it belongs to."""
    section = EventIndexPage.objects.get(pk=section.pk)
    page = EventPage(
        title=title,
        slug=find_available_slug(section, slugify(title, allow_unicode=True) or NAMELESS),
        summary=summary,
        event=event,
        live=False,
        owner=by,
        locale=section.locale,
    )
    section.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=by, content_changed=True)
    page.save_revision(user=by, log_action=False)
    return page
