"""What the pages of guidance show beside the kit's: the marked text, warnings of the reader, receipts."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.organisations.models import Officer
from doingoai.organisations.seat import NATION, body_place
from doingoai.planning.guidance.marked import marked_text
from doingoai.planning.guidance.models import Guidance
from doingoai.web.tables import Heading, Row, Table

register = template.Library()


@register.simple_tag
def source_text(guidance: Guidance, linked: bool = False) -> SafeString:
    """Return the text with its marks; with `linked` every mark leads to its row of the form."""
    return marked_text(guidance, linked=linked)


@register.simple_tag
def reader_warnings(guidance: Guidance) -> list[dict[str, Any]]:
    """Return what the reader doubts, with the place in the text where it has one."""
    return [each for each in guidance.source.warnings if each.get("message")]


@register.simple_tag
def receipts_table(guidance: Guidance, officer: Officer) -> Table:
    """Return the receipts that concern the officer: all for the centre, a province's own for its officers."""
    rows = list(guidance.receipts.select_related("body__province", "body__successor", "received_by"))
    if officer.seat.scope != NATION:
        mine = officer.seat
        rows = [
            row
            for row in rows
            if body_place(row.body.living().pk) in mine.places
            or row.body.province_id == getattr(mine.province, "pk", 0)
        ]
    headings = [
        Heading("body", _("Nơi nhận")),
        Heading("sent", _("Gửi ngày"), kind="date"),
        Heading("delivery", _("Hình thức")),
        Heading("received", _("Tiếp nhận ngày"), kind="date"),
        Heading("by", _("Người nhận")),
        Heading("due", _("Hạn trả lời"), kind="date"),
    ]
    cells = [
        Row([row.body, row.sent_on, row.get_delivery_display(), row.received_on, row.received_by, row.response_due])
        for row in rows
    ]
    return Table(_("Nơi nhận"), headings, cells, empty_title=_("Chưa gửi đến nơi nào"))
