"""Addresses below /de/anmeldung/ and /en/registration/."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from events import views

app_name = "events"

urlpatterns = [
    path("link/", views.resend, name="resend"),
    path(_("link/sent/"), views.resent, name="resent"),
    path("<int:event_id>/", views.register, name="register"),
    path(_("<int:event_id>/sent/"), views.sent, name="sent"),
]
