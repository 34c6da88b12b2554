"""Addresses of the directory of people and organisations; for members alone."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from partners import directory_views

app_name = "directory"

urlpatterns = [
    path("", directory_views.people, name="people"),
    path(_("organisations/"), directory_views.organisations, name="organisations"),
    path(_("write/<int:pk>/"), directory_views.write, name="write"),
]
