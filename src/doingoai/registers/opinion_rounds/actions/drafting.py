"""A round is written, corrected, sent, cancelled, and asked again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.lib.dates import format_date
from doingoai.norms.rule import Rule
from doingoai.organisations.models import Officer
from doingoai.registers.opinion_rounds import codes, forms, rules
from doingoai.registers.opinion_rounds.models import OpinionRequest, OpinionRound, Question
from doingoai.registers.opinion_rounds.sight import tell_bodies
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.perform import perform

State = OpinionRound.State
COPIED = ("asked", "basis", "draft_text", "subject_number", "answer_wd", "silence", "silence_basis")


class Open(Action):
    """Write a round: what is asked, whom, until when, what silence means."""

    name, label, opens = "open", _("Lập đợt lấy ý kiến"), True
    target: ClassVar[str | None] = State.DRAFT
    Inputs: ClassVar[type[Any]] = forms.RoundInputs
    rules: ClassVar[tuple[Rule, ...]] = (rules.SILENCE_BASIS, rules.ONCE, rules.OTHERS)

    @classmethod
    def apply(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.dossier.title = inputs["title"]

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        texts = [row["text"] for row in inputs["questions"]]
        Question.objects.bulk_create(
            Question(round=record, number=number, text=text) for number, text in enumerate(texts, start=1)
        )
        OpinionRequest.objects.bulk_create(
            OpinionRequest(round=record, body=row["body"], due_on=row["due_on"]) for row in inputs["requests"]
        )
        _link(record, record.subject_number, Link.Kind.ARISES)


class Correct(Open):
    """Correct a round that nobody was asked yet."""

    name, label, opens, target = "correct", _("Sửa"), False, None
    source = frozenset({State.DRAFT})

    @classmethod
    def initial(cls, record: OpinionRound) -> dict[str, Any]:
        rows = record.requests.select_related("body")
        return {
            "title": record.dossier.title,
            "questions": list(record.questions.values("text")),
            "requests": [{"body": row.body, "due_on": row.due_on} for row in rows],
        }

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.questions.all().delete()
        record.requests.all().delete()
        Link.objects.filter(source=record.dossier, kind=Link.Kind.ARISES).delete()
        super().follow(record, inputs, actor)


class Send(Action):
    """Ask every body of the round; from now on each answers for itself, and none waits for another."""

    name, label, tone = "send", _("Gửi lấy ý kiến"), "primary"
    source, target = frozenset({State.DRAFT}), State.SENT
    Inputs, rules = forms.SendInputs, (rules.ASKS_SOMEBODY, rules.TIME, rules.ENOUGH_TIME, rules.SILENCE_BASIS)

    @classmethod
    def apply(cls, record: OpinionRound, inputs: Mapping[str, Any]) -> None:
        super().apply(record, inputs)
        record.sent_on = inputs["sent_on"] or clock.today()
        days = [record.due_after(record.sent_on, row.due_on) for row in record.requests.all()]
        record.dossier.event_date, record.dossier.due_on = record.sent_on, max(days, default=None)

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        assert record.sent_on is not None  # set by `apply`
        rows = list(record.requests.select_related("body__successor"))
        for row in rows:
            row.sent_on, row.due_on = record.sent_on, record.due_after(record.sent_on, row.due_on)
        OpinionRequest.objects.bulk_update(rows, ["sent_on", "due_on"])
        for day in {row.due_on for row in rows if row.due_on}:
            text = _now("Lấy ý kiến: %(title)s. Hạn trả lời: %(day)s.")
            said = {"title": record.dossier.title, "day": format_date(day)}
            tell_bodies(record, [row.body for row in rows if row.due_on == day], kind="send", text=text % said)


class Cancel(Action):
    """Give the round up; whoever was asked is told."""

    name, label, tone, needs_note = "cancel", _("Hủy đợt lấy ý kiến"), "danger", True
    source, target = frozenset({State.DRAFT, State.SENT, State.COLLECTED}), State.CANCELLED

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        record.requests.update(sealed=True)
        text = _now("Thôi lấy ý kiến: %s.") % record.dossier.title
        tell_bodies(record, [body for body, _part in record.bodies_taking_part()], kind="cancel", text=text)


class AskAgain(Action):
    """Open the next round (lấy ý kiến lại) as a draft, from one that is closed."""

    name, label = "ask_again", _("Lấy ý kiến lại")
    source, Inputs = frozenset({State.CLOSED}), forms.AskAgainInputs

    @classmethod
    def initial(cls, record: OpinionRound) -> dict[str, Any]:
        return {"draft_text": record.draft_text}

    @classmethod
    def refusal(cls, record: OpinionRound, actor: Officer) -> str:
        again = Link.objects.filter(target_id=record.pk, source__register=record.register, kind=Link.Kind.FOLLOWS)
        later = again.exclude(source__state=State.CANCELLED).first()
        return _now("Đã có lần lấy ý kiến sau: %s.") % later.source.number if later else ""

    @classmethod
    def follow(cls, record: OpinionRound, inputs: Mapping[str, Any], actor: Officer) -> None:
        rows = record.requests.exclude(state=codes.Standing.WITHDRAWN).select_related("body__successor")
        if inputs["to"] == codes.Again.REMARKS:
            rows = rows.filter(stance__in=codes.TO_HANDLE)
        bodies = dict.fromkeys(row.body.living() for row in rows)
        said = {name: getattr(record, name) for name in COPIED} | {"title": record.dossier.title}
        following = OpinionRound(
            dossier=_dossier_like(record, actor), round_no=record.round_no + 1, previous_number=record.dossier.number
        )
        questions, requests = list(record.questions.values("text")), [{"body": body} for body in bodies]
        perform(
            following, Open, actor=actor,
            **said | {"draft_text": inputs["draft_text"], "questions": questions, "requests": requests},
        )  # fmt: skip
        Link.objects.create(source=following.dossier, target=record.dossier, kind=Link.Kind.FOLLOWS)


def _dossier_like(record: OpinionRound, actor: Officer) -> Dossier:
    """Return the unsaved dossier of the next round: that of the same owner, whoever acts for it."""
    dossier = record.dossier
    return Dossier(
        register=record.register, body=dossier.body.living(), province=dossier.province and dossier.province.living(),
        event_date=clock.today(), access_level=dossier.access_level, opened_by=actor,
    )  # fmt: skip


def _link(record: OpinionRound, number: str, kind: str) -> None:
    target = Dossier.objects.for_system("subject").filter(number=number).first() if number else None
    if target is not None:
        Link.objects.get_or_create(source=record.dossier, target=target, kind=kind)
