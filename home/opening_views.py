"""Where the desk asks before a page comes to a place that more people may see."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from home import opening

CONFIRMED = "opening_confirmed"


def before_move(request, page, destination):
    """Ask or refuse before a page is moved."""
    if opening.opens(page, destination, is_copy=False):
        return _answer(request, page, destination, opening.what_opens(page), _("Move, and let more people see it"))
    return None


def before_copy(request, page):
    """Ask or refuse before a page is copied; where to is known once the form is sent."""
    chosen = request.POST.get("new_parent_page", "")
    if request.method != "POST" or not chosen.isdecimal():
        return None
    destination = Page.objects.filter(pk=chosen[:18]).first()
    if destination is None or not opening.opens(page, destination, is_copy=True):
        return None
    found = opening.what_opens(page, with_descendants="copy_subpages" in request.POST)
    return _answer(request, page, destination, found, _("Copy, and let more people see it"))


def before_many(request, action_type, pages, action):
    """Let nobody move many pages at once to a place that more people may see: what opens has to be read."""
    if action_type != "move":
        return None
    destination = action.cleaned_form.cleaned_data["chooser"]
    for page in pages:
        if isinstance(page, Page) and opening.opens(page, destination, is_copy=False):
            text = _("At that place more people would see “%(page)s” than now. Please move such pages one by one.")
            messages.error(request, text % {"page": page.title})
            return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


class DeskAPI(PagesAdminAPIViewSet):
    """What the desk's own scripts ask about pages; nothing comes to another place past the questions above."""

    actions = {
        name: action
        for name, action in PagesAdminAPIViewSet.actions.items()
        if name not in {"move", "copy", "create_alias", "convert_alias", "copy_for_translation"}
    }


def _answer(request, page, destination, found, button):
    if not opening.may_open(request.user):
        messages.error(request, opening.REFUSED % {"page": page.title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    if request.method == "POST" and CONFIRMED in request.POST:
        return None
    sent = [
        (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
    ]
    context = {
        "page": page,
        "destination": destination,
        "found": found,
        "button": button,
        "sent": sent,
        "confirmed": CONFIRMED,
        "back": page.get_parent().pk,
        "page_title": _("More people will see this"),
        "header_icon": "warning",
    }
    return TemplateResponse(request, "home/desk/opening.html", context)
