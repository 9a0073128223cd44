"""The report and the records behind a figure as files; what may be asked is checked as on the pages."""

from __future__ import annotations

from collections.abc import Callable
from json import dumps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_GET

from doingoai.exchange.lines_out import csv_lines
from doingoai.indicators.units import BadUnit
from doingoai.lib.text import slug
from doingoai.organisations.models import Officer
from doingoai.register_kit.acting import MEDIA_TYPES
from doingoai.reporting import paper, workbook
from doingoai.reporting.access import officer_of
from doingoai.reporting.catalogue import BadCode
from doingoai.reporting.figure import FigureReport, figure, records_json
from doingoai.reporting.parts import Chosen, narrowed_to
from doingoai.reporting.question import Question, QuestionForm
from doingoai.reporting.report import Report, report
from doingoai.reporting.wording import heading

MEDIA = MEDIA_TYPES | {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
REPORT_FILES: dict[str, Callable[[Report, Officer], Any]] = {
    "docx": paper.docx,
    "pdf": paper.pdf,
    "xlsx": workbook.report_workbook,
    "csv": lambda found, _officer: "".join(csv_lines(workbook.report_columns(found), workbook.report_rows(found))),
    "json": lambda found, _officer: dumps(found.as_json(), ensure_ascii=False),
}
FIGURE_FILES: dict[str, Callable[[FigureReport], Any]] = {
    "xlsx": workbook.figure_workbook,
    "csv": lambda found: "".join(csv_lines(workbook.record_columns(), workbook.record_rows(found.behind))),
    "json": lambda found: dumps(records_json(found), ensure_ascii=False),
}


@require_GET
def download(request: HttpRequest, form: str) -> HttpResponse:
    """Hand out the report as a file; an official paper is Vietnamese whatever the officer reads."""
    asked = question_or_404(request)
    if form not in REPORT_FILES:
        raise Http404(form)
    with override("vi"):
        found = _or_404(lambda: report(asked.period, asked.unit, asked.view, officer=officer_of(request)))
        content = REPORT_FILES[form](found, officer_of(request))
    return _file(content, form, f"so-lieu {heading(found.territory, found.period)}")


@require_GET
def download_records(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Hand out the records behind a figure or one part of it, those that the officer sees."""
    _asked, found = figure_asked(request, code)
    found = narrowed_to(found, Chosen.of(found.line.indicator, request.GET), officer_of(request))
    if form not in FIGURE_FILES:
        raise Http404(form)
    return _file(FIGURE_FILES[form](found), form, f"{code} {heading(found.territory, found.period)}")


def question_or_404(request: HttpRequest) -> Question:
    """Return what was asked; 404 for an answer that cannot be read, or a unit that is not offered to the officer."""
    asked = QuestionForm.of(request).question
    if asked is None:
        raise Http404(request.GET.urlencode())
    return asked


def figure_asked(request: HttpRequest, code: str) -> tuple[Question, FigureReport]:
    """Return the question and its figure as the officer sees it; 404 for an unknown code or unit."""
    asked = question_or_404(request)
    return asked, _or_404(lambda: figure(code, asked.period, asked.unit, view=asked.view, officer=officer_of(request)))


def _or_404(compute: Callable[[], Any]) -> Any:
    try:
        return compute()
    except (BadCode, BadUnit) as problem:
        raise Http404(str(problem)) from problem


def _file(content: Any, form: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{slug(name)}.{form}"'}
    return HttpResponse(content, content_type=MEDIA[form], headers=headers)
