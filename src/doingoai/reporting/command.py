"""`doingoai report` and `doingoai figure`: text tables in Vietnamese or JSON, and files. Exit 0, or 2 with one line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from json import dumps
from pathlib import Path
from typing import Any

from django.utils.translation import override

from doingoai.indicators.periods import BadPeriod, Period
from doingoai.indicators.records import RecordBehind
from doingoai.indicators.units import BadUnit, View
from doingoai.reporting import paper, workbook
from doingoai.reporting.catalogue import BadCode
from doingoai.reporting.figure import FigureReport, figure, records_json
from doingoai.reporting.report import Report, report
from doingoai.reporting.wording import VIEWS, change_text, heading, missing_text, notes_of, span, value_text
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate

WIDEST = 60
WRITERS: dict[str, Callable[[Report], bytes]] = {
    "docx": paper.docx,
    "pdf": paper.pdf,
    "xlsx": workbook.report_workbook,
}


class BadView(ValueError):
    """The text names no view; says which there are."""


class NotWritten(OSError):
    """A file could not be written; says which and why."""


def report_command(
    *, period: str, unit: str, view: str = "", json: bool = False, docx: str = "", pdf: str = "", xlsx: str = ""
) -> int:
    """Print the report, or write it into the files that are named; return the exit code."""
    files = {"docx": docx, "pdf": pdf, "xlsx": xlsx}
    try:
        with override("vi"):
            found = report(Period.parse(period), unit, _view(view))
            written = [_write(form, Path(name), found) for form, name in files.items() if name]
            # Scripts read the JSON alone; the names of the files are said to people only.
            _say(dumps(found.as_json(), ensure_ascii=False, indent=1)) if json else _say(_report_text(found), *written)
    except (BadPeriod, BadUnit, BadView, NotWritten) as problem:
        return _refuse(problem)
    return 0


def figure_command(*, code: str, period: str, unit: str, view: str = "", json: bool = False) -> int:
    """Print the records behind a figure: as JSON the list alone; return the exit code."""
    try:
        with override("vi"):
            found = figure(code, Period.parse(period), unit, view=_view(view))
            _say(dumps(records_json(found), ensure_ascii=False, indent=1) if json else _figure_text(found))
    except (BadPeriod, BadUnit, BadView, BadCode) as problem:
        return _refuse(problem)
    return 0


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: frozenset[int]) -> str:
    """Write a table in columns of equal width; those in `numbers` to the right."""
    cut = [[cell if len(cell) <= WIDEST else cell[: WIDEST - 1] + "…" for cell in row] for row in (head, *rows)]
    widths = [max(len(row[place]) for row in cut) for place in range(len(head))]
    lines = [_line(row, widths, numbers) for row in cut]
    return "\n".join([lines[0], "  ".join("─" * width for width in widths), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> str:
    pairs = enumerate(zip(row, widths, strict=True))
    return "  ".join(
        cell.rjust(width) if place in numbers else cell.ljust(width) for place, (cell, width) in pairs
    ).rstrip()


def _report_text(found: Report) -> str:
    where, period = found.territory, found.period
    rows = [
        [
            line.figure.code, str(line.indicator.name), str(line.indicator.unit),
            value_text(line.figure.value, line.figure.decimals), value_text(line.figure.previous, line.figure.decimals),
            change_text(line.figure, where), vnnumber(line.figure.rows),
        ]
        for line in found.lines
    ]  # fmt: skip
    head = ["Mã", "Chỉ tiêu", "Đơn vị", period.key, period.previous.key, "Tăng/giảm %", "Hồ sơ"]
    return "\n".join(
        [
            f"Số liệu đối ngoại: {heading(where, period)}",
            f"Kỳ {span(period)}. {VIEWS[where.view]}.",
            *notes_of(found),
            missing_text(found),
            "",
            text_table(head, rows, frozenset({3, 4, 5, 6})),
        ]
    )


def _figure_text(found: FigureReport) -> str:
    value, indicator = found.figure, found.line.indicator
    rows = [
        [record.number, record.title, str(found.line.register.title), vndate(record.event_date), _weight(record)]
        for record in found.behind.page()
    ]
    told = f"{value_text(value.value, value.decimals)} {indicator.unit}, từ {vnnumber(value.rows)} hồ sơ"
    table = text_table(["Mã hồ sơ", "Tên", "Sổ", "Ngày", "Tính"], rows, frozenset({4}))
    asked = f"{heading(found.territory, found.period)}, kỳ {span(found.period)}"
    return f"{value.code} {indicator.name}: {told}\n{asked}\n\n{table}"


def _weight(record: RecordBehind) -> str:
    """Write what a record adds; of a share numerator and denominator."""
    weight = vnnumber(record.weight)
    return weight if record.part is None else f"{vnnumber(record.part)}/{weight}"


def _view(text: str | None) -> View | None:
    if not text:
        return None
    try:
        return View(text)
    except ValueError:
        raise BadView(f"Không có cách xem “{text}”. Viết: {', '.join(View)}.") from None


def _write(form: str, target: Path, found: Report) -> str:
    """Write one file whole or not at all."""
    draft = target.with_name(f"{target.name}.partial")
    try:
        draft.write_bytes(WRITERS[form](found))
        draft.replace(target)
    except OSError as problem:
        raise NotWritten(f"Không ghi được {target}: hãy kiểm tra thư mục và quyền ghi.") from problem
    return f"Đã ghi {target}."


def _say(*parts: str) -> None:
    sys.stdout.write("\n".join(parts) + "\n")


def _refuse(problem: Any) -> int:
    sys.stderr.write(" ".join(str(problem).split()) + "\n")
    return 2
