"""Which materials an address asks for (`?q=Haft&topic=3`), for what is taken along: the feed and the table.

Words and choices are those of the catalogue and find what it finds, but nothing is guessed: a word that finds nothing
stays one, and what makes no sense finds nothing, so that a feed for a topic that is gone does not turn into one for
everything.
"""

from django.utils.translation import get_language

from core.access import visible_to
from resources.catalogue import chosen_in, senseless_in
from resources.models import ResourceIndexPage, ResourcePage
from search.index import Hits
from search.results import words_of


def asked_for(request, user):
    """Return the pages in the reader's language that fit and that this user may see."""
    pages = visible_to(ResourcePage.objects.filter(locale__language_code=get_language()), user)
    words, chosen = words_of(request), chosen_in(request.GET)
    if senseless_in(request.GET):
        return pages.none()
    if not (words or chosen):
        return pages
    return Hits(words, user, get_language(), kind="resource", chosen=chosen, all_without=not words).narrow(pages)


def catalogue_for(user) -> ResourceIndexPage | None:
    """Return the catalogue in the reader's language; the public one before that of a closed section."""
    pages = visible_to(ResourceIndexPage.objects.filter(locale__language_code=get_language()), user)
    return pages.order_by("depth", "path").first()
