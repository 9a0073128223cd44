"""Bảng kê quà tặng: the gifts of one visit, or the one gift that belongs to none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Column, Document, OfficialDocument, Paragraph, Signature, Table
from doingoai.lib.dates import format_date, format_number
from doingoai.registers.gifts.models import Gift

COLUMNS = (
    Column("STT", 0.7, "center"), Column("Tên quà", 3), Column("Chiều", 0.9), Column("Số lượng", 0.9, "right"),
    Column("Trị giá (đồng)", 1.6, "right"), Column("Bên tặng", 2), Column("Bên nhận", 2),
    Column("Ngày", 1.4), Column("Ngày kê khai", 1.4), Column("Xử lý", 1.8),
)  # fmt: skip


def list_of_gifts(record: Gift, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the list of the gifts that the same body entered for the same visit."""
    body, province = record.dossier.body, record.dossier.province
    gifts = gifts_with(record)
    of = f"thuộc hồ sơ {record.visit_number}" if record.visit_number else f"dịp {record.occasion}"
    total = format_number(sum(gift.total_vnd for gift in gifts))
    return OfficialDocument(
        kind="thong_bao", body=str(body), type_name="Bảng kê", title=f"Quà tặng {of}",
        parent_body=f"Ủy ban nhân dân {province.full_name}" if province else "",
        place=province.name if province else "Hà Nội", symbol=f"BK-{body.symbol}" if body.symbol else "BK",
        blocks=(Paragraph(f"{len(gifts)} lần tặng, nhận quà; tổng trị giá {total} đồng. Chi tiết tại bảng kèm theo."),),
        annexes=(Annex("Bảng kê quà tặng", (Table(COLUMNS, tuple(map(_row, range(1, len(gifts) + 1), gifts))),)),),
        recipients=("Bộ phận tài chính", "Lưu: VT"), signature=Signature(("Thủ trưởng cơ quan",)),
    )  # fmt: skip


def gifts_with(record: Gift) -> list[Gift]:
    """Return the gifts of the same visit that the same body entered, the record's own among them."""
    if not record.visit_number:
        return [record]
    rows = Gift.objects.for_system("list of a visit").filter(visit_number=record.visit_number)
    rows = rows.filter(dossier__body=record.dossier.body).exclude(dossier__state=Gift.State.CANCELLED)
    return list(rows.order_by("changed_hands_on", "pk"))


def _row(number: int, gift: Gift) -> tuple[str, ...]:
    return (
        str(number), gift.dossier.title, str(gift.get_direction_display()), str(gift.quantity),
        format_number(gift.total_vnd), gift.giver, gift.receiver, format_date(gift.changed_hands_on),
        format_date(gift.declared_on) if gift.declared_on else "", str(gift.get_handling_display()),
    )  # fmt: skip


ALL = (Document("list", _("Bảng kê quà tặng"), list_of_gifts),)
