"""Quyết định cử đoàn đi công tác nước ngoài with its list of members, and Báo cáo kết quả chuyến đi.

The other papers of a delegation stand in `inside` (before the decision) and `abroad` (to missions and embassies).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doingoai.documents import Annex, Article, Block, Heading, OfficialDocument, Paragraph, Point, Signature
from doingoai.lib.dates import format_date, format_number
from doingoai.norms.lookup import deadline
from doingoai.organisations.roles import Role
from doingoai.registers.delegations_out.codes import COMPANIONS, Capacity, MemberRole
from doingoai.registers.delegations_out.documents.words import (
    decided_by,
    estimate_of,
    kind_of_unit,
    members_list,
    place_of,
    small_title,
    state_decision,
    titled,
)
from doingoai.registers.delegations_out.models import Member, OutgoingDelegation, Paper

BASES = (
    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
    "Căn cứ Luật Xuất cảnh, nhập cảnh của công dân Việt Nam số 49/2019/QH14",
    "Căn cứ Chỉ thị số 38-CT/TW ngày 21 tháng 7 năm 2014 của Bộ Chính trị về tăng cường quản lý các đoàn đi công tác "
    "nước ngoài",
)


def decision(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the decision in the name of the Chair, or for the Chair by the foreign-affairs body (TUQ., row A11)."""
    paper = state_decision(record)
    place = place_of(record)
    committee = f"Ủy ban nhân dân {place}"
    number, _slash, symbol = (paper.number if paper else "").partition("/")
    return OfficialDocument(
        kind="quyet_dinh",
        body=committee,
        title=f"Về việc cử {small_title(record.dossier.title)} đi công tác nước ngoài",
        number=facts.get("number", number) or None,
        symbol=facts.get("symbol", symbol) or "QĐ-UBND",
        place=record.dossier.province.name if record.dossier.province else "Hà Nội",
        issued_on=paper.issued_on if paper else None,
        issuing_authority=f"Chủ tịch {committee}",
        bases=(*BASES, *_other_papers(record, paper), f"Theo đề nghị của {record.dossier.body}"),
        blocks=_articles(record, list(record.members.select_related("body"))),
        recipients=("Như Điều 3", "Bộ Ngoại giao", "Thường trực Tỉnh ủy (để b/c)", "Công an tỉnh", "Lưu: VT"),
        signature=_signature(paper),
        annexes=(Annex("Danh sách đoàn", (members_list(record),)),),
    )


def report(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the report of the results in the order that the law of delegations asks."""
    body = record.dossier.body
    return OfficialDocument(
        kind="bao_cao",
        body=str(body),
        parent_body=f"Ủy ban nhân dân {place_of(record)}" if body.province else "",
        title=f"Kết quả chuyến đi công tác nước ngoài của {small_title(record.dossier.title)}",
        symbol=f"BC-{body.symbol}" if body.symbol else "BC",
        place=record.dossier.province.name if record.dossier.province else "Hà Nội",
        issued_on=record.reported_on,
        blocks=_report_blocks(record),
        recipients=(f"Ủy ban nhân dân {place_of(record)} (để b/c)", "Sở Ngoại vụ", "Lưu: VT"),
        signature=Signature(("Trưởng đoàn",), record.head_name),
        annexes=(Annex("Đầu mối tiếp xúc", (Paragraph(record.contacts),)),) if record.contacts else (),
    )


def _articles(record: OutgoingDelegation, members: list[Member]) -> tuple[Block, ...]:
    head = next((each for each in members if each.role == MemberRole.HEAD), None)
    led = f"do {titled(head)}, {head.post}, làm Trưởng đoàn, " if head else ""
    companions = sum(each.rank_group in COMPANIONS for each in members)
    beside = f" (trong đó {companions} người đi cùng)" if companions else ""
    dates = f"từ ngày {format_date(record.depart_on)} đến ngày {format_date(record.return_on)}"
    return (
        Article(
            1, f"Cử {small_title(record.dossier.title)} gồm {len(members)} người{beside}, {led}đi công tác tại "
            f"{record.countries} {dates} ({record.day_count} ngày). Danh sách đoàn kèm theo Quyết định này.",
            blocks=(Paragraph(f"Mục đích: {record.purpose}"),),
        ),
        Article(
            2, f"Kinh phí chuyến đi: {record.get_funding_display().lower()}{estimate_of(record)}, thanh toán theo chế "
            "độ hiện hành. Trưởng đoàn chịu trách nhiệm về nội dung làm việc, chấp hành quy định về bảo vệ bí mật nhà "
            f"nước và báo cáo kết quả bằng văn bản trong thời hạn {_report_limit(record)} kể từ ngày về nước.",
        ),
        Article(
            3, f"Chánh Văn phòng Ủy ban nhân dân {kind_of_unit(record)}, Thủ trưởng {record.dossier.body}, Thủ trưởng "
            "các đơn vị liên quan và các ông, bà có tên trong danh sách chịu trách nhiệm thi hành Quyết định này.",
        ),
    )  # fmt: skip


def _report_blocks(record: OutgoingDelegation) -> tuple[Block, ...]:
    left, back = record.actual_depart_on or record.depart_on, record.actual_return_on or record.return_on
    cost = f"{format_number(record.actual_cost_vnd)} đồng" if record.actual_cost_vnd is not None else "chưa quyết toán"
    texts = (
        ("II.", "Nội dung và kết quả theo đối tác", record.results),
        ("III.", "Đánh giá so với mục tiêu", record.assessment or "Chưa đánh giá."),
        ("IV.", "Cam kết, đầu mối, thời hạn", record.commitments or _no_commitment(record)),
        ("V.", "Kiến nghị", record.proposals or "Không có kiến nghị."),
        ("VI.", "Quyết toán sơ bộ", f"Kinh phí đã dùng: {cost}; nguồn: {record.get_funding_display().lower()}."),
    )
    return (
        Heading(1, "I.", "Thông tin chung"),
        Point("-", f"Trưởng đoàn: {record.head_name}; số người: {record.member_count}."),
        Point("-", f"Nước đến: {record.countries}; từ ngày {format_date(left)} đến ngày {format_date(back)}."),
        Point("-", f"Văn bản cử đoàn: {decided_by(record)}."),
        *(Point("-", f"Thay đổi so với quyết định: {text}") for text in (record.deviations,) if text),
        *(block for label, title, text in texts for block in (Heading(1, label, title), Paragraph(text))),
    )


def _no_commitment(record: OutgoingDelegation) -> str:
    return "Không phát sinh cam kết." if record.no_commitment else "Chưa ghi cam kết."


def _signature(paper: Paper | None) -> Signature:
    if paper is None:
        return Signature(("Chủ tịch",))
    if paper.role == Role.FA_HEAD:
        return Signature(("TUQ. Chủ tịch", "Giám đốc Sở Ngoại vụ"), paper.signer)
    by_deputy = paper.capacity == Capacity.KT
    return Signature(("KT. Chủ tịch", "Phó Chủ tịch") if by_deputy else ("Chủ tịch",), paper.signer)


def _other_papers(record: OutgoingDelegation, own: Paper | None) -> tuple[str, ...]:
    papers = [each for each in record.papers.all() if each != own]
    return tuple(
        f"Căn cứ Văn bản số {each.number} ngày {format_date(each.issued_on)} của {Role(each.role).label}"
        for each in papers
    )


def _report_limit(record: OutgoingDelegation) -> str:
    limit = deadline("DR_REPORT", province=record.dossier.province, on=record.depart_on)
    return f"{limit.amount:02d} {limit.get_unit_display()}"
