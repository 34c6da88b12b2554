"""New materials as an Atom feed (RFC 4287), all of them or those that fit a choice; and the whole list as a table."""

import csv
from io import StringIO

from django.conf import settings
from django.http import StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.feeds import AtomFeed
from core.formulas import harmless
from core.models import SiteSettings
from resources.filters import asked_for, catalogue_for

NEWEST = 20
AT_ONCE = 500


class ResourceFeed(AtomFeed):
    """The newest materials that fit the address, as far as this visitor may see them."""

    def get_object(self, request):
        self.request = request
        self.site_name = SiteSettings.for_request(request).site_name
        return request

    def title(self, request):
        name = _("Materials, a choice") if request.GET else _("Materials")
        return f"{name} – {self.site_name}" if self.site_name else name

    def author_name(self, request):
        return self.site_name or _("Materials")

    def link(self, request):
        page = catalogue_for(request.user)
        return settings.SITE_URL + (page.get_url(request) if page else reverse("reading_list:show"))

    def feed_url(self, request):
        return settings.SITE_URL + request.get_full_path()

    def items(self, request):
        pages = asked_for(request, request.user).select_related("resource__publisher", "resource__kind")
        return pages.order_by("-first_published_at", "-pk").defer_streamfields()[:NEWEST]

    def item_title(self, page):
        return page.title

    def item_description(self, page):
        return page.summary

    def item_link(self, page):
        return settings.SITE_URL + page.get_url(self.request)

    def item_guid(self, page):
        # Lasting, whatever becomes of title and address (RFC 4151).
        return f"tag:{settings.SITE_HOST},2026:material-{page.translation_key}-{page.locale_id}"

    def item_author_name(self, page):
        return page.resource.authors or str(page.resource.publisher)

    def item_categories(self, page):
        return [str(page.resource.kind)]

    def item_pubdate(self, page):
        return page.first_published_at

    def item_updateddate(self, page):
        return page.last_published_at


@require_safe
def feed(request):
    """Send the feed; what a signed-in person sees is marked as theirs by the frame."""
    return ResourceFeed()(request)


@require_safe
def table(request):
    """Send all materials that fit the address as CSV, as a German Excel opens it; made while it is sent."""
    pages = asked_for(request, request.user).order_by("title", "pk").with_facts()
    headers = {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": f'attachment; filename="{_("materials")}.csv"',
        "X-Robots-Tag": "noindex",
    }
    lines = _lines(request, pages) if request.method == "GET" else []
    return StreamingHttpResponse(lines, headers=headers)


def _lines(request, pages):
    head = [_("Title"), _("Summary"), _("Kind"), _("Topics"), _("Target groups"), _("Publisher"), _("Authors")]
    head += [_("Year"), _("Licence"), _("Series"), _("ISBN"), _("DOI"), _("Address"), _("Files")]
    yield "\ufeff" + _line(head)
    prefetched = pages.prefetch_related("resource__topics", "resource__target_groups")
    for page in prefetched.iterator(chunk_size=AT_ONCE):
        one = page.resource
        facts = [page.title, page.summary, one.kind, ", ".join(map(str, one.topics_list))]
        facts += [", ".join(map(str, one.target_groups_list)), one.publisher, one.authors, one.year]
        facts += [one.licence_label, f"{one.series} {one.number_in_series}".strip(), one.isbn, one.doi]
        facts += [settings.SITE_URL + page.get_url(request)]
        yield _line([*facts, " ".join(settings.SITE_URL + file.url for file in one.current_files)])


def _line(values) -> str:
    made = StringIO(newline="")
    csv.writer(made, delimiter=";").writerow(harmless(str(value)) for value in values)
    return made.getvalue()
