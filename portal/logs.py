"""What logs may hold: no client's address, no query string, no personal link."""

import logging
import re

# Addresses whose last part opens something: personal links, invitations, resets, confirmations.
TOKEN = re.compile(
    r"(/(?:r|einladung|invitation)/|/(?:passwort|password)/[a-z/]*key/|/(?:e-mail|email)-?[a-z/]*(?:bestaetigen|confirm)[a-z-]*/)"
    r"[^/\s?\"']+"
)
QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")


def without_secrets(text: str) -> str:
    """Return the text with the tokens of personal links and all query strings left out."""
    return QUERY.sub(r"\1", TOKEN.sub(r"\1…", text))


class NoSecrets(logging.Filter):
    """Clean each record before it is written; it never drops one."""

    def filter(self, record):
        record.msg, record.args = without_secrets(record.getMessage()), ()
        return True
