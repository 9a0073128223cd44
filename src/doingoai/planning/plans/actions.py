"""The life of an action plan: drafted from guidance, edited, consulted, submitted, approved, issued, closed (E.5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.dossiers.models import Link
from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.organisations.seat import body_place
from doingoai.planning.plans import forms, rules
from doingoai.planning.plans.directory import Directory
from doingoai.planning.plans.grid import EditInputs, shown_row
from doingoai.planning.plans.issue import open_tasks
from doingoai.planning.plans.models import ActionPlan, Opinion
from doingoai.planning.plans.roll import rolled_rows
from doingoai.planning.plans.rows import store_rows
from doingoai.planning.plans.taking_in import answer_due, period_of, take_in
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = ActionPlan.State


class Draft(Action):
    """Draft a plan from a guidance document: one task or more is proposed for each point that gives work."""

    name, label, opens, target = "draft", _("Lập kế hoạch từ văn bản chỉ đạo"), True, State.DRAFT
    Inputs, rules = forms.DraftInputs, (rules.RAW_DRAFT,)

    @classmethod
    def initial(cls, record: ActionPlan) -> dict[str, Any]:
        first = next(iter(record.guidance_dossiers()), None)
        return {"title": record.dossier.title, "guidance": first.number if first else ""}

    @classmethod
    def apply(cls, record: ActionPlan, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        guidance, dossier = inputs["guidance"], record.dossier
        dossier.title = inputs["title"] or (_now("Kế hoạch triển khai %s") % guidance.full_name)[:500]
        start, end = period_of(guidance)
        record.period_from, record.period_to = record.period_from or start, record.period_to or end
        dossier.due_on = answer_due(record, guidance)

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        take_in(record, inputs["guidance"])


class RollForward(Action):
    """Open the next plan with what was not finished, each row linked to where it comes from."""

    name, label, opens, target = "roll_forward", _("Lập kế hoạch từ việc chưa xong"), True, State.DRAFT
    Inputs = forms.RollInputs

    @classmethod
    def apply(cls, record: ActionPlan, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        rows, clauses, documents = rolled_rows(inputs["items"], actor=actor, plan=record, reason=inputs["reason"])
        record.points.set(clauses)
        store_rows(record, rows)
        links = [Link(source=record.dossier, target=each, kind=Link.Kind.IMPLEMENTS) for each in documents]
        links += [Link(source=record.dossier, target=row["origin"], kind=Link.Kind.FOLLOWS) for row in rows]
        Link.objects.bulk_create(links, ignore_conflicts=True)


class Edit(Action):
    """Edit the plan and its table; what is saved is no longer the program's proposal but the officer's."""

    name, label, tone = "edit", _("Sửa kế hoạch"), "primary"
    source = frozenset({State.DRAFT, State.CONSULTING})
    Inputs = EditInputs

    @classmethod
    def initial(cls, record: ActionPlan) -> dict[str, Any]:
        directory = Directory.of(record.dossier.province, clock.today())
        rows = record.tasks.select_related("lead").prefetch_related("co_units", "clauses__guidance__dossier")
        several = len(record.guidance_dossiers()) > 1
        shown = [shown_row(task, directory, several=several) for task in rows]
        return {"title": record.dossier.title, "tasks": shown}

    @classmethod
    def apply(cls, record: ActionPlan, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        store_rows(record, [{**row, "proposed": row.get("proposed", "")} for row in inputs["tasks"]])


class AddGuidance(Action):
    """Let the plan implement one more document: its points are added, tasks for them proposed."""

    name, label = "add_guidance", _("Thêm văn bản chỉ đạo")
    source, rules = frozenset({State.DRAFT}), (rules.RAW_DRAFT,)

    class Inputs(forms.Inputs):
        guidance = forms.GuidanceField(label=_("Mã hồ sơ văn bản chỉ đạo"), max_length=40)

        def clean_guidance(self) -> Any:
            given = self.cleaned_data["guidance"]
            return given if hasattr(given, "clauses") else forms.visible_guidance(given, self.actor)

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        take_in(record, inputs["guidance"])


class Consult(Action):
    """Ask the bodies concerned for their opinion on the draft."""

    name, label = "consult", _("Lấy ý kiến")
    source, target = frozenset({State.DRAFT, State.CONSULTING}), State.CONSULTING
    Inputs, rules = forms.ConsultInputs, (rules.EMPTY,)

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        asked = set(record.opinions.values_list("body_id", flat=True)) | {record.dossier.body_id}
        bodies = inputs["bodies"] or _concerned(record)
        answer_by = due("CT_OPINION", clock.today(), province=record.dossier.province)
        Opinion.objects.bulk_create(
            Opinion(plan=record, body=body, asked_on=clock.today(), due_on=answer_by)
            for body in bodies
            if body.pk not in asked
        )


class Opine(Action):
    """Give the opinion of one's own body on the draft."""

    name, label, tone = "opine", _("Cho ý kiến"), "primary"
    source, Inputs = frozenset({State.CONSULTING}), forms.OpineInputs

    @classmethod
    def refusal(cls, record: ActionPlan, actor: Officer) -> str:
        return "" if _own_opinions(record, actor) else _now("Không có câu hỏi nào đang chờ cơ quan của bạn.")

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        for row in _own_opinions(record, actor):
            row.agrees, row.text, row.answered_on, row.officer = inputs["agrees"], inputs["text"], clock.today(), actor
            row.save()


