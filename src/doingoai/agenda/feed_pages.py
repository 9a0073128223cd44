"""The pages of feeds: the officer's own, a new one with its address shown once, the revocation; and the file itself."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from doingoai.agenda import feeds as keeping
from doingoai.agenda.asked import AgendaForm, FeedForm, narrowing, query_of
from doingoai.agenda.entries import entries_of
from doingoai.agenda.filter_bar import chips_of
from doingoai.agenda.ical import calendar_file
from doingoai.agenda.models import Feed
from doingoai.organisations.models import Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.organisations.roles import Access
from doingoai.web.dates import today

BACK, AHEAD = dt.timedelta(days=90), dt.timedelta(days=400)


@never_cache
@require_http_methods(["GET", "POST"])
def feeds(request: OfficerRequest) -> HttpResponse:
    """List the officer's feeds and make one with the filters of the address; its own address is shown this once."""
    filters, token = narrowing(request.GET), ""
    form = FeedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if len(keeping.living(request.user)) < keeping.MOST_FEEDS:
            _feed, token = keeping.make(request.user, form.cleaned_data["name"], filters)
            form = FeedForm()
        else:
            form.add_error(None, _("Mỗi người giữ nhiều nhất %d nguồn lịch; hãy thu hồi bớt.") % keeping.MOST_FEEDS)
    context = {
        "title": _("Lịch trên điện thoại, máy tính"),
        "form": form,
        "address": request.build_absolute_uri(reverse("agenda:feed", args=[token])) if token else "",
        "narrowed": _narrowed(filters, request.user),
        "feeds": [(each, _narrowed(each.filters, request.user)) for each in keeping.living(request.user)],
        "back": f"{reverse('agenda:agenda')}?{query_of(filters).urlencode()}",
    }
    return render(request, "agenda/feeds.html", context, status=422 if form.errors else 200)


@require_POST
def revoke_feed(request: OfficerRequest, pk: int) -> HttpResponse:
    """Revoke one of the officer's own feeds; for others it does not exist."""
    feed = get_object_or_404(Feed, pk=pk, officer=request.user)
    keeping.revoke(feed)
    messages.success(request, _("Đã thu hồi nguồn lịch “%s”: địa chỉ cũ không còn dùng được.") % feed.name)
    return redirect("agenda:feeds")


@login_not_required
@never_cache
@require_safe
def feed_file(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar program what the feed's officer sees today and is not above INTERNAL; 404 for any other token."""
    feed = keeping.find(token)
    if feed is None:
        raise Http404
    if keeping.is_asked_too_often(feed):
        return HttpResponse(status=429, headers={"Retry-After": "3600"})
    keeping.note_use(feed)
    with override("vi"):
        content = _file(feed, settings.SITE_URL or request.build_absolute_uri("/")[:-1])
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="lich.ics"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _file(feed: Feed, site: str) -> bytes:
    chosen = AgendaForm(query_of(feed.filters), feed.officer).chosen
    first, last = today() - BACK, today() + AHEAD
    found = entries_of(feed.officer, first, last, chosen, highest=Access.INTERNAL)
    return calendar_file(_("Lịch đối ngoại: %s") % feed.name, found.entries, site)


def _narrowed(filters: dict[str, list[str]], officer: Officer) -> str:
    """Say in words by what a feed is narrowed; everything visible where it is not."""
    query = query_of(filters)
    chips = chips_of(AgendaForm(query, officer), query)
    return "; ".join(f"{chip['label']}: {chip['value']}" for chip in chips) or _("tất cả những gì bạn được xem")
