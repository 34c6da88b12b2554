"""Addresses of the personal link, the same in every language."""

urlpatterns = []
