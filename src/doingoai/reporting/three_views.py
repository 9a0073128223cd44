"""One figure in the three views over the merger of 2025: whose records each counts, and why they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from doingoai.indicators.figures import Figure, Reckoning
from doingoai.indicators.tallies import Number, gather, value_of
from doingoai.indicators.units import Area, BadUnit, Places, Territory, View, areas, territory
from doingoai.organisations.models import Officer, Province
from doingoai.reporting.access import require_unit
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.wording import value_text
from doingoai.web.dates import vndate
from doingoai.workflow import clock


@dataclass(frozen=True)
class Seen:
    """The figure of a unit in one view; without a figure where the view knows no such unit, `told` says why."""

    view: View
    where: Territory | None
    figure: Figure | None
    units: tuple[tuple[Province, Number | None], ...]
    told: str


@dataclass(frozen=True)
class Sides:
    """One unit of today: its figure, and those of the units that make it up in the two other views."""

    area: Area
    figure: Figure
    as_was: tuple[tuple[Area, Number | None], ...]
    like_for_like: tuple[tuple[Area, Number | None], ...]


def of_unit(found: FigureReport, text: str, officer: Officer) -> list[Seen]:
    """Return the figure of a unit in each view; `text` is the unit as it was asked for. Raises OutOfScope."""
    meant = {view: _meant(found, text, view) for view in View}
    places = [where for where in meant.values() if isinstance(where, Territory)]
    for where in places:
        require_unit(officer, where, found.atlas)
    reckoning = Reckoning.of(found.line.indicator, found.period, within=_together(where.reach for where in places))
    return [
        _seen(found, reckoning, view, where) if isinstance(where, Territory) else Seen(view, None, None, (), where)
        for view, where in meant.items()
    ]


def of_nation(found: FigureReport) -> list[Sides]:
    """Return every unit of today with its figure in the three views."""
    split = {view: areas(found.atlas, found.period, view=view, today=clock.today()) for view in View}
    return [
        Sides(
            area, found.line.reckoning.figure_of(area),
            *(tuple(_inside(found, area, split[view])) for view in (View.AS_WAS, View.LIKE_FOR_LIKE)),
        )
        for area in split[View.TODAY]
    ]  # fmt: skip


def unit_text(unit: Province) -> str:
    """Name a unit with its code, and with its last day if it is no more."""
    if unit.valid_to is None:
        return f"{unit.name} ({unit.code})"
    return _("%(name)s (%(code)s, đến %(day)s)") % {
        "name": unit.name, "code": unit.code, "day": vndate(unit.valid_to),
    }  # fmt: skip


def parts_text(parts: Iterable[tuple[str, Number | None]], decimals: int) -> str:
    """Write units with their values: “Bắc Giang: 5; Bắc Ninh: 3”."""
    return "; ".join(f"{name}: {value_text(value, decimals)}" for name, value in parts)


def conclusion(seen: list[Seen]) -> str:
    """Say in one sentence whether the three views agree, and if not, which units make the difference."""
    known = [each for each in seen if each.figure]
    grounds = [frozenset(unit.pk for unit, _value in each.units) for each in known]
    if len(known) == len(View) and len(set(grounds)) == 1:
        return _("Ba cách tính cùng một địa giới nên cho cùng số liệu trong kỳ.")
    was = next((each for each in known if each.view == View.AS_WAS), None)
    now = next((each for each in known if each.view == View.TODAY), None)
    if was is None or now is None:
        return ""
    mine = {unit.pk for unit, _value in was.units}
    more = [(unit_text(unit), value) for unit, value in now.units if unit.pk not in mine]
    if not more or now.figure is None:
        return ""
    told = parts_text(more, now.figure.decimals)
    return _("So với đơn vị của thời kỳ, đơn vị hiện nay có thêm %s.") % told


def _meant(found: FigureReport, text: str, view: View) -> Territory | str:
    try:
        return territory(found.atlas, text, found.period, view=view, today=clock.today())
    except BadUnit as problem:
        return str(problem)


def _together(reaches: Iterable[Places]) -> Places:
    every = list(reaches)
    return None if None in every else frozenset().union(*(each for each in every if each is not None))


def _seen(found: FigureReport, reckoning: Reckoning, view: View, where: Territory) -> Seen:
    indicator = found.line.indicator
    places = where.now.of(stock=indicator.stock) or frozenset()
    units = [
        (row, value_of(indicator, gather(reckoning.now, frozenset({row.pk}))))
        for row in found.atlas.rows
        if row.pk in places
    ]
    return Seen(view, where, reckoning.figure(where), tuple(units), _told(view, where, found))


def _told(view: View, where: Territory, found: FigureReport) -> str:
    told = {"name": where.name, "day": vndate(found.period.end), "previous": found.period.previous.label}
    if view == View.TODAY:
        return _("Địa giới hiện nay của %(name)s, cả hai kỳ.") % told
    if view == View.LIKE_FOR_LIKE:
        return _("Địa giới của %(name)s ngày %(day)s, cả hai kỳ.") % told
    own = _("Chỉ đơn vị mang mã này trong kỳ.")
    if where.comparable:
        return own
    return _("%(own)s Không so với %(previous)s: %(why)s.") % {**told, "own": own, "why": where.incomparable}


def _inside(found: FigureReport, area: Area, split: list[Area]) -> Iterable[tuple[Area, Number | None]]:
    stock = found.line.indicator.stock
    ground = area.ground.of(stock=stock) or frozenset()
    for each in split:
        places = each.ground.of(stock=stock)
        if places and places <= ground:
            yield each, found.line.reckoning.figure_of(each).value
