"""The pages of one figure: who may open which, their tabs, and what stands above each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.indicators.units import View
from doingoai.organisations.models import Officer
from doingoai.organisations.seat import NATION
from doingoai.reporting.access import OutOfScope, officer_of, sees_every_unit
from doingoai.reporting.downloads import figure_asked
from doingoai.reporting.figure import FigureReport
from doingoai.reporting.pictures import figure_url
from doingoai.reporting.question import Question, QuestionForm
from doingoai.reporting.wording import VIEWS, change_text, heading, span, value_text

OF_EVERY_UNIT = {
    "ranking": gettext_lazy("Xếp hạng"),
    "map": gettext_lazy("Bản đồ"),
    "trends": gettext_lazy("Xu hướng từng tỉnh"),
}
OF_A_UNIT = {"views": gettext_lazy("Ba cách tính")}
PARTS = {"parts": gettext_lazy("Cơ cấu")}


@dataclass(frozen=True)
class Asked:
    """A page of a figure as an officer asked for it."""

    officer: Officer
    question: Question
    found: FigureReport

    @property
    def code(self) -> str:
        return self.found.figure.code

    @property
    def view(self) -> View:
        """The view over the provinces; without a choice in today's units, where everything can be compared."""
        return self.question.view or View.TODAY

    def url(self, page: str, **changes: Any) -> str:
        """Return the address of a page of this figure; `figure` is the first of them."""
        return reverse(f"reporting:{page}", args=[self.code]) + self.question.query(**changes)


def asked_of_unit(request: HttpRequest, code: str) -> Asked:
    """Return the figure of the unit that was asked for; 404 for an unknown code, or a unit that is not hers."""
    question, found = figure_asked(request, code)
    return Asked(officer_of(request), question, found)


def asked_of_every_unit(request: HttpRequest, code: str) -> Asked:
    """Return the national figure, to be shown by province. Raises OutOfScope for who sees only some of them."""
    asked = asked_of_unit(request, code)
    if not sees_every_unit(asked.officer):
        raise OutOfScope(_("Bảng so sánh các tỉnh chỉ mở cho cơ quan xem được số liệu của mọi tỉnh, thành phố."))
    return replace(asked, question=replace(asked.question, unit=NATION))


def context_of(asked: Asked, here: str, **more: Any) -> dict[str, Any]:
    """Return what stands above every page of a figure: name, period, value, the way back, the tabs."""
    index = reverse("reporting:index") + asked.question.query()
    trail = [{"title": _("Báo cáo và số liệu"), "url": index}, {"title": asked.code, "url": asked.url("figure")}]
    title = str(asked.found.line.indicator.name)
    return {
        "title": title,
        "code": asked.code,
        "meta": meta_of(asked.found),
        "tabs": tabs_of(asked, here),
        "trail": trail[:1] if here == "figure" else trail,
        **more,
    }


def tabs_of(asked: Asked, here: str) -> list[dict[str, Any]]:
    """Return the pages of the figure that the officer may open; those by province are of the nation."""
    offered = {"figure": _("Số liệu"), **OF_A_UNIT}
    offered |= PARTS if asked.found.line.indicator.breakdowns else {}
    tabs = [{"title": title, "url": asked.url(page), "current": page == here} for page, title in offered.items()]
    if not sees_every_unit(asked.officer):
        return tabs
    by_province = [
        {"title": title, "url": asked.url(page, unit=NATION), "current": page == here}
        for page, title in OF_EVERY_UNIT.items()
    ]
    return [*tabs, *by_province]


def meta_of(found: FigureReport) -> list[tuple[str, Any]]:
    """Return period, value and change of the figure, in words."""
    figure, where = found.figure, found.territory
    return [
        (_("Kỳ"), f"{heading(where, found.period)} ({span(found.period)})"),
        (_("Giá trị"), f"{value_text(figure.value, figure.decimals)} {found.line.indicator.unit}"),
        (_("Cùng kỳ năm trước"), value_text(figure.previous, figure.decimals)),
        (_("Tăng, giảm %"), change_text(figure, where)),
    ]


def view_tabs(asked: Asked, page: str, views: tuple[View, ...] = tuple(View), **kept: Any) -> list[dict[str, Any]]:
    """Return the views over the mergers as tabs of a page."""
    return [
        {"title": VIEWS[view], "url": asked.url(page, view=view, **kept), "current": view == asked.view}
        for view in views
    ]


def period_filter(request: HttpRequest, asked: Asked, page: str, **hidden: str) -> dict[str, Any]:
    """Return the choice of the period above a page by province; what else was chosen is kept."""
    form = QuestionForm(request.GET, asked.officer, asked.found.atlas)
    kept = {"view": asked.question.view or "", **hidden}
    return {
        "fields": [form["year"], form["part"]],
        "more": [form["regime"]],
        "chips": [],
        "action": reverse(f"reporting:{page}", args=[asked.code]),
        "hidden": {name: value for name, value in kept.items() if value},
    }


def figure_page_of(asked: Asked, unit: str) -> str:
    """Return the address of the figure of one unit of a page by province."""
    return figure_url(asked.code, asked.question, unit=unit, view=asked.view)
