"""Addresses of the members' room that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView

from partners import views

app_name = "partners"

urlpatterns = [
    path("", views.start, name="start"),
    path("email/", views.own_address),
    path("password/reset/key/done/", RedirectView.as_view(pattern_name="account_login")),
    path(_("invitation/<str:token>/"), views.invitation, name="invitation"),
]
