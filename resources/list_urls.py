from django.urls import path, re_path

from resources import list_views as views

app_name = "reading_list"
urlpatterns = [
    path("", views.show, name="show"),
    path("zip/", views.take, name="take"),
    re_path(r"^cite\.(?P<ending>bib|ris|txt)$", views.cite, name="cite"),
]
