"""What visitors get beside the pages of materials."""

from pathlib import PurePath

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from core.access import STRANGER, may_see_file, refuse
from core.files import send
from resources.models import File


@require_safe
def cover(request, file_id, name):
    """Send the picture of a file's first page to whoever may see the file."""
    file = get_object_or_404(File.objects.select_related("document"), pk=file_id)
    if not may_see_file(file.document, request.user):
        return refuse(request)
    if not file.cover or PurePath(file.cover.name).name != name:
        raise Http404
    return send(request, file.cover, name, is_public=may_see_file(file.document, STRANGER), is_immutable=True)
