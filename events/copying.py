"""A new event made from one that there was: with its facts, questions and texts, on other days.

What was decided or entered about the old event stays with it: its people, its state, who was there, what calendar
programs know it by. So does the online link, since whoever came last time knows it.

All days move as the first session does; every hour stays as clocks show it. What would then be over is left out. In
the night in which clocks change, what would end before it begins lasts as long as it did.
"""

from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation, TranslationContext, TranslationSource
from wagtail_localize.operations import translate_object

from events import handouts
from events.models import Event, EventPage

TRANSLATE = "wagtail_localize.submit_translation"
NOT_COPIED = {"status", "online_link"}


def copy_event(event: Event, *, name: str, first_day: date, with_handouts: bool = False, by) -> Event:
    """Make a new event from another one, with drafts of its pages where this user may make pages."""
    copy = _copy_all(Event.objects.get(pk=event.pk), name, first_day, by)
    if with_handouts:
        # After all that is to be locked: copying files takes its time.
        handouts.copy_all(event, copy)
    return copy


@transaction.atomic
def _copy_all(event: Event, name: str, first_day: date, by) -> Event:
    later = first_day - timezone.localdate(event.starts_at) if event.starts_at else timedelta(0)
    copy = _copied(event, name=name, **_days(event, later))
    copy.save()
    copy.topics.set(event.topics.all())
    copy.target_groups.set(event.target_groups.all())
    copy.save()
    log(instance=copy, action="wagtail.create", user=by)
    for session in event.sessions_list:
        starts_at, ends_at = _moved_stretch(session.starts_at, session.ends_at, later)
        _copied(session, event=copy, starts_at=starts_at, ends_at=ends_at).save()
    for question in event.questions.all():
        # Nobody is asked once it is time to delete the answers.
        delete_on = question.delete_on and max(question.delete_on + later, first_day)
        _copied(question, event=copy, sort_order=question.sort_order, delete_on=delete_on).save()
    for text in event.mail_texts.all():
        _copied(text, event=copy).save()
    for page in event.pages.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("path"):
        _copy_page(page, copy, by)
    return copy


def _copied(row: Model, **changes) -> Model:
    """Return a new row with what people have filled in; what the portal keeps about a row is none of its copy's."""
    fields = [field for field in row._meta.concrete_fields if field.editable and not field.primary_key]
    told = {field.name: getattr(row, field.name) for field in fields if field.name not in NOT_COPIED}
    return type(row)(**{**told, **changes})


def _moved(moment: datetime | None, later: timedelta) -> datetime | None:
    """Return the same time of another day."""
    if moment is None:
        return None
    local = timezone.localtime(moment)
    # In the zone of clocks, times would be compared as these show them.
    return timezone.make_aware(datetime.combine(local.date() + later, local.time())).astimezone(UTC)


def _moved_stretch(
    begins: datetime | None, ends: datetime | None, later: timedelta
) -> tuple[datetime | None, datetime | None]:
    """Return the same times of another day, in order."""
    first, last = _moved(begins, later), _moved(ends, later)
    if first and last and last <= first:
        last = first + (ends - begins)
    return first, last


def _days(event: Event, later: timedelta) -> dict:
    """Return from when one may register, and until when register, cancel and decide as far as that is to come."""
    opens_at, closes_at = _moved_stretch(event.opens_at, event.closes_at, later)
    days = {name: getattr(event, name) for name in ("cancel_until", "decide_on")}
    days = {name: day and day + later for name, day in days.items()}
    today = timezone.localdate()
    return {
        "opens_at": opens_at,
        "closes_at": closes_at if closes_at and closes_at > timezone.now() else None,
        **{name: day if day and day >= today else None for name, day in days.items()},
    }


def _copy_page(page: EventPage, event: Event, by) -> None:
    """Copy a German page, with its English one, as drafts beside them: what is published, else what is written."""
    parent = page.get_parent()
    if not parent.permissions_for_user(by).can_add_subpage():
        return
    slug = find_available_slug(parent, page.slug)
    latest = page if page.live else page.get_latest_revision_as_object()
    copy = latest.copy(update_attrs={"event": event, "slug": slug}, copy_revisions=False, keep_live=False, user=by)
    for locale in Locale.objects.exclude(pk=page.locale_id):
        if page.has_translation(locale) and by.has_perm(TRANSLATE):
            _copy_translation(page, copy, locale, by)


def _copy_translation(page: EventPage, copy: EventPage, locale: Locale, by) -> None:
    """Translate the copy with the words that its original was translated with."""
    parent = copy.get_parent().get_translation_or_none(locale)
    if parent is None or not parent.permissions_for_user(by).can_add_subpage():
        return
    source, _created = TranslationSource.update_or_create_from_instance(copy)
    # The copy's slug is another one, and still has the words of the old one in the other language.
    slug = source.stringsegment_set.filter(context__path="slug").first()
    for words in (StringTranslation, SegmentOverride):
        known = words.objects.filter(locale=locale, context__object_id=page.translation_key).select_related("context")
        for each in known:
            context, _created = TranslationContext.objects.get_or_create(object=source.object, path=each.context.path)
            each.pk, each.context = None, context
            if words is StringTranslation and slug and context.path == "slug":
                each.translation_of = slug.string
            each.save()
    translate_object(copy, [locale], user=by)
