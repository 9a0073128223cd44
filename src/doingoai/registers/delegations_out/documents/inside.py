"""Papers before the decision: phiếu thẩm định, công văn xin ý kiến Thường trực Tỉnh ủy, chương trình, dự toán."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doingoai.documents import Annex, Block, Column, Heading, OfficialDocument, Paragraph, Point, Table
from doingoai.lib.dates import format_date, format_number
from doingoai.norms.models import Waiver
from doingoai.norms.rule import Case, judge
from doingoai.register_kit.letterhead import letterhead
from doingoai.registers.delegations_out import rules
from doingoai.registers.delegations_out.documents.words import members_list, place_of, small_title
from doingoai.registers.delegations_out.models import Consult, OutgoingDelegation
from doingoai.workflow import clock

FINDINGS = (
    Column("TT", 0.6, "center"), Column("Quy tắc", 1.4), Column("Phát hiện", 5), Column("Căn cứ", 3),
    Column("Giải trình", 3),
)  # fmt: skip
CONSULTS = (
    Column("TT", 0.6, "center"), Column("Cơ quan", 3), Column("Gửi", 1.4), Column("Trả lời", 1.4),
    Column("Nội dung", 5),
)  # fmt: skip
PROGRAMME = (
    Column("TT", 0.6, "center"), Column("Từ ngày", 1.5), Column("Đến ngày", 1.5), Column("Nơi đến", 2.6),
    Column("Đối tác, nội dung làm việc", 5), Column("Ghi chú", 1.4),
)  # fmt: skip
ESTIMATE = (
    Column("TT", 0.6, "center"), Column("Khoản chi", 3.2), Column("Nhóm nước", 1.2, "center"),
    Column("Số người", 1, "right"), Column("Số ngày", 1, "right"), Column("Đơn giá (USD)", 1.6, "right"),
    Column("Thành tiền (đồng)", 2.2, "right"),
)  # fmt: skip
EXAMINED = (*rules.AT_SUBMISSION, *rules.AT_PRESENTATION)


def appraisal(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the appraisal sheet: what was examined, what was found by which law, and how it was justified."""
    blocks: tuple[Block, ...] = (
        Heading(1, "I.", "Đoàn được thẩm định"),
        *_trip(record),
        Heading(1, "II.", "Kết quả kiểm tra"),
        *_findings(record),
        Heading(1, "III.", "Ý kiến các cơ quan được hỏi"),
        *_consults(list(record.consults.all())),
        Heading(1, "IV.", "Ngoại lệ đã cho"),
        *_exceptions(record),
    )
    return OfficialDocument(
        kind="bao_cao", type_name="Phiếu thẩm định", title=f"Hồ sơ {small_title(record.dossier.title)}", blocks=blocks,
        annexes=(Annex("Danh sách đoàn", (members_list(record),)),),
        recipients=(f"Ủy ban nhân dân {place_of(record)}", "Lưu: VT"), **letterhead(record.dossier, facts, kind="BC"),
    )  # fmt: skip


