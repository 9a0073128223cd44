"""Papers of a visit: request, programme, tasks, report; those with the guests' data are for who processes them."""

from __future__ import annotations

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
from doingoai.registers.delegations_in.codes import Area, Notified
from doingoai.registers.delegations_in.models import IncomingDelegation
from doingoai.registers.delegations_in.models.rows import MASK

GUEST_COLUMNS = (
    Column("STT", 0.7, "center"), Column("Họ và tên", 2.6), Column("Giới tính", 0.9), Column("Ngày sinh", 1.3),
    Column("Quốc tịch", 1.5), Column("Số hộ chiếu", 1.6), Column("Chức vụ", 2.8), Column("Ghi chú", 1.4),
)  # fmt: skip
PROGRAMME_COLUMNS = (
    Column("Thời gian", 1.5), Column("Nội dung", 2.6), Column("Địa điểm", 2), Column("Thành phần ta", 2.2),
    Column("Thành phần bạn", 2.2), Column("Chủ trì", 1.6), Column("Phụ trách", 1.5),
)  # fmt: skip
TASK_COLUMNS = (
    Column("STT", 0.7, "center"), Column("Việc", 3.4), Column("Thời gian", 1.6), Column("Phụ trách", 2),
    Column("Phiên dịch", 1.5), Column("Xe", 1.3), Column("Quà tặng", 1.6), Column("Dự phòng", 1.6),
)  # fmt: skip


