"""The report in words: values, changes, periods and views as officers write them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.indicators.figures import Figure
from doingoai.indicators.periods import Period, Regime
from doingoai.indicators.tallies import Number
from doingoai.indicators.units import Area, Territory, View
from doingoai.reporting.rules import GROUND, remarks
from doingoai.web.amounts import NOTHING, signed, vnnumber
from doingoai.web.dates import vndate

if TYPE_CHECKING:
    from doingoai.reporting.report import Report

VIEWS: dict[View, Promise] = {
    View.AS_WAS: gettext_lazy("Theo đơn vị của thời kỳ"),
    View.TODAY: gettext_lazy("Theo đơn vị hiện nay"),
    View.LIKE_FOR_LIKE: gettext_lazy("Cùng địa giới cuối kỳ"),
}
REGIMES: dict[Regime, Promise] = {
    Regime.ND09: gettext_lazy("Báo cáo hành chính (15 tháng trước đến 14)"),
    Regime.STATISTICAL: gettext_lazy("Thống kê (tháng dương lịch)"),
}


def value_text(value: Number | None, decimals: int) -> str:
    """Write a value: thousands with a dot, decimals with a comma, a dash where there is none (RP-15)."""
    return NOTHING if value is None else vnnumber(value, decimals)


def change_text(figure: Figure, where: Territory | Area) -> str:
    """Write the change with its sign; say so where nothing may be compared (RP-10)."""
    if not where.comparable:
        return _("không so sánh được")
    return signed(figure.change_pct)


def span(period: Period) -> str:
    """Write the first and the last day of a period."""
    return f"{vndate(period.start)}–{vndate(period.end)}"


def heading(where: Territory, period: Period) -> str:
    """Name unit and period: "Bắc Ninh (24), năm 2026"."""
    unit = where.name if where.is_nation else f"{where.name} ({where.code})"
    return f"{unit}, {period.label}"


def ground_notes(where: Territory, period: Period) -> list[str]:
    """Say what was joined for this figure, and why it is not compared."""
    told = {"period": period.previous.label, "why": where.incomparable}
    return [*where.notes, *([str(GROUND.message).format(**told)] if where.incomparable else [])]


def notes_of(report: Report) -> list[str]:
    """Say what a reader of the figures must know: the ground, an open period, who has records, what is missing."""
    notes = [*report.territory.notes, *(text for _rule, text in remarks(report))]
    if report.is_open:
        told = {"end": vndate(report.period.end), "day": vndate(report.made_on)}
        notes.append(_("Kỳ kết thúc ngày %(end)s: số liệu tính đến %(day)s, là số ước.") % told)
    return notes


def missing_text(report: Report) -> str:
    """Say how much of the Ministry's catalogue nobody computes yet; for the office, not for the paper."""
    told = {"many": len(report.missing)}
    return _("%(many)d chỉ tiêu của danh mục chưa có sổ để tính.") % told if report.missing else ""


def cell_text(value: Any) -> str:
    """Write a value of a record as it stands in a table on paper."""
    if value is None or value == "":
        return NOTHING
    if isinstance(value, date):
        return vndate(value)
    return strip_tags(value) if isinstance(value, SafeString) else vnnumber(value)
