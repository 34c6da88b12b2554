"""Settings for `make dev` and manage.py: reload on change, errors in full, the same data and key as `make run`."""

from portal.settings import environment

environment.load_file()

from .base import *  # noqa: E402

SECRET_KEY = machine.SECRET_KEY or environment.secret_key(VAR_DIR)
DEBUG = True
ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
