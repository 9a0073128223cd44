"""A synthetic nation for benchmarks: ten years of dossiers of every register, `doingoai world --dossiers`.

The same seed gives the same dossiers. Numbers are of an own series ("TH-DT-24-2019-000123"); the database should hold
nothing else than reference data.
"""

from __future__ import annotations

import datetime as dt
import gc
import random
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.conf import settings

from doingoai.demo.collector import paused_collector
from doingoai.demo.world.batch import Draft, write
from doingoai.demo.world.land import LAST, Land, PlaceBook
from doingoai.dossiers.models import Dossier

PREFIX = "TH-"
FIRST = dt.date(2016, 12, 15)
CHUNK = 4000
# Who makes the dossiers of a register, and the weight that it has among the others.
MAKERS = {
    "doingoai.planning.guidance": ("doingoai.demo.world.guidance", 1),
    "doingoai.planning.plans": ("doingoai.demo.world.plans", 1),
    "doingoai.planning.tasks": ("doingoai.demo.world.tasks", 20),
    "doingoai.registers.delegations_out": ("doingoai.demo.world.delegations_out", 35),
    "doingoai.registers.agreements": ("doingoai.demo.world.agreements", 13),
    "doingoai.registers.commitments": ("doingoai.demo.world.commitments", 20),
    "doingoai.registers.training": ("doingoai.demo.world.training", 10),
    "doingoai.registers.documents_out": ("doingoai.demo.world.documents_out", 12),
    "doingoai.registers.documents_in": ("doingoai.demo.world.documents_in", 14),
    "doingoai.registers.opinion_rounds": ("doingoai.demo.world.opinion_rounds", 4),
}


class WorldExists(RuntimeError):
    """The database holds a synthetic nation already."""


def load_nation(count: int, *, seed: int) -> Iterator[int]:
    """Make `count` dossiers, chunk by chunk, each in its own transaction; yield how many stand. Raises WorldExists."""
    if Dossier.objects.for_system("world").filter(number__startswith=PREFIX).exists():
        raise WorldExists("Cơ sở dữ liệu đã có một quốc gia tổng hợp. Hãy dùng một DOINGOAI_HOME khác.")
    rng, land, book = random.Random(seed), Land(), PlaceBook()  # noqa: S311 -- made-up data, the same for the same seed
    makers, weights = _makers()
    with paused_collector():
        for start in range(0, count, CHUNK):
            stop = min(start + CHUNK, count)
            numbers = range(start + 1, stop + 1)
            write([_draft(rng, land, rng.choices(makers, weights)[0], number) for number in numbers], book, "")
            gc.collect()  # records and dossiers know each other
            yield stop


def _makers() -> tuple[list[ModuleType], list[int]]:
    chosen = [pair for register, pair in MAKERS.items() if register in settings.REGISTERS]
    return [import_module(module) for module, _weight in chosen], [weight for _module, weight in chosen]


def _draft(rng: random.Random, land: Land, maker: ModuleType, number: int) -> Draft:
    day = FIRST + dt.timedelta(days=rng.randrange((LAST - FIRST).days))
    province = rng.choice(land.provinces(day))
    draft = maker.at_random(rng, land, day, province)
    draft.dossier.number = f"{PREFIX}{draft.record.prefix}-{province.code}-{day.year}-{number:06d}"
    return draft
