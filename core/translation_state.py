"""How a translation stands to the page it was made from: missing, a draft, up to date or older.

Each published page keeps a fingerprint of its texts, and a translation also one of the texts that it was made from. So
lists and pages compare two short strings, and publishing again without another word makes nothing older.
"""

import hashlib
import json

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.models import TextState

# What a translation with gaps was made from: equal to no fingerprint.
INCOMPLETE = "incomplete"


class TranslationState(TextChoices):
    """What the desk says of a translation."""

    MISSING = "missing", _("missing")
    DRAFT = "draft", _("draft")
    OLDER = "older", _("older than the German")
    CURRENT = "current", _("up to date")


def fingerprint(page: Page) -> str:
    """Return a short string that changes when a text of the page changes, and with nothing else."""
    texts = [segment.string.data for segment in extract_segments(page) if isinstance(segment, StringSegmentValue)]
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()


def untranslated(translation: Translation):
    """Return the texts of the source that have no translation yet."""
    segments = translation.source.stringsegment_set.annotate_translation(translation.target_locale)
    return segments.filter(translation=None)


def note_texts(page: Page) -> None:
    """Keep the fingerprints of a page that has just been published."""
    page = page.specific
    TextState.objects.update_or_create(
        page_id=page.pk, defaults={"texts": fingerprint(page), "made_from": _made_from(page)}
    )


def _made_from(page: Page) -> str:
    translations = Translation.objects.filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    translation = translations.select_related("source", "target_locale").first()
    if translation is None:
        return ""
    if translation.enabled:
        return INCOMPLETE if untranslated(translation).exists() else fingerprint(translation.source.as_instance())
    # Written by hand, without segments: whoever publishes it has looked at the source as it is now.
    source = TextState.objects.filter(
        page__translation_key=page.translation_key, page__locale=translation.source.locale_id
    ).first()
    return source.texts if source else ""


def is_older(translated: TextState, source: TextState) -> bool:
    """Tell whether the texts that a translation was made from have been published anew, with other words."""
    return bool(translated.made_from) and translated.made_from != source.texts
