"""Addresses of the members' room that are no pages."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from partners import views

app_name = "partners"

urlpatterns = [
    path("", views.start, name="start"),
    path("email/", views.own_address),
    path(_("invitation/<str:token>/"), views.invitation, name="invitation"),
]
