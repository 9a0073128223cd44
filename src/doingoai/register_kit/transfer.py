"""A register as a table: the same columns out and in. What an import would do is known before anything is written.

Columns are those of the act that opens a dossier, so that an import obeys the law that the form obeys. A table inside
a dossier (members, stops) is one cell: a line for each row, its values divided by " | ".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Record
from doingoai.exchange.sheet_cells import CellError, coerce
from doingoai.exchange.sheet_columns import SheetColumn, match_columns
from doingoai.exchange.sheets_in import Sheet
from doingoai.organisations.models import Officer
from doingoai.register_kit.cells import cell_of, choices_held, kind_of, relations, value_of
from doingoai.register_kit.register import Register
from doingoai.workflow.perform_many import Ready, check_many, write_many
from doingoai.workflow.refusals import ActRefused

NUMBER, STATE = "number", "state"
DOSSIER = ("dossier__body", "dossier__links_out__target")  # what opening shows that is kept in the dossier
IMPORT_REASON = "Nhập từ bảng tính"


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in one row, as its author reads it: row number of the file, column, message."""

    row: int
    column: str
    message: str


@dataclass
class Preview:
    """What an import would do: dossiers ready to be opened, rows known already, problems by row."""

    ready: list[Ready] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)


def sheet_columns(register: Register) -> list[SheetColumn]:
    """Return the columns of the register's table: number and state, then what opening asks for."""
    fields = register.importing.Inputs.base_fields
    columns = [SheetColumn(NUMBER, _("Mã hồ sơ")), SheetColumn(STATE, _("Trạng thái"))]
    return columns + [
        SheetColumn(
            name,
            str(each.label or name),
            kind=kind_of(each),
            choices=tuple((str(key), str(label)) for key, label in getattr(each, "choices", ()) if key != "")
            if kind_of(each) == "choice"
            else (),
            required=each.required,
        )
        for name, each in fields.items()
        if not isinstance(each, forms.FileField)
    ]


def export_rows(register: Register, records: QuerySet[Record], officer: Officer) -> Iterator[list[Any]]:
    """Yield the cells of each record in the order of `sheet_columns`; memory does not grow with the rows."""
    fields = register.importing.Inputs.base_fields
    names = [column.key for column in sheet_columns(register)[2:]]
    lookups = [*DOSSIER, *relations(register.model, fields)]
    for record in records.prefetch_related(*lookups).iterator(chunk_size=500):
        held = register.importing.initial(record) | record.masked_for(officer)
        cells = [cell_of(record, name, fields[name], held) for name in names]
        yield [record.dossier.number, record.state_label, *cells]


def preview(register: Register, sheet: Sheet, officer: Officer) -> Preview:
    """Check every row of the sheet and return everything that is wrong at once; write nothing."""
    columns = sheet_columns(register)
    match = match_columns([name.rstrip(" *") for name in sheet.header], columns, keys=sheet.keys)
    found = Preview()
    found.problems += [RowProblem(0, "", problem) for problem in match.problems()]
    if found.problems:
        return found
    with choices_held():
        _check_rows(register, sheet, officer, match.positions, found)
    return found


def _check_rows(
    register: Register, sheet: Sheet, officer: Officer, positions: Mapping[str, int], found: Preview
) -> None:
    by_key = {column.key: column for column in sheet_columns(register)}
    rows = [(row.number, _coerced(row, positions, by_key, found)) for row in sheet.rows]
    known = _known_numbers(register, officer, [cells.get(NUMBER) for _number, cells in rows])
    fresh = []
    for number, cells in rows:
        if cells.get(NUMBER) in known:
            found.known.append(number)
        else:
            fresh.append((number, cells))
    _check(register, officer, fresh, found)


def write(register: Register, found: Preview, officer: Officer) -> list[Record]:
    """Open the dossiers that are ready, all or nothing."""
    return write_many(register.importing, found.ready, actor=officer)


def _check(register: Register, officer: Officer, rows: Sequence[tuple[int, Mapping[str, Any]]], found: Preview) -> None:
    fields = register.importing.Inputs.base_fields
    broken = {problem.row for problem in found.problems}
    inputs, numbers = [], []
    for number, cells in rows:
        if number in broken:
            continue
        try:
            inputs.append({name: value_of(cells.get(name), each) for name, each in fields.items()})
            numbers.append(number)
        except CellError as problem:
            found.problems.append(RowProblem(number, "", problem.message_vi))
    checked = check_many(register.model, register.importing, inputs, actor=officer, reasons={"*": IMPORT_REASON})
    found.ready = checked.ready
    for position, refusal in checked.refused.items():
        messages = refusal.messages if isinstance(refusal, ActRefused) else [str(refusal)]
        found.problems += [RowProblem(numbers[position], "", message) for message in messages]
    found.problems.sort(key=lambda problem: problem.row)


def _coerced(
    row: Any, positions: Mapping[str, int], by_key: Mapping[str, SheetColumn], found: Preview
) -> dict[str, Any]:
    cells = {}
    for key, position in positions.items():
        try:
            cells[key] = coerce(row.cells[position], by_key[key]) if key != STATE else None
        except CellError as problem:
            found.problems.append(RowProblem(row.number, by_key[key].label, problem.message_vi))
    return cells


def _known_numbers(register: Register, officer: Officer, numbers: Iterable[Any]) -> set[str]:
    wanted = {str(number) for number in numbers if number}
    if not wanted:
        return set()
    rows = register.model.objects.visible_to(officer).filter(dossier__number__in=wanted)
    return set(rows.values_list("dossier__number", flat=True))


def file_name(register: Register, on: dt.date, suffix: str) -> str:
    return f"{register.key}-{on:%Y%m%d}.{suffix}"
