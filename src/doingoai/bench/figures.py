"""Figures: read from the stored cells, counted anew, kept exact while dossiers change, and laid out as files."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from doingoai.bench.bare import grouped_sql, run_all
from doingoai.bench.stage import NATION
from doingoai.bench.timing import Line, Times, middle, once, shown, times_as_long
from doingoai.dossiers.models import Dossier
from doingoai.indicators.atlas import Atlas
from doingoai.indicators.keeping import watching
from doingoai.indicators.known import every_indicator
from doingoai.indicators.models import Cell
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import check, recount
from doingoai.indicators.trends import table
from doingoai.indicators.units import View, areas
from doingoai.organisations.models import Officer
from doingoai.reporting import paper, workbook
from doingoai.reporting.report import report
from doingoai.workflow import clock

YEAR = Period(2025, 1, 12)
CHANGED, WARM = 40, 10  # dossiers of each register whose cells are brought up to date, and those that are not timed
FILES = (("DOCX", 2000, paper.docx), ("PDF", 1000, paper.pdf), ("XLSX", 2000, workbook.report_workbook))


class Undone(Exception):
    """What was written for the measurement is taken back."""


def measure_figures() -> Iterator[Line]:
    """Yield the lines about figures. Raises RuntimeError when the cells are not what the records say."""
    yield _recounted()
    yield _months_of_provinces()
    officer = Officer.objects.get(username=NATION)
    took = middle(lambda: report(YEAR, "VN", officer=officer))
    yield Line("the national report of a year with the year before, by province", "≤ 100 ms", f"{shown(took)} ms")
    yield _kept()
    yield from _files(officer)


def _recounted() -> Line:
    indicators = list(every_indicator().values())
    statements = [grouped_sql(indicator) for indicator in indicators]
    bare = once(lambda: run_all(statements))
    took = once(recount)
    if check():
        raise RuntimeError("the stored cells are not what the records say")
    name = f"full recount of all {len(indicators)} figures: every unit, half-month and year since 2010"
    beside = f"one grouped SELECT for each figure, {shown(bare)} ms"
    return Line(name, "≤ 2 × bare", f"{shown(took)} ms, {Cell.objects.count():,} cells", beside,
                times_as_long(took, bare))  # fmt: skip


def _months_of_provinces() -> Line:
    units = areas(Atlas.load(), YEAR, view=View.TODAY, today=clock.today())
    grounds = {area.code: area.ground for area in units}
    months = [replace(YEAR, year=year, first_month=month, months=1)
              for year in (YEAR.year - 1, YEAR.year) for month in range(1, 13)]  # fmt: skip
    indicators = list(every_indicator().values())
    took = middle(lambda: table(indicators, months, grounds))
    values = f"{len(indicators) * len(months) * len(grounds):,} values"
    name = f"all figures × {len(grounds)} provinces × 12 months, with the year before, from the stored cells"
    return Line(name, "≤ 100 ms", f"{shown(took)} ms ({values})")


def _kept() -> Line:
    """Move dossiers by a month, and time what keeps the cells exact beside that update; nothing of it stays."""
    owners = sorted({indicator.owner for indicator in every_indicator().values() if indicator.owner})
    try:
        with transaction.atomic():
            pairs = {owner: found for owner in owners if (found := list(_moves(owner)))}
            raise Undone
    except Undone:
        pass
    updates, kept = (Times(tuple(each[side] for found in pairs.values() for each in found)) for side in (0, 1))
    of_owner = {owner: Times(tuple(each[1] for each in found)) for owner, found in pairs.items()}
    slowest = max(of_owner, key=lambda owner: of_owner[owner].p50)
    name = f"one changed dossier brings its cells up to date (p50 / p95 of {len(kept.each)}, {len(pairs)} registers)"
    told = f"{kept.told}; slowest: {slowest} {of_owner[slowest].told}"
    return Line(name, "≤ 5 ms", told, f"the bare UPDATE {updates.told}", times_as_long(kept.p50, updates.p50))


def _moves(owner: str) -> Iterator[tuple[float, float]]:
    """Yield the times of each of a register's latest dossiers; the first ones, which compile the SQL, are left out."""
    dossiers = Dossier.objects.for_system("bench").filter(register=owner).order_by("-event_date")[:CHANGED]
    for number, dossier in enumerate(dossiers):
        times = _moved(dossier)
        if number >= min(WARM, len(dossiers) - 1):
            yield times


def _moved(dossier: Dossier) -> tuple[float, float]:
    """Return the milliseconds of the update itself, and those of keeping the cells."""
    start = time.perf_counter()
    with watching(dossier) as watch:
        watched = time.perf_counter()
        day = dossier.event_date - dt.timedelta(days=31)
        Dossier.objects.for_system("bench").filter(pk=dossier.pk).update(event_date=day)
        updated = time.perf_counter()
        watch.settle().write()
        ended = time.perf_counter()
    return 1000 * (updated - watched), 1000 * (ended - updated + watched - start)


def _files(officer: Officer) -> Iterator[Line]:
    found = report(YEAR, "VN", officer=officer)
    for form, most, make in FILES:
        took = middle(lambda make=make: make(found, officer), runs=3)  # type: ignore[misc]
        yield Line(f"the national report of a year as {form}, beside its figures", f"≤ {most / 1000:.0f} s",
                   f"{shown(took)} ms")  # fmt: skip
