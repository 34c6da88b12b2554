"""Which materials an address asks for (`?topic=3&year=2026`), for what is taken along: the feed and the table.

Several values of one name widen the choice, further names narrow it, as in the catalogue. What makes no sense finds
nothing, so that a feed for a topic that is gone does not turn into one for everything.
"""

from django.db.models import Q
from django.utils.translation import get_language

from core.access import visible_to
from resources.models import ResourceIndexPage, ResourcePage

NUMBERS = {
    "topic": "resource__topics",
    "kind": "resource__kind",
    "target": "resource__target_groups",
    "publisher": "resource__publisher",
    "year": "resource__year",
}
WORDS = {"licence": "resource__licence"}
MOST_VALUES, LONGEST = 30, 40


def asked_for(request, user):
    """Return the pages in the reader's language that fit and that this user may see."""
    pages = visible_to(ResourcePage.objects.filter(locale__language_code=get_language()), user)
    for name, field in (NUMBERS | WORDS).items():
        values = [value[:LONGEST] for value in request.GET.getlist(name)[:MOST_VALUES] if value]
        if values:
            fitting = [value for value in values if _makes_sense(name, value)]
            # By a question of its own, so that a material on two topics comes once.
            pages = pages.filter(pk__in=ResourcePage.objects.filter(**{f"{field}__in": fitting}).values("pk"))
    if asked := [value[:LONGEST] for value in request.GET.getlist("language")[:MOST_VALUES] if value]:
        language = [value for value in asked if value.isprintable()]
        in_files = Q(resource__files__language__in=language, resource__files__is_current=True)
        chosen = ResourcePage.objects.filter(in_files | Q(resource__language__in=language))
        pages = pages.filter(pk__in=chosen.values("pk"))
    return pages


def _makes_sense(name: str, value: str) -> bool:
    """Tell whether the database can be asked for it: PostgreSQL takes no NUL, and no number that is too long."""
    return value.isprintable() if name in WORDS else value.isdecimal() and len(value) < 10


def catalogue_for(user) -> ResourceIndexPage | None:
    """Return the catalogue in the reader's language; the public one before that of a closed section."""
    pages = visible_to(ResourceIndexPage.objects.filter(locale__language_code=get_language()), user)
    return pages.order_by("depth", "path").first()
