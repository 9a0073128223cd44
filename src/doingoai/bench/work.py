"""Longer work: export and import of a register."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction

from doingoai.bench.stage import NATION, PROVINCE
from doingoai.bench.timing import Line, shown, times_as_long
from doingoai.exchange.lines_out import csv_lines
from doingoai.exchange.sheets_in import read_sheet
from doingoai.exchange.sheets_out import write_sheet
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.lists import visible_rows
from doingoai.register_kit.transfer import export_rows, preview, sheet_columns, write

IMPORTED = 10_000


class Undone(Exception):
    """What was written for the measurement is taken back."""


def measure_work() -> Iterator[Line]:
    yield from _export()
    yield from _import()


def _export() -> Iterator[Line]:
    officer = Officer.objects.get(username=NATION)
    register = max(registers().values(), key=lambda each: each.model.objects.for_system("bench").count())
    rows = visible_rows(register, officer).newest_first()
    start = time.perf_counter()
    lines = csv_lines(sheet_columns(register), export_rows(register, rows, officer))
    next(iter(lines))
    first = 1000 * (time.perf_counter() - start)
    count = sum(1 for _line in lines)
    took = time.perf_counter() - start
    goal = "first byte ≤ 0.1 s, 1 M rows ≤ 20 s"
    yield Line(
        f"export of {register.key} as CSV, {count:,} rows",
        goal,
        f"first {shown(first)} ms, {took:.1f} s, {count / took:,.0f} rows/s",
    )


def _import() -> Iterator[Line]:
    """Read, check and open 10,000 classes, then take them back."""
    register, officer = registers()["training"], Officer.objects.get(username=PROVINCE)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "lop.xlsx"
        columns = sheet_columns(register)
        said = _class_cells()
        rows = ([said(column.key, number) for column in columns] for number in range(IMPORTED))
        with file.open("wb") as stream:
            write_sheet(stream, columns, rows, title=str(register.title))
        start = time.perf_counter()
        sheet = read_sheet(file)
        read = time.perf_counter() - start
        found = preview(register, sheet, officer)
        checked = time.perf_counter() - start
        try:
            with transaction.atomic():
                write(register, found, officer)
                took = time.perf_counter() - start
                raise Undone
        except Undone:
            pass
    parts = f"read {read:.1f}, checked {checked - read:.1f}, written {took - checked:.1f}"
    told = f"{took:.1f} s ({parts}); {len(found.ready):,} opened, {len(found.problems)} problems"
    yield Line(f"import of {IMPORTED:,} rows × {len(columns)} columns with ledger, one transaction", "≤ 5 s", told,
               f"reading alone {read:.1f} s", times_as_long(took, read))  # fmt: skip


def _class_cells() -> Callable[[str, int], Any]:
    plain = {
        "topic": "PROTOCOL", "level": "BASIC", "mode": "ONSITE", "organiser": "PROVINCE", "place": "Đà Nẵng",
        "hours": 16,
        "date_from": dt.date(2026, 3, 2), "date_to": dt.date(2026, 3, 4),
    }  # fmt: skip
    return lambda key, number: f"Lớp bồi dưỡng lễ tân số {number}" if key == "title" else plain.get(key)


def database_facts() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        version = cursor.fetchone()[0]
    return f"{'SQLite' if connection.vendor == 'sqlite' else 'PostgreSQL'} {version}"
