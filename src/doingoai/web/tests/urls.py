"""Routes for the tests of the design system: its own, the specimen page, and stand-ins that base.html looks up."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.messages.constants import SUCCESS
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from doingoai.web import views
from doingoai.web.specimen import views as specimen

web = [
    path("theme/", views.theme, name="theme"),
    path("specimen/", specimen.show, name="specimen"),
    path("specimen/<slug:page>/", specimen.show_error_page, name="specimen-error"),
]


@login_not_required
def _empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@login_not_required
def _saved(request: HttpRequest) -> HttpResponse:
    """Answer as a page does after something was saved."""
    officer, saved = {"key": "demo"}, [Message(SUCCESS, "Đã lưu")]
    return render(request, "web/base.html", {"officer": officer, "messages": saved})


urlpatterns = [
    path("", include((web, "web"))),
    path("language/", include("django.conf.urls.i18n")),
    path("saved/", _saved),
    path("home/", _empty, name="home"),
    path("search/", _empty, name="search"),
    path("sign-out/", _empty, name="account_logout"),
]
