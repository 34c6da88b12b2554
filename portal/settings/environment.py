"""Every setting that differs per machine: its name, what it is for, its default and how it is read.

Standard library only, since the launcher reads it before anything is installed.
"""

import difflib
import ipaddress
import json
import os
import re
import secrets
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple
from urllib.parse import urlsplit

from core.keys import make_once

ROOT = Path(__file__).resolve().parent.parent.parent
HOST_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,62})(\.[a-z0-9]([a-z0-9-]{0,62}))*", re.IGNORECASE)
LIMIT = re.compile(r"[a-z_]+=[0-9]+/[smhd]")
SENDER = re.compile(r"[^@\s<>]+@[^@\s<>]+|[^<>]*<[^@\s<>]+@[^@\s<>]+>")
# How often public forms may be used: first by one e-mail address or personal link, then, generously, by one client,
# since a whole ministry may share one.
# What must be known of an organisation's own sign-in.
PROVIDER = {"id", "name", "issuer", "client_id", "secret"}
PROVIDER_ID = re.compile(r"[a-z0-9-]{1,40}")
LIMITS = {
    "access_request": "5/h",
    "access_request_client": "60/h",
    "api_client": "1200/m",
    "accessible_version": "5/h",
    "accessible_version_client": "60/h",
    "certificate": "10/h",
    "certificate_client": "60/h",
    "contribution": "20/d",
    "contribution_client": "300/d",
    "directory_message": "20/h",
    "directory_message_client": "300/h",
    "invitation_again": "200/h",
    "invitation_again_address": "5/h",
    "login_client": "600/h",
    "login_failed": "5/5m",
    "login_failed_client": "300/h",
    "presence_code": "10/h",
    "presence_code_client": "600/h",
    "registration": "10/h",
    "registration_client": "300/h",
    "reset_password": "5/h",
    "reset_password_client": "60/h",
}
MAIL_SCHEMES = ("smtp", "smtps", "smtp+tls", "smtp+ssl")


class SettingError(SystemExit):
    """A sentence for the person at the terminal; ends the program without a traceback."""


class Variable(NamedTuple):
    """One row of the table; a default may name the rows above it."""

    name: str
    purpose: str
    default: str
    parse: Callable[[str], object]
    default_in_words: str = ""
    is_secret: bool = False


def is_address(text: str) -> bool:
    """Return whether the text is an IP address."""
    try:
        return bool(ipaddress.ip_address(text))
    except ValueError:
        return False


def is_local(host: str) -> bool:
    """Return whether only this machine or its own network can mean this host."""
    if is_address(host):
        return ipaddress.ip_address(host).is_private
    return host == "localhost" or host.endswith(".localhost")


# The readers return the value, or raise ValueError with what the setting must be.


def any_text(text: str) -> str:
    return text


def folder(text: str) -> Path:
    return (ROOT / Path(text).expanduser()).resolve()


def host(text: str) -> str:
    if not is_address(text) and not HOST_NAME.fullmatch(text):
        raise ValueError("an IP address or a host name")
    return text


def port(text: str) -> int:
    return whole_number(text, 1, 65535)


def proxies(text: str) -> int:
    return whole_number(text, 0, 9)


def megabytes(text: str) -> int:
    return whole_number(text, 1, 10_000)


def whole_number(text: str, lowest: int, highest: int) -> int:
    if not (text.isascii() and text.isdigit()) or not lowest <= int(text) <= highest:
        raise ValueError(f"a whole number from {lowest} to {highest}")
    return int(text)


