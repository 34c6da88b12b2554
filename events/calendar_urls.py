"""Addresses of calendar files, below /de/kalender/ and /en/calendar/."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from events import views

app_name = "calendar"

urlpatterns = [
    path(_("events.ics"), views.calendar_feed, name="feed"),
    path("<int:event_id>.ics", views.calendar, name="event"),
]
