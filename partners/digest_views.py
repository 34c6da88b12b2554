"""The pages on which a member turns the weekly digest on and off, and ends it from within a mail."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.personal_links import unlisted
from partners import digest, directory


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def own_digest(request):
    """Let a member turn the digest on, in the language of the page, and off."""
    if not directory.is_open_to(request.user):
        return render(request, "partners/digest.html", {"is_member": False}, status=403)
    if request.method == "POST":
        if request.POST.get("action") == "off":
            digest.turn_off(request.user)
            messages.success(request, _("You get no weekly digest any more."))
        else:
            digest.turn_on(request.user, get_language())
            messages.success(request, _("From next Monday on you get the weekly digest."))
        return HttpResponseRedirect(request.path)
    return render(request, "partners/digest.html", {"is_member": True, "digest": digest.of(request.user)})


# Mail programs unsubscribe by themselves (RFC 8058): they come without cookie, session and CSRF token. The link is
# the secret; all that another site could do with it is to end a digest.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@unlisted
def unsubscribe(request, token):
    """Ask whether somebody wants no digest any more; only a press ends it, since scanners open links."""
    is_valid = digest.unsubscribe(token) if request.method == "POST" else digest.owner_of(token) is not None
    context = {"is_valid": is_valid, "is_done": request.method == "POST"}
    return render(request, "partners/unsubscribe.html", context, status=200 if is_valid else 410)
