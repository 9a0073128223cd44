"""Paragraphs taken over from the report before, in which nothing changed but dates and the name of the period.

The writer is told of them ("giống kỳ trước, chỉ đổi ngày"). A time is left out of the comparison only in forms that no
figure has ("15/8" may be a share, "ngày 15/8" is not; a number of four digits has a dot, a year has none): a paragraph
in which a figure changed never counts as copied, even at the price of overlooking one that was.
"""

from __future__ import annotations

import re

from doingoai.lib.text import nfc

FEWEST_WORDS = 8  # a title or “Trong kỳ không phát sinh.” is the same every month for good reason
TIME = "\N{HOURGLASS}"

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_END = r"(?![\d/]|[.,]\d)"  # “tháng 8,5”, “12/2026/QĐ-UBND” name no time
_GAP, _TO = r" ?[-–/.] ?", r"(?: ?[-–] ?| đến (?:hết )?)"
_OF_YEAR = rf"(?:(?: năm |{_GAP}){_YEAR})?"
_DAY_MONTH = rf"{_DAY}{_GAP}{_MONTH}"

# The longer form first: a shorter one would leave its rest standing. All in lower case, one space between words.
_TIMES = re.compile(
    "|".join(
        form + _END
        for form in (
            rf"(?:\bngày |(?<![\d/.,])){_DAY_MONTH}{_GAP}{_YEAR}",
            rf"\bngày {_DAY} tháng {_MONTH}{_OF_YEAR}",
            rf"\bngày {_DAY_MONTH}{_TO}{_DAY_MONTH}",
            rf"\bngày {_DAY_MONTH}",
            rf"\b\d{{1,2}} tháng (?:đầu|cuối) năm(?: {_YEAR})?",
            rf"\btháng {_MONTH}{_OF_YEAR}",
            rf"(?<![\d/.,]){_MONTH}/{_YEAR}",
            rf"\bquý (?:iv|i{{1,3}}|[1-4])\b{_OF_YEAR}",
            rf"\b(?:năm|cùng kỳ) {_YEAR}",
        )
    )
)


def paragraphs(text: str) -> list[str]:
    """Cut a text into its paragraphs: lines with anything on them, trimmed."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def copied(previous: str, now: str) -> list[int]:
    """Return the places in `paragraphs(now)` of those that stand in `previous` but for dates and period names.

    Unicode form, spaces and case do not matter, nor where the paragraph stood. Short ones are passed over.
    """
    known = {_timeless(paragraph) for paragraph in paragraphs(previous)}
    return [
        place
        for place, paragraph in enumerate(paragraphs(now))
        if len(paragraph.split()) >= FEWEST_WORDS and _timeless(paragraph) in known
    ]


def _timeless(paragraph: str) -> str:
    """Return the paragraph as compared, a mark in the place of each time."""
    return _TIMES.sub(TIME, " ".join(nfc(nfc(paragraph).lower()).split()))
