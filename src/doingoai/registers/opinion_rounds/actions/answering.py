"""Answers come beside the case: thirty bodies speak in parallel, none of them moves the round's version."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.store import store
from doingoai.organisations.models import Officer
from doingoai.registers.opinion_rounds import answer_forms, forms, rules
from doingoai.registers.opinion_rounds.codes import Standing
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound, Reply
from doingoai.registers.opinion_rounds.sight import own_requests, remember, tell_bodies, told
from doingoai.workflow import clock, notices
from doingoai.workflow.action import Action
from doingoai.workflow.models import Topic
from doingoai.workflow.refusals import WrongState

State = OpinionRound.State
NO_LONGER = _("Đợt lấy ý kiến vừa kết thúc hoặc câu hỏi vừa được rút; ý kiến này chưa được ghi. Hãy tải lại trang.")


@dataclass(frozen=True)
class Said:
    """One answer: by whom, on which day, whether typed in from paper."""

    actor: Officer
    verb: str
    on: dt.date
    on_paper: bool = False


def put_answer(record: OpinionRound, row: OpinionRequest, inputs: Mapping[str, Any], said: Said) -> None:
    """Write an answer into a body's own row. A changed answer waits for a new handling. Raises WrongState."""
    before = told(row)
    in_time = row.deadline is None or said.on <= row.deadline
    in_time = in_time or (row.state == Standing.ANSWERED and not said.on_paper)  # who answered in time may mend later
    values: dict[str, Any] = {name: inputs[name] for name in ("stance", "text", "document_number")}
    if inputs.get("content"):
        values |= {"file": store(*inputs["content"]), "file_name": inputs["file"].name[:200]}
    mine = OpinionRequest.objects.filter(pk=row.pk, sealed=False).exclude(state=Standing.WITHDRAWN)
    changed = mine.update(
        **values, state=Standing.ANSWERED if in_time else Standing.LATE, answered_on=said.on, officer=said.actor,
        on_paper=said.on_paper, handling="", explanation="", revision=F("revision") + 1,
    )  # fmt: skip
    if changed != 1:
        raise WrongState(str(NO_LONGER))
    row.replies.all().delete()
    Reply.objects.bulk_create(
        Reply(request=row, question_id=question, text=text) for question, text in (inputs.get("answers") or {}).items()
    )
    row.refresh_from_db()
    remember(record, row, before, verb=said.verb, actor=said.actor)


class Answer(Action):
    """Give, or before the close change, the opinion of one's own body."""

    name, label, tone, aside = "answer", _("Cho ý kiến"), "primary", True
    Inputs, rules = answer_forms.AnswerInputs, (rules.WORDS,)

    @classmethod
    def refusal(cls, record: OpinionRound, actor: Officer) -> str:
        if record.dossier.state not in OpinionRound.OPEN:
            return _now("Đợt lấy ý kiến chưa gửi hoặc đã kết thúc.")
        rows = [row for row in own_requests(record, actor) if row.state != Standing.WITHDRAWN]
        return "" if rows else _now("Cơ quan của bạn không được hỏi trong đợt này.")

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        for row in own_requests(record, actor):
            if row.state != Standing.WITHDRAWN:
                put_answer(record, row, inputs, Said(actor, cls.name, clock.today()))
                _tell_owner(record, row)


class RecordAnswer(Action):
    """Type in an answer that came on paper."""

    name, label, aside = "record_answer", _("Ghi ý kiến trả lời bằng văn bản"), True
    Inputs, rules = answer_forms.RecordAnswerInputs, (rules.WORDS, rules.AFTER_SENDING)

    @classmethod
    def refusal(cls, record: OpinionRound, actor: Officer) -> str:
        open_still = record.dossier.state in OpinionRound.OPEN
        return "" if open_still else _now("Đợt lấy ý kiến chưa gửi hoặc đã kết thúc.")

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = Said(actor, cls.name, inputs["answered_on"], on_paper=True)
        put_answer(record, inputs["request"], inputs, said)


class Extend(Action):
    """Give one body more time, with the reason."""

    name, label = "extend", _("Gia hạn cho một cơ quan")
    source, Inputs, rules = frozenset({State.SENT}), forms.ExtendInputs, (rules.LATER,)

    @classmethod
    def apply(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> None:
        dossier, day = record.dossier, inputs["extended_to"]
        dossier.due_on = max(dossier.due_on, day) if dossier.due_on else day

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        row, before = inputs["request"], told(inputs["request"])
        values = {"extended_to": inputs["extended_to"], "extension_reason": inputs["reason"]}
        if record.waiting().filter(pk=row.pk).update(**values) != 1:
            raise WrongState(_now("%s vừa trả lời.") % row)
        row.refresh_from_db()
        remember(record, row, before, verb=cls.name, actor=actor)
        text = _now("Được gia hạn trả lời đến %(day)s: %(title)s.")
        said = {"day": f"{row.extended_to:%d/%m/%Y}", "title": record.dossier.title}
        tell_bodies(record, [row.body], kind="extend", text=text % said)


class Withdraw(Action):
    """Ask one body no longer, with the reason; it no longer sees the round."""

    name, label, needs_note = "withdraw", _("Rút câu hỏi với một cơ quan"), True
    source, Inputs = frozenset({State.SENT, State.COLLECTED}), forms.WithdrawInputs

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        row, before = inputs["request"], told(inputs["request"])
        silent = record.requests.filter(pk=row.pk, state__in=forms.WithdrawInputs.standings)
        if silent.update(state=Standing.WITHDRAWN, stance="") != 1:
            raise WrongState(_now("%s vừa trả lời.") % row)
        row.refresh_from_db()
        remember(record, row, before, verb=cls.name, actor=actor)


class Urge(Action):
    """Remind the bodies that have not answered; the letter is among the documents."""

    name, label = "urge", _("Đôn đốc")
    source, Inputs = frozenset({State.SENT, State.COLLECTED}), forms.UrgeInputs

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        rows = list(inputs["requests"])
        OpinionRequest.objects.filter(pk__in=[row.pk for row in rows]).update(urged_on=clock.today())
        text = _now("Đề nghị sớm trả lời: %s.") % record.dossier.title
        tell_bodies(record, [row.body for row in rows], kind=f"urge {clock.today()}", text=text)


def _tell_owner(record: OpinionRound, row: OpinionRequest) -> None:
    opener = record.dossier.opened_by
    if opener is None:
        return
    text = _now("%s đã cho ý kiến.") % row.body
    if not record.waiting().exists():
        text = _now("%s đã cho ý kiến; không còn cơ quan nào phải chờ.") % row.body
    notices.tell([opener], record.dossier, kind=f"answer {row.pk} {row.revision}", text=text, topic=Topic.DECIDED)
