"""Whose rows make a unit's figure, in three views over the mergers (ADM-03 … ADM-09, RP-10).

as_was         the unit of the period's own time. The previous period is that of whoever bore the code then; where
               that was not the same ground for both whole periods it is shown but not compared.
today          today's unit with everything that its predecessors did, in both periods.
like_for_like  the unit as bounded on the last day of the period, in both periods.

Nobody named a view: the nation as it was (its total is the same in all three); a unit of today in today's boundaries,
so that the growth of 2025 and 2026 is on current ground (ADM-04); a unit that is no more, as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from doingoai.indicators.atlas import Atlas
from doingoai.indicators.periods import Period
from doingoai.organisations.models import Province
from doingoai.organisations.seat import NATION
from doingoai.web.dates import vndate

Places = frozenset[int] | None  # ids of provincial units; None is every row, also those of the centre


class View(StrEnum):
    """How a unit is followed through the mergers."""

    AS_WAS = "as_was"
    TODAY = "today"
    LIKE_FOR_LIKE = "like_for_like"


class BadUnit(ValueError):
    """No such unit, or none at that time; says which one to ask for."""


@dataclass(frozen=True)
class Ground:
    """Whose rows count: for what happened in a period, and for what stands at its end.

    They differ as it was: stocks pass to the successor on the day of the merger (ADM-09), events do not.
    """

    flows: Places
    stocks: Places

    def of(self, *, stock: bool) -> Places:
        """Return the units whose rows count for a stock, or for events."""
        return self.stocks if stock else self.flows


@dataclass(frozen=True)
class Area:
    """One unit of a breakdown; not comparable when it began or ended within the two periods."""

    code: str
    name: str
    ground: Ground
    comparable: bool = True


@dataclass(frozen=True)
class Territory:
    """A unit as asked for: what it counts now and in the previous period, and whether the two may be compared."""

    code: str
    name: str
    view: View
    now: Ground
    before: Ground | None  # None: nobody bore the code then
    incomparable: str = ""  # why the two periods may not be compared (RP-10)
    notes: tuple[str, ...] = ()
    since: dt.date | None = None  # as it was: the first day of this ground; a trend has no value before
    full_name: str = ""  # as it stands inside a sentence: "tỉnh Bắc Ninh"

    @property
    def is_nation(self) -> bool:
        return self.code == NATION

    @property
    def comparable(self) -> bool:
        return not self.incomparable

    @property
    def reach(self) -> Places:
        """Every unit of which some row may be needed; None for all."""
        if self.now.flows is None or self.now.stocks is None:
            return None
        before = (
            (self.before.flows or frozenset()) | (self.before.stocks or frozenset()) if self.before else frozenset()
        )
        return self.now.flows | self.now.stocks | before


EVERYWHERE = Ground(None, None)


def territory(
    atlas: Atlas, text: str, period: Period, *, view: View | None = None, today: dt.date
) -> Territory:  # fmt: skip
    """Return the unit that “VN”, a two-digit code or a name means for this period and view. Raises BadUnit."""
    if text.strip().upper() == NATION:
        return Territory(NATION, _("Toàn quốc"), view or View.AS_WAS, EVERYWHERE, EVERYWHERE)
    candidates = atlas.named(text)
    if not candidates:
        raise BadUnit(_("Không có tỉnh, thành phố “%s”. Viết VN, mã hai chữ số (24) hoặc tên (Bắc Ninh).") % text)
    if view is None:
        view = View.TODAY if any(row.is_valid_on(today) for row in candidates) else View.AS_WAS
    if view == View.TODAY:
        return _of_today(atlas, candidates, period, today)
    unit = _borne_in(candidates, period)
    if unit is None or (view == View.LIKE_FOR_LIKE and not unit.is_valid_on(period.end)):
        raise BadUnit(_not_then(atlas, candidates[-1], period))
    return _like_for_like(atlas, unit) if view == View.LIKE_FOR_LIKE else _as_was(atlas, unit, period)


def areas(atlas: Atlas, period: Period, *, view: View, today: dt.date) -> list[Area]:
    """Return the units into which the nation is broken down, each row in at most one of them."""
    if view == View.AS_WAS:
        return _areas_as_was(atlas, period)
    day = today if view == View.TODAY else period.end
    return [Area(row.code, row.name, _whole(atlas.family(row))) for row in atlas.valid_on(day)]


def _of_today(atlas: Atlas, candidates: list[Province], period: Period, today: dt.date) -> Territory:
    asked = _on(candidates, today) or candidates[-1]
    unit = atlas.living(asked)
    family = atlas.family(unit)
    notes = []
    if unit.pk != asked.pk:
        notes.append(_("%(old)s nay thuộc %(new)s.") % {"old": _title(asked), "new": _title(unit)})
    merged = [row for row in family if row.pk not in _ids(atlas.line(unit))]
    if merged and period.previous.start < unit.valid_from:
        names = ", ".join(dict.fromkeys(_title(row) for row in sorted(merged, key=lambda row: row.sort_key)))
        told = {"day": vndate(unit.valid_from), "names": names}
        notes.append(_("Số liệu trước %(day)s cộng từ: %(names)s.") % told)
    ground = _whole(family)
    full = unit.full_name
    return Territory(unit.code, unit.name, View.TODAY, ground, ground, notes=tuple(notes), full_name=full)


def _like_for_like(atlas: Atlas, unit: Province) -> Territory:
    ground = _whole(atlas.family(unit))
    return Territory(unit.code, unit.name, View.LIKE_FOR_LIKE, ground, ground, full_name=unit.full_name)


def _as_was(atlas: Atlas, unit: Province, period: Period) -> Territory:
    earlier = _borne_in(atlas.named(unit.code), period.previous)
    same = earlier is not None and (earlier in atlas.line(unit) or unit in atlas.line(earlier))
    line = atlas.line(unit)
    since = min(row.valid_from for row in line)
    whole = since <= period.previous.start and (unit.valid_to is None or unit.valid_to >= period.end)
    why = "" if same and whole else _why_not_compared(unit, earlier if not same else None)
    before = _then(atlas, earlier) if earlier else None
    return Territory(
        unit.code, unit.name, View.AS_WAS, _then(atlas, unit), before,
        incomparable=why, since=since, full_name=unit.full_name,
    )  # fmt: skip


def _areas_as_was(atlas: Atlas, period: Period) -> list[Area]:
    """Units that existed in the period: what ended in it keeps its events, its stocks are its successor's."""
    present = atlas.valid_within(period.start, period.end)
    continued = {row.pk for unit in present for row in atlas.line(unit)[1:]}
    return [_area_as_was(atlas, unit, period) for unit in present if unit.pk not in continued]


