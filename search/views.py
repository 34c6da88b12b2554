"""The search page: everything on the site that this visitor may see."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.pagination import paginate
from search.index import Hits
from search.kinds import KINDS

LONGEST_QUERY = 200


@require_safe
def results(request):
    """Show what fits the words in ?q=, of one kind if ?kind= names one."""
    query = " ".join(request.GET.get("q", "").replace("\0", " ").split())[:LONGEST_QUERY]
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    hits = Hits(query, request.user, get_language(), kind)
    counts = hits.count_by_kind()
    found = paginate(request, hits)
    labels = {each.model: each.label for each in KINDS.values()}
    context = {
        "query": query,
        "kind": kind,
        "kinds": [{"key": key, "label": each.label, "count": counts[key]} for key, each in KINDS.items()],
        "everything": sum(counts.values()),
        "results": found,
        "hits": [{"page": page, "section": labels.get(type(page), "")} for page in found],
    }
    return render(request, "search/results.html", context)
