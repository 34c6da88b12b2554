"""What is left out of every log."""

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from gunicorn.config import Config

from portal.gunicorn import PortalLogger
from portal.logs import NoSecrets, without_secrets


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("GET /de/suche/?q=name HTTP/1.1", "GET /de/suche/ HTTP/1.1"),
        ("GET /r/5:abc:def/?x=1 200", "GET /r/… 200"),
        ("Not Found: /r/5:abc:def/kalender.ics", "Not Found: /r/…"),
        ("GET /en/account/calendar/hidden.ics?x=1 200", "GET /en/account/calendar/… 200"),
        ("GET /de/konto/kalender/ 200", "GET /de/konto/kalender/ 200"),
        ("GET /de/kalender/veranstaltungen.ics 200", "GET /de/kalender/veranstaltungen.ics 200"),
        ("Invalid request from ip=203.0.113.7: no", "Invalid request from ip=…: no"),
        ("closed by 2001:db8::7.", "closed by …."),
        ("203.0.113.7:52311 and [::ffff:203.0.113.7]", "…:52311 and […]"),
        ("Listening at: http://127.0.0.1:8000", "Listening at: http://127.0.0.1:8000"),
        ("Sent at 12:30:15, 3.5 s, version 6.0.1", "Sent at 12:30:15, 3.5 s, version 6.0.1"),
        ("Is this right? Yes.", "Is this right? Yes."),
        ("Refused: (1, Kim.Beispiel+x@mail.example.org).", "Refused: (1, …)."),
        ('violates "a"\nDETAIL:  Failing row (1, Kim).\nnext', 'violates "a"\nDETAIL: …\nnext'),
    ],
)
def test_a_line_of_the_log_tells_nobody_who_came(text, clean):
    assert without_secrets(text) == clean


def test_a_traceback_is_cleaned_too(caplog):
    logger = logging.getLogger("tests.logs")
    caplog.handler.addFilter(cleaner := NoSecrets())
    try:
        raise ValueError("/r/hidden/?q=hidden from 203.0.113.7")
    except ValueError:
        logger.exception("Failed: %s", "/r/hidden/")
    caplog.handler.removeFilter(cleaner)

    assert "ValueError: /r/… from …" in caplog.text
    assert "hidden" not in caplog.text
    assert "203.0.113.7" not in caplog.text


@pytest.mark.parametrize(
    ("sent", "logged"),
    [
        ("/de/suche/?q=name", "/de/suche/"),
        ("/r/hidden/", "/r/…"),
        ("/r%2Fhidden/", "/r/…"),
        ("/%72/hidden/", "/r/…"),
        ("/de/%0Aa%20line/", "/de/%0Aa%20line/"),
        ("/de/über/", "/de/%C3%BCber/"),
    ],
)
def test_address_is_logged_without_secrets_however_it_is_spelt(sent, logged):
    atoms = PortalLogger(Config()).atoms(
        SimpleNamespace(status="200 OK", sent=0, headers=[]),
        SimpleNamespace(headers=[]),
        {"RAW_URI": sent, "REQUEST_METHOD": "GET", "SERVER_PROTOCOL": "HTTP/1.1"},
        timedelta(),
    )

    assert without_secrets(atoms["U"]) == logged


def patterns(resolver, prefix="/"):
    """Return every address pattern below, with its parameters."""
    for part in resolver.url_patterns:
        if isinstance(part, URLPattern):
            yield prefix + str(part.pattern), part.pattern
        else:
            yield from patterns(part, prefix + str(part.pattern))


def test_every_address_that_opens_something_is_known():
    names = {"token", "key", "uidb36", "uidb64"}
    secret = [
        route
        for route, pattern in patterns(get_resolver())
        if names & set(pattern.converters) or any(f"?P<{name}>" in route for name in names)
    ]

    assert secret
    for route in secret:
        before = route.split("<")[0].split("(?P")[0].replace("^", "")
        assert without_secrets(f"{before}hidden-token/") == f"{before}…", route
