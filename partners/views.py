"""Where people go after signing in, and how they accept an invitation."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.access import visible_to
from partners.models import PartnerHomePage


@login_required
@require_safe
def start(request):
    """Lead a signed-in person to the partner area, or to the start page if it is not for them."""
    pages = visible_to(PartnerHomePage.objects.filter(locale__language_code=get_language()), request.user)
    page = pages.first()
    return HttpResponseRedirect(page.get_url(request) if page else f"/{get_language()}/")
