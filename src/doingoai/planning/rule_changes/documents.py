"""Phiếu trình thay đổi quy tắc: what changes, why, on what basis, from when, for the person who confirms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Column, Document, OfficialDocument, Paragraph, Point, Signature, Table
from doingoai.lib.dates import format_date, format_number
from doingoai.planning.rule_changes.models import RuleChange, What
from doingoai.register_kit.facts import act_name, told

STEPS = (
    Column("Thứ tự", 0.8, "center"), Column("Bước", 1.6), Column("Vai trò", 3), Column("Số người", 1, "center"),
    Column("Ngày làm việc", 1.2, "center"),
)  # fmt: skip


def submission(record: RuleChange, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the submission to the head of the foreign-affairs body."""
    dossier, province = record.dossier, record.dossier.province
    last = f" đến hết ngày {format_date(record.effective_to)}" if record.effective_to else ""
    return OfficialDocument(
        kind="to_trinh",
        body=dossier.body.name,
        title=f"Về việc {dossier.title[:1].lower()}{dossier.title[1:]}",
        signature=Signature(("Người đề xuất",), dossier.opened_by.full_name if dossier.opened_by else ""),
        number=facts.get("number"),
        symbol=f"TTr-{dossier.body.symbol}" if dossier.body.symbol else "TTr",
        place=province.name if province else "Hà Nội",
        issued_on=facts.get("issued_on"),
        addressees=(f"Lãnh đạo {dossier.body.name}",),
        blocks=(
            Point("1.", f"Nội dung thay đổi ({record.get_what_display().lower()}): {said(record)}."),
            *([_steps(record)] if record.what == What.ROW else []),
            Point("2.", f"Lý do: {record.reason}"),
            Point("3.", f"Căn cứ: {record.basis}; mức tin cậy: {record.get_confidence_display().lower()}."),
            Point("4.", f"Có hiệu lực từ ngày {format_date(record.effective_from)}{last}, áp dụng trong tỉnh."),
            Paragraph("Thay đổi không áp dụng cho hồ sơ đã quyết định trước ngày có hiệu lực."),
        ),
        recipients=("Như trên", "Lưu: VT"),
    )


def said(record: RuleChange) -> str:
    """Say in one line what the rule is after the change."""
    if record.what == What.ROW:
        return f"{record.key}, {act_name(record.act)}; khi: {told(record.act, record.cases, record.condition)}"
    if record.what == What.LIMIT and record.value is not None:
        return f"{record.key} = {format_number(record.value)} {record.unit}"
    if record.what == What.DEADLINE:
        return f"{record.key}, {record.name}: {record.amount} {record.get_amount_unit_display()}"
    if record.what == What.REQUIREMENT:
        return f"{record.key}: {record.item}"
    return f"{record.key} {record.get_severity_display()}".strip()


def _steps(record: RuleChange) -> Table:
    rows = [
        (str(s.sequence), s.get_kind_display(), s.organ or s.get_role_display(), str(s.quorum), str(s.sla_wd or "–"))
        for s in record.steps.all()
    ]
    return Table(STEPS, tuple(rows))


SUBMISSION = Document("submission", _("Tờ trình thay đổi quy tắc"), build=submission)
