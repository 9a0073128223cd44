"""The first draft of a report's narrative (domain §7.3): every sentence from a figure, a task or a dossier.

Official Vietnamese whatever the language of the page. Nothing is invented: a heading without data says so, and the
lessons of the evaluation are left to the writer. What the sentences are made of stands in `sentences` and `material`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import override

from doingoai.indicators.indicator import Measure
from doingoai.lib.dates import format_date
from doingoai.reference.load import read_rows
from doingoai.registers.reports.definitions import Heading, heading_of, headings
from doingoai.registers.reports.material import (
    OVERDUE,
    SHOWN,
    TASKS,
    Material,
    Notable,
    Promise,
    Stage,
    Work,
    following,
    gather,
)
from doingoai.registers.reports.sentences import Sentence, Spoken, form_of, told
from doingoai.reporting.figure import Line
from doingoai.reporting.report import Report

NOTHING = "Trong kỳ không phát sinh."
SEALED = "Có phụ lục mật gửi riêng."  # RP-11: all that is said of secret work
STAGES = {
    Stage.DONE: "Nhiệm vụ đã hoàn thành",
    Stage.UNDER_WAY: "Nhiệm vụ đang thực hiện",
    Stage.LATE: "Nhiệm vụ quá hạn",
    Stage.SUSPENDED: "Nhiệm vụ tạm dừng",
}


@dataclass(frozen=True)
class Paragraph:
    """The draft under one heading, a line for each thought, and the codes of the figures that it tells."""

    text: str
    codes: tuple[str, ...] = ()


def draft(found: Report, outline: str) -> dict[str, Paragraph]:
    """Draft the narrative of a report under every heading of an outline, by the key of the heading ("I.5", "II").

    Costs one query for each register with records and five more. Raises nothing: an unknown outline has no headings.
    """
    with override("vi"):
        return write(found, gather(found), headings(outline))


def write(found: Report, material: Material, rows: Sequence[Heading]) -> dict[str, Paragraph]:
    """Write the draft from what was found; reads no database."""
    draft = _Draft(found, material, rows)
    return {heading.key: draft.under(heading) for heading in rows}


class _Draft:
    """The draft of one report: what belongs under which heading, and the words for it."""

    def __init__(self, found: Report, material: Material, rows: Sequence[Heading]) -> None:
        self.found, self.material, self.rows = found, material, rows
        # An estimate is written before the cut-off: what is due after today is not late yet.
        self.on = min(found.made_on, found.period.end)
        self.unit = "cả nước" if found.territory.is_nation else found.territory.full_name or found.territory.name
        self.outline = rows[0].outline if rows else ""
        self.lines: dict[str, list[Line]] = {}  # by the heading under which they stand
        for line in found.lines:
            self.lines.setdefault(self._key(line.register.key, line.figure.code), []).append(line)
        self.judges = any(heading.part == "III" for heading in rows)  # a statistical report only explains figures

    def under(self, heading: Heading) -> Paragraph:
        """Write one heading."""
        parts = {"II": self._evaluation, "III": self._directions, "IV": self._proposals}
        return _joined(parts[heading.part]() if heading.part in parts else self._results(heading))

    def _results(self, heading: Heading) -> Iterator[Sentence]:
        """Part I: the figures of the heading, its tasks, its notable dossiers."""
        lines = self.lines.get(heading.key, [])
        if heading == self.rows[0]:
            yield from _plain(self._ground())
        yield _together(self._told(lines, "I"))
        yield from _plain(self._tasks_of(heading))
        registers = list(dict.fromkeys(line.register.key for line in lines))
        yield from _plain(_named(self.material.notable.get(key, ())) for key in registers)
        if self.material.sealed.intersection(registers):
            yield Sentence(SEALED, ())

    def _ground(self) -> Iterator[str]:
        """Say once what a reader of all figures must know: the denominator (RP-13), what is not compared (RP-10)."""
        where, found = self.found.territory, self.found
        if where.is_nation:
            yield f"Số liệu tổng hợp từ {found.reporting}/{found.units} tỉnh, thành phố có hồ sơ trong kỳ."
        if where.incomparable:
            yield f"Số liệu không so sánh được với {found.period.previous.label}: {where.incomparable}."

    def _tasks_of(self, heading: Heading) -> Iterator[str]:
        works = [work for work in self.material.works if self._theme(work.theme) == heading.key]
        for stage, words in STAGES.items():
            items = [_work(each, stage) for each in works if each.stage(self.on) == stage]
            yield _list_of(words, items, of="nhiệm vụ")

    def _evaluation(self) -> Iterator[Sentence]:
        """Part II: what was done, which figures moved, what is late and why."""
        if self.judges:
            done = sum(work.stage(self.on) == Stage.DONE for work in self.material.works)
            yield from _plain([f"Kết quả: {done} nhiệm vụ đã hoàn thành trong kỳ." if done else ""])
        yield from self._moves()
        if self.judges:
            yield from self._shortcomings()
            yield from _plain([_sentences("Nguyên nhân", self._causes())])

    def _moves(self) -> Iterator[Sentence]:
        """Name the figures that moved most, up and down."""
        if not self.found.territory.comparable:
            return
        moved = [each for each in (Spoken(line.figure, True) for line in self.found.lines) if _moves(each)]
        moved.sort(key=lambda each: abs(each.figure.change_pct or Decimal(0)), reverse=True)
        for words, up in (("Chỉ tiêu tăng so với cùng kỳ", True), ("Chỉ tiêu giảm so với cùng kỳ", False)):
            chosen = [each for each in moved if ((each.figure.change_pct or 0) > 0) == up]
            items = [f"{each.figure.indicator.name} ({each.moved()})" for each in chosen]
            yield Sentence(_list_of(words, items, of="chỉ tiêu"), tuple(each.figure.code for each in chosen[:SHOWN]))

    def _shortcomings(self) -> Iterator[Sentence]:
        late = [_work(each, Stage.LATE) for each in self.material.works if each.stage(self.on) == Stage.LATE]
        yield Sentence(_list_of("Hạn chế: nhiệm vụ quá hạn", late, of="nhiệm vụ"), ())
        overdue = next((line.figure.value for line in self.found.lines if line.figure.code == OVERDUE), 0)
        promises = [_promise(each) for each in self.material.promises]
        many = int(overdue or 0)  # more than may be named
        yield Sentence(_list_of("Hạn chế: cam kết quá hạn", promises, of="cam kết", many=many), (OVERDUE,))

    def _causes(self) -> Iterator[str]:
        for work in self._waiting():
            yield f"nhiệm vụ “{work.title}” chờ {work.waits_for}"
        for promise in self.material.promises:
            if promise.obstacle:
                yield f"cam kết “{promise.title}”: {promise.obstacle.rstrip('. ')}"

    def _directions(self) -> Iterator[Sentence]:
        """Part III: tasks due in the next period, what stays to be done, what the figures ask for."""
        coming = following(self.found.period)
        works = self.material.works
        due = [_work(each, Stage.UNDER_WAY) for each in works if self._is_due(each, coming.start, coming.end)]
        words = f"Nhiệm vụ đến hạn trong {coming.label}"
        yield Sentence(_list_of(words, due, of="nhiệm vụ", shown=2 * SHOWN), ())
        late = sum(work.stage(self.on) == Stage.LATE for work in works)
        yield Sentence(f"Hoàn thành dứt điểm {late} nhiệm vụ đã quá hạn." if late else "", ())
        yield _together(self._told(self.found.lines, "III"))

    def _proposals(self) -> Iterator[Sentence]:
        """Part IV: what work waits for, and what the keepers of late commitments propose."""
        for work in self._waiting():
            yield Sentence(f"Đề nghị sớm ban hành, hướng dẫn: {work.waits_for} (nhiệm vụ “{work.title}”).", ())
        for each in self.material.promises:
            if each.proposal:
                yield Sentence(f"{each.proposal.rstrip('. ')} (cam kết “{each.title}”, {each.number}).", ())

    def _waiting(self) -> list[Work]:
        return [work for work in self.material.works if work.waits_for and work.stage(self.on) != Stage.DONE]

    def _is_due(self, work: Work, first: dt.date, last: dt.date) -> bool:
        is_open = work.stage(self.on) in (Stage.UNDER_WAY, Stage.LATE)
        return is_open and work.due is not None and first <= work.due <= last

    def _told(self, lines: Iterable[Line], part: str) -> list[Sentence]:
        figures = [line.figure for line in lines]
        return told(figures, part, unit=self.unit, compared=self.found.territory.comparable)

    def _key(self, register: str, code: str) -> str:
        return heading_of(self.outline, register, code)

    def _theme(self, theme: str) -> str:
        """Return the heading of a theme; what has none stands where tasks are told."""
        known = _themes(settings.DATA / "reports" / "themes.csv")
        return known.get((self.outline, theme)) or self._key(TASKS, "")


def _moves(each: Spoken) -> bool:
    """Flows that are told in words alone: a share moves in points, and a stock is told with its heading."""
    indicator, moved = each.figure.indicator, each.figure.change_pct
    return (
        bool(moved) and form_of(each.figure.code).is_told and indicator.measure != Measure.SHARE and not indicator.stock
    )


def _work(work: Work, stage: Stage) -> str:
    when = ""
    if stage == Stage.DONE and work.done_on:
        when = f", ngày {format_date(work.done_on)}"
    elif work.due:
        when = f", hạn {format_date(work.due)}"
    return f"{work.title} ({work.body}{when})"


def _promise(promise: Promise) -> str:
    body = f"{promise.body}, " if promise.body else ""
    return f"{promise.title} ({body}hạn {format_date(promise.due)})"


def _named(notable: Sequence[Notable]) -> str:
    items = (
        f"{each.title} ({each.number}, ngày {format_date(each.on)}{f', phục vụ {each.task}' if each.task else ''})"
        for each in notable
    )
    return _sentences("Tiêu biểu", items)


def _sentences(words: str, items: Iterable[str]) -> str:
    found = "; ".join(items)
    return f"{words}: {found}." if found else ""


def _list_of(words: str, items: Sequence[str], *, of: str, many: int = 0, shown: int = SHOWN) -> str:
    """Write "words (12): a; b; c và 9 nhiệm vụ khác."; nothing for nothing."""
    many = max(many, len(items))
    if not items:
        return f"{words}: {many}." if many else ""
    rest = many - min(len(items), shown)
    more = f" và {rest} {of} khác" if rest else ""
    return f"{words} ({many}): {'; '.join(items[:shown])}{more}."


def _together(sentences: Sequence[Sentence]) -> Sentence:
    """Join sentences into one line."""
    codes = tuple(code for each in sentences for code in each.codes)
    return Sentence(" ".join(each.text for each in sentences), codes)


def _plain(lines: Iterable[str]) -> Iterator[Sentence]:
    return (Sentence(line, ()) for line in lines)


def _joined(sentences: Iterable[Sentence]) -> Paragraph:
    """Put the lines under each other; say so where there are none."""
    said = [each for each in sentences if each.text]
    codes = tuple(dict.fromkeys(code for each in said for code in each.codes))
    return Paragraph("\n".join(each.text for each in said) or NOTHING, codes)


@cache
def _themes(path: Path) -> dict[tuple[str, str], str]:
    return {(row["outline"], row["theme"]): row["heading"] for row in read_rows(path)}
