"""The text of a regulation with its comparison, the authority matrix to print, the yearly review (domain A.6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import AuthorityRule
from doingoai.authority.table import Line, decisions_in_force, lines
from doingoai.documents import (
    Annex,
    Article,
    Column,
    Document,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Signature,
    Table,
)  # fmt: skip
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Province
from doingoai.organisations.roles import Role
from doingoai.planning.regulations.models import Layer, Regulation
from doingoai.register_kit.facts import act_name, told
from doingoai.workflow import clock

COMPARED = (Column("Điều, khoản", 1.2), Column("Quy định cũ", 3), Column("Quy định mới", 3), Column("Lý do", 2))
MATRIX = (
    Column("TT", 0.6, "center"), Column("Nội dung", 2), Column("Điều kiện", 3), Column("Cơ quan thẩm định", 1.6),
    Column("Lấy ý kiến", 1.6), Column("Người quyết định", 1.6), Column("Thời hạn", 0.9, "center"), Column("Căn cứ", 2),
)  # fmt: skip


def text(record: Regulation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the decision that issues the regulation, with the comparison of its articles as an annex."""
    number, _slash, symbol = record.number.partition("/") if "/" in record.number else record.number.partition("-")
    begins = f"từ ngày {format_date(record.effective_from)}" if record.effective_from else "từ ngày ký"
    replaced = ", ".join(row.earlier.number for row in record.predecessors.select_related("earlier"))
    touched = f" Quyết định này thay thế, sửa đổi: {replaced}." if replaced else ""
    bases = [f"Căn cứ {base.instrument} {base.instrument.title}".strip() for base in _bases(record)]
    return OfficialDocument(
        kind="quyet_dinh",
        body=record.issued_by or _issuer(record),
        title=record.dossier.title,
        signature=Signature(_signing(record), record.signer),
        number=facts.get("number", number) or None,
        symbol=facts.get("symbol", symbol) or ("QĐ-UBND" if record.layer == Layer.TINH_NHA_NUOC else "QĐ/TU"),
        place=_place(record),
        issued_on=record.issued_on,
        bases=(*bases, f"Theo đề nghị của {record.dossier.body}"),
        blocks=(
            Article(1, f"{record.dossier.title}. Phạm vi điều chỉnh: {record.scope}"),
            Article(2, f"Quyết định này có hiệu lực {begins}.{touched}"),
            Article(3, "Thủ trưởng các cơ quan, đơn vị, địa phương trong tỉnh chịu trách nhiệm thi hành."),
        ),
        recipients=("Như Điều 3", "Cục Ngoại vụ và Ngoại giao văn hóa", "Lưu: VT"),
        annexes=(Annex("So sánh điều khoản cũ và mới", (_compared(record),)),) if record.clauses.exists() else (),
    )


def matrix(record: Regulation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the authority matrix of the province, as it is on the first day of the regulation, or today."""
    on = record.effective_from if record.effective_from and record.effective_from > clock.today() else clock.today()
    return OfficialDocument(
        kind="bao_cao",
        type_name="Ma trận thẩm quyền",
        body=record.dossier.body.name,
        title=f"Thẩm quyền quyết định các hoạt động đối ngoại của tỉnh, tại ngày {format_date(on)}",
        signature=Signature(("Thủ trưởng cơ quan",), ""),
        number=facts.get("number"),
        symbol="BC",
        place=_place(record),
        issued_on=facts.get("issued_on"),
        blocks=(Paragraph(f"Kèm theo {record.dossier.title}."),),
        recipients=("Các cơ quan, đơn vị", "Lưu: VT"),
        annexes=(Annex("Ma trận thẩm quyền", (matrix_table(record.dossier.province, on),), landscape=True),),
    )


def matrix_table(province: Province | None, on: dt.date) -> Table:
    """Return the matrix of a province on a day in the columns that the law of the register asks for (A.6)."""
    found = lines(decisions_in_force(province, on))
    return Table(MATRIX, tuple(_row(number, line) for number, line in enumerate(found, start=1)))


def _row(number: int, line: Line) -> tuple[str, ...]:
    days = f"{line.working_days} ngày" if line.working_days else ""
    own = " (của tỉnh)" if line.own else ""
    return (
        str(number), f"{line.code}{own}. {act_name(line.action)}", told(line.action, line.facts, line.condition),
        _who(line.appraisals), _who(line.opinions), _who(line.deciders), days, line.basis,
    )  # fmt: skip


def _who(rules: tuple[AuthorityRule, ...]) -> str:
    return "; ".join(dict.fromkeys(rule.organ or str(Role(rule.role).label) for rule in rules))


def year_review(record: Regulation, facts: Mapping[str, Any]) -> OfficialDocument:
    """Return the yearly report on carrying out Quy chế 272; the latest one that was written."""
    latest = record.reviews.first()
    year = latest.year if latest else clock.today().year
    parts = (
        ("I.", "Kết quả thực hiện", latest.done if latest else "Chưa lập."),
        ("II.", "Khó khăn, vướng mắc", (latest.difficulties if latest else "") or "Không có."),
        ("III.", "Kiến nghị", (latest.proposals if latest else "") or "Không có."),
    )
    bases = ", ".join(base.instrument.number for base in _bases(record))
    return OfficialDocument(
        kind="bao_cao",
        body=record.dossier.body.name,
        title=f"Rà soát việc thực hiện Quy chế quản lý thống nhất các hoạt động đối ngoại năm {year}",
        signature=Signature(("Thủ trưởng cơ quan",), ""),
        number=facts.get("number"),
        symbol=f"BC-{record.dossier.body.symbol}" if record.dossier.body.symbol else "BC",
        place=_place(record),
        issued_on=latest.written_on if latest else None,
        blocks=(
            Paragraph(f"Thực hiện {bases} và {record.get_doc_type_display().lower()} {record.number} của tỉnh."),
            *(block for label, title, said in parts for block in (Heading(1, label, title), Paragraph(said))),
            Point("-", f"Quy chế của tỉnh: {record.state_label.lower()}; văn bản căn cứ: {bases}."),
        ),
        recipients=("Bộ Ngoại giao", "Thường trực Tỉnh ủy", "Lưu: VT"),
    )


def _compared(record: Regulation) -> Table:
    return Table(COMPARED, tuple((row.unit, row.old, row.new, row.reason) for row in record.clauses.all()))


def _bases(record: Regulation) -> Any:
    return record.bases.select_related("instrument")


def _place(record: Regulation) -> str:
    return record.dossier.province.name if record.dossier.province else "Hà Nội"


def _issuer(record: Regulation) -> str:
    return "Tỉnh ủy" if record.layer == Layer.TINH_DANG else "Ủy ban nhân dân"


def _signing(record: Regulation) -> tuple[str, ...]:
    return ("T/M Ban Thường vụ",) if record.layer == Layer.TINH_DANG else ("TM. Ủy ban nhân dân", "Chủ tịch")


TEXT = Document("text", _("Quyết định ban hành, bảng so sánh"), build=text)
AUTHORITY_MATRIX = Document("matrix", _("Ma trận thẩm quyền"), build=matrix)
YEAR_REVIEW = Document("year-review", _("Báo cáo rà soát năm về Quy chế 272"), build=year_review)
