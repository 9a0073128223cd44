"""DT-I01 … DT-I05: classes, attendances, women's shares by their own denominators (DT-04, DT-06, DT-07)."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.reference.activity import Sex
from doingoai.registers.training.models import Attendance, Organiser, PositionGroup, Topic, TrainingClass

State = TrainingClass.State
COUNTED = (State.HELD, State.REPORTED)


def classes() -> QuerySet:
    """Classes that were held; several provinces at one class share its national code (DT-07)."""
    return TrainingClass.objects.for_system("figures").filter(dossier__state__in=COUNTED)


def attendances() -> QuerySet:
    return Attendance.objects.filter(training__dossier__state__in=COUNTED)


def leaders() -> QuerySet:
    return attendances().filter(position_group=PositionGroup.LEADER)


def officials() -> QuerySet:
    return attendances().exclude(position_group=PositionGroup.LEADER)


def _topics(path: str) -> tuple[Breakdown, ...]:
    return (
        Breakdown("topic", _("Chuyên đề"), f"{path}topic", lambda: dict(Topic.choices)),
        Breakdown("organiser", _("Đơn vị tổ chức"), f"{path}organiser", lambda: dict(Organiser.choices)),
    )


SEX = Breakdown("sex", _("Giới tính"), "sex", lambda: dict(Sex.choices))
GROUP = Breakdown("group", _("Nhóm chức danh"), "position_group", lambda: dict(PositionGroup.choices))
COMMUNE = Breakdown("commune", _("Cấp xã"), "is_commune", lambda: {True: _("Cấp xã"), False: _("Cấp khác")})

LAST_DAY = _("ngày kết thúc lớp")
SOURCE = _("Quyết định 1275/QĐ-TTg năm 2020")
OF_ATTENDANCE: dict[str, Any] = {
    "on": "training__dossier__event_date", "dated_by": LAST_DAY, "to_dossier": "training__dossier",
    "to_province": "province", "source": SOURCE,
}  # fmt: skip
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1, "breakdowns": _topics("training__")}
WOMEN = Q(sex=Sex.FEMALE)

CLASSES = Indicator(
    "DT-I01", _("Lớp bồi dưỡng"), "Training classes", _("lớp"), classes, on="dossier__event_date", dated_by=LAST_DAY,
    measure=Measure.DISTINCT, of="national_code", breakdowns=_topics(""), national=("NAT-TRN-01",), source=SOURCE,
)  # fmt: skip
ATTENDANCES = Indicator(
    "DT-I02", _("Lượt người được bồi dưỡng"), "Attendances at training", _("lượt người"), attendances,
    national=("NAT-TRN-02",), breakdowns=(SEX, GROUP, COMMUNE, *_topics("training__")), **OF_ATTENDANCE,
)  # fmt: skip
WOMEN_LEADERS = Indicator(
    "DT-I03", _("Tỷ lệ nữ trong lãnh đạo dự lớp"), "Women's share of leaders attending", "%", leaders, part=WOMEN,
    national=("NAT-TRN-03",), **SHARE, **OF_ATTENDANCE,
)  # fmt: skip
WOMEN_OFFICIALS = Indicator(
    "DT-I04", _("Tỷ lệ nữ trong cán bộ dự lớp"), "Women's share of officials attending", "%", officials, part=WOMEN,
    national=("NAT-TRN-04",), **SHARE, **OF_ATTENDANCE,
)  # fmt: skip
LEADERS = Indicator(
    "DT-I05", _("Tỷ lệ lãnh đạo trong người dự"), "Leaders' share of all attending", "%", attendances,
    part=Q(position_group=PositionGroup.LEADER), **SHARE, **OF_ATTENDANCE,
)  # fmt: skip
