"""NVKH-03 … NVKH-07 and KH-01: tasks under way, in time, given more time, silent, done (domain E.8, catalogue)."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.planning.tasks.models import Extension, Progress, Task

State = Task.State


def tasks() -> QuerySet:
    return Task.objects.for_system("figures").exclude(dossier__state=State.CANCELLED)


def under_way(period: Period) -> QuerySet:
    """Tasks given by the end of the period and not finished by then."""
    end = period.end
    given = tasks().filter(dossier__event_date__lte=end)
    return given.filter(Q(completed_on=None) | Q(completed_on__gt=end))


def late(period: Period) -> QuerySet:
    return under_way(period).filter(dossier__due_on__lt=period.end)


def due(period: Period) -> QuerySet:
    """Tasks whose deadline lies in the period."""
    return tasks().filter(dossier__due_on__range=period.range)


def done_in_time(rows: QuerySet) -> QuerySet:
    """Finished by the deadline; one for which time was asked too late is measured by its first deadline (R-CT-06)."""
    in_time = Q(asked_late=False, completed_on__lte=F("dossier__due_on")) | Q(
        asked_late=True, completed_on__lte=F("first_due")
    )
    return done(rows).filter(in_time)


def done(rows: QuerySet) -> QuerySet:
    return rows.filter(dossier__state=State.DONE)


def extensions(period: Period) -> QuerySet:
    return Extension.objects.filter(granted=True, decided_on__range=period.range)


def silent(period: Period) -> QuerySet:
    """Tasks under way of which nothing was told in the period."""
    told = Progress.objects.filter(task=OuterRef("pk"), on__range=period.range)
    return under_way(period).filter(~Exists(told), dossier__event_date__lt=period.start)


UNDER_WAY = Indicator("NVKH-03", _("Nhiệm vụ đang thực hiện"), "Tasks under way", _("nhiệm vụ"), under_way, stock=True)
LATE = Indicator("NVKH-03Q", _("Nhiệm vụ quá hạn"), "Tasks overdue", _("nhiệm vụ"), late, stock=True)
ON_TIME = Indicator(
    "NVKH-04", _("Tỷ lệ nhiệm vụ hoàn thành đúng hạn"), "Tasks done in time", "%", due, Measure.SHARE,
    part=done_in_time, decimals=1,
)  # fmt: skip
EXTENSIONS = Indicator(
    "NVKH-06", _("Lượt gia hạn nhiệm vụ"), "Extensions granted", _("lượt"), extensions,
    to_dossier="task__dossier", to_province="task__dossier__province",
)  # fmt: skip
SILENT = Indicator(
    "NVKH-07", _("Nhiệm vụ không cập nhật trong kỳ"), "Tasks without update", _("nhiệm vụ"), silent, stock=True
)
DONE = Indicator(
    "KH-01", _("Mục kế hoạch hành động hoàn thành"), "Action-plan items done", "%", due, Measure.SHARE,
    part=done, decimals=1,
)  # fmt: skip
