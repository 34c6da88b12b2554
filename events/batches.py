"""All certificates of an event at once: asked for in the desk, made by the worker, fetched by the team as one ZIP.

One paper is set at a time and kept in the batch's folder, so that a worker that is killed goes on where it was, and a
name that cannot be printed stops only its own. The worker turns to its other work every few seconds. What is made is
deleted after a day, and with the people of the event; of whoever has their data erased while it is made, nothing is
written any more. Only inside the ZIP do papers bear names: what goes wrong with a file stands in the log by its name.
"""

import logging
import shutil
from collections import Counter, defaultdict
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from time import monotonic
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile

from anyascii import anyascii
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify

from core.worker import sweep
from events.certificates import NameNotPrintable, grouped, issue, kind_for, print_certificate
from events.models import CertificateBatch, Event, Presence, Registration
from events.places import RegistrationClosed, lock

logger = logging.getLogger("portal.worker")

KEPT = timedelta(days=1)
# A batch belongs to a worker for so long after each paper; its turn lasts so many seconds.
LEASE, TURN = timedelta(minutes=1), 5
FILE = "all.zip"
# Why somebody's paper is not in it.
NAME, ERROR = "name", "error"


def people_who_get_one(event: Event) -> QuerySet[Registration]:
    """Return those about whom it is entered that they were there."""
    return event.registrations.present().order_by("pk")


def how_many_get_what(event: Event) -> Counter:
    """Return how many get a certificate and how many a confirmation, as things are entered now."""
    now, attended = timezone.now(), defaultdict(list)
    sessions = {session.pk: session for session in event.sessions_list if session.starts_at <= now}
    entries = Presence.objects.filter(session__in=sessions, is_present=True)
    for registration, session in entries.values_list("registration", "session"):
        attended[registration].append(sessions[session])
    kinds = (kind_for(event, each) for each in attended.values())
    return Counter(kind for kind in kinds if kind)


@transaction.atomic
def ask_for(event: Event, by) -> CertificateBatch:
    """Ask the worker for all certificates of an event; what was made before goes, what is being made goes on."""
    event, now = lock(event.pk)
    if running := event.certificate_batches.filter(finished_at=None).first():
        return running
    forget(event.certificate_batches.all())
    return event.certificate_batches.create(user=by, asked_at=now, total=people_who_get_one(event).count())


def forget(batches: QuerySet[CertificateBatch]) -> None:
    """Delete batches with their files."""
    keys = list(batches.values_list("key", flat=True))
    batches.delete()
    transaction.on_commit(lambda: [shutil.rmtree(folder_of(key), ignore_errors=True) for key in keys])


def folder_of(key: UUID) -> Path:
    return settings.PAPERS_DIR / str(key)


def file_of(batch: CertificateBatch) -> Path:
    return folder_of(batch.key) / FILE


@sweep("set certificates", every=timedelta(seconds=1))
def set_certificates() -> None:
    """Go on with the batches that somebody waits for, for some seconds."""
    ends = monotonic() + TURN
    for batch in CertificateBatch.objects.filter(finished_at=None).order_by("asked_at"):
        if monotonic() < ends and _take(batch):
            _go_on(batch, ends)


def _take(batch: CertificateBatch) -> bool:
    now = timezone.now()
    free = CertificateBatch.objects.filter(Q(taken_until=None) | Q(taken_until__lt=now), pk=batch.pk, finished_at=None)
    return bool(free.update(taken_until=now + LEASE))


def _go_on(batch: CertificateBatch, ends: float) -> None:
    # Read after it is taken: another worker may have come further meanwhile.
    batch.refresh_from_db()
    event, heads = Event.objects.with_common().select_related("organisation").get(pk=batch.event_id), {}
    folder_of(batch.key).mkdir(parents=True, exist_ok=True, mode=0o700)
    for one in people_who_get_one(event).filter(pk__gt=batch.reached):
        if monotonic() >= ends:
            break
        one.event = event
        if why := _set(batch, one, heads):
            batch.refused.append({"name": one.name, "why": why})
        batch.reached, batch.done = one.pk, batch.done + 1
        if not _note(batch, taken_until=timezone.now() + LEASE):
            break
    else:
        _bind(batch)
        _note(batch, finished_at=timezone.now())
    if not _note(batch, taken_until=None):
        # Whoever deleted it meanwhile may have missed what was just written.
        shutil.rmtree(folder_of(batch.key), ignore_errors=True)


def _note(batch: CertificateBatch, **state) -> bool:
    """Write down how far it is; tell whether it is still wanted."""
    progress = {"reached": batch.reached, "done": batch.done, "refused": batch.refused}
    return bool(CertificateBatch.objects.filter(pk=batch.pk).update(**progress, **state))


def _set(batch: CertificateBatch, one: Registration, heads: dict) -> str:
    """Set the paper of one person, and return why not."""
    try:
        certificate = issue(one, by=batch.user)
        _keep(batch, one, print_certificate(certificate, one, heads))
    except NameNotPrintable:
        return NAME
    except RegistrationClosed:
        # Erased meanwhile, or entered as not present.
        return ""
    except Exception:
        logger.exception("The certificate of registration %s could not be set.", one.pk)
        return ERROR
    return ""


def _keep(batch: CertificateBatch, one: Registration, content: bytes) -> None:
    # Gone with the batch: then the paper is wanted no more.
    with suppress(FileNotFoundError):
        (folder_of(batch.key) / f"{one.pk}.pdf").write_bytes(content)


def _bind(batch: CertificateBatch) -> None:
    """Put all papers into one file."""
    papers, file = {int(path.stem): path for path in folder_of(batch.key).glob("*.pdf")}, file_of(batch)
    unfinished = file.with_suffix(".part")
    # Whoever is gone by now is left out.
    people = Registration.objects.filter(pk__in=papers).prefetch_related("certificates").order_by("name", "pk")
    with suppress(FileNotFoundError):
        with ZipFile(unfinished, "w", ZIP_STORED) as archive:
            for one in people:
                name = slugify(anyascii(one.name))[:80] or "person"
                numbers = [grouped(certificate.number) for certificate in one.certificates.all()]
                archive.write(papers[one.pk], f"{'-'.join([name, *numbers[-1:]])}.pdf")
        unfinished.replace(file)
    for paper in papers.values():
        paper.unlink(missing_ok=True)


@sweep("forget sets of certificates", every=timedelta(minutes=10))
def forget_old() -> None:
    """Delete what was made a day ago, and files that belong to nothing."""
    forget(CertificateBatch.objects.filter(asked_at__lt=timezone.now() - KEPT))
    wanted = set(map(str, CertificateBatch.objects.values_list("key", flat=True)))
    for folder in settings.PAPERS_DIR.glob("*"):
        if folder.name not in wanted:
            shutil.rmtree(folder, ignore_errors=True)
