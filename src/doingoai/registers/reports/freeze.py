"""A report frozen at its submission: canonical JSON that is never computed again, and the closing of its figures.

From the submission on whoever changes a figure of the closed period leaves a restatement (`indicators.closings`);
when the report comes back, its figures are open again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from decimal import Decimal
from typing import Any

from doingoai.indicators.closings import close, reopen
from doingoai.organisations.models import Officer
from doingoai.registers.reports.codes import Quality
from doingoai.registers.reports.definitions import definition_of
from doingoai.registers.reports.gathering import gathered
from doingoai.registers.reports.models import PeriodicReport, ReportFigure, ReportSection, ReportVersion, Statement
from doingoai.workflow import clock

FIGURE = (
    "code", "definition_version", "heading", "name", "unit", "decimals", "num", "den", "value", "previous",
    "change_pct", "cumulative", "records", "records_value", "units_sum", "outside", "qualifier", "source",
    "source_text", "comment",
)  # fmt: skip


def quality_on(record: PeriodicReport, day: dt.date, *, preliminary: bool) -> Quality:
    """Return how firm the figures are: an estimate until the cut-off has passed (domain §7.1)."""
    if day <= record.period_to:
        return Quality.ESTIMATE
    return Quality.PRELIMINARY if preliminary else Quality.FINAL


def freeze(record: PeriodicReport, actor: Officer) -> ReportVersion:
    """Keep the working copy as the bytes of its version, and close the figures of the period."""
    at = clock.now()
    payload = canonical(contents(record, at))
    version = ReportVersion.objects.create(
        report=record, number=record.version_no, quality=record.quality, frozen_at=at, frozen_by=actor,
        payload=payload, sha256=hashlib.sha256(payload.encode()).hexdigest(),
    )  # fmt: skip
    if record.period is not None:
        close(record.period, record.dossier.province, report=record.dossier.number, at=at)
    return version


def thaw(record: PeriodicReport) -> None:
    """Open the figures again; a version that nobody outside has seen yet falls."""
    record.versions.filter(number=record.version_no, sent_at=None).delete()
    reopen(report=record.dossier.number, at=clock.now())


def current(record: PeriodicReport) -> ReportVersion:
    """Return the frozen version on which the report stands."""
    return record.versions.get(number=record.version_no)


def canonical(data: dict[str, Any]) -> str:
    """Write data as JSON in one form only: sorted names, no blanks, text as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def contents(record: PeriodicReport, at: dt.datetime) -> dict[str, Any]:
    """Return everything that a reader of the report must find again: figures, words, sources, who had reported."""
    definition, province = definition_of(record.definition), record.dossier.province
    return {
        "report": record.dossier.number,
        "version": record.version_no,
        "quality": record.quality,
        "definition": {
            "code": definition.code, "name_vi": definition.name, "regime": record.regime, "basis": definition.basis,
        },
        "title": record.dossier.title,
        "period": record.period_key,
        "period_from": record.period_from,
        "period_to": record.period_to,
        "unit": record.unit,
        "unit_name": province.name if province else "Toàn quốc",
        "recipient": record.recipient,
        "frozen_at": at.isoformat(),
        "figures": [_figure(row) for row in record.figures.filter(version=record.version_no)],
        "sections": [_section(row) for row in record.sections.all()],
        "statements": [_statement(row) for row in record.statements.all()],
        "units": units_of(record),
    }  # fmt: skip


def units_of(record: PeriodicReport) -> list[dict[str, Any]]:
    """Return how the units stood when the national report was frozen; nothing for a unit's own report."""
    gathers = definition_of(record.definition).gathers
    if not gathers or record.period is None:
        return []
    rows = gathered(gathers, record.period, clock.today())
    return [
        {
            "code": row.province.code, "name": row.province.name, "standing": row.standing.value,
            "report": row.report.dossier.number if row.report else None,
            "sent_on": row.report.sent_on if row.report else None,
        }
        for row in rows
    ]  # fmt: skip


def _figure(row: ReportFigure) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FIGURE}


def _section(row: ReportSection) -> dict[str, Any]:
    return {"key": row.key, "title": row.title, "text": row.text}


def _statement(row: Statement) -> dict[str, Any]:
    said = ("code", "printed", "value", "num", "den", "qualifier", "source", "reason", "chosen", "decision_reason")
    return {name: getattr(row, name) for name in said}


def _plain(value: Any) -> Any:
    """Write a decimal as a JSON number, a whole one without a point; a day as ISO 8601."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat()
