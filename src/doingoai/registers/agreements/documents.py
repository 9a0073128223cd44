"""Công văn xin ý kiến and Tờ trình with the table of opinions (Luật 70/2020/QH14, Điều 19, 27, 28)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex, Block, Column, Document, Heading, OfficialDocument, Paragraph, Point, Table
from doingoai.lib.dates import format_date, format_number
from doingoai.lib.text import within_sentence
from doingoai.register_kit.letterhead import letterhead
from doingoai.registers.agreements.codes import SigningLevel
from doingoai.registers.agreements.models import Agreement, Consultation

BASES = (
    "Căn cứ Luật Thỏa thuận quốc tế số 70/2020/QH14 ngày 13 tháng 11 năm 2020",
    "Căn cứ Nghị định số 64/2021/NĐ-CP ngày 30 tháng 6 năm 2021 của Chính phủ",
    "Căn cứ Nghị định số 177/2025/NĐ-CP của Chính phủ sửa đổi, bổ sung các nghị định về thỏa thuận quốc tế",
)
OPINIONS = (
    Column("STT", 0.7, "center"), Column("Cơ quan", 2.5), Column("Số, ngày văn bản", 2), Column("Nội dung ý kiến", 4),
    Column("Tiếp thu, giải trình", 4), Column("Kết quả", 1.6),
)  # fmt: skip


def request_for_opinion(record: Agreement, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter to every body that was asked and has not answered; before any was asked, without addressees."""
    waiting = [row for row in record.opinions() if not row.result]
    day = min((row.due_on for row in waiting), default=None)
    enclosed = [str(each) for each in record.dossier.attachments.all()]
    until = f" trước ngày {format_date(day)}" if day else ""
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"{record.dossier.body} đang chuẩn bị hồ sơ ký “{record.dossier.title}” "
            f"{within_sentence(record.get_signing_level_display())} với {record.partner} ({record.country})."
        ),
        *([Paragraph(f"Sự cần thiết: {record.necessity}")] if record.necessity else []),
        Paragraph("Nội dung chính:"),
        *_contents(record),
        Paragraph(
            "Căn cứ Luật Thỏa thuận quốc tế số 70/2020/QH14, đề nghị quý cơ quan cho ý kiến bằng văn bản về sự cần "
            "thiết, nội dung, sự phù hợp với pháp luật Việt Nam và điều ước quốc tế, hình thức và danh nghĩa ký; gửi "
            f"về {record.dossier.body}{until} để tổng hợp."
        ),
        *([Paragraph("Tài liệu gửi kèm:")] if enclosed else []),
        *(Point("-", name) for name in enclosed),
    )
    return OfficialDocument(
        kind="cong_van", title=f"Lấy ý kiến về {within_sentence(record.dossier.title)}",
        addressees=tuple(row.who for row in waiting), blocks=blocks, recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts),
    )  # fmt: skip


def submission(record: Agreement, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the submission to whoever decides, with the table of opinions as its annex."""
    council = record.signing_level == SigningLevel.PROV_COUNCIL
    place = record.dossier.province.full_name if record.dossier.province else ""
    chair = f"Chủ tịch {'Hội đồng' if council else 'Ủy ban'} nhân dân {place}"
    opinions = record.opinions()
    blocks: tuple[Block, ...] = (
        Heading(1, "I.", "Sự cần thiết"),
        Paragraph(record.necessity or "…"),
        Heading(1, "II.", "Nội dung chính của thỏa thuận"),
        *_contents(record),
        Heading(1, "III.", "Việc lấy ý kiến"),
        Paragraph(_asked(opinions)),
        *([Paragraph(f"Ý kiến của Thủ tướng Chính phủ: {record.pm_opinion_doc}.")] if record.pm_opinion_doc else []),
        Heading(1, "IV.", "Kiến nghị"),
        Paragraph(f"{record.dossier.body} kính trình {chair} xem xét, đồng ý việc ký “{record.dossier.title}”."),
    )
    return OfficialDocument(
        kind="to_trinh", title=f"Về việc ký {within_sentence(record.dossier.title)}", addressees=(chair,), bases=BASES,
        blocks=blocks, annexes=(_opinion_table(opinions),) if opinions else (), recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts, kind="TTr"),
    )  # fmt: skip


def _contents(record: Agreement) -> tuple[Point, ...]:
    lead = record.lead_unit or "sẽ được giao trong quyết định"
    lines = (
        f"Hình thức: {record.get_instrument_display()}; tính chất: {record.get_kind_display()}.",
        f"Bên ký Việt Nam: {', '.join(filter(None, (str(record.signing_body), record.other_signatories)))}.",
        f"Bên ký nước ngoài: {record.partner} ({record.country}).",
        f"Lĩnh vực: {record.get_sectors_display()}; ngôn ngữ: {record.get_languages_display()}.",
        f"Kinh phí: {_money(record)}.",
        f"Cơ quan chủ trì thực hiện: {lead}.",
    )
    return tuple(Point("-", line) for line in lines)


def _asked(opinions: list[Consultation]) -> str:
    if not opinions:
        return "Chưa có cơ quan nào được lấy ý kiến."
    counted = Counter(within_sentence(str(row.get_result_display() or "chưa trả lời")) for row in opinions)
    said = "; ".join(f"{result}: {count}" for result, count in counted.items())
    return f"Đã lấy ý kiến {len(opinions)} cơ quan ({said}). Tổng hợp tại Phụ lục kèm theo."


def _opinion_table(opinions: list[Consultation]) -> Annex:
    rows = tuple(
        (
            str(number), row.who, _paper(row), row.opinion or str(row.get_result_display()),
            f"{row.get_handling_display()}: {row.explanation}" if row.handling else "",
            str(row.get_result_display()) or "chưa trả lời",
        )
        for number, row in enumerate(opinions, start=1)
    )  # fmt: skip
    return Annex("Tổng hợp, tiếp thu, giải trình ý kiến", (Table(OPINIONS, rows),))


def _paper(row: Consultation) -> str:
    day = format_date(row.replied_on) if row.replied_on else ""
    return ", ".join(part for part in (row.reply_number, day) if part)


def _money(record: Agreement) -> str:
    if not record.cost_obligation:
        return "không phát sinh nghĩa vụ chi"
    amount = f"{format_number(record.budget_vnd)} đồng, " if record.budget_vnd is not None else ""
    return f"{amount}nguồn {record.budget_source or '…'}"


ALL = (
    Document("request_for_opinion", _("Công văn xin ý kiến"), request_for_opinion),
    Document("submission", _("Tờ trình"), submission),
)
