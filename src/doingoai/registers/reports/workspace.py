"""What the page of a report shows: figures beside the narrative by heading, what is missing or odd, its versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from doingoai.indicators.models import Restatement
from doingoai.indicators.units import View
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, judge
from doingoai.organisations.models import Officer
from doingoai.registers.reports import rules
from doingoai.registers.reports.codes import Qualifier, Source
from doingoai.registers.reports.definitions import definition_of, headings_of
from doingoai.registers.reports.forward import paragraphs
from doingoai.registers.reports.models import PeriodicReport, ReportFigure, ReportSection
from doingoai.registers.reports.narration import copied_forward
from doingoai.reporting.catalogue import missing_codes
from doingoai.reporting.codes import figure_code
from doingoai.web.amounts import NOTHING, signed, vnnumber
from doingoai.web.markup import badge, link
from doingoai.web.tables import Heading, Row, Table
from doingoai.workflow import clock

CHECKS = (rules.CUMULATED, rules.WITHIN_WHOLE, rules.EXPLAINED, rules.DECIDED)


@dataclass(frozen=True)
class Spoken:
    """A paragraph of the narrative; `is_copied`: as in the report before but for its dates."""

    text: str
    is_copied: bool


@dataclass(frozen=True)
class Chapter:
    """A heading with its figures and its narrative."""

    section: ReportSection
    figures: tuple[ReportFigure, ...]
    table: Table | None
    spoken: tuple[Spoken, ...]

    @property
    def has_copied(self) -> bool:
        """Tell whether some paragraph stands as it stood in the report before."""
        return any(each.is_copied for each in self.spoken)


class Workspace:
    """Everything that the page of a report shows beside the kit's; each list is read once."""

    def __init__(self, record: PeriodicReport, officer: Officer) -> None:
        self.record, self.officer = record, officer
        self.figures = list(record.figures.filter(version=record.version_no))

    @cached_property
    def chapters(self) -> list[Chapter]:
        """The headings of the outline in their order."""
        of_draft = self.record.dossier.state == PeriodicReport.State.DRAFT
        copied = copied_forward(self.record) if of_draft else {}
        return [self._chapter(row, copied.get(row.key, [])) for row in self.record.sections.all()]

    @cached_property
    def unplaced(self) -> Table | None:
        """Figures for which the outline has no heading."""
        placed = {heading.key for heading in headings_of(self.record.definition)}
        rest = [row for row in self.figures if row.heading not in placed]
        return self._table(_("Số liệu khác"), rest) if rest else None

    @cached_property
    def findings(self) -> list[dict[str, str]]:
        """What would stop the submission, or wait for a reason (RP-05 … RP-07, RP-14)."""
        if self.record.dossier.state != PeriodicReport.State.DRAFT:
            return []
        case = Case(self.record, {}, self.officer, clock.today(), self.record.dossier.province)
        tones = {Severity.ERROR: "danger", Severity.WARN: "warning"}
        return [
            {"text": f"{each.message} ({each.rule.id})", "tone": tones.get(each.severity, "info")}
            for each in judge(CHECKS, case)
        ]

    @cached_property
    def return_note(self) -> str:
        """What the Ministry asks to be mended; stands on the page until the next version is submitted."""
        state, states = self.record.dossier.state, PeriodicReport.State
        if state not in {states.RETURNED, states.DRAFT}:
            return ""
        sent = self.record.version_no - (state == states.DRAFT)
        return self.record.versions.filter(number=sent).values_list("return_note", flat=True).first() or ""

    @cached_property
    def board_url(self) -> str:
        """The board of the units' reports that this one consolidates; "" for a unit's own report."""
        gathers = definition_of(self.record.definition).gathers
        asked = urlencode({"definition": gathers, "period": self.record.period_key})
        return f"{reverse('reports:board')}?{asked}" if gathers else ""

    @cached_property
    def missing(self) -> list[str]:
        """Figures of the period without a value."""
        return [f"{row.name} ({row.code})" for row in self.figures if row.value is None]

    @cached_property
    def uncounted(self) -> int:
        """How many indicators of the Ministry's catalogue neither a register counts nor anybody typed."""
        return len(set(missing_codes()) - {row.code for row in self.figures}) if self.figures else 0

    @cached_property
    def stats(self) -> list[dict[str, Any]]:
        """The report at one glance."""
        return [
            {"label": _("Phiên bản"), "value": self.record.version_no, "note": self.record.get_quality_display()},
            {"label": _("Số liệu"), "value": len(self.figures)},
            {"label": _("Chưa có số"), "value": len(self.missing), "tone": "warning"},
            self._last_stat(),
        ]

    def _last_stat(self) -> dict[str, Any]:
        """What is still to be explained; once the figures stand, how many of them were corrected since."""
        if self.record.is_frozen:
            restated = Restatement.objects.filter(closing__report=self.record.dossier.number).count()
            return {"label": _("Đính chính sau khi chốt"), "value": restated, "tone": "warning"}
        leaps = sum(row.leaps and not row.comment.strip() for row in self.figures)
        return {"label": _("Chờ giải trình"), "value": leaps, "tone": "warning"}

    def _chapter(self, section: ReportSection, copied: Sequence[int]) -> Chapter:
        figures = tuple(row for row in self.figures if row.heading == section.key)
        spoken = tuple(Spoken(text, place in copied) for place, text in enumerate(paragraphs(section.text)))
        return Chapter(section, figures, self._table(section.title, figures) if figures else None, spoken)

    def _table(self, caption: str, figures: Iterable[ReportFigure]) -> Table:
        return figures_table(self.record, caption, figures)


