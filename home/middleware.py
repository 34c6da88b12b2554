"""What every request to the desk brings along."""

from django.utils.decorators import sync_only_middleware
from django.utils.functional import SimpleLazyObject

from core.access import STRANGER, closed_paths


@sync_only_middleware
def closed_sections(get_response):
    """Let the desk mark as private what the gate closes; Wagtail alone knows nothing of closed translations."""

    def middleware(request):
        if request.path_info.startswith("/cms/"):
            # Where Wagtail's template tag keeps the paths between its calls.
            request.all_page_view_restriction_paths = SimpleLazyObject(lambda: closed_paths(STRANGER))
        return get_response(request)

    return middleware
