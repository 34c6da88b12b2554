"""Addresses of the personal link, the same in every language."""

from django.urls import path

from events import views

app_name = "personal"

urlpatterns = [
    path("<str:token>/", views.personal, name="link"),
    path("<str:token>/termin.ics", views.personal_calendar, name="calendar"),
]
