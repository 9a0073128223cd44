"""What of a year's stated figures is still missing in the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from doingoai.demo.world.shares import Share
from doingoai.demo.world.stated import BadFigures
from doingoai.indicators.tallies import Tally, value_of
from doingoai.register_kit.catalogue import indicators

MOST = 100_000  # rows of one figure in one year


@dataclass
class Wanted:
    """The figures of one year, stated and as they are counted now; collects what cannot be reached."""

    year: int
    values: Mapping[str, Decimal]
    elsewhere: Mapping[str, Decimal]  # the same codes in other years of the file
    have: Mapping[str, Tally]
    warnings: list[str] = field(default_factory=list)

    def states(self, code: str) -> bool:
        return code in self.values

    def value(self, code: str) -> Decimal | None:
        """Return the stated value, else that of another year: an unstated share invents no trend."""
        return self.values.get(code, self.elsewhere.get(code))

    def missing(self, code: str) -> int:
        """Return how many rows the stated count still needs; more than stated cannot be mended and is said.

        Raises BadFigures for a number of which nobody can have the records.
        """
        if code not in self.values:
            return 0
        if self.values[code] > MOST:
            raise BadFigures(
                f"{code} năm {self.year}: {self.values[code]} quá lớn để dựng từng hồ sơ (nhiều nhất {MOST}). "
                "Hãy kiểm tra lại số."
            )
        if self.values[code] % 1:
            self.warnings.append(f"{code} năm {self.year}: {self.values[code]} không phải số nguyên; bỏ phần lẻ.")
        there = int(value_of(indicators()[code], self.have.get(code, Tally())) or 0)
        stated = int(self.values[code])
        if there > stated:
            self.warnings.append(f"{code} năm {self.year}: đã có {there}, nhiều hơn số nêu {stated}.")
        return max(stated - there, 0)

    def share(self, code: str) -> Share:
        """Return the share to be reached, beside what is counted already."""
        tally = self.have.get(code, Tally())
        return Share(self.value(code), tally.part, tally.count)
