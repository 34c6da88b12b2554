"""Where the desk asks before a page comes to a place that more people may see."""

import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import ModelChoiceField
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.views import page_privacy
from wagtail.documents import get_document_model
from wagtail.models import Page

from core.access import files_at_desk
from home import opening
from resources.models import Resource

CONFIRMED = "opening_confirmed"
LEFT_OPEN = gettext_lazy(
    "A translation of “%(page)s” cannot go along and would stay where more people see it. Please translate the new "
    "place first; the page stays where it is."
)
FILE_REFUSED = gettext_lazy(
    "Fewer people see one of the files now than would see it with this material, so nothing was saved. Please ask "
    "somebody who approves texts as well, or an administrator."
)
DOCUMENT = re.compile(r"files-[0-9]+-document")


def before_move(request, page, destination):
    """Ask or refuse before a page is moved."""
    if opening.opens(page, destination, is_copy=False):
        along = [translated for translated, place in opening.followers(page, destination) if place]
        found = opening.what_opens(page, *along)
        return _answer(request, page, destination, found, _("Move, and let more people see it"))
    if opening.is_left_open(page, destination):
        messages.error(request, LEFT_OPEN % {"page": page.title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def after_move(request, page):
    """Let translations lie where their original lies."""
    opening.take_along(page)


def before_copy(request, page):
    """Ask or refuse before a page is copied; where to is known once the form is sent."""
    destination = _chosen(request) if request.method == "POST" else None
    if destination is None or not opening.opens(page, destination, is_copy=True):
        return None
    found = opening.what_opens(page, with_descendants="copy_subpages" in request.POST)
    return _answer(request, page, destination, found, _("Copy, and let more people see it"))


def _chosen(request) -> Page | None:
    """Return the place as the form will read it, which takes a number with a blank or a sign as well."""
    try:
        return ModelChoiceField(Page.objects.all()).clean(request.POST.get("new_parent_page"))
    except (ValidationError, OverflowError):
        return None


def before_many(request, action_type, pages, action):
    """Let nobody move many pages at once to a place that more people may see: what opens has to be read."""
    if action_type == "delete":
        for page in pages:
            if isinstance(page, Page):
                opening.keep_translations_closed(page)
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    for page in pages:
        if isinstance(page, Page) and opening.opens(page, destination, is_copy=False):
            text = _("At that place more people would see “%(page)s” than now. Please move such pages one by one.")
            messages.error(request, text % {"page": page.title})
            return redirect("wagtailadmin_explore", page.get_parent().pk)
        if isinstance(page, Page) and opening.is_left_open(page, destination):
            messages.error(request, LEFT_OPEN % {"page": page.title})
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def after_many(request, action_type, pages, action):
    """Let translations lie where their originals lie."""
    for page in pages if action_type == "move" else ():
        if isinstance(page, Page):
            opening.take_along(page)


def before_delete(request, page):
    """Let a translation stay closed when the page is deleted on which its restriction stands."""
    if request.method == "POST":
        opening.keep_translations_closed(page)


def before_facts_change(request, instance):
    """Ask or refuse before a material names a file that fewer people see now than will see it there."""
    if request.method != "POST" or not isinstance(instance, Resource):
        return None
    documents = _documents_in(request)
    pages = list(instance.pages.all())
    found = [document for document in documents if opening.opens_file(document, pages)]
    named = {document.pk for document in documents} - set(instance.files.values_list("document", flat=True))
    open_to_user = files_at_desk(get_document_model().objects.filter(pk__in=named), request.user)
    if open_to_user.count() < len(named) or (found and not opening.may_open(request.user)):
        messages.error(request, FILE_REFUSED)
        return redirect("wagtailsnippets_resources_resource:edit", instance.pk)
    if not found or CONFIRMED in request.POST:
        return None
    context = {
        "material": instance,
        "documents": found,
        "sent": _sent(request),
        "confirmed": CONFIRMED,
        "page_title": _("More people will see this"),
        "header_icon": "warning",
    }
    return TemplateResponse(request, "home/desk/opening_of_files.html", context)


def _documents_in(request) -> set:
    """Return the documents that the files of the form will name, as the form will read them."""
    field, found = ModelChoiceField(get_document_model().objects.all(), required=False), set()
    for name in filter(DOCUMENT.fullmatch, request.POST):
        try:
            found.add(field.clean(request.POST[name]))
        except (ValidationError, OverflowError):
            continue
    return found - {None}


@require_admin_access
def set_privacy(request, page_id):
    """Ask before the restriction of a section is loosened: more people see all that lies below it."""
    page = get_object_or_404(Page, pk=page_id).specific_deferred
    if not page.permissions_for_user(request.user).can_set_view_restrictions():
        raise PermissionDenied
    if request.method != "POST" or CONFIRMED in request.POST:
        return page_privacy.set_privacy(request, page_id)
    form = PageViewRestrictionForm(request.POST, private_page_options=page.private_page_options)
    if not form.is_valid() or not opening.opens_section(
        page, form.cleaned_data["restriction_type"], form.cleaned_data.get("groups")
    ):
        return page_privacy.set_privacy(request, page_id)
    context = {
        "page": page,
        "found": opening.what_opens(page, *page.get_translations()),
        "sent": _sent(request),
        "confirmed": CONFIRMED,
        "action_url": request.path,
    }
    template = "home/desk/opening_of_section.html"
    return render_modal_workflow(request, template, None, context, json_data={"step": "set_privacy"})


class DeskAPI(PagesAdminAPIViewSet):
    """What the desk's own scripts ask about pages; nothing is moved or deleted past the questions above."""

    actions = {
        name: action
        for name, action in PagesAdminAPIViewSet.actions.items()
        if name not in {"move", "copy", "create_alias", "convert_alias", "copy_for_translation", "delete"}
    }


def _answer(request, page, destination, found, button):
    if not opening.may_open(request.user):
        messages.error(request, opening.REFUSED % {"page": page.title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    if request.method == "POST" and CONFIRMED in request.POST:
        return None
    context = {
        "page": page,
        "destination": destination,
        "found": found,
        "button": button,
        "sent": _sent(request),
        "confirmed": CONFIRMED,
        "back": page.get_parent().pk,
        "page_title": _("More people will see this"),
        "header_icon": "warning",
    }
    return TemplateResponse(request, "home/desk/opening.html", context)


def _sent(request) -> list[tuple[str, str]]:
    """Return what was filled in, to be sent once more with the confirmation."""
    return [
        (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
    ]
