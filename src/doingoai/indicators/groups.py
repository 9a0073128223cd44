"""What dossiers add to indicators, grouped by unit and half-month: one statement for some dossiers or for all.

The same SQL counts one dossier before and after an act, a thousand after an import, and everything in a recount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from doingoai.dossiers.models import Record
from doingoai.indicators.dates import NEVER, Slot, slot_of
from doingoai.indicators.indicator import Indicator, Measure, as_expression
from doingoai.indicators.models import Standing

NEVER_SLOT: Final = slot_of(NEVER)
FEW: Final = 4  # so many dossiers are counted for all indicators of their register in one statement
# Stand in a compiled statement where the keys of dossiers will stand, the n-th for the n-th of them.
PLACEHOLDER: Final = -1_000_000_000


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one indicator that count alike: of one unit, from half-month `first` to before `last` (a stock).

    `part` is the numerator of a share; of distinct rows those that share nothing. `dossier` is named only where the
    rows of that dossier lie in several groups; `single` counts the others.
    """

    indicator: Indicator
    unit: int
    first: int
    last: int | None
    key: str
    dossier: int | None
    count: int
    total: Decimal
    part: int
    single: int


def groups_of(indicators: Sequence[Indicator], dossiers: Sequence[int]) -> list[Group]:
    """Return what some dossiers add to indicators: one query for few of them, one for each indicator for many."""
    if not indicators or not dossiers:
        return []
    many = len(dossiers)
    together = [tuple(indicators)] if many <= FEW else [(each,) for each in indicators]
    found: list[Group] = []
    for each in together:
        sql, params = _statement(each, many)
        found += _run(each, sql, [_filled(value, dossiers) for value in params])
    return found


def standing_now(indicators: Sequence[Indicator], dossier: int) -> list[Standing]:
    """Return, unsaved, what a dossier adds to indicators that also look at linked ones. One query."""
    if not indicators:
        return []
    sql, params = _statement(tuple(indicators), 1, standing=True)
    return [
        Standing(
            indicator=each.indicator.code, dossier_id=dossier, unit=each.unit, first=each.first, last=each.last,
            key=each.key, count=each.count, total=each.total, part=each.part, single=each.single,
        )
        for each in _run(indicators, sql, [_filled(value, [dossier]) for value in params])
    ]  # fmt: skip


def group_standing(indicator: Indicator, row: Standing) -> Group:
    """Return a kept row as the group that it is: the dossier named only where it lies in several."""
    dossier = None if row.single else row.dossier_id
    return Group(
        indicator, row.unit, row.first, row.last, row.key, dossier, row.count, row.total, row.part, row.single
    )  # fmt: skip


def _run(indicators: Sequence[Indicator], sql: str, params: Sequence[Any]) -> Iterator[Group]:
    by_code = {indicator.code: indicator for indicator in indicators}
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        for code, unit, first, last, key, dossier, count, total, part, single in cursor.fetchall():
            yield Group(by_code[code], unit, first, last, key, dossier, count, Decimal(str(total)), part, single)


@lru_cache(maxsize=256)
def _statement(indicators: tuple[Indicator, ...], many: int, *, standing: bool = False) -> tuple[str, tuple[Any, ...]]:
    """Compile the counting of so many dossiers; making the SQL costs ten times what running it does."""
    make = standing_sql if standing else counting_sql
    wanted = [PLACEHOLDER - number for number in range(many)]
    parts = [make(each, each.rows().filter(**{f"{each.dossier_path()}__in": wanted})) for each in indicators]
    return " UNION ALL ".join(sql for sql, _params in parts), tuple(value for _sql, said in parts for value in said)


def _filled(value: Any, dossiers: Sequence[int]) -> Any:
    number = PLACEHOLDER - value if isinstance(value, int) else -1
    return dossiers[number] if 0 <= number < len(dossiers) else value


