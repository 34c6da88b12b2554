"""What a person sees who comes to the desk: a menu without what nobody needs, and the first steps."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.access import is_closed_to, is_internal
from events.models import EventIndexPage, EventPage
from home.approval import NOBODY_LEFT
from home.languages import MAIN, Pair, pair_of
from news.models import NewsIndexPage, NewsPage
from resources.models import ResourceIndexPage, ResourcePage

MENU_ORDER = {"images": 230, "documents": 240}
# Languages and address are settled by code and settings; pages are not locked, and there is one kind of approval.
NEEDLESS_REPORTS = {"locked-pages", "workflow-tasks", "page-types-usage"}
NEEDLESS_SETTINGS = {"sites", "workflow-tasks"}
NEEDLESS_HELP = {"editor-guide"}


def tidy_menu(request, items) -> None:
    for item in items:
        item.order = MENU_ORDER.get(item.name, item.order)


def tidy_reports(request, items) -> None:
    ours = reverse("wagtail_localize:translations_report")
    items[:] = [item for item in items if item.name not in NEEDLESS_REPORTS and item.url != ours]
    for item in items:
        if item.name == "workflows":
            item.label = _("Approvals")


def tidy_settings(request, items) -> None:
    locales = reverse("wagtaillocales:index")
    items[:] = [item for item in items if item.name not in NEEDLESS_SETTINGS and item.url != locales]


def tidy_help(request, items) -> None:
    items[:] = [item for item in items if item.name not in NEEDLESS_HELP and not item.name.startswith("whats-new")]


def tidy_panels(request, panels) -> None:
    panels[:] = [panel for panel in panels if not isinstance(panel, LockedPagesPanel)]


def leave_out_numbers(request, items) -> None:
    """Leave out how many pages and files there are: nobody acts on it, and counting them takes its time."""
    items.clear()


class StartPanel(Component):
    """The first steps that this person may take, each one click away."""

    name = "start"
    order = 100
    template_name = "home/desk/start_panel.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"actions": [*_new_rows(user), *_new_pages(user)]}


NEW_PAGES = [
    (NewsIndexPage, NewsPage, _("New article"), _("New article for members")),
    (EventIndexPage, EventPage, _("Text on an event"), _("Text on an event for members")),
    (ResourceIndexPage, ResourcePage, _("Text on a material"), _("Text on a material for members")),
]
NEW_ROWS = [
    ("events.add_event", "wagtailsnippets_events_event:add", _("New event: dates, place, registration")),
    ("resources.add_resource", "wagtailsnippets_resources_resource:add", _("New material: files and facts")),
    ("resources.add_resource", "material_upload:index", _("Several files at once: a material of each")),
]


def _new_pages(user):
    # Remembers what is closed while the lists are gone through.
    stranger = AnonymousUser()
    for index_type, page_type, label, internal_label in NEW_PAGES:
        for parent in index_type.objects.filter(locale__language_code=MAIN).order_by("path"):
            if parent.permissions_for_user(user).can_add_subpage():
                meta = page_type._meta
                url = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
                yield {"label": internal_label if is_closed_to(parent, stranger) else label, "url": url}


def _new_rows(user):
    for permission, name, label in NEW_ROWS:
        if user.has_perm(permission):
            yield {"label": label, "url": reverse(name)}


def decided(request, page_id):
    """Say what has become of a page after somebody approved it or sent it back."""
    page = get_object_or_404(Page, pk=page_id)
    names = {"title": page.get_admin_display_title()}
    if page.current_workflow_state:
        messages.success(request, _("“%(title)s” was sent back.") % names)
    else:
        text = (
            _("“%(title)s” is on the site for members now.")
            if is_internal(page)
            else _("“%(title)s” is on the site now.")
        )
        messages.success(request, text % names, buttons=[messages.button(page.url or "/", _("View on the site"))])
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


def say_what_submitting_left(request, page) -> None:
    """Tell who has just submitted a text what it lacks: somebody who may approve it, or its translation."""
    task = page.current_workflow_task if "action-submit" in request.POST else None
    if task is None:
        return
    if hasattr(task, "others_may_decide") and not task.others_may_decide(page):
        messages.warning(request, NOBODY_LEFT)
    if page.locale.language_code == MAIN and "submit" in Pair(page, request.user).steps():
        messages.info(request, _("Its translation is finished and not submitted yet."), buttons=[_pair_button(page)])


def say_how_translation_goes_out(request, page) -> None:
    """Lead from the editor of wagtail-localize, which knows no approval, to the page that does."""
    translations = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    if request.method == "GET" and translations.exists():
        pair = pair_of(page, request.user)
        text = pair.advice() or _(
            "The passages below are saved one by one. Nobody sees them before they are approved."
        )
        messages.info(request, text, buttons=[_pair_button(pair.german)])


def _pair_button(page):
    return messages.button(reverse("translations:page", args=[page.pk]), _("State of the translation"))
