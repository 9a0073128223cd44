"""One figure of every unit through time: twelve months or five years, read at once for all units."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.periods import Period
from doingoai.indicators.tallies import Number
from doingoai.indicators.trends import series
from doingoai.indicators.units import Area, View, areas
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.question import QuestionForm
from doingoai.reporting.wording import VIEWS
from doingoai.workflow import clock


class Stretch(StrEnum):
    """How far back a trend goes, and in which steps."""

    MONTHS = "months"
    YEARS = "years"


class Scale(StrEnum):
    """Whether all trends are drawn on one scale."""

    COMMON = "common"
    OWN = "own"


MANY = {Stretch.MONTHS: 12, Stretch.YEARS: 5}
# A unit of its own time has no trend across a merger: only views on one ground are offered.
ON_ONE_GROUND = (View.TODAY, View.LIKE_FOR_LIKE)


class TrendsForm(QuestionForm):
    """The choices above the trends; what was not said has an answer by itself."""

    span = forms.ChoiceField(
        label=_("Khoảng thời gian"), required=False,
        choices=[(Stretch.MONTHS, _("12 tháng")), (Stretch.YEARS, _("5 năm"))],
    )  # fmt: skip
    scale = forms.ChoiceField(
        label=_("Thang đo"), required=False, choices=[(Scale.COMMON, _("Thang chung")), (Scale.OWN, _("Thang riêng"))]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["view"].choices = [(view, VIEWS[view]) for view in ON_ONE_GROUND]  # type: ignore[attr-defined]

    @property
    def stretch(self) -> Stretch:
        """Return how far back the trends go. Only of a form that was understood."""
        return Stretch(self.cleaned_data["span"] or Stretch.MONTHS)

    @property
    def own_scale(self) -> bool:
        """Tell whether each trend has its own scale. Only of a form that was understood."""
        return self.cleaned_data["scale"] == Scale.OWN


@dataclass(frozen=True)
class Trends:
    """The values of each unit in each period, in the order of the periods."""

    periods: tuple[Period, ...]
    units: tuple[tuple[Area, tuple[Number | None, ...]], ...]


def trends(found: FigureReport, view: View, stretch: Stretch) -> Trends:
    """Return the figure of every unit up to the end of the period asked for, never beyond today."""
    periods = periods_until(found.period, stretch)
    split = areas(found.atlas, found.period, view=view, today=clock.today())
    values = series(found.line.indicator, periods, {area.code: area.ground for area in split})
    return Trends(tuple(periods), tuple((area, tuple(values[area.code])) for area in split))


def periods_until(asked: Period, stretch: Stretch) -> list[Period]:
    """Return the months or years that end with the period asked for, or with the present one if that is earlier."""
    now = Period.of_month(clock.today(), asked.regime)
    last = min(Period(asked.year, asked.last_month, 1, asked.regime), now)
    if stretch == Stretch.YEARS:
        last = Period(last.year, 1, 12, asked.regime)
    found = [last]
    while len(found) < MANY[stretch]:
        found.insert(0, found[0].preceding)
    return found


def short_label(period: Period) -> str:
    """Write a month as 09/2026 and a year as 2026, to stand under a chart or over a column."""
    return f"{period.first_month:02d}/{period.year}" if period.months == 1 else period.key
