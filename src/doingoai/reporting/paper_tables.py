"""Figures as rows of a table on paper: the value with its qualifier, below the name the code that opens its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from doingoai.documents import Column, Run, Table
from doingoai.documents.content import Text
from doingoai.indicators.figures import Figure
from doingoai.indicators.indicator import Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.units import Territory
from doingoai.reporting.links import code_in, figure_link
from doingoai.reporting.printed import Printed, Restated, Stated, stated_text
from doingoai.reporting.report import Report
from doingoai.reporting.wording import value_text
from doingoai.web.amounts import NOTHING, signed, vnnumber
from doingoai.web.dates import vndate

Group = tuple[str, list[Stated]]
OTHER_SOURCES = "Số liệu từ nguồn khác"


def groups(found: Report, printed: Printed) -> list[Group]:
    """Return the figures under the titles of their registers; stated ones in place of live ones.

    Stated figures that no register computes come last, under a title of their own.
    """
    known = {line.figure.code for line in found.lines}
    shown: list[Group] = [
        (str(register.title), [printed.figures.get(line.figure.code) or live(line.figure) for line in lines])
        for register, lines in found.by_register()
    ]
    typed = [stated for code, stated in printed.figures.items() if code not in known]
    return [*shown, (OTHER_SOURCES, typed)] if typed else shown


def live(figure: Figure) -> Stated:
    """Return a figure of the day as it is stated."""
    share = figure.indicator.measure == Measure.SHARE
    return Stated(
        figure.code, str(figure.indicator.name), str(figure.indicator.unit), figure.value, figure.previous,
        figure.change_pct, figure.decimals, figure.rows,
        num=figure.part if share else None, den=figure.whole if share else None,
    )  # fmt: skip


def figures_table(figures: Sequence[Stated], where: Territory, period: Period) -> Table:
    """Return the figures of one group; each value opens its records, its code stands below its name."""
    columns = (
        Column("Chỉ tiêu (mã số liệu)", 5.6), Column("Đơn vị", 1.7), Column(period.key, 2.1, "right"),
        Column(period.previous.key, 1.9, "right"), Column("Tăng, giảm (%)", 2, "right"), Column("Hồ sơ", 1.4, "right"),
    )  # fmt: skip
    return Table(columns, tuple(_row(each, where, period) for each in figures))


def remarks_on(figures: Sequence[Stated]) -> Iterator[str]:
    """Say what a reader must know of single figures: typed, from which source, what other sources say, why it leapt."""
    for each in figures:
        if each.source:
            yield f"{each.name} ({each.code}): số nhập tay, nguồn: {each.source}."
        if each.others:
            told = "; ".join(
                f"{stated_text(other.value, each.decimals, other.qualifier)} ({other.name})" for other in each.others
            )
            yield f"{each.name} ({each.code}): báo cáo lấy {each.text}; nguồn khác: {told}."
        if each.comment:
            yield f"{each.name} ({each.code}): {each.comment}"


def restated_table(restated: Sequence[Restated]) -> Table:
    """Return what was corrected after the report had been submitted (BC-03)."""
    columns = (
        Column("Chỉ tiêu", 3.4), Column("Đã báo cáo", 1.6, "right"), Column("Nay là", 1.6, "right"),
        Column("Hồ sơ", 2.2), Column("Lý do", 3.2), Column("Người sửa, ngày", 2.6),
    )  # fmt: skip
    rows = tuple(
        (
            f"{each.name} ({each.code})", value_text(each.old, each.decimals), value_text(each.new, each.decimals),
            each.record or NOTHING, each.reason, f"{each.who}, {vndate(each.on)}",
        )
        for each in restated
    )  # fmt: skip
    return Table(columns, rows, caption="Số liệu đính chính sau khi gửi báo cáo")


def _row(stated: Stated, where: Territory, period: Period) -> tuple[Text, ...]:
    own = code_in(where, stated.code, period)
    # A typed number has no records: its code would open nothing.
    link = "" if stated.source else figure_link(own)
    before = figure_link(code_in(where, stated.code, period.previous)) if link else ""
    code = Run(f"\n{stated.code}" if stated.source else f"\n{own}", small=True, link=link)
    share = (Run(f"\n{vnnumber(stated.num)}/{vnnumber(stated.den)}", small=True),) if stated.den else ()
    return (
        (Run(stated.name), code), stated.unit, (Run(stated.text, link=link), *share),
        (Run(value_text(stated.previous, stated.decimals), link=before),),
        signed(stated.change_pct) if where.comparable else "không so sánh được",
        NOTHING if stated.source else vnnumber(stated.records),
    )  # fmt: skip