def request(record: IncomingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter that asks for the permission."""
    body = record.dossier.body
    return OfficialDocument(
        kind="cong_van", title=f"Đề nghị cho phép đón {_small(record.dossier.title)}",
        addressees=(_committee(record), "Sở Ngoại vụ"), blocks=_request_blocks(record),
        recipients=("Như trên", "Công an tỉnh (để phối hợp)", "Lưu: VT"),
        signature=Signature(("Thủ trưởng cơ quan",)), symbol=body.symbol or "", issued_on=record.submitted_on,
        **_head(record),
    )  # fmt: skip


def programme(record: IncomingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the programme; a flag of a territory never stands on it, for only what was entered does."""
    rows = tuple(
        (f"{item.day:%d/%m} {item.time_from:%H:%M}–{item.time_to:%H:%M}", item.activity, item.place, item.our_side,
         item.their_side, item.chair, item.in_charge)
        for item in record.programme.all()
    )  # fmt: skip
    return OfficialDocument(
        kind="chuong_trinh", title=f"Đón tiếp {_small(record.dossier.title)} ({record.origin_name})",
        blocks=(Paragraph(_stay(record)), Table(PROGRAMME_COLUMNS, rows)),
        recipients=("Các đơn vị liên quan", "Lưu: VT"),
        signature=Signature(("Thủ trưởng cơ quan",)), symbol=_symbol(record, "CTr"),
        issued_on=record.programme_approved_on, **_head(record),
    )  # fmt: skip


def tasks(record: IncomingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return who does what during the visit."""
    rows = tuple(
        (str(number), item.activity, f"{item.day:%d/%m} {item.time_from:%H:%M}", item.in_charge, item.interpreter,
         item.vehicle, item.gift, item.backup)
        for number, item in enumerate(record.programme.all(), start=1)
    )  # fmt: skip
    hosts = [str(body) for body in record.co_hosts.all()]
    return OfficialDocument(
        kind="thong_bao", title=f"Phân công nhiệm vụ đón tiếp {_small(record.dossier.title)}",
        blocks=(
            Paragraph(f"Cơ quan chủ trì đón: {host_of(record)}. Cơ quan phối hợp: {', '.join(hosts) or 'không có'}."),
            Table(TASK_COLUMNS, rows),
        ),
        recipients=("Các đơn vị được phân công", "Lưu: VT"), signature=Signature(("Thủ trưởng cơ quan",)),
        symbol=_symbol(record, "TB"), **_head(record),
    )  # fmt: skip


def report(record: IncomingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the report of the results."""
    cost = f"{format_number(record.actual_cost_vnd)} đồng" if record.actual_cost_vnd is not None else "chưa quyết toán"
    texts = (
        ("II.", "Nội dung và kết quả", record.results or "Chưa báo cáo."),
        ("III.", "Đánh giá", record.assessment or "Chưa đánh giá."),
        ("IV.", "Cam kết", record.promises or _no_commitment(record)),
        ("V.", "Kiến nghị", record.proposals or "Không có kiến nghị."),
        ("VI.", "Kinh phí", f"Đã dùng: {cost}; {_small_label(record.get_cost_bearing_display())}."),
    )
    first: tuple[Block, ...] = (
        Heading(1, "I.", "Thông tin chung"), *_facts_of(record),
        Point("-", f"Văn bản cho phép: {_permitted_by(record)}."),
    )  # fmt: skip
    parts = (block for label, name, text in texts for block in (Heading(1, label, name), Paragraph(text)))
    return OfficialDocument(
        kind="bao_cao", title=f"Kết quả đón tiếp {_small(record.dossier.title)}", symbol=_symbol(record, "BC"),
        blocks=(*first, *parts),
        recipients=(f"{_committee(record)} (để b/c)", "Sở Ngoại vụ", "Lưu: VT"),
        signature=Signature(("Thủ trưởng cơ quan",)), issued_on=record.reported_on, **_head(record),
    )  # fmt: skip


def guest_list(record: IncomingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the list of guests with passport numbers: handed only to those who may read them (`pages`)."""
    return OfficialDocument(
        kind="cong_van", title=f"Danh sách khách của {_small(record.dossier.title)}", addressees=("Công an tỉnh",),
        blocks=(Paragraph(_stay(record)),), annexes=(Annex("Danh sách khách", (_guests(record),)),),
        recipients=("Như trên", "Lưu: VT"), signature=Signature(("Thủ trưởng cơ quan",)),
        symbol=record.dossier.body.symbol or "", **_head(record),
    )  # fmt: skip


def notice(record: IncomingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the notice to police and, for border areas, border guard, with the list of guests."""
    areas = [str(Area(area).label) for area in record.areas]
    border = any(area in {Area.BORDER, Area.SEA_BORDER} for area in record.areas)
    to = (str(Notified.POLICE.label), *((str(Notified.BORDER.label),) if border else ()))
    places = f"{record.localities}{f' ({_small_label(chr(44).join(areas))})' if areas else ''}"
    return OfficialDocument(
        kind="cong_van", title=f"Thông báo {_small(record.dossier.title)} đến tỉnh", addressees=to,
        blocks=(
            *_facts_of(record),
            Point("-", f"Cửa khẩu: {record.entry_point or 'chưa rõ'}; địa bàn hoạt động: {places}."),
            Paragraph("Trân trọng thông báo để Quý cơ quan phối hợp bảo đảm an ninh, trật tự."),
        ),
        annexes=(Annex("Danh sách khách", (_guests(record),)), Annex("Chương trình", programme(record, {}).blocks[1:])),
        recipients=("Như trên", "Lưu: VT"), signature=Signature(("Thủ trưởng cơ quan",)),
        symbol=record.dossier.body.symbol or "", **_head(record),
    )  # fmt: skip


def host_of(record: IncomingDelegation) -> str:
    """Name who is host, in this system or outside of it."""
    return str(record.lead_host or record.lead_host_other)


def _request_blocks(record: IncomingDelegation) -> tuple[Block, ...]:
    money = f"{format_number(record.budget_vnd)} đồng" if record.budget_vnd is not None else "không có"
    cost = f"Kinh phí: {_small_label(record.get_cost_bearing_display())}; dự toán: {money}."
    meetings = f"Đề nghị tiếp, làm việc: {record.desired_meetings}" if record.desired_meetings else ""
    plan = f"Theo dòng {record.plan_line} của kế hoạch năm." if record.plan_line else record.off_plan_reason
    texts = (f"Mục đích: {record.purpose}", f"Nội dung: {record.content}", meetings, plan, cost)
    return (
        Paragraph(f"{record.dossier.body} đề nghị cho phép đón {_small(record.dossier.title)}:"),
        *_facts_of(record),
        *(Point("-", text) for text in texts if text),
        Paragraph("Trân trọng đề nghị cấp có thẩm quyền xem xét, quyết định."),
    )


def _facts_of(record: IncomingDelegation) -> tuple[Block, ...]:
    count = record.actual_guest_count or record.guest_count
    return (
        Point("-", f"Khách: {record.organisation} ({record.origin_name}); trưởng đoàn: {record.head_name}, "
              f"{record.head_title}; số khách: {count}."),
        Point("-", f"{_stay(record)}"),
        Point("-", f"Cơ quan chủ trì đón: {host_of(record)}; người tiếp: {record.host_name or 'chưa bố trí'} "
              f"({_small_label(record.get_host_rank_display())})."),
    )  # fmt: skip


def _stay(record: IncomingDelegation) -> str:
    came, left = record.actual_arrive_on or record.arrive_on, record.actual_leave_on or record.leave_on
    return f"Thời gian: từ ngày {format_date(came)} đến ngày {format_date(left)}; địa bàn: {record.localities}."


def _guests(record: IncomingDelegation) -> Table:
    rows = tuple(
        (str(number), guest.full_name, guest.get_sex_display(), _born(guest.birth_date),
         str(guest.nationality or ""), guest.passport_no, guest.title, guest.entry_status)
        for number, guest in enumerate(record.guests.select_related("nationality"), start=1)
    )  # fmt: skip
    note = f"Dữ liệu cá nhân đã được che ({MASK}) theo thời hạn lưu giữ." if record.guests_masked_on else ""
    return Table(GUEST_COLUMNS, rows, note=note)


def _born(day: Any) -> str:
    return format_date(day) if day else ""


def _permitted_by(record: IncomingDelegation) -> str:
    paper = record.papers.filter(kind="CHO_PHEP").last()
    return f"số {paper.number} ngày {format_date(paper.issued_on)}" if paper else "chưa có"


def _no_commitment(record: IncomingDelegation) -> str:
    return "Không phát sinh cam kết." if record.no_commitment else "Chưa ghi cam kết."


def _head(record: IncomingDelegation) -> dict[str, Any]:
    """Return what the head of every paper says: who issues it, under whom, where."""
    body, province = record.dossier.body, record.dossier.province
    return {
        "body": str(body),
        "parent_body": _committee(record) if province else "",
        "place": province.name if province else "Hà Nội",
    }


def _committee(record: IncomingDelegation) -> str:
    province = record.dossier.province
    return f"Ủy ban nhân dân {province.full_name}" if province else "Bộ Ngoại giao"


def _symbol(record: IncomingDelegation, kind: str) -> str:
    symbol = record.dossier.body.symbol
    return f"{kind}-{symbol}" if symbol else kind


def _small(title: str) -> str:
    """Return the name of a delegation as it stands inside a sentence: “Đoàn …” keeps its capital."""
    return title if title.startswith("Đoàn") else f"Đoàn {title[:1].lower()}{title[1:]}"


def _small_label(label: Any) -> str:
    text = str(label)
    return text if text.startswith(("UBND", "HĐND", "Việt Nam", "Bí thư")) else f"{text[:1].lower()}{text[1:]}"


ALL = (
    Document("request", _("Công văn đề nghị"), request),
    Document("programme", _("Chương trình đón tiếp"), programme),
    Document("tasks", _("Phân công nhiệm vụ"), tasks),
    Document("report", _("Báo cáo kết quả"), report),
)
WITH_GUESTS = (
    Document("guest-list", _("Danh sách khách"), guest_list),
    Document("notice", _("Thông báo Công an, Biên phòng"), notice),
)
