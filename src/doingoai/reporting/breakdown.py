"""A province's figure by the units of the time, and the way from the sum of the provinces to the nation."""

from __future__ import annotations

from doingoai.indicators.units import View, areas
from doingoai.organisations.models import Officer
from doingoai.reporting.access import sees_every_unit
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.question import Question
from doingoai.reporting.tables import areas_table
from doingoai.web.amounts import vnnumber
from doingoai.web.tables import Table
from doingoai.workflow import clock


def split_of(found: FigureReport, asked: Question) -> Table | None:
    """Break a province's figure down by the units of the time; None where there was one only, or for the nation."""
    if found.territory.is_nation:
        return None
    places = found.territory.now.flows or frozenset()
    split = areas(found.atlas, found.period, view=View.AS_WAS, today=clock.today())
    inside = [area for area in split if area.ground.flows and area.ground.flows <= places]
    return areas_table(found, inside, asked) if len(inside) > 1 else None


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
