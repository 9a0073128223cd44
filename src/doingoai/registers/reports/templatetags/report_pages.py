"""What the pages of a report show beside the kit's."""

from __future__ import annotations

from typing import Any

from django import template

from doingoai.registers.reports import aftermath
from doingoai.registers.reports.models import PeriodicReport, comment_field, section_field
from doingoai.registers.reports.workspace import Workspace, bridge_table

register = template.Library()


@register.simple_tag(takes_context=True)
def workspace(context: Any, record: PeriodicReport) -> Workspace:
    """Return figures, narrative and what is odd about them."""
    return Workspace(record, context["request"].user)


@register.simple_tag(takes_context=True)
def aftermath_of(context: Any, record: PeriodicReport) -> list[Any]:
    """Return the tables under the report, without the empty ones."""
    officer = context["request"].user
    tables = [
        aftermath.units_table(record, officer),
        bridge_table(record.figures.filter(version=record.version_no)) if record.is_national else None,
        aftermath.statements_table(record),
        aftermath.restatements_table(record, officer),
        aftermath.late_records_table(record, officer),
        aftermath.versions_table(record),
    ]
    return [table for table in tables if table is not None and table.rows]


@register.simple_tag(takes_context=True)
def write_chapters(context: Any, record: PeriodicReport, form: Any) -> list[dict[str, Any]]:
    """Return the headings with their fields: the text, and the explanation of each figure, the urgent ones first."""
    found = []
    for chapter in Workspace(record, context["request"].user).chapters:
        comments = [(row, form[comment_field(row.code)]) for row in chapter.figures]
        urgent = [field for row, field in comments if row.leaps or field.errors]
        others = [field for row, field in comments if not (row.leaps or field.errors)]
        field = form[section_field(chapter.section.key)]
        found.append({"chapter": chapter, "field": field, "urgent": urgent, "others": others})
    return found
