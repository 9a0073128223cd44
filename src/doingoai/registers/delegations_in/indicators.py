"""DV-01 … DV-09 of the law of incoming delegations; DV-10 is counted by the register of gifts.

A visit counts in the period in which its guests left; a sub-meeting of another visit and an online meeting do not.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Link
from doingoai.indicators.indicator import Breakdown, Indicator, Measure
from doingoai.registers.delegations_in import codes
from doingoai.registers.delegations_in.models import IncomingDelegation, Item

State = IncomingDelegation.State
ENDED = (State.ENDED, State.REPORTED, State.FOLLOWED, State.CLOSED)
STOPPED = (State.REFUSED, State.POSTPONED, State.CANCELLED)
COMMITMENTS = "commitments"
ONLINE = codes.VisitType.ONLINE


def ended() -> QuerySet:
    return IncomingDelegation.objects.for_system("figures").filter(dossier__state__in=ENDED)


def visits() -> QuerySet:
    return ended().filter(master_number="").exclude(visit_type=ONLINE)


def online() -> QuerySet:
    return ended().filter(master_number="", visit_type=ONLINE)


def receptions() -> QuerySet:
    """Talks and courtesy calls that a leader of the province chaired, in a visit or in one of its sub-meetings."""
    leading = (codes.ItemKind.TALKS, codes.ItemKind.COURTESY)
    rows = Item.objects.filter(delegation__dossier__state__in=ENDED, kind__in=leading)
    return rows.filter(chair_rank__in=codes.LEADERS)


def diplomatic() -> QuerySet:
    return visits().filter(guest_category=codes.GuestCategory.DIPLOMATS)


def press() -> QuerySet:
    return visits().filter(guest_category=codes.GuestCategory.PRESS)


def urgent() -> QuerySet:
    return visits().filter(is_urgent=True)


def promises() -> QuerySet:
    """The commitments that were opened from a visit that has ended."""
    rows = Link.objects.filter(kind=Link.Kind.ARISES, source__register=COMMITMENTS, target__state__in=ENDED)
    return rows.filter(target__register=IncomingDelegation.register)


def stopped() -> QuerySet:
    rows = IncomingDelegation.objects.for_system("figures").filter(dossier__state__in=STOPPED, master_number="")
    return rows.exclude(visit_type=ONLINE)


def _by(path: str = "") -> tuple[Breakdown, ...]:
    return (
        Breakdown("country", _("Nước, vùng lãnh thổ"), f"{path}origin__name"),
        Breakdown("category", _("Nhóm khách"), f"{path}guest_category", lambda: dict(codes.GuestCategory.choices)),
        Breakdown("host", _("Cấp người tiếp"), f"{path}host_rank", lambda: dict(codes.HostRank.choices)),
    )


CHAIR = Breakdown("chair", _("Người tiếp"), "chair_rank", lambda: dict(codes.HostRank.choices))
REASON = Breakdown("reason", _("Lý do"), "stop_reason", lambda: dict(codes.StopReason.choices))
OUTCOME = Breakdown("state", _("Kết cục"), "dossier__state", lambda: dict(State.choices))
LEFT = _("ngày khách đi")
SOURCE = _("Quyết định 272-QĐ/TW năm 2015")
VISIT: dict[str, Any] = {"on": "dossier__event_date", "dated_by": LEFT, "breakdowns": _by(), "source": SOURCE}

ALL = (
    Indicator("DV-01", _("Số đoàn vào"), "Incoming delegations", _("đoàn"), visits, **VISIT),
    Indicator(
        "DV-02", _("Số lượt khách quốc tế (đoàn vào)"), "Foreign guests of delegations", _("lượt"), visits,
        measure=Measure.SUM, of="actual_guest_count", **VISIT,
    ),
    Indicator(
        "DV-03", _("Cuộc tiếp khách của lãnh đạo tỉnh"), "Receptions by leaders of the province", _("cuộc"), receptions,
        on="day", dated_by=_("ngày tiếp"), to_dossier="delegation__dossier",
        to_province="delegation__dossier__province", breakdowns=(CHAIR, *_by("delegation__")[:2]), source=SOURCE,
    ),
    Indicator("DV-04", _("Đoàn ngoại giao thăm tỉnh"), "Visits of diplomats", _("đoàn"), diplomatic, **VISIT),
    Indicator("DV-05", _("Đoàn báo chí nước ngoài"), "Foreign press teams", _("đoàn"), press, **VISIT),
    Indicator(
        "DV-14", _("Phóng viên nước ngoài"), "Foreign reporters", _("lượt"), press, measure=Measure.SUM,
        of="actual_guest_count", **VISIT,
    ),
    Indicator(
        "DV-06", _("Kinh phí đón tiếp đã dùng"), "Cost of receiving guests", _("đồng"), visits, measure=Measure.SUM,
        of="actual_cost_vnd", **VISIT,
    ),
    Indicator("DV-07", _("Đoàn vào nộp hồ sơ gấp"), "Late filings of visits", _("đoàn"), urgent, **VISIT),
    Indicator(
        "DV-08", _("Cam kết mở từ đoàn vào"), "Commitments opened from visits", _("cam kết"), promises,
        on="target__event_date", dated_by=LEFT, to_dossier="target", to_province="target__province",
        register=IncomingDelegation.register, looks_at=(COMMITMENTS,), source=SOURCE,
    ),
    Indicator(
        "DV-09", _("Đoàn vào bị từ chối, hoãn, hủy"), "Visits refused, put off or given up", _("đoàn"), stopped,
        on="stopped_on", dated_by=_("ngày từ chối, hoãn, hủy"), breakdowns=(REASON, OUTCOME, *_by()), source=SOURCE,
    ),
    Indicator("DV-11", _("Cuộc làm việc trực tuyến"), "Online meetings", _("cuộc"), online, **VISIT),
)  # fmt: skip
