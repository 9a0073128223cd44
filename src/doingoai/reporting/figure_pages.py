"""The further pages of one figure: by province (ranking, map, trends), in three views, and by what its records say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.exchange.lines_out import csv_lines
from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.indicators.tallies import Number
from doingoai.lib.text import slug
from doingoai.reporting.access import sees_every_unit
from doingoai.reporting.aspects import (
    Asked,
    asked_of_every_unit,
    asked_of_unit,
    context_of,
    figure_page_of,
    period_filter,
    view_tabs,
)
from doingoai.reporting.downloads import MEDIA
from doingoai.reporting.figure_tables import (
    apart_table,
    part_url,
    parts_table,
    ranking_columns,
    ranking_row,
    ranking_table,
    sides_table,
    trends_columns,
    trends_rows,
    unit_url,
    views_table,
)
from doingoai.reporting.parts import BY, Divided, breakdown_of, divided
from doingoai.reporting.pictures import map_of
from doingoai.reporting.ranking import Ranked, in_order, ranking, sort_of
from doingoai.reporting.three_views import conclusion, of_nation, of_unit
from doingoai.reporting.trends import Trends, TrendsForm, short_label, trends
from doingoai.reporting.wording import value_text
from doingoai.web.amounts import vnnumber
from doingoai.web.charts import Bar, Division, Point, bar_chart, small_multiples

MOST_BARS = 20  # more would push the table, which has them all, out of sight
DIVISIONS = {
    Division.QUANTILE: lambda: _("Mỗi mức số tỉnh bằng nhau"),
    Division.EQUAL: lambda: _("Các khoảng bằng nhau"),
}


@require_GET
def ranking_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show every unit with rank, value and change, and the same as bars."""
    asked = asked_of_every_unit(request, code)
    sort = sort_of(request.GET.get("sort", ""))
    found = ranking(asked.found, asked.view)
    many = {"some": vnnumber(found.with_records), "all": vnnumber(len(found.standing))}
    context = context_of(
        asked, "ranking",
        filters=period_filter(request, asked, "ranking", sort=sort),
        views=view_tabs(asked, "ranking", sort=sort),
        note=_("%(some)s/%(all)s tỉnh, thành phố có hồ sơ trong kỳ.") % many,
        table=ranking_table(asked, in_order(found.units, sort), sort),
        apart=apart_table(asked, found.apart) if found.apart else None,
        bars=_bars(asked, found.units),
        downloads=[{"label": "CSV", "url": asked.url("ranking-csv", view=asked.view)}],
    )  # fmt: skip
    return render(request, "reporting/ranking.html", context)


@require_GET
def ranking_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the ranking as a file, first rank first, units without one at its end."""
    asked = asked_of_every_unit(request, code)
    found = ranking(asked.found, asked.view)
    rows = (ranking_row(asked, each) for each in (*in_order(found.units, "rank"), *found.apart))
    return _csv(ranking_columns(asked), rows, f"xep hang {code} {asked.found.period.key}")


@require_GET
def map_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the national figure on the grid of today's units, in classes of equal count or of equal width."""
    asked = asked_of_every_unit(request, code)
    said = request.GET.get("classes", "")
    division = Division(said) if said in set(Division) else Division.QUANTILE
    tabs = [
        {"title": told(), "url": asked.url("map", classes=each), "current": each == division}
        for each, told in DIVISIONS.items()
    ]
    context = context_of(
        asked, "map",
        filters=period_filter(request, asked, "map", classes=division),
        divisions=tabs,
        map=map_of(asked.found.line, asked.question, asked.found.atlas, division),
    )  # fmt: skip
    return render(request, "reporting/map.html", context)


@require_GET
def trends_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one small trend for each unit, on one scale for all or each on its own, and the same as a table."""
    asked, form, found = _trends_asked(request, code)
    fields = ("year", "part", "span", "scale", "view")
    context = context_of(
        asked, "trends",
        filters={"fields": [form[name] for name in fields], "more": [form["regime"]], "action": request.path},
        svg=_multiples(asked, found, own_scale=form.own_scale),
        chart_title=_("Xu hướng từng tỉnh"),
        columns=[_("Đơn vị"), *map(short_label, found.periods)],
        rows=trends_rows(asked, found),
        downloads=[{"label": "CSV", "url": asked.url("trends-csv", view=asked.view, span=form.stretch)}],
    )  # fmt: skip
    return render(request, "reporting/trends.html", context)


@require_GET
def trends_csv(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out the trends of all units as a file."""
    asked, _form, found = _trends_asked(request, code)
    rows = ([area.code, area.name, *values] for area, values in found.units)
    return _csv(trends_columns(found), rows, f"xu huong {code} {asked.found.period.key}")


