"""What went and what goes when, in the desk: numbers of one's own events, of all for those who report to funders."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.views.snippets import DeleteView, IndexView, SnippetViewSet

from core.models import DataStep
from events import counts, exports, forgetting, funding, papers, reports
from events.models import Event, EventCounts, FundingPeriod, GroupCount
from events.teams import PEOPLE, events_of

ALL = "core.view_datastep"
SHOWN_AT_ONCE = 50


def events_seen_by(user) -> QuerySet[Event]:
    """Return the events whose numbers this user sees: those of the own organisations, or all."""
    return Event.objects.all() if user.has_perm(ALL) else events_of(user)


def may_see(user) -> bool:
    return user.has_perm(ALL) or PEOPLE.user_has_permission(user, "view")


class OfDeletion(generic.WagtailAdminTemplateMixin, TemplateView):
    """What both pages share."""

    page_title = _("Deletion")
    header_icon = "bin"

    def dispatch(self, request, *args, **kwargs):
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": reverse("deletion:index"), "label": self.page_title}]


class DeletionView(OfDeletion):
    """The people of which events go when, and the numbers of those that are gone."""

    template_name = "events/desk/deletion.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        events = events_seen_by(user)
        gone = EventCounts.objects.filter(event__in=events, completed_at__isnull=False).select_related("event")
        gone = Paginator(gone.order_by("-completed_at", "-pk"), SHOWN_AT_ONCE)
        sees_all = user.has_perm(ALL)
        return super().get_context_data(
            going=self._going(events),
            gone=gone.get_page(self.request.GET.get("p")),
            sees_all=sees_all,
            steps=DataStep.objects.select_related("user")[:SHOWN_AT_ONCE] if sees_all else [],
            periods=_periods() if sees_all else [],
            **kwargs,
        )

    def _going(self, events):
        page = Paginator(forgetting.still_to_go(events), SHOWN_AT_ONCE).get_page(self.request.GET.get("g"))
        prefetch_related_objects(page.object_list, "questions")
        for event in page:
            event.answers_go_on = next((day for _question, day in forgetting.answers_to_go(event)), None)
        return page


def _periods():
    periods = FundingPeriod.objects.annotate(different=Count("people"))
    return [(period, funding.is_key_deleted(period)) for period in periods]


class NumbersView(OfDeletion):
    """The numbers of one event whose people are gone, in groups that tell of nobody."""

    template_name = "events/desk/numbers.html"

    @cached_property
    def event(self):
        return get_object_or_404(events_seen_by(self.request.user).select_related("region"), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        numbers = get_object_or_404(EventCounts, event=self.event, completed_at__isnull=False)
        return super().get_context_data(
            event=self.event,
            numbers=numbers,
            sessions=[
                (session, counts.present_at(session)) for session in self.event.sessions.select_related("count")
            ],
            tables=[(by.label, counts.rows_by(by, numbers.groups.filter(by=by))) for by in GroupCount.By],
            organisations=numbers.organisations.all(),
            least=counts.LEAST_SHOWN,
            **kwargs,
        )

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.event.name}]


class ReportView(OfDeletion):
    """Sends the numbers that stay as a workbook: of one's own events, or of all in a funding period."""

    def get(self, request, *args, **kwargs):
        period = get_object_or_404(FundingPeriod, pk=kwargs["period"]) if "period" in kwargs else None
        if period and not request.user.has_perm(ALL):
            raise PermissionDenied
        made = reports.report(events_seen_by(request.user), period)
        name = period.name if period else f"{timezone.localdate():%Y-%m-%d}"
        return papers.sent_as(
            made, gettext("Numbers"), name, ending=exports.XLSX, content_type=exports.CONTENT_TYPES[exports.XLSX]
        )


class DeletionMenuItem(MenuItem):
    """Leads there, for those who may."""

    def is_shown(self, request):
        return may_see(request.user)


class DeletionViewSet(ViewSet):
    """What went and what goes when."""

    name = "deletion"
    url_prefix = "deletion"
    icon = "bin"
    menu_label = _("Deletion")
    menu_order = 212
    add_to_admin_menu = True

    @cached_property
    def menu_item_class(self):
        return DeletionMenuItem

    def get_urlpatterns(self):
        return [
            path("", self.construct_view(DeletionView), name="index"),
            path("report/", self.construct_view(ReportView), name="report"),
            path("report/<int:period>/", self.construct_view(ReportView), name="report_of_period"),
            path("<int:pk>/", self.construct_view(NumbersView), name="numbers"),
        ]


class FundingPeriodIndexView(IndexView):
    """The periods, with how many different people came in each."""

    def get_base_queryset(self):
        return FundingPeriod.objects.annotate(different=Count("people"))


class FundingPeriodDeleteView(DeleteView):
    """Says what goes with a period."""

    @property
    def confirmation_message(self):
        people = self.object.people.count()
        gone = ngettext(
            "%(people)s different person is counted in this period. This number is deleted with it, and so is the "
            "key by which people are known again: note the number first.",
            "%(people)s different people are counted in this period. This number is deleted with it, and so is the "
            "key by which people are known again: note the number first.",
            people,
        )
        return f"{gone % {'people': people}} {super().confirmation_message}"


class FundingPeriodViewSet(SnippetViewSet):
    """The days that funders want reports on."""

    model = FundingPeriod
    icon = "calendar-alt"
    menu_label = _("Funding periods")
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = FundingPeriodIndexView
    delete_view_class = FundingPeriodDeleteView
    list_display = ["name", "first_day", "last_day", Column("different", label=_("Different people so far"))]
