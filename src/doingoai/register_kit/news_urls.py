"""Routes of notices: /tin/…, and below it how they are mailed."""

from django.urls import include, path

from doingoai.register_kit import news

urlpatterns = [
    path("", include(([path("", news.news, name="list"), path("da-doc/", news.read_all, name="read_all")], "news"))),
    path("", include("doingoai.mailing.urls")),
]
