"""The pages of the figures: all of a unit and period, one with its records. The same as files: `downloads`."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from doingoai.indicators.units import BadUnit
from doingoai.organisations.models import Officer
from doingoai.register_kit.lists import PAGE
from doingoai.reporting.access import officer_of, sees_every_unit
from doingoai.reporting.aspects import Asked, asked_of_unit, context_of
from doingoai.reporting.breakdown import bridge_of, split_of
from doingoai.reporting.codes import BadFigureCode, parse_code
from doingoai.reporting.downloads import FIGURE_FILES, REPORT_FILES
from doingoai.reporting.figure import Line
from doingoai.reporting.parts import Chosen, narrowed_to
from doingoai.reporting.pictures import figure_url, map_of, trend_of
from doingoai.reporting.question import Question, QuestionForm
from doingoai.reporting.report import Report, report
from doingoai.reporting.tables import figures_table, pages_of, records_table
from doingoai.reporting.wording import VIEWS, ground_notes, heading, missing_text, notes_of, span


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show every figure of a unit and period, what changed since last year, and one of them as a picture."""
    form = QuestionForm.of(request)
    context: dict[str, Any] = {
        "title": _("Báo cáo và số liệu"),
        "filters": _filter_bar(form),
    }
    asked = form.question
    context["catalogue_url"] = reverse("reporting:catalogue") + (asked.query() if asked else "")
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
    asked = asked_of_unit(request, code)
    officer, chosen = asked.officer, Chosen.of(asked.found.line.indicator, request.GET)
    found = narrowed_to(asked.found, chosen, officer)
    records_url = reverse("reporting:records", args=[asked.code, "x"])
    number = _page_number(request.GET.get("page", "1"))
    shown, visible = found.behind.page((number - 1) * PAGE, number * PAGE), found.behind.count()
    context = context_of(
        asked, "figure",
        views=_views(asked),
        notes=ground_notes(found.territory, found.period),
        bridge=bridge_of(found, officer),
        hidden=0 if chosen else found.figure.rows - visible,
        rows=found.figure.rows,
        trend=trend_of(found.line, asked.question, found.territory),
        chosen={"name": chosen.name(), "url": asked.url("figure") + "#ho-so"} if chosen else None,
        table=records_table(shown),
        pages=pages_of(request.GET, number, visible),
        downloads=_downloads(FIGURE_FILES, records_url, asked.question, chosen),
        areas=split_of(found, asked.question),
    )  # fmt: skip
    return render(request, "reporting/figure.html", context)


@require_GET
def short(request: HttpRequest, text: str) -> HttpResponseRedirect:
    """Lead from the code printed beside a figure to its page, which checks who asks."""
    try:
        code, unit, period, view = parse_code(text)
    except BadFigureCode as problem:
        raise Http404(str(problem)) from problem
    return HttpResponseRedirect(figure_url(code, Question(period, unit, view)))


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


def _downloads(
    files: dict[str, Any], url: str, asked: Question, chosen: Chosen | None = None
) -> list[dict[str, str]]:  # fmt: skip
    """Return the buttons; `url` is the route for the form “x”."""
    query = asked.query(**chosen.query) if chosen else asked.query()
    return [{"label": form.upper(), "url": f"{url.removesuffix('x/')}{form}/{query}"} for form in files]


def _views(asked: Asked) -> list[dict[str, Any]]:
    """Return the three views as tabs; the nation is the same in all."""
    found = asked.found
    if found.territory.is_nation:
        return []
    return [
        {"title": label, "url": asked.url("figure", view=view), "current": view == found.territory.view}
        for view, label in VIEWS.items()
    ]


def _page_number(text: str) -> int:
    return min(max(int(text), 1), 100_000) if text.isdecimal() and len(text) < 7 else 1
