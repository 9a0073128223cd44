"""Rules about the dossier and its papers: complete, in plan, in time, within the money, the right ones asked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind, Step
from doingoai.dossiers.models import Link
from doingoai.norms.lookup import due
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.roles import Role
from doingoai.reference.calendar import work_calendar
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import Cost, OutgoingDelegation, Stop
from doingoai.registers.delegations_out.rules.looking import State, costs, liftable, members, official, stops

CT38 = "Chỉ thị 38-CT/TW ngày 21/7/2014 của Bộ Chính trị"
QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
SOUND = _("Toàn vẹn hồ sơ đoàn ra")
DAY = dt.timedelta(days=1)


def incomplete(case: Case) -> list[Violation]:
    """What must stand in the dossier before it is handed in: one head, known tiers, a journey without gaps, a cost."""
    record, people = case.record, members(case)
    problems: list[Any] = [
        _("Đoàn phải có đúng một trưởng đoàn.") if _heads(people) != 1 else None,
        _("Chưa có dự toán.") if not record.is_private and record.budget_vnd is None else None,
        *_misplaced(record, stops(case)),
    ]
    times = Counter(each.person_key for each in people)
    problems += [_("“%s” có hai dòng trong đoàn.") % each for each in _twice(people, times)]
    problems += _unequal(record, costs(case))
    untold = [each for each in people if each.rank_group not in codes.COMPANIONS and not each.cadre_tier]
    problems += [_("Chưa ghi diện quản lý của “%s”.") % each for each in untold]
    return [{"what": problem} for problem in problems if problem]


def _unequal(record: OutgoingDelegation, lines: list[Cost]) -> Iterator[Any]:
    """The lines of the estimate add up to it."""
    total = sum((each.amount_vnd for each in lines), Decimal(0))
    if total and record.budget_vnd is not None and total != record.budget_vnd:
        said = {"total": f"{total:.0f}", "budget": f"{record.budget_vnd:.0f}"}
        yield _now("Dự toán chi tiết cộng lại %(total)s đồng, khác dự toán %(budget)s đồng.") % said


def _heads(people: list[Any]) -> int:
    return sum(each.role == codes.MemberRole.HEAD for each in people)


def _twice(people: list[Any], times: Counter[str]) -> list[str]:
    return sorted({each.full_name for each in people if times[each.person_key] > 1})


def _misplaced(record: OutgoingDelegation, journey: list[Stop]) -> Iterator[Any]:
    if not journey:
        yield _("Chưa có lịch trình.")
    last = record.depart_on
    for stop in journey:
        if not record.depart_on <= stop.date_from <= stop.date_to <= record.return_on:
            yield _("Chặng “%s” nằm ngoài thời gian chuyến đi.") % stop
        if stop.date_from > last + 2 * DAY:
            yield _("Lịch trình bỏ trống hơn một ngày trước chặng “%s”.") % stop
        last = max(last, stop.date_to)


def filing_key(record: OutgoingDelegation, people: Iterable[Any]) -> str:
    """Return the deadline of filing: longer where the Standing Members of the Party Committee or a visa are needed.

    A border exchange with passes, in which they have no part, has a short one of its own.
    """
    cadres = [each if isinstance(each, dict) else vars(each) for each in people]
    heard = any(each["rank_group"] <= "R09" or each["cadre_tier"] in ("TW", "BTV") for each in cadres)
    heard = heard or record.plan_side == codes.PlanSide.OFF or bool(record.exception_reason)  # rows A16, R-DR-02
    if heard or record.needs_visa:
        return "DR_FILE_LONG"
    border_pass = record.travel_document == codes.TravelDocument.BORDER_PASS
    return "DR_FILE_BORDER" if border_pass else "DR_FILE"


def is_urgent(record: OutgoingDelegation, on: dt.date) -> bool:
    """Tell whether the dossier is handed in later than the deadline before departure."""
    return on > filing_day(record)


def filing_day(record: OutgoingDelegation) -> dt.date:
    """Return the last day on which the dossier is handed in without haste."""
    return due(filing_key(record, record.members.all()), record.depart_on, province=record.dossier.province)


@official
def filed_late(case: Case) -> Violation | None:
    return {"day": filing_day(case.record)} if is_urgent(case.record, case.on) else None


@official
@liftable("R-DR-09")
def paid_by_enterprise(case: Case) -> Violation | None:
    record = case.record
    by_name = record.invitation_by_name and record.inviter_is_enterprise
    return {} if record.funding == codes.Funding.ENTERPRISE or by_name else None


@official
def mission_not_asked(case: Case) -> Violation | None:
    return None if case.record.mission_consulted_on else {}


def ministry_silent(case: Case) -> Violation | None:
    """S1 and higher, or a territory that needs care: the Ministry's answer comes before the signature."""
    record = case.record
    asked = record.sensitivity != codes.Sensitivity.S0 or record.asks_ministry
    if not asked or record.ministry_replied_on:
        return None
    said = Step.objects.filter(dossier=record.dossier, role=Role.MOFA_HEAD, outcome=Step.Outcome.AGREED)
    return None if said.exclude(kind=Kind.DECIDE).exists() else {}


