"""The views of the design system itself: theme switch and the pages shown when something went wrong."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    HttpResponseServerError,
)
from django.shortcuts import render
from django.template import loader
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from doingoai.web.theme import THEMES, remember_theme

logger = logging.getLogger(__name__)


def _way_back(request: HttpRequest) -> str:
    """Return where the officer came from, if that is on this site; else the front page."""
    wanted = request.POST.get("next") or request.headers.get("referer", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted and ours else "/"


@login_not_required
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the chosen theme in a cookie and go back to the page it was chosen on."""
    chosen = request.POST.get("theme", "")
    if chosen not in THEMES:
        return bad_request(request)
    response = HttpResponseRedirect(_way_back(request))
    remember_theme(response, chosen, secure=request.is_secure())
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400; the exception is for the log, it may repeat what an attacker sent."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 with the reason of the refusal: which rule, and who may."""
    return render(request, "403.html", {"reason": str(exception or "")}, status=403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 in the same words for what does not exist and for what this officer may not see."""
    return render(request, "404.html", status=404)


def conflict(request: HttpRequest, *, reason: str = "", back_url: str = "") -> HttpResponse:
    """Answer 409: someone else changed the dossier first; nothing was written."""
    return render(request, "409.html", {"reason": reason, "back_url": back_url}, status=409)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 for a form that was too old or came from another site."""
    logger.warning("form refused: %s", reason)
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500 without request, session or database: any of them may be what broke."""
    try:
        return HttpResponseServerError(loader.get_template("500.html").render())
    except Exception:
        logger.exception("the page for errors failed itself")
        return HttpResponseServerError("Hệ thống gặp lỗi. Dữ liệu đã lưu không mất.", content_type="text/plain")
