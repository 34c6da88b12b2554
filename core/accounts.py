"""Closing and erasing accounts, with what the database would not take along by itself."""

from collections.abc import Iterator

from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from core.models import User
from core.personal_data import accounts_of

ADMINISTRATOR = _(
    "An administrator's account is not erased together with other things: take the right away first, in the list of "
    "users."
)


def of_administrators(address: str) -> QuerySet[User]:
    """Return the accounts that are not erased like this."""
    return accounts_of(address).filter(is_superuser=True)


def of_others(address: str) -> QuerySet[User]:
    """Return the accounts that can be erased."""
    return accounts_of(address).filter(is_superuser=False)


@transaction.atomic
def erase(users: QuerySet[User]) -> None:
    """Delete accounts: their sessions end, and their names go from the log; pages and files that they made stay."""
    users = list(users)
    user_type = ContentType.objects.get_for_model(User)
    ModelLogEntry.objects.filter(content_type=user_type, object_id__in=[str(user.pk) for user in users]).delete()
    for log in (PageLogEntry, ModelLogEntry):
        log.objects.filter(user__in=users).update(user=None)
    # Otherwise nobody but an administrator could edit them any more.
    Page.objects.filter(locked_by__in=users).update(locked=False, locked_by=None, locked_at=None)
    Session.objects.filter(pk__in=[session.pk for user in users for session in sessions_of(user)]).delete()
    for user in users:
        user.delete()


def close(user: User) -> None:
    """Deactivate an account: every session ends, and so do its secret links, which ask for an open account."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    Session.objects.filter(pk__in=[session.pk for session in sessions_of(user)]).delete()


def is_last_administrator(user: User) -> bool:
    """Tell whether nobody else looks after the portal; locks those who do, to be asked within a transaction."""
    others = User.objects.select_for_update().filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return user.is_superuser and user.is_active and not others.exists()


def sessions_of(user: User) -> Iterator[Session]:
    """Yield the browsers in which somebody is signed in."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            yield session


def sessions_by_address(address: str) -> list[Session]:
    """Return the browsers in which the accounts of an address are signed in."""
    return [session for user in accounts_of(address) for session in sessions_of(user)]
