"""The door of the desk: no login of its own, and no loop for those who may not enter."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import sync_only_middleware
from django.utils.http import urlencode
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel

from core.access import works_at_desk


@sync_only_middleware
def door(get_response):
    """Answer signed-in people who may not enter the desk with 403; Wagtail would send them to the login for ever."""

    def middleware(request):
        is_at_desk = request.path_info.startswith("/cms/") and not request.path_info.startswith("/cms/logout/")
        if is_at_desk and request.user.is_authenticated and not works_at_desk(request.user):
            raise PermissionDenied
        return get_response(request)

    return middleware


def login(request):
    """Lead to the one door, and from there back to the desk."""
    back = request.GET.get("next") or reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': back})}")


def logout(request):
    """Hand the sign-out on with its form (307), so that pressing the button once is enough."""
    return HttpResponse(status=307, headers={"Location": reverse("account_logout")})


def password_reset(request, **kwargs):
    return HttpResponseRedirect(reverse("account_reset_password"))


class DeskAccountView(AccountView):
    """Name, notifications and look of the desk; nobody's picture is kept."""

    def get_panels(self):
        return [panel for panel in super().get_panels() if not isinstance(panel, AvatarSettingsPanel)]


account = require_admin_access(DeskAccountView.as_view())
