"""What visitors get beside the pages of materials."""

from pathlib import PurePath

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.access import STRANGER, may_see_file, refuse, visible_to
from core.files import send
from core.guard import is_over_limit, refuse_too_many
from resources import version_requests
from resources.forms import VersionRequestForm
from resources.models import File, ResourcePage


@require_safe
def cover(request, file_id, name):
    """Send the picture of a file's first page to whoever may see the file."""
    file = get_object_or_404(File.objects.select_related("document"), pk=file_id)
    if not may_see_file(file.document, request.user):
        return refuse(request)
    if not file.cover or PurePath(file.cover.name).name != name:
        raise Http404
    return send(request, file.cover, name, is_public=may_see_file(file.document, STRANGER), is_immutable=True)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_version(request, file_id):
    """Take the wish for an accessible version of a file, from whoever may see its material."""
    page = _visible_page(file_id, request.user)
    if page is None:
        return refuse(request)
    form = VersionRequestForm(request.POST if request.method == "POST" else None)
    file = page.resource.files.select_related("document").get(pk=file_id)
    if not form.is_valid():
        return render(request, "resources/version_form.html", {"form": form, "resource_page": page, "file": file})
    if is_over_limit(request, "accessible_version", form.cleaned_data["email"]):
        return refuse_too_many(request)
    version_requests.ask(file, **form.cleaned_data, language=get_language())
    return HttpResponseRedirect(reverse("resources:version_asked_for", args=[file_id]))


@never_cache
@require_safe
def version_asked_for(request, file_id):
    """Say that the wish has arrived and until when it is answered."""
    page = _visible_page(file_id, request.user)
    if page is None:
        return refuse(request)
    days = version_requests.TIME_TO_ANSWER.days
    return render(request, "resources/version_asked_for.html", {"resource_page": page, "days": days})


def _visible_page(file_id, user):
    """Return the page of a file's material in the active language, else in another one."""
    pages = visible_to(ResourcePage.objects.filter(resource__files=file_id), user)
    found = list(pages.select_related("locale", "resource").order_by("path"))
    return next((page for page in found if page.locale.language_code == get_language()), next(iter(found), None))
