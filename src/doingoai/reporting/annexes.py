"""The annexes of the report on paper: the nation's figures by province, a province's records register by register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from doingoai.documents import Annex, Column, Run, Table
from doingoai.documents.content import Text
from doingoai.indicators.units import Area
from doingoai.organisations.models import Officer
from doingoai.reporting.annex_columns import AnnexColumn
from doingoai.reporting.figure import Line
from doingoai.reporting.links import area_link, code_in, site_link
from doingoai.reporting.record_lists import RecordList, record_lists
from doingoai.reporting.report import Report
from doingoai.reporting.wording import heading, value_text

MOST_LISTED = 300  # more than that is read in the workbook, not on paper
LONGEST_CELL = 240  # letters; a report of many pages stands in the record
FIGURES_ACROSS = 8  # columns of figures that a landscape page holds


def by_province(found: Report) -> Iterator[Annex]:
    """Yield the figures by unit, so many across as a landscape page holds; national totals come last (RP-06, RP-12)."""
    tables = [
        _area_table(found, found.lines[first : first + FIGURES_ACROSS])
        for first in range(0, len(found.lines), FIGURES_ACROSS)
    ]
    if tables and found.areas:
        yield Annex(f"Số liệu theo tỉnh, thành phố, {found.period.label}", tuple(tables), landscape=True)


def of_records(found: Report, officer: Officer | None) -> Iterator[Annex]:
    """Yield one list for each register with records behind its figures, under the title of the catalogue."""
    for listed in record_lists(found, officer, MOST_LISTED):
        name = f"{listed.title} ({listed.code})" if listed.code else listed.title
        yield Annex(f"{name}, {heading(found.territory, found.period)}", (_records(listed),))


def _area_table(found: Report, lines: Sequence[Line]) -> Table:
    columns = (
        Column("TT", 0.7, "center"), Column("Tỉnh, thành phố", 3),
        *(Column(line.figure.code, 1.3, "right") for line in lines),
    )  # fmt: skip
    rows = [_area_row(found, place, area, lines) for place, area in enumerate(found.areas, start=1)]
    total = ("", "Toàn quốc", *(value_text(line.figure.value, line.figure.decimals) for line in lines))
    meaning = "; ".join(f"{line.figure.code}: {line.indicator.name} ({line.indicator.unit})" for line in lines)
    example = code_in(found.territory, lines[0].figure.code, found.period).replace(".VN.", ".01.")
    note = (
        f"{meaning}. Toàn quốc đếm mỗi lớp, thỏa thuận một lần nên có thể nhỏ hơn cộng các tỉnh. "
        f"Mã của một số gồm mã cột, mã tỉnh, kỳ và cách tính, ví dụ {example}."
    )
    return Table(columns, (*rows, total), note=note, bold_rows=frozenset({len(rows)}))


def _area_row(found: Report, place: int, area: Area, lines: Sequence[Line]) -> tuple[Text, ...]:
    cells: list[Text] = []
    for line in lines:
        figure = line.reckoning.figure_of(area)
        link = area_link(found.territory, area, figure.code, found.period)
        cells.append((Run(value_text(figure.value, figure.decimals), link=link),))
    return (str(place), (Run(area.name), Run(f" {area.code}", small=True)), *cells)


def _records(listed: RecordList) -> Table:
    columns = (Column("TT", 0.7, "center"), *(Column(each.title, each.share, _side(each)) for each in listed.columns))
    rows = tuple(_record_row(place, record, listed.columns) for place, record in enumerate(listed.records, start=1))
    note = ""
    if listed.total > len(listed.records):
        told = value_text(listed.total, 0)
        note = f"Liệt kê {len(listed.records)} trên {told} hồ sơ; đủ trong tệp Excel."
    return Table(columns, rows, note=note)


def _record_row(place: int, record: Any, columns: Sequence[AnnexColumn]) -> tuple[Text, ...]:
    """Return the cells of a record; its number stands small below its name and opens it."""
    number = Run(f"\n{record.dossier.number}", small=True, link=site_link(record.get_absolute_url()))
    cells: list[Text] = []
    for column in columns:
        text = _shortened(column.text(record))
        cells.append((Run(text), number) if column.kind == "name" else text)
    return (str(place), *cells)


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1].rstrip() + "…"


def _side(column: AnnexColumn) -> Any:
    return {"number": "right", "date": "center"}.get(column.kind, "left")
