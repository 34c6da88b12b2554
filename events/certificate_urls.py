"""The address at which certificates are verified, below /de/bescheinigung/ and /en/certificate/."""

from django.urls import path

from events import verifying

app_name = "certificates"

urlpatterns = [path("", verifying.verify, name="verify")]
