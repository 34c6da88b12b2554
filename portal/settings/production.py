"""Settings of a running portal, for one machine or for the public."""

from .base import *

environment.refuse_half_public(machine)
SECRET_KEY = machine.SECRET_KEY or environment.secret_key(VAR_DIR)
if SITE_HOST == "localhost":
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
