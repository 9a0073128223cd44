"""Which columns an annex of the report has: data, because the form of the Ministry and of provinces differ (§7.4).

A value of data/indicators/annex_columns.csv is a path from the record, or several with `;` and what stands `between`
them: `head_name`, `members[role=TRUONG_DOAN].position` (of those rows), `#members[sex=F]` (how many of them). A
register without columns in the file is listed with those of its own page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from doingoai.reference.load import Row, read_rows
from doingoai.register_kit.register import Register
from doingoai.register_kit.values import reader, shown
from doingoai.reporting.wording import cell_text
from doingoai.web.amounts import NOTHING

PATH = re.compile(r"(?P<count>#?)(?P<rows>\w+)\[(?P<name>\w+)=(?P<value>\w+)\](?:\.(?P<field>\w+))?")
NAME = "dossier.title"
NUMBERS = (models.IntegerField, models.DecimalField)


@dataclass(frozen=True)
class AnnexColumn:
    """A column: title, share of the width, kind (name, text, date, number), how its value is read from a record.

    The name is the title of the dossier, below which its number stands.
    """

    title: str
    share: float
    kind: str
    read: Callable[[Any], Any]
    prefetch: tuple[str, ...] = ()

    def text(self, record: Any) -> str:
        """Return the value as written on paper."""
        return cell_text(self.read(record))


def annex_columns(register: Register, province: str = "") -> tuple[AnnexColumn, ...]:
    """Return the columns in which a register's records are listed; those of a province's own form where it has one."""
    rows = [row for row in _rows(settings.DATA) if row["register"] == register.key]
    own = [row for row in rows if row["province"] == province]
    chosen = own or [row for row in rows if not row["province"]]
    return tuple(_column(row, register) for row in chosen) or tuple(_own_columns(register))


def figures_of_annex(register: Register) -> frozenset[str]:
    """Return the indicators whose records the annex lists; nothing means those of all figures of the register."""
    return _figures(settings.DATA).get(register.key, frozenset())


def _column(row: Row, register: Register) -> AnnexColumn:
    paths = row["value"].split(";")
    readers = [_reader(path) for path in paths]
    prefetch = tuple(found["rows"] for found in map(PATH.fullmatch, paths) if found)
    share = float(row["share"])
    if len(paths) == 1:
        return AnnexColumn(row["title_vi"], share, _kind(register.model, paths[0]), readers[0], prefetch)
    between = " – " if row["between"] == "–" else f"{row['between']} "

    def joined(record: Any) -> str:
        return between.join(text for text in (cell_text(read(record)) for read in readers) if text != NOTHING)

    return AnnexColumn(row["title_vi"], share, "text", joined, prefetch)


def _own_columns(register: Register) -> Iterator[AnnexColumn]:
    for column in register.columns:
        share = 4 if column.path == NAME else 2
        kind = column.kind if column.kind in ("date", "number") else "text"
        yield AnnexColumn(str(column.label), share, "name" if column.path == NAME else kind, reader(column))
    yield AnnexColumn("Trạng thái", 2, "text", lambda record: record.state_label)


def _reader(path: str) -> Callable[[Any], Any]:
    of_rows = PATH.fullmatch(path)
    if of_rows:
        return lambda record: _read_rows(record, of_rows)
    *heads, last = path.split(".")

    def read(record: Any) -> Any:
        for head in heads:
            record = getattr(record, head)
        return shown(record, last)

    return read


def _read_rows(record: Any, path: re.Match[str]) -> Any:
    """Read the rows that hang on a record and are of one kind: how many, or what one field says in each."""
    rows = [row for row in getattr(record, path["rows"]).all() if str(getattr(row, path["name"])) == path["value"]]
    if path["count"]:
        return len(rows)
    said = (cell_text(shown(row, path["field"]) if path["field"] else str(row)) for row in rows)
    return ", ".join(dict.fromkeys(said))


def _kind(model: type[models.Model], path: str) -> str:
    if path == NAME:
        return "name"
    if path.startswith("#"):
        return "number"
    field: Any = None
    for name in path.split("."):
        field = {each.name: each for each in model._meta.get_fields()}.get(name)
        model = getattr(field, "related_model", None) or model
    if isinstance(field, models.DateField):
        return "date"
    return "number" if isinstance(field, NUMBERS) and not field.choices else "text"


@cache
def _rows(data: Path) -> Sequence[Row]:
    return tuple(read_rows(data / "indicators" / "annex_columns.csv"))


@cache
def _figures(data: Path) -> dict[str, frozenset[str]]:
    rows = read_rows(data / "indicators" / "annexes.csv")
    return {row["register"]: frozenset(row["figures"].split()) for row in rows}
