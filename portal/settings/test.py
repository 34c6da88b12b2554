"""Settings for the tests: everything in a folder that goes away, nothing slow that is not tested."""

import atexit
import os
import shutil
import tempfile

from portal.settings import environment

# What this machine is set to must not decide a test.
for name in environment.NAMES:
    os.environ.pop(name, None)
# A folder named in TEST_DIR keeps the database between runs with --reuse-db.
os.environ["VAR_DIR"] = os.environ.get("TEST_DIR") or tempfile.mkdtemp(prefix="portal-test-")
if "TEST_DIR" not in os.environ:
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from .base import *  # noqa: E402

SECRET_KEY = "for-tests-only"  # noqa: S105, protects nothing
ALLOWED_HOSTS = ["localhost", "testserver"]
# A file, since threads that race for places need one database that they all see.
DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
# A test that counts downloads says when they are written.
DOWNLOADS_WRITTEN_AFTER = None
# Not by chance in the middle of a test that counts queries.
CACHES["default"]["TIMEOUT"] = 3600
# What is on a page is what the database says now; only the tests about this memory have it.
CACHES["frame"] = {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
# Static files are answered from where they lie, by the same middleware as in production.
WHITENOISE_USE_FINDERS = True
DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
