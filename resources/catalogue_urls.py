from django.urls import path

from resources import feeds

app_name = "catalogue"
urlpatterns = [
    path("feed/", feeds.feed, name="feed"),
    path("csv/", feeds.table, name="table"),
]
