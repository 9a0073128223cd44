"""The figures of a report: copied from the records, overlaid with what was typed or chosen, with explanations kept.

A figure of the report is a copy: it stays what it was when a record changes (the restatement says that it did).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from doingoai.indicators.figures import change_pct
from doingoai.indicators.indicator import Measure
from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number
from doingoai.indicators.units import View
from doingoai.registers.reports.codes import Source
from doingoai.registers.reports.definitions import definition_of, heading_of, headings
from doingoai.registers.reports.models import PeriodicReport, ReportFigure, Statement
from doingoai.reporting.catalogue import published
from doingoai.reporting.figure import Line
from doingoai.reporting.report import Report, report

TAKEN = (
    "position", "heading", "definition_version", "name", "unit", "decimals", "num", "den", "value", "previous",
    "change_pct", "cumulative", "records", "records_value", "units_sum", "outside", "qualifier", "source",
    "source_text",
)  # fmt: skip


def computed(record: PeriodicReport, period: Period) -> Report:
    """Compute the report of the record's unit; a unit that is no more is asked for as it was."""
    province = record.dossier.province
    view = View.AS_WAS if province is not None and province.valid_to is not None else None
    return report(period, record.unit, view)


def take(record: PeriodicReport, found: Report | None) -> None:
    """Copy the computed figures into the working version; explanations stay, figures that are no more go.

    `found` is None for a report with dates of its own: it carries only figures that were typed.
    """
    rows = list(_copied(record, found) if found else ())
    known = {row.code: row for row in record.figures.filter(version=record.version_no)}
    comments = _earlier_comments(record) | {code: row.comment for code, row in known.items()}
    _put_on(rows, record, known)
    for position, row in enumerate(_in_order(record, rows)):
        row.position, row.comment = position, comments.get(row.code, "")
    gone = set(known) - {row.code for row in rows}
    record.figures.filter(version=record.version_no, code__in=gone).delete()
    fresh = [row for row in rows if row.code not in known]
    ReportFigure.objects.bulk_create(fresh)
    kept = [row for row in rows if row.code in known]
    for row in kept:
        row.pk = known[row.code].pk
    ReportFigure.objects.bulk_update(kept, TAKEN)


def overlay(record: PeriodicReport) -> None:
    """Put what was typed or chosen over the figures as they stand, without counting the records again."""
    known = {row.code: row for row in record.figures.filter(version=record.version_no)}
    rows = [row for row in known.values() if row.source != Source.TYPED]
    for row in rows:
        _back_to_records(row)
    _put_on(rows, record, known)
    fresh = [row for row in rows if row.pk is None]
    ReportFigure.objects.bulk_create(fresh)
    ReportFigure.objects.bulk_update([row for row in rows if row.code in known], TAKEN)


def standing(statements: Iterable[Statement]) -> Statement | None:
    """Return which statement speaks for a figure that no record gives: the chosen one, or the only one."""
    rows = list(statements)
    chosen = next((row for row in rows if row.chosen), None)
    return chosen or (rows[0] if len(rows) == 1 else None)


def _copied(record: PeriodicReport, found: Report) -> Iterator[ReportFigure]:
    period, outline = found.period, definition_of(record.definition).outline
    since_january = Period(period.year, 1, period.last_month, period.regime)
    whole = computed(record, since_january) if since_january != period else found
    so_far = {line.indicator.code: line.figure.value for line in whole.lines}
    for line in found.lines:
        yield _of_line(record, line, found, so_far.get(line.indicator.code), outline)


def _of_line(
    record: PeriodicReport, line: Line, found: Report, cumulative: Number | None, outline: str
) -> ReportFigure:  # fmt: skip
    figure, indicator = line.figure, line.indicator
    is_share = indicator.measure == Measure.SHARE
    bridge = line.reckoning.bridge(found.areas) if found.areas else None
    return ReportFigure(
        report=record, version=record.version_no, position=0, code=indicator.code,
        heading=heading_of(outline, line.register.key, indicator.code),
        definition_version=indicator.version, name=str(indicator.name), unit=str(indicator.unit),
        decimals=indicator.decimals, num=figure.part if is_share else None, den=figure.whole if is_share else None,
        value=_decimal(figure.value), previous=_decimal(figure.previous), change_pct=figure.change_pct,
        cumulative=_decimal(cumulative), records=figure.rows, records_value=_decimal(figure.value),
        units_sum=_decimal(bridge.units) if bridge else None, outside=_decimal(bridge.outside) if bridge else None,
    )  # fmt: skip


def _put_on(rows: list[ReportFigure], record: PeriodicReport, known: dict[str, ReportFigure]) -> None:
    """Overlay statements: a figure without records takes the one that stands, a computed one only what was chosen."""
    by_code: dict[str, list[Statement]] = {}
    for statement in record.statements.all():
        by_code.setdefault(statement.code, []).append(statement)
    of_records = {row.code: row for row in rows}
    for code, statements in by_code.items():
        said = standing(statements)
        if code in of_records:
            if said is not None and said.chosen:
                _say(of_records[code], said, Source.CHOSEN)
        elif said is not None:
            rows.append(_say(_typed(record, code, known.get(code)), said, Source.TYPED))


def _typed(record: PeriodicReport, code: str, known: ReportFigure | None) -> ReportFigure:
    entry = published()[code]
    outline = definition_of(record.definition).outline
    return ReportFigure(
        pk=known.pk if known else None, report=record, version=record.version_no, code=code,
        position=known.position if known else ReportFigure.LAST, heading=heading_of(outline, "", code),
        name=entry.name, unit=entry.unit, comment=known.comment if known else "",
    )  # fmt: skip


def _say(row: ReportFigure, said: Statement, source: Source) -> ReportFigure:
    row.value, row.qualifier = said.value, said.qualifier
    row.source, row.source_text = source, said.source
    row.num, row.den = said.num, said.den
    row.decimals = max(row.decimals, -min(int(said.value.normalize().as_tuple().exponent), 0))
    row.change_pct = change_pct(said.value, row.previous)
    return row


def _back_to_records(row: ReportFigure) -> None:
    if row.source == Source.CHOSEN:
        row.value, row.source, row.source_text = row.records_value, Source.RECORDS, ""
        row.qualifier = ReportFigure._meta.get_field("qualifier").get_default()
        row.change_pct = change_pct(row.value, row.previous)


def _in_order(record: PeriodicReport, rows: list[ReportFigure]) -> list[ReportFigure]:
    """Return the figures in the order of the outline; within a heading as the registers stand."""
    order = {each.key: place for place, each in enumerate(headings(definition_of(record.definition).outline))}
    return sorted(rows, key=lambda row: order.get(row.heading, len(order)))


def _earlier_comments(record: PeriodicReport) -> dict[str, str]:
    """A new version begins with the explanations of the one before it."""
    before = record.figures.filter(version=record.version_no - 1).exclude(comment="")
    return dict(before.values_list("code", "comment"))


def _decimal(value: Number | None) -> Decimal | None:
    return None if value is None else Decimal(value)