def yes_or_no(text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise ValueError("yes or no")
    return text.lower() == "yes"


def site_url(text: str) -> str:
    refusal = ValueError("an address like https://portal.example.org, without a path")
    parts = split(text, refusal)
    has_more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in ("http", "https") or has_more or not parts.hostname:
        raise refusal
    if not is_address(parts.hostname) and not HOST_NAME.fullmatch(parts.hostname):
        raise refusal
    usual_port = {"http": ":80", "https": ":443"}[parts.scheme]
    return f"{parts.scheme}://{parts.netloc.lower().removesuffix(usual_port)}"


def database_url(text: str) -> str:
    refusal = ValueError("an address like postgresql://user:password@host:5432/name")
    if text and (
        split(text, refusal).scheme not in ("postgresql", "postgres") or not split(text, refusal).path.strip("/")
    ):
        raise refusal
    return text


def email_url(text: str) -> str:
    refusal = ValueError("an address like smtp+tls://user:password@mail.example.org:587")
    if text and (split(text, refusal).scheme not in MAIL_SCHEMES or not split(text, refusal).hostname):
        raise refusal
    return text


def split(text, refusal):
    """Return the parts of an address whose port is one."""
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018, asked for because it checks itself
    except ValueError:
        raise refusal from None
    return parts


def sender(text: str) -> str:
    if not SENDER.fullmatch(text) or not text.isprintable():
        raise ValueError("an address like portal@example.org or Portal <portal@example.org>")
    return text


def long_secret(text: str) -> str:
    if text and (len(text) < 50 or len(set(text)) < 5):
        raise ValueError("at least 50 characters, made at random")
    return text


def long_secrets(text: str) -> list[str]:
    return [long_secret(each) for each in text.split()]


def providers(text: str) -> list[dict]:
    """Return the organisations whose own sign-in is taken, each with the origins to which a browser is sent."""
    refusal = ValueError(f"a list of objects in JSON with {', '.join(PROVIDER)}; hosts may be added")
    try:
        given = json.loads(text or "[]")
    except ValueError:
        raise refusal from None
    if not isinstance(given, list):
        raise refusal
    for each in given:
        if not isinstance(each, dict) or not PROVIDER <= each.keys() <= PROVIDER | {"hosts"}:
            raise refusal
        texts = [each[name] for name in PROVIDER]
        hosts = each.get("hosts", [])
        if not isinstance(hosts, list) or not all(isinstance(value, str) and value for value in [*texts, *hosts]):
            raise refusal
        if not PROVIDER_ID.fullmatch(each["id"]):
            raise ValueError("a list whose ids are of small letters, digits and hyphens")
        each["hosts"] = [_origin_of_provider(address) for address in [each["issuer"], *hosts]]
    if len({each["id"] for each in given}) < len(given):
        raise ValueError("a list in which each id is there once")
    return given


def _origin_of_provider(address: str) -> str:
    refusal = ValueError("a list whose issuers and hosts are addresses that begin with https://")
    parts = split(address, refusal)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_local(parts.hostname or ""))
    if not is_safe or not parts.hostname or not (is_address(parts.hostname) or HOST_NAME.fullmatch(parts.hostname)):
        raise refusal
    return f"{parts.scheme}://{parts.netloc.lower()}"