def to_standing_members(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter that asks the Standing Members of the Party Committee for their opinion."""
    asked = "cho chủ trương" if not record.in_plan else "cho ý kiến"
    reasons = [record.off_plan_note] if record.off_plan_note else []
    blocks: tuple[Block, ...] = (
        Paragraph(f"Kính đề nghị Thường trực xem xét, {asked} việc cử {small_title(record.dossier.title)}:"),
        *_trip(record),
        *(Paragraph(f"Lý do ngoài kế hoạch: {each}") for each in reasons),
        Paragraph(f"Mục đích: {record.purpose}"),
    )
    return OfficialDocument(
        kind="cong_van", title=f"Xin ý kiến về việc cử {small_title(record.dossier.title)}",
        addressees=("Thường trực Tỉnh ủy",), blocks=blocks, recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex("Danh sách đoàn", (members_list(record),)),), **letterhead(record.dossier, facts),
    )  # fmt: skip


def programme(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the programme: each place, from when to when, with whom."""
    rows = tuple(
        (str(number), format_date(stop.date_from), format_date(stop.date_to), str(stop), stop.partner,
         "Quá cảnh" if stop.is_transit else "")
        for number, stop in enumerate(record.stops.select_related("country"), start=1)
    )  # fmt: skip
    return OfficialDocument(
        kind="chuong_trinh", title=f"Làm việc ở nước ngoài của {small_title(record.dossier.title)}",
        blocks=(*_trip(record), Table(PROGRAMME, rows)), recipients=("Thành viên đoàn", "Lưu: VT"),
        **letterhead(record.dossier, facts, kind="CTr"),
    )  # fmt: skip


def estimate(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the estimate of the costs, line by line."""
    lines = list(record.costs.all())
    rows = tuple(
        (str(number), each.get_kind_display(), each.country_group, str(each.people), str(each.days),
         format_number(each.unit_usd) if each.unit_usd is not None else "", format_number(each.amount_vnd))
        for number, each in enumerate(lines, start=1)
    )  # fmt: skip
    total = f"{format_number(record.budget_vnd)} đồng" if record.budget_vnd is not None else "chưa có"
    table = (Table(ESTIMATE, rows),) if rows else ()
    return OfficialDocument(
        kind="to_trinh", title=f"Dự toán kinh phí {small_title(record.dossier.title)}",
        addressees=(f"Ủy ban nhân dân {place_of(record)}",),
        blocks=(*_trip(record), Paragraph(f"Tổng dự toán: {total}."), *table),
        recipients=("Như trên", "Sở Tài chính", "Lưu: VT"), **letterhead(record.dossier, facts, kind="TTr"),
    )  # fmt: skip


def _trip(record: OutgoingDelegation) -> tuple[Block, ...]:
    plan = f"dòng {record.plan_line} của chương trình năm" if record.plan_line else "ngoài kế hoạch"
    dates = f"từ ngày {format_date(record.depart_on)} đến ngày {format_date(record.return_on)}"
    return (
        Point("-", f"Trưởng đoàn: {record.head_name}; số người: {record.member_count}."),
        Point("-", f"Nước đến: {record.countries}; {dates} ({record.day_count} ngày)."),
        Point("-", f"Bên mời: {record.invited_by or 'không có'}; nguồn kinh phí: {record.get_funding_display()}."),
        Point("-", f"Kế hoạch: {plan}."),
    )


def _findings(record: OutgoingDelegation) -> tuple[Block, ...]:
    on = record.submitted_on or clock.today()
    found = judge(EXAMINED, Case(record=record, inputs={}, actor=None, on=on, province=record.dossier.province))
    reasons = dict(Waiver.objects.filter(subject=record.dossier.key).values_list("rule", "reason"))
    examined = ", ".join(rule.id for rule in EXAMINED)
    if not found:
        return (Paragraph(f"Đã kiểm tra: {examined}. Không có phát hiện."),)
    rows = tuple(
        (str(number), each.rule.id, each.message, str(each.rule.basis), reasons.get(each.rule.id, ""))
        for number, each in enumerate(found, start=1)
    )
    return (Paragraph(f"Đã kiểm tra: {examined}. Các quy tắc không nêu dưới đây đều đạt."), Table(FINDINGS, rows))


def _consults(asked: list[Consult]) -> tuple[Block, ...]:
    if not asked:
        return (Paragraph("Không lấy ý kiến ngoài các bước thẩm định, quyết định."),)
    rows = tuple(
        (str(number), each.who, format_date(each.sent_on), format_date(each.replied_on) if each.replied_on else "chưa",
         each.content)
        for number, each in enumerate(asked, start=1)
    )  # fmt: skip
    return (Table(CONSULTS, rows),)


def _exceptions(record: OutgoingDelegation) -> tuple[Block, ...]:
    granted = [
        Point("-", f"{each.rule}: {each.get_role_display()} cho phép tại Văn bản số {each.number} ngày "
                   f"{format_date(each.issued_on)}; lý do: {each.reason}.")
        for each in record.exceptions.all()
    ]  # fmt: skip
    return tuple(granted) or (Paragraph("Không có."),)
