"""What the checks of one signature have found so far; the worst finding makes its verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from doingoai.signing.verification import Signature, Verdict


@dataclass
class Findings:
    """Grows while a signature is examined; `broken` makes it invalid, `missing` leaves it open, `noted` only tells."""

    broken: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        if self.broken:
            return Verdict.INVALID
        return Verdict.UNKNOWN if self.missing else Verdict.VALID

    def signature(self, order: int, name: str) -> Signature:
        """Return the finished report, its problems in order of weight."""
        problems = tuple(dict.fromkeys([*self.broken, *self.missing, *self.noted]))
        return Signature(order=order, field=name, verdict=self.verdict, problems=problems, **self.facts)
