"""NVKH-03 … NVKH-07 and KH-01: tasks under way, in time, given more time, silent, done (domain E.8, catalogue)."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.dates import Months, day_after, earliest
from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.planning.tasks.models import Extension, Progress, Task
from doingoai.reference.work import Theme

State = Task.State


def tasks() -> QuerySet:
    """Tasks that count: not cancelled, and not a part of another one, which is counted for both (E.9)."""
    return Task.objects.for_system("figures").filter(part_of=None).exclude(dossier__state=State.CANCELLED)


def done() -> QuerySet:
    return tasks().filter(DONE)


def done_late() -> QuerySet:
    return done().exclude(DONE_IN_TIME)


def extensions() -> QuerySet:
    return Extension.objects.filter(granted=True, task__part_of=None)


def tellings() -> QuerySet:
    """What was told of tasks, the last of each day, with the day on which the next was told."""
    later = Progress.objects.filter(task=OuterRef("task"))
    last_of_day = ~Exists(later.filter(on=OuterRef("on"), pk__gt=OuterRef("pk")))
    rows = Progress.objects.filter(task__part_of=None).exclude(task__dossier__state=State.CANCELLED)
    rows = rows.filter(last_of_day)
    told_next = later.filter(on__gt=OuterRef("on")).order_by("on").values("on")[:1]
    return rows.annotate(told_next=Subquery(told_next))


DONE = Q(dossier__state=State.DONE)
# One for which time was asked too late is measured by its first deadline (R-CT-06).
DONE_IN_TIME = DONE & (
    Q(asked_late=False, completed_on__lte=F("dossier__due_on")) | Q(asked_late=True, completed_on__lte=F("first_due"))
)

THEME = Breakdown("theme", _("Lĩnh vực"), "theme", lambda: dict(Theme.choices))
LEAD = Breakdown("lead", _("Cơ quan chủ trì"), "dossier__body__name")
TASKS = _("nhiệm vụ")
DUE: dict[str, Any] = {
    "on": "dossier__due_on", "dated_by": _("thời hạn của nhiệm vụ"), "measure": Measure.SHARE, "decimals": 1,
    "breakdowns": (THEME, LEAD),
}  # fmt: skip

UNDER_WAY = Indicator(
    "NVKH-03", _("Nhiệm vụ đang thực hiện"), "Tasks under way", TASKS, tasks, since="dossier__event_date",
    until="completed_on", dated_by=_("từ ngày giao đến ngày hoàn thành"), breakdowns=(THEME, LEAD),
)  # fmt: skip
LATE = Indicator(
    "NVKH-03Q", _("Nhiệm vụ quá hạn"), "Tasks overdue", TASKS, tasks, since=day_after(F("dossier__due_on")),
    until="completed_on", dated_by=_("từ sau thời hạn đến ngày hoàn thành"), breakdowns=(THEME, LEAD),
)  # fmt: skip
ON_TIME = Indicator(
    "NVKH-04", _("Tỷ lệ nhiệm vụ hoàn thành đúng hạn"), "Tasks done in time", "%", tasks, part=DONE_IN_TIME, **DUE
)
FINISHED: dict[str, Any] = {
    "on": "completed_on", "dated_by": _("ngày hoàn thành"), "breakdowns": (THEME, LEAD),
}  # fmt: skip
# NVKH-05 asks for the mean: these two are its numerator and denominator, which add up over units; a mean does not.
DELAY = Indicator(
    "NVKH-05", _("Tổng số ngày làm việc trễ của nhiệm vụ đã hoàn thành"), "Working days of delay of tasks done",
    _("ngày làm việc"), done, measure=Measure.SUM, of="delay_wd", **FINISHED,
)  # fmt: skip
DONE_LATE = Indicator("NVKH-05S", _("Nhiệm vụ hoàn thành quá hạn"), "Tasks done late", TASKS, done_late, **FINISHED)
EXTENSIONS = Indicator(
    "NVKH-06", _("Lượt gia hạn nhiệm vụ"), "Extensions granted", _("lượt"), extensions, on="decided_on",
    dated_by=_("ngày chấp thuận"), to_dossier="task__dossier", to_province="task__dossier__province",
)  # fmt: skip
SILENT = Indicator(
    "NVKH-07", _("Nhiệm vụ không cập nhật trong một tháng"), "Tasks without update for a month", TASKS, tellings,
    since=Months(F("on"), 1), until=earliest(F("told_next"), F("task__completed_on")),
    dated_by=_("một tháng sau lần cập nhật cuối đến lần sau"), to_dossier="task__dossier",
    to_province="task__dossier__province",
)  # fmt: skip
DONE_SHARE = Indicator(
    "KH-01", _("Mục kế hoạch hành động hoàn thành"), "Action-plan items done", "%", tasks, part=DONE, **DUE
)
