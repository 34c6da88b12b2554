from django.core.cache import caches
from django.db import connection

from core.worker import forget_expired_cache


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
