"""What an act does to figures: the cells follow, and a figure of a closed period is restated with its reason.

Basis: Nghị định 09/2019/NĐ-CP (a periodic report counts to its cut-off); domain RP-02: what comes late is told as
“bổ sung kỳ trước”, what was reported and is corrected needs a written reason.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doingoai.dossiers.models import Dossier
from doingoai.indicators import closings, keeping
from doingoai.indicators.closings import Touched
from doingoai.indicators.keeping import Watch
from doingoai.norms.models import Severity
from doingoai.norms.rule import Finding, Rule
from doingoai.organisations.models import Officer
from doingoai.organisations.system import is_system
from doingoai.workflow import clock
from doingoai.workflow.action import Action
from doingoai.workflow.checks import EVERY_RULE
from doingoai.workflow.refusals import RulesBroken

CORRECTION = Rule(
    "RP-02",
    gettext_lazy("Hồ sơ đã được tính vào báo cáo {reports} đã nộp; số liệu sẽ thay đổi. Hãy ghi lý do đính chính."),
    gettext_lazy("Nghị định 09/2019/NĐ-CP, Điều 12"),
    lambda _case: None,  # judged here, when what the act changes is known
    severity=Severity.WARN,
)


def follow_figures(
    watch: Watch, action: type[Action], officer: Officer, *, moved: bool, note: str, reasons: Mapping[str, str]
) -> list[tuple[Finding, str]]:  # fmt: skip
    """Bring the cells up to date with what the act made of the dossier; restate what had been closed.

    `moved`: the act changed the state of the case, which is its own reason; so is a date that the clock acts on.
    Anything else that changes a figure of a closed period in which the dossier was counted needs one. Returns the
    finding that passed with its reason; raises RulesBroken.
    """
    counted = watch.counts
    change = watch.settle()
    found = closings.touched(change)
    correction = counted and not (moved or is_system(officer))
    reason = (reasons.get(CORRECTION.id) or reasons.get(EVERY_RULE, "")).strip() or note.strip()
    if found and correction and not reason:
        raise RulesBroken([_finding(found)])
    change.write()
    _restate(found, watch.dossier, action, officer, late=not counted, reason=reason)
    return [(_finding(found), reason)] if found and correction else []


def follow_opened(action: type[Action], dossiers: list[Dossier], officer: Officer) -> None:
    """Bring the cells up to date with dossiers opened at once; each that comes late is told by itself."""
    opened = keeping.Opened(dossiers)
    if not closings.touched(opened.together):
        opened.together.write()
        return
    for dossier in dossiers:
        change = opened.alone(dossier)
        found = closings.touched(change)
        change.write()
        _restate(found, dossier, action, officer, late=True)


def _restate(
    found: Sequence[Touched], dossier: Dossier, action: type[Action], officer: Officer, *, late: bool, reason: str = ""
) -> None:  # fmt: skip
    said = reason or (_("Bổ sung kỳ trước: %s") % action.label if late else str(action.label))
    closings.restate(found, dossier, officer=officer, reason=said, late=late, at=clock.now())


def _finding(found: Sequence[Touched]) -> Finding:
    reports = ", ".join(dict.fromkeys(each.closing.report for each in found))
    return Finding(CORRECTION, CORRECTION.severity, str(CORRECTION.message).format(reports=reports), "")
