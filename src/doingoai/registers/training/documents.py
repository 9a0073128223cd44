"""The report on a class, with the list of those who attended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Column, Document, OfficialDocument, Paragraph, Signature, Table
from doingoai.lib.dates import format_date
from doingoai.registers.training.models import TrainingClass


def class_report(record: TrainingClass, facts: Mapping[str, Any]) -> OfficialDocument:
    """Build the report of one class: what, where, who attended, how it went."""
    dossier = record.dossier
    province = dossier.province
    return OfficialDocument(
        kind="bao_cao",
        body=dossier.body.name,
        title=f"Kết quả tổ chức {dossier.title}",
        signature=Signature(("GIÁM ĐỐC",), ""),
        number=facts.get("number"),
        symbol=f"BC-{dossier.body.symbol}",
        place=province.name if province else "Hà Nội",
        issued_on=facts.get("issued_on"),
        blocks=(
            Paragraph(
                f"Từ ngày {format_date(record.date_from)} đến ngày {format_date(record.date_to)}, tại {record.place}, "
                f"lớp học về chuyên đề {record.get_topic_display()} được tổ chức theo hình thức "
                f"{str(record.get_mode_display()).lower()}, thời lượng {record.hours} giờ."
            ),
            Paragraph(
                f"Tổng số {record.participants_total or 0} lượt người, trong đó {record.leaders_total or 0} lãnh đạo, "
                f"{record.women_total or 0} nữ, {record.women_leaders or 0} nữ lãnh đạo."
            ),
            *([Paragraph(record.evaluation)] if record.evaluation else []),
        ),
        recipients=("Lưu: VT",),
        annexes=(Annex("Danh sách học viên", (_list_of(record),)),),
    )


def _list_of(record: TrainingClass) -> Table:
    columns = (
        Column("TT", 1, "center"), Column("Họ và tên", 5), Column("Chức vụ", 4), Column("Cơ quan", 5),
        Column("Nữ", 1, "center"),
    )  # fmt: skip
    people = record.attendances.select_related("body")
    rows = [
        (str(number), person.full_name, person.position, str(person.body or ""), "x" if person.sex == "F" else "")
        for number, person in enumerate(people, start=1)
    ]
    return Table(columns, tuple(rows))


CLASS_REPORT = Document("class-report", _("Báo cáo kết quả lớp học"), build=class_report)
