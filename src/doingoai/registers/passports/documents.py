"""Văn bản cử đi nước ngoài on the Ministry's form, giấy giới thiệu, biên bản giao nhận.

The number of a passport stands whole only on the paper of whoever keeps it (`facts["reader"]`), else masked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Column, Document, OfficialDocument, Paragraph, Point, Signature, Table
from doingoai.lib.dates import format_date
from doingoai.register_kit.letterhead import letterhead
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import Journey
from doingoai.registers.passports.models import Handover, Passport

TO_BE_FILLED = "……"
COLUMNS = (
    Column("Họ và tên", 3), Column("Loại", 2), Column("Số", 1.8), Column("Ngày cấp", 1.5, "center"),
    Column("Ngày hết hạn", 1.5, "center"),
)  # fmt: skip


def sending(record: Passport, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the decision to send an official abroad, with what the issuing body asks to be told."""
    journey = offered_as(Journey, record.trip_number, record.dossier.province) if record.trip_number else None
    days = f"từ ngày {format_date(journey.first)} đến ngày {format_date(journey.last)}" if journey else TO_BE_FILLED
    return OfficialDocument(
        kind="quyet_dinh",
        title=f"Về việc cử ông/bà {record.holder_name} đi công tác nước ngoài",
        issuing_authority=f"Thủ trưởng {record.dossier.body}",
        bases=(
            "Căn cứ Luật Xuất cảnh, nhập cảnh của công dân Việt Nam số 49/2019/QH14 (được sửa đổi, bổ sung)",
            *([f"Căn cứ Văn bản {record.decision_no}"] if record.decision_no else []),
        ),
        blocks=(
            Paragraph("Cử cán bộ có tên sau đây đi công tác nước ngoài:"),
            Point("1.", f"Họ và tên: {record.holder_name}."),
            Point("2.", f"Chức vụ, cơ quan: {record.position}, {record.unit}."),
            Point("3.", f"Đoàn, thời gian: {journey.dossier.title if journey else TO_BE_FILLED}, {days}."),
            Paragraph(
                f"Đề nghị cơ quan có thẩm quyền cấp {_lower(record)} cho người có tên trên theo quy định của pháp luật."
            ),
        ),
        recipients=(record.issuer or "Cục Lãnh sự, Bộ Ngoại giao", record.unit, "Lưu: VT"),
        **letterhead(record.dossier, facts, kind="QĐ"),
    )


def introduction(record: Passport, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter that introduces who hands in the request and collects the passport."""
    return OfficialDocument(
        kind="giay_gioi_thieu",
        title="",
        addressees=(f"Ông/bà {TO_BE_FILLED}, chức vụ {TO_BE_FILLED}",),
        blocks=(
            Paragraph(f"Được cử đến: {record.issuer or 'Cục Lãnh sự, Bộ Ngoại giao'}."),
            Paragraph(
                f"Về việc: nộp hồ sơ và nhận {_lower(record)} của ông/bà {record.holder_name}, {record.position}, "
                f"{record.unit}."
            ),
            Paragraph("Đề nghị quý cơ quan giúp đỡ để ông/bà có tên trên hoàn thành nhiệm vụ."),
        ),
        recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts, kind="GGT"),
    )


def handover_minutes(record: Passport, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the minutes of the last handover: out for a trip, and back where it has come back."""
    row = record.handovers.last()
    reader = facts.get("reader")
    whole = reader is not None and record.kept_by(reader)
    line = (
        record.holder_name, str(record.get_kind_display()), record.passport_no if whole else record.number_shown,
        _day(record.issued_on), _day(record.valid_until),
    )  # fmt: skip
    signatures = {"left_signature": Signature(("Người nhận",), row.receiver if row else "")}
    return OfficialDocument(
        kind="bien_ban",
        title="Giao nhận hộ chiếu",
        blocks=(Paragraph(_handed(record, row)), Table(COLUMNS, (line,)), *_duty(record, row)),
        **(letterhead(record.dossier, facts, kind="BB") | signatures),
    )


def _handed(record: Passport, row: Handover | None) -> str:
    if row is None:
        return f"Ngày {TO_BE_FILLED}, {record.keeper} giao hộ chiếu sau đây:"
    day, trip = format_date(row.out_on), row.trip_number
    return f"Ngày {day}, {record.keeper} (người giao: {row.giver}) giao hộ chiếu sau đây để đi theo đoàn {trip}:"


def _duty(record: Passport, row: Handover | None) -> list[Paragraph]:
    if row is None:
        return []
    told = [Paragraph(f"Người nhận nộp lại hộ chiếu chậm nhất ngày {format_date(row.due_on)}.")]
    if row.in_on is not None:
        told.append(Paragraph(f"Hộ chiếu đã nộp lại ngày {format_date(row.in_on)}, người nộp: {row.returned_by}."))
    return told


def _lower(record: Passport) -> str:
    return str(record.get_kind_display()).lower()


def _day(day: Any) -> str:
    return format_date(day) if day else TO_BE_FILLED


ALL = (
    Document("sending", _("Văn bản cử đi nước ngoài"), sending),
    Document("introduction", _("Giấy giới thiệu"), introduction),
    Document("handover", _("Biên bản giao nhận hộ chiếu"), handover_minutes),
)
