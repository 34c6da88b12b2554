"""How gunicorn serves the portal; `make run` starts it with this."""

import gc
import importlib
import os
from urllib.parse import quote, unquote_to_bytes

from django.conf import settings as django_settings
from django.db import connections
from gunicorn.glogging import Logger

from portal.logs import NoSecrets
from portal.settings import environment

settings = environment.read()

wsgi_app = "portal.wsgi"
bind = f"[{settings.HOST}]:{settings.PORT}" if ":" in settings.HOST else f"{settings.HOST}:{settings.PORT}"
# Threads, so that two slow readers of a large file do not stop everybody else.
worker_class = "gthread"
workers = 2
threads = 8
# What a process has not taken waits in one line before both, so that nobody stands in the longer one.
worker_connections = 4 * threads
# One copy of the code for all processes.
preload_app = True
timeout = 60
graceful_timeout = 10
# Django decides which proxy it believes (TRUSTED_PROXIES).
forwarded_allow_ips = ""
control_socket_disable = True
# The workers' heartbeats go to memory, where a busy disk cannot delay them.
worker_tmp_dir = next(filter(os.path.isdir, ["/dev/shm"]), None)  # noqa: S108
proc_name = "portal"

accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(M)s ms"
loglevel = "warning"


class PortalLogger(Logger):
    """Writes what was asked for and how long it took, never by whom."""

    def setup(self, cfg):
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            log.addFilter(NoSecrets())

    def atoms(self, resp, req, environ, request_time):
        # In one spelling, whatever the client has encoded, so that what opens something is known; and never decoded:
        # a line break in an address must not begin a line of the log.
        path = quote(unquote_to_bytes(environ["RAW_URI"].partition("?")[0]))
        return super().atoms(resp, req, environ, request_time) | {"U": path}

    def access(self, resp, req, environ, request_time):
        if not environ["PATH_INFO"].startswith("/health/"):
            super().access(resp, req, environ, request_time)


logger_class = PortalLogger


def when_ready(server):
    """Load once, before the workers are forked, what each would load for itself at its first request."""
    importlib.import_module(django_settings.ROOT_URLCONF)
    connections.close_all()
    # The collector's marks would copy every page of memory that the processes share.
    gc.collect()
    gc.freeze()
