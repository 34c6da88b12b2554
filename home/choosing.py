"""What the desk's choosers offer: no page and no file that is closed to the person, not even by its number."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views import chooser
from wagtail.documents import get_document_model
from wagtail.documents.views.chooser import viewset as documents
from wagtail.images import get_image_model
from wagtail.images.views.chooser import viewset as images

from core.access import files_at_desk, hidden_at_desk


def pages_for(pages, request):
    """Offer for links no page that this person may neither read nor work on."""
    return pages.exclude(pk__in=hidden_at_desk(request.user).values("pk"))


def files_for(files, request):
    """Offer no document and no picture that this person may not fetch."""
    return files_at_desk(files, request.user)


def _are_pages_open(numbers, user) -> bool:
    return not hidden_at_desk(user).filter(pk__in=numbers).exists()


def _are_files_open(model):
    def are_open(numbers, user) -> bool:
        asked = model.objects.filter(pk__in=numbers)
        return files_at_desk(asked, user).count() == asked.count()

    return are_open


def _guarded(view, are_open):
    """Let the view answer only about what is open to the person, by whatever numbers it is asked."""

    @require_admin_access
    @wraps(view)
    def guarded(request, **kwargs):
        numbers = [str(number) for number in (*kwargs.values(), *request.GET.getlist("id"))]
        if not all(number.isascii() and number.isdigit() and len(number) < 10 for number in numbers):
            raise Http404
        if not are_open(numbers, request.user):
            raise PermissionDenied
        return view(request, **kwargs)

    return guarded


_of_documents, _of_images = _are_files_open(get_document_model()), _are_files_open(get_image_model())
urlpatterns = [
    path("choose-page/<int:parent_page_id>/", _guarded(chooser.BrowseView.as_view(), _are_pages_open)),
    path("choose-page/chosen-multiple/", _guarded(chooser.ChosenMultipleView.as_view(), _are_pages_open)),
    path("documents/chooser/chosen/<str:pk>/", _guarded(documents.chosen_view, _of_documents)),
    path("documents/chooser/chosen-multiple/", _guarded(documents.chosen_multiple_view, _of_documents)),
    path("images/chooser/chosen/<str:pk>/", _guarded(images.chosen_view, _of_images)),
    path("images/chooser/chosen-multiple/", _guarded(images.chosen_multiple_view, _of_images)),
    path("images/chooser/<int:image_id>/select_format/", _guarded(images.select_format_view, _of_images)),
]
