"""A synthetic nation for benchmarks: seventeen years of dossiers of every register, `doingoai world --dossiers`.

A year has seven per cent more dossiers than the one before, and the registers the volumes that offices tell of: mostly
documents, then tasks, delegations and promises, few agreements. The same seed gives the same dossiers. Numbers are of
an own series ("TH-DT-24-2019-000123"); the database should hold nothing else than reference data.
"""

from __future__ import annotations

import datetime as dt
import gc
import math
import random
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from django.conf import settings

from doingoai.demo.collector import paused_collector
from doingoai.demo.world.batch import Draft, write
from doingoai.demo.world.land import LAST, Land, PlaceBook
from doingoai.dossiers.models import Dossier
from doingoai.indicators.recounting import recount

PREFIX = "TH-"
FIRST = dt.date(2010, 1, 1)
GROWTH = 1.07  # dossiers of a year by those of the year before
CHUNK = 10_000
# Who makes the dossiers of a register, and how many of a thousand are of this register.
MAKERS = {
    "doingoai.planning.guidance": ("doingoai.demo.world.guidance", 4),
    "doingoai.planning.plans": ("doingoai.demo.world.plans", 3),
    "doingoai.planning.tasks": ("doingoai.demo.world.tasks", 130),
    "doingoai.registers.delegations_out": ("doingoai.demo.world.delegations_out", 120),
    "doingoai.registers.agreements": ("doingoai.demo.world.agreements", 8),
    "doingoai.registers.commitments": ("doingoai.demo.world.commitments", 80),
    "doingoai.registers.training": ("doingoai.demo.world.training", 8),
    "doingoai.registers.documents_out": ("doingoai.demo.world.documents_out", 250),
    "doingoai.registers.documents_in": ("doingoai.demo.world.documents_in", 380),
    "doingoai.registers.opinion_rounds": ("doingoai.demo.world.opinion_rounds", 17),
}


class WorldExists(RuntimeError):
    """The database holds a synthetic nation already."""


def load_nation(count: int, *, seed: int) -> Iterator[int]:
    """Make `count` dossiers, chunk by chunk, each in its own transaction; yield how many stand. Raises WorldExists.

    At the end, and also when it is stopped before, the figures are counted from what stands.
    """
    if Dossier.objects.for_system("world").filter(number__startswith=PREFIX).exists():
        raise WorldExists("Cơ sở dữ liệu đã có một quốc gia tổng hợp. Hãy dùng một DOINGOAI_HOME khác.")
    rng, land, book = random.Random(seed), Land(), PlaceBook()  # noqa: S311 -- made-up data, the same for the same seed
    makers, weights = makers_and_weights()
    try:
        with paused_collector():
            for start in range(0, count, CHUNK):
                stop = min(start + CHUNK, count)
                numbers = range(start + 1, stop + 1)
                write([_draft(rng, land, rng.choices(makers, weights)[0], number) for number in numbers], book, "")
                gc.collect()  # records and dossiers know each other
                yield stop
    finally:
        recount()


def makers_and_weights() -> tuple[list[ModuleType], list[int]]:
    """Return the makers of the registers that this installation has, and the weight of each."""
    chosen = [pair for register, pair in MAKERS.items() if register in settings.REGISTERS]
    return [import_module(module) for module, _weight in chosen], [weight for _module, weight in chosen]


def _draft(rng: random.Random, land: Land, maker: ModuleType, number: int) -> Draft:
    day = _day(rng)
    province = rng.choice(land.provinces(day))
    draft = maker.at_random(rng, land, day, province)
    draft.dossier.number = f"{PREFIX}{draft.record.prefix}-{province.code}-{day.year}-{number:06d}"
    return draft


def _day(rng: random.Random) -> dt.date:
    """Return a day between the first and the last one, later ones more often as the offices' work grew."""
    days = (LAST - FIRST).days
    grown = GROWTH ** (days / 365.25)
    return FIRST + dt.timedelta(days=int(days * math.log(1 + rng.random() * (grown - 1), grown)))
