"""Figures that people write, against what the registers count (R-CT-13): both numbers, and the way to the records."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number
from doingoai.indicators.units import BadUnit, View
from doingoai.organisations.models import Officer
from doingoai.reporting.access import OutOfScope
from doingoai.reporting.catalogue import BadCode
from doingoai.reporting.codes import PATTERN, BadFigureCode, figure_code, parse_code
from doingoai.reporting.figure import figure
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate

# "đã đón 12 đoàn (DV-01.24.2026-09.T)": a number, a few words, the printed code of the figure.
CODE = re.sub(r"\?P<\w+>", "?:", PATTERN.pattern)
TOLD = re.compile(rf"(?P<value>\d[\d.]*(?:,\d+)?)[^\d()\n]{{0,60}}[(\[]\s*(?P<code>{CODE})\s*[)\]]", re.ASCII)


@dataclass(frozen=True)
class Difference:
    """A number that somebody wrote and the one that the register counts for the same unit and period."""

    code: str  # as printed; leads to the records
    name: str
    told: Decimal
    counted: Number
    until: dt.date

    @property
    def url(self) -> str:
        return reverse("reporting:short", args=[self.code])

    def __str__(self) -> str:
        return _("%(name)s: ghi %(told)s, sổ đếm %(counted)s đến %(until)s (hồ sơ đã đếm: %(url)s)") % {
            "name": self.name, "told": vnnumber(self.told), "counted": vnnumber(self.counted),
            "until": vndate(self.until), "url": self.url,
        }  # fmt: skip


def year_of(day: dt.date) -> Period:
    """Return the reporting year in which a day lies: the 15th of December to the 14th."""
    return Period(Period.of_month(day).year, 1, 12)


def difference(
    code: str, told: Decimal, period: Period, unit: str, *, view: View | None = None, officer: Officer | None = None
) -> Difference | None:
    """Compare a number with the figure; None when they are the same. Raises BadCode, BadUnit, OutOfScope."""
    found = figure(code, period, unit, view=view, officer=officer)
    counted = found.figure.value or 0
    if Decimal(told) == Decimal(counted):
        return None
    where = found.territory
    printed = figure_code(found.figure.code, where.code, period, where.view)
    return Difference(printed, str(found.figure.indicator.name), told, counted, period.end)


def differences_in(text: str, *, officer: Officer | None = None) -> list[Difference]:
    """Compare every number of a text that stands before the code of a figure; codes that open nothing are left out."""
    return list(_compared(text, officer))


def _compared(text: str, officer: Officer | None) -> Iterator[Difference]:
    for match in TOLD.finditer(text):
        value = Decimal(match["value"].rstrip(".").replace(".", "").replace(",", "."))
        try:
            named = parse_code(match["code"])
            found = difference(named.code, value, named.period, named.unit, view=named.view, officer=officer)
        except (BadFigureCode, BadCode, BadUnit, OutOfScope):
            continue
        if found:
            yield found
