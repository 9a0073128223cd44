"""The enterprise's request, the letter to the bodies asked, the sheet of checks, the permission, the refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Block, Column, Document, OfficialDocument, Paragraph, Point, Signature, Table
from doingoai.lib.dates import format_date
from doingoai.register_kit.letterhead import letterhead
from doingoai.registers.apec_cards.codes import Applicant
from doingoai.registers.apec_cards.models import ApecCard

LAW = "Quyết định số 09/2023/QĐ-TTg ngày 12 tháng 4 năm 2023 của Thủ tướng Chính phủ về việc cấp và quản lý thẻ ABTC"
BLANK = "……"
CHECKS = (
    Column("TT", 0.7, "center"), Column("Nội dung", 2.4), Column("Cơ quan", 3), Column("Văn bản trả lời", 2.2),
    Column("Kết quả", 2), Column("Nội dung trả lời", 3.4),
)  # fmt: skip


def request(record: ApecCard, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the request in the name of the enterprise, for its head to sign."""
    return OfficialDocument(
        kind="cong_van",
        body=record.enterprise,
        title="Về việc đề nghị cho phép sử dụng thẻ đi lại của doanh nhân APEC (ABTC)",
        addressees=(_committee(record), str(record.dossier.body)),
        blocks=(
            Paragraph(f"Căn cứ {LAW}, {record.enterprise} đề nghị cho phép người có tên sau đây sử dụng thẻ ABTC:"),
            *_facts(record),
            Paragraph(f"Hợp tác với đối tác của các nền kinh tế thành viên APEC: {record.partners}"),
            Paragraph(
                "Chúng tôi cam kết nội dung trên là đúng, sử dụng thẻ đúng mục đích, báo cáo việc sử dụng thẻ hằng năm "
                "và nộp lại thẻ khi người được cấp không còn đủ điều kiện."
            ),
        ),
        place=record.dossier.province.name if record.dossier.province else "Hà Nội",
        recipients=("Như trên", "Lưu: VT"),
        signature=Signature(("Người đại diện theo pháp luật",)),
    )


def consultation(record: ApecCard, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the letter to every body that was asked and has not answered."""
    waiting = [row for row in record.checks.select_related("body") if not row.result]
    day = min((row.due_on for row in waiting), default=None)
    until = f" trước ngày {format_date(day)}" if day else ""
    return OfficialDocument(
        kind="cong_van",
        title="Về việc kiểm tra việc chấp hành pháp luật của doanh nghiệp đề nghị sử dụng thẻ ABTC",
        addressees=tuple(row.who for row in waiting),
        blocks=(
            Paragraph(f"Thực hiện {LAW}, {record.dossier.body} đang xét đề nghị của {record.enterprise} đối với:"),
            *_facts(record),
            Paragraph(
                "Đề nghị quý cơ quan cho biết kết quả chấp hành pháp luật của doanh nghiệp và người nêu trên về:"
            ),
            *(Point("-", f"{row.who}: {str(row.get_kind_display()).lower()}.") for row in waiting),
            Paragraph(f"Trả lời bằng văn bản gửi về {record.dossier.body}{until} để tổng hợp."),
        ),
        recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts),
    )


def check_sheet(record: ApecCard, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the sheet of all checks with what is proposed."""
    rows = tuple(
        (
            str(number), str(row.get_kind_display()), row.who, row.document,
            str(row.get_result_display() or "chưa trả lời"), row.text,
        )
        for number, row in enumerate(record.checks.select_related("body"), start=1)
    )  # fmt: skip
    proposal = str(record.get_proposal_display()).lower() if record.proposal else BLANK
    note = f" Lý do: {record.proposal_note}" if record.proposal_note else ""
    return OfficialDocument(
        kind="to_trinh",
        title=f"Về việc sử dụng thẻ ABTC của {record.applicant_name}, {record.enterprise}",
        addressees=(f"Chủ tịch {_committee(record)}",),
        bases=(f"Căn cứ {LAW}",),
        blocks=(
            *_facts(record),
            Paragraph(
                f"Đủ 18 tuổi, có năng lực hành vi dân sự đầy đủ: {_ticked(record.is_adult)}; không thuộc diện chưa "
                f"được xuất cảnh: {_ticked(record.may_leave)}."
            ),
            Paragraph("Kết quả kiểm tra của các cơ quan:"),
            Table(CHECKS, rows),
            Paragraph(f"{record.dossier.body} kiến nghị: {proposal}.{note}"),
        ),
        recipients=("Như trên", "Lưu: VT"),
        **letterhead(record.dossier, facts, kind="TTr"),
    )  # fmt: skip


def permission(record: ApecCard, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the Chair's paper by which the use of a card is permitted."""
    until = format_date(record.permitted_until) if record.permitted_until else BLANK
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"Căn cứ {LAW}; xét đề nghị của {record.dossier.body}, Chủ tịch {_committee(record)} cho phép người có tên "
            "sau đây sử dụng thẻ đi lại của doanh nhân APEC:"
        ),
        *_facts(record),
        Paragraph(f"Văn bản này có giá trị làm thủ tục cấp thẻ tại Bộ Công an đến ngày {until}."),
        Paragraph(
            "Doanh nghiệp báo cáo việc sử dụng thẻ hằng năm và báo ngay khi người được cấp thẻ thôi việc, doanh nghiệp "
            "giải thể hoặc không còn đủ điều kiện."
        ),
    )  # fmt: skip
    return _of_chair(
        record, "Về việc cho phép sử dụng thẻ ABTC", blocks, record.permission_no, record.permitted_on,
        ("Cục Quản lý xuất nhập cảnh, Bộ Công an", record.enterprise),
    )  # fmt: skip


