"""Pages beside the kit's: how a document looks, what has come back from whom, packages by hand."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from doingoai.documents import ContentError, RenderError, render_pdf
from doingoai.documents.preview import preview_png
from doingoai.edxml import NotEdxml
from doingoai.organisations.request import OfficerRequest
from doingoai.registers.documents_out.actions.sending import RecordReceipt
from doingoai.registers.documents_out.clock import is_silent
from doingoai.registers.documents_out.issue import issued_bytes
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.registers.documents_out.packages import mark_packed, package_of
from doingoai.registers.documents_out.paper import content_of
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock
from doingoai.workflow.perform import may

SHOWN = 200


@require_GET
def picture(request: OfficerRequest, number: str) -> HttpResponse:
    """Show how the document is laid out: the file that was issued or signed, else the draft as it would be."""
    rows = OutgoingDocument.objects.visible_to(request.user).select_related("issuer__parent", "file__file")
    record = rows.filter(dossier__number=number).first()
    if record is None:
        raise Http404(number)
    try:
        pdf = issued_bytes(record) if record.file else render_pdf(content_of(record))
    except (ContentError, RenderError) as problem:
        raise Http404(str(problem)) from problem
    return HttpResponse(preview_png(pdf), content_type="image/png", headers={"Cache-Control": "private, no-cache"})


@require_GET
def reconciliation(request: OfficerRequest) -> HttpResponse:
    """List the recipients who owe a receipt, over every sent document that the officer sees, the oldest first."""
    today = timezone.localdate()
    sent = OutgoingDocument.objects.visible_to(request.user).filter(dossier__state=OutgoingDocument.State.SENT)
    records = {each.pk: each for each in sent}
    rows = Delivery.objects.filter(document__in=records, is_pointer=False).exclude(code="").select_related("body")
    waiting = [each for each in rows.order_by("code_at", "pk") if not each.is_settled]
    table = Table(
        _("Chờ nơi nhận"),
        [
            Heading("number", _("Số, ký hiệu")), Heading("title", _("Trích yếu"), kind="title"),
            Heading("who", _("Nơi nhận")), Heading("state", _("Trạng thái"), kind="state"),
            Heading("days", _("Số ngày"), kind="number"),
        ],
        [_waiting_row(each, records[each.document_id], today) for each in waiting[:SHOWN]],
        empty_title=_("Không nơi nhận nào còn nợ xác nhận"),
        empty_text=_("Văn bản đã gửi mà nơi nhận chưa tiếp nhận, chưa xử lý xong sẽ hiện ở đây."),
    )  # fmt: skip
    return render(request, "documents_out/reconciliation.html", {"title": _("Đối chiếu nơi nhận"), "table": table})


def _waiting_row(delivery: Delivery, record: OutgoingDocument, today: dt.date) -> Row:
    tone = "warning" if is_silent(delivery, record, today) else "info"
    state = badge(delivery.get_code_display(), tone)
    number = link(record.get_absolute_url(), record.document_number)
    return Row([number, record.dossier.title, str(delivery), state, delivery.days_since(today)])


@require_http_methods(["POST"])
def package(request: OfficerRequest, number: str, delivery: int) -> HttpResponse:
    """Hand out the edXML package for one recipient of a sent document; it counts as having left."""
    record = OutgoingDocument.objects.visible_to(request.user).filter(dossier__number=number).first()
    if record is None:
        raise Http404(number)
    may(record, RecordReceipt, request.user).require()
    line = get_object_or_404(record.deliveries.exclude(code="").filter(is_pointer=False), pk=delivery)
    at = clock.now()
    try:
        name, data = package_of(line)
    except NotEdxml as problem:
        messages.error(request, str(problem))
        return redirect(record)
    mark_packed(line, at)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/xml", headers=headers)
