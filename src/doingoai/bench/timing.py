"""Times of repeated calls, and a line of the table that they end up in."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """One measured thing: its goal, what was measured, the bare call beside it and the ratio to that."""

    name: str
    goal: str
    measured: str
    bare: str = "–"
    ratio: str = "–"


@dataclass(frozen=True)
class Times:
    """Milliseconds of repeated calls."""

    each: tuple[float, ...]

    def percentile(self, share: int) -> float:
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]

    @property
    def p50(self) -> float:
        return self.percentile(50)

    @property
    def p95(self) -> float:
        return self.percentile(95)

    @property
    def told(self) -> str:
        return f"{shown(self.p50)} / {shown(self.p95)} ms"


def timed(call: Callable[..., Any], inputs: Sequence[Any], *, warm: int = 3) -> Times:
    """Call once for each input and return the times; the first ones are run before, untimed."""
    for each in inputs[:warm]:
        call(each)
    found = []
    for each in inputs:
        start = time.perf_counter()
        call(each)
        found.append(1000 * (time.perf_counter() - start))
    return Times(tuple(found))


def once(call: Callable[[], Any]) -> float:
    """Return the milliseconds of one call, after one that is not timed."""
    call()
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def middle(call: Callable[[], Any], *, runs: int = 7) -> float:
    """Return the median of the milliseconds of several calls, after one that is not timed."""
    return timed(lambda _number: call(), range(runs), warm=1).p50


def shown(milliseconds: float) -> str:
    return (
        f"{milliseconds:.2f}"
        if milliseconds < 1
        else f"{milliseconds:.1f}"
        if milliseconds < 100
        else f"{milliseconds:.0f}"
    )


def times_as_long(measured: float, bare: float) -> str:
    return f"{measured / bare:.1f} ×" if bare else "–"
