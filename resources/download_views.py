"""The numbers of downloads in the desk, for those who look after materials."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic

from resources import download_numbers as numbers

USUAL = timedelta(days=364)
SHOWN = 100


def may_see(user) -> bool:
    return user.has_perm("resources.change_resource")


def span_of(request) -> numbers.Span:
    """Return the days between ?from= and ?to=, else the last year; the wrong way round they are turned."""
    today = timezone.localdate()
    last = _day(request, "to") or today
    first = _day(request, "from") or last - USUAL
    return numbers.Span(*sorted([first, last]))


def _day(request, name):
    try:
        day = parse_date(request.GET.get(name, ""))
    except ValueError:
        return None
    return day if day and 2000 <= day.year <= 2100 else None


class ForEditors:
    """What both answers ask first."""

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DownloadsView(ForEditors, generic.WagtailAdminTemplateMixin, TemplateView):
    """How often which materials were downloaded."""

    template_name = "resources/desk/downloads.html"
    page_title = _("Downloads")
    header_icon = "download"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("downloads:index"), "label": self.page_title}]

    def get_context_data(self, **kwargs):
        span = span_of(self.request)
        materials, over_time = numbers.by_material(span), numbers.over_time(span)
        return super().get_context_data(
            span=span,
            total=sum(row.number for row in over_time),
            materials=materials[:SHOWN],
            materials_left_out=max(len(materials) - SHOWN, 0),
            topics=numbers.by_topic(span),
            over_time=over_time,
            bars=numbers.plot(over_time),
            plot_width=numbers.WIDTH,
            plot_height=numbers.HEIGHT,
            **kwargs,
        )


class DownloadsTableView(ForEditors, View):
    """The same day by day and file by file, as CSV."""

    def get(self, request):
        span = span_of(request)
        name = f"downloads-{span.first.isoformat()}-{span.last.isoformat()}.csv"
        headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(numbers.as_csv(span), headers=headers)


urlpatterns = [
    path("", DownloadsView.as_view(), name="index"),
    path("csv/", DownloadsTableView.as_view(), name="csv"),
]


class DownloadsMenuItem(MenuItem):
    """In the menu for those who may see them."""

    def is_shown(self, request):
        return may_see(request.user)
