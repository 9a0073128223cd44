"""What a report must say or satisfy before anyone reads it (RP-06, RP-07, RP-10, RP-12, RP-13).

Boundaries of periods (RP-01, RP-16), what is counted (RP-02), shares and changes (RP-08) are right by construction:
see `indicators`. A rule here looks at a whole `Report`, `Case.record`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from doingoai.indicators.figures import Bridge
from doingoai.indicators.indicator import Measure
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.web.amounts import signed, vnnumber

if TYPE_CHECKING:
    from doingoai.reporting.figure import Line
    from doingoai.reporting.report import Report

OWN = "Quy tắc tổng hợp số liệu của hệ thống"


def parts_differ_from_whole(case: Case) -> list[Violation]:
    """What can be added does not add up to the nation: a row in two units."""
    return [
        _told(line, bridge)
        for line, bridge in _bridges(case.record)
        if line.indicator.measure != Measure.DISTINCT and bridge.counted_twice
    ]


def leaps(case: Case) -> list[Violation]:
    """A figure is less than half or more than twice that of the year before."""
    found: Report = case.record
    if not found.territory.comparable:
        return []
    return [
        {"name": str(line.indicator.name), "code": line.figure.code, "change": signed(line.figure.change_pct)}
        for line in found.lines
        if line.figure.needs_comment
    ]


def stands_on_other_ground(case: Case) -> Violation | None:
    """The unit of the time had other boundaries a year before."""
    found: Report = case.record
    why = found.territory.incomparable
    return {"period": found.period.previous.label, "why": why} if why else None


def provinces_share_a_case(case: Case) -> list[Violation]:
    """Several provinces count one class or agreement, which the nation counts once."""
    return [
        _told(line, bridge)
        for line, bridge in _bridges(case.record)
        if line.indicator.measure == Measure.DISTINCT and bridge.counted_twice
    ]


def provinces_are_missing(case: Case) -> Violation | None:
    """Not every unit of the last day has a record: the denominator is printed."""
    found: Report = case.record
    if not found.territory.is_nation or found.reporting == found.units:
        return None
    return {"some": found.reporting, "all": found.units}


def _bridges(found: Report) -> Iterator[tuple[Line, Bridge]]:
    for line in found.lines if found.areas else ():
        bridge = line.reckoning.bridge(found.areas)
        if bridge:
            yield line, bridge


def _told(line: Line, bridge: Bridge) -> dict[str, Any]:
    return {
        "name": str(line.indicator.name),
        "code": line.figure.code,
        "units": vnnumber(bridge.units),
        "outside": vnnumber(bridge.outside),
        "national": vnnumber(bridge.national),
        "twice": vnnumber(bridge.counted_twice),
    }


WHOLE = Rule(
    "RP-06", _("{name} ({code}): cộng các tỉnh {units}, ngoài các tỉnh {outside}, khác tổng {national}."), OWN,
    parts_differ_from_whole,
)  # fmt: skip
LEAP = Rule(
    "RP-07", _("{name} ({code}) thay đổi {change} % so với cùng kỳ: cần giải trình."), OWN, leaps,
    severity=Severity.WARN, remedy=_("Ghi giải trình khi gửi báo cáo."),
)  # fmt: skip
GROUND = Rule(
    "RP-10", _("Không so sánh được với {period}: {why}."), "Nghị quyết 202/2025/QH15", stands_on_other_ground,
    severity=Severity.INFO, remedy=_("Chọn cách tính theo đơn vị hiện nay."),
)  # fmt: skip
SHARED = Rule(
    "RP-12",
    _("{name} ({code}): các tỉnh {units}, ngoài các tỉnh {outside}, tính ở nhiều nơi {twice}; toàn quốc {national}."),
    OWN, provinces_share_a_case, severity=Severity.INFO,
)  # fmt: skip
SILENT = Rule(
    "RP-13", _("{some}/{all} tỉnh, thành phố có hồ sơ trong kỳ."), OWN, provinces_are_missing,
    severity=Severity.INFO,
)  # fmt: skip
RULES = (WHOLE, LEAP, GROUND, SHARED, SILENT)


def remarks(found: Report) -> list[tuple[Rule, str]]:
    """Apply every rule to the report; return what it has to say, each with its rule."""
    case = Case(record=found, inputs={}, actor=None, on=found.made_on, province=None)
    said = []
    for rule in RULES:
        violations = rule.test(case) or ()
        each = [violations] if isinstance(violations, Mapping) else violations
        said += [(rule, str(rule.message).format(**violation)) for violation in each]
    return said
