"""Incoming documents of the demo that came from outside: papers typed into the book, one file that was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.demo.cast import Cast
from doingoai.demo.office import Office
from doingoai.demo.papers import FILE, LIGHT_PAPER, PAPERS, Paper
from doingoai.demo.stage import Stage, Story, share
from doingoai.lib.dates import format_date
from doingoai.registers.documents_in.actions import arriving, handling
from doingoai.registers.documents_in.models import IncomingDocument
from doingoai.workflow import clock
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

REASONS = {EVERY_RULE: "Đã đối chiếu với bản gốc."}
DAY = dt.timedelta(days=1)


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of every paper."""
    for place, code in enumerate(codes):
        for number, paper in share(PAPERS, place):
            yield _paper(Office(cast, code), stage, paper, turn=number)
        yield _file(Office(cast, code), stage)
    for code in light[::5]:
        yield _paper(Office(cast, code), stage, LIGHT_PAPER, turn=0)


def _paper(office: Office, stage: Stage, paper: Paper, *, turn: int) -> Story:
    yield stage.ago(paper.arrived)
    officer, today = office.officer("NGV", turn=turn), clock.today()
    record = perform(
        IncomingDocument, arriving.Enter, actor=officer, reasons=REASONS, title=paper.title, arrived_on=today,
        way="paper", sender=paper.sender, document_number=paper.number, issued_on=today - 8 * DAY, kind=paper.kind,
        signer=paper.signer, urgency=paper.urgency, reply_due=today + paper.reply * DAY if paper.reply else None,
    )  # fmt: skip
    if paper.end == "received":
        return
    yield clock.today() + DAY
    perform(record, handling.Assign, actor=office.officer("NGV", head=True), assigned_to=record.dossier.body.pk,
            assignee=officer.pk, instruction="Nghiên cứu, đề xuất trả lời.")  # fmt: skip
    if paper.end == "assigned":
        return
    yield clock.today() + 2 * DAY
    perform(record, handling.Work, actor=officer)
    if paper.end == "done":
        yield clock.today() + 6 * DAY
        perform(record, handling.Finish, actor=officer, result="Đã trả lời phía bạn bằng thư điện tử công vụ.")


def _file(office: Office, stage: Stage) -> Story:
    """One letter that came by mail and is read by the program."""
    yield stage.ago(3)
    today = clock.today()
    text = FILE.format(
        name=office.cast.province(office.code).name, place=office.place, day=today.day, month=today.month,
        year=today.year, due=format_date(today + 12 * DAY),
    )  # fmt: skip
    file = SimpleUploadedFile("moi-toa-dam.txt", text.encode())
    officer = office.officer("NGV")
    perform(IncomingDocument, arriving.Receive, actor=officer, reasons=REASONS, data={}, files={"file": file})
