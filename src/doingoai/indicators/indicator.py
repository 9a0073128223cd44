"""An indicator as a value: it returns the rows it counts, so that every figure opens its records.

Which of its rows count in a period follows from dates of the rows alone. Therefore every figure of any period can be
read from cells that are kept exact as the records change (`cells`), and counted anew to check them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from doingoai.dossiers.models import Record
from doingoai.indicators.periods import Period

Text = str | Promise


class Measure(StrEnum):
    """How rows become a figure."""

    COUNT = "count"  # rows
    DISTINCT = "distinct"  # rows, those that share a value of `of` together once
    SUM = "sum"  # sum of `of`
    SHARE = "share"  # 100 × rows with `part` / all rows


@dataclass(frozen=True)
class Breakdown:
    """One way to divide a figure: `path` leads from the row to the value, `names` says what its codes mean."""

    key: str
    label: Text
    path: str
    names: Callable[[], dict[Any, Text]] | None = None


@dataclass(frozen=True, eq=False)  # two indicators are never the same one; conditions have no hash
class Indicator:
    """One figure of the catalogue (domain §7.5). Codes never change meaning; a new definition gets a new code.

    `rows` gives every row that may ever count, of the whole nation and unscoped. A flow counts a row in the period in
    which its date `on` lies; a stock counts it at every cut-off from its day `since` to the day before `until` (no
    `until`: for ever). `to_dossier` leads from a row to its dossier ("" when the row is a dossier itself, of the
    register `register`), `to_province` to the unit that the row counts for.
    """

    code: str
    name: Text
    name_en: str
    unit: Text
    rows: Callable[[], QuerySet]
    on: str | Combinable = ""
    since: str | Combinable = ""
    until: str | Combinable = ""
    dated_by: Text = ""  # the same in words: which date decides in which period a row counts
    measure: Measure = Measure.COUNT
    of: str = ""
    part: Q | Combinable | None = None  # the numerator of a share, as a condition on a row
    to_dossier: str = "dossier"
    to_province: str = "dossier__province"
    register: str = ""
    looks_at: tuple[str, ...] = ()  # registers whose dossiers, linked to this one's, decide on it too
    breakdowns: tuple[Breakdown, ...] = ()
    national: tuple[str, ...] = ()  # codes of the national table that are this figure for the whole country
    decimals: int = 0
    source: Text = ""  # legal source; nothing: the catalogue of the reporting regime
    version: int = 1  # of the definition; a frozen report keeps the one it was made with

    @property
    def stock(self) -> bool:
        """A stock at the end of the period, not a flow in it."""
        return not self.on

    @cached_property
    def owner(self) -> str:
        """Return the register of the dossiers to which the rows belong."""
        model: Any = self.rows().model
        for name in self.to_dossier.split("__")[:-1]:
            model = model._meta.get_field(name).related_model
        return model.register if issubclass(model, Record) else self.register

    def dossier_path(self, name: str = "pk") -> str:
        """Return the path from a row to a field of its dossier."""
        if not self.to_dossier:
            return name
        return self.to_dossier if name == "pk" else f"{self.to_dossier}__{name}"

    def rows_in(self, period: Period) -> QuerySet:
        """Return the rows that count in a period, or at its cut-off."""
        rows = self.rows()
        if not self.stock:
            rows, on = _at(rows, "figure_on", self.on)
            return rows.filter(**{f"{on}__range": period.range})
        rows, since = _at(rows, "figure_since", self.since)
        rows = rows.filter(**{f"{since}__lte": period.end})
        if not self.until:
            return rows
        rows, until = _at(rows, "figure_until", self.until)
        return rows.filter(Q(**{until: None}) | Q(**{f"{until}__gt": period.end}))

    def parts_in(self, period: Period) -> QuerySet:
        """Return the rows of the numerator of a share."""
        return self.with_part(self.rows_in(period))

    def with_part(self, rows: QuerySet) -> QuerySet:
        """Keep the rows that count in the numerator; all of them where the figure is no share."""
        return rows if self.part is None else rows.filter(self.part)


def as_expression(said: str | Combinable) -> Combinable:
    """Return a path as an expression."""
    return F(said) if isinstance(said, str) else said


def _at(rows: QuerySet, name: str, said: str | Combinable) -> tuple[QuerySet, str]:
    """Return rows and the name under which a date can be asked of them; a bare path keeps its index."""
    return (rows, said) if isinstance(said, str) else (rows.annotate(**{name: said}), name)
