"""The annexes of the report: the nation's figures by province, a province's records register by register.

The records stand in the register's own columns. Records with personal or restricted data are never listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q

from doingoai.documents import Annex, Column, Table
from doingoai.dossiers.models import Record
from doingoai.indicators.records import RecordsBehind
from doingoai.indicators.units import Area
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Access
from doingoai.register_kit import register as kit
from doingoai.register_kit.values import reader
from doingoai.reporting.catalogue import annex_of
from doingoai.reporting.figure import Line
from doingoai.reporting.report import Report
from doingoai.reporting.wording import cell_text, heading, value_text

MOST_LISTED = 300  # more than that is read in the workbook, not on paper
FIGURES_ACROSS = 8  # columns of figures that a landscape page holds


def by_province(found: Report) -> Iterator[Annex]:
    """Yield the figures by unit, so many across as a landscape page holds; national totals come last (RP-06, RP-12)."""
    tables: list[Any] = []
    for first in range(0, len(found.lines), FIGURES_ACROSS):
        lines = found.lines[first : first + FIGURES_ACROSS]
        columns = (Column("TT", 0.7, "center"), Column("Tỉnh, thành phố", 3), *(_column(line) for line in lines))
        rows = [_area_row(place, area, lines) for place, area in enumerate(found.areas, start=1)]
        total = ("", "Toàn quốc", *(value_text(line.figure.value, line.figure.decimals) for line in lines))
        meaning = "; ".join(f"{line.figure.code}: {line.indicator.name} ({line.indicator.unit})" for line in lines)
        note = f"{meaning}. Toàn quốc đếm mỗi lớp, thỏa thuận một lần nên có thể nhỏ hơn cộng các tỉnh."
        tables.append(Table(columns, (*rows, total), note=note, bold_rows=frozenset({len(rows)})))
    if tables:
        yield Annex(f"Số liệu theo tỉnh, thành phố, {found.period.label}", tuple(tables), landscape=True)


def _column(line: Line) -> Column:
    return Column(line.figure.code, 1.3, "right")


def _area_row(place: int, area: Area, lines: Sequence[Line]) -> tuple[str, ...]:
    figures = (line.reckoning.figure_of(area) for line in lines)
    return (str(place), area.name, *(value_text(each.value, each.decimals) for each in figures))


def record_lists(found: Report, officer: Officer | None) -> Iterator[Annex]:
    """Yield one list for each register with records behind its figures, under the title of the catalogue."""
    for register, lines in found.by_register():
        records, total = _listed(found, register, lines, officer)
        if records:
            code, title = annex_of(register)
            name = f"{title} ({code})" if code else title
            more = (
                f"Liệt kê {len(records)} trên {value_text(total, 0)} hồ sơ; đủ trong tệp Excel."
                if total > len(records)
                else ""
            )
            yield Annex(f"{name}, {heading(found.territory, found.period)}", (_records(register, records, more),))


def _listed(
    found: Report, register: kit.Register, lines: Sequence[Line], officer: Officer | None
) -> tuple[list[Record], int]:  # fmt: skip
    """Return the first records behind the register's figures that may be printed, and how many there are."""
    behind = Q(pk__in=())
    for line in lines:
        places = found.territory.now.of(stock=line.indicator.stock)
        behind |= Q(pk__in=RecordsBehind(line.indicator, found.period, places, officer=officer).dossiers())
    rows = (
        register.model.objects.for_system("report") if officer is None else register.model.objects.visible_to(officer)
    )
    rows = rows.filter(behind, dossier__access_level__lte=Access.INTERNAL)
    shown = rows.select_related("dossier", *register.select_related).order_by("dossier__event_date", "dossier__number")
    return list(shown[:MOST_LISTED]), rows.count()


def _records(register: kit.Register, records: Sequence[Record], note: str) -> Table:
    readers = [reader(column) for column in register.columns]
    columns = (
        Column("TT", 0.7, "center"), Column("Mã hồ sơ", 2.8),
        *(_record_column(each) for each in register.columns),
        Column("Trạng thái", 2),
    )  # fmt: skip
    rows = tuple(
        (str(place), record.dossier.number, *(cell_text(read(record)) for read in readers), record.state_label)
        for place, record in enumerate(records, start=1)
    )
    return Table(columns, rows, note=note)


def _record_column(column: kit.Column) -> Column:
    share = 4 if column.path == "dossier.title" else 2
    return Column(str(column.label), share, "right" if column.kind == "number" else "left")
