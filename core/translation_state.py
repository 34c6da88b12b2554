"""How a translation stands to the page it was made from: missing, current or older."""

from django.db.models import OuterRef, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


class TranslationState(TextChoices):
    """What the desk says of a translation."""

    MISSING = "missing", _("missing")
    CURRENT = "current", _("up to date")
    OLDER = "older", _("older than the German")


def with_source(pages):
    """Add to each page when its source's texts were taken last, and in which language the source is."""
    sources = TranslationSource.objects.filter(
        object_id=OuterRef("translation_key"), translations__target_locale=OuterRef("locale_id")
    )
    return pages.annotate(
        source_taken_at=Subquery(sources.values("last_updated_at")[:1]),
        source_locale_id=Subquery(sources.values("locale_id")[:1]),
    )


def is_older_than_source(page: Page) -> bool:
    """Tell whether the published texts that this translation was made from have changed since."""
    translation = (
        Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
        .select_related("source")
        .first()
    )
    if translation is None:
        return False
    source_page = Page.objects.filter(
        translation_key=page.translation_key, locale_id=translation.source.locale_id, live=True
    ).first()
    return source_page is not None and _is_older(page, source_page, translation.source)


def _is_older(page: Page, source_page: Page, source: TranslationSource) -> bool:
    if page.last_published_at is None or source_page.last_published_at is None:
        return False
    if page.last_published_at < source.last_updated_at:
        return True
    if source_page.last_published_at <= source.last_updated_at:
        return False
    return _texts(source_page.specific) != _texts(source.as_instance())


def _texts(page: Page) -> list[tuple[str, str]]:
    return [
        (segment.path, segment.string.data)
        for segment in extract_segments(page)
        if isinstance(segment, StringSegmentValue)
    ]
