"""What logs may hold: no client's address, no query string, no personal link, nobody's e-mail address or data."""

import ipaddress
import logging
import re

# What follows these opens something: personal links, codes for the entrance, new passwords, confirmations,
# invitations, accounts that would end, the end of a digest, members' calendars.
OPENING = (
    r"r|entrance|key|confirm|confirm-email|einladung|invitation|keep-access|zugang-behalten|unsubscribe|abbestellen"
)
CALENDARS = r"(?:konto|account)/(?:kalender|calendar)"
TOKEN = re.compile(rf"(/(?:{OPENING}|{CALENDARS})/)[^\s?\"']+")
QUERY = re.compile(r"(/[^\s?\"']*)\?[^\s\"']*")
IPV4 = r"(?<![\w.])\d+\.\d+\.\d+\.\d+(?!\.?\w)"
IPV6 = r"(?<![\w.:])[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*"
ADDRESS = re.compile(f"{IPV4}|{IPV6}", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# PostgreSQL tells the row that it refuses.
DETAIL = re.compile(r"\b(DETAIL:).*")


def without_secrets(text: str) -> str:
    """Return the text with the tokens of personal links, query strings, addresses and refused rows left out."""
    text = EMAIL.sub("…", DETAIL.sub(r"\1 …", text))
    return ADDRESS.sub(_without_address, QUERY.sub(r"\1", TOKEN.sub(r"\1…", text)))


def _without_address(found: re.Match) -> str:
    """Leave out an address, unless every machine has it, like the one that the server listens on."""
    text = found[0].rstrip(".")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return found[0]
    return found[0] if address.is_loopback or address.is_unspecified else found[0].replace(text, "…")


class NoSecrets(logging.Filter):
    """Cleans each record before it is written, its traceback too; it never drops one."""

    def filter(self, record):
        record.msg, record.args = without_secrets(record.getMessage()), ()
        if record.exc_info:
            # Formatters take the text they find here instead of making their own.
            record.exc_text = without_secrets(logging.Formatter().formatException(record.exc_info))
        return True
