"""The life of a commitment: opened, assigned, accepted, followed up by notes and reminders, closed with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.lib.workdays import months_later
from doingoai.norms.lookup import due
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.registers.commitments import forms, rules
from doingoai.registers.commitments.codes import Obstacle, State
from doingoai.registers.commitments.models import Commitment, ProgressNote, Urge
from doingoai.registers.commitments.source import note_due_after
from doingoai.workflow import clock, rectify
from doingoai.workflow.action import Action
from doingoai.workflow.perform import perform

RUNNING = Commitment.RUNNING
KEPT = frozenset({State.DONE, State.DONE_PARTIAL})
OPEN = RUNNING | {State.DRAFT, State.ASSIGNED, State.DISPUTED, State.CLOSE_PROPOSED}


class Open(Action):
    """Write down one promise of an agreement, of talks or of a visit."""

    name, label, opens = "open", _("Mở cam kết"), True
    target: ClassVar[str | None] = State.DRAFT
    Inputs, rules = forms.CommitmentInputs, (rules.DATES, rules.WITHIN_SOURCE)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        if record.recurrence and record.due_date is None:
            record.due_date = months_later(record.start_date, int(record.recurrence))
        record.dossier.title = inputs["title"]
        record.dossier.event_date, record.dossier.due_on = record.start_date, record.due_date

    @classmethod
    def follow(cls, record: Commitment, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.co_units.set(inputs["co_units"])
        source = Dossier.objects.for_system("source").filter(number=record.source_number or None).first()
        if source is not None:
            Link.objects.get_or_create(source=record.dossier, target=source, kind=Link.Kind.ARISES)


class Correct(Open):
    """Correct what was written down, until it is assigned."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.DRAFT, State.DISPUTED})

    @classmethod
    def initial(cls, record: Commitment) -> dict[str, Any]:
        return {"title": record.dossier.title, "co_units": [body.pk for body in record.co_units.all()]}


class Assign(Action):
    """Give the commitment to its lead unit."""

    name, label, tone = "assign", _("Giao việc"), "primary"
    source, target = frozenset({State.DRAFT}), State.ASSIGNED
    rules = (rules.ASSIGNABLE, rules.LEAD_LIVES)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = due("CK_ACCEPT", clock.today(), province=record.dossier.province)


class Arbitrate(Assign):
    """Decide who leads when the lead unit disputed the assignment."""

    name, label, needs_note, source = "arbitrate", _("Phân xử, giao lại"), True, frozenset({State.DISPUTED})
    Inputs = forms.LeadInputs


class Accept(Action):
    """Take the commitment on; the first progress note is owed one review period later."""

    name, label, tone = "accept", _("Nhận việc"), "primary"
    source, target = frozenset({State.ASSIGNED}), State.ACCEPTED

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        record.next_note_due = note_due_after(record, clock.today())
        record.dossier.due_on = record.next_due()


class Dispute(Action):
    """Say why another body should lead."""

    name, label, needs_note = "dispute", _("Đề nghị giao lại"), True
    source, target = frozenset({State.ASSIGNED}), State.DISPUTED


