"""Prepares the portal and then serves it: one process, so that the code is loaded once for both."""

import sys

from gunicorn.app.wsgiapp import run

from portal import prepare
from portal.progress import say


def main() -> None:
    prepare.main()
    say("Starting web server and worker …")
    sys.argv = ["gunicorn", "--config", "python:portal.gunicorn"]
    run()


if __name__ == "__main__":
    main()
