"""Secrets that lie in files of their own, and codes that people read and type."""

import os
import secrets
from pathlib import Path

# Nothing that is mistaken for something else when it is read out, written on a board or typed from paper.
LETTERS = "ACEFHJKMNPRTWXY34679"


def random_code(length: int) -> str:
    """Return letters and digits at random; twelve of them are one of 10 to the power of 15."""
    return "".join(secrets.choice(LETTERS) for _each in range(length))


def make_once(path: Path, content: bytes) -> None:
    """Write a file that only its owner reads, unless there is one: whoever comes at the same time keeps the first.

    Written beside and then linked, so that nobody ever reads half a key.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    try:
        os.link(half, path)
    except FileExistsError:
        pass
    finally:
        half.unlink()
