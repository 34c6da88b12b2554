"""The desk's table of translations, and the page on which a translation is begun, renewed and let out."""

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Substr
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.models import Page, WorkflowState
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import TranslationSource

from core.access import is_internal
from core.translation_state import TranslationState
from home.languages import MAIN, OTHER, Refused, begin, pair_of, renew

SECTION_DEPTH = 3


def with_translation_state(pages):
    """Add to each German page what its row in the table says, in one query for all of them."""
    english = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=OTHER, alias_of=None
    )
    section = Page.objects.filter(path=Substr(OuterRef("path"), 1, Page.steplen * SECTION_DEPTH))
    source = TranslationSource.objects.filter(object_id=OuterRef("translation_key"), locale=OuterRef("locale"))
    pages = pages.annotate(
        section=Coalesce(Subquery(section.values("title")[:1]), Value("")),
        english_id=Subquery(english.values("pk")[:1]),
        english_live=Subquery(english.values("live")[:1]),
        made_from=Coalesce(Subquery(english.values("text_state__made_from")[:1]), Value("")),
        source_id=Subquery(source.values("pk")[:1]),
        german_waits=_waits("pk"),
    )
    is_older = ~Q(made_from="") & Q(text_state__isnull=False) & ~Q(made_from=F("text_state__texts"))
    return pages.annotate(
        english_waits=_waits("english_id"),
        translation_state=Case(
            When(english_id=None, then=Value(TranslationState.MISSING)),
            When(english_live=False, then=Value(TranslationState.DRAFT)),
            When(is_older, then=Value(TranslationState.OLDER)),
            default=Value(TranslationState.CURRENT),
        ),
    )


def _waits(field: str):
    states = WorkflowState.objects.filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id=Cast(OuterRef(field), CharField()),
        status=WorkflowState.STATUS_IN_PROGRESS,
    )
    return Exists(states)


class TranslationFilters(WagtailFilterSet):
    """Narrows the table: by state, by section, by title."""

    translation_state = django_filters.ChoiceFilter(
        label=gettext_lazy("Translation"), choices=TranslationState.choices
    )
    section = django_filters.ChoiceFilter(label=gettext_lazy("Section"), method="in_section")
    waits = django_filters.ChoiceFilter(
        label=gettext_lazy("Approval"), choices=[("yes", gettext_lazy("waits for approval"))], method="that_waits"
    )

    class Meta:
        model = Page
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        sections = Page.objects.filter(depth=SECTION_DEPTH, locale__language_code=MAIN).order_by("path")
        self.filters["section"].extra["choices"] = list(sections.values_list("path", "title"))

    def in_section(self, pages, name, path):
        return pages.filter(path__startswith=path)

    def that_waits(self, pages, name, value):
        return pages.filter(Q(german_waits=True) | Q(english_waits=True))


class TitleCell(TitleColumn):
    """The page's title, leading to what can be done with its languages."""

    def get_value(self, page):
        return page.draft_title


class GermanCell(Column):
    """How far the German page is."""

    cell_template_name = "home/desk/german_cell.html"


class EnglishCell(Column):
    """How the English page stands to the German one."""

    cell_template_name = "home/desk/english_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        return {**context, "label": TranslationState(context["value"]).label}


class NextCell(Column):
    """The one thing to do next."""

    cell_template_name = "home/desk/next_cell.html"


class TranslationsView(BaseListingView):
    """Each German page that this person may edit, with the state of its translation."""

    model = Page
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    template_name = "wagtailadmin/generic/listing.html"
    index_url_name = "translations:index"
    index_results_url_name = "translations:results"
    filterset_class = TranslationFilters
    default_ordering = "path"
    is_searchable = True
    search_backend_name = None
    search_fields = ["draft_title"]
    paginate_by = 50
    columns = [
        TitleCell("title", label=gettext_lazy("Title"), get_url=lambda page: address_of(page)),
        Column("section", label=gettext_lazy("Section")),
        GermanCell("german", label=gettext_lazy("German"), accessor="pk"),
        EnglishCell("english", label=gettext_lazy("English"), accessor="translation_state"),
        NextCell("next", label=gettext_lazy("Next step"), accessor="pk"),
    ]

    def get_base_queryset(self):
        pages = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        pages = pages.filter(locale__language_code=MAIN, depth__gt=1, alias_of=None).select_related("text_state")
        return with_translation_state(pages)


def address_of(page) -> str:
    return reverse("translations:page", args=[page.pk])


class PairView(WagtailAdminTemplateMixin, TemplateView):
    """One page in its two languages: how far they are, and what this person may do now."""

    template_name = "home/desk/pair.html"
    header_icon = "wagtail-localize-language"
    page_title = gettext_lazy("Translation")

    def dispatch(self, request, page_id):
        page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=page_id)
        try:
            self.pair = pair_of(page, request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("wagtailadmin_explore", args=[page.pk]))
        if not self.pair.german.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, page_id)

    def get_page_subtitle(self):
        return self.pair.german.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("translations:index"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        row = with_translation_state(Page.objects.filter(pk=self.pair.german.pk)).select_related("text_state").get()
        return {
            **super().get_context_data(**kwargs),
            "pair": self.pair,
            "page": row,
            "steps": self.pair.steps(),
            "advice": self.pair.advice(),
            "remark": self.pair.remark(),
            "state_label": TranslationState(row.translation_state).label,
            "is_internal": is_internal(self.pair.german),
        }

    def post(self, request, *args, **kwargs):
        step, pair = request.POST.get("step", ""), self.pair
        try:
            if step in ("begin", "renew"):
                english = begin(pair.german, request.user) if step == "begin" else renew(pair, request.user)
                return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[english.pk]))
            pair.take(step, request.POST.get("remark", ""))
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, DONE[step])
        return HttpResponseRedirect(address_of(pair.german))


def lead_to_pair(request, page_id=None, translation_source_id=None):
    """Lead from wagtail-localize's own addresses to ours, which ask for approval and make no second pages."""
    if translation_source_id:
        page_id = get_object_or_404(TranslationSource, pk=translation_source_id).get_source_instance().pk
    return HttpResponseRedirect(reverse("translations:page", args=[page_id]))


DONE = {
    "submit": gettext_lazy("The translation waits for approval now."),
    "submit_both": gettext_lazy("Both languages wait for approval now."),
    "withdraw": gettext_lazy("The translation no longer waits for approval."),
    "approve": gettext_lazy("The translation is approved and on the site."),
    "approve_both": gettext_lazy("Both languages are approved and on the site."),
    "reject": gettext_lazy("The translation was sent back."),
    "publish": gettext_lazy("The translation is on the site."),
    "publish_both": gettext_lazy("Both languages are on the site."),
}


def lead_to_table(request):
    return HttpResponseRedirect(reverse("translations:index"))
