"""Rounds of opinions of the demo, from the draft to the close; the bodies asked answer, come late, stay silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from doingoai.demo.cast import Cast
from doingoai.demo.office import Office, fresh
from doingoai.demo.rounds import OF_THE_CENTRE, ROUNDS, Round
from doingoai.demo.stage import Stage, Story, share
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Body, Officer
from doingoai.organisations.system import system_officer
from doingoai.registers.opinion_rounds.actions import answering, drafting, taking_up
from doingoai.registers.opinion_rounds.codes import TO_HANDLE
from doingoai.registers.opinion_rounds.models import OpinionRound
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Việc gấp theo chỉ đạo của lãnh đạo."}
DAY = dt.timedelta(days=1)


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every round."""
    for place, code in enumerate(codes):
        for _number, each in share(ROUNDS, place):
            yield _Round(cast, code, each).story(stage)
    yield _Round(cast, "", OF_THE_CENTRE).story(stage)


class _Round:
    """One round of one office while its story is played."""

    def __init__(self, cast: Cast, code: str, told: Round) -> None:
        self.told, self.code = told, code
        self.office = Office(cast, code)
        self.owner = "NGV" if code else "CNV"

    def story(self, stage: Stage) -> Story:
        told = self.told
        yield stage.ago(told.ago) - DAY
        record = perform(OpinionRound, drafting.Open, actor=self._officer(), **self._inputs())
        if told.end == "draft":
            return
        yield stage.ago(told.ago)
        number = f"{40 + told.ago}/{'SNgV-HTQT' if self.code else 'BNG-NVĐP'}"
        perform(record, drafting.Send, actor=self._officer(), reasons=REASONS, letter_number=number)
        yield clock.today() + 2 * DAY
        yield from self._answered(record)
        if told.end == "cancelled":
            perform(fresh(record), drafting.Cancel, actor=self._officer(), note="Đơn vị đề xuất rút chương trình.")
        elif told.end == "late":
            yield from self._urged(record)
        elif told.end in {"collected", "closed"}:
            yield from self._collected(record)

    def _answered(self, record: OpinionRound) -> Story:
        """Let each body say what it has to say in time, a day after the other."""
        for key, answer in self.told.answers.items():
            if answer and not answer.startswith("late:"):
                self._answer(record, key, answer)
                yield clock.today() + DAY

    def _urged(self, record: OpinionRound) -> Story:
        """The day has passed, and some have not said anything: they are asked again."""
        yield record.dossier.due_on + 2 * DAY if record.dossier.due_on else clock.today()
        waiting = [row.pk for row in record.waiting()]
        perform(fresh(record), answering.Urge, actor=self._officer(), requests=waiting)

    def _collected(self, record: OpinionRound) -> Story:
        """Silence speaks on the day after; who comes late is heard; remarks are taken up, the round is closed."""
        if days := [row.deadline for row in record.waiting() if row.deadline]:
            yield max(days) + DAY
            record = fresh(record)
            perform(record, taking_up.Lapse, actor=system_officer())
        else:
            record = fresh(record)
            perform(record, taking_up.Collect, actor=self._officer())
        yield clock.today() + DAY
        for key, answer in self.told.answers.items():
            if answer.startswith("late:"):
                self._answer(record, key, answer.removeprefix("late:"))
        if self.told.end == "closed":
            yield clock.today() + 2 * DAY
            yield from self._closed(fresh(record))

    def _closed(self, record: OpinionRound) -> Story:
        rows = record.requests.filter(stance__in=TO_HANDLE)
        handled = [
            {
                "request": row.pk,
                "revision": row.revision,
                "handling": "ACCEPT",
                "explanation": "Đã bổ sung vào dự thảo.",
            }
            for row in rows
        ]
        if handled:
            perform(record, taking_up.TakeUp, actor=self._officer(), opinions=handled)
        perform(record, taking_up.Close, actor=self._officer(), reasons=REASONS)
        if self.told.again:
            yield clock.today() + 5 * DAY
            perform(fresh(record), drafting.AskAgain, actor=self._officer(), to="REMARKS")

    def _answer(self, record: OpinionRound, key: str, answer: str) -> None:
        """Say a body's opinion: itself, or through the owner who types in what came on paper."""
        stance, remark = answer.removeprefix("paper:"), self.told.remarks.get(key, "")
        said: dict[str, Any] = {"stance": stance, "text": remark}
        if answer.startswith("paper:"):
            row = record.requests.get(body=self._body(key))
            perform(fresh(record), answering.RecordAnswer, actor=self._officer(), request=row.pk, **said,
                    answered_on=clock.today(), document_number="316/STP-VBQPPL")  # fmt: skip
            return
        there = self.office if self.code else Office(self.office.cast, key)
        officer = there.officer(key if self.code else "NGV")
        perform(fresh(record), answering.Answer, actor=officer, **said)

    def _inputs(self) -> dict[str, Any]:
        told = self.told
        return {
            "title": told.title, "asked": told.asked, "questions": [{"text": each} for each in told.questions],
            "requests": [{"body": self._body(key), "due_on": None} for key in told.answers],
            "silence": told.silence, "answer_wd": told.days, "subject_number": self._subject(),
        }  # fmt: skip

    def _body(self, key: str) -> Body:
        return self.office.body(key) if self.code else self.office.cast.body("NGV", key)

    def _subject(self) -> str:
        if not self.told.about:
            return ""
        seen = Dossier.objects.visible_to(self._officer()).filter(register=self.told.about, is_open=True)
        waits = seen.filter(province__valid_to=None).exclude(state__in=["IN_FORCE", "SUSPENDED"])
        return waits.order_by("pk").values_list("number", flat=True).first() or ""

    def _officer(self) -> Officer:
        return self.office.officer(self.owner)
