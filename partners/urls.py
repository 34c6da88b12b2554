"""Addresses of the members' room that are no pages."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from partners import (
    access_views,
    contribution_views,
    device_views,
    digest_views,
    directory_views,
    moving_views,
    views,
)
from partners.models import Contribution

app_name = "partners"

own_calendar = [
    path("", views.own_calendar_address, name="calendar"),
    path("<str:token>.ics", views.own_calendar_file, name="calendar_file"),
]
asking = [
    path("", access_views.ask, name="ask_for_access"),
    path(_("sent/"), access_views.asked, name="asked_for_access"),
    path("confirm/<str:token>/", access_views.confirm, name="confirm_access"),
]
giving = [
    path("", contribution_views.own, name="contributions"),
    path("<int:pk>/", contribution_views.withdraw, name="withdraw_contribution"),
    *(
        path(f"{kind}/", contribution_views.propose, {"kind": kind}, name=f"propose_{kind}")
        for kind in Contribution.Kind.values
    ),
]
urlpatterns = [
    path("", views.start, name="start"),
    path("email/", views.own_address),
    path("password/reset/key/done/", RedirectView.as_view(pattern_name="account_login")),
    path(_("my-entry/"), directory_views.own_entry, name="own_entry"),
    path(_("another-organisation/"), moving_views.move, name="move"),
    path(_("ask-for-access/"), include(asking)),
    path(_("calendar/"), include(own_calendar)),
    path(_("contributions/"), include(giving)),
    path(_("devices/"), device_views.signed_in, name="devices"),
    path(_("weekly-digest/"), digest_views.own_digest, name="digest"),
    path(_("unsubscribe/<str:token>/"), digest_views.unsubscribe, name="unsubscribe"),
    path(_("keep-access/<str:token>/"), views.stay, name="stay"),
    path(_("invitation/<str:token>/"), views.invitation, name="invitation"),
]
