"""What the caches need: keys that name nobody, and a memory that does not outlive its truth for long."""

import time
from collections.abc import Callable

from django.core.cache import caches
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.locmem import LocMemCache
from django.utils.crypto import salted_hmac


def hashed(key: str, prefix: str, version: int) -> str:
    """Return the key under which a value is kept; no client's address can be read from it."""
    return salted_hmac("core.cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()


class BriefMemory(LocMemCache):
    """Memory of one process that keeps nothing longer than its time-out, whatever is asked for.

    No other process can tell it what has changed: Wagtail keeps where the site's pages begin for an hour, and after a
    change all pages were missing for as long.
    """

    def get_backend_timeout(self, timeout=DEFAULT_TIMEOUT):
        longest = time.time() + self.default_timeout
        asked = super().get_backend_timeout(timeout)
        return longest if asked is None else min(asked, longest)


def remembered(name: str, make: Callable, *differs):
    """Return what stands on every page, made anew every three seconds, apart for whatever makes it differ.

    An editor who looks at the page next sees the change, and a hundred people at once share one answer. What depends
    on who asks must differ by the paths that are closed to them.
    """
    return caches["frame"].get_or_set(f"{name}:{hash(differs)}", make)
