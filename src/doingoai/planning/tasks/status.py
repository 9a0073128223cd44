"""What a task's status is on a day: from its state and the clock, never typed (R-CT-05, domain E.3, E.7)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from doingoai.planning.tasks.models import Task
from doingoai.reference.calendar import work_calendar
from doingoai.workflow import clock

NEAR = 10  # working days before and after the deadline between which colours change (E.7)
PATIENCE = 5  # working days after the end of a cycle before a reminder (R-CT-08)
State = Task.State


class Status(models.TextChoices):
    CHUA_BAT_DAU = "CHUA_BAT_DAU", _("Chưa bắt đầu")
    DANG_TH_TRONG_HAN = "DANG_TH_TRONG_HAN", _("Đang thực hiện, trong hạn")
    DANG_TH_QUA_HAN = "DANG_TH_QUA_HAN", _("Quá hạn")
    HOAN_THANH_DUNG_HAN = "HOAN_THANH_DUNG_HAN", _("Hoàn thành đúng hạn")
    HOAN_THANH_QUA_HAN = "HOAN_THANH_QUA_HAN", _("Hoàn thành quá hạn")
    DUOC_GIA_HAN = "DUOC_GIA_HAN", _("Được gia hạn")
    TAM_DUNG = "TAM_DUNG", _("Tạm dừng")
    HUY = "HUY", _("Hủy")
    CHO_XAC_NHAN = "CHO_XAC_NHAN", _("Chờ xác nhận")


WITHOUT_CLOCK = {
    State.CLAIMED: Status.CHO_XAC_NHAN,
    State.SUSPENDED: Status.TAM_DUNG,
    State.CANCELLED: Status.HUY,
}


def status_of(task: Task, today: dt.date) -> Status:
    """Return the status on a day."""
    state, due = task.dossier.state, task.dossier.due_on
    if state in WITHOUT_CLOCK:
        return WITHOUT_CLOCK[State(state)]
    if state == State.DONE:
        return Status.HOAN_THANH_QUA_HAN if was_late(task) else Status.HOAN_THANH_DUNG_HAN
    if due and today > due:
        return Status.DANG_TH_QUA_HAN
    if state == State.NOT_STARTED:
        return Status.CHUA_BAT_DAU
    return Status.DUOC_GIA_HAN if due != task.first_due else Status.DANG_TH_TRONG_HAN


def was_late(task: Task) -> bool:
    """Tell whether a finished task came late; one for which time was asked too late is late all the same."""
    due = task.first_due if task.asked_late else task.dossier.due_on
    return bool(due and task.completed_on and task.completed_on > due)


def delay_of(task: Task) -> int | None:
    """Return how many working days after its deadline the task was done (NVKH-05); None while it is not done."""
    due = task.first_due if task.asked_late else task.dossier.due_on
    if task.completed_on is None:
        return None
    return max(0, work_calendar().working_days_between(due, task.completed_on)) if due else 0


class Colour(models.TextChoices):
    """The five colours of the board (E.7)."""

    GREEN = "xanh", _("Còn hạn")
    YELLOW = "vang", _("Sắp đến hạn")
    ORANGE = "cam", _("Mới quá hạn")
    RED = "do", _("Quá hạn lâu")
    GREY = "xam", _("Đã kết thúc, tạm dừng")


def colour_of(state: str, due: dt.date | None, completed_on: dt.date | None, today: dt.date) -> Colour:
    """Return the colour of a task: yellow from ten working days before its deadline, red from the eleventh after it.

    One that waits for its confirmation is measured by the day on which its body says that it was done.
    """
    if _is_over(state):
        return Colour.GREY
    day = _measured(state, completed_on, today)
    if due is None or day <= due:
        near = due is not None and state != State.CLAIMED and due <= _soon(today)
        return Colour.YELLOW if near else Colour.GREEN
    return Colour.ORANGE if day <= _long_after(due) else Colour.RED


def tone_of(task: Task, today: dt.date) -> str:
    """Return the tone in which the status of a task is shown; it does not tell orange from red."""
    state, due, done = task.dossier.state, task.dossier.due_on, task.completed_on
    if _is_over(state):
        return "neutral"
    if due and _measured(state, done, today) > due:
        return "danger"
    return "warning" if colour_of(state, due, done, today) == Colour.YELLOW else "success"


def _is_over(state: str) -> bool:
    return state in Task.FINAL or state == State.SUSPENDED


def _measured(state: str, completed_on: dt.date | None, today: dt.date) -> dt.date:
    return completed_on if state == State.CLAIMED and completed_on else today


@dataclass(frozen=True)
class Silence:
    """Since when nothing was told about a task, and how many reporting cycles were missed."""

    since: dt.date
    missed: int


def silence_of(task: Task, today: dt.date, told_on: dt.date | None = None) -> Silence | None:
    """R-CT-08: say when a cycle and five working days went by without a word; None while it is in order."""
    if task.dossier.state not in {State.NOT_STARTED, State.RUNNING}:
        return None
    since = max(filter(None, (told_on, task.start_on, task.dossier.event_date)))
    calendar, months = work_calendar(), int(task.cycle)
    missed = 0
    while today > calendar.add_working_days(calendar.add_months(since, months * (missed + 1)), PATIENCE):
        missed += 1
    return Silence(since, missed) if missed else None


@lru_cache(maxsize=4)
def _soon(today: dt.date) -> dt.date:
    return work_calendar().add_working_days(today, NEAR)


@lru_cache(maxsize=1000)
def _long_after(due: dt.date) -> dt.date:
    return work_calendar().add_working_days(due, NEAR)


def status_today(task: Task) -> Status:
    return status_of(task, clock.today())
