"""The prescribed wording of the small parts: numbers, dates, addresses, lists; pure functions of texts.

Basis: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from doingoai.documents.blocks import Run, Text
from doingoai.lib.dates import long_date
from doingoai.lib.text import nfc

_CLOSING = re.compile(r"[\s;,.]*(?:\./\.)?\s*$")
# What XML forbids in a text: such letters come with pasted text; only a line feed is meant.
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ABOUT = re.compile(r"^(?:v/v|về việc)\s+", re.IGNORECASE)
_BREAK_BEFORE_PLACE = re.compile(r" (?=(?:TỈNH|THÀNH PHỐ) )")


def clean(text: str) -> str:
    """Return the text in composed letters (NFC, TCVN 6909:2001) without control characters."""
    return _CONTROLS.sub("", nfc(text).replace("\r\n", "\n").replace("\t", " "))


def runs_of(text: Text) -> tuple[Run, ...]:
    """Return a plain or styled text as cleaned runs."""
    if isinstance(text, str):
        return (Run(clean(text)),)
    return tuple(replace(run, text=clean(run.text)) for run in text)


def plain(text: Text) -> str:
    """Return the words of a text without their styles."""
    return "".join(run.text for run in runs_of(text))


def paragraphs(text: Text) -> list[tuple[Run, ...]]:
    """Return the text cut at its line feeds, without empty paragraphs.

    A line feed inside a justified paragraph would stretch the words before it over the whole line.
    """
    cut: list[list[Run]] = [[]]
    for run in runs_of(text):
        first, *others = run.text.split("\n")
        cut[-1].append(replace(run, text=first))
        cut += [[replace(run, text=other)] for other in others]
    kept = (tuple(run for run in runs if run.text) for runs in cut)
    return [runs for runs in kept if any(run.text.strip() for run in runs)]


def capitals(text: str) -> str:
    """Return the text as printed in capitals."""
    return clean(text).upper()


def serial(number: int | str | None) -> str:
    """Return the serial as printed: a leading zero below 10, blanks to be filled in while there is none."""
    if number is None or number == "":
        return "       "
    return str(number).zfill(2)


def day_line(day: date | None) -> str:
    """Return "ngày 05 tháng 3 năm 2026", with blanks to be filled in when there is no day yet (mục II.4)."""
    return long_date(day) if day else "ngày    tháng    năm    "


def short_day(day: date | None) -> str:
    """Return "ngày 05-3-2026", as Party documents cite each other, or blanks to be filled in."""
    return f"ngày {day.day:02d}-{day.month}-{day.year}" if day else "ngày    -    -    "


def without_closing(text: str) -> str:
    """Return the text without its final full stop, semicolon, comma or end mark."""
    return _CLOSING.sub("", clean(text))


def closed(texts: Iterable[str], *, dash: str = "", mark: str = ";", last: str = ".") -> tuple[str, ...]:
    """Return the items of a list, each closed by `mark` and the last by `last`, each opened by `dash` once."""
    items = [
        dash + without_closing(text).removeprefix("-").lstrip() if dash else without_closing(text) for text in texts
    ]
    return tuple(item + (mark if index < len(items) else last) for index, item in enumerate(items, start=1))


def with_end_mark(runs: tuple[Run, ...], mark: str) -> tuple[Run, ...]:
    """Return the last paragraph of the body closed by the end mark, which replaces its full stop."""
    if not mark or not runs:
        return runs
    last = runs[-1]
    return (*runs[:-1], replace(last, text=without_closing(last.text) + mark))


def subject(title: str, mark: str = "V/v ") -> str:
    """Return the title of a letter after "V/v", whichever way its author began it; the Party prints it without."""
    plain = without_closing(title)
    return mark + _ABOUT.sub("", plain) if mark else small_about(plain)


def small_about(title: str) -> str:
    """Return a title that begins with "Về …" or "V/v …" with the small letter of Party documents (36-HD/VPTW)."""
    spelled = re.sub(r"^v/v\b", "về việc", without_closing(title), flags=re.IGNORECASE)
    return re.sub(r"^Về\b", "về", spelled)


def letterhead_name(name: str, *, fits: bool) -> str:
    """Return a body's name in capitals; a long one is broken before its place: "… / TỈNH SÔNG LAM"."""
    printed = capitals(name)
    return printed if fits or "\n" in printed else _BREAK_BEFORE_PLACE.sub("\n", printed, count=1)


def roman(number: int) -> str:
    """Return a small number in Roman figures, as annexes are counted."""
    figures = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    printed = ""
    for value, figure in figures:
        count, number = divmod(number, value)
        printed += figure * count
    return printed
