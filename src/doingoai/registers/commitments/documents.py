"""Công văn đôn đốc: what was promised, how far it is, by when an answer is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Column, Document, OfficialDocument, Paragraph, Table
from doingoai.lib.dates import format_date
from doingoai.register_kit.letterhead import letterhead
from doingoai.registers.commitments.models import Commitment
from doingoai.workflow import clock

COLUMNS = (
    Column("Cam kết", 4), Column("Sản phẩm", 3), Column("Nguồn", 2.4), Column("Hạn", 1.6, "center"),
    Column("Tiến độ", 1.3, "center"),
)  # fmt: skip


def urging_letter(record: Commitment, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter to the lead unit; the answer is asked for by the last reminder's day, else in ten days."""
    body, above = record.dossier.body, record.dossier.body.parent
    last = record.urges.exclude(response_due=None).first()
    until = f"trước ngày {format_date(last.response_due)}" if last and last.response_due else "trong thời hạn 10 ngày"
    row = (
        record.dossier.title, record.output, record.source_number or str(record.get_source_type_display()),
        format_date(record.due_date) if record.due_date else "", f"{record.progress_pct}%",
    )  # fmt: skip
    return OfficialDocument(
        kind="cong_van",
        title="Về việc đôn đốc thực hiện cam kết quốc tế",
        addressees=(str(record.lead_unit or "Cơ quan chủ trì"),),
        blocks=(
            Paragraph(f"{body} theo dõi việc thực hiện cam kết sau đây, {_lateness(record)}:"),
            Table(COLUMNS, (row,)),
            *([Paragraph(f"Vướng mắc: {record.obstacle_text}")] if record.obstacle_text else []),
            Paragraph(
                f"Đề nghị quý cơ quan báo cáo tiến độ, nguyên nhân, kiến nghị và gửi về {body} {until} để tổng hợp, "
                f"báo cáo {above or 'cấp có thẩm quyền'}."
            ),
        ),
        recipients=("Như trên", *(str(each) for each in record.co_units.all()), "Lưu: VT"),
        **letterhead(record.dossier, facts),
    )


def _lateness(record: Commitment) -> str:
    if record.due_date is None:
        return "chưa có hạn"
    days = (clock.today() - record.due_date).days
    return f"đã quá hạn {days} ngày" if days > 0 else f"còn {-days} ngày đến hạn"


ALL = (Document("urging_letter", _("Công văn đôn đốc"), urging_letter),)
