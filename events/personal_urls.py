"""Addresses of the personal link, the same in every language."""

from django.urls import path

from events import personal

app_name = "personal"

urlpatterns = [
    path("<str:token>/", personal.personal, name="link"),
    path("<str:token>/termin.ics", personal.personal_calendar, name="calendar"),
    path("<str:token>/meine-daten.json", personal.personal_data, name="data"),
    path("<str:token>/unterlagen/<int:number>/<str:filename>", personal.personal_handout, name="handout"),
]
