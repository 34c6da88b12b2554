"""Settings for `make dev`: reload on change, errors in full."""

from .base import *

SECRET_KEY = machine.SECRET_KEY or environment.secret_key(VAR_DIR)
DEBUG = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
