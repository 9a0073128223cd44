"""Routes for the tests of the design system: its own, the specimen page, and stand-ins that base.html looks up."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from doingoai.web import views
from doingoai.web.specimen import views as specimen

web = [
    path("theme/", views.theme, name="theme"),
    path("specimen/", specimen.show, name="specimen"),
    path("specimen/<slug:page>/", specimen.show_error_page, name="specimen-error"),
]


def _empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("", include((web, "web"))),
    path("language/", include("django.conf.urls.i18n")),
    path("home/", _empty, name="home"),
    path("search/", _empty, name="search"),
    path("sign-out/", _empty, name="account_logout"),
]
