"""The code that stands beside a figure on paper and leads back to its records: `DT-I01.24.2026-09.T`.

Indicator, unit, period, view: `W` as it was, `T` today's units, `L` like for like; a period of the statistical regime
ends in `S` (`2026-09S`). The same figure has the same code for ever, so that one printed in 2026 is found in 2036.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from doingoai.indicators.periods import BadPeriod, Period, Regime
from doingoai.indicators.units import View

INITIALS = {View.AS_WAS: "W", View.TODAY: "T", View.LIKE_FOR_LIKE: "L"}
VIEWS = {initial: view for view, initial in INITIALS.items()}
STATISTICAL = "S"
PATTERN = re.compile(
    r"(?P<code>[A-Z0-9]+(?:-[A-Z0-9]+)*)\.(?P<unit>VN|\d\d)\.(?P<period>\d{4}(?:-[A-Z0-9]{2})?)(?P<regime>S?)"
    rf"\.(?P<view>[{''.join(VIEWS)}])",
    re.ASCII,
)


class BadFigureCode(ValueError):
    """The text is no code of a figure; says what one looks like."""


class FigureCode(NamedTuple):
    """A figure as its printed code names it."""

    code: str
    unit: str
    period: Period
    view: View


def figure_code(code: str, unit: str, period: Period, view: View) -> str:
    """Return the code to print beside a figure; `unit` is VN or the two digits of a province."""
    regime = STATISTICAL if period.regime == Regime.STATISTICAL else ""
    return f"{code}.{unit}.{period.key}{regime}.{INITIALS[view]}"


def parse_code(text: str) -> FigureCode:
    """Read a printed code, in large or small letters. Raises BadFigureCode."""
    found = PATTERN.fullmatch(text.strip().upper())
    if not found:
        raise BadFigureCode(_told(text))
    regime = Regime.STATISTICAL if found["regime"] else Regime.ND09
    try:
        period = Period.parse(found["period"], regime)
    except BadPeriod as problem:
        raise BadFigureCode(f"{_told(text)} {problem}") from problem
    return FigureCode(found["code"], found["unit"], period, VIEWS[found["view"]])


def _told(text: str) -> str:
    return f"“{text}” không phải mã số liệu. Mã số liệu viết như DT-I01.24.2026-09.T."
