"""The list of public pages for search engines."""

from django.contrib.sitemaps import views
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from core.access import STRANGER, visible_to


class PageSitemap(Sitemap):
    """Every page that a stranger may see, in every language."""

    def items(self):
        pages = visible_to(Page.objects.filter(depth__gt=1), STRANGER)
        return pages.order_by("path").defer_streamfields().specific()


def sitemap(request):
    """Send the list, which is compared by its ETag alone: when a page has been closed, it is other but not newer."""
    response = views.sitemap(request, {"pages": PageSitemap})
    response.headers.pop("Last-Modified", None)
    return response