class Submit(Action):
    """Submit the plan for approval along matrix row A27."""

    name, label, tone = "submit", _("Trình duyệt"), "primary"
    source, target, asks = frozenset({State.DRAFT, State.CONSULTING}), State.SUBMITTED, "approve"
    rules = (
        rules.EMPTY, rules.RAW, rules.LEAD, rules.PRODUCT, rules.DEADLINE, rules.COVER, rules.OPINIONS, rules.COPIED,
        rules.SAME_WORK,
    )  # fmt: skip

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        """Log of R-CT-09: which opinions came too late to be waited for; those that a reason passed over too."""
        record.opinions.filter(answered_on=None, passed_on=None).update(passed_on=clock.today())


class Appraise(Action):
    """The foreign-affairs body finds the plan in order."""

    name, label, tone = "appraise", _("Thẩm định đạt"), "primary"
    source, target, decision = frozenset({State.SUBMITTED}), State.APPROVED, "approve"
    kinds = frozenset({Kind.APPRAISE})


class Agree(Appraise):
    """Thường trực Tỉnh ủy agrees."""

    name, label, kinds = "agree", _("Thống nhất"), frozenset({Kind.OPINION})


class Approve(Appraise):
    """The competent level approves the plan."""

    name, label, kinds = "approve", _("Phê duyệt"), frozenset({Kind.DECIDE})


class Return(Action):
    """Send the plan back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.SUBMITTED}), State.DRAFT, "approve", False


class Withdraw(Action):
    """Take a submitted plan back to mend it."""

    name, label = "withdraw", _("Rút lại để sửa")
    source, target, ends = frozenset({State.SUBMITTED}), State.DRAFT, "approve"


class Issue(Action):
    """Record the issue of the plan; each of its tasks becomes a dossier of the body in charge."""

    name, label, tone = "issue", _("Ban hành"), "primary"
    source, target = frozenset({State.APPROVED}), State.ISSUED
    Inputs, rules = forms.IssueInputs, (rules.FUTURE,)

    @classmethod
    def apply(cls, record: ActionPlan, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.event_date, record.dossier.due_on = inputs["issued_on"], record.period_to

    @classmethod
    def follow(cls, record: ActionPlan, inputs: Mapping[str, Any], actor: Officer) -> None:
        open_tasks(record, actor)


class Close(Action):
    """Put the plan away once it was summed up; its open tasks stay with their bodies."""

    name, label = "close", _("Đóng hồ sơ")
    source, target = frozenset({State.SUMMED_UP}), State.CLOSED


class Cancel(Action):
    """Give the plan up before it is issued."""

    name, label, tone, needs_note = "cancel", _("Thôi không ban hành"), "danger", True
    source = frozenset({State.DRAFT, State.CONSULTING, State.SUBMITTED, State.APPROVED})
    target, ends = State.CANCELLED, "approve"


def _concerned(record: ActionPlan) -> list[Any]:
    tasks = record.tasks.select_related("lead").prefetch_related("co_units")
    return list(dict.fromkeys(body for task in tasks for body in (*filter(None, [task.lead]), *task.co_units.all())))


def _own_opinions(record: ActionPlan, actor: Officer) -> list[Opinion]:
    rows = record.opinions.filter(answered_on=None).select_related("body__successor") if record.pk else []
    return [row for row in rows if body_place(row.body.living().pk) in actor.seat.places]
