"""Addresses of the design system: the theme switch; and, for developers only, the page of all components."""

from django.conf import settings
from django.urls import path

from doingoai.web import views
from doingoai.web.specimen import views as specimen

app_name = "web"

urlpatterns = [path("theme/", views.theme, name="theme")]

if settings.DEBUG:
    urlpatterns += [
        path("specimen/", specimen.show, name="specimen"),
        path("specimen/<slug:page>/", specimen.show_error_page, name="specimen-error"),
    ]