def _area_as_was(atlas: Atlas, unit: Province, period: Period) -> Area:
    line = atlas.line(unit)
    lasts = unit.is_valid_on(period.end)
    whole = lasts and min(row.valid_from for row in line) <= period.previous.start
    if lasts:
        return Area(unit.code, unit.name, _then(atlas, unit), whole)
    name = _("%(name)s (đến %(day)s)") % {"name": unit.name, "day": vndate(unit.valid_to)}
    return Area(unit.code, name, Ground(_ids(line), frozenset()), whole)


def _borne_in(candidates: list[Province], period: Period) -> Province | None:
    """Return who was meant at the end of the period, else last within it."""
    at_end = _on(candidates, period.end)
    within = [
        row for row in candidates if row.valid_from <= period.end and (row.valid_to or period.end) >= period.start
    ]
    return at_end or (within[-1] if within else None)


def _on(candidates: list[Province], day: dt.date) -> Province | None:
    return next((row for row in candidates if row.is_valid_on(day)), None)


def _not_then(atlas: Atlas, unit: Province, period: Period) -> str:
    """ADM-01: say that the unit was not there then, and propose who was."""
    told = {"unit": _title(unit), "day": vndate(unit.valid_to), "period": period.label}
    if unit.valid_to and unit.valid_to < period.end:
        told["heir"] = _title(atlas.living(unit))
        return _("%(unit)s chỉ có đến hết ngày %(day)s; với %(period)s hãy hỏi %(heir)s.") % told
    return _("Không có đơn vị %(unit)s trong %(period)s.") % told


def _why_not_compared(unit: Province, other: Province | None) -> str:
    if other:
        return _("mã %(code)s khi đó là %(name)s") % {"code": unit.code, "name": other.name}
    return _("địa giới đã thay đổi")


def _title(unit: Province) -> str:
    return f"{unit.name} ({unit.code})"


def _then(atlas: Atlas, unit: Province) -> Ground:
    return Ground(_ids(atlas.line(unit)), _ids(atlas.family(unit)))


def _whole(family: Iterable[Province]) -> Ground:
    return Ground(_ids(family), _ids(family))


def _ids(units: Iterable[Province]) -> frozenset[int]:
    return frozenset(unit.pk for unit in units)