@require_GET
def views_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a figure in the three views over the merger side by side; of the nation by every unit of today."""
    asked = asked_of_unit(request, code)
    seen = of_unit(asked.found, asked.question.unit, asked.officer)
    national = asked.found.territory.is_nation and sees_every_unit(asked.officer)
    context = context_of(
        asked, "views",
        table=sides_table(asked, of_nation(asked.found)) if national else views_table(asked, seen),
        note=_nation_told(asked) if asked.found.territory.is_nation else conclusion(seen),
    )  # fmt: skip
    return render(request, "reporting/views.html", context)


@require_GET
def parts_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show a figure by one of its breakdowns; 404 for a breakdown that it has not."""
    asked = asked_of_unit(request, code)
    indicator = asked.found.line.indicator
    by = breakdown_of(indicator, request.GET.get(BY, ""))
    if by is None:
        raise Http404(request.GET.get(BY, ""))
    found = divided(asked.found, by)
    context = context_of(
        asked, "parts",
        ways=[
            {"title": each.label, "url": asked.url("parts", **{BY: each.key}), "current": each == by}
            for each in indicator.breakdowns
        ],
        table=parts_table(asked, found),
        bars=_part_bars(asked, found),
        note=_overlap_told(asked, found),
    )  # fmt: skip
    return render(request, "reporting/parts.html", context)


def _trends_asked(request: HttpRequest, code: str) -> tuple[Asked, TrendsForm, Trends]:
    asked = asked_of_every_unit(request, code)
    form = TrendsForm(request.GET, asked.officer, asked.found.atlas)
    if not form.is_valid():
        raise Http404(request.GET.urlencode())
    return asked, form, trends(asked.found, asked.view, form.stretch)


def _multiples(asked: Asked, found: Trends, *, own_scale: bool) -> Any:
    labels = [short_label(period) for period in found.periods]
    charts = [
        (area.name, list(map(Point, labels, map(_float, values))), figure_page_of(asked, area.code))
        for area, values in found.units
    ]
    return small_multiples(charts, _("Xu hướng từng tỉnh"), own_scale=own_scale)


def _bars(asked: Asked, units: Sequence[Ranked]) -> dict[str, Any] | None:
    known = [each for each in in_order(units, "rank") if each.figure.value is not None]
    if not any(each.figure.value for each in known):
        return None
    bars = [
        Bar(each.area.name, float(each.figure.value or 0), unit_url(asked, each), _float(each.figure.previous))
        for each in known
    ]
    title, decimals = str(asked.found.line.indicator.name), asked.found.figure.decimals
    return {"svg": bar_chart(bars, title, decimals=decimals), "title": title, "note": _previous_told(asked)}


def _part_bars(asked: Asked, found: Divided) -> dict[str, Any] | None:
    filled = [each for each in found.parts if each.now.value]
    if not filled:
        return None
    bars = [
        Bar(each.name, float(each.now.value or 0), part_url(asked, found, each), _float(each.before.value))
        for each in filled[:MOST_BARS]
    ]
    told = [_previous_told(asked)]
    if len(filled) > MOST_BARS:
        told.append(_("%(many)d phần lớn nhất; bảng có đủ %(all)d.") % {"many": MOST_BARS, "all": len(filled)})
    title = f"{asked.found.line.indicator.name}: {found.by.label}"
    return {"svg": bar_chart(bars, title, decimals=asked.found.figure.decimals), "title": title, "note": " ".join(told)}


def _previous_told(asked: Asked) -> str:
    return _("Vạch đứng: %s.") % asked.found.period.previous.label


def _overlap_told(asked: Asked, found: Divided) -> str:
    """Say how the parts come to the headline (RP-06)."""
    decimals = asked.found.figure.decimals
    total = value_text(asked.found.figure.value, decimals)
    if found.overlap is None:
        return _("Tỷ lệ chung %(total)s %% tính từ tổng tử số và tổng mẫu số, không cộng các tỷ lệ.") % {"total": total}
    if not found.overlap:
        return _("Cộng các phần bằng tổng: %(total)s.") % {"total": total}
    told = {"sum": value_text(found.overlap + (asked.found.figure.value or 0), decimals), "total": total,
            "twice": value_text(found.overlap, decimals)}  # fmt: skip
    return _("Cộng các phần %(sum)s, trừ %(twice)s tính ở nhiều phần: tổng %(total)s.") % told


def _nation_told(asked: Asked) -> str:
    total = value_text(asked.found.figure.value, asked.found.figure.decimals)
    return _("Toàn quốc ba cách tính đều là %s: sáp nhập chỉ đổi cách chia về các đơn vị.") % total


def _csv(columns: Sequence[SheetColumn], rows: Iterable[Sequence[Any]], name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{slug(name)}.csv"'}
    return HttpResponse("".join(csv_lines(columns, rows)), content_type=MEDIA["csv"], headers=headers)


def _float(value: Number | None) -> float | None:
    return None if value is None else float(value)
