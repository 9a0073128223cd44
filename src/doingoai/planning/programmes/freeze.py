"""An approved version, frozen: canonical JSON of the programme and of every line in force, with its SHA-256."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from doingoai.organisations.models import Officer
from doingoai.planning.programmes.lines import IN_FORCE, budget, own
from doingoai.planning.programmes.models import AnnualProgramme, ProgrammeVersion
from doingoai.workflow import clock

PLANNED = (
    "line_code", "annex", "kind", "topic", "purpose", "expected_result", "deliverable", "head_name", "head_position",
    "head_rank", "member_count", "day_count", "place_text", "partner", "first_on", "last_on", "funding", "budget_vnd",
    "channel", "also_channel", "sensitivity", "version_no",
)  # fmt: skip


def freeze(record: AnnualProgramme, actor: Officer, *, approval_number: str, approved_on: Any) -> ProgrammeVersion:
    """Keep the lines in force now as the bytes of the version just approved."""
    lines = [line for line in own(record) if line.dossier.state in IN_FORCE]
    payload = canonical(contents(record, lines))
    return ProgrammeVersion.objects.create(
        programme=record, number=record.version_no, kind=record.version_kind, approval_number=approval_number,
        approved_on=approved_on, line_count=len(lines), budget_vnd=budget(lines), frozen_at=clock.now(),
        frozen_by=actor, payload=payload, sha256=hashlib.sha256(payload.encode()).hexdigest(),
    )  # fmt: skip


def contents(record: AnnualProgramme, lines: list[Any]) -> dict[str, Any]:
    """Return what a reader of the version must find again."""
    return {
        "programme": record.dossier.number,
        "title": record.dossier.title,
        "year": record.year,
        "channel": record.channel,
        "version": record.version_no,
        "kind": record.version_kind,
        "budget_vnd": budget(lines),
        "lines": [_line(line) for line in lines],
    }


def canonical(data: dict[str, Any]) -> str:
    """Write data as JSON in one form only: sorted names, no blanks, text as it is; days and amounts as text."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def _line(line: Any) -> dict[str, Any]:
    said = {name: getattr(line, name) for name in PLANNED}
    dossier = line.dossier
    countries = sorted(country.pk for country in line.countries.all())
    return said | {
        "number": dossier.number, "title": dossier.title, "lead": dossier.body.name, "countries": countries,
    }  # fmt: skip
