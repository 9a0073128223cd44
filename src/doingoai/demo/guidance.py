"""Guidance of the demo: invented documents of the Ministry, read from files, checked, sent, received by provinces."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from doingoai.demo.cast import Cast
from doingoai.demo.stage import Stage, Story
from doingoai.planning.guidance import actions
from doingoai.planning.guidance.models import Guidance
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.perform import perform

SAMPLES = Path(__file__).with_name("samples")
YEARLY, HOW_TO, NOTICE = "dinh-huong-cong-tac-nam.txt", "huong-dan-theo-doi-cam-ket.md", "thong-bao-giao-ban-quy.txt"
SENT = {YEARLY: 330, HOW_TO: 42, NOTICE: 5}  # days before today
REASONS = {EVERY_RULE: "Đã đối chiếu với bản giấy."}
DAY = dt.timedelta(days=1)
ISSUED = re.compile(r"ngày (\d\d) tháng (\d\d) năm (\d{4})")
YEAR = re.compile(r"(?<=[/ ])20\d\d(?=\b)(?!/)")


def stories(cast: Cast, stage: Stage, codes: tuple[str, ...], light: tuple[str, ...]) -> Iterator[Story]:
    """Yield the story of each document, then those of the provinces that say it has come."""
    for name in SENT:
        yield _document(cast, stage, name)
    for name, places in ((YEARLY, (*codes, *light[:8])), (HOW_TO, (*codes, *light[:3]))):
        for number, code in enumerate(places):
            yield _received(cast, stage.ago(SENT[name]) + (4 + number % 7) * DAY, name, code)


def _document(cast: Cast, stage: Stage, name: str) -> Story:
    """One document at the Ministry: read from its file, checked against it, sent to every province."""
    day = stage.ago(SENT[name])
    yield day
    officer = cast.officer("MOFA_LOCAL", turn=len(name))
    text = dated((SAMPLES / name).read_text(encoding="utf-8"), day - 2 * DAY)
    file = SimpleUploadedFile(name, text.encode())
    record = perform(Guidance, actions.Receive, actor=officer, reasons=REASONS, data={}, files={"file": file})
    if name == NOTICE:
        return
    yield day + DAY
    perform(record, actions.Confirm, actor=officer, reasons=REASONS, **actions.Confirm.initial(record))
    perform(record, actions.Send, actor=officer, everyone=True, response_due=day + 32 * DAY)
    cast.told["guidance", name] = record


def _received(cast: Cast, day: dt.date, name: str, code: str) -> Story:
    yield day
    record = cast.told["guidance", name]
    perform(record, actions.Acknowledge, actor=cast.officer("FA_OFFICER", code))


def dated(text: str, day: dt.date) -> str:
    """Move a sample to another day: the date of issue, and every later year by as many years."""
    issued = ISSUED.search(text)
    assert issued is not None
    first, shift = int(issued[3]), day.year - int(issued[3])
    moved = YEAR.sub(lambda found: str(int(found[0]) + shift) if int(found[0]) >= first else found[0], text)
    return ISSUED.sub(f"ngày {day:%d} tháng {day:%m} năm {day.year}", moved, count=1)
