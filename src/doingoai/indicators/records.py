"""The records behind a figure: its dossiers, each with what it contributes; the same rows that were counted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.urls import reverse

from doingoai.dossiers.models import Dossier
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number, narrowed, rounded
from doingoai.indicators.units import Places
from doingoai.organisations.models import Officer

FIELDS = ("pk", "number", "title", "register", "event_date")


@dataclass(frozen=True)
class RecordBehind:
    """A dossier behind a figure.

    `weight` is what it adds: its rows, or its part of a sum; of a share the denominator, whose numerator is `part`.
    """

    pk: int
    number: str
    title: str
    register: str
    event_date: dt.date
    weight: Number
    part: int | None = None

    @property
    def url(self) -> str:
        return reverse(f"{self.register}:detail", args=[self.number])


class RecordsBehind:
    """The dossiers behind one figure, newest first, as an officer (or, for None, the program) sees them."""

    def __init__(self, indicator: Indicator, period: Period, places: Places, *, officer: Officer | None) -> None:
        self.indicator = indicator
        self._rows = narrowed(indicator, period, places)
        if officer is not None:
            visible = Dossier.objects.visible_to(officer).values("pk")
            self._rows = self._rows.filter(**{f"{indicator.dossier_path()}__in": visible})

    def count(self) -> int:
        """Count the dossiers."""
        return self._rows.order_by().aggregate(figure=Count(self.indicator.dossier_path(), distinct=True))["figure"]

    def page(self, first: int = 0, last: int | None = None) -> list[RecordBehind]:
        """Return the dossiers from one place of the list to another."""
        found = list(self._grouped()[first:last])
        parts = self._parts([row[0] for row in found])
        return [self._behind(row, parts) for row in found]

    def dossiers(self) -> QuerySet:
        """Return the ids of the dossiers, for a query inside another."""
        return self._rows.order_by().values(self.indicator.dossier_path())

    def _grouped(self) -> QuerySet:
        indicator = self.indicator
        paths = [indicator.dossier_path(name) for name in FIELDS]
        weight = Sum(indicator.of) if indicator.measure == Measure.SUM else Count("*")
        rows = self._rows.order_by().values_list(*paths).annotate(figure_weight=weight)
        return rows.order_by(f"-{paths[FIELDS.index('event_date')]}", f"-{paths[0]}")

    def _behind(self, row: tuple[Any, ...], parts: Mapping[int, int]) -> RecordBehind:
        pk, number, title, register, day, weight = row
        return RecordBehind(pk, number, title, register, day, self._weight(weight), parts.get(pk))

    def _weight(self, value: Any) -> Number:
        if self.indicator.measure == Measure.SUM:
            return rounded(Decimal(str(value or 0)), self.indicator.decimals)
        return value

    def _parts(self, dossiers: Iterable[int]) -> dict[int, int]:
        """Return the numerators of a share by dossier; nothing for other figures."""
        if self.indicator.part is None:
            return {}
        path, shown = self.indicator.dossier_path(), list(dossiers)
        rows = self.indicator.with_part(self._rows).filter(**{f"{path}__in": shown})
        return dict.fromkeys(shown, 0) | dict(rows.order_by().values_list(path).annotate(figure_part=Count("*")))
