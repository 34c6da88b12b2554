"""How gunicorn serves the portal; `make run` starts it with this."""

import gc
import importlib
import os

from django.conf import settings as django_settings
from django.db import connections

from portal.settings import environment

settings = environment.read()

wsgi_app = "portal.wsgi"
bind = f"[{settings.HOST}]:{settings.PORT}" if ":" in settings.HOST else f"{settings.HOST}:{settings.PORT}"
# Threads, so that two slow readers of a large file do not stop everybody else.
worker_class = "gthread"
workers = 2
threads = 8
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
loglevel = "warning"
access_log_format = "%(m)s %(U)s %(s)s %(M)s ms"
logger_class = "portal.logs.GunicornLogger"


def when_ready(server):
    """Load once, before the workers are forked, what each would load for itself at its first request."""
    importlib.import_module(django_settings.ROOT_URLCONF)
    connections.close_all()
    # The collector's marks would copy every page of memory that the processes share.
    gc.collect()
    gc.freeze()
