"""An Excel workbook of live tables: filters, totals and computed columns that Excel and LibreOffice go on computing.

Every formula is written with the value it has today, so that readers that do not compute (a preview, an import) show
the same numbers. Text is text: a title that begins with “=” does not become a formula.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from doingoai.exchange.sheets_out import sheet_name

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_TEXT = 32_767
EXACT_UP_TO = 10**15  # a larger number loses digits in a cell: it is written as text
MOST_LINKS = 65_530  # of one sheet, in Excel
LONGEST_NAME = 31  # of a sheet, in Excel
A4 = 9
WIDTHS = {"text": 26, "name": 48, "date": 12, "number": 13}
Total = Literal["", "count", "sum", "average"]


@dataclass(frozen=True)
class BookColumn:
    """A column of a table; `formula` is computed in every row, `total` below the last."""

    label: str
    kind: str = "text"  # text name date number
    total: Total = ""
    formula: str = ""


@dataclass(frozen=True)
class Live:
    """A computed cell: its formula and today's value; `decimals` are shown."""

    formula: str
    value: Any
    decimals: int = 0


@dataclass(frozen=True)
class Linked:
    """A text that opens an address; without one it is just a text."""

    text: str
    address: str


@dataclass(frozen=True)
class Placed:
    """A table in its sheet: where its rows are, for charts and for formulas elsewhere."""

    sheet: str
    name: str
    columns: tuple[BookColumn, ...]
    rows: int

    def range(self, column: int, *, row: int | None = None, last: int | None = None) -> list[Any]:
        """Return cells for a chart: one column of all rows, or one row from `column` to `last`."""
        if row is None:
            return [self.sheet, 1, column, max(self.rows, 1), column]
        return [self.sheet, row + 1, column, row + 1, column if last is None else last]


