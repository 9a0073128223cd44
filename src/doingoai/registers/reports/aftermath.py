"""Tables under a report: its versions, numbers of other sources, restatements, what came late, the units' reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.dossiers.models import Dossier
from doingoai.indicators.models import Restatement
from doingoai.organisations.models import Officer
from doingoai.register_kit.catalogue import indicators
from doingoai.registers.reports.definitions import definition_of
from doingoai.registers.reports.gathering import TONES, UnitReport, denominator, gathered
from doingoai.registers.reports.models import PeriodicReport, ReportVersion, Statement
from doingoai.registers.reports.rules import undecided
from doingoai.web.amounts import vnnumber
from doingoai.web.dates import vndate
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock


def versions_table(record: PeriodicReport) -> Table:
    """Return the frozen versions, each with its bytes."""
    headings = [
        Heading("version", _("Phiên bản")), Heading("quality", _("Số liệu")),
        Heading("frozen", _("Chốt")), Heading("sent", _("Gửi")), Heading("note", _("Bị trả lại vì")),
        Heading("data", _("Dữ liệu đã chốt")),
    ]  # fmt: skip
    rows = record.versions.select_related("frozen_by", "sent_by").defer("payload")
    return Table(_("Các phiên bản đã chốt"), headings, [_version(record, row) for row in rows])


def statements_table(record: PeriodicReport) -> Table:
    """Return the numbers of other sources side by side, with what was decided (RP-14)."""
    headings = [
        Heading("code", _("Chỉ tiêu")), Heading("printed", _("Số"), kind="number"), Heading("source", _("Nguồn")),
        Heading("reason", _("Lý do nhập")), Heading("who", _("Người nhập")), Heading("state", _("Quyết định")),
    ]  # fmt: skip
    open_still = set(undecided(record))
    rows = record.statements.select_related("officer", "decided_by")
    lines = [
        Row(
            [
                row.code,
                row.printed,
                row.source,
                row.reason,
                f"{row.officer}, {vndate(row.at)}",
                _decision(row, open_still),
            ]
        )
        for row in rows
    ]
    return Table(_("Số từ nguồn khác"), headings, lines)


def restatements_table(record: PeriodicReport, officer: Officer) -> Table:
    """Return what was corrected after the closing: old, new, why, who, when, which record (RP-02)."""
    rows = Restatement.objects.filter(closing__report=record.dossier.number)
    return _restated(_("Đính chính sau khi chốt"), rows.select_related("officer", "dossier"), officer)


def late_records_table(record: PeriodicReport, officer: Officer) -> Table:
    """Return what was added to closed periods of this unit while this report's period ran ("bổ sung kỳ trước")."""
    rows = Restatement.objects.filter(
        closing__province=record.dossier.province, late=True,
        at__date__range=(record.period_from, record.period_to),
    ).exclude(closing__report=record.dossier.number)  # fmt: skip
    return _restated(_("Bổ sung kỳ trước"), rows.select_related("officer", "dossier"), officer)


def units_table(record: PeriodicReport, officer: Officer) -> Table | None:
    """Return how the units stand with the reports that this one consolidates; None for a unit's own report."""
    gathers = definition_of(record.definition).gathers
    if not gathers or record.period is None:
        return None
    rows = gathered(gathers, record.period, clock.today())
    come, units = denominator(rows)
    headings = [
        Heading("unit", _("Địa phương")), Heading("state", _("Tình trạng"), kind="state"),
        Heading("sent", _("Ngày gửi"), kind="date"), Heading("report", _("Báo cáo")),
    ]  # fmt: skip
    numbers = [row.report.dossier_id for row in rows if row.report]
    seen = set(Dossier.objects.visible_to(officer).filter(pk__in=numbers).values_list("pk", flat=True))
    caption = _("Báo cáo của địa phương: %(come)s/%(units)s đã gửi") % {"come": come, "units": units}
    return Table(caption, headings, [_unit(row, seen) for row in rows])


def _version(record: PeriodicReport, row: ReportVersion) -> Row:
    url = reverse("reports:version", args=[record.dossier.number, row.number])
    sent = f"{vndate(row.sent_at)}, {row.sent_by}" if row.sent_at else "–"
    frozen = f"{vndate(row.frozen_at)}, {row.frozen_by}"
    data = format_html('{}<br><span class="small soft">SHA-256 {}…</span>', link(url, "JSON"), row.sha256[:12])
    return Row([row.number, row.get_quality_display(), frozen, sent, row.return_note, data])


def _decision(row: Statement, open_still: set[str]) -> SafeString:
    """Say what became of a number; one that stands alone is reported without a decision."""
    if row.code in open_still:
        return badge(_("chưa quyết định"), "warning")
    if row.decided_at is None:
        return badge(_("được báo cáo"), "success")
    said = badge(_("được chọn"), "success") if row.chosen else badge(_("không chọn"), "neutral")
    who = f"{row.decision_reason} ({row.decided_by}, {vndate(row.decided_at)})"
    return format_html('{}<br><span class="small soft">{}</span>', said, who)


def _restated(caption: str, rows: Iterable[Restatement], officer: Officer) -> Table:
    found = list(rows)
    seen = set(
        Dossier.objects.visible_to(officer)
        .filter(pk__in=[row.dossier_id for row in found])
        .values_list("pk", flat=True)
    )
    headings = [
        Heading("code", _("Chỉ tiêu")), Heading("old", _("Đã báo cáo"), kind="number"),
        Heading("new", _("Nay là"), kind="number"), Heading("reason", _("Lý do")),
        Heading("dossier", _("Hồ sơ")), Heading("who", _("Ai, lúc nào")),
    ]  # fmt: skip
    return Table(caption, headings, [_restatement(row, seen) for row in found])


def _restatement(row: Restatement, seen: set[int]) -> Row:
    indicator = indicators().get(row.indicator)
    name = f"{indicator.name} ({row.indicator})" if indicator else row.indicator
    decimals = indicator.decimals if indicator else 0
    dossier = row.dossier
    where: Any = link(dossier.get_absolute_url(), dossier.number) if dossier.pk in seen else dossier.number
    values = ["–" if value is None else vnnumber(value, decimals) for value in (row.old, row.new)]
    return Row([name, *values, row.reason, where, f"{row.officer or '–'}, {vndate(row.at)}"])


def _unit(row: UnitReport, seen: set[int]) -> Row:
    report, name = row.report, str(row.province)
    shown: Any = "–"
    if report is not None:
        number = report.dossier.number
        shown = link(report.get_absolute_url(), number) if report.dossier_id in seen else number
    return Row([name, badge(row.standing.label, TONES[row.standing]), report.sent_on if report else None, shown])
