"""DT-I01 … DT-I05: classes, attendances, women's shares by their own denominators (DT-04, DT-06, DT-07)."""

from __future__ import annotations

from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.registers.training.models import Attendance, PositionGroup, Sex, TrainingClass

State = TrainingClass.State
COUNTED = (State.HELD, State.REPORTED)


def classes(period: Period) -> QuerySet:
    """Classes that ended in the period; `code` is the national one where there is one (DT-07)."""
    held = TrainingClass.objects.for_system("figures").filter(
        dossier__state__in=COUNTED, dossier__event_date__range=period.range
    )
    return held.annotate(code=Coalesce(NullIf("national_code", Value("")), F("dossier__number")))


def attendances(period: Period) -> QuerySet:
    return Attendance.objects.filter(
        training__dossier__state__in=COUNTED, training__dossier__event_date__range=period.range
    )


def leaders(period: Period) -> QuerySet:
    return attendances(period).filter(position_group=PositionGroup.LEADER)


def officials(period: Period) -> QuerySet:
    return attendances(period).exclude(position_group=PositionGroup.LEADER)


def women(rows: QuerySet) -> QuerySet:
    return rows.filter(sex=Sex.FEMALE)


def leading(rows: QuerySet) -> QuerySet:
    return rows.filter(position_group=PositionGroup.LEADER)


OF_ATTENDANCE: dict[str, Any] = {"to_dossier": "training__dossier", "to_province": "province"}

CLASSES = Indicator(
    "DT-I01", _("Lớp bồi dưỡng"), "Training classes", _("lớp"), classes, Measure.DISTINCT, of="code",
    national=("NAT-TRN-01",),
)  # fmt: skip
ATTENDANCES = Indicator(
    "DT-I02", _("Lượt người được bồi dưỡng"), "Attendances at training", _("lượt người"), attendances,
    national=("NAT-TRN-02",), **OF_ATTENDANCE,
)  # fmt: skip
WOMEN_LEADERS = Indicator(
    "DT-I03", _("Tỷ lệ nữ trong lãnh đạo dự lớp"), "Women's share of leaders attending", "%", leaders,
    Measure.SHARE, part=women, decimals=1, national=("NAT-TRN-03",), **OF_ATTENDANCE,
)  # fmt: skip
WOMEN_OFFICIALS = Indicator(
    "DT-I04", _("Tỷ lệ nữ trong cán bộ dự lớp"), "Women's share of officials attending", "%", officials,
    Measure.SHARE, part=women, decimals=1, national=("NAT-TRN-04",), **OF_ATTENDANCE,
)  # fmt: skip
LEADERS = Indicator(
    "DT-I05", _("Tỷ lệ lãnh đạo trong người dự"), "Leaders' share of all attending", "%", attendances,
    Measure.SHARE, part=leading, decimals=1, **OF_ATTENDANCE,
)  # fmt: skip
