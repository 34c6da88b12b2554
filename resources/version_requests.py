"""Wishes for accessible versions: whoever asks gives an address and what they need, and editors answer in time.

A request is a task with a due date. Asking twice changes what is needed and makes no second task. It is deleted with
the address some weeks after it was done, and after a year in any case.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.worker import sweep
from resources import emails
from resources.models import File, VersionRequest

TIME_TO_ANSWER = timedelta(days=14)
KEPT_AFTER_DONE = timedelta(days=30)
KEPT_AT_MOST = timedelta(days=365)


@transaction.atomic
def ask(file: File, *, email: str, needs: str, language: str) -> VersionRequest:
    """Note a request, and tell the editors of a new one."""
    # Two at once: the file's row lets one go first.
    File.objects.select_for_update().get(pk=file.pk)
    known = file.requests.filter(email__iexact=email, done_at=None).first()
    if known:
        known.needs = needs or known.needs
        known.save(update_fields=["needs"])
        return known
    due_on = timezone.localdate() + TIME_TO_ANSWER
    request = VersionRequest.objects.create(file=file, email=email, needs=needs, language=language, due_on=due_on)
    emails.write_version_wanted(request)
    return request


def finish(request: VersionRequest) -> None:
    """Note that whoever asked has got an answer."""
    VersionRequest.objects.filter(pk=request.pk, done_at=None).update(done_at=timezone.now())


@sweep("forget requests for accessible versions", every=timedelta(hours=6))
def forget() -> None:
    """Delete requests that are done, and those that nobody ever answered."""
    now = timezone.now()
    VersionRequest.objects.filter(done_at__lt=now - KEPT_AFTER_DONE).delete()
    VersionRequest.objects.filter(created_at__lt=now - KEPT_AT_MOST).delete()
