"""The coverage of a plan and what is still missing before it can be submitted: stored, or as the open form has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from doingoai.norms.rule import Case, judge
from doingoai.planning.plans import rules
from doingoai.planning.plans.coverage import Coverage, coverage, measure
from doingoai.planning.plans.models import ActionPlan, PlannedTask
from doingoai.web.charts import coverage_strip
from doingoai.workflow import clock
from doingoai.workflow.rows import RowsField

BEING_WRITTEN = frozenset({ActionPlan.State.DRAFT, ActionPlan.State.CONSULTING})
BEFORE_SUBMISSION = (rules.LEAD, rules.PRODUCT, rules.DEADLINE, rules.COPIED, rules.SAME_WORK)
ROW_FIELDS = ("code", "title", "lead", "product", "kind", "start_on", "due_on", "span_wd", "cycle")


def stored_panel(plan: ActionPlan) -> dict[str, Any]:
    """Return what the panel shows for the plan as it is stored; what is missing only while it is being written."""
    related = ("lead", "task__dossier")
    tasks = list(plan.tasks.select_related(*related).prefetch_related("co_units", "clauses"))
    return _panel(plan, coverage(plan, tasks), tasks) | {"rows": tasks}


def typed_panel(plan: ActionPlan, form: forms.Form) -> dict[str, Any]:
    """Return what the panel shows for the rows in the form; a row with an error elsewhere still covers its points."""
    form.full_clean()
    plan.period_to = form.cleaned_data.get("period_to") or plan.period_to  # shown only, never saved here
    named: dict[int, list[str]] = {}
    tasks = []
    for number, row in enumerate(_rows(form), start=1):
        code = row.get("code") or _("dòng %d") % number
        for clause in row.get("clauses") or []:
            named.setdefault(clause.pk, []).append(code)
        said = {name: row[name] for name in ROW_FIELDS if name in row} | {"code": code}
        tasks.append(PlannedTask(**said))
    return _panel(plan, measure(plan.dossier.number, plan.ordered_points(), named), tasks)


def _rows(form: forms.Form) -> Iterator[dict[str, Any]]:
    field = form.fields["tasks"]
    assert isinstance(field, RowsField)
    for posted in field.widget.value_from_datadict(form.data, form.files, "tasks"):
        row = field.row_form(posted["__posted__"], prefix=posted["__prefix__"], **field.widget.row_kwargs)
        row.full_clean()
        yield row.cleaned_data


def _panel(plan: ActionPlan, found: Coverage, tasks: list[PlannedTask]) -> dict[str, Any]:
    case = Case(record=plan, inputs={"planned": tasks}, actor=None, on=clock.today(), province=plan.dossier.province)
    editable = plan.dossier.state in BEING_WRITTEN
    total = len(found.counted)
    told = _("%(done)d/%(total)d nội dung đã có nhiệm vụ") % {"done": total - len(found.uncovered), "total": total}
    strip = coverage_strip([(point.path, point.state, "") for point in found.counted], _("Độ phủ"), told)
    return {
        "coverage": found,
        "told": told,
        "strip": strip,
        "gaps": [finding.message for finding in judge(BEFORE_SUBMISSION, case)] if editable else [],
        "proposed": sum(bool(task.proposed) for task in tasks),
        "tasks": len(tasks),
    }
