"""DR-01 … DR-05 of the reporting catalogue, and figures of the delegations' own law that the catalogue does not name.

A delegation counts in the period in which it ended (the reporting law), with the members of its own province.
"""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.indicators.indicator import Indicator, Measure
from doingoai.indicators.periods import Period
from doingoai.registers.delegations_out.codes import DelegationType
from doingoai.registers.delegations_out.models import Member, OutgoingDelegation

State = OutgoingDelegation.State
ENDED = (State.RETURNED, State.REPORTED, State.FOLLOWED, State.CLOSED)
# A central delegation is the centre's; a private trip is nobody's delegation.
NOT_OURS = (DelegationType.JOIN_CENTRAL, DelegationType.PRIVATE)


def ended(period: Period) -> QuerySet:
    rows = OutgoingDelegation.objects.for_system("figures")
    return rows.filter(dossier__state__in=ENDED, dossier__event_date__range=period.range)


def delegations(period: Period) -> QuerySet:
    return ended(period).exclude(delegation_type__in=NOT_OURS)


def members(period: Period) -> QuerySet:
    rows = Member.objects.filter(
        delegation__dossier__state__in=ENDED, delegation__dossier__event_date__range=period.range
    )
    return rows.exclude(delegation__delegation_type__in=NOT_OURS)


def supported(period: Period) -> QuerySet:
    return delegations(period).filter(mission_support=True)


def central(period: Period) -> QuerySet:
    return ended(period).filter(delegation_type=DelegationType.JOIN_CENTRAL)


def private(period: Period) -> QuerySet:
    return ended(period).filter(delegation_type=DelegationType.PRIVATE)


def excepted(period: Period) -> QuerySet:
    return delegations(period).exclude(exception_reason="")


def off_plan(rows: QuerySet) -> QuerySet:
    return rows.filter(plan_line="")


def reported_in_time(rows: QuerySet) -> QuerySet:
    """The report was handed in by its day; how long its acceptance took is not the unit's doing."""
    return rows.filter(reported_on__lte=F("report_due_on"))


DELEGATIONS = Indicator("DR-01", _("Số đoàn ra"), "Outgoing delegations", _("đoàn"), delegations)
PERSON_TRIPS = Indicator(
    "DR-02", _("Số lượt người đi"), "Person-trips abroad", _("lượt người"), members, to_dossier="delegation__dossier",
    to_province="delegation__dossier__province",
)  # fmt: skip
OFF_PLAN = Indicator(
    "DR-03", _("Tỷ lệ đoàn ra ngoài kế hoạch"), "Share of delegations outside the plan", "%", delegations,
    Measure.SHARE, part=off_plan, decimals=1,
)  # fmt: skip
IN_TIME = Indicator(
    "DR-04", _("Tỷ lệ đoàn có báo cáo kết quả đúng hạn"), "Share of delegations that reported in time", "%",
    delegations, Measure.SHARE, part=reported_in_time, decimals=1,
)  # fmt: skip
SUPPORTED = Indicator(
    "DR-05", _("Đoàn được cơ quan đại diện hỗ trợ"), "Delegations supported by missions", _("đoàn"), supported,
    national=("NAT-DEL-01",),
)  # fmt: skip
COST = Indicator(
    "DR-06", _("Kinh phí đoàn ra đã dùng"), "Cost of outgoing delegations", _("đồng"), delegations, Measure.SUM,
    of="actual_cost_vnd",
)  # fmt: skip
EXCEPTIONS = Indicator("DR-08", _("Đoàn được đi theo ngoại lệ"), "Delegations by exception", _("đoàn"), excepted)
PRIVATE = Indicator("DR-10", _("Chuyến đi việc riêng"), "Private trips", _("chuyến"), private)
CENTRAL = Indicator("DR-11", _("Đoàn Trung ương có tham gia"), "Central delegations joined", _("đoàn"), central)

ALL = (DELEGATIONS, PERSON_TRIPS, OFF_PLAN, IN_TIME, SUPPORTED, COST, EXCEPTIONS, PRIVATE, CENTRAL)
