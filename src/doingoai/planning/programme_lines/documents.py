"""The registration form of a body: every line that it registers for a year and channel (B.7, document 1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Column, Document, OfficialDocument, Paragraph, Signature, Table
from doingoai.lib.dates import format_number
from doingoai.planning.programme_lines.models import ProgrammeLine
from doingoai.reference import activity

State = ProgrammeLine.State
LEFT_OUT = (State.REJECTED, State.CANCELLED)
COLUMNS = (
    Column("TT", 0.6, "center"), Column("Mã dòng", 1.5), Column("Phụ lục", 1, "center"),
    Column("Tên đoàn, hoạt động", 3), Column("Trưởng đoàn, chức vụ", 2), Column("Nước, đối tác", 2.2),
    Column("Mục đích, kết quả dự kiến", 3.4), Column("Thời gian", 1.3, "center"), Column("Nguồn kinh phí", 1.4),
    Column("Dự toán (đồng)", 1.6, "right"),
)  # fmt: skip


def registration(record: ProgrammeLine, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter by which the body of this line registers its activities of the year."""
    dossier, year = record.dossier, record.year
    rows = ProgrammeLine.objects.for_system("form").filter(
        year=year, channel=record.channel, dossier__body=dossier.body, dossier__province=dossier.province
    )
    lines = list(rows.exclude(dossier__state__in=LEFT_OUT).prefetch_related("countries").order_by("annex", "line_code"))
    total = format_number(sum(line.budget_vnd for line in lines))
    focal = dossier.province.full_name if dossier.province else ""
    channel = str(activity.Channel(record.channel).label)
    return OfficialDocument(
        kind="cong_van",
        body=dossier.body.name,
        title=f"Đăng ký chương trình hoạt động đối ngoại năm {year}, kênh {channel}",
        number=facts.get("number"),
        issued_on=facts.get("issued_on"),
        place=str(dossier.province or "Hà Nội"),
        addressees=(f"Cơ quan ngoại vụ {focal}".strip(),),
        blocks=(
            Paragraph(
                f"{dossier.body.name} đăng ký {len(lines)} hoạt động đối ngoại năm {year}, tổng dự toán {total} đồng, "
                "theo biểu kèm theo."
            ),
        ),
        recipients=("Như trên", "Lưu: VT"),
        signature=Signature(("Thủ trưởng cơ quan",)),
        annexes=(Annex(f"Phiếu đăng ký hoạt động đối ngoại năm {year}", (_table(lines),), landscape=True),),
    )


def _table(lines: list[ProgrammeLine]) -> Table:
    rows = [
        (
            str(number), line.line_code, line.annex, line.dossier.title, line.head,
            ". ".join(filter(None, (line.where, line.partner))), f"{line.purpose}\n{line.expected_result}", line.window,
            str(line.get_funding_display()), format_number(line.budget_vnd),
        )
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    return Table(COLUMNS, tuple(rows))


REGISTRATION = Document("registration", _("Phiếu đăng ký của cơ quan"), registration)