def refusal(record: ApecCard, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the Chair's answer that the use of a card is not permitted, with the reason."""
    reason = record.refusal_reason or record.proposal_note or BLANK
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"Xét đề nghị của {record.enterprise} đối với {record.applicant_name}, {record.position}; căn cứ {LAW}, "
            f"Chủ tịch {_committee(record)} chưa cho phép sử dụng thẻ ABTC."
        ),
        Paragraph(f"Lý do: {reason}"),
        Paragraph("Khi đủ điều kiện, doanh nghiệp có thể gửi lại đề nghị."),
    )  # fmt: skip
    return _of_chair(
        record, "Về việc đề nghị sử dụng thẻ ABTC", blocks, record.refusal_no, record.refused_on, (record.enterprise,)
    )


def _of_chair(
    record: ApecCard, title: str, blocks: tuple[Block, ...], paper: str, day: Any,
    addressees: tuple[str, ...],
) -> OfficialDocument:  # fmt: skip
    number, _slash, symbol = paper.partition("/")
    return OfficialDocument(
        kind="cong_van",
        body=_committee(record),
        title=title,
        number=number or None,
        symbol=symbol or "UBND",
        place=record.dossier.province.name if record.dossier.province else "Hà Nội",
        issued_on=day,
        addressees=addressees,
        blocks=blocks,
        recipients=("Như trên", str(record.dossier.body), "Lưu: VT"),
        signature=Signature(("Chủ tịch",)),
    )


def _facts(record: ApecCard) -> tuple[Point, ...]:
    post = f"{record.position} (từ ngày {format_date(record.position_since)})"
    told = (
        f"Họ và tên: {record.applicant_name}; chức vụ: {post}.",
        f"Doanh nghiệp, cơ quan: {record.enterprise}{_registered(record)}.",
    )
    return tuple(Point("-", text) for text in told)


def _registered(record: ApecCard) -> str:
    if record.applicant_kind == Applicant.OFFICIAL or record.started_on is None:
        return ""
    return f", mã số thuế {record.tax_code}, hoạt động từ ngày {format_date(record.started_on)}"


def _committee(record: ApecCard) -> str:
    return f"Ủy ban nhân dân {record.dossier.province.full_name if record.dossier.province else 'tỉnh'}"


def _ticked(said: bool) -> str:
    return "có" if said else "chưa xác nhận"


ALL = (
    Document("request", _("Văn bản đề nghị của doanh nghiệp"), request),
    Document("consultation", _("Công văn lấy ý kiến kiểm tra"), consultation),
    Document("check-sheet", _("Tờ trình kèm bảng kết quả kiểm tra"), check_sheet),
    Document("permission", _("Văn bản cho phép sử dụng thẻ"), permission),
    Document("refusal", _("Văn bản từ chối"), refusal),
)
