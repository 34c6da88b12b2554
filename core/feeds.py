"""Feeds in Atom (RFC 4287)."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed


class AtomFeed(Feed):
    """A feed that says nothing of when it changed: what has been closed since would not be newer than what is kept.

    Readers that ask again compare the ETag, which the frame sets and which changes with every entry that goes.
    """

    feed_type = Atom1Feed

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        del response.headers["Last-Modified"]
        return response
