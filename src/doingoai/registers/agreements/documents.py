"""Công văn xin ý kiến and Tờ trình with the table of opinions (Luật 70/2020/QH14, Điều 19, 27, 28)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import (
    Annex,
    Block,
    Column,
    Document,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Signature,
    Table,
)  # fmt: skip
from doingoai.lib.dates import format_date, format_number
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
    until = f" trước ngày {format_date(day)}" if day else ""
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"{_body(record)} đang chuẩn bị hồ sơ ký “{record.dossier.title}” "
            f"{_small(record.get_signing_level_display())} với {record.partner} ({record.country})."
        ),
        Paragraph(f"Sự cần thiết: {record.necessity}") if record.necessity else Paragraph(""),
        Paragraph("Nội dung chính:"),
        *_contents(record),
        Paragraph(
            "Căn cứ Luật Thỏa thuận quốc tế số 70/2020/QH14, đề nghị quý cơ quan cho ý kiến bằng văn bản về sự cần "
            "thiết, nội dung, sự phù hợp với pháp luật Việt Nam và điều ước quốc tế, hình thức và danh nghĩa ký; gửi "
            f"về {_body(record)}{until} để tổng hợp."
        ),
        Paragraph("Tài liệu gửi kèm:"),
        *(Point("-", str(each)) for each in record.dossier.attachments.all()),
    )
    return OfficialDocument(
        kind="cong_van", title=f"Lấy ý kiến về {_small(record.dossier.title)}",
        addressees=tuple(row.who for row in waiting), blocks=blocks, **_frame(record, facts, kind=""),
    )  # fmt: skip


def submission(record: Agreement, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the submission to whoever decides, with the table of opinions as its annex."""
    council = record.signing_level == SigningLevel.PROV_COUNCIL
    chair = f"Chủ tịch {'Hội đồng' if council else 'Ủy ban'} nhân dân {_place(record)}"
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
        Paragraph(f"{_body(record)} kính trình {chair} xem xét, đồng ý việc ký “{record.dossier.title}”."),
    )
    return OfficialDocument(
        kind="to_trinh", title=f"Về việc ký {_small(record.dossier.title)}", addressees=(chair,), bases=BASES,
        blocks=blocks, annexes=(_opinion_table(opinions),) if opinions else (), **_frame(record, facts, kind="TTr"),
    )  # fmt: skip


def _contents(record: Agreement) -> tuple[Point, ...]:
    lead = f"{record.lead_unit}" if record.lead_unit else "sẽ được giao trong quyết định"
    lines = (
        f"Tên gọi, hình thức: {_small(record.get_instrument_display())}; {_small(record.get_kind_display())}.",
        f"Bên ký Việt Nam: {record.signing_body}{_also(record.other_signatories)}.",
        f"Bên ký nước ngoài: {record.partner} ({record.country}).",
        f"Lĩnh vực: {_small(record.get_sectors_display())}; ngôn ngữ: {_small(record.get_languages_display())}.",
        f"Kinh phí: {_money(record)}.",
        f"Cơ quan chủ trì thực hiện: {lead}.",
    )
    return tuple(Point("-", line) for line in lines)


def _asked(opinions: list[Consultation]) -> str:
    if not opinions:
        return "Chưa có cơ quan nào được lấy ý kiến."
    counted = {label: sum(row.get_result_display() == label for row in opinions) for label in _results(opinions)}
    said = "; ".join(f"{_small(label)}: {count}" for label, count in counted.items())
    return f"Đã lấy ý kiến {len(opinions)} cơ quan ({said}). Tổng hợp tại Phụ lục kèm theo."


def _results(opinions: list[Consultation]) -> list[str]:
    return list(dict.fromkeys(str(row.get_result_display()) for row in opinions if row.result))


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


def _frame(record: Agreement, facts: Mapping[str, Any], *, kind: str) -> dict[str, Any]:
    body = record.dossier.body
    symbol = "-".join(part for part in (kind, body.symbol) if part)
    issued_on: dt.date | None = facts.get("issued_on")
    return {
        "body": str(body),
        "parent_body": f"Ủy ban nhân dân {_place(record)}" if body.province else "",
        "number": facts.get("number"),
        "symbol": facts.get("symbol", symbol),
        "place": record.dossier.province.name if record.dossier.province else "Hà Nội",
        "issued_on": issued_on,
        "recipients": ("Như trên", *([str(record.lead_unit)] if record.lead_unit else []), "Lưu: VT"),
        "signature": Signature(("Thủ trưởng cơ quan",), facts.get("signer", "")),
    }


def _place(record: Agreement) -> str:
    return record.dossier.province.full_name if record.dossier.province else ""


def _body(record: Agreement) -> str:
    return str(record.dossier.body)


def _paper(row: Consultation) -> str:
    day = format_date(row.replied_on) if row.replied_on else ""
    return ", ".join(part for part in (row.reply_number, day) if part)


def _money(record: Agreement) -> str:
    if not record.cost_obligation:
        return "không phát sinh nghĩa vụ chi"
    amount = f"{format_number(record.budget_vnd)} đồng, " if record.budget_vnd is not None else ""
    return f"{amount}nguồn {record.budget_source or '…'}"


def _also(others: str) -> str:
    return f", {others}" if others else ""


def _small(text: Any) -> str:
    """Return a name as it stands inside a sentence: “Bản ghi nhớ” → “bản ghi nhớ”, abbreviations as they are."""
    said = str(text)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


ALL = (
    Document("request_for_opinion", _("Công văn xin ý kiến"), request_for_opinion),
    Document("submission", _("Tờ trình"), submission),
)
