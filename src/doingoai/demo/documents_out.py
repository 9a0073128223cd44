"""Outgoing documents of the demo: drafted, decided, numbered, sent; then what each recipient did is in `recipients`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from doingoai.authority.models import Step
from doingoai.demo.cast import Cast
from doingoai.demo.letter import Letter
from doingoai.demo.letters import LETTERS
from doingoai.demo.letters_more import MORE, OF_THE_CENTRE
from doingoai.demo.office import Office, fresh
from doingoai.demo.recipients import at_recipients, given_back
from doingoai.demo.stage import Stage, Story, share
from doingoai.dossiers.models import Dossier
from doingoai.organisations.models import Officer
from doingoai.registers.documents_out.actions import drafting, issuing, sending
from doingoai.registers.documents_out.models import OutgoingDocument
from doingoai.registers.documents_out.start import proposed
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Bản giấy đã ký, đóng dấu được gửi kèm."}
DAY = dt.timedelta(days=1)
ON_PAPER = frozenset({"UBND", "TU", "BNG", "Bộ Ngoại giao"})  # without an electronic book here
RECALLS = frozenset({"recalling", "recalled"})


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every letter."""
    for place, code in enumerate(codes):
        for number, letter in share((*LETTERS, *MORE), place):
            yield _Outgoing(cast, stage, code, letter, turn=number).story()
    for number, letter in enumerate(OF_THE_CENTRE):
        yield _Outgoing(cast, stage, "", letter, turn=number).story()


class _Outgoing:
    """One letter of one office while its story is played."""

    def __init__(self, cast: Cast, stage: Stage, code: str, letter: Letter, *, turn: int) -> None:
        self.stage, self.letter, self.turn = stage, letter, turn
        self.office = Office(cast, code)

    def story(self) -> Story:
        letter, stage = self.letter, self.stage
        start = stage.calendar.add_working_days(stage.today, -letter.ago)
        yield start
        inputs = self._inputs()
        if inputs is None:
            return
        record = perform(OutgoingDocument, drafting.Draft, actor=self._drafter(), reasons=REASONS, **inputs)
        if letter.end == "draft":
            return
        if letter.end == "cancelled":
            yield start + DAY
            perform(record, drafting.Cancel, actor=self._drafter(), note=letter.reason)
            return
        yield from self._decided(record)
        if record.dossier.state == OutgoingDocument.State.APPROVED and letter.end != "approved":
            yield from self._issued(record)

    def _decided(self, record: OutgoingDocument) -> Story:
        """Submit it and let everybody speak in turn, until the decision or until the one at whom it waits."""
        letter, stop = self.letter, self.letter.end.removeprefix("at:")
        yield clock.today()
        perform(record, drafting.Submit, actor=self._drafter(), reasons=REASONS)
        while asked := self.office.decider(record, letter.issuer):
            role, officer = asked
            if role == stop:
                return
            yield clock.today() + DAY
            if letter.end == "returned":
                perform(record, drafting.Return, actor=officer, note=letter.reason)
                return
            perform(record, drafting.Approve, actor=officer)

    def _issued(self, record: OutgoingDocument) -> Story:
        letter = self.letter
        yield clock.today()
        clerk = self.office.clerk(letter.issuer, turn=self.turn)
        perform(record, issuing.Issue, actor=clerk, reasons=REASONS)
        if letter.end == "issued":
            return
        yield clock.today()
        clerk = self.office.clerk(letter.issuer, turn=self.turn)
        if letter.end == "voided":
            perform(record, issuing.Void, actor=clerk, reason=letter.reason)
            return
        perform(record, sending.Send, actor=clerk, reasons=REASONS)
        for story in at_recipients(self.office, self.stage, record, letter):
            self.stage.add(story)
        yield clock.today() + 4 * DAY
        self._paper_arrived(record)
        if letter.end in RECALLS:
            yield clock.today() + 2 * DAY
            perform(fresh(record), sending.Recall, actor=self._drafter(), note=letter.reason)
            for story in given_back(self.office, record, letter):
                self.stage.add(story)
        elif letter.end == "replaced":
            yield from self._replaced(record)

    def _replaced(self, record: OutgoingDocument) -> Story:
        """Another one takes its place: drafted from it, decided, numbered and sent."""
        drafter = self._drafter()
        inputs = proposed(drafter, {"replaces_number": record.dossier.number})
        inputs |= {"content": self._said(self.letter.answer), "replaces_number": record.dossier.number}
        following = perform(OutgoingDocument, drafting.Draft, actor=drafter, reasons=REASONS, **inputs)
        yield from self._decided(following)
        yield clock.today()
        perform(following, issuing.Issue, actor=drafter, reasons=REASONS)
        perform(following, sending.Send, actor=drafter, reasons=REASONS)

    def _paper_arrived(self, record: OutgoingDocument) -> None:
        """Record what the recipients on paper said by telephone."""
        for delivery in record.deliveries.filter(channel="paper", is_pointer=False):
            clerk = self.office.clerk(self.letter.issuer, turn=self.turn)
            perform(fresh(record), sending.RecordReceipt, actor=clerk, delivery=delivery.pk, code="03",
                    note_text="Văn thư nơi nhận xác nhận qua điện thoại.")  # fmt: skip

    def _drafter(self) -> Officer:
        return self.office.officer(self.letter.issuer, turn=self.turn)

    def _inputs(self) -> dict[str, Any] | None:
        """Return what is typed; None when the demo has no dossier of the kind that the letter serves."""
        letter, written = self.letter, self.office.written
        said: dict[str, Any] = {
            "title": self._said(letter.title), "kind": letter.kind, "content": self._said(letter.text),
            "addressees": "\n".join(written(each) for each in letter.to), "bases": letter.bases,
        }  # fmt: skip
        if letter.source[0]:
            found = self._of_dossier(*letter.source)
            if found is None:
                return None
            said = found | ({"addressees": said["addressees"]} if letter.to else {})
        reply = clock.today() + letter.reply * DAY if letter.reply else None
        rows = [{"text": "Như trên", "purpose": "", "channel": self._channel(letter.to)}] if said["addressees"] else []
        rows += [{"text": written(key), "purpose": why, "channel": self._channel((key,))} for key, why in letter.copies]
        return said | self.office.signature(letter.issuer) | {
            "urgency": letter.urgency, "reply_due": reply, "deliveries": rows,
        }  # fmt: skip

    def _of_dossier(self, register: str, states: str, document: str) -> dict[str, Any] | None:
        """Return the text that another register builds from one of its dossiers, and the link to that dossier."""
        drafter = self._drafter()
        seen = Dossier.objects.visible_to(drafter).filter(register=register, state__in=states.split("|"))
        seen = seen.filter(province__valid_to=None).order_by("-pk")
        role = self.letter.end.removeprefix("at:")  # best the dossier on which the same one decides
        waits = Step.objects.filter(dossier__in=seen, role=role, outcome=Step.Outcome.CURRENT)
        number = waits.values_list("dossier__number", flat=True).first()
        number = number or seen.values_list("number", flat=True).first()
        if number is None:
            return None
        return proposed(drafter, {"source_number": number, "document": document}) | {"source_number": number}

    def _channel(self, keys: tuple[str, ...]) -> str:
        return "paper" if ON_PAPER.intersection(keys) else "both"

    def _said(self, text: str) -> str:
        year = clock.today().year
        return text.format(place=self.office.place, year=year, next_year=year + 1)