@official
def day_without_work(case: Case) -> Violation | None:
    """A working day between departure and return (the days of travel left out) on which no partner is met."""
    record, calendar = case.record, work_calendar()
    if record.delegation_type == codes.DelegationType.TRAINING:
        return None
    meetings = [stop for stop in record.stops.all() if stop.partner and not stop.is_transit]
    inner = (record.depart_on + number * DAY for number in range(1, (record.return_on - record.depart_on).days))
    idle = [
        day
        for day in inner
        if calendar.is_working(day) and not any(stop.date_from <= day <= stop.date_to for stop in meetings)
    ]
    return {"days": ", ".join(f"{day:%d/%m}" for day in idle)} if idle else None


def nothing_signed_or_promised(case: Case) -> Violation | None:
    """Before the trip an agreement is linked; with the report stands a commitment, or the tick that none arose."""
    record = case.record
    if record.dossier.state != State.RETURNED:
        negotiating = record.delegation_type == codes.DelegationType.NEGOTIATION
        unlinked = negotiating and not _linked(record, "agreements")
        return {"what": _("Đoàn đàm phán, ký kết chưa liên kết hồ sơ thỏa thuận.")} if unlinked else None
    promised = bool(record.commitments.strip()) or _linked(record, "commitments")
    if promised and record.no_commitment:
        return {"what": _("Vừa ghi cam kết vừa chọn “không phát sinh cam kết”.")}
    if not promised and not record.no_commitment:
        return {"what": _("Báo cáo chưa ghi cam kết và chưa chọn “không phát sinh cam kết”.")}
    return None


def _linked(record: OutgoingDelegation, register: str) -> bool:
    mine = record.dossier
    there = Q(source=mine, target__register=register) | Q(target=mine, source__register=register)
    return Link.objects.filter(there).exists()


COMPLETE = Rule(
    "R-DR-00", "{what}", SOUND, incomplete, remedy=_("Sửa hồ sơ rồi thực hiện lại."),
)  # fmt: skip
LATE_FILING = Rule(
    "R-DR-11b", _("Hồ sơ gấp: phải nộp chậm nhất ngày {day:%d/%m/%Y}."), _("Thời hạn nộp hồ sơ (mặc định)"),
    filed_late, severity=Severity.WARN, remedy=_("Nêu lý do nộp gấp; hồ sơ được đếm vào số hồ sơ gấp."),
)  # fmt: skip
ENTERPRISE = Rule(
    "R-DR-09", _("Chuyến đi do doanh nghiệp chi trả hoặc doanh nghiệp mời đích danh."),
    "Tiêu chí chỉ đạo của Thủ tướng Chính phủ; quy định của Hà Nội, Bình Dương", paid_by_enterprise,
    severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Đổi nguồn kinh phí, hoặc giải trình."),
    lifted_by=Role.UBND_CHAIR,
)  # fmt: skip
MISSION = Rule(
    "R-DR-13", _("Chưa trao đổi với cơ quan đại diện Việt Nam ở nước đến."), QC272, mission_not_asked,
    severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Gửi công văn cho cơ quan đại diện, ghi ngày gửi."),
)  # fmt: skip
MINISTRY = Rule(
    "R-DR-14", _("Nội dung nhạy cảm hoặc địa bàn phải tham vấn mà Bộ Ngoại giao chưa trả lời."), QC272, ministry_silent,
    confidence=Confidence.VERIFY, remedy=_("Chờ trả lời của Bộ Ngoại giao (dòng A23)."),
)  # fmt: skip
WORKING_DAYS = Rule(
    "R-DR-15", _("Ngày làm việc không có nội dung làm việc với đối tác: {days}."), CT38, day_without_work,
    severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Bổ sung chương trình hoặc rút ngắn chuyến đi."),
)  # fmt: skip
COMMITMENTS = Rule(
    "R-DR-21", "{what}", SOUND, nothing_signed_or_promised,
    remedy=_("Liên kết hồ sơ thỏa thuận, ghi cam kết, hoặc chọn “không phát sinh cam kết”."),
)  # fmt: skip
