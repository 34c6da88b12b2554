"""Addresses of the members' room that are no pages."""

from django.urls import path

from partners import views

app_name = "partners"

urlpatterns = [path("", views.start, name="start")]
