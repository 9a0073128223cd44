"""Two pages on a file that nobody keeps: does it keep the prescribed layout; what are its signatures worth."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from doingoai.attachments.store import checked_bytes
from doingoai.layout_check import check
from doingoai.layout_check.report import Report
from doingoai.organisations.request import OfficerRequest
from doingoai.reading import Unreadable
from doingoai.register_kit.signed import TONES, verified
from doingoai.web.forms import GuidedForm
from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table

SEVERITIES = {"ERROR": (gettext_lazy("Sai"), "danger"), "WARN": (gettext_lazy("Cần xem"), "warning")}


class FileForm(GuidedForm, forms.Form):
    """One file, checked as every upload is; it is not kept."""

    file = forms.FileField(label=gettext_lazy("Tệp"), help_text=gettext_lazy("Tệp chỉ được đọc, không được lưu lại."))

    def clean_file(self) -> tuple[bytes, str]:
        upload = self.cleaned_data["file"]
        data, _media_type = checked_bytes(upload)
        return data, upload.name


@require_http_methods(["GET", "POST"])
def layout(request: OfficerRequest) -> HttpResponse:
    """List how a Word file or a PDF departs from the prescribed layout, and how to mend it."""
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"title": _("Kiểm tra thể thức văn bản"), "form": form}
    if request.method == "POST" and form.is_valid():
        data, name = form.cleaned_data["file"]
        try:
            context |= _told(check(data, name))
        except Unreadable as unreadable:
            form.add_error("file", ValidationError(unreadable.message_vi))
    return render(request, "site/layout.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def signature(request: OfficerRequest) -> HttpResponse:
    """Say in one sentence whether a signed PDF can be trusted, and then why."""
    form = FileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"title": _("Kiểm tra chữ ký số"), "form": form}
    if request.method == "POST" and form.is_valid():
        data, name = form.cleaned_data["file"]
        found = verified(data)
        context |= {"found": found, "name": name, "tone": TONES[found.verdict]}
    return render(request, "site/signature.html", context, status=422 if form.errors else 200)


def _told(report: Report) -> dict[str, Any]:
    rows = [
        Row([each.place, each.message, each.remedy, badge(*SEVERITIES[each.severity]), f"{each.rule}; {each.basis}"])
        for each in report.deviations
    ]
    headings = [
        Heading("place", _("Chỗ")), Heading("message", _("Điều chưa đúng"), kind="title"),
        Heading("remedy", _("Cách sửa"), kind="title"), Heading("severity", _("Mức"), kind="state"),
        Heading("basis", _("Quy tắc, căn cứ")),
    ]  # fmt: skip
    return {"report": report, "table": Table(_("Các chỗ chưa đúng thể thức"), headings, rows)}
