"""Pages of exchange: export what the list shows, an empty sheet to fill in, import with a preview before writing."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from doingoai.attachments.models import StoredFile
from doingoai.attachments.store import read, store
from doingoai.exchange.lines_out import csv_lines
from doingoai.exchange.sheets_in import BadSheet, Sheet, read_sheet
from doingoai.exchange.sheets_out import write_sheet, write_template
from doingoai.organisations.request import OfficerRequest
from doingoai.register_kit.lists import ListFilters, visible_rows
from doingoai.register_kit.register import Register
from doingoai.register_kit.transfer import export_rows, file_name, preview, sheet_columns, write
from doingoai.web.forms import GuidedForm
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow.perform import may

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
View = Callable[..., HttpResponseBase]


class SheetForm(GuidedForm, forms.Form):
    """The file to import."""

    file = forms.FileField(
        label=gettext_lazy("Tệp bảng tính"), help_text=gettext_lazy(".xlsx, .xls, .ods hoặc .csv theo tệp mẫu.")
    )


def export_view(register: Register) -> View:
    @require_GET
    def view(request: OfficerRequest) -> StreamingHttpResponse:
        today = timezone.localdate()
        rows = ListFilters(request.GET, register).narrow(visible_rows(register, request.user), today).newest_first()
        columns, lines = sheet_columns(register), export_rows(register, rows, request.user)
        if request.GET.get("dang") == "csv":
            answer = StreamingHttpResponse(csv_lines(columns, lines), content_type="text/csv; charset=utf-8")
            answer["Content-Disposition"] = f'attachment; filename="{file_name(register, today, "csv")}"'
            return answer
        stream = io.BytesIO()
        write_sheet(stream, columns, lines, title=str(register.title))
        return _download(stream, file_name(register, today, "xlsx"))

    return view


def template_view(register: Register) -> View:
    @require_GET
    def view(request: OfficerRequest) -> FileResponse:
        stream = io.BytesIO()
        write_template(stream, sheet_columns(register), title=str(register.title))
        return _download(stream, f"{register.key}-mau.xlsx")

    return view


def import_view(register: Register) -> View:
    """Upload, see every problem of every row, then write all of it or nothing.

    Between preview and writing the file is kept by its content; the second step checks it all again.
    """

    @require_http_methods(["GET", "POST"])
    def view(request: OfficerRequest) -> HttpResponse:
        may(register.model, register.importing, request.user).require()
        if request.method == "GET":
            return _import_page(request, register, SheetForm())
        form = SheetForm(request.POST, request.FILES)
        digest = request.POST.get("digest", "")
        try:
            data = read(StoredFile.objects.get(pk=digest)) if digest else _uploaded(form)
            sheet = read_sheet(data)
        except (BadSheet, ValidationError, StoredFile.DoesNotExist) as problem:
            form.add_error(None, getattr(problem, "message_vi", "") or _("Hãy chọn lại tệp."))
            return _import_page(request, register, form, status=422)
        return _import(request, register, sheet, data)

    return view


def _import(request: OfficerRequest, register: Register, sheet: Sheet, data: bytes) -> HttpResponse:
    found = preview(register, sheet, request.user)
    partly = "valid_rows" in request.POST
    if "write" in request.POST and found.ready and (partly or not found.problems):
        done = write(register, found, request.user)
        messages.success(request, _("Đã nhập %d hồ sơ.") % len(done))
        return redirect(f"{register.key}:list")
    digest = store(data, XLSX).sha256
    status = 422 if found.problems else 200
    return _import_page(request, register, SheetForm(), found=found, digest=digest, status=status)


def _import_page(
    request: OfficerRequest, register: Register, form: forms.Form, *, found: Any = None, digest: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    problems = found.problems[:200] if found else []
    table = Table(
        _("Cần sửa trong tệp"),
        [Heading("row", _("Dòng"), kind="number"), Heading("column", _("Cột")), Heading("message", _("Nội dung"))],
        [Row([problem.row or "", problem.column, problem.message]) for problem in problems],
    )
    context = {
        "register": register,
        "title": _("Nhập từ bảng tính"),
        "form": form,
        "found": found,
        "ready": len(found.ready) if found else 0,
        "table": table if problems else None,
        "hidden_problems": max(len(found.problems) - len(problems), 0) if found else 0,
        "digest": digest,
    }
    return render(request, "register_kit/import.html", context, status=status)


def _uploaded(form: SheetForm) -> bytes:
    if not form.is_valid():
        raise ValidationError(_("Hãy chọn lại tệp."))
    return form.cleaned_data["file"].read()


def _download(stream: io.BytesIO, name: str) -> FileResponse:
    stream.seek(0)
    return FileResponse(stream, as_attachment=True, filename=name, content_type=XLSX)