def figures_table(record: PeriodicReport, caption: str, figures: Iterable[ReportFigure]) -> Table:
    """Return figures with the year before, the change and the sum since January."""
    labels = [_("Trong kỳ"), _("Cùng kỳ"), _("Tăng, giảm %"), _("Lũy kế")]
    headings = [Heading("name", _("Chỉ tiêu")), *(Heading(label, label, kind="number") for label in labels)]
    headings.append(Heading("comment", _("Giải trình, nguồn")))
    return Table(caption, headings, [Row(_cells(record, row), key=row.code) for row in figures])


def bridge_table(figures: Iterable[ReportFigure]) -> Table:
    """Return from the units' sum to the national figure, where the two differ (RP-12)."""
    labels = [_("Cộng các địa phương"), _("Ngoài các địa phương"), _("Tính ở nhiều nơi"), _("Toàn quốc")]
    headings = [Heading("name", _("Chỉ tiêu")), *(Heading(label, label, kind="number") for label in labels)]
    differing = [row for row in figures if row.units_sum is not None and row.units_sum != row.records_value]
    lines = [
        Row([_named(row), *(_number(each, row) for each in (row.units_sum, row.outside, row.twice, row.records_value))])
        for row in differing
    ]
    return Table(_("Từ số cộng các địa phương đến số toàn quốc"), headings, lines)


def printed(row: ReportFigure) -> str:
    """Write a value as the report prints it: "trên 1.000", "7,02"."""
    if row.value is None:
        return NOTHING
    number = vnnumber(row.value, row.decimals)
    return number if row.qualifier == Qualifier.EXACT else f"{row.get_qualifier_display()} {number}"


def figure_link(record: PeriodicReport, row: ReportFigure) -> str:
    """Return the address of the page that opens the records behind a figure; "" for one without records."""
    if record.period is None or row.value is None or row.source == Source.TYPED:
        return ""
    province = record.dossier.province
    of_today = province is not None and province.valid_to is None
    code = figure_code(row.code, record.unit, record.period, View.TODAY if of_today else View.AS_WAS)
    return reverse("reporting:short", args=[code])


def _cells(record: PeriodicReport, row: ReportFigure) -> list[Any]:
    url = figure_link(record, row)
    value: Any = link(url, printed(row)) if url else printed(row)
    change: Any = signed(row.change_pct)
    if row.leaps and not row.comment.strip():
        change = format_html("{}<br>{}", change, badge(_("cần giải trình"), "warning"))
    return [_named(row), value, _number(row.previous, row), change, _number(row.cumulative, row), _told(row)]


def _named(row: ReportFigure) -> SafeString:
    said = f"{row.code} · {row.unit}"
    return format_html('{}<br><span class="small soft">{}</span>', row.name, said)


def _number(value: Any, row: ReportFigure) -> str:
    return NOTHING if value is None else vnnumber(value, row.decimals)


def _told(row: ReportFigure) -> Any:
    """Say what was explained, and of a number that no record gives where it comes from."""
    if row.source == Source.RECORDS:
        return row.comment
    words = {Source.TYPED: _("Nhập tay; nguồn: %s"), Source.CHOSEN: _("Chọn giữa các nguồn; theo: %s")}
    origin = words[Source(row.source)] % row.source_text
    if row.source == Source.CHOSEN and row.records_value is not None:
        origin += _("; hồ sơ cho %s") % vnnumber(row.records_value, row.decimals)
    return format_html('{}<br><span class="small soft">{}</span>', row.comment, origin) if row.comment else origin
