"""Run the background worker."""

import os
import signal
import threading

from django.core.management.base import BaseCommand

from core.worker import run_forever

STEPS_BEHIND = 10


class Command(BaseCommand):
    """Sends mail, publishes what is scheduled and does whatever else is due, until it is stopped."""

    help = __doc__

    def handle(self, *args, **options):
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        # Whoever waits for a page comes first.
        os.nice(STEPS_BEHIND)
        run_forever(stopped)
