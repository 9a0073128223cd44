"""The annexes of a programme as tables: PL1 and PL2 with exactly the columns of the law (B.7), the others alike."""

from __future__ import annotations

from typing import Any

from doingoai.documents import Annex as Sheet
from doingoai.documents import Column, Table
from doingoai.lib.dates import format_number
from doingoai.planning.programmes.lines import JOINED
from doingoai.reference.activity import Annex

OUTGOING = (
    Column("TT", 0.6, "center"), Column("Tên đoàn/nội dung", 2.4), Column("Trưởng đoàn, chức vụ", 1.8),
    Column("Số người", 0.8, "center"), Column("Nước đến", 1.3), Column("Đối tác làm việc", 1.7),
    Column("Mục đích, kết quả dự kiến", 2.8), Column("Thời gian", 1.1, "center"), Column("Số ngày", 0.8, "center"),
    Column("Nguồn kinh phí", 1.2), Column("Dự toán", 1.4, "right"), Column("Cơ quan chủ trì", 1.6),
    Column("Ghi chú", 1.3),
)  # fmt: skip
INCOMING = (
    Column("TT", 0.6, "center"), Column("Tên đoàn, quốc tịch", 2.6), Column("Trưởng đoàn", 2),
    Column("Số khách", 0.8, "center"), Column("Cơ quan mời/chủ trì đón", 2.2), Column("Nội dung", 3.4),
    Column("Thời gian", 1.1, "center"), Column("Kinh phí", 1.5, "right"), Column("Ghi chú", 1.4),
)  # fmt: skip
OTHER = (
    Column("TT", 0.6, "center"), Column("Nội dung", 3), Column("Nước, đối tác", 2.2),
    Column("Mục đích, kết quả dự kiến", 3.2), Column("Thời gian", 1.1, "center"), Column("Nguồn kinh phí", 1.2),
    Column("Dự toán", 1.4, "right"), Column("Cơ quan chủ trì", 1.8), Column("Cơ quan phối hợp", 1.8),
    Column("Ghi chú", 1.3),
)  # fmt: skip


def sheets(lines: list[Any]) -> tuple[Sheet, ...]:
    """Return an annex on turned pages for each kind of activity that has lines."""
    return tuple(
        Sheet(str(annex.label), (table(annex, group),), landscape=True)
        for annex in Annex
        if (group := [line for line in lines if line.annex == annex])
    )


def table(annex: str, lines: list[Any]) -> Table:
    """Return the table of one annex in the order of the codes."""
    columns, row = {
        Annex.OUTGOING: (OUTGOING, _outgoing),
        Annex.INCOMING: (INCOMING, _incoming),
    }.get(Annex(annex), (OTHER, _other))
    return Table(columns, tuple((str(number), *row(line)) for number, line in enumerate(lines, start=1)))


def _outgoing(line: Any) -> tuple[str, ...]:
    return (
        line.dossier.title, line.head, _number(line.member_count), line.where, line.partner, _aims(line), line.window,
        _number(line.day_count), str(line.get_funding_display()), format_number(line.budget_vnd),
        line.dossier.body.name, _note(line),
    )  # fmt: skip


def _incoming(line: Any) -> tuple[str, ...]:
    return (
        ". ".join(filter(None, (line.dossier.title, line.where))), line.head, _number(line.member_count),
        line.dossier.body.name, line.purpose, line.window, format_number(line.budget_vnd), _note(line),
    )  # fmt: skip


def _other(line: Any) -> tuple[str, ...]:
    return (
        line.dossier.title, ". ".join(filter(None, (line.where, line.partner))), _aims(line), line.window,
        str(line.get_funding_display()), format_number(line.budget_vnd), line.dossier.body.name,
        "; ".join(body.name for body in line.co_units.all()), _note(line),
    )  # fmt: skip


def _aims(line: Any) -> str:
    return f"{line.purpose}\n{line.expected_result}"


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _note(line: Any) -> str:
    """The code by which later dossiers name the line, and what makes it special."""
    joined = "Tham gia đoàn Trung ương" if line.kind == JOINED else ""
    both = f"Cùng ghi ở kênh {line.get_also_channel_display()}" if line.also_channel else ""
    return ". ".join(filter(None, (line.line_code, joined, both)))
