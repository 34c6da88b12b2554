"""Which privacy notice people were shown when they registered: the text itself is kept as long as they are."""

from django.db.models import QuerySet, Subquery
from wagtail.models import Page

from core.models import SiteSettings
from events.models import Registration


def version_in_force() -> Subquery:
    """Return the published version of the privacy notice, as a part of a query: it proves what a person could read."""
    settings = SiteSettings.objects.filter(site__is_default_site=True)
    return Subquery(settings.values("privacy_page__live_revision")[:1])


def are_kept(pages: QuerySet[Page]) -> bool:
    """Tell whether people who are still registered were shown one of these pages as the privacy notice."""
    shown = Registration.objects.exclude(privacy_version=None).order_by()
    ids = shown.values_list("privacy_version__object_id", flat=True).distinct()
    return pages.filter(pk__in=[int(pk) for pk in ids]).exists()
