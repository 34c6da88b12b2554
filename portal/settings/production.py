"""Settings of a running portal, for one machine or for the public."""

from portal.settings import environment

environment.load_file()

from .base import *  # noqa: E402

environment.refuse_half_public(machine)
SECRET_KEY = machine.SECRET_KEY or environment.secret_key(VAR_DIR)
if not machine.IS_PUBLIC:
    ALLOWED_HOSTS = [SITE_HOST, "localhost", "127.0.0.1", "[::1]"]
if IS_HTTPS:
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^health/"]

SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # the desk shows previews in a frame of the same site
    "security.W021",  # whether a domain goes on the browsers' list is its owner's decision
]
