"""DR-01 … DR-05 of the reporting catalogue, and figures of the delegations' own law that the catalogue does not name.

A delegation counts in the period in which it ended (the reporting law), with the members of its own province.
"""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.reference.models import Country
from doingoai.registers.delegations_out.codes import (
    PROVINCIAL_LEADERS,
    Channel,
    DelegationType,
    Funding,
    PlanSide,
    Rank,
    Sex,
    Topic,
)
from doingoai.registers.delegations_out.forms import EXCEPTIONS
from doingoai.registers.delegations_out.models import GrantedException, Member, OutgoingDelegation, Stop

State = OutgoingDelegation.State
ENDED = (State.RETURNED, State.REPORTED, State.FOLLOWED, State.CLOSED)
# A central delegation is the centre's; a private trip is nobody's delegation.
NOT_OURS = (DelegationType.JOIN_CENTRAL, DelegationType.PRIVATE)


def ended() -> QuerySet:
    return OutgoingDelegation.objects.for_system("figures").filter(dossier__state__in=ENDED)


def delegations() -> QuerySet:
    return ended().exclude(delegation_type__in=NOT_OURS)


def members() -> QuerySet:
    rows = Member.objects.filter(delegation__dossier__state__in=ENDED)
    return rows.exclude(delegation__delegation_type__in=NOT_OURS).filter(is_external=False)


def supported() -> QuerySet:
    return delegations().filter(mission_support=True)


def central() -> QuerySet:
    return ended().filter(delegation_type=DelegationType.JOIN_CENTRAL)


def private() -> QuerySet:
    return ended().filter(delegation_type=DelegationType.PRIVATE)


def led_by_provincial_leaders() -> QuerySet:
    return delegations().filter(head_rank__in=PROVINCIAL_LEADERS)


def promising() -> QuerySet:
    return delegations().exclude(commitments="")


def urgent() -> QuerySet:
    return delegations().filter(is_urgent=True)


def visits() -> QuerySet:
    """The stops of our delegations; a country in transit is not visited."""
    rows = Stop.objects.filter(delegation__dossier__state__in=ENDED, is_transit=False)
    return rows.exclude(delegation__delegation_type__in=NOT_OURS)


def granted() -> QuerySet:
    rows = GrantedException.objects.filter(delegation__dossier__state__in=ENDED)
    return rows.exclude(delegation__delegation_type__in=NOT_OURS)


def excepted() -> QuerySet:
    return delegations().exclude(exception_reason="")


OFF_THE_PLAN = Q(plan_line="")
# The report was handed in by its day; how long its acceptance took is not the unit's doing.
REPORTED_IN_TIME = Q(reported_on__lte=F("report_due_on"))


def _kinds(path: str) -> tuple[Breakdown, ...]:
    return (
        Breakdown("type", _("Loại đoàn"), f"{path}delegation_type", lambda: dict(DelegationType.choices)),
        Breakdown("channel", _("Kênh"), f"{path}channel", lambda: dict(Channel.choices)),
        Breakdown("topic", _("Chủ đề"), f"{path}topic", lambda: dict(Topic.choices)),
        Breakdown("leader", _("Cấp trưởng đoàn"), f"{path}head_rank", lambda: dict(Rank.choices)),
        Breakdown("funding", _("Nguồn kinh phí"), f"{path}funding", lambda: dict(Funding.choices)),
        Breakdown("plan", _("Trong, ngoài kế hoạch"), f"{path}plan_side", lambda: dict(PlanSide.choices)),
    )