def counting_sql(indicator: Indicator, rows: QuerySet) -> tuple[str, Sequence[Any]]:
    """Return the statement that groups some rows of an indicator, with the columns of a Group in their order."""
    if not by_dossier(indicator):
        sql, params = _compiled(indicator, rows)
        columns = (*_columns(indicator), "CAST(NULL AS bigint)", *_sums(indicator), "figure_count")
        return f"SELECT {', '.join(columns)} FROM ({sql}) AS g", params
    spread = "CASE WHEN places > 1 THEN figure_dossier END"
    placed, params = _placed(indicator, rows)
    sums = ", ".join(f"SUM({each})" for each in (*_sums(indicator), "CASE WHEN places = 1 THEN 1 ELSE 0 END"))
    grouping = ", ".join((*_grouping(indicator), spread))
    return f"SELECT {', '.join(_columns(indicator))}, {spread}, {sums} FROM ({placed}) AS w GROUP BY {grouping}", params


def standing_sql(indicator: Indicator, rows: QuerySet) -> tuple[str, Sequence[Any]]:
    """Return the statement that gives each dossier's own groups: the columns of a Group, the dossier always named."""
    placed, params = _placed(indicator, rows)
    columns = ", ".join((*_columns(indicator), "figure_dossier", *_sums(indicator)))
    return f"SELECT {columns}, CASE WHEN places = 1 THEN 1 ELSE 0 END FROM ({placed}) AS w", params


@cache
def by_dossier(indicator: Indicator) -> bool:
    """Tell whether dossiers must be told apart: where each may have several rows, or is looked at from others."""
    has_many = bool(indicator.to_dossier) and not issubclass(indicator.rows().model, Record)
    return has_many or bool(indicator.looks_at)


def _placed(indicator: Indicator, rows: QuerySet) -> tuple[str, Sequence[Any]]:
    sql, params = _compiled(indicator, rows)
    return f"SELECT g.*, COUNT(*) OVER (PARTITION BY figure_dossier) AS places FROM ({sql}) AS g", params


def _columns(indicator: Indicator) -> tuple[str, ...]:
    last = f"CASE WHEN figure_last < {NEVER_SLOT} THEN figure_last END" if indicator.until else "CAST(NULL AS integer)"
    key = "figure_key" if indicator.measure == Measure.DISTINCT else "''"
    return f"'{indicator.code}'", "figure_unit", "figure_first", last, key


def _sums(indicator: Indicator) -> tuple[str, ...]:
    total = "COALESCE(figure_total, 0)" if indicator.measure == Measure.SUM else "CAST(0 AS numeric)"
    parts = {Measure.SHARE: "figure_part", Measure.DISTINCT: "CASE WHEN figure_key = '' THEN figure_count ELSE 0 END"}
    return "figure_count", total, parts.get(indicator.measure, "0")


def _grouping(indicator: Indicator) -> tuple[str, ...]:
    last = ("figure_last",) if indicator.until else ()
    key = ("figure_key",) if indicator.measure == Measure.DISTINCT else ()
    return ("figure_unit", "figure_first", *last, *key)


def _compiled(indicator: Indicator, rows: QuerySet) -> tuple[str, Sequence[Any]]:
    """Return the SQL of the grouped rows. It is run by itself, so no door is asked: nothing of it reaches a person."""
    sql, params = _grouped(indicator, rows).query.get_compiler(using=connection.alias).as_sql()
    return sql, params


def _grouped(indicator: Indicator, rows: QuerySet) -> QuerySet:
    """Group rows by unit, half-month, shared key, and dossier where it may have several."""
    # As a bare column to group by, the unit tempts SQLite to walk every dossier in the order of the province's index.
    columns: dict[str, Any] = {
        "figure_unit": Coalesce(F(indicator.to_province), Value(0)),
        "figure_first": Slot(as_expression(indicator.on or indicator.since)),
    }
    if indicator.until:
        columns["figure_last"] = Slot(as_expression(indicator.until))
    if indicator.measure == Measure.DISTINCT:
        columns["figure_key"] = Coalesce(F(indicator.of), Value(""))
    if by_dossier(indicator):
        columns["figure_dossier"] = F(indicator.dossier_path())
    sums: dict[str, Any] = {"figure_count": Count("*")}
    if indicator.measure == Measure.SUM:
        sums["figure_total"] = Sum(indicator.of)
    if indicator.part is not None:
        sums["figure_part"] = Count("pk", filter=Q(indicator.part))
    dated = rows.order_by().annotate(**columns).filter(figure_first__isnull=False)
    return dated.values(*columns).annotate(**sums)
