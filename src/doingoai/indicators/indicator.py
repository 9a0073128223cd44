"""An indicator as a value: it returns the rows it counts, so that every figure opens its records.

What a period is stands in `periods`, the figure of a unit in a view over the mergers in `figures`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.functional import Promise

from doingoai.indicators.periods import Period


class Measure(StrEnum):
    """How rows become a figure."""

    COUNT = "count"  # rows
    DISTINCT = "distinct"  # different values of `of`
    SUM = "sum"  # sum of `of`
    SHARE = "share"  # 100 × rows with `part` / all rows


@dataclass(frozen=True)
class Indicator:
    """One figure of the catalogue (domain §7.5). Codes never change meaning; a new definition gets a new code.

    `rows` gives every row that counts in a period, of the whole nation and unscoped; `to_dossier` leads from a row to
    its dossier ("" when the row is a dossier itself), `to_province` to the unit that the row counts for.
    """

    code: str
    name: str | Promise
    name_en: str
    unit: str | Promise
    rows: Callable[[Period], QuerySet]
    measure: Measure = Measure.COUNT
    of: str = ""
    part: Callable[[QuerySet], QuerySet] | None = None  # the numerator of a share
    to_dossier: str = "dossier"
    to_province: str = "dossier__province"
    national: tuple[str, ...] = ()  # codes of the national table that are this figure for the whole country
    decimals: int = 0
    source: str = ""
    stock: bool = False  # a stock at the end of the period, not a flow in it
