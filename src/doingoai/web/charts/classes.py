"""Classes of a map: which values share a shade, what each shade means in words, and its hatching for print."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor, log10
from typing import Any
from zlib import crc32

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doingoai.web.amounts import vnnumber
from doingoai.web.charts.svg import element, number

SHADES = 5
TILE = 8  # pixels of a hatching's repeated square
ONE_WAY, OTHER_WAY = "M0 4L4 0M0 8L8 0M4 8L8 4", "M0 4L4 8M0 0L8 8M4 0L8 4"
DENSE = "M0 2H8M0 4H8M0 6H8M0 8H8M2 0V8M4 0V8M6 0V8M8 0V8"
# (lines, their width) from light to dark, so that a black-and-white print keeps the order.
HATCHES = (
    ("M0 8L8 0", 0.6),
    (ONE_WAY, 0.6),
    (ONE_WAY + OTHER_WAY, 0.6),
    (DENSE, 0.6),
    (DENSE, 1.3),
)


class Division(StrEnum):
    """How the values above zero are divided into shades."""

    QUANTILE = "quantile"  # as many units in each, so that one large unit does not pale the rest
    EQUAL = "equal"  # steps of the same round width


@dataclass(frozen=True)
class Classes:
    """The lower ends of the shades; zero has a class of its own, and no figure is no class."""

    limits: tuple[float, ...]

    @classmethod
    def of(cls, values: Sequence[float], division: Division = Division.QUANTILE) -> Classes:
        """Divide what is above zero among the values."""
        ordered = sorted(value for value in values if value > 0)
        if not ordered:
            return cls(())
        if division == Division.EQUAL:
            width = _round_width(ordered[-1] / SHADES)
            return cls(tuple(width * step for step in range(SHADES) if not step or width * step <= ordered[-1]))
        return cls(tuple(sorted({ordered[len(ordered) * step // SHADES] for step in range(SHADES)})))

    def shade(self, value: float | None) -> str:
        """Return the class name of a value's shade: q1 … q5, zero, or q0 for no figure."""
        if value is None:
            return "q0"
        return f"q{max(bisect_right(self.limits, value), 1)}" if value > 0 else "zero"

    def level(self, value: float | None) -> int:
        """Return which shade a value has, from 1; 0 for zero and for no figure."""
        return int(self.shade(value)[1:]) if value else 0

    def words(self, values: Sequence[float | None]) -> list[tuple[str, str]]:
        """Return (class name, meaning) of every shade, with how many of the values have it."""
        many = Counter(map(self.shade, values))
        said = [(f"q{place + 1}", self._meaning(place)) for place in range(len(self.limits))]
        said += [("zero", "0"), ("q0", _("chưa có số liệu"))]
        return [(name, f"{meaning}: {_units(many[name])}") for name, meaning in said if many[name]]

    def _meaning(self, place: int) -> str:
        low = vnnumber(self.limits[place])
        high = vnnumber(self.limits[place + 1]) if place + 1 < len(self.limits) else ""
        if not self.limits[place]:
            return _("trên 0 đến dưới %(high)s") % {"high": high} if high else _("trên 0")
        return _("%(low)s đến dưới %(high)s") % {"low": low, "high": high} if high else _("từ %(low)s") % {"low": low}


class Hatching:
    """Patterns of the shades, drawn only in print: a page may hold several maps, each with its own names."""

    def __init__(self, title: str) -> None:
        self._name = f"hatch-{crc32(title.encode()):08x}"

    def fill(self, shade: str) -> str | None:
        """Return the fill of a shade's hatching; None for a shade without one."""
        return f"url(#{self._name}-{shade})" if shade.startswith("q") and shade != "q0" else None

    def patterns(self) -> SafeString:
        """Draw the definitions of the patterns, to stand once in the map."""
        drawn = (
            element(
                "pattern",
                element("path", d=lines, stroke="currentColor", stroke_width=width, fill="none"),
                id=f"{self._name}-q{place}", width=TILE, height=TILE, patternUnits="userSpaceOnUse",
            )
            for place, (lines, width) in enumerate(HATCHES, start=1)
        )  # fmt: skip
        return element("defs", "".join(drawn))

    def over(self, shade: str, **box: Any) -> SafeString:
        """Draw the hatching over a box; invisible on a screen, also where no stylesheet says so."""
        fill = self.fill(shade)
        return element("rect", fill=fill, display="none", class_="hatch", **box) if fill else SafeString()


def _units(many: int) -> str:
    return ngettext("%(many)d đơn vị", "%(many)d đơn vị", many) % {"many": many}


def _round_width(least: float) -> float:
    """Return the next 1, 2, 2,5 or 5 times a power of ten at or above `least`."""
    power = 10.0 ** floor(log10(least))
    found = next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= least)
    return float(number(found)) if found >= 1 else found