SEX = Breakdown("sex", _("Giới tính"), "sex", lambda: dict(Sex.choices))
RANK = Breakdown("rank", _("Nhóm chức danh"), "senior_rank", lambda: dict(Rank.choices))
COUNTRY = Breakdown("country", _("Nước đến"), "country", lambda: dict(Country.objects.values_list("code", "name")))
RETURN = _("ngày đoàn về")
SOURCE = _("Quyết định 272-QĐ/TW năm 2015")
DELEGATION: dict[str, Any] = {
    "on": "dossier__event_date", "dated_by": RETURN, "breakdowns": _kinds(""), "source": SOURCE,
}  # fmt: skip
OF_ROWS: dict[str, Any] = {
    "on": "delegation__dossier__event_date", "dated_by": RETURN, "to_dossier": "delegation__dossier",
    "to_province": "delegation__dossier__province", "source": SOURCE,
}  # fmt: skip
SHARE: dict[str, Any] = {"measure": Measure.SHARE, "decimals": 1}

ALL = (
    Indicator("DR-01", _("Số đoàn ra"), "Outgoing delegations", _("đoàn"), delegations, **DELEGATION),
    Indicator(
        "DR-02", _("Số lượt người đi"), "Person-trips abroad", _("lượt người"), members,
        breakdowns=(SEX, RANK, *_kinds("delegation__")), **OF_ROWS,
    ),
    Indicator(
        "DR-03", _("Tỷ lệ đoàn ra ngoài kế hoạch"), "Share of delegations outside the plan", "%", delegations,
        part=OFF_THE_PLAN, **SHARE, **DELEGATION,
    ),
    Indicator(
        "DR-04", _("Tỷ lệ đoàn có báo cáo kết quả đúng hạn"), "Share of delegations that reported in time", "%",
        delegations, part=REPORTED_IN_TIME, **SHARE, **DELEGATION,
    ),
    Indicator(
        "DR-05", _("Đoàn được cơ quan đại diện hỗ trợ"), "Delegations supported by missions", _("đoàn"), supported,
        national=("NAT-DEL-01",), **DELEGATION,
    ),
    Indicator(
        "DR-06", _("Kinh phí đoàn ra đã dùng"), "Cost of outgoing delegations", _("đồng"), delegations,
        measure=Measure.SUM, of="actual_cost_vnd", **DELEGATION,
    ),
    Indicator("DR-08", _("Đoàn được đi theo ngoại lệ"), "Delegations by exception", _("đoàn"), excepted, **DELEGATION),
    Indicator(
        "DR-09", _("Thỏa thuận ký trong chuyến đi"), "Agreements signed on trips", _("thỏa thuận"), delegations,
        measure=Measure.SUM, of="agreements_signed", **DELEGATION,
    ),
    Indicator("DR-10", _("Chuyến đi việc riêng"), "Private trips", _("chuyến"), private, **DELEGATION),
    Indicator(
        "DR-11", _("Đoàn Trung ương có tham gia"), "Central delegations joined", _("đoàn"), central, **DELEGATION
    ),
    Indicator(
        "DR-12", _("Đoàn do lãnh đạo tỉnh làm trưởng đoàn"), "Delegations led by provincial leaders", _("đoàn"),
        led_by_provincial_leaders, **DELEGATION,
    ),
    Indicator(
        "DR-13", _("Số ngày đi của các đoàn"), "Days abroad of delegations", _("ngày"), delegations,
        measure=Measure.SUM, of="day_count", **DELEGATION,
    ),
    Indicator("DR-14", _("Đoàn có cam kết"), "Delegations with commitments", _("đoàn"), promising, **DELEGATION),
    Indicator("DR-15", _("Đoàn nộp hồ sơ gấp"), "Delegations filed in haste", _("đoàn"), urgent, **DELEGATION),
    Indicator(
        "DR-16", _("Ngoại lệ đã cho"), "Exceptions granted", _("ngoại lệ"), granted,
        breakdowns=(Breakdown("rule", _("Quy tắc"), "rule", lambda: dict(EXCEPTIONS)),), **OF_ROWS,
    ),
    # One delegation counts once in the total and once in each country: the column does not add up to it.
    Indicator(
        "DR-17", _("Đoàn ra theo nước đến"), "Outgoing delegations by country", _("đoàn"), visits,
        measure=Measure.DISTINCT, of="delegation__dossier__number", breakdowns=(COUNTRY,), **OF_ROWS,
    ),
)  # fmt: skip
