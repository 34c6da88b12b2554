"""The search page: everything on the site that this visitor may see."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.kinds import KINDS
from search.results import results_for
from search.writing import SECTION


@require_safe
def results(request):
    """Show what fits the words in ?q=, of one kind if ?kind= names one."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    results = results_for(request, get_language(), chosen={SECTION: [kind]} if kind else {})
    counts = results.hits.count_by_kind()
    labels = {each.model: each.label for each in KINDS.values()}
    context = {
        "query": results.asked,
        "suggested": results.suggested,
        "kind": kind,
        "kinds": [{"key": key, "label": each.label, "count": counts[key]} for key, each in KINDS.items()],
        "everything": sum(counts.values()),
        "results": results.found,
        "hits": [{"page": row.page, "row": row, "section": labels.get(type(row.page), "")} for row in results.rows],
    }
    return render(request, "search/results.html", context)
