"""Routes of mail: /tin/cach-nhan/…, /tin/thu/…"""

from django.urls import path

from doingoai.mailing import pages

app_name = "mailing"
urlpatterns = [
    path("cach-nhan/", pages.choices, name="settings"),
    path("cach-nhan/ngung-thu/", pages.stop_mail, name="stop"),
    path("thu/", pages.mine, name="mine"),
    path("thu/so-lieu/", pages.counts, name="counts"),
]
