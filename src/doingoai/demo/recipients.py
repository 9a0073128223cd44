"""What the recipients of the demo's letters do: they enter them in their books, assign, answer, refuse, give back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from doingoai.demo.letter import Letter
from doingoai.demo.office import Office
from doingoai.demo.stage import Stage, Story
from doingoai.registers.documents_in.actions import arriving, handling
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.registers.documents_out.actions import drafting, issuing, sending
from doingoai.registers.documents_out.models import Delivery, OutgoingDocument
from doingoai.registers.documents_out.start import proposed
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Bản giấy đã ký, đóng dấu được gửi kèm."}
DAY = dt.timedelta(days=1)
AS_GIVEN_BACK = frozenset({"gave_back", "kept", "asked"})


def at_recipients(office: Office, stage: Stage, record: OutgoingDocument, letter: Letter) -> Iterator[Story]:
    """Yield the story of each recipient that has an officer; it begins on the day after."""
    rows = record.deliveries.filter(is_pointer=False, code="01").select_related("body__province")
    for number, delivery in enumerate(rows):
        key, code = _place(delivery)
        way = letter.handled.get(key) or letter.handled.get(code, "arrived")
        if way != "arrived":
            there = Office(office.cast, code) if code != office.code else office
            yield _Recipient(office, there, delivery, key=key, letter=letter).story(way, number)


def given_back(office: Office, record: OutgoingDocument, letter: Letter) -> Iterator[Story]:
    """Yield what each recipient says when the sender wants the letter back."""
    for delivery in record.deliveries.filter(is_pointer=False).select_related("body__province"):
        key, _code = _place(delivery)
        recipient = _Recipient(office, office, delivery, key=key, letter=letter)
        yield recipient.asked_back(letter.handled.get(key, "asked"))


def _place(delivery: Delivery) -> tuple[str, str]:
    """Return key and province of the body of a recipient."""
    body = delivery.body
    assert body is not None  # a recipient whom it reached has a body
    return body.code.split("-")[0], body.province.code if body.province else ""


class _Recipient:
    """One recipient (`office`, body `key`) of one letter of `home` while its story is played."""

    def __init__(self, home: Office, there: Office, delivery: Delivery, *, key: str, letter: Letter) -> None:
        self.home, self.office, self.delivery, self.key, self.letter = home, there, delivery, key, letter

    def story(self, way: str, number: int) -> Story:
        """Enter the letter in the book and deal with it, as far as `way`."""
        yield clock.today() + (1 + number % 3) * DAY
        record = self._record()
        officer = self.office.officer(self.key)
        if way == "refused":
            perform(record, arriving.Refuse, actor=officer, reason=self.letter.reason)
            return
        perform(record, arriving.Accept, actor=officer, reasons=REASONS)
        if way == "received" or way in AS_GIVEN_BACK:
            return
        yield clock.today() + DAY
        perform(record, handling.Assign, actor=self.office.officer(self.key, head=True), assignee=officer.pk,
                assigned_to=record.dossier.body.pk, instruction="Chủ trì tham mưu, trả lời đúng hạn.")  # fmt: skip
        if way == "assigned":
            return
        yield clock.today() + 2 * DAY
        perform(record, handling.Work, actor=officer)
        yield clock.today() + 2 * DAY
        if way == "done":
            perform(record, handling.Finish, actor=officer, result="Đã thực hiện theo nội dung văn bản.")
        elif way in {"answered", "answering"}:
            yield from self._answered(record, sends=way == "answered")

    def asked_back(self, way: str) -> Story:
        yield clock.today() + DAY
        if way == "gave_back":
            perform(self._record(), handling.GiveBack, actor=self.office.officer(self.key))
        elif way == "kept":
            note = "Văn bản đã được triển khai tới các phòng; đề nghị gửi bản đính chính."
            perform(self._record(), handling.KeepIt, actor=self.office.officer(self.key), reason=note)

    def _answered(self, record: IncomingDocument, *, sends: bool) -> Story:
        """Draft the answer, submit it, and send it when the head has agreed."""
        officer, number, year = self.office.officer(self.key), record.dossier.number, clock.today().year
        text = self.letter.answer.format(place=self.office.place, year=year, next_year=year + 1)
        inputs = proposed(officer, {"answers_number": number}) | self.office.signature(self.key)
        opening = inputs["content"].rsplit("\n\n", 1)[0]
        inputs |= {"content": f"{opening}\n\n{text}", "answers_number": number}
        inputs["deliveries"] = [{**row, "channel": "both"} for row in inputs["deliveries"]]
        answer = perform(OutgoingDocument, drafting.Draft, actor=officer, reasons=REASONS, **inputs)
        perform(answer, drafting.Submit, actor=officer, reasons=REASONS)
        if not sends:
            return
        yield clock.today() + DAY
        perform(answer, drafting.Approve, actor=self.office.officer(self.key, head=True))
        perform(answer, issuing.Issue, actor=officer, reasons=REASONS)
        perform(answer, sending.Send, actor=officer, reasons=REASONS)
        yield clock.today() + DAY
        self._filed(answer)

    def _filed(self, answer: OutgoingDocument) -> None:
        """Whoever asked enters the answer in the book and is done with it."""
        asker = self.home.officer(self.letter.issuer)
        arrived = IncomingDocument.objects.for_system("demo").filter(delivery__in=answer.deliveries.values("pk"))
        for each in arrived.filter(dossier__body=asker.seat.body):
            perform(each, arriving.Accept, actor=asker, reasons=REASONS)
            perform(each, handling.Finish, actor=asker, result="Đã tổng hợp vào báo cáo chung.")

    def _record(self) -> IncomingDocument:
        return IncomingDocument.objects.for_system("demo").get(delivery=self.delivery.pk)
