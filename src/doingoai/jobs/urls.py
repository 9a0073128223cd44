"""Routes of long work: /viec/…"""

from django.urls import path

from doingoai.jobs import pages

app_name = "jobs"
urlpatterns = [
    path("", pages.mine, name="mine"),
    path("<int:pk>/", pages.page, name="job"),
    path("<int:pk>/ket-qua/", pages.result, name="result"),
    path("<int:pk>/dung/", pages.stop_view, name="stop"),
]
