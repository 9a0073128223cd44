"""doingoai import and export: a register as a table, the same columns both ways."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from doingoai.exchange.sheets_in import BadSheet, read_sheet
from doingoai.exchange.sheets_out import write_sheet
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.register_kit.transfer import Preview, export_rows, preview, sheet_columns, write
from doingoai.site.commands.acting import NoOfficer, officer_for


def import_sheet(arguments: argparse.Namespace) -> int:
    """Open a dossier for each row. Every problem of every row is printed; nothing is written when there is one.

    `--valid-rows` writes the good rows all the same; `--dry-run` writes nothing. Exit 1 when anything was wrong.
    """
    try:
        register, officer = _register(arguments.register), officer_for(arguments.unit, arguments.officer)
        found = preview(register, read_sheet(Path(arguments.file)), officer)
    except (BadSheet, NoOfficer, LookupError, OSError) as problem:
        print(getattr(problem, "message_vi", "") or problem, file=sys.stderr)
        return 2
    _tell(found)
    wanted = not arguments.dry_run and (arguments.valid_rows or not found.problems)
    if wanted and found.ready:
        done = write(register, found, officer)
        print(f"Đã nhập {len(done)} hồ sơ.")
    return 1 if found.problems else 0


def export_sheet(arguments: argparse.Namespace) -> int:
    """Write the register, as far as the officer sees it, into an .xlsx file."""
    try:
        register, officer = _register(arguments.register), officer_for(arguments.unit, arguments.officer)
    except LookupError as problem:
        print(problem, file=sys.stderr)
        return 2
    target = Path(arguments.file)
    draft = target.with_suffix(".partial")
    with draft.open("wb") as stream:
        write_sheet(stream, sheet_columns(register), _rows(register, officer), title=str(register.title))
    draft.replace(target)
    print(f"Đã xuất {target}.")
    return 0


def _rows(register: Register, officer: Officer) -> Iterator[list[object]]:
    records = register.model.objects.visible_to(officer).select_related("dossier", *register.select_related)
    return export_rows(register, records.newest_first(), officer)


def _register(key: str) -> Register:
    try:
        return registers()[key]
    except KeyError:
        raise LookupError(f"Không có sổ “{key}”. Các sổ: {', '.join(registers())}.") from None


def _tell(found: Preview) -> None:
    for problem in found.problems:
        place = f"Dòng {problem.row}" if problem.row else "Tệp"
        column = f", cột {problem.column}" if problem.column else ""
        print(f"{place}{column}: {problem.message}", file=sys.stderr)
    print(f"{len(found.ready)} dòng hợp lệ, {len(found.known)} dòng đã có, {len(found.problems)} chỗ cần sửa.")
