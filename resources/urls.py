"""Addresses below /de/barrierefreie-fassung/ and /en/accessible-version/."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from resources import views

app_name = "resources"

urlpatterns = [
    path("<int:file_id>/", views.ask_for_version, name="ask_for_version"),
    path(_("<int:file_id>/sent/"), views.version_asked_for, name="version_asked_for"),
]
