"""What an installation leaves on the disk is for its owner alone."""

import stat

import pytest

pytestmark = pytest.mark.slow


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_nobody_else_on_the_machine_can_read_what_the_portal_keeps(portal):
    kept = [portal.var, *portal.var.rglob("*")]

    assert len(kept) > 100
    assert [str(path) for path in kept if mode(path) & 0o007] == []


def test_what_opens_the_portal_is_for_its_owner_alone(portal):
    opening = ["logins.txt", "secret_key", *([] if portal.database else ["portal.sqlite3"])]
    mails = portal.var.glob("mail/*.eml")

    assert {oct(mode(path)) for path in [*mails, *(portal.var / name for name in opening)]} == {"0o600"}
