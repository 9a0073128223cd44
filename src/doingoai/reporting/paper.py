"""The report as an official paper: BÁO CÁO with its tables of figures, and annexes; Word and PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import override

from doingoai.documents import (
    Column,
    Heading,
    OfficialDocument,
    Paragraph,
    Point,
    Signature,
    Table,
    render_docx,
    render_pdf,
)
from doingoai.indicators.units import Territory
from doingoai.organisations.models import Body, Officer
from doingoai.reporting.annexes import by_province, record_lists
from doingoai.reporting.figure import Line
from doingoai.reporting.report import Report
from doingoai.reporting.wording import VIEWS, change_text, notes_of, value_text
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate


def docx(found: Report, officer: Officer | None = None) -> bytes:
    """Return the report as a Word file, to be finished by whoever signs it."""
    return render_docx(document(found, officer))


def pdf(found: Report, officer: Officer | None = None) -> bytes:
    """Return the report as PDF."""
    return render_pdf(document(found, officer))


def document(found: Report, officer: Officer | None) -> OfficialDocument:
    """Build the report as a draft without number and date; in Vietnamese whatever the officer's own language."""
    with override("vi"):
        parent, body, symbol = _letterhead(found, officer)
        return OfficialDocument(
            kind="bao_cao",
            parent_body=parent,
            body=body,
            symbol=f"BC-{symbol}",
            place="Hà Nội" if found.territory.is_nation else found.territory.name,
            title=f"Số liệu công tác đối ngoại {found.period.label}\n{_of_whom(found)}",
            blocks=tuple(_blocks(found)),
            recipients=("Lưu: VT",),
            signature=Signature(("Thủ trưởng cơ quan",)),
            annexes=tuple(by_province(found) if found.territory.is_nation else record_lists(found, officer)),
        )


def _of_whom(found: Report) -> str:
    return "trên toàn quốc" if found.territory.is_nation else f"của {found.territory.full_name}"


def _letterhead(found: Report, officer: Officer | None) -> tuple[str, str, str]:
    """Return parent, body and symbol: the officer's own body, else the one in charge of the unit's external affairs."""
    body = officer.seat.body if officer else _in_charge(found.territory)
    if body is None:
        name = "Bộ Ngoại giao" if found.territory.is_nation else f"Ủy ban nhân dân {found.territory.full_name}"
        return "", name, "BNG" if found.territory.is_nation else "UBND"
    return str(body.parent or ""), body.name, body.symbol or "NgV"


def _in_charge(where: Territory) -> Body | None:
    """Return the body in charge of external affairs, the latest one of a unit that went through a merger."""
    charged = Body.objects.filter(is_focal=True).select_related("parent").order_by("-valid_from")
    if where.is_nation:
        return charged.filter(province=None).first()
    return charged.filter(province__in=where.now.stocks or ()).first()


def _blocks(found: Report) -> Iterator[Any]:
    period, where = found.period, found.territory
    yield Paragraph(
        f"Số liệu của kỳ từ ngày {vndate(period.start)} đến ngày {vndate(period.end)}, so với {period.previous.label}; "
        f"{str(VIEWS[where.view]).lower()}. Mỗi số liệu được tính từ hồ sơ trong các sổ, không nhập tay."
    )
    yield Heading(1, "I.", "Kết quả")
    for number, (register, lines) in enumerate(found.by_register(), start=1):
        yield Heading(2, f"{number}.", str(register.title))
        yield _figures(found, lines)
    yield Heading(1, "II.", "Ghi chú về số liệu")
    for note in notes_of(found):
        yield Point("-", note)


def _figures(found: Report, lines: Sequence[Line]) -> Table:
    columns = (
        Column("Mã", 1.6), Column("Chỉ tiêu", 5), Column("Đơn vị", 1.7), Column(found.period.key, 1.8, "right"),
        Column(found.period.previous.key, 1.8, "right"), Column("Tăng, giảm (%)", 1.9, "right"),
        Column("Hồ sơ", 1.4, "right"),
    )  # fmt: skip
    rows = tuple(
        (
            line.figure.code, str(line.indicator.name), str(line.indicator.unit),
            value_text(line.figure.value, line.figure.decimals), value_text(line.figure.previous, line.figure.decimals),
            change_text(line.figure, found.territory), vnnumber(line.figure.rows),
        )
        for line in lines
    )  # fmt: skip
    return Table(columns, rows)
