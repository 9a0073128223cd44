"""Routes of the calendar: /lich/…"""

from django.urls import path

from doingoai.agenda import downloads, feed_pages, pages

app_name = "agenda"
urlpatterns = [
    path("", pages.agenda, name="agenda"),
    path("tai/<slug:form>/", downloads.download, name="download"),
    path("nguon/", feed_pages.feeds, name="feeds"),
    path("nguon/<int:pk>/thu-hoi/", feed_pages.revoke_feed, name="revoke"),
    path("<str:token>.ics", feed_pages.feed_file, name="feed"),
]
