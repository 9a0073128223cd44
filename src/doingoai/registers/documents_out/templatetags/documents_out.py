"""What the pages of outgoing documents show beside the kit's: recipients with their states, templates to begin with."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from doingoai.reference.papers import StatusCode
from doingoai.register_kit.house import house_of
from doingoai.registers.documents_out.deliveries import waits_for_package
from doingoai.registers.documents_out.filling import offered
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table

register = template.Library()
TONES = {
    StatusCode.REFUSED: "danger", StatusCode.DONE: "success", StatusCode.RECEIVED: "info", StatusCode.ASSIGNED: "info",
    StatusCode.WORKING: "info", StatusCode.RECALL_REFUSED: "danger", StatusCode.RECALL_ASKED: "warning",
    StatusCode.RECALL_AGREED: "success",
}  # fmt: skip


@register.simple_tag
def recipients_table(record: OutgoingDocument) -> Table:
    """Return the recipients with channel and state; a line that stands for others says so."""
    rows = [
        Row([str(each), each.get_channel_display(), _state(each), each.code_at, each.note])
        for each in record.deliveries.select_related("body")
    ]
    return Table(
        _("Nơi nhận"),
        [
            Heading("text", _("Nơi nhận"), kind="title"),
            Heading("channel", _("Hình thức")), Heading("state", _("Trạng thái"), kind="state"),
            Heading("at", _("Lúc")), Heading("note", _("Ghi chú")),
        ],
        rows, empty_title=_("Chưa ghi nơi nhận nào"),
    )  # fmt: skip


@register.simple_tag
def waiting_for_package(record: OutgoingDocument) -> list[Delivery]:
    """Return the recipients in other systems whose package has not left; only a sent document has some."""
    return [each for each in waits_for_package(record) if each.body] if record.sent_at else []


@register.simple_tag(takes_context=True)
def draft_templates(context: template.Context) -> dict[str, Any]:
    """Return the templates that a draft may begin with, and what is wrong with files that were refused."""
    request = context["request"]
    problems = house_of(request.user.seat.province).problems
    return {"links": offered(request.user, request.GET.dict()), "problems": problems}


def _state(delivery: Any) -> Any:
    if delivery.is_pointer:
        return badge(_("Gồm các nơi dưới đây"), "neutral")
    if not delivery.code:
        return badge(_("Chưa gửi"), "neutral")
    return badge(delivery.get_code_display(), TONES.get(delivery.code, "warning"))
