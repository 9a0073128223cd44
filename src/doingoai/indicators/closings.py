"""Closed periods: what was submitted stands; whoever changes a record behind it leaves a restatement (RP-02, BC-03)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from django.utils import timezone

from doingoai.dossiers.models import Dossier
from doingoai.indicators.atlas import Atlas
from doingoai.indicators.cells import Change
from doingoai.indicators.dates import slot_of
from doingoai.indicators.indicator import Indicator
from doingoai.indicators.keeping import watching
from doingoai.indicators.known import every_indicator
from doingoai.indicators.models import Closing, Restatement
from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number, gather, tallies, value_of
from doingoai.indicators.units import Places
from doingoai.organisations.models import Officer, Province

Place = tuple[str, int, int]  # indicator, unit, half-month


def close(period: Period, province: Province | None, *, report: str, at: dt.datetime) -> Closing:
    """From now on a change of this unit's figures in the period is a restatement of `report`; None is the nation."""
    reopen(report=report, at=at)
    return Closing.objects.create(
        report=report, province=province, regime=period.regime, year=period.year, first_month=period.first_month,
        months=period.months, first_slot=slot_of(period.start), last_slot=slot_of(period.end), closed_at=at,
        dossier=Dossier.objects.for_system("closing").filter(number=report).first(),
    )  # fmt: skip


def reopen(*, report: str, at: dt.datetime) -> None:
    """Let the figures of a returned report move again; what was restated until now is kept."""
    Closing.objects.filter(report=report, reopened_at=None).update(reopened_at=at)


@dataclass(frozen=True)
class Touched:
    """A figure of a closed period that a change of cells concerns, with its value before."""

    closing: Closing
    indicator: Indicator
    places: Places
    old: Number | None

    def value(self) -> Number | None:
        """Return what the figure is now."""
        return _value(self.closing, self.indicator, self.places)


def touched(change: Change) -> list[Touched]:
    """Return the closed figures that a change concerns; to be asked before it is written."""
    concerned = _places(change)
    if not concerned:
        return []
    earliest = min(slot for _code, _unit, slot in concerned)
    closings = list(
        Closing.objects.filter(reopened_at=None, last_slot__gte=earliest).select_related("province", "dossier")
    )
    atlas = Atlas.load() if any(each.province for each in closings) else None
    return [found for closing in closings for found in _touched(closing, concerned, atlas)]


def restate(
    found: Sequence[Touched], dossier: Dossier, *, officer: Officer, reason: str, late: bool, at: dt.datetime
) -> None:  # fmt: skip
    """Write down each closed figure that is another one now; to be called after the change was written."""
    rows = [
        Restatement(
            closing=each.closing, indicator=each.indicator.code, dossier=dossier, old=each.old, new=new, late=late,
            reason=reason, officer=officer, at=at, on=timezone.localdate(at),
        )
        for each in found
        if (new := each.value()) != each.old
    ]  # fmt: skip
    with ExitStack() as stack:  # how many figures of a report were restated is a figure of the report (BC-03)
        reports = {each.dossier.pk: each.dossier for each in (row.closing for row in rows) if each.dossier}
        watches = [stack.enter_context(watching(each)) for each in reports.values()]
        Restatement.objects.bulk_create(rows)
        for watch in watches:
            watch.settle().write()


def _places(change: Change) -> list[Place]:
    """Return where a figure may be another one: also where only the code of a shared case is another."""
    rows = [(code, unit, slot) for code, unit, slot, span in change.cells if span == 1]
    return [*rows, *((code, unit, slot) for code, unit, slot, _key in change.shared)]


def _touched(closing: Closing, concerned: Iterable[Place], atlas: Atlas | None) -> Iterator[Touched]:
    places = None
    if closing.province and atlas:
        places = frozenset(unit.pk for unit in atlas.family(closing.province))
    indicators = every_indicator()
    codes = dict.fromkeys(
        code
        for code, unit, slot in concerned
        if (places is None or unit in places) and _within(closing, indicators[code], slot)
    )
    for code in codes:
        yield Touched(closing, indicators[code], places, _value(closing, indicators[code], places))


def _within(closing: Closing, indicator: Indicator, slot: int) -> bool:
    return slot <= closing.last_slot and (indicator.stock or slot >= closing.first_slot)


def _value(closing: Closing, indicator: Indicator, places: Places) -> Number | None:
    found = tallies((indicator,), closing.period, within=places)[indicator.code]
    return value_of(indicator, gather(found, places))