class Book:
    """A workbook in memory; its bytes are there when the block is left."""

    content = b""

    def __init__(self, title: str) -> None:
        self._title = title

    def __enter__(self) -> Book:
        self._stream = BytesIO()
        self._book = xlsxwriter.Workbook(self._stream, OPTIONS)
        self._book.set_properties({"title": self._title})
        text, link = {"text_wrap": True, "valign": "top"}, {"font_color": "#14598A", "underline": 1, "valign": "top"}
        self._date = self._book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._text, self._link = self._book.add_format(text), self._book.add_format(link)
        self._numbers = [
            self._book.add_format({"num_format": form, "valign": "top"}) for form in ("#,##0", "#,##0.0", "#,##0.00")
        ]
        return self

    def __exit__(self, *problem: object) -> None:
        self._book.close()
        self.content = self._stream.getvalue()

    def table(
        self, sheet: str, name: str, columns: Sequence[BookColumn], rows: Iterable[Sequence[Any]], *, frozen: int = 1
    ) -> Placed:  # fmt: skip
        """Add a sheet with one filtered table, its head and first `frozen` columns kept in sight, ready for A4."""
        columns = _named_once(columns)
        filled = [list(row) for row in rows]
        drawn = self._book.add_worksheet(self._free_name(sheet))
        last = max(len(filled), 1) + any(column.total for column in columns)
        heads = [_head(column, [row[at] for row in filled], first=not at) for at, column in enumerate(columns)]
        shape = {
            "name": name,
            "columns": heads,
            "style": "Table Style Light 9",
            "total_row": last > max(len(filled), 1),
        }
        drawn.add_table(0, 0, last, len(columns) - 1, shape)
        for at, column in enumerate(columns):
            drawn.set_column(at, at, WIDTHS[column.kind])
        for place, row in enumerate(filled, start=1):
            for at, value in enumerate(row):
                self._write(drawn, place, at, value)
        self._print_well(drawn, frozen)
        return Placed(drawn.name, name, tuple(columns), len(filled))

    def charts(self, sheet: str, charts: Iterable[tuple[str, dict[str, Any], list[dict[str, Any]]]]) -> None:
        """Add a sheet of native charts, each (title, {"type": …}, series); two beside each other."""
        drawn = self._book.add_worksheet(self._free_name(sheet))
        for place, (title, kind, series) in enumerate(charts):
            chart = self._book.add_chart(kind)
            for each in series:
                chart.add_series(each)
            chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
            chart.set_legend({"none": True} if len(series) == 1 else {"position": "bottom"})
            chart.set_size({"width": 620, "height": 340})
            drawn.insert_chart(place // 2 * 18, place % 2 * 10, chart, {"description": title})
        self._print_well(drawn, 0)

    def _free_name(self, wanted: str) -> str:
        """Return a name of at most 31 letters that no sheet bears yet."""
        known = {sheet.name.casefold() for sheet in self._book.worksheets()}
        whole_words = wanted if len(wanted) <= LONGEST_NAME else wanted[:LONGEST_NAME].rpartition(" ")[0]
        whole = sheet_name(whole_words or wanted)
        name, number = whole, 2
        while name.casefold() in known:
            name, number = f"{whole[: LONGEST_NAME - 4]} ({number})", number + 1
        return name

    def _write(self, sheet: Worksheet, row: int, column: int, value: Any) -> None:
        if isinstance(value, Live):
            shown = "" if value.value is None else value.value
            sheet.write_formula(row, column, value.formula, self._numbers[min(value.decimals, 2)], shown)
        elif isinstance(value, Linked):
            self._write_link(sheet, row, column, value)
        elif isinstance(value, dt.date):
            sheet.write_datetime(row, column, value, self._date)
        elif isinstance(value, int | Decimal) and not isinstance(value, bool) and abs(Decimal(value)) < EXACT_UP_TO:
            decimals = -int(value.as_tuple().exponent) if isinstance(value, Decimal) else 0
            sheet.write_number(row, column, value, self._numbers[min(max(decimals, 0), 2)])
        elif value is not None and value != "":
            sheet.write_string(row, column, str(value)[:LONGEST_TEXT], self._text)

    def _write_link(self, sheet: Worksheet, row: int, column: int, value: Linked) -> None:
        if value.address and row <= MOST_LINKS:
            sheet.write_url(row, column, value.address, self._link, value.text)
        else:
            sheet.write_string(row, column, value.text, self._text)

    def _print_well(self, sheet: Worksheet, frozen: int) -> None:
        if frozen:
            sheet.freeze_panes(1, frozen)
            sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C&P/&N")


def of_row(table: str, label: str) -> str:
    """Return the reference to a column in the same row of a table."""
    return f"{table}[[#This Row],[{_escaped(label)}]]"


def of_row_between(table: str, first: str, last: str) -> str:
    """Return the reference to the cells of the same row from one column to another."""
    return f"{table}[[#This Row],[{_escaped(first)}]:[{_escaped(last)}]]"


def of_column(table: str, label: str) -> str:
    """Return the reference to all rows of a column."""
    return f"{table}[{_escaped(label)}]"


def _escaped(label: str) -> str:
    return "".join(f"'{letter}" if letter in "[]#'@" else letter for letter in label)


def _named_once(columns: Sequence[BookColumn]) -> list[BookColumn]:
    """Return the columns with different labels, as a table needs them, on one line."""
    found: list[BookColumn] = []
    known: set[str] = set()
    for column in columns:
        plain = " ".join(column.label.split()) or "Cột"
        label, number = plain, 2
        while label.casefold() in known:
            label, number = f"{plain} ({number})", number + 1
        known.add(label.casefold())
        found.append(replace(column, label=label))
    return found


def _head(column: BookColumn, values: Sequence[Any], *, first: bool) -> dict[str, Any]:
    head: dict[str, Any] = {"header": column.label}
    if column.formula:
        head["formula"] = column.formula
    if column.total:
        head |= {"total_function": column.total, "total_value": _total(column.total, values)}
    elif first:
        head["total_string"] = "Tổng"
    return head


def _total(total: Total, values: Sequence[Any]) -> Any:
    """Compute what the total below a column shows."""
    plain = [value.value if isinstance(value, Live) else value for value in values]
    if total == "count":
        return sum(value is not None and value != "" for value in plain)
    numbers = [Decimal(value) for value in plain if isinstance(value, int | Decimal)]
    if total == "sum":
        return sum(numbers, Decimal(0))
    return sum(numbers, Decimal(0)) / len(numbers) if numbers else ""
