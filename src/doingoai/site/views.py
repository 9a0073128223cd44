"""The pages that belong to no register: my work, search over everything visible, who decides what."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.dossiers.models import Dossier
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.inbox import desk_of
from doingoai.site.explain import explain_page
from doingoai.web.highlight import highlight
from doingoai.web.tables import Heading, Row, Table

FOUND = 50


@require_GET
def home(request: OfficerRequest) -> HttpResponse:
    """Today's work first: what waits for me, what is late, what comes."""
    context = desk_of(request.user, timezone.localdate())
    return render(request, "site/home.html", {"title": _("Việc của tôi"), **context})


@require_GET
def search(request: OfficerRequest) -> HttpResponse:
    """One box over every register, folded; newest first."""
    words = request.GET.get("q", "").strip()[:200]
    rows = Dossier.objects.visible_to(request.user).select_related("body").matching(words).newest_first()
    found = list(rows[: FOUND + 1]) if words else []
    context = {
        "title": _("Tìm kiếm"),
        "words": words,
        "more": len(found) > FOUND,
        "table": _found_table(found[:FOUND], words),
    }
    return render(request, "site/search.html", context)


@require_GET
def authority(request: OfficerRequest) -> HttpResponse:
    """Who decides what, in which order, by which article: today and on any past date."""
    return render(request, "site/authority.html", explain_page(request.user, request.GET))


def _found_table(found: list[Dossier], words: str) -> Table:
    headings = [
        Heading("number", _("Mã hồ sơ")),
        Heading("title", _("Tên")),
        Heading("register", _("Sổ")),
        Heading("body", _("Cơ quan")),
        Heading("event_date", _("Ngày"), kind="date"),
    ]
    rows = [Row(_cells(dossier, words), url=dossier.get_absolute_url()) for dossier in found]
    return Table(
        _("Kết quả"), headings, rows,
        empty_title=_("Không tìm thấy hồ sơ nào"),
        empty_text=_("Thử bớt từ, hoặc viết không dấu. Chỉ hồ sơ trong phạm vi bạn được xem mới hiện ở đây."),
    )  # fmt: skip


def _cells(dossier: Dossier, words: str) -> list[Any]:
    title = highlight(dossier.title, words)
    return [dossier.number, title, registers()[dossier.register].title, dossier.body, dossier.event_date]
