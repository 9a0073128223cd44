"""A report is compiled, written, completed from other sources; its figures may be counted anew while it is a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.models import Officer
from doingoai.registers.reports import figures, forms, rules
from doingoai.registers.reports.freeze import quality_on
from doingoai.registers.reports.models import (
    PeriodicReport,
    ReportFigure,
    ReportSection,
    Statement,
    comment_field,
    section_field,
)
from doingoai.registers.reports.narration import propose
from doingoai.registers.reports.stated import read_stated
from doingoai.workflow import clock
from doingoai.workflow.action import Action

State = PeriodicReport.State


def fill(record: PeriodicReport) -> None:
    """Copy the figures of the records and propose the narrative."""
    found = figures.computed(record, record.period) if record.period else None
    figures.take(record, found)
    propose(record, found)


class Compile(Action):
    """Fill every figure from the records and propose the narrative: from here on the report is written."""

    name, label, tone = "compile", _("Tổng hợp"), "primary"
    help = _("Số liệu lấy từ hồ sơ, lời văn được soạn sẵn; sau đó chỉ cần sửa chỗ cần sửa.")
    source: ClassVar[frozenset[str]] = frozenset({State.COLLECTING})
    target: ClassVar[str | None] = State.DRAFT

    @classmethod
    def apply(cls, record: PeriodicReport, inputs: Mapping[str, Any]) -> None:
        record.compiled_at = clock.now()
        record.quality = quality_on(record, clock.today(), preliminary=False)

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        fill(record)


class Refresh(Compile):
    """Count the figures anew; explanations stay, and so does whatever somebody wrote."""

    name, label, tone = "refresh", _("Tính lại số liệu"), "neutral"
    help = _("Số liệu được lấy lại từ hồ sơ; giải trình và phần bạn đã viết được giữ.")
    source, target = frozenset({State.DRAFT}), None


class Write(Action):
    """Write the narrative and the explanations, all in one form."""

    name, label = "write", _("Viết báo cáo")
    source, Inputs = frozenset({State.DRAFT}), forms.WriteInputs

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        sections, rows = list(record.sections.all()), list(record.figures.filter(version=record.version_no))
        for section in sections:
            section.text = inputs.get(section_field(section.key), section.text)
        for row in rows:
            row.comment = inputs.get(comment_field(row.code), row.comment)
        ReportSection.objects.bulk_update(sections, ["text"])
        ReportFigure.objects.bulk_update(rows, ["comment"])


class StateFigure(Action):
    """Put a number of another source beside the figures; it speaks where no record does."""

    name, label = "state", _("Nhập số từ nguồn khác")
    help = _("Chỉ với chỉ tiêu không tính được từ hồ sơ; số luôn kèm nguồn và được in rõ là nhập tay.")
    source, Inputs = frozenset({State.DRAFT}), forms.StateInputs
    rules = (rules.TYPED, rules.COMPUTED_SHARE)

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        said = read_stated(inputs["printed"])
        Statement.objects.create(
            report=record, code=inputs["code"], printed=inputs["printed"], value=said.value,
            qualifier=said.qualifier, num=inputs["num"], den=inputs["den"], source=inputs["source"],
            reason=inputs["reason"], officer=actor, at=clock.now(),
        )  # fmt: skip
        figures.overlay(record)


class Decide(Action):
    """Choose between the numbers of several sources for one figure; the others stay beside it (RP-14)."""

    name, label = "decide", _("Chọn giữa các nguồn")
    source, Inputs = frozenset({State.DRAFT}), forms.DecideInputs

    @classmethod
    def refusal(cls, record: PeriodicReport, actor: Officer) -> str:
        some = record.pk is not None and record.statements.exists()
        return "" if some else _now("Chưa có số từ nguồn khác để chọn.")

    @classmethod
    def follow(cls, record: PeriodicReport, inputs: Mapping[str, Any], actor: Officer) -> None:
        code, _colon, which = inputs["choice"].partition(":")
        rows = record.statements.filter(code=code)
        rows.update(chosen=False, decision_reason=inputs["reason"], decided_by=actor, decided_at=clock.now())
        if which != forms.RECORDS:
            rows.filter(pk=which).update(chosen=True)
        figures.overlay(record)
