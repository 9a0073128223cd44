"""Counting every record anew: to replace the stored cells, or to say where they are not what the records say.

Everything is counted and added up inside the database: the groups of all indicators lie in a temporary table, and the
cells are one grouping of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection, transaction

from doingoai.indicators.dates import SLOTS
from doingoai.indicators.groups import counting_sql, standing_sql
from doingoai.indicators.indicator import Indicator
from doingoai.indicators.known import every_indicator
from doingoai.indicators.models import Cell, Shared, Standing

COUNTED: Final = "figures_counted"
TABLE: Final = (
    "code varchar(12), unit integer, first integer, last integer, key varchar(120), dossier bigint, count bigint,"
    " total numeric, part bigint, single bigint"
)
SUMS: Final = ("count", "total", "part", "single")
SUMMED: Final = ", ".join(f"SUM({name}) AS {name}" for name in SUMS)
ANY: Final = " OR ".join(f"SUM({name}) <> 0" for name in SUMS)
# A group enters in its first half-month and, of a stock, leaves in its last; one that never met a cut-off is left out.
MOVES: Final = (
    f"SELECT code, unit, first AS slot, key, dossier, {', '.join(SUMS)} FROM {COUNTED}"
    " WHERE last IS NULL OR last > first"
    f" UNION ALL SELECT code, unit, last, key, dossier, {', '.join(f'-{name}' for name in SUMS)} FROM {COUNTED}"
    " WHERE last > first"
)
HALF_MONTHS: Final = (
    f"SELECT code, unit, slot, 1 AS span, {SUMMED} FROM ({MOVES}) AS m GROUP BY code, unit, slot HAVING {ANY}"
)
FIRST_OF_YEAR: Final = f"slot / {SLOTS} * {SLOTS}"  # whole numbers divide to whole numbers in both databases
YEARS: Final = (
    f"SELECT code, unit, {FIRST_OF_YEAR} AS slot, {SLOTS} AS span, {SUMMED} FROM ({MOVES}) AS m"
    f" WHERE code IN (SELECT code FROM {COUNTED}_stocks) GROUP BY code, unit, {FIRST_OF_YEAR} HAVING {ANY}"
)
CELLS: Final = f"{HALF_MONTHS} UNION ALL {YEARS}"
SHARED: Final = " UNION ALL ".join(
    f"SELECT code, unit, slot, {name} AS key, SUM(count) AS count FROM ({MOVES}) AS m WHERE {condition}"
    f" GROUP BY code, unit, slot, {name} HAVING SUM(count) <> 0"
    for name, condition in (("'=' || key", "key <> ''"), ("'#' || dossier", "dossier IS NOT NULL"))
)


@dataclass(frozen=True)
class Fault:
    """A place where the stored cells are not what the records say; `span` is 0 for what is shared."""

    indicator: str
    unit: int
    slot: int
    span: int
    key: str
    stored: tuple[Any, ...]
    counted: tuple[Any, ...]


@transaction.atomic
def recount(indicators: Iterable[Indicator] | None = None) -> int:
    """Replace the cells by a new count; return how many there are. No act may run meanwhile."""
    chosen = list(every_indicator().values() if indicators is None else indicators)
    for model in (Cell, Shared, Standing):
        model.objects.filter(indicator__in=[indicator.code for indicator in chosen]).delete()
    _count(chosen)
    with connection.cursor() as cursor:
        _insert(cursor, Shared, ("indicator", "unit", "slot", "key", "count"), SHARED)
        for indicator in chosen:
            if indicator.looks_at:
                names = ("indicator", "unit", "first", "last", "key", "dossier_id", *SUMS)
                _insert(cursor, Standing, names, *standing_sql(indicator, indicator.rows()))
        return _insert(cursor, Cell, ("indicator", "unit", "slot", "span", *SUMS), CELLS)


def check(indicators: Iterable[Indicator] | None = None) -> list[Fault]:
    """Return where the stored cells differ from a new count; they stay as they are. Acts may go on meanwhile."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:  # all statements see the database at one moment
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return _check(indicators)


def _check(indicators: Iterable[Indicator] | None) -> list[Fault]:
    chosen = list(every_indicator().values() if indicators is None else indicators)
    _count(chosen)
    cells = _differences(Cell, ("unit", "slot", "span"), SUMS, CELLS, chosen)
    shared = _differences(Shared, ("unit", "slot", "key"), ("count",), SHARED, chosen)
    return [
        *(Fault(code, unit, slot, span, "", *_halves(sums)) for code, unit, slot, span, *sums in cells),
        *(Fault(code, unit, slot, 0, key, *_halves(sums)) for code, unit, slot, key, *sums in shared),
    ]


def _count(indicators: list[Indicator]) -> None:
    """Fill the temporary table with the groups of every row."""
    with connection.cursor() as cursor:
        for name, columns in ((COUNTED, TABLE), (f"{COUNTED}_stocks", "code varchar(12)")):
            cursor.execute(f"CREATE TEMPORARY TABLE IF NOT EXISTS {name} ({columns})")
            cursor.execute(f"DELETE FROM {name}")
        for indicator in indicators:
            sql, params = counting_sql(indicator, indicator.rows())
            cursor.execute(f"INSERT INTO {COUNTED} {sql}", params)
            if indicator.stock:
                cursor.execute(f"INSERT INTO {COUNTED}_stocks VALUES (%s)", [indicator.code])


def _insert(cursor: Any, model: Any, names: tuple[str, ...], sql: str, params: Any = ()) -> int:
    cursor.execute(f"INSERT INTO {model._meta.db_table} ({', '.join(names)}) {sql}", params)
    return int(cursor.rowcount)


def _differences(
    model: Any, place: tuple[str, ...], sums: tuple[str, ...], counted: str, chosen: list[Indicator]
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Return place, stored sums, counted sums, where the two are not the same."""
    where, nothing = ", ".join(("code", *place)), ", ".join("0" for _name in sums)
    new = ", ".join(f"0 AS new_{name}" for name in sums)
    stored = (
        f"SELECT indicator AS code, {', '.join((*place, *sums))}, {new} FROM {model._meta.db_table}"
        f" WHERE indicator IN ({', '.join(['%s'] * len(chosen))})"
    )
    both = f"{stored} UNION ALL SELECT {where}, {nothing}, {', '.join(sums)} FROM ({counted}) AS n"
    pairs = ", ".join((*(f"SUM({name})" for name in sums), *(f"SUM(new_{name})" for name in sums)))
    differ = " OR ".join(f"SUM({name}) <> SUM(new_{name})" for name in sums)
    with connection.cursor() as cursor:
        codes = [indicator.code for indicator in chosen]
        cursor.execute(f"SELECT {where}, {pairs} FROM ({both}) AS b GROUP BY {where} HAVING {differ}", codes)
        return list(cursor.fetchall())


def _halves(sums: list[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    half = len(sums) // 2
    return tuple(sums[:half]), tuple(sums[half:])
