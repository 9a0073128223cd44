"""The papers of a programme (B.7): plan with annexes, submissions, supplement, report at the end of the year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.documents import Annex as Sheet
from doingoai.documents import Block, Column, Document, Heading, OfficialDocument, Paragraph, Point, Signature, Table
from doingoai.lib.dates import format_number
from doingoai.planning.programmes.annexes import sheets
from doingoai.planning.programmes.execution import Execution, execution
from doingoai.planning.programmes.lines import JOINED, STRUCK, budget, changed_by, own, pending, planned
from doingoai.planning.programmes.models import AnnualProgramme, PaperKind
from doingoai.reference.activity import Annex, Channel, Funding

BASES = (
    "Căn cứ Quyết định số 272-QĐ/TW ngày 21 tháng 01 năm 2015 của Bộ Chính trị ban hành Quy chế quản lý thống nhất các "
    "hoạt động đối ngoại",
    "Căn cứ Chỉ thị số 38-CT/TW ngày 21 tháng 7 năm 2014 của Bộ Chính trị",
)
CHANGES = (
    Column("TT", 0.6, "center"), Column("Mã dòng", 1.3), Column("Đã duyệt", 4), Column("Đề nghị điều chỉnh", 4),
    Column("Lý do", 3),
)  # fmt: skip
CLOSING = (
    Column("Phụ lục", 3), Column("Kế hoạch", 1.2, "center"), Column("Thực hiện", 1.2, "center"),
    Column("Tỷ lệ", 1.2, "center"), Column("Nguyên nhân không thực hiện", 6),
)  # fmt: skip


def plan(record: AnnualProgramme, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the programme as it is issued: parts I to V and an annex for each kind of activity."""
    lines = planned(record)
    number, _slash, symbol = record.issue_number.partition("/")
    return _framed(
        record,
        facts,
        kind=record.paper_kind,
        number=number or None,
        symbol=symbol or ("KH-UBND" if record.paper_kind == PaperKind.PLAN else "CTr-UBND"),
        issued_on=record.issued_on,
        title=_bare(record.dossier.title),
        blocks=(
            *_part("I.", "Đánh giá kết quả năm trước", record.review, "Thực hiện theo báo cáo tổng kết năm trước."),
            *_part("II.", "Mục đích, yêu cầu", record.aims, "Quản lý thống nhất, đúng thẩm quyền, tiết kiệm."),
            *_part("III.", "Nội dung", record.content, ""),
            *_counts(lines),
            Heading(1, "IV.", "Kinh phí"),
            *_money(lines),
            *_part(
                "V.", "Tổ chức thực hiện, chế độ báo cáo", record.organisation,
                f"{record.dossier.body.name} theo dõi, đôn đốc, tổng hợp báo cáo; phát sinh ngoài chương trình phải "
                "trình bổ sung trước khi thực hiện.",
            ),
        ),
        annexes=sheets(lines),
    )  # fmt: skip


