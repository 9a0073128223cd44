"""Papers to those abroad: the notice to the Vietnamese missions, the request for a note verbale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doingoai.documents import Annex, Block, OfficialDocument, Paragraph, Point
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Body
from doingoai.reference.models import Mission
from doingoai.register_kit.letterhead import letterhead
from doingoai.registers.delegations_out.documents.words import decided_by, members_list, small_title
from doingoai.registers.delegations_out.models import OutgoingDelegation


def to_missions(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter that announces the delegation to the missions in the countries visited and asks for help."""
    blocks: tuple[Block, ...] = (
        Paragraph(f"{record.dossier.body} trân trọng thông báo {small_title(record.dossier.title)}:"),
        Point("-", f"Văn bản cử đoàn: {decided_by(record)}."),
        Point("-", f"Trưởng đoàn: {record.head_name}; số người: {record.member_count}."),
        Point("-", f"Thời gian: từ ngày {format_date(record.depart_on)} đến ngày {format_date(record.return_on)}."),
        *(Point("-", text) for text in _places(record)),
        Paragraph(f"Mục đích: {record.purpose}"),
        Paragraph(
            "Đề nghị quý cơ quan hỗ trợ liên hệ đối tác, cung cấp thông tin, đầu mối và lưu ý cần thiết trước chuyến "
            "đi; trả lời có thể ghi trực tiếp trên hồ sơ của đoàn trong hệ thống."
        ),
    )
    missions = [body.name for body, _part in record.bodies_taking_part() if body.kind == Body.Kind.MISSION]
    return OfficialDocument(
        kind="cong_van", title=f"Thông báo {small_title(record.dossier.title)}",
        addressees=tuple(missions or _named_missions(record)), blocks=blocks,
        annexes=(Annex("Danh sách đoàn", (members_list(record),)),),
        recipients=("Như trên", "Cục Ngoại vụ và Ngoại giao văn hóa", "Lưu: VT"), **letterhead(record.dossier, facts),
    )  # fmt: skip


def note_verbale(record: OutgoingDelegation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the request for a note verbale in support of the visas."""
    dates = f"từ ngày {format_date(record.depart_on)} đến ngày {format_date(record.return_on)}"
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"Căn cứ văn bản cử đoàn {decided_by(record)}, {record.dossier.body} đề nghị cấp công hàm hỗ trợ xin thị "
            f"thực cho {small_title(record.dossier.title)} đi {record.countries} {dates}."
        ),
        Paragraph(f"Cơ quan, tổ chức mời: {record.invited_by or 'không có'}. Mục đích: {record.purpose}"),
        Paragraph("Danh sách người đề nghị cấp công hàm kèm theo."),
    )
    return OfficialDocument(
        kind="cong_van", title=f"Đề nghị cấp công hàm cho {small_title(record.dossier.title)}",
        addressees=("Cục Lãnh sự, Bộ Ngoại giao",), blocks=blocks,
        annexes=(Annex("Danh sách đoàn", (members_list(record),)),), recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts),
    )  # fmt: skip


def _places(record: OutgoingDelegation) -> list[str]:
    return [
        f"{stop}: làm việc với {stop.partner or 'đối tác sẽ thông báo sau'}, từ ngày {format_date(stop.date_from)} đến "
        f"ngày {format_date(stop.date_to)}."
        for stop in record.stops.select_related("country")
        if not stop.is_transit
    ]


def _named_missions(record: OutgoingDelegation) -> list[str]:
    """Name the embassies before the decision, when the missions do not see the dossier yet."""
    visited = record.stops.filter(is_transit=False).values("country")
    return list(Mission.objects.filter(country__in=visited, kind="EMBASSY").values_list("name", flat=True))
