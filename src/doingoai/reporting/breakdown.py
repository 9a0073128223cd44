"""One figure taken apart: by unit, on the map, and from the sum of the provinces to the nation."""

from __future__ import annotations

from typing import Any

from doingoai.indicators.units import View, areas
from doingoai.organisations.models import Officer
from doingoai.reporting.access import sees_every_unit
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.pictures import map_of
from doingoai.reporting.question import Question
from doingoai.reporting.tables import areas_table
from doingoai.web.amounts import vnnumber
from doingoai.workflow import clock


def split_of(found: FigureReport, asked: Question, officer: Officer) -> dict[str, Any]:
    """Break the figure down: the nation by unit for who sees every unit, a province by the units of the time."""
    where, today = found.territory, clock.today()
    if not where.is_nation:
        places = where.now.flows or frozenset()
        split = areas(found.atlas, found.period, view=View.AS_WAS, today=today)
        inside = [area for area in split if area.ground.flows and area.ground.flows <= places]
        return {"areas": areas_table(found, inside, asked) if len(inside) > 1 else None}
    if not sees_every_unit(officer):
        return {}
    split = areas(found.atlas, found.period, view=where.view, today=today)
    return {"areas": areas_table(found, split, asked), "map": map_of(found.line, asked, found.atlas)}


def bridge_of(found: FigureReport, officer: Officer) -> dict[str, str] | None:
    """Say how the provinces' figures come to the national one, where they do not simply add up (RP-12)."""
    if not found.territory.is_nation or not sees_every_unit(officer):
        return None
    split = areas(found.atlas, found.period, view=View.TODAY, today=clock.today())
    bridge = found.line.reckoning.bridge(split)
    if bridge is None or not (bridge.outside or bridge.counted_twice):
        return None
    named = {
        "units": bridge.units,
        "outside": bridge.outside,
        "twice": bridge.counted_twice,
        "national": bridge.national,
    }
    return {name: vnnumber(value) for name, value in named.items()}
