"""Turns a German page into a published English one, segment by segment, as an editor would by hand."""

from django.utils.text import slugify
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


def publish_translation(source: Page, target: Page, locale: Locale) -> Page:
    """Publish the translation of a page; `target` is an unsaved page of the same shape that holds the texts.

    Raises ValueError when the two don't have the same segments in the same places.
    """
    translation_source, _ = TranslationSource.update_or_create_from_instance(source)
    translation, _ = Translation.objects.get_or_create(source=translation_source, target_locale=locale)
    for segment, text in _pairs(translation_source, source, target):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=locale,
            context=segment.context,
            defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
    # Published here and not by wagtail-localize, which waits for the commit and then writes back an older tree.
    translation.save_target(publish=False)
    page = Page.objects.get(translation_key=source.translation_key, locale=locale)
    page.get_latest_revision().publish()
    return page.specific


def _pairs(translation_source, source, target):
    """Yield each stored German segment with the text that the target page has in its place."""
    stored = {
        (segment.context.path, segment.order): segment
        for segment in translation_source.stringsegment_set.select_related("context", "string")
    }
    texts = {(segment.path, segment.order): segment.string.data for segment in _strings(target)}
    if set(stored) != set(texts):
        odd = sorted(set(stored) ^ set(texts))
        raise ValueError(f"The languages of '{source.title}' differ at {odd[:3]}.")
    for place, segment in stored.items():
        yield segment, slugify(texts[place]) if segment.context.path == "slug" else texts[place]


def _strings(page):
    return [segment for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
