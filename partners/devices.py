"""Where somebody is signed in: shown to that person alone, who ends each sign-in, or all others, at once.

What is kept lies in the session itself, so that it ends with it: the day of signing in, the last day of use, and what
kind of browser and device it is, in words that fit thousands. No address, no version and nothing else that a browser
says of itself. The last day is written once a day and makes no session last longer.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import sync_only_middleware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.accounts import sessions_of
from partners import dormancy

KEY = "device"
# Signing in is a sign of life; whoever stays signed in for longer gives one each month.
SIGN_OF_LIFE_AFTER = timedelta(days=30)

# The first that a browser says of itself counts: each claims to be some of those below it as well.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iOS",
    "iPad": "iPadOS",
    "Android": "Android",
    "Windows": "Windows",
    "Macintosh": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}
IN_WORDS = {
    "phone": gettext_lazy("%(browser)s on a telephone with %(system)s"),
    "tablet": gettext_lazy("%(browser)s on a tablet with %(system)s"),
    "computer": gettext_lazy("%(browser)s on a computer with %(system)s"),
    "": gettext_lazy("%(browser)s on an unknown device"),
}


class Device(NamedTuple):
    """One browser in which somebody is signed in."""

    id: str
    name: str
    since: date | None
    seen: date | None
    is_this: bool


def kind_of(user_agent: str) -> dict[str, str]:
    """Return which browser this is, and what it runs on; empty texts if it does not say so."""
    browser = next((name for mark, name in BROWSERS.items() if mark in user_agent), "")
    system = next((name for mark, name in SYSTEMS.items() if mark in user_agent), "")
    is_phone = system == "iOS" or (system == "Android" and "Mobile" in user_agent)
    small = "phone" if is_phone else "tablet"
    kind = small if system in {"iOS", "iPadOS", "Android"} else "computer" if system else ""
    return {"browser": browser, "system": system, "kind": kind}


def note_sign_in(request) -> None:
    """Note when and in which kind of browser somebody has signed in; whatever was noted of another sign-in goes."""
    today = timezone.localdate().isoformat()
    user_agent = request.META.get("HTTP_USER_AGENT", "")
    request.session[KEY] = {"since": today, "seen": today, **kind_of(user_agent)}


@sync_only_middleware
def note_day(get_response):
    """Note once a day that a sign-in is still in use."""

    def middleware(request):
        if request.user.is_authenticated:
            _note_day(request)
        return get_response(request)

    return middleware


def _note_day(request) -> None:
    today = timezone.localdate()
    noted = request.session.get(KEY)
    if noted is None:
        note_sign_in(request)
    elif noted["seen"] != today.isoformat():
        was_modified = request.session.modified
        request.session[KEY] = noted | {"seen": today.isoformat()}
        # Saved like this and not by the session itself, which would begin its time anew.
        changed = request.session.encode(dict(request.session.items()))
        Session.objects.filter(pk=request.session.session_key).update(session_data=changed)
        request.session.modified = was_modified
        last_login = request.user.last_login
        if last_login and last_login < timezone.now() - SIGN_OF_LIFE_AFTER:
            dormancy.sign_of_life(request.user)


def of(request) -> list[Device]:
    """Return where this person is signed in, this browser first, then the one used last."""
    devices = [_device(session, data, request) for session, data in _valid_sessions_of(request.user)]
    return sorted(devices, key=lambda each: (each.is_this, each.seen or date.min), reverse=True)


def end(user, device_id: str) -> bool:
    """Sign somebody out of one browser; tell whether there was one."""
    ended = [session.pk for session in sessions_of(user) if constant_time_compare(_id_of(session.pk), device_id)]
    return bool(Session.objects.filter(pk__in=ended).delete()[0])


def end_others(request) -> int:
    """Sign somebody out of all browsers but this one; return of how many."""
    others = [session.pk for session in sessions_of(request.user) if session.pk != request.session.session_key]
    return Session.objects.filter(pk__in=others).delete()[0]


def _valid_sessions_of(user) -> Iterator[tuple[Session, dict]]:
    """Yield what opens the account: a session from before a new password, or one that ran out, does not."""
    now, proof = timezone.now(), user.get_session_auth_hash()
    for session in sessions_of(user):
        data = session.get_decoded()
        if session.expire_date > now and constant_time_compare(data.get(HASH_SESSION_KEY, ""), proof):
            yield session, data


def _device(session, data, request) -> Device:
    noted = data.get(KEY, {})
    words = {"browser": noted.get("browser") or _("A browser"), "system": noted.get("system", "")}
    since, seen = (date.fromisoformat(noted[name]) if name in noted else None for name in ("since", "seen"))
    is_this = session.pk == request.session.session_key
    return Device(_id_of(session.pk), IN_WORDS[noted.get("kind", "")] % words, since, seen, is_this)


def _id_of(session_key: str) -> str:
    """Return what names a session without opening it."""
    return salted_hmac("partners.devices", session_key, algorithm="sha256").hexdigest()[:32]
