"""The search page: everything on the site that this visitor may see."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.pagination import paginate
from search.index import search
from search.kinds import KINDS


@require_safe
def results(request):
    """Show what fits the words in ?q=, of one kind if ?kind= names one."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:200]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    found = search(query, request.user, get_language(), kind)
    context = {
        "query": query,
        "kind": kind,
        "kinds": [{"key": key, "label": each.label} for key, each in KINDS.items()],
        "results": paginate(request, found),
    }
    return render(request, "search/results.html", context)
