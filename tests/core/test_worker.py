from datetime import timedelta

from django.core.cache import caches
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from core.worker import LOG_KEPT, forget_expired_cache, forget_old_log


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM cache")
        return cursor.fetchone()[0]


def test_what_has_run_out_leaves_the_cache(db):
    caches["limits"].clear()
    caches["limits"].set("kept", 1, timeout=60)
    caches["limits"].set("over", 1, timeout=-5)
    assert rows() == 2

    forget_expired_cache()

    assert rows() == 1
    assert caches["limits"].get("kept") == 1


def test_log_of_the_desk_forgets_after_two_years(home):
    now = timezone.now()
    for age in (LOG_KEPT + timedelta(days=1), LOG_KEPT - timedelta(days=1)):
        entry = log(home, "wagtail.edit")
        PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=now - age)
    kept = entry.pk

    forget_old_log()

    assert set(PageLogEntry.objects.filter(action="wagtail.edit").values_list("pk", flat=True)) == {kept}