def to_party(record: AnnualProgramme, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the submission to the Standing Committee of the Party Committee."""
    return _submission(
        record, facts, to=f"Ban Thường vụ {_party(_place(record))}", number=record.submission_number,
        on=record.submission_on, asks="xem xét, cho ý kiến",
    )  # fmt: skip


def to_centre(record: AnnualProgramme, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the submission to the Ministry, which consolidates for the Prime Minister."""
    return _submission(
        record, facts, to="Bộ Ngoại giao", number=record.central_number, on=record.central_on,
        asks="tổng hợp, trình Thủ tướng Chính phủ phê duyệt",
    )  # fmt: skip


def supplement(record: AnnualProgramme, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the submission of a supplement with its table: approved, asked for, why."""
    changes = pending(record) if record.has_version else []
    known = changed_by(record, changes)
    rows = tuple(
        (
            str(number), change.changes_code or change.line_code, _told(known.get(change.changes_code)),
            "Hủy" if change.change_kind == STRUCK else _told(change), _why(change),
        )
        for number, change in enumerate(changes, start=1)
    )  # fmt: skip
    number, _slash, symbol = record.supplement_number.partition("/")
    return _framed(
        record,
        facts,
        kind="to_trinh",
        number=number or None,
        symbol=symbol or "TTr-UBND",
        issued_on=record.supplement_on,
        title=f"Về việc bổ sung, điều chỉnh {_small(record)}",
        addressees=(record.approval_authority or f"Thường trực {_party(_place(record))}",),
        blocks=(
            Paragraph(
                f"{_committee(record)} trình bổ sung, điều chỉnh {len(rows)} dòng của {_small(record)} như biểu kèm."
            ),
        ),
        annexes=(Sheet("Nội dung bổ sung, điều chỉnh", (Table(CHANGES, rows),), landscape=True),),
    )


def closing(record: AnnualProgramme, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the report on the year: what was planned and done by annex, and why not."""
    found = execution(own(record))
    planned_count, done = sum(each.approved for each in found), sum(each.done for each in found)
    joined = sum(each.joined for each in found)
    rows = tuple((each.label, str(each.approved), str(each.done), _percent(each), _causes(each)) for each in found)
    total = f"{round(100 * done / planned_count)}%" if planned_count else "–"
    summed = (*rows, ("Tổng số", str(planned_count), str(done), total, ""))
    return _framed(
        record,
        facts,
        kind="bao_cao",
        symbol="BC-UBND",
        title=f"Kết quả thực hiện {_small(record)}",
        blocks=(
            Paragraph(
                f"Năm {record.year}, chương trình có {planned_count} hoạt động được duyệt (kể cả bổ sung), đã thực "
                f"hiện {done}, đạt {total}. Ngoài ra tham gia {joined} đoàn của Trung ương, không tính vào đoàn tỉnh."
            ),
            *([Paragraph(record.closing_note)] if record.closing_note else []),
        ),
        annexes=(Sheet("Kế hoạch và thực hiện", (_closing_table(summed),), landscape=True),),
    )


def _closing_table(rows: tuple[tuple[str, ...], ...]) -> Table:
    return Table(CLOSING, rows, bold_rows=frozenset({len(rows) - 1}))


def _submission(
    record: AnnualProgramme, facts: Mapping[str, Any], *, to: str, number: str, on: Any, asks: str
) -> OfficialDocument:
    lines = planned(record)
    head, _slash, symbol = number.partition("/")
    return _framed(
        record,
        facts,
        kind="to_trinh",
        number=head or None,
        symbol=symbol or "TTr-UBND",
        issued_on=on,
        title=f"Về {_small(record)}",
        addressees=(to,),
        bases=BASES,
        blocks=(
            Paragraph(f"{_committee(record)} kính trình {to} {asks} {_small(record)} với nội dung chính như sau:"),
            *_counts(lines),
            *_money(lines),
            Paragraph("Danh mục chi tiết tại các phụ lục kèm theo."),
        ),
        annexes=sheets(lines),
    )


def _framed(record: AnnualProgramme, facts: Mapping[str, Any], **content: Any) -> OfficialDocument:
    by_party = record.channel == Channel.PARTY
    place = _place(record)
    given = {name: facts[name] for name in ("number", "issued_on") if facts.get(name)}
    return OfficialDocument(
        **{
            "body": _committee(record),
            "place": str(record.dossier.province or "Hà Nội"),
            "signature": Signature(("T/M Ban Thường vụ",) if by_party else ("TM. Ủy ban nhân dân", "Chủ tịch")),
            "recipients": ("Bộ Ngoại giao", f"Thường trực {_party(place)} (để b/c)", "Các cơ quan chủ trì", "Lưu: VT"),
            **content,
            **given,
        }
    )


def _part(label: str, title: str, text: str, usual: str) -> list[Block]:
    lines = [line for line in (text or usual).splitlines() if line.strip()]
    return [Heading(1, label, title), *(Paragraph(line) for line in lines)]


def _counts(lines: list[Any]) -> list[Block]:
    """Say how many activities of each annex there are; delegations of the centre are counted apart."""
    blocks: list[Block] = []
    for annex in Annex:
        mine = [line for line in lines if line.annex == annex]
        joined = sum(line.kind == JOINED for line in mine)
        beside = f", ngoài ra tham gia {joined} đoàn của Trung ương" if joined else ""
        if mine:
            name = str(annex.label).removeprefix(f"{annex.value} ")
            blocks.append(Point("-", f"{name}: {len(mine) - joined} hoạt động{beside} (Phụ lục {annex.value})."))
    return blocks


def _money(lines: list[Any]) -> list[Block]:
    found = {source: budget([line for line in lines if line.funding == source]) for source in Funding}
    said = [Point("-", f"{source.label}: {format_number(total)} đồng.") for source, total in found.items() if total]
    return [Paragraph(f"Tổng dự toán: {format_number(sum(found.values(), Decimal(0)))} đồng, trong đó:"), *said]


def _told(line: Any) -> str:
    if line is None:
        return "Chưa có trong chương trình"
    size = f"{line.member_count} người, {line.day_count} ngày" if line.member_count and line.day_count else ""
    money = f"{format_number(line.budget_vnd)} đồng"
    return ". ".join(filter(None, (line.dossier.title, line.head, line.where, line.window, size, money)))


def _why(change: Any) -> str:
    return f"{change.get_change_kind_display()}; {change.get_change_reason_code_display()}: {change.change_reason}"


def _causes(found: Execution) -> str:
    return "\n".join(
        f"{line.line_code} ({str(line.state_label).lower()}): {line.outcome_reason or 'chưa ghi'}"
        for line in found.open_lines
    )


def _percent(found: Execution) -> str:
    return f"{found.percent}%" if found.percent is not None else "–"


def _place(record: AnnualProgramme) -> str:
    return record.dossier.province.full_name if record.dossier.province else "tỉnh"


def _party(place: str) -> str:
    return "Thành ủy" if place.startswith("thành phố") else "Tỉnh ủy"


def _committee(record: AnnualProgramme) -> str:
    if record.channel == Channel.PARTY:
        return _party(_place(record))
    return f"Ủy ban nhân dân {_place(record)}"


def _bare(title: str) -> str:
    """Return the title without the kind of document, which is printed above it."""
    for kind in PaperKind:
        title = title.removeprefix(f"{kind.label} ")
    return title[:1].upper() + title[1:]


def _small(record: AnnualProgramme) -> str:
    """Return the name of the programme as it stands inside a sentence."""
    name = _bare(record.dossier.title)
    return f"{str(PaperKind(record.paper_kind).label).lower()} {name[:1].lower()}{name[1:]}"


PLAN = Document("plan", _("Kế hoạch, chương trình năm"), plan)
TO_PARTY = Document("to-party", _("Tờ trình Ban Thường vụ"), to_party)
TO_CENTRE = Document("to-centre", _("Tờ trình Bộ Ngoại giao"), to_centre)
SUPPLEMENT = Document("supplement", _("Tờ trình bổ sung, điều chỉnh"), supplement)
CLOSING_REPORT = Document("closing", _("Báo cáo kết quả thực hiện năm"), closing)
ALL = (PLAN, TO_PARTY, TO_CENTRE, SUPPLEMENT, CLOSING_REPORT)
