"""One way to cut a list into pages."""

from django.core.paginator import Page, Paginator

PER_PAGE = 12


def paginate(request, rows, per_page: int = PER_PAGE) -> Page:
    """Return the part of a list that ?page= asks for; an odd number gives the nearest one that there is."""
    return Paginator(rows, per_page).get_page(request.GET.get("page"))
