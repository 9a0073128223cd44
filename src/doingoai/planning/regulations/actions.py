"""The life of a regulation: drafted, asked about, appraised and issued (A01), in force, reviewed, amended, ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind
from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.organisations.system import system_officer
from doingoai.planning.regulations import rules
from doingoai.planning.regulations.forms import (
    TOUCHED,
    CheckInputs,
    ClauseRow,
    EnterInputs,
    IssueInputs,
    TextInputs,
    YearInputs,
)
from doingoai.planning.regulations.models import Base, Clause, Predecessor, Regulation, YearReview
from doingoai.planning.regulations.relating import relate
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.inputs import Inputs, RecordInputs
from doingoai.workflow.perform import perform

State = Regulation.State
How = Predecessor.How
DAY = dt.timedelta(days=1)
UNDECIDED = frozenset({State.DRAFT, State.CONSULTING, State.DECIDING})


class Draft(Action):
    """Draft a regulation of the province."""

    name, label, opens = "draft", _("Dự thảo quy chế"), True
    target: ClassVar[str | None] = State.DRAFT
    Inputs: ClassVar[type[Any]] = TextInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.RESTS,)

    @classmethod
    def initial(cls, record: Regulation) -> dict[str, Any]:
        if record.pk is None:
            return {}
        rows = [model_to_dict(row, list(ClauseRow.base_fields)) for row in record.clauses.all()]
        return {"title": record.dossier.title, "clauses": rows}

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        for name in TOUCHED:
            setattr(record, name, "; ".join(each.number for each in inputs[name]))
        record.dossier.title = inputs["title"]
        record.dossier.event_date = record.issued_on or record.dossier.event_date

    @classmethod
    def follow(cls, record: Regulation, inputs: Mapping[str, Any], actor: Officer) -> None:
        for rows in (record.bases, record.predecessors, record.clauses):
            rows.all().delete()
        Base.objects.bulk_create(Base(regulation=record, instrument=each) for each in inputs["implements"])
        touched = {**dict.fromkeys(inputs["amends"], How.AMENDS), **dict.fromkeys(inputs["replaces"], How.REPLACES)}
        Predecessor.objects.bulk_create(
            Predecessor(regulation=record, earlier=earlier, how=how) for earlier, how in touched.items()
        )
        Clause.objects.bulk_create(Clause(regulation=record, **row) for row in inputs["clauses"])


class Enter(Draft):
    """Enter a text that is in force already: a central one, or one inherited from a unit that was merged."""

    name, label = "enter", _("Ghi quy chế đang có hiệu lực")
    target: ClassVar[str | None] = State.IN_FORCE
    Inputs = EnterInputs
    rules = (rules.ONCE, rules.DAYS, rules.RESTS, rules.ISSUER, rules.BESIDE)

    @classmethod
    def follow(cls, record: Regulation, inputs: Mapping[str, Any], actor: Officer) -> None:
        super().follow(record, inputs, actor)
        relate(record, actor)
        _take_over(record)


class Correct(Draft):
    """Correct the draft."""

    name, label, opens, target = "correct", _("Sửa dự thảo"), False, None
    source = frozenset({State.DRAFT, State.CONSULTING})


class Consult(Action):
    """Send the draft to the units of the province for their opinion."""

    name, label, tone = "consult", _("Lấy ý kiến"), "primary"
    source, target = frozenset({State.DRAFT}), State.CONSULTING

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("QC_OPINION", clock.today(), province=record.dossier.province)


class Submit(Action):
    """Hand the draft with the opinions in: appraisal, the Ministry's opinion, the decision (matrix row A01)."""

    name, label, tone = "submit", _("Trình thẩm định, ban hành"), "primary"
    source, target, asks = frozenset({State.CONSULTING}), State.DECIDING, "issue"
    requires, rules = ("opinions",), (rules.RESTS, rules.BASE)

    class Inputs(RecordInputs):
        class Meta:
            model = Regulation
            fields = ("opinions",)

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None


class Appraise(Action):
    """Appraise the draft."""

    name, label, tone = "appraise", _("Thẩm định: đồng ý"), "primary"
    source, decision = frozenset({State.DECIDING}), "issue"
    kinds = frozenset({Kind.APPRAISE})


class GiveOpinion(Action):
    """Give the opinion that was asked for."""

    name, label, tone = "opine", _("Cho ý kiến"), "primary"
    source, decision = frozenset({State.DECIDING}), "issue"
    kinds = frozenset({Kind.OPINION})


