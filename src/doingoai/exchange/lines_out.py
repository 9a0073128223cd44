"""Tables as lines: CSV for people and spreadsheets, JSON for programs; made row by row, nothing is held back."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from doingoai.exchange.sheet_cells import as_date, written
from doingoai.exchange.sheet_columns import SheetColumn

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_lines(columns: Sequence[SheetColumn], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the lines of a CSV file, the first with the UTF-8 mark that Excel needs.

    Text that begins like a formula gets an apostrophe, which the import takes off again. Dates are ISO:
    05/02/2026 would become 2 May in a spreadsheet with American settings.
    """
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield "\ufeff" + str(writer.writerow([_guarded(column.label) for column in columns]))
    writers = [_csv_writer(column) for column in columns]
    for row in rows:
        line = [write(value) for write, value in zip(writers, row, strict=True)]
        yield str(writer.writerow(line))


def json_lines(columns: Sequence[SheetColumn], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield one JSON object per row, by column key; decimals are strings, so that none is rounded."""
    keys = [column.key for column in columns]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for row in rows:
        yield encode({key: _plain(value) for key, value in zip(keys, row, strict=True)}) + "\n"


class _Echo:
    """The file that csv.writer wants; gives each line back instead of keeping it."""

    def write(self, line: str) -> str:
        """Return the line."""
        return line


def _csv_writer(column: SheetColumn) -> Callable[[Any], str]:
    """Return the function for the values of this column, chosen once and not for each of a million cells."""
    if column.kind == "text":
        return lambda value: "" if value is None else _guarded(str(value))
    if column.kind == "date":
        return lambda value: "" if value is None else as_date(value).isoformat()
    if column.kind == "choice":
        return lambda value: "" if value is None else _guarded(written(value, column))
    return lambda value: "" if value is None else written(value, column)


def _guarded(text: str) -> str:
    return "'" + text if text.startswith(FORMULA_SIGNS) else text


def _plain(value: object) -> object:
    if isinstance(value, datetime.date):
        return as_date(value).isoformat()
    return str(value) if isinstance(value, Decimal) else value
