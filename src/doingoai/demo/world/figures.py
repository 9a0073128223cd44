"""Records from which the figures of a file follow: `doingoai world --figures`; they replace those of an earlier run.

Its dossiers bear numbers of their own ("SL-DT-24-2019-0001"), so that they are told from what people recorded.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.conf import settings
from django.db import transaction

from doingoai.audit import ledger
from doingoai.demo.world.batch import ACTOR, ACTOR_NAME, REMOVED, Draft, write
from doingoai.demo.world.land import Land, PlaceBook
from doingoai.demo.world.stated import CONTEXT, Table, read_table
from doingoai.demo.world.wanted import Wanted
from doingoai.dossiers.models import Dossier, Link
from doingoai.dossiers.numbering import next_numbers
from doingoai.indicators.periods import Period
from doingoai.indicators.recounting import recount
from doingoai.indicators.tallies import Number, Tally, gather, rounded, tallies, value_of
from doingoai.organisations.seat import province_place
from doingoai.register_kit.catalogue import indicators, registers

PREFIX = "SL-"
CHUNK = 1000
# Who makes the records of a register; each names the figures that follow from them (CODES).
MAKERS = {
    "doingoai.registers.agreements": "doingoai.demo.world.agreements",
    "doingoai.registers.delegations_out": "doingoai.demo.world.delegations_out",
    "doingoai.registers.training": "doingoai.demo.world.training",
}


@dataclass
class Outcome:
    """What was made: lines for the reader, what could not be reached, how many dossiers."""

    lines: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    made: int = 0
    removed: int = 0


@transaction.atomic
def load_figures(path: Path, *, seed: int) -> Outcome:
    """Make the records of a file in one transaction. Raises BadFigures, OSError."""
    table = read_table(path)
    outcome = Outcome(warnings=table.warnings, removed=remove_earlier())
    recount()
    land, book = Land(), PlaceBook()
    _keep_known_years(table, land)
    makers = list(_makers())
    for year in table.years:
        for maker in makers:
            outcome.made += _make(maker, year, table, land, book, seed=seed, warnings=outcome.warnings)
    recount()
    outcome.lines = list(_told(table, {code for maker in makers for code in maker.CODES}, outcome.warnings))
    return outcome


def _keep_known_years(table: Table, land: Land) -> None:
    """Leave out, and say so, the years of which the provinces are not known."""
    for year in table.years:
        if not land.provinces(dt.date(year, 1, 1)):
            table.warnings.append(f"Năm {year}: không có danh mục địa phương của năm này; bỏ qua.")
    table.years = tuple(year for year in table.years if land.provinces(dt.date(year, 1, 1)))


def remove_earlier() -> int:
    """Remove the records that an earlier run made, and say so in the ledger; return how many."""
    mine = {"dossier__number__startswith": PREFIX}
    dossiers = Dossier.objects.for_system("world").filter(number__startswith=PREFIX)
    units = Counter(province_place(province) for province in dossiers.values_list("province_id", flat=True))
    if not units:
        return 0
    for register in registers().values():
        register.model.objects.for_system("world").filter(**mine).delete()
    Link.objects.filter(target__in=dossiers.values("pk")).delete()
    dossiers.delete()
    for unit in sorted(units):
        note = f"Gỡ {units[unit]} hồ sơ dựng từ bảng số liệu"
        ledger.record(unit=unit, actor=ACTOR, actor_name=ACTOR_NAME, action=REMOVED, subject="world/figures", note=note)
    return units.total()


def counted(code: str, year: int) -> Tally:
    """Count what stands behind a figure of the nation in a year."""
    indicator = indicators()[code]
    return gather(tallies((indicator,), Period(year, 1, 12))[indicator.code], None)


def _makers() -> Iterator[ModuleType]:
    for register, module in MAKERS.items():
        if register in settings.REGISTERS:
            yield import_module(module)


def _make(
    maker: ModuleType, year: int, table: Table, land: Land, book: PlaceBook, *, seed: int, warnings: list[str]
) -> int:
    values = {code: value for code, value in table.of_year(year).items() if code in maker.CODES}
    if not values:
        return 0
    elsewhere = {code: value for (code, _year), value in reversed(table.values.items())}
    wanted = Wanted(year, values, elsewhere, {code: counted(code, year) for code in maker.CODES}, warnings)
    rng = random.Random(f"{seed}/{maker.__name__}/{year}")  # noqa: S311 -- made-up data, the same for the same seed
    drafts = sorted(maker.from_figures(rng, land, wanted), key=lambda draft: draft.dossier.event_date)
    _number(drafts)
    for start in range(0, len(drafts), CHUNK):
        write(drafts[start : start + CHUNK], book, "Dựng từ bảng số liệu")
    return len(drafts)


def _number(drafts: Sequence[Draft]) -> None:
    """Give numbers of an own series; one that was removed is not given again."""
    groups: dict[tuple[str, int | None, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.record.register, draft.dossier.province_id, draft.dossier.event_date.year].append(draft)
    for (register, _province, year), group in groups.items():
        prefix = f"{PREFIX}{group[0].record.prefix}"
        numbers = next_numbers(f"{PREFIX}{register}", prefix, group[0].dossier.province, year, len(group))
        for draft, number in zip(group, numbers, strict=True):
            draft.dossier.number = number


def _told(table: Table, made: set[str], warnings: list[str]) -> Iterator[str]:
    """Yield a line for each code: the figures stated and those now counted, or why nothing was made."""
    for code, name in table.names.items():
        head = f"{code:<11} {name}"
        if code.startswith(CONTEXT):
            yield f"{head}: bỏ qua (bối cảnh)"
        elif code in made:
            yield f"{head}: {'; '.join(_compared(table, code, warnings)) or 'không nêu số'}"
        else:
            yield f"{head}: {'có sổ, chưa dựng được' if code in indicators() else 'bỏ qua (chưa có sổ)'}"


def _compared(table: Table, code: str, warnings: list[str]) -> Iterator[str]:
    for year in table.years:
        stated = table.values.get((code, year))
        if stated is None:
            continue
        indicator = indicators()[code]
        found = value_of(indicator, counted(code, year))
        origin = f" (suy từ {table.changes[code]})" if (code, year) in table.derived else ""
        yield f"năm {year} nêu {plain(stated)}{origin}, dựng được {plain(found)}"
        if found != rounded(stated, indicator.decimals):
            warnings.append(f"{code} năm {year}: nêu {plain(stated)}, gần nhất dựng được {plain(found)}.")


def plain(value: Number | None) -> str:
    return "không có" if value is None else str(value).replace(".", ",")
