"""Where members propose something and see what became of it; no desk, no right beyond being a member."""

from django.contrib import messages
from django.db.models import BigIntegerField
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.guard import is_over_limit, refuse_too_many
from partners import contributions
from partners.contribution_forms import FORMS
from partners.directory_views import for_members
from partners.membership import Refused
from partners.models import Contribution


@require_safe
@for_members
def own(request):
    """List what this member proposed."""
    return render(request, "partners/contributions.html", {"contributions": contributions.own(request.user)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def propose(request, kind):
    """Take a proposal of one kind; if anything is wrong, all but the files is still filled in."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FORMS[kind](*data, user=request.user)
    context = {"form": form, "kind": Contribution.Kind(kind)}
    if not form.is_valid():
        return render(request, "partners/propose.html", context, status=422 if data else 200)
    if is_over_limit(request, "contribution", request.user.email):
        return refuse_too_many(request)
    try:
        contributions.propose(request.user, kind, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return render(request, "partners/propose.html", context, status=422)
    messages.success(
        request, _("Thank you. Your proposal is handed in, and you will get an e-mail about the decision.")
    )
    return HttpResponseRedirect(reverse("partners:contributions"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def withdraw(request, pk):
    """Ask, and then delete a proposal of one's own."""
    row = get_object_or_404(request.user.contributions, pk=min(pk, BigIntegerField.MAX_BIGINT))
    if request.method != "POST":
        return render(request, "partners/withdraw_contribution.html", {"contribution": row})
    try:
        contributions.withdraw(row)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("“%(title)s” is withdrawn and deleted.") % {"title": row.title})
    return HttpResponseRedirect(reverse("partners:contributions"))
