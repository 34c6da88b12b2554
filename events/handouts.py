"""The handouts of an event: who gets them and when, and that no file outlives its row.

They have a page of their own in the desk: the form of an event asks before it saves, and could not keep an upload
meanwhile. A file is deleted as soon as nothing names it: replaced, taken out, or its event deleted.
"""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.log_actions import log

from core.worker import sweep
from events.models import Event, Handout, Registration
from events.models.handouts import FOLDER

# How long a file may lie there before its row: an upload that is being saved is none that was left behind.
TIME_TO_SAVE = timedelta(hours=1)


def of(registration: Registration, now: datetime) -> tuple[list[Handout], list[Handout]]:
    """Return the handouts that a person gets now, and those that come later.

    Whoever came without a place gets them too, and nobody else who has none.
    """
    if not (registration.has_place or registration.is_walk_in):
        return [], []
    event = registration.event
    all_of_them = list(event.handouts.all())
    now_there = [handout for handout in all_of_them if handout.is_available(event, now)]
    return now_there, [handout for handout in all_of_them if handout not in now_there]


def put(handout: Handout, *, by) -> None:
    """Save a handout with the file that was chosen; the file that it replaces goes."""
    before = Handout.objects.filter(pk=handout.pk).first()
    is_new_file = before is None or before.file.name != handout.file.name
    if is_new_file:
        handout.filename, handout.size = handout.file.name, handout.file.size
        # Before the transaction: on SQLite nobody else could write meanwhile.
        handout.file.save(handout.filename, handout.file.file, save=False)
    with transaction.atomic():
        if before is None:
            last = handout.event.handouts.aggregate(last=Max("sort_order"))["last"]
            handout.sort_order = 0 if last is None else last + 1
        handout.save()
        log(instance=handout.event, action="wagtail.edit", user=by)
        if before and is_new_file:
            _delete_file(before)


@transaction.atomic
def move_up(handout: Handout) -> None:
    """Show a handout before the one that it follows."""
    ordered = list(handout.event.handouts.all())
    place = ordered.index(handout)
    ordered.insert(max(place - 1, 0), ordered.pop(place))
    for number, each in enumerate(ordered):
        each.sort_order = number
    Handout.objects.bulk_update(ordered, ["sort_order"])


@transaction.atomic
def take_out(handout: Handout, *, by) -> None:
    """Delete a handout and its file."""
    _delete_file(handout)
    handout.delete()
    log(instance=handout.event, action="wagtail.edit", user=by)


def copy_all(source: Event, target: Event) -> None:
    """Give an event copies of another one's handouts: what becomes of one file does not touch the other."""
    copies = list(source.handouts.all())
    for handout in copies:
        with handout.file.storage.open(handout.file.name) as file:
            handout.file.save(handout.filename, file, save=False)
        handout.pk, handout.event = None, target
    Handout.objects.bulk_create(copies)


def _delete_file(handout: Handout) -> None:
    storage, name = handout.file.storage, handout.file.name
    transaction.on_commit(lambda: storage.delete(name))


@sweep("delete files of handouts", every=timedelta(hours=1))
def delete_left_files(older_than: timedelta = TIME_TO_SAVE) -> None:
    """Delete files that no handout names any more, because their event is deleted or a process died."""
    if not default_storage.exists(FOLDER):
        return
    files = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    before = timezone.now() - older_than
    old = [name for name in files if default_storage.get_modified_time(name) <= before]
    named = set(Handout.objects.values_list("file", flat=True))
    for name in old:
        if name not in named:
            default_storage.delete(name)
