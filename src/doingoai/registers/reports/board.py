"""The national board: which provinces have sent a report of one kind for one period, as a map, a table, CSV, JSON.

The Ministry sees every unit; an officer of a province the totals and her own; who holds no post, nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from doingoai.exchange.lines_out import csv_lines
from doingoai.exchange.sheet_columns import SheetColumn
from doingoai.indicators.periods import Period
from doingoai.organisations.request import OfficerRequest
from doingoai.registers.reports.board_rows import Board, BoardRow, board_of, kinds, periods_of
from doingoai.registers.reports.definitions import Definition
from doingoai.registers.reports.gathering import ARRIVED, TONES
from doingoai.registers.reports.gathering import Standing as Stands
from doingoai.web.charts import Standing, standing_map
from doingoai.web.charts.provinces import PLACES
from doingoai.web.dates import vndate
from doingoai.web.forms import GuidedForm
from doingoai.web.markup import badge
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock

WORDS = {
    Stands.ACCEPTED: gettext_lazy("tiếp nhận"),
    Stands.IN_TIME: gettext_lazy("đúng hạn"),
    Stands.SENT_LATE: gettext_lazy("gửi trễ"),
    Stands.RETURNED: gettext_lazy("trả lại"),
    Stands.SILENT: gettext_lazy("chưa gửi"),
    Stands.WAITING: gettext_lazy("còn hạn"),
}
# On the narrow map two standings of one tone differ by their sign.
SIGNS = TONES | {Stands.RETURNED: "previous", Stands.WAITING: "waiting"}
MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


class BoardForm(GuidedForm, forms.Form):
    """Which kind of report, which period; a period that the kind does not know gives way to its newest."""

    definition = forms.ChoiceField(label=gettext_lazy("Loại báo cáo"))
    period = forms.ChoiceField(label=gettext_lazy("Kỳ"))

    def __init__(self, data: Mapping[str, Any]) -> None:
        known = {each.code: each for each in kinds()}
        self.kind: Definition = known.get(data.get("definition", "")) or next(iter(known.values()))
        self.periods = periods_of(self.kind, clock.today())
        offered = {each.key: each for each in self.periods}
        self.asked: Period | None = offered.get(data.get("period", "")) or next(iter(self.periods), None)
        super().__init__({"definition": self.kind.code, "period": self.asked.key if self.asked else ""})
        choices: dict[str, Any] = {
            "definition": [(code, _name(each)) for code, each in known.items()],
            "period": [(key, each.label.capitalize()) for key, each in offered.items()],
        }
        for name, pairs in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = pairs

    def url(self, period: Period) -> str:
        """Return the address of the board for another period."""
        return reverse("reports:board") + self.query(period)

    def query(self, period: Period) -> str:
        return "?" + urlencode({"definition": self.kind.code, "period": period.key})


@require_GET
def board(request: OfficerRequest) -> HttpResponse:
    """Show how every unit stands with one report; of the period that was asked for, else the newest."""
    form = _form_or_404(request)
    context: dict[str, Any] = {
        "title": _("Tình hình gửi báo cáo"),
        "filters": {"fields": [form["definition"], form["period"]], "action": reverse("reports:board")},
    }
    if form.asked:
        found = board_of(form.kind, form.asked, request.user, clock.today())
        context |= _shown(found, form, form.asked)
    return render(request, "reports/board.html", context)


@require_GET
def board_file(request: OfficerRequest, form: str) -> HttpResponse:
    """Hand out the rows that the officer sees as CSV, with the totals as JSON."""
    asked = _form_or_404(request)
    if form not in MEDIA or asked.asked is None:
        raise Http404(form)
    found = board_of(asked.kind, asked.asked, request.user, clock.today())
    content = "".join(csv_lines(_columns(), map(_line, found.rows))) if form == "csv" else _json(found)
    name = f"gui-bao-cao-{found.definition.code}-{found.period.key}.{form}".lower()
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=MEDIA[form], headers=headers)


urls = (
    path("toan-quoc/", board, name="board"),
    path("toan-quoc/tai/<slug:form>/", board_file, name="board-file"),
)


def _form_or_404(request: OfficerRequest) -> BoardForm:
    if request.user.seat.body is None:
        raise Http404
    return BoardForm(request.GET)


def _shown(found: Board, form: BoardForm, period: Period) -> dict[str, Any]:
    place = form.periods.index(period)
    newer, older = form.periods[place - 1 : place] if place else [], form.periods[place + 1 : place + 2]
    files = [
        {"label": each.upper(), "url": reverse("reports:board-file", args=[each]) + form.query(period)}
        for each in MEDIA
    ]
    return {
        "heading": found.definition.title(period),
        "meta": [(_("Ngày chốt"), period.end), (_("Hạn gửi"), found.due_on), (_("Nơi nhận"), form.kind.recipient)],
        "downloads": files,
        "stats": _stats(found),
        "table": _table(found),
        "map": _map(found),
        "whole": found.whole,
        "older": [(each.label, form.url(each)) for each in older],
        "newer": [(each.label, form.url(each)) for each in newer],
    }


def _stats(found: Board) -> list[dict[str, Any]]:
    """Count the units by standing; what has arrived over the units of the cut-off (RP-13)."""
    counted = [
        (_("Đúng hạn"), sum(each.standing in ARRIVED and not _is_late(each.report) for each in found.every), ""),
        (_("Trễ hạn"), sum(each.standing in ARRIVED and _is_late(each.report) for each in found.every), "warning"),
        (_("Bị trả lại, chờ gửi lại"), found.many(Stands.RETURNED), "warning"),
        (_("Quá hạn, chưa gửi"), found.many(Stands.SILENT), "danger"),
        (_("Chưa gửi, còn hạn"), found.many(Stands.WAITING), ""),
    ]
    stats = [{"label": label, "value": value, "tone": tone} for label, value, tone in counted]
    return [{"label": _("Đã gửi"), "value": f"{found.arrived}/{len(found.every)}", "note": _("địa phương")}, *stats]


def _is_late(report: Any) -> bool:
    return report is not None and report.is_late(clock.today())


def _table(found: Board) -> Table:
    headings = [
        Heading("province", _("Địa phương")),
        Heading("standing", _("Tình trạng"), kind="state"),
        Heading("sent", _("Ngày gửi"), kind="date"),
        Heading("late", _("Trễ (ngày làm việc)"), kind="number"),
        Heading("in_a_row", _("Số kỳ trễ liên tiếp"), kind="number"),
        Heading("reminded", _("Nhắc việc")),
    ]
    return Table(
        _("Tình hình gửi báo cáo theo địa phương"), headings, [_row(each) for each in found.rows],
        empty_title=_("Không có địa phương nào của bạn trong kỳ này"),
        empty_text=_("Số tổng hợp ở trên là của cả nước; chi tiết của từng nơi chỉ nơi ấy và Bộ xem được."),
    )  # fmt: skip


def _row(each: BoardRow) -> Row:
    late = each.late_days or None
    cells = [
        each.province.name, badge(each.standing.label, TONES[each.standing]), each.sent_on, late,
        each.late_in_a_row or None, _reminder(each),
    ]  # fmt: skip
    return Row(cells, url=each.url, tone="danger" if each.standing == Stands.SILENT else "")


def _reminder(each: BoardRow) -> str:
    """Say whether reminders go out, and that they have stopped."""
    if each.standing in ARRIVED:
        return _("đã dừng") if each.reminded_on else ""
    if each.reminded_on:
        return _("nhắc lần cuối %s") % vndate(each.reminded_on)
    return _("chưa nhắc") if each.report else _("chưa mở báo cáo")


def _map(found: Board) -> SafeString | None:
    """Draw the units; None for one unit alone and for units of a time that the grid has no tiles for."""
    codes = {each.province.code for each in found.rows}
    if not found.whole or codes != set(PLACES):
        return None
    tiles = {
        each.province.code: Standing(
            str(WORDS[each.standing]), str(each.standing.label), TONES[each.standing], SIGNS[each.standing], each.url
        )
        for each in found.rows
    }
    return standing_map(tiles, _("Tình hình gửi báo cáo trên cả nước"))


def _name(definition: Definition) -> str:
    """Name a kind of report, beginning with what tells it from the others."""
    return f"{definition.frequency.label}: {definition.name} ({definition.regime.label})"


def _columns() -> list[SheetColumn]:
    return [
        SheetColumn("province", _("Mã")),
        SheetColumn("name", _("Địa phương")),
        SheetColumn("standing", _("Tình trạng")),
        SheetColumn("number", _("Mã hồ sơ")),
        SheetColumn("sent_on", _("Ngày gửi"), "date"),
        SheetColumn("late_days", _("Trễ (ngày làm việc)"), "integer"),
        SheetColumn("late_in_a_row", _("Số kỳ trễ liên tiếp"), "integer"),
        SheetColumn("reminded_on", _("Nhắc lần cuối"), "date"),
    ]


def _line(each: BoardRow) -> list[Any]:
    number = each.report.dossier.number if each.report else None
    known = [each.province.code, each.province.name, str(each.standing.label), number]
    return [*known, each.sent_on, each.late_days, each.late_in_a_row, each.reminded_on]


def _json(found: Board) -> str:
    return dumps(
        {
            "definition": found.definition.code,
            "period": found.period.key,
            "period_to": found.period.end.isoformat(),
            "due_on": found.due_on.isoformat(),
            "units": len(found.every),
            "arrived": found.arrived,
            "standings": {each.value: found.many(each) for each in Stands},
            "rows": list(_json_rows(found)),
        },
        ensure_ascii=False,
    )


def _json_rows(found: Board) -> Iterator[dict[str, Any]]:
    keys = [column.key for column in _columns()]
    for each in found.rows:
        row = dict(zip(keys, _line(each), strict=True)) | {"standing": each.standing.value, "url": each.url}
        yield {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
