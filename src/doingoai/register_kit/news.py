"""“Tin”: what an officer was told, read and unread. The text of a notice is shown only while its dossier is visible."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from doingoai.mailing.letter import visible
from doingoai.organisations.models import Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.lists import PAGE, page_number, page_url
from doingoai.web.forms import GuidedForm
from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow.models import Notice, Topic
from doingoai.workflow.notices import mark_all_read

NEWEST = 10  # on the first page


@dataclass(frozen=True)
class Said:
    """A notice as its officer may read it today: one about a dossier out of sight has neither text nor link."""

    notice: Notice
    is_visible: bool

    @property
    def text(self) -> str:
        return self.notice.text if self.is_visible else _("Hồ sơ này không còn trong phạm vi bạn được xem.")

    @property
    def url(self) -> str:
        return self.notice.dossier.get_absolute_url() if self.is_visible else ""


class NewsFilters(GuidedForm, forms.Form):
    """By register, by topic, or only what is unread."""

    register = forms.ChoiceField(label=gettext_lazy("Sổ"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Loại tin"), required=False)
    unread = forms.BooleanField(label=gettext_lazy("Chỉ tin chưa đọc"), required=False)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data)
        kinds = [(register.key, str(register.title)) for register in registers().values()]
        for name, choices in (("register", kinds), ("topic", Topic.choices)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Tất cả")), *choices]
        self.full_clean()

    def conditions(self) -> Q:
        """Return what was chosen; what cannot be read filters nothing."""
        chosen, found = self.cleaned_data, Q()
        if chosen.get("register"):
            found &= Q(dossier__register=chosen["register"])
        if chosen.get("topic"):
            found &= Q(topic=chosen["topic"])
        return found & Q(read_at=None) if chosen.get("unread") else found


def newest(officer: Officer) -> list[Said]:
    """Return the newest unread notices, for the first page."""
    return said_to(officer, Notice.objects.filter(officer=officer, read_at=None)[:NEWEST])


def said_to(officer: Officer, rows: Any) -> list[Said]:
    """Return notices as the officer may read them; two queries."""
    notices = list(rows.select_related("dossier").defer("dossier__search"))
    seen = visible(officer, [notice.dossier_id for notice in notices]) if notices else set()
    return [Said(notice, notice.dossier_id in seen) for notice in notices]


@never_cache
@require_GET
def news(request: OfficerRequest) -> HttpResponse:
    """Show the officer's notices, the newest first."""
    filters, number = NewsFilters(request.GET), page_number(request.GET.get("page", "1"))
    rows = Notice.objects.filter(filters.conditions(), officer=request.user)
    found = said_to(request.user, rows[(number - 1) * PAGE : number * PAGE + 1])
    context = {
        "title": _("Tin"), "table": _table(found[:PAGE]), "pages": _pages(request.GET, number, len(found)),
        "filters": {"action": reverse("news:list"), "fields": list(filters)},
        "has_unread": Notice.objects.filter(officer=request.user, read_at=None).exists(),
        "actions": [{"label": _("Cách nhận tin"), "url": reverse("mailing:settings"), "kind": ""}],
    }  # fmt: skip
    return render(request, "register_kit/news.html", context)


@require_POST
def read_all(request: OfficerRequest) -> HttpResponse:
    """Mark every notice of the officer as read."""
    count = mark_all_read(request.user)
    messages.success(request, _("Đã đánh dấu %d tin là đã đọc.") % count)
    return redirect("news:list")


def _table(found: Iterable[Said]) -> Table:
    headings = [
        Heading("text", _("Tin"), kind="title"), Heading("topic", _("Loại tin")), Heading("register", _("Sổ")),
        Heading("at", _("Lúc"), kind="date"), Heading("state", _("Tình trạng"), kind="state"),
    ]  # fmt: skip
    rows = [Row(_cells(said), url=said.url) for said in found]
    empty = _("Tin về hồ sơ của bạn, việc chờ bạn và hạn sắp tới sẽ hiện ở đây.")
    return Table(_("Tin"), headings, rows, empty_title=_("Chưa có tin nào"), empty_text=empty)


def _cells(said: Said) -> list[Any]:
    notice = said.notice
    register = registers().get(notice.dossier.register) if said.is_visible else None
    kind = register.title if register else ""
    return [said.text, notice.get_topic_display(), kind, notice.at, _read(notice)]


def _read(notice: Notice) -> SafeString:
    return badge(_("Đã đọc")) if notice.read_at else badge(_("Chưa đọc"), "info")


def _pages(query: QueryDict, number: int, found: int) -> dict[str, Any]:
    return {
        "has_previous": number > 1, "has_next": found > PAGE, "total_text": _("Trang %d") % number,
        "previous_url": page_url(query, page=number - 1), "next_url": page_url(query, page=number + 1),
    }  # fmt: skip
