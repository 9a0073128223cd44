"""How each opinion was taken up, the end of waiting, the close; and what the clock does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import due
from doingoai.organisations.models import Officer
from doingoai.registers.opinion_rounds import forms, rules
from doingoai.registers.opinion_rounds.codes import SPOKEN, TO_HANDLE, Silence, Stance, Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound
from doingoai.registers.opinion_rounds.sight import remember, tell_bodies, told
from doingoai.workflow import clock, inputs
from doingoai.workflow.action import Action
from doingoai.workflow.refusals import WrongState

State = OpinionRound.State
TAKEN_FOR = {Silence.AGREES: Stance.AGREE, Silence.NOTED: Stance.NO_OPINION}  # what silence is taken for


class TakeUp(Action):
    """Say of each opinion whether it is taken up, and explain."""

    name, label, tone = "take_up", _("Tiếp thu, giải trình"), "primary"
    source, Inputs, rules = frozenset({State.SENT, State.COLLECTED}), forms.TakeUpInputs, (rules.EXPLAINED,)

    @classmethod
    def refusal(cls, record: OpinionRound, actor: Officer) -> str:
        some = record.pk and record.requests.filter(state__in=SPOKEN, stance__in=TO_HANDLE).exists()
        return "" if some else _now("Chưa có ý kiến nào có nội dung để tiếp thu, giải trình.")

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        known = {each.pk: each for each in record.requests.select_related("body")}
        for said in inputs["opinions"]:
            row, values = known[said["request"]], {name: said[name] for name in ("handling", "explanation")}
            if all(getattr(row, name) == value for name, value in values.items()):
                continue
            before = told(row)
            same = OpinionRequest.objects.filter(pk=row.pk, revision=said["revision"])
            if same.update(**values) != 1:
                raise WrongState(_now("%s vừa sửa ý kiến. Hãy tải lại trang để đọc ý kiến mới.") % row)
            row.refresh_from_db()
            remember(record, row, before, verb=cls.name, actor=actor)


class Collect(Action):
    """End the waiting: every body has answered, or its time has passed."""

    name, label = "collect", _("Kết thúc nhận ý kiến")
    source, target = frozenset({State.SENT}), State.COLLECTED
    rules = (rules.NOBODY_WAITING,)

    @classmethod
    def apply(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> None:
        record.dossier.due_on = due("LYK_TAKE_UP", clock.today(), province=record.dossier.province)


class Lapse(Action):
    """Let the time pass, by the clock only: who is silent after its own day is taken for what the round's rule says."""

    name, label = "lapse", _("Hết hạn trả lời (theo lịch)")
    source, outcomes = frozenset({State.SENT}), frozenset({State.COLLECTED})
    Inputs: ClassVar[type[Any]] = inputs.Inputs

    @classmethod
    def target_of(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> str | None:
        return None if record.waiting().exclude(pk__in=overdue(record).values("pk")).exists() else State.COLLECTED

    @classmethod
    def apply(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> None:
        if cls.target_of(record, inputs):
            Collect.apply(record, inputs)

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        stance = TAKEN_FOR.get(Silence(record.silence), "")
        for row in overdue(record):
            before = told(row)
            if record.waiting().filter(pk=row.pk).update(state=Standing.SILENT, stance=stance) == 1:
                row.refresh_from_db()
                remember(record, row, before, verb=cls.name, actor=actor)


class Close(Action):
    """End the round; from now on whoever was asked reads the whole table."""

    name, label, tone = "close", _("Kết thúc đợt lấy ý kiến"), "primary"
    source, target = frozenset({State.COLLECTED}), State.CLOSED
    rules = (rules.HANDLED, rules.ALL_ANSWERED, rules.PRIME_MINISTER)

    @classmethod
    def apply(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> None:
        record.closed_on = clock.today()

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.requests.update(sealed=True)  # from here on an answer on its way is refused; one that came is seen below
        late = record.unhandled().first()
        if late is not None:
            raise WrongState(_now("%s vừa cho ý kiến; hãy tiếp thu, giải trình rồi kết thúc.") % late)
        record.waiting().update(state=Standing.SILENT)
        text = _now("Đã kết thúc lấy ý kiến: %s. Bảng tổng hợp xem trong hồ sơ.") % record.dossier.title
        tell_bodies(record, [body for body, _part in record.bodies_taking_part()], kind="close", text=text)


def overdue(record: OpinionRound) -> QuerySet[OpinionRequest]:
    """Return whose silence speaks today: nobody's where an answer must come."""
    if record.silence == Silence.MUST_ANSWER:
        return record.requests.none()
    day = Coalesce(F("extended_to"), F("due_on"))
    return record.waiting().annotate(until=day).filter(until__lt=clock.today())