class ReportProgress(Action):
    """Report how far the commitment is; its state follows from progress and time."""

    name, label, tone, source = "report_progress", _("Báo cáo tiến độ"), "primary", RUNNING
    outcomes = RUNNING - {State.ACCEPTED}
    Inputs = forms.ProgressInputs
    rules = (rules.MOVING, rules.TO_BE_CLOSED, rules.PROPOSAL)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        moved = inputs["pct"] != record.progress_pct
        record.unchanged_periods = 0 if moved else record.unchanged_periods + 1
        record.progress_pct = inputs["pct"]
        record.next_note_due = note_due_after(record, clock.today())
        record.dossier.event_date, record.dossier.due_on = clock.today(), record.next_due()

    @classmethod
    def target_of(cls, record: Commitment, inputs: Mapping[str, Any]) -> str:
        return record.standing(clock.today())

    @classmethod
    def follow(cls, record: Commitment, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = {name: inputs[name] for name in ("pct", "text", "next_step", "expected_by")}
        ProgressNote.objects.create(commitment=record, noted_on=clock.today(), **said)


class Remind(Action):
    """Urge whoever owes the commitment, by letter, call, meeting or through a mission abroad."""

    name, label, source, Inputs = "urge", _("Đôn đốc"), RUNNING | {State.ASSIGNED}, forms.UrgeInputs

    @classmethod
    def follow(cls, record: Commitment, inputs: Mapping[str, Any], actor: Officer) -> None:
        Urge.objects.create(commitment=record, **inputs)


class TakeAnswer(Action):
    """Record when a reminder was answered."""

    name, label, source, Inputs = "answer", _("Ghi trả lời đôn đốc"), RUNNING | {State.ASSIGNED}, forms.AnswerInputs

    @classmethod
    def follow(cls, record: Commitment, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.urges.filter(pk=inputs["urge"].pk).update(responded_on=inputs["responded_on"])


class ProposeClose(Action):
    """Say that the promise is kept, wholly or in part, with the evidence attached."""

    name, label, source, target, asks = "propose_close", _("Đề nghị đóng"), RUNNING, State.CLOSE_PROPOSED, "close"
    Inputs, rules = forms.CloseInputs, (rules.EVIDENCE, rules.IN_TIME)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None  # from here on the step of the decision has its own day


class Close(Action):
    """Find the promise kept; one that comes round again opens its next instance."""

    name, label, tone, decision = "close", _("Đóng cam kết"), "primary", "close"
    source, Inputs = frozenset({State.CLOSE_PROPOSED}), forms.VerdictInputs
    outcomes = KEPT

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        assert record.done_date is not None  # whoever proposed to close it gave the day
        record.dossier.event_date = record.done_date

    @classmethod
    def target_of(cls, record: Commitment, inputs: Mapping[str, Any]) -> str:
        return record.outcome

    @classmethod
    def follow(cls, record: Commitment, inputs: Mapping[str, Any], actor: Officer) -> None:
        if not record.recurrence or record.dossier.state not in record.FINAL:
            return
        start = record.due_date or record.done_date
        assert start is not None  # a promise that was kept has its day
        said = {name: getattr(record, name) for name in forms.REPEATED} | {"title": record.dossier.title}
        said |= {"start_date": start, "due_date": months_later(start, int(record.recurrence))}
        said["co_units"] = list(record.co_units.all())
        following = perform(Commitment, Open, actor=actor, reasons={"*": str(_("Kỳ tiếp theo"))}, **said)
        Link.objects.create(source=following.dossier, target=record.dossier, kind=Link.Kind.FOLLOWS)


class Reopen(Action):
    """Find that the promise is not kept yet, with the reason."""

    name, label, needs_note = "reopen", _("Chưa đạt, tiếp tục"), True
    source, decision, agrees = frozenset({State.CLOSE_PROPOSED}), "close", False
    outcomes = RUNNING - {State.ACCEPTED}

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        record.outcome, record.done_date = "", None
        record.dossier.due_on = record.next_due()

    @classmethod
    def target_of(cls, record: Commitment, inputs: Mapping[str, Any]) -> str:
        return record.standing(clock.today())


class Drop(Action):
    """Give up a commitment that no longer fits, by a decision; the partner is told."""

    name, label, tone, needs_note, ends = "drop", _("Không còn phù hợp"), "danger", True, "close"
    source, target, Inputs = OPEN, State.NO_LONGER_FIT, forms.DropInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.DECISION,)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.due_on = None


class Cancel(Drop):
    """Strike out a commitment that should not have been opened, such as one entered twice."""

    name, label, target, rules = "cancel", _("Hủy"), State.CANCELLED, ()


class Rectify(rectify.Rectify, Correct):
    """Put right what was recorded of a commitment that is followed up or was kept."""

    source, Inputs = RUNNING | KEPT, forms.RectifyInputs
    rules = (rules.ASSIGNABLE, rules.DATES)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        last = record.notes.first()
        told = record.done_date or (last.noted_on if last else record.start_date)
        record.dossier.event_date = told
        record.dossier.due_on = None if record.dossier.state in KEPT else record.next_due()


class Assess(Action):
    """Let time change how a commitment stands (B-R03, B-R04); done by the calendar."""

    name, label, source, outcomes = "assess", _("Cập nhật theo lịch"), RUNNING, RUNNING - {State.ACCEPTED}

    @classmethod
    def target_of(cls, record: Commitment, inputs: Mapping[str, Any]) -> str:
        return record.standing(clock.today())


class Reassign(Action):
    """Hand the commitment to the heir of a lead unit that is no more (B-R10); done by the calendar or by the head."""

    name, label, needs_note = "reassign", _("Chuyển cơ quan chủ trì"), True
    source, Inputs, rules = RUNNING | {State.ASSIGNED}, forms.LeadInputs, (rules.LEAD_LIVES,)

    @classmethod
    def apply(cls, record: Commitment, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.obstacle = record.obstacle or Obstacle.REORG
