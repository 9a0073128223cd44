"""Before the approval: a line is proposed, registered by its body, merged, struck; afterwards changes are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.planning.programme_lines import forms, rules
from doingoai.planning.programme_lines.codes import ChangeKind
from doingoai.planning.programme_lines.line_codes import give_code
from doingoai.planning.programme_lines.models import CHANGEABLE, ProgrammeLine
from doingoai.planning.programme_lines.orientation import tie
from doingoai.planning.programme_lines.programme import programme_of, register_by
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

State = ProgrammeLine.State
CORRECTED: tuple[Rule, ...] = (rules.READ_ONLY, rules.CHANGE, rules.CHANGED)
IN_WRITING = (*CORRECTED, rules.CALLED)
AT_REGISTRATION: tuple[Rule, ...] = (rules.TRIPS, rules.SIZE, rules.STUDY)
KEPT = ("annex", "year", "channel", "also_channel", "orientation")  # of the line being changed or moved


def register(record: ProgrammeLine) -> None:
    """Note the day of the registration, and by which day it was asked for (KHDN-06)."""
    province = record.dossier.province
    programme = programme_of(record.year, province, record.channel)
    record.registered_on, record.register_by = clock.today(), register_by(record.year, province, programme)


class Propose(Action):
    """Write down a line of the programme; it is registered once the head of the body says so."""

    name, label, opens = "propose", _("Soạn dòng kế hoạch"), True
    target: ClassVar[str | None] = State.PROPOSED
    Inputs, rules = forms.ProposeInputs, IN_WRITING

    @classmethod
    def initial(cls, record: ProgrammeLine) -> dict[str, Any]:
        return {"title": record.dossier.title, "lead": record.dossier.body}

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        dossier = record.dossier
        dossier.title, dossier.body = inputs["title"], inputs["lead"] or dossier.body
        record.set_window()
        dossier.event_date = record.first_on

    @classmethod
    def follow(cls, record: ProgrammeLine, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.co_units.set(inputs["co_units"])
        record.countries.set(inputs["countries"])
        if inputs["served"] is not None:
            tie(record, inputs["served"])
        if not record.line_code:
            give_code(record)
            _follow_changed(record)


class Enter(Propose):
    """Write down a line and register it at once: by the head of the body, or by the foreign-affairs body."""

    name, label = "enter", _("Đăng ký dòng kế hoạch")
    rules = (*IN_WRITING, *AT_REGISTRATION)

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        register(record)


class Correct(Propose):
    """Correct a line while it is only intended."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    rules = CORRECTED
    source = frozenset({State.PROPOSED, State.APPROVED, State.RUNNING})

    @classmethod
    def refusal(cls, record: ProgrammeLine, actor: Officer) -> str:
        """R-KH-01: an approved line is read only."""
        if record.dossier.state == State.PROPOSED:
            return ""
        said = _now("Dòng %s đã được duyệt nên chỉ để đọc (R-KH-01); dùng “Đề nghị điều chỉnh” ở hồ sơ của dòng.")
        return said % record.line_code

    @classmethod
    def initial(cls, record: ProgrammeLine) -> dict[str, Any]:
        many = {name: [each.pk for each in getattr(record, name).all()] for name in ("co_units", "countries")}
        return super().initial(record) | {"lead": record.dossier.body_id} | many


class Register(Action):
    """Register the line for the programme, in the name of the body."""

    name, label, tone = "register", _("Gửi đăng ký"), "primary"
    source = frozenset({State.PROPOSED})
    rules = AT_REGISTRATION

    @classmethod
    def refusal(cls, record: ProgrammeLine, actor: Officer) -> str:
        return _now("Dòng này đã đăng ký.") if record.registered_on else ""

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        register(record)


class Merge(Action):
    """Take another line that means the same activity into this one: one line, one owner, both channels."""

    name, label = "merge", _("Nhập dòng trùng")
    source, Inputs = frozenset({State.PROPOSED}), forms.CodeInputs

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        other = inputs["code"]
        if other.channel != record.channel:
            record.also_channel = other.channel

    @classmethod
    def follow(cls, record: ProgrammeLine, inputs: Mapping[str, Any], actor: Officer) -> None:
        other = inputs["code"]
        bodies = {other.dossier.body_id, *other.co_units.values_list("pk", flat=True)} - {record.dossier.body_id}
        record.co_units.add(*bodies)
        Link.objects.get_or_create(source=other.dossier, target=record.dossier, kind=Link.Kind.RELATES)
        perform(other, Reject, actor=actor, note=_now("Nhập vào dòng %s.") % record.line_code)


class Reject(Action):
    """Leave a line out of the programme, with the reason."""

    name, label, needs_note, tone = "reject", _("Không đưa vào chương trình"), True, "danger"
    source, target = frozenset({State.PROPOSED}), State.REJECTED


class Withdraw(Action):
    """Take back a line that was not decided yet, with the reason."""

    name, label, needs_note = "withdraw", _("Rút dòng"), True
    source, target = frozenset({State.PROPOSED}), State.CANCELLED


class ProposeChange(Action):
    """Ask to change an approved line: opens a line of the next supplement and leaves this one as it is (R-KH-01)."""

    name, label = "propose_change", _("Đề nghị điều chỉnh")
    source, Inputs = frozenset({State.APPROVED, State.RUNNING}), forms.ChangeInputs

    @classmethod
    def refusal(cls, record: ProgrammeLine, actor: Officer) -> str:
        said = _now("Đây là đề nghị thay đổi dòng %s; hãy đề nghị ở dòng đó.")
        return said % record.changes_code if record.changes_code else ""

    @classmethod
    def initial(cls, record: ProgrammeLine) -> dict[str, Any]:
        return Correct.initial(record) | {"change_kind": "", "change_reason_code": "", "change_reason": ""}

    @classmethod
    def apply(cls, record: ProgrammeLine, inputs: Mapping[str, Any]) -> None:
        """The approved line stays as it is until the supplement is approved."""

    @classmethod
    def follow(cls, record: ProgrammeLine, inputs: Mapping[str, Any], actor: Officer) -> None:
        wanted = {name: inputs[name] for name in (*CHANGEABLE, "change_kind", "change_reason_code", "change_reason")}
        wanted |= {name: getattr(record, name) for name in KEPT}
        wanted |= {name: [each.pk for each in inputs[name]] for name in ("co_units", "countries")}
        wanted |= {"title": inputs["title"], "lead": record.dossier.body_id, "changes_code": record.line_code}
        perform(ProgrammeLine, Enter, actor=actor, reasons={EVERY_RULE: inputs["change_reason"]}, **wanted)


def _follow_changed(record: ProgrammeLine) -> None:
    """Link a change with the line that it changes."""
    if not record.changes_code or record.change_kind == ChangeKind.ADD:
        return
    rows = ProgrammeLine.objects.for_system("change").filter(home=record.home, line_code=record.changes_code)
    for changed in rows:
        Link.objects.get_or_create(source=record.dossier, target=changed.dossier, kind=Link.Kind.FOLLOWS)
