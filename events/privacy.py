"""Which privacy notice people were shown when they registered: the text itself is kept as long as they are."""

from django.db.models import Subquery
from wagtail.models import Page

from core.models import SiteSettings
from events.models import Registration


def version_in_force() -> Subquery:
    """Return the published version of the privacy notice, as a part of a query: it proves what a person could read."""
    settings = SiteSettings.objects.filter(site__is_default_site=True)
    return Subquery(settings.values("privacy_page__live_revision")[:1])


def were_shown(pages: list[Page]) -> bool:
    """Tell whether people who are still registered were shown one of these pages, or one below, as the notice."""
    shown = Registration.objects.exclude(privacy_version=None).order_by()
    ids = {int(pk) for pk in shown.values_list("privacy_version__object_id", flat=True).distinct()}
    return any(Page.objects.descendant_of(page, inclusive=True).filter(pk__in=ids).exists() for page in pages if ids)
