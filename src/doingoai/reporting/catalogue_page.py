"""The catalogue of indicators: what each counts, by which date, on which basis, and what nobody computes yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.register import Register
from doingoai.reporting.catalogue import missing_codes, published
from doingoai.web.tables import Heading, Row, Table

ADDED_UP = {
    Measure.COUNT: gettext_lazy("cộng được"),
    Measure.SUM: gettext_lazy("cộng được"),
    Measure.DISTINCT: gettext_lazy("việc chung của nhiều nơi tính một lần"),
    Measure.SHARE: gettext_lazy("chia tổng tử số cho tổng mẫu số"),
}
STOCK = gettext_lazy("số cuối kỳ, không cộng các kỳ")
OF_THE_REGIME = gettext_lazy("Danh mục chỉ tiêu của chế độ báo cáo")


@require_GET
def catalogue_page(request: HttpRequest) -> HttpResponse:
    """Show every indicator by its register, and the codes of the Ministry's catalogue that wait for a register."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    title = _("Danh mục chỉ tiêu")
    counted = [register for register in registers().values() if register.indicators]
    context = {
        "title": title,
        "trail": [{"title": _("Báo cáo và số liệu"), "url": reverse("reporting:index") + query}, {"title": title}],
        "tables": [_table(register, query) for register in counted],
        "missing": _missing_table(),
    }
    return render(request, "reporting/catalogue.html", context)


def additivity(indicator: Indicator) -> str:
    """Say how figures of several units and periods come together."""
    added = str(ADDED_UP[indicator.measure])
    return f"{added}; {STOCK}" if indicator.stock else added


def _table(register: Register, query: str) -> Table:
    headings = [
        Heading("name", _("Chỉ tiêu")),
        Heading("code", _("Mã")),
        Heading("unit", _("Đơn vị")),
        Heading("dated_by", _("Tính vào kỳ theo")),
        Heading("additivity", _("Cộng dồn")),
        Heading("breakdowns", _("Chia theo")),
        Heading("source", _("Căn cứ")),
        Heading("version", _("Phiên bản"), kind="number"),
    ]
    return Table(str(register.title), headings, [_row(indicator, query) for indicator in register.indicators])


def _row(indicator: Indicator, query: str) -> Row:
    cells = [
        indicator.name, ", ".join((indicator.code, *indicator.national)), indicator.unit, indicator.dated_by,
        additivity(indicator), "; ".join(str(by.label).lower() for by in indicator.breakdowns),
        indicator.source or OF_THE_REGIME, indicator.version,
    ]  # fmt: skip
    return Row(cells, url=reverse("reporting:figure", args=[indicator.code]) + query, key=indicator.code)


def _missing_table() -> Table:
    headings = [
        Heading("name", _("Chỉ tiêu")),
        Heading("code", _("Mã")),
        Heading("unit", _("Đơn vị")),
        Heading("typed", _("Được nhập tay")),
    ]
    waiting = [published()[code] for code in missing_codes()]
    rows = [Row([each.name, each.code, each.unit, each.typed], key=each.code) for each in waiting]
    return Table(_("Chưa có sổ để tính"), headings, rows, empty_title=_("Mọi chỉ tiêu của danh mục đã có sổ để tính."))
