"""The values of many figures for many units in many periods: four queries, one pass over the stored cells.

Nothing is grouped in the database: its cells are few, and every one of them is needed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django.db.models import Q

from doingoai.indicators.dates import SLOTS, slot_of
from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.models import Cell, Shared
from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number, rounded, share
from doingoai.indicators.units import Ground

Values = dict[str, list[Number | None]]  # by the name of a ground, in the order of the periods


def table(
    indicators: Sequence[Indicator], periods: Sequence[Period], grounds: Mapping[str, Ground]
) -> dict[str, Values]:  # fmt: skip
    """Return the values of each indicator, by code."""
    found: dict[str, Values] = {}
    for stock in (False, True):
        chosen = [each for each in indicators if each.stock is stock]
        if chosen and periods:
            found |= _Sheet(chosen, periods, grounds, stock=stock).values()
    return found


def series(indicator: Indicator, periods: Sequence[Period], grounds: Mapping[str, Ground]) -> Values:
    """Return the values of one indicator for several units in each of several periods, for a trend."""
    return table((indicator,), periods, grounds).get(indicator.code, {name: [] for name in grounds})


class _Sheet:
    """Flows, or stocks, added up for each indicator, unit and period.

    A flow counts in every period in which its half-month lies; a stock in every period that ends in it or later: it
    is added to the first of them, and the sums run on from there.
    """

    def __init__(
        self, indicators: Sequence[Indicator], periods: Sequence[Period], grounds: Mapping[str, Ground], *, stock: bool
    ) -> None:
        self.indicators, self.grounds, self.stock, self.many = indicators, grounds, stock, len(periods)
        self.spans = [(0 if stock else slot_of(each.start), slot_of(each.end)) for each in periods]
        self.first = min(slot_of(each.start) for each in periods)
        self.last = max(end for _begin, end in self.spans)
        self.by_end = sorted(range(self.many), key=lambda place: self.spans[place][1])
        self.added = {slot: self._added(slot) for slot in range(self._year, self.last + 1)}
        self.everywhere = [name for name, ground in grounds.items() if ground.of(stock=stock) is None]
        self.homes: dict[int, list[str]] = defaultdict(lambda: self.everywhere)
        for name, ground in grounds.items():
            for unit in ground.of(stock=stock) or ():
                self.homes[unit] = [*self.homes[unit], name]

    @property
    def _year(self) -> int:
        return self.first - self.first % SLOTS

    def _places(self, slot: int) -> list[int]:
        return [place for place, (begin, end) in enumerate(self.spans) if begin <= slot <= end]

    def _added(self, slot: int) -> list[int]:
        """Return the places to which a cell is added."""
        places = self._places(slot)
        return [place for place in self.by_end if place in places][:1] if self.stock else places

    def values(self) -> dict[str, Values]:
        """Return the values of each indicator."""
        sums, keys = self._sums(), self._keys()
        return {
            each.code: {name: _values(each, *sums[each.code, name], keys[each.code, name]) for name in self.grounds}
            for each in self.indicators
        }

    def _sums(self) -> dict[tuple[str, str], tuple[list[Any], list[int]]]:
        """Add up the cells; some 60,000 of them for a national table of two years, so the loop is kept bare."""
        sums = {(each.code, name): self._nothing() for each in self.indicators for name in self.grounds}
        added, homes, before = self.added, self.homes, self.added[self._year]
        for code, unit, slot, count, part in self._cells():
            for name in homes[unit]:
                counts, parts = sums[code, name]
                for place in added.get(slot, before):
                    counts[place] += count
                    parts[place] += part
        if self.stock:
            for counts, parts in sums.values():
                self._run_on(counts)
                self._run_on(parts)
        return sums

    def _run_on(self, added: list[Any]) -> None:
        """Let what was added stay in every later period."""
        for earlier, place in pairwise(self.by_end):
            added[place] += added[earlier]

    def _nothing(self) -> tuple[list[Any], list[Any]]:
        return [0] * self.many, [0] * self.many

    def _cells(self) -> Iterator[tuple[str, int, int, Any, int]]:
        """Yield the cells; of a stock also the years before the first one, which count in every period."""
        when = Q(span=1, slot__range=(self.first, self.last))
        if self.stock:
            when = Q(span=SLOTS, slot__lt=self._year) | Q(span=1, slot__range=(self._year, self.last))
        for summed in (False, True):
            codes = [each.code for each in self.indicators if (each.measure == Measure.SUM) is summed]
            if codes:
                rows = Cell.objects.order_by().filter(when, indicator__in=codes)
                yield from rows.values_list("indicator", "unit", "slot", "total" if summed else "count", "part")

    def _keys(self) -> Mapping[tuple[str, str], Mapping[int, set[str]]]:
        """Return what several rows share in each period, for the indicators that count such rows once."""
        codes = [each.code for each in self.indicators if each.measure == Measure.DISTINCT]
        begin = 0 if self.stock else self.first
        rows = Shared.objects.filter(indicator__in=codes, slot__range=(begin, self.last), key__startswith="=")
        many: Counter[tuple[str, str, int, str, int]] = Counter()
        for code, unit, slot, key, count in rows.values_list("indicator", "unit", "slot", "key", "count"):
            for name in self.homes[unit]:
                for place in self._places(slot):
                    many[code, name, place, key, unit] += count
        found: dict[tuple[str, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for code, name, place, key, unit in many:
            if many[code, name, place, key, unit] > 0:
                found[code, name][place].add(key)
        return found


def _values(
    indicator: Indicator, counts: list[Any], parts: list[int], keys: Mapping[int, set[str]]
) -> list[Number | None]:  # fmt: skip
    if indicator.measure == Measure.COUNT:
        return counts
    if indicator.measure == Measure.SHARE:
        decimals = indicator.decimals
        return [share(part, whole, decimals) if whole else None for part, whole in zip(parts, counts, strict=True)]
    if indicator.measure == Measure.DISTINCT:
        return [part + len(keys.get(place, ())) for place, part in enumerate(parts)]
    return [rounded(Decimal(total), indicator.decimals) for total in counts]
