"""Settings of a running portal, for one machine or for the public."""

from portal.settings import environment

environment.load_file()

from .base import *  # noqa: E402

environment.refuse_half_public(machine)
SECRET_KEY = machine.SECRET_KEY or environment.secret_key(VAR_DIR)
if not machine.IS_PUBLIC:
    ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]"]
