"""Addresses under /cms/ that stand before Wagtail's own."""

from django.urls import path

from partners import desk

urlpatterns = [
    path("login/", desk.login),
    path("logout/", desk.logout),
    path("password_reset/", desk.password_reset),
    path("password_reset/<path:step>", desk.password_reset),
    path("account/", desk.account),
]
