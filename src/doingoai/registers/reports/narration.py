"""The narrative of the working copy: proposed from figures, tasks and notable cases, then the writer's own.

What nobody wrote on is proposed anew with the figures; what somebody wrote stays. `copied_forward` marks what stands as
it stood in the report before but for its dates.
"""

from __future__ import annotations

from doingoai.registers.reports.definitions import definition_of, headings
from doingoai.registers.reports.forward import copied
from doingoai.registers.reports.models import PeriodicReport, ReportSection
from doingoai.registers.reports.narrative import draft
from doingoai.reporting.report import Report


def propose(record: PeriodicReport, found: Report | None) -> None:
    """Write the program's proposal under every heading; without figures the headings stay empty."""
    outline = definition_of(record.definition).outline
    said = draft(found, outline) if found else {}
    known = {row.key: row for row in record.sections.all()}
    fresh, changed = [], []
    for position, heading in enumerate(headings(outline)):
        text = said[heading.key].text if heading.key in said else ""
        row = known.get(heading.key)
        if row is None:
            row = ReportSection(report=record, key=heading.key, position=position, title=heading.title)
            row.drafted = row.text = text
            fresh.append(row)
            continue
        row.text = text if row.is_as_drafted else row.text
        row.drafted = text
        changed.append(row)
    ReportSection.objects.bulk_create(fresh)
    ReportSection.objects.bulk_update(changed, ["text", "drafted"])


def before(record: PeriodicReport) -> PeriodicReport | None:
    """Return the report of the same kind and unit just before this one."""
    rows = PeriodicReport.objects.for_system("copied forward").filter(
        definition=record.definition, place=record.place, period_to__lt=record.period_from, cancelled_on=None
    )
    return rows.order_by("-period_to").first() if record.definition else None


def copied_forward(record: PeriodicReport) -> dict[str, list[int]]:
    """Return, by heading, the paragraphs that are those of the report before but for their dates."""
    earlier = before(record)
    if earlier is None:
        return {}
    texts = dict(earlier.sections.values_list("key", "text"))
    found = {row.key: copied(texts.get(row.key, ""), row.text) for row in record.sections.all()}
    return {key: places for key, places in found.items() if places}
