"""The records behind a report's figures, register by register, as far as the officer sees them and they may be listed.

Records above the access level “nội bộ” (restricted, personal data) are counted in the figures and never listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from doingoai.dossiers.models import Record
from doingoai.indicators.records import RecordsBehind
from doingoai.organisations.models import Officer
from doingoai.organisations.roles import Access
from doingoai.register_kit.register import Register
from doingoai.reporting.annex_columns import AnnexColumn, annex_columns, figures_of_annex
from doingoai.reporting.catalogue import annex_of
from doingoai.reporting.figure import Line
from doingoai.reporting.report import Report


@dataclass(frozen=True)
class RecordList:
    """One annex of records: code and title of the annex, columns, the first records and how many there are."""

    register: Register
    code: str
    title: str
    columns: tuple[AnnexColumn, ...]
    records: Sequence[Record]
    total: int


def record_lists(found: Report, officer: Officer | None, most: int) -> Iterator[RecordList]:
    """Yield a list of at most `most` records for each register that has any, in the order of the annexes.

    A register without an annex of its own comes after those with one. None is the program itself, which sees all.
    """
    groups = sorted(found.by_register(), key=lambda group: annex_of(group[0])[0] or "~")
    for register, lines in groups:
        chosen = figures_of_annex(register)
        counted = [line for line in lines if not chosen or line.figure.code in chosen]
        columns = annex_columns(register, found.territory.code)
        rows = _rows(found, register, counted, columns, officer)
        records = list(rows[: most + 1])
        if records:
            total = rows.count() if len(records) > most else len(records)
            yield RecordList(register, *annex_of(register), columns, records[:most], total)


def _rows(
    found: Report, register: Register, lines: Sequence[Line], columns: Sequence[AnnexColumn], officer: Officer | None
):  # type: ignore[no-untyped-def]  # fmt: skip
    behind = Q(pk__in=())
    for line in lines:
        places = found.territory.now.of(stock=line.indicator.stock)
        behind |= Q(pk__in=RecordsBehind(line.indicator, found.period, places, officer=officer).dossiers())
    every = register.model.objects
    rows = every.for_system("report") if officer is None else every.visible_to(officer)
    rows = rows.filter(behind, dossier__access_level__lte=Access.INTERNAL)
    relations = dict.fromkeys(name for column in columns for name in column.prefetch)
    rows = rows.select_related("dossier", *register.select_related).prefetch_related(*relations)
    return rows.order_by("dossier__event_date", "dossier__number")
