"""Addresses below /de/anmeldung/ and /en/registration/."""

app_name = "events"

urlpatterns = []