class Issue(Action):
    """Issue the regulation under its number; in force at once or from its day."""

    name, label, tone = "issue", _("Ban hành"), "primary"
    source, decision, kinds = frozenset({State.DECIDING}), "issue", frozenset({Kind.DECIDE})
    outcomes: ClassVar[frozenset[str]] = frozenset({State.ISSUED, State.IN_FORCE})
    Inputs, rules = IssueInputs, (rules.ONCE, rules.DAYS, rules.ISSUER, rules.BESIDE)

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.event_date = record.issued_on or record.dossier.event_date
        record.status_checked_on = clock.today()

    @classmethod
    def target_of(cls, record: Regulation, inputs: Mapping[str, Any]) -> str:
        return State.IN_FORCE if record.effective_from <= clock.today() else State.ISSUED  # type: ignore[operator]

    @classmethod
    def follow(cls, record: Regulation, inputs: Mapping[str, Any], actor: Officer) -> None:
        if record.dossier.state in {State.ISSUED, State.IN_FORCE}:
            relate(record, actor)
        if record.dossier.state == State.IN_FORCE:
            _take_over(record)


class Return(Action):
    """Send the draft back with the reason."""

    name, label, needs_note = "return", _("Trả lại"), True
    source, target, decision, agrees = frozenset({State.DECIDING}), State.CONSULTING, "issue", False


class Withdraw(Action):
    """Give the draft up, with the reason."""

    name, label, tone, needs_note = "withdraw", _("Không tiếp tục"), "danger", True
    source, target, ends = UNDECIDED, State.WITHDRAWN, "issue"


class TakeEffect(Action):
    """Bring the issued text into force on its day; done by the calendar."""

    name, label, source, target = "take_effect", _("Có hiệu lực"), frozenset({State.ISSUED}), State.IN_FORCE

    @classmethod
    def follow(cls, record: Regulation, inputs: Mapping[str, Any], actor: Officer) -> None:
        _take_over(record)


class NeedReview(Action):
    """An instrument that it implements changed: the review is owed by a day; done by the calendar."""

    name, label = "need_review", _("Cần rà soát")
    source, target = frozenset({State.IN_FORCE, State.AMENDED}), State.NEEDS_REVIEW

    class Inputs(Inputs):
        changed_on = forms.DateField(label=_("Văn bản căn cứ thay đổi ngày"))

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        record.base_changed_on = inputs["changed_on"]
        record.review_due = due("QC_REVIEW", inputs["changed_on"], province=record.dossier.province)
        record.dossier.due_on = record.review_due


class Review(Action):
    """Record that the text was looked at after the change, and what follows."""

    name, label, tone = "review", _("Ghi kết quả rà soát"), "primary"
    source, target = frozenset({State.NEEDS_REVIEW}), State.IN_FORCE
    requires = ("review_result",)

    class Inputs(RecordInputs):
        class Meta:
            model = Regulation
            fields = ("review_result",)

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.reviewed_on, record.review_due, record.dossier.due_on = clock.today(), None, None


class CheckStatus(Action):
    """Record that it was looked up whether the text is in force, and where."""

    name, label, source, Inputs = "check_status", _("Ghi kiểm tra hiệu lực"), Regulation.LIVING, CheckInputs


class ReviewYear(Action):
    """Write the yearly review of how Quy chế 272 and this text were carried out."""

    name, label, source, Inputs = "review_year", _("Lập báo cáo rà soát năm"), Regulation.LIVING, YearInputs

    @classmethod
    def follow(cls, record: Regulation, inputs: Mapping[str, Any], actor: Officer) -> None:
        YearReview.objects.create(regulation=record, written_on=clock.today(), **inputs)


class BeAmended(Action):
    """Record that a later text amends this one, which stays in force; done with that text's effect."""

    name, label = "be_amended", _("Được sửa đổi, bổ sung")
    source, target = Regulation.LIVING, State.AMENDED

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        record.review_due, record.dossier.due_on = None, None


class End(Action):
    """End the regulation after its last day: replaced, repealed, or over by its own words."""

    name, label, tone, needs_note = "end", _("Hết hiệu lực"), "danger", True
    source, target = Regulation.LIVING, State.ENDED

    class Inputs(Inputs):
        effective_to = forms.DateField(label=_("Ngày cuối cùng có hiệu lực"))

    @classmethod
    def apply(cls, record: Regulation, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.review_due, record.dossier.due_on = None, None


def _take_over(record: Regulation) -> None:
    """Let the effect of a text fall on those that it replaces or amends: the day before its own is their last."""
    assert record.effective_from is not None  # it is in force
    system, rows = system_officer(), record.predecessors.select_related(
        "earlier__dossier__province__successor", "earlier__dossier__body"
    )  # fmt: skip
    for row in rows.filter(earlier__dossier__state__in=Regulation.LIVING):
        if row.how == How.REPLACES:
            last = record.effective_from - DAY
            perform(row.earlier, End, actor=system, note=f"Được thay thế bởi {record.number}", effective_to=last)
        else:
            perform(row.earlier, BeAmended, actor=system, note=f"Được sửa đổi bởi {record.number}")
