"""When a member was at the start page before, so that it can name what is new since then.

A visit is a day: looking again on the same day changes nothing, so that what was new in the morning still stands there
in the evening. What came later on the day of the last visit is named once more rather than never.
"""

from datetime import datetime

from django.utils import timezone

from partners.models import Visit


def note(user) -> datetime | None:
    """Note that a member is here, once a day, and return when the visit before this one began."""
    now = timezone.now()
    visit, is_first = Visit.objects.get_or_create(user=user, defaults={"began_at": now})
    if is_first or timezone.localdate(visit.began_at) == timezone.localdate(now):
        return visit.before
    # Of two windows that are opened at once only one moves it.
    Visit.objects.filter(pk=visit.pk, began_at=visit.began_at).update(began_at=now, before=visit.began_at)
    return visit.began_at
