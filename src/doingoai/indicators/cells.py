"""The stored cells of figures: changed with every act by what the dossier counted before and after.

Exact by construction: what an act adds is the difference of two counts of the same rows, in the transaction of the
act (docs/adr/0011). `recount` counts everything anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count, Max

from doingoai.indicators.dates import SLOTS
from doingoai.indicators.groups import Group
from doingoai.indicators.indicator import Indicator
from doingoai.indicators.models import Cell, Shared

BATCH = 2000
CellPlace = tuple[str, int, int, int]  # indicator, unit, slot, span
SharedPlace = tuple[str, int, int, str]  # indicator, unit, slot, key
Sums = tuple[int, Decimal, int, int]  # count, total, part, single
NOTHING: Sums = (0, Decimal(0), 0, 0)


@dataclass
class Change:
    """What is to be added to the cells; what cancels itself out is left out."""

    cells: dict[CellPlace, Sums] = field(default_factory=dict)
    shared: Counter[SharedPlace] = field(default_factory=Counter)

    @classmethod
    def of(cls, before: Iterable[Group], after: Iterable[Group]) -> Change:
        """Return the way from what was counted to what is counted now."""
        change = cls()
        for groups, sign in ((before, -1), (after, 1)):
            for group in groups:
                change.add(group, sign)
        change.cells = {place: sums for place, sums in change.cells.items() if sums != NOTHING}
        change.shared = Counter({place: count for place, count in change.shared.items() if count})
        return change

    def add(self, group: Group, sign: int) -> None:
        """Take in a group: a stock enters in its first half-month and leaves in its last."""
        if not group.indicator.stock:
            self._put(group, group.first, sign)
        elif group.last is None or group.last > group.first:
            self._put(group, group.first, sign)
            if group.last is not None:
                self._put(group, group.last, -sign)

    def _put(self, group: Group, slot: int, sign: int) -> None:
        indicator = group.indicator
        sums = (sign * group.count, sign * group.total, sign * group.part, sign * group.single)
        for place in _places(indicator, group.unit, slot):
            self._plus(place, sums)
        if group.key:
            self.shared[indicator.code, group.unit, slot, f"={group.key}"] += sign * group.count
        if group.dossier is not None:
            self.shared[indicator.code, group.unit, slot, f"#{group.dossier}"] += sign * group.count

    def _plus(self, place: CellPlace, sums: Sums) -> None:
        known = self.cells.get(place, NOTHING)
        self.cells[place] = (known[0] + sums[0], known[1] + sums[1], known[2] + sums[2], known[3] + sums[3])

    def join(self, other: Change) -> None:
        """Take in another change."""
        for place, sums in other.cells.items():
            self._plus(place, sums)
        self.shared.update(other.shared)

    def write(self) -> None:
        """Add the change to the stored cells."""
        Cell.objects.bulk_create(
            (
                Cell(indicator=code, unit=unit, slot=slot, span=span, count=sums[0], total=sums[1], part=sums[2],
                     single=sums[3])
                for (code, unit, slot, span), sums in self.cells.items()
            ),
            batch_size=BATCH,
        )  # fmt: skip
        Shared.objects.bulk_create(
            (
                Shared(indicator=code, unit=unit, slot=slot, key=key, count=count)
                for (code, unit, slot, key), count in self.shared.items()
            ),
            batch_size=BATCH,
        )


def _places(indicator: Indicator, unit: int, slot: int) -> Iterator[CellPlace]:
    yield indicator.code, unit, slot, 1
    if indicator.stock:
        yield indicator.code, unit, slot - slot % SLOTS, SLOTS


@transaction.atomic
def compact() -> int:
    """Put the rows of one place together; return how many were saved. What is added meanwhile stays beside them."""
    saved = 0
    for model, place, sums in (
        (Cell, ("indicator", "unit", "slot", "span"), ("count", "total", "part", "single")),
        (Shared, ("indicator", "unit", "slot", "key"), ("count",)),
    ):
        places = model.objects.values(*place).annotate(rows=Count("*"), upto=Max("pk")).filter(rows__gt=1)
        for each in list(places):
            saved += _put_together(model, {name: each[name] for name in place}, each["upto"], sums)
    return saved


def _put_together(model: type[Cell] | type[Shared], place: dict[str, Any], upto: int, names: Sequence[str]) -> int:
    mine = model.objects.select_for_update().filter(**place, pk__lte=upto)
    rows = list(mine)
    sums = {name: sum(getattr(row, name) for row in rows) for name in names}
    model.objects.filter(pk__in=[row.pk for row in rows]).delete()
    if any(sums.values()):
        model.objects.create(**place, **sums)
    return len(rows) - bool(any(sums.values()))
