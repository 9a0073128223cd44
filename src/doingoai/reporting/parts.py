"""One figure divided by what its records say (country, kind, sex …); the parts add up to the headline (RP-06).

What lies in several parts (a delegation to two countries, a case that several provinces share) is counted in each; how
much that is stands beside them, so that the sum can be followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db.models import CharField, Count, F, Field, Q, QuerySet, Sum, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from doingoai.indicators.figures import change_pct
from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.records import RecordsBehind
from doingoai.indicators.tallies import Number, narrowed, rounded
from doingoai.indicators.units import Ground
from doingoai.organisations.models import Officer
from doingoai.reporting.figure import FigureReport

BY, OF = "by", "of"  # in the address of a figure's page: by which breakdown, and which of its parts
UNSAID = "-"  # in the address: the part of the records that say nothing


@dataclass(frozen=True)
class Sums:
    """What the records of one part add up to."""

    rows: int = 0
    value: Number | None = None
    part: int = 0
    dossiers: int = 0


@dataclass(frozen=True)
class Part:
    """One part of a figure in both periods; `key` stands in addresses."""

    key: str
    name: str
    now: Sums
    before: Sums

    @property
    def change_pct(self) -> Decimal | None:
        return change_pct(self.now.value, self.before.value)


@dataclass(frozen=True)
class Divided:
    """A figure with its parts, the largest first."""

    by: Breakdown
    parts: tuple[Part, ...]
    overlap: Number | None  # what is counted in several parts; None for a share, whose parts are no sum


def breakdown_of(indicator: Indicator, key: str) -> Breakdown | None:
    """Return the breakdown of this key, the first one for no key; None for an unknown one."""
    if not key:
        return next(iter(indicator.breakdowns), None)
    return next((each for each in indicator.breakdowns if each.key == key), None)


def divided(found: FigureReport, by: Breakdown) -> Divided:
    """Divide a figure of a unit in both periods: one query for each."""
    indicator, where = found.line.indicator, found.territory
    names = names_of(by)
    nothing = Sums(value=None if indicator.measure == Measure.SHARE else 0)
    now = _sums(indicator, by, found.period, where.now)
    before = _sums(indicator, by, found.period.previous, where.before) if where.before else {}
    parts = [
        Part(
            UNSAID if code in (None, "") else str(code),
            _name(names, code),
            now.get(code, nothing),
            before.get(code, nothing),
        )
        for code in dict.fromkeys([*now, *before])
    ]
    parts.sort(key=lambda each: (-(each.now.value or 0), -(each.before.value or 0), each.name))
    return Divided(by, tuple(parts), _overlap(found, parts))


def names_of(by: Breakdown) -> Mapping[Any, Any]:
    """Return what the codes of a breakdown mean."""
    return by.names() if by.names else {}


@dataclass(frozen=True)
class Chosen:
    """One part of a figure whose records are shown alone."""

    by: Breakdown
    key: str

    @classmethod
    def of(cls, indicator: Indicator, query: Mapping[str, str]) -> Chosen | None:
        """Read the part from the address of a page; None where the whole is meant."""
        by = breakdown_of(indicator, query.get(BY, "")) if query.get(BY) else None
        return cls(by, query.get(OF) or UNSAID) if by else None

    @property
    def query(self) -> dict[str, str]:
        """What names this part in the address of a page."""
        return {BY: self.by.key, OF: self.key}

    def name(self) -> str:
        """Name the part: “Nước: Lào”; its code alone where the codes have no names."""
        named = {str(code): name for code, name in names_of(self.by).items()}
        return f"{self.by.label}: {_name(named, self.key)}"


def narrowed_to(found: FigureReport, chosen: Chosen | None, officer: Officer) -> FigureReport:
    """Return the figure leading to the records of one part only; as it is where the whole is meant."""
    return replace(found, behind=RecordsOfPart(found, chosen, officer)) if chosen else found


class RecordsOfPart(RecordsBehind):
    """The dossiers behind one part of a figure."""

    def __init__(self, found: FigureReport, chosen: Chosen, officer: Officer | None) -> None:
        indicator = found.line.indicator
        places = found.territory.now.of(stock=indicator.stock)
        super().__init__(indicator, found.period, places, officer=officer)
        self._rows = _of_part(self._rows, chosen)


def _of_part(rows: QuerySet, chosen: Chosen) -> QuerySet:
    path, field = chosen.by.path, _field(rows, chosen.by.path)
    if chosen.key == UNSAID:
        empty = Q(**{path: ""}) if isinstance(field, CharField | TextField) else Q()
        return rows.filter(Q(**{f"{path}__isnull": True}) | empty)
    try:
        return rows.filter(**{path: field.to_python(chosen.key)})
    except ValidationError:
        return rows.none()  # no code of this field: nothing has it


def _field(rows: QuerySet, path: str) -> Field:
    """Return the field at the end of a path from a row."""
    model: Any = rows.model
    *steps, name = path.split("__")
    for step in steps:
        model = model._meta.get_field(step).related_model
    return model._meta.get_field(name)


def _sums(indicator: Indicator, by: Breakdown, period: Period, ground: Ground) -> dict[Any, Sums]:
    rows = narrowed(indicator, period, ground.of(stock=indicator.stock)).order_by()
    is_text = isinstance(_field(rows, by.path), CharField | TextField)
    code = Coalesce(F(by.path), Value("")) if is_text else F(by.path)
    found = rows.annotate(figure_code=code).values_list("figure_code").annotate(**_aggregates(indicator))
    return {code: _summed(indicator, *sums) for code, *sums in found}


def _aggregates(indicator: Indicator) -> dict[str, Any]:
    """Return rows, dossiers, and what the measure needs beside them, in this order."""
    found: dict[str, Any] = {
        "figure_rows": Count("pk"),
        "figure_dossiers": Count(indicator.dossier_path(), distinct=True),
    }
    if indicator.measure == Measure.SUM:
        found["figure_total"] = Sum(indicator.of)
    if indicator.measure == Measure.SHARE:
        found["figure_part_rows"] = Count("pk", filter=cast(Q, indicator.part))
    if indicator.measure == Measure.DISTINCT:
        alone = Q(**{indicator.of: ""}) | Q(**{indicator.of: None})
        found["figure_alone"] = Count("pk", filter=alone)
        found["figure_keys"] = Count(indicator.of, filter=~alone, distinct=True)
    return found


def _summed(indicator: Indicator, rows: int, dossiers: int, *more: Any) -> Sums:
    if indicator.measure == Measure.SUM:
        return Sums(rows, rounded(Decimal(str(more[0] or 0)), indicator.decimals), dossiers=dossiers)
    if indicator.measure == Measure.SHARE:
        share = rounded(Decimal(100 * more[0]) / rows, indicator.decimals) if rows else None
        return Sums(rows, share, more[0], dossiers)
    return Sums(rows, more[0] + more[1] if indicator.measure == Measure.DISTINCT else rows, dossiers=dossiers)


def _name(names: Mapping[Any, Any], code: Any) -> str:
    if code in (None, "", UNSAID):
        return _("Không ghi")
    return str(names.get(code, code))


def _overlap(found: FigureReport, parts: list[Part]) -> Number | None:
    if found.line.indicator.measure == Measure.SHARE:
        return None
    return sum((part.now.value or 0 for part in parts), start=0) - (found.figure.value or 0)
