"""What the units contribute to figures in a period, read from the stored cells; tallies of units add up.

A tally keeps what the figure is computed from: rows, sum, numerator, shared keys, dossiers. What can not be added
(a class that two provinces attended, a dossier whose rows belong to several) is kept as the set of its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Q, QuerySet, Sum

from doingoai.indicators.dates import SLOTS, slot_of
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.models import Cell, Shared
from doingoai.indicators.periods import Period
from doingoai.indicators.units import Places

Number = int | Decimal
NONE: frozenset[str] = frozenset()
SUMS = {f"{name}_sum": Sum(name) for name in ("count", "total", "part", "single")}


@dataclass(slots=True)
class Tally:
    """What some units together contribute to a figure."""

    count: int = 0
    total: Decimal = Decimal(0)
    part: int = 0  # the numerator of a share; of distinct rows those that stand alone
    single: int = 0  # dossiers that lie in one place
    keys: frozenset[str] = NONE  # what several rows share
    shared: frozenset[str] = NONE  # dossiers whose rows lie in several places

    def add(self, other: Tally) -> None:
        """Take in what other units, or another time, contribute."""
        self.count += other.count
        self.total += other.total
        self.part += other.part
        self.single += other.single
        self.keys |= other.keys
        self.shared |= other.shared

    @property
    def records(self) -> int:
        """How many dossiers stand behind the figure."""
        return self.single + len(self.shared)


Tallies = Mapping[int | None, Tally]  # by the id of the unit; None: rows of no province


def tallies(indicators: Sequence[Indicator], period: Period, *, within: Places = None) -> Mapping[str, Tallies]:
    """Return the tally of each indicator, by code, and of each unit; three queries for any number of indicators."""
    found: dict[str, dict[int | None, Tally]] = {indicator.code: {} for indicator in indicators}
    flows = [each.code for each in indicators if not each.stock]
    stocks = [each.code for each in indicators if each.stock]
    for codes, when in ((flows, in_period(period)), (stocks, at_end(period))):
        cells = _of(Cell, within).filter(when, indicator__in=codes).values_list("indicator", "unit")
        for code, unit, *sums in cells.annotate(**SUMS) if codes else ():
            found[code][unit or None] = Tally(*sums)
    first, last = slot_of(period.start), slot_of(period.end)
    when = Q(indicator__in=flows, slot__range=(first, last)) | Q(indicator__in=stocks, slot__lte=last)
    keyed = _of(Shared, within).filter(when).values_list("indicator", "unit", "key").annotate(rows=Sum("count"))
    for code, unit, key, _rows in keyed.filter(rows__gt=0):
        with_keys(found[code], [(unit, key)])
    return found


def in_period(period: Period) -> Q:
    """Return the cells of a flow in a period."""
    return Q(span=1, slot__range=(slot_of(period.start), slot_of(period.end)))


def at_end(period: Period) -> Q:
    """Return the cells of a stock at the end of a period: the years before, and the half-months of its last year."""
    last = slot_of(period.end)
    year = last - last % SLOTS
    return Q(span=SLOTS, slot__lt=year) | Q(span=1, slot__range=(year, last))


def _of(model: type[Cell] | type[Shared], within: Places) -> QuerySet:
    rows = model.objects.order_by()
    return rows if within is None else rows.filter(unit__in=within)


def with_keys(found: dict[int | None, Tally], keyed: Iterable[tuple[int, str]]) -> Tallies:
    """Add to the tallies of units the keys that stand in them: “=” what rows share, “#” a dossier."""
    for unit, key in keyed:
        tally = found.setdefault(unit or None, Tally())
        if key.startswith("="):
            tally.keys |= {key}
        else:
            tally.shared |= {key}
    return found


def gather(found: Tallies, places: Places) -> Tally:
    """Add up the tallies of some units; of all, and of no unit, when `places` is None."""
    return add_up(found.values() if places is None else (found[unit] for unit in places if unit in found))


def add_up(found: Iterable[Tally]) -> Tally:
    """Return what several tallies contribute together."""
    together = Tally()
    for tally in found:
        together.add(tally)
    return together


def value_of(indicator: Indicator, tally: Tally) -> Number | None:
    """Compute the figure from its tally; a share of nothing is None, never zero (RP-08)."""
    if indicator.measure == Measure.COUNT:
        return tally.count
    if indicator.measure == Measure.DISTINCT:
        return tally.part + len(tally.keys)
    if indicator.measure == Measure.SUM:
        return rounded(tally.total, indicator.decimals)
    return share(tally.part, tally.count, indicator.decimals) if tally.count else None


def share(part: int, whole: int, decimals: int) -> Number:
    """Return 100 × part / whole, rounded half up; in whole numbers, for a report computes thousands."""
    found = (200 * 10**decimals * part + whole) // (2 * whole)
    return Decimal(found).scaleb(-decimals) if decimals else found


def rounded(value: Decimal, decimals: int) -> Number:
    """Round half up, as offices do; a whole number when no decimals are shown."""
    found = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return found if decimals else int(found)


def narrowed(indicator: Indicator, period: Period, places: Places) -> QuerySet:
    """Return the indicator's rows of a period that count for some units."""
    rows = indicator.rows_in(period)
    if indicator.owner:
        # Says nothing new, but lets the database begin at (register, event date) instead of reading the whole register.
        rows = rows.filter(**{indicator.dossier_path("register"): indicator.owner})
    return rows if places is None else rows.filter(**{f"{indicator.to_province}__in": places})