def limits(text: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not all(LIMIT.fullmatch(part) for part in parts):
        raise ValueError("a list like registration=20/h,login_client=900/h")
    given = dict(part.split("=") for part in parts)
    if not given.keys() <= LIMITS.keys():
        raise ValueError(f"a list of these limits: {', '.join(LIMITS)}")
    return LIMITS | given


VARIABLES = [
    Variable("HOST", "Address that the server listens on.", "127.0.0.1", host),
    Variable("PORT", "Port that the server listens on.", "8000", port),
    Variable(
        "SITE_URL",
        "Address by which people reach the site; links, cookies and allowed hosts follow it.",
        "http://localhost:{PORT}",
        site_url,
    ),
    Variable(
        "EXAMPLE",
        "`no` starts with an empty site; a site with a public host name always does.",
        "yes",
        yes_or_no,
    ),
    Variable("VAR_DIR", "Folder for all that this installation makes and keeps.", "var", folder),
    Variable(
        "KEYS_DIR",
        "Folder for the keys by which people are counted over a funding period; keep it out of backups.",
        "{VAR_DIR}/keys",
        folder,
    ),
    Variable(
        "DATABASE_URL",
        "PostgreSQL database, `postgresql://user:password@host:5432/name`.",
        "",
        database_url,
        default_in_words="an SQLite file in `VAR_DIR`",
        is_secret=True,
    ),
    Variable(
        "EMAIL_URL",
        "Mail server, `smtp+tls://user:password@host:587` (STARTTLS) or `smtp+ssl://…:465`.",
        "",
        email_url,
        default_in_words="each mail is a file in `VAR_DIR/mail`",
        is_secret=True,
    ),
    Variable("MAIL_FROM", "Sender of the portal's mails.", "portal@{SITE_HOST}", sender),
    Variable(
        "SECRET_KEY",
        "Signs sessions and personal links; who changes it ends all of them.",
        "",
        long_secret,
        default_in_words="made at random in `VAR_DIR/secret_key`",
        is_secret=True,
    ),
    Variable(
        "SECRET_KEY_FALLBACKS",
        "Secret keys that were in force before, with spaces between: their certificates can still be verified.",
        "",
        long_secrets,
        default_in_words="none",
        is_secret=True,
    ),
    Variable("TRUSTED_PROXIES", "How many proxies in front may be believed about the client's address.", "0", proxies),
    Variable(
        "NGINX",
        "`yes` if nginx stands in front and sends the files itself, as docs/operation.md shows.",
        "no",
        yes_or_no,
    ),
    Variable("UPLOAD_MAX_MB", "How large an uploaded document may be, in megabytes.", "200", megabytes),
    Variable(
        "LIMITS",
        "How often public forms may be used, where it differs: `registration=20/h,login_client=900/h`.",
        "",
        limits,
        default_in_words="the numbers in the code",
    ),
    Variable(
        "OPENID_PROVIDERS",
        "Organisations with a sign-in of their own (OpenID Connect), as docs/operation.md shows.",
        "",
        providers,
        default_in_words="none",
        is_secret=True,
    ),
]
NAMES = [variable.name for variable in VARIABLES]


def read(environ: Mapping[str, str] = os.environ) -> SimpleNamespace:
    """Return every setting by its name, and SITE_HOST and IS_PUBLIC with them; an empty one counts as not set."""
    values: dict[str, object] = {}
    for variable in VARIABLES:
        text = environ.get(variable.name, "").strip() or variable.default.format(**values)
        try:
            values[variable.name] = variable.parse(text)
        except ValueError as error:
            shown = "" if variable.is_secret else f", not “{' '.join(text.split())}”"
            raise SettingError(f"{variable.name} must be {error}{shown}.") from None
        if variable.name == "SITE_URL":
            values["SITE_HOST"] = urlsplit(values["SITE_URL"]).hostname
            values["IS_PUBLIC"] = not is_local(values["SITE_HOST"])
    return SimpleNamespace(**values)


def refuse_half_public(settings: SimpleNamespace) -> None:
    """Refuse to serve a public host name without what people there need to be safe and reached."""
    address = urlsplit(settings.SITE_URL)
    if settings.IS_PUBLIC and address.scheme != "https":
        raise SettingError(f"SITE_URL must begin with https:// for a public host name such as {address.hostname}.")
    if address.scheme == "https" and address.port:
        raise SettingError("SITE_URL can name no port with https: links in mails and feeds would not carry it.")
    if address.scheme == "https" and not settings.TRUSTED_PROXIES:
        raise SettingError(
            "SITE_URL is https, so a proxy stands in front: TRUSTED_PROXIES=1 says that its headers may be believed."
        )
    if settings.IS_PUBLIC and not settings.EMAIL_URL:
        raise SettingError("EMAIL_URL must name a mail server when SITE_URL is a public address.")


def load_file(path: Path = ROOT / ".env", environ=os.environ) -> None:
    """Add the settings of the file to the environment, which wins; refuse what cannot be meant."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path.name} cannot be read: {error}.") from None
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            name, value = assignment(line, f"{path.name}, line {number}")
            if not environ.get(name):
                environ[name] = value


def assignment(line: str, where: str) -> tuple[str, str]:
    """Return name and value of a line like NAME=value, NAME="value" or export NAME='value'."""
    name, equals, value = line.strip().removeprefix("export ").partition("=")
    name, value = name.strip(), value.strip()
    if not equals or not name.isidentifier():
        raise SettingError(f"{where}: expected NAME=value.")
    refuse_unknown(name, where)
    if value[:1] in ("'", '"'):
        if len(value) < 2 or value[-1] != value[0]:
            raise SettingError(f"{where}: the value of {name} begins with a quotation mark and does not end with it.")
        value = value[1:-1]
    return name, value


def refuse_unknown(name: str, where: str) -> None:
    """Refuse a name that is not in the table, and say which one may have been meant."""
    if name in NAMES:
        return
    similar = difflib.get_close_matches(name.upper(), NAMES, n=1)
    hint = f" Did you mean {similar[0]}?" if similar else ""
    raise SettingError(f"{where}: there is no setting {name}.{hint}")


def secret_key(var_dir: Path) -> str:
    """Return the key of this installation, made at random when it has none yet."""
    path = var_dir / "secret_key"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        make_once(path, f"{secrets.token_urlsafe(60)}\n".encode("ascii"))
    return path.read_text(encoding="ascii").strip()


def as_table() -> str:
    """Return the settings as the table that the README shows."""
    rows = ["| Name | Purpose | Default |", "| --- | --- | --- |"]
    for variable in VARIABLES:
        default = variable.default_in_words or f"`{re.sub('[{}]', '', variable.default)}`"
        rows.append(f"| `{variable.name}` | {variable.purpose} | {default} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(as_table())
