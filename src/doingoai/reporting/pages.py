"""The pages of the figures: all of a unit and period, one with its records. The same as files: `downloads`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.indicators.units import BadUnit
from doingoai.organisations.models import Officer
from doingoai.register_kit.lists import PAGE
from doingoai.reporting.access import officer_of, sees_every_unit
from doingoai.reporting.breakdown import bridge_of, split_of
from doingoai.reporting.downloads import FIGURE_FILES, REPORT_FILES, figure_asked
from doingoai.reporting.figure import FigureReport, Line
from doingoai.reporting.pictures import figure_url, map_of, trend_of
from doingoai.reporting.question import Question, QuestionForm
from doingoai.reporting.report import Report, report
from doingoai.reporting.tables import figures_table, pages_of, records_table
from doingoai.reporting.wording import (
    VIEWS,
    change_text,
    ground_notes,
    heading,
    missing_text,
    notes_of,
    span,
    value_text,
)


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show every figure of a unit and period, what changed since last year, and one of them as a picture."""
    form = QuestionForm.of(request)
    context: dict[str, Any] = {"title": _("Báo cáo và số liệu"), "filters": _filter_bar(form)}
    asked = form.question
    if asked:
        try:
            found = report(asked.period, asked.unit, asked.view, officer=officer_of(request))
        except BadUnit as problem:
            form.add_error("unit", str(problem))
        else:
            context |= _report_context(found, asked, officer_of(request), form)
    return render(request, "reporting/index.html", context)


@require_GET
def figure_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show one figure: its trend, its units, the records behind it as far as the officer sees them."""
    asked, found = figure_asked(request, code)
    number = _page_number(request.GET.get("page", "1"))
    shown = found.behind.page((number - 1) * PAGE, number * PAGE)
    visible = found.behind.count()
    context = {
        "title": str(found.line.indicator.name),
        "code": found.figure.code,
        "meta": _meta(found),
        "views": _views(found, asked),
        "notes": ground_notes(found.territory, found.period),
        "bridge": bridge_of(found, officer_of(request)),
        "hidden": found.figure.rows - visible,
        "rows": found.figure.rows,
        "trend": trend_of(found.line, asked, found.territory),
        "table": records_table(shown),
        "pages": pages_of(request.GET, number, visible),
        "downloads": _downloads(FIGURE_FILES, reverse("reporting:records", args=[code, "x"]), asked),
        "index_url": reverse("reporting:index") + asked.query(),
        **split_of(found, asked, officer_of(request)),
    }
    return render(request, "reporting/figure.html", context)


def _report_context(found: Report, asked: Question, officer: Officer, form: QuestionForm) -> dict[str, Any]:
    drawn = _drawn(found, asked.picture)
    picture = None
    if drawn and found.territory.is_nation and sees_every_unit(officer):
        picture = map_of(drawn, asked, form.atlas)
    elif drawn:
        picture = trend_of(drawn, asked, found.territory)
    return {
        "heading": heading(found.territory, found.period),
        "span": span(found.period),
        "view": VIEWS[found.territory.view],
        "notes": [*notes_of(found), missing_text(found)],
        "groups": [
            (register.title, figures_table(str(register.title), lines, found.territory, asked))
            for register, lines in found.by_register()
        ],
        "picture": picture,
        "downloads": _downloads(REPORT_FILES, reverse("reporting:download", args=["x"]), asked),
    }


def _drawn(found: Report, code: str) -> Line | None:
    """Return the figure to be drawn: the one that was asked for, else the first with any record."""
    chosen = (line for line in found.lines if line.figure.code == code)
    filled = (line for line in found.lines if line.figure.rows)
    return next(chosen, None) or next(filled, None) or next(iter(found.lines), None)


def _filter_bar(form: QuestionForm) -> dict[str, Any]:
    names = ("year", "part", "unit", "view", "picture")
    return {
        "fields": [form[name] for name in names],
        "more": [form["regime"]],
        "chips": [],
        "action": reverse("reporting:index"),
    }


def _downloads(files: dict[str, Any], url: str, asked: Question) -> list[dict[str, str]]:
    """Return the buttons; `url` is the route for the form “x”."""
    return [{"label": form.upper(), "url": f"{url.removesuffix('x/')}{form}/{asked.query()}"} for form in files]


def _meta(found: FigureReport) -> list[tuple[str, Any]]:
    figure, where = found.figure, found.territory
    return [
        (_("Kỳ"), f"{heading(where, found.period)} ({span(found.period)})"),
        (_("Giá trị"), f"{value_text(figure.value, figure.decimals)} {found.line.indicator.unit}"),
        (_("Cùng kỳ năm trước"), value_text(figure.previous, figure.decimals)),
        (_("Tăng, giảm %"), change_text(figure, where)),
    ]


def _views(found: FigureReport, asked: Question) -> list[dict[str, Any]]:
    """Return the three views as tabs; the nation is the same in all."""
    if found.territory.is_nation:
        return []
    return [
        {
            "title": label,
            "url": figure_url(found.figure.code, asked, view=view),
            "current": view == found.territory.view,
        }
        for view, label in VIEWS.items()
    ]


def _page_number(text: str) -> int:
    return min(max(int(text), 1), 100_000) if text.isdigit() and len(text) < 7 else 1
