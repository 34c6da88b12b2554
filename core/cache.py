"""How keys look in the cache, which lies in the database and counts how often clients do something."""

from django.utils.crypto import salted_hmac


def hashed(key: str, prefix: str, version: int) -> str:
    """Return the key under which a value is kept; no client's address can be read from it."""
    return salted_hmac("core.cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
