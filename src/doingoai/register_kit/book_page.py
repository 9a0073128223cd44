"""The page of a registration book: the officer's own body, the days that are asked for, as a page or as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET

from doingoai.documents import ContentError, RenderError
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.book import Book, BookColumn, Part
from doingoai.register_kit.book_paper import FILES, book_file
from doingoai.web.amounts import vnnumber
from doingoai.web.forms import GuidedForm
from doingoai.web.tables import Heading, Row, Table

SHOWN = 200
MOST_PRINTED = 1_000
FORMS = (("xem", gettext_lazy("Xem trên trang")), ("pdf", "PDF"), ("docx", "Word (.docx)"), ("xlsx", "Excel (.xlsx)"))
Fill = Callable[[Officer, Body, dt.date, dt.date], Book]


class BookForm(GuidedForm, forms.Form):
    """Which part of the book, in which form."""

    tu = forms.DateField(label=gettext_lazy("Từ ngày"))
    den = forms.DateField(label=gettext_lazy("Đến ngày"))
    dang = forms.ChoiceField(label=gettext_lazy("Định dạng"), choices=FORMS, required=False)

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("tu"), self.cleaned_data.get("den")
        if since and until and since > until:
            raise ValidationError(_("“Từ ngày” không được sau “Đến ngày”."))
        if since and until and since.year != until.year:
            raise ValidationError(_("Sổ lập theo năm: hãy chọn hai ngày trong cùng một năm."))
        return self.cleaned_data


def book_view(fill: Fill) -> Callable[..., HttpResponse]:
    """Return the page of a book: the officer's own body, the asked days (this year at first), as a page or a file."""

    @require_GET
    def view(request: OfficerRequest) -> HttpResponse:
        body = request.user.seat.body
        if body is None:
            raise Http404("no body")
        today = timezone.localdate()
        first: dict[str, Any] = {"tu": today.replace(month=1, day=1), "den": today}
        form = BookForm(request.GET if "tu" in request.GET else first)
        asked = form.is_valid()
        chosen = form.cleaned_data if asked else first
        to_file = asked and chosen.get("dang") in FILES
        with override("vi") if to_file else nullcontext():  # a printed book is Vietnamese, whatever the page is
            book = fill(request.user, body, chosen["tu"], chosen["den"])
        if to_file:
            answer = _file(book, chosen["dang"], form)
            if answer is not None:
                return answer
        return render(request, "register_kit/book.html", _context(book, form), status=422 if form.errors else 200)

    return view


def _file(book: Book, form: str, bound: BookForm) -> HttpResponse | None:
    """Return the book as a file; None, and the form says why, when it cannot be printed."""
    if book.count > MOST_PRINTED and form != "xlsx":
        text = _("Khoảng này có %(count)s số; bản in nhận nhiều nhất %(most)s. Hãy chọn ít ngày hơn hoặc Excel.")
        bound.add_error(None, text % {"count": vnnumber(book.count), "most": vnnumber(MOST_PRINTED)})
        return None
    try:
        data = book_file(book, form)
    except (ContentError, RenderError) as problem:
        bound.add_error(None, str(problem))
        return None
    name = f"{book.register}-{book.since:%Y%m%d}-{book.until:%Y%m%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=FILES[form], headers=headers)


def _context(book: Book, form: BookForm) -> dict[str, Any]:
    left, tables = SHOWN, []
    for part in book.parts:
        if left > 0:
            tables.append(_table(book, part, left))
        left -= len(part.lines)
    return {
        "title": book.title, "body": book.body, "form": form, "tables": tables, "remarks": book.remarks(),
        "count": book.count, "shown": min(book.count, SHOWN), "cut": book.count > SHOWN,
        "list_url": reverse(f"{book.register}:list"), "back": _("Về danh sách"),
    }  # fmt: skip


def _table(book: Book, part: Part, most: int) -> Table:
    headings = [Heading(column.key, str(column.label), kind=_kind(column)) for column in book.columns]
    rows = [Row(line.cells, url=line.url, tone="danger" if line.is_void else "") for line in part.lines[:most]]
    return Table(part.title, headings, rows)


def _kind(column: BookColumn) -> str:
    if column.key == "title":  # what people read: the wide column
        return "title"
    return {"date": "date", "integer": "number"}.get(column.kind, "text")
