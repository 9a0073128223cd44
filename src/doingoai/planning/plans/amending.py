"""An issued plan is amended: proposed, decided along the plan's own chain, issued as a new version (E.5).

Tasks are cancelled, suspended and changed through it; each act on a task goes through `perform` like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.dossiers.models import Link
from doingoai.lib.dates import format_date
from doingoai.organisations.models import Officer
from doingoai.planning.plans import forms, rules
from doingoai.planning.plans.changes import AmendmentInputs
from doingoai.planning.plans.issue import open_tasks
from doingoai.planning.plans.models import ActionPlan, Amendment, Change, PlannedTask
from doingoai.register_kit.catalogue import registers
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.perform import perform

State, What = ActionPlan.State, Change.What
KEPT = ("what", "row", "title", "lead", "due_on", "product", "product_kind", "waits_for", "reason")
# What a task keeps when another body takes it over: a new row of the annex, a new dossier.
COPIED = (
    "group", "title", "kind", "start_on", "due_on", "cycle", "product_kind", "product", "target", "target_value",
    "target_unit", "target_indicator", "funding_source", "funding_vnd", "part_of", "theme", "leader",
)  # fmt: skip


class Propose(Action):
    """Propose to amend the issued plan; the levels that decided on the plan decide on it."""

    name, label = "propose_amendment", _("Trình điều chỉnh kế hoạch")
    source, target, asks = frozenset({State.ISSUED}), State.AMENDING, "amend"
    Inputs, rules = AmendmentInputs, (rules.CHANGED_LEAD, rules.CHANGED_PRODUCT, rules.CHANGED_DEADLINE)

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        amendment = Amendment.objects.create(
            plan=record, version=record.version + 1, reason=inputs["reason"], asked_on=clock.today(), asked_by=actor
        )
        for said in inputs["changes"]:
            kept = {name: said.get(name) for name in KEPT}
            change = Change.objects.create(plan=record, amendment=amendment, **kept)
            change.clauses.set(said.get("clauses") or [])


class Appraise(Action):
    """The foreign-affairs body finds the amendment in order."""

    name, label, tone = "appraise_amendment", _("Thẩm định điều chỉnh"), "primary"
    source, target, decision = frozenset({State.AMENDING}), State.AMENDED, "amend"
    kinds = frozenset({Kind.APPRAISE})


class Agree(Appraise):
    """Thường trực Tỉnh ủy agrees with the amendment."""

    name, label, kinds = "agree_amendment", _("Thống nhất điều chỉnh"), frozenset({Kind.OPINION})


class Approve(Appraise):
    """The competent level approves the amendment."""

    name, label, kinds = "approve_amendment", _("Phê duyệt điều chỉnh"), frozenset({Kind.DECIDE})


class Return(Action):
    """Send the amendment back with the reason; the plan goes on as it is."""

    name, label, needs_note = "return_amendment", _("Trả lại điều chỉnh"), True
    source, target, decision, agrees = frozenset({State.AMENDING}), State.ISSUED, "amend", False

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        _settle(record, Amendment.Standing.DROPPED)


class Withdraw(Action):
    """Take the amendment back before it is issued."""

    name, label = "withdraw_amendment", _("Rút điều chỉnh")
    source, target, ends = frozenset({State.AMENDING, State.AMENDED}), State.ISSUED, "amend"

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        _settle(record, Amendment.Standing.DROPPED)


class Issue(Action):
    """Record the issue of the amendment: the plan has a new version, its tasks are changed accordingly."""

    name, label, tone = "issue_amendment", _("Ban hành điều chỉnh"), "primary"
    source, target = frozenset({State.AMENDED}), State.ISSUED
    Inputs, rules = forms.AmendmentIssueInputs, (rules.AMENDED_FUTURE,)

    @classmethod
    def apply(cls, record: ActionPlan, inputs: Mapping[str, Any]) -> None:
        record.version = record.amendments.get(standing=Amendment.Standing.ASKED).version

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        amendment = record.amendments.get(standing=Amendment.Standing.ASKED)
        amendment.document_number, amendment.issued_on = inputs["amendment_number"], inputs["amended_on"]
        amendment.standing = Amendment.Standing.ISSUED
        amendment.save()
        told = _now("%(number)s ngày %(day)s") % {
            "number": amendment.document_number, "day": format_date(amendment.issued_on),
        }  # fmt: skip
        heirs: list[tuple[PlannedTask, PlannedTask]] = []
        for change in amendment.changes.select_related("row__task__dossier").prefetch_related("clauses"):
            heirs += _carry_out(record, change, actor, told)
        open_tasks(record, actor)
        for old, new in heirs:
            new.refresh_from_db(fields=["task"])
            Link.objects.create(source=task_of(new).dossier, target=task_of(old).dossier, kind=Link.Kind.FOLLOWS)


def task_of(row: PlannedTask) -> Any:
    """Return the dossier's record behind a row of an issued plan: every one has it."""
    assert row.task is not None
    return row.task


def _settle(record: ActionPlan, standing: str) -> None:
    record.amendments.filter(standing=Amendment.Standing.ASKED).update(standing=standing)


def _carry_out(
    plan: ActionPlan, change: Change, actor: Officer, told: str
) -> list[tuple[PlannedTask, PlannedTask]]:  # fmt: skip
    """Do one change; return the row that ends and the one that follows it, where another body takes a task over."""
    row = change.row
    if row is None:
        _add(plan, change, _asked(change))
        return []
    if not task_of(row).dossier.is_open:
        change.skipped = True
        change.save(update_fields=["skipped"])
        return []
    if change.what == What.SUSPEND:
        _act(row, "suspend", actor, change, blocked_by=change.waits_for)
    elif change.what == What.CANCEL:
        _act(row, "cancel", actor, change, amended_by=told)
    elif change.lead_id and change.lead_id != row.lead_id:
        _act(row, "cancel", actor, change, amended_by=told)
        return [(row, _add(plan, change, {name: getattr(row, name) for name in COPIED} | _asked(change), before=row))]
    else:
        for name, value in _asked(change).items():
            setattr(row, name, value)
        row.save()
        said = {"title": row.title[:500], "product": row.product, "amended_by": told}
        _act(row, "amend", actor, change, due_on=row.due_on or task_of(row).dossier.due_on, **said)
    return []


def _asked(change: Change) -> dict[str, Any]:
    """Return what the change says anew; an empty cell says nothing."""
    names = ("title", "lead", "due_on", "product", "product_kind")
    return {name: value for name in names if (value := getattr(change, name))}


def _act(row: PlannedTask, verb: str, actor: Officer, change: Change, **inputs: Any) -> None:
    verbs, reason = registers()["tasks"].verbs, change.reason
    perform(task_of(row), verbs[verb], actor=actor, note=reason, reasons={"*": reason}, **inputs)


def _add(
    plan: ActionPlan, change: Change, said: Mapping[str, Any], *, before: PlannedTask | None = None
) -> PlannedTask:  # fmt: skip
    """Put a row at the end of the annex, with the next free code."""
    taken = set(plan.tasks.values_list("code", flat=True))
    code = next(f"NV-{number:02d}" for number in range(1, 10_000) if f"NV-{number:02d}" not in taken)
    last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
    note = _now("Thay %s") % before.code if before else ""
    row = PlannedTask.objects.create(plan=plan, position=last + 1, code=code, version=plan.version, note=note, **said)
    row.clauses.set(change.clauses.all() or (before.clauses.all() if before else []))
    row.co_units.set(before.co_units.all() if before else [])
    return row
