"""Rules about the trip: its size, what was done before it, who signed when, whether it went as it was decided."""

from __future__ import annotations

import datetime as dt
from itertools import takewhile

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Authorisation
from doingoai.lib.text import fold
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.roles import Role
from doingoai.reference.calendar import work_calendar
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import AUTHORISED, OutgoingDelegation
from doingoai.registers.delegations_out.rules import looking
from doingoai.registers.delegations_out.rules.dossier import CT38, DAY, SOUND

POWER = _("Ma trận thẩm quyền: ủy quyền bằng văn bản, có thời hạn")
NEIGHBOURS = frozenset({"CN", "LA", "KH"})
SIZES = {"LIM_MEMBERS": _("người"), "LIM_DAYS": _("ngày"), "LIM_COUNTRIES": _("nước")}
REPEATED_BY_NATURE = (
    codes.DelegationType.JOIN_CENTRAL, codes.DelegationType.NEGOTIATION, codes.DelegationType.YEARLY,
)  # fmt: skip


@looking.official
@looking.liftable("R-DR-06")
def too_big(case: Case) -> list[Violation]:
    counted = {
        "LIM_MEMBERS": len(looking.travellers(case)),
        "LIM_DAYS": case.record.day_count,
        "LIM_COUNTRIES": len(looking.countries(case)),
    }
    limits = {key: looking.figure(case, key) for key in counted}
    return [
        {"number": number, "unit": SIZES[key], "most": most}
        for key, number in counted.items()
        if (most := limits[key]) is not None and number > most
    ]


@looking.official
def repeats_earlier_trip(case: Case) -> Violation | None:
    """The same unit, country and main topic within the years of the limit; recurring kinds of trip are left out."""
    record = case.record
    if record.delegation_type in REPEATED_BY_NATURE:
        return None
    years = int(case.limit("LIM_REPEAT_YEARS"))
    since = _years_before(record.depart_on, years)
    rows = looking.others(case).filter(
        dossier__state__in=looking.GOING, dossier__body=record.dossier.body, topic=record.topic
    )
    rows = rows.filter(return_on__range=(since, record.depart_on)).exclude(delegation_type__in=REPEATED_BY_NATURE)
    found = rows.filter(stops__country__in=looking.countries(case), stops__is_transit=False).distinct()
    return {"where": looking.named(case, found), "years": years} if found else None


def _years_before(day: dt.date, years: int) -> dt.date:
    """The same date years ago; 29 February goes to the 28th."""
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


@looking.official
def could_join_another(case: Case) -> Violation | None:
    margin = int(case.limit("LIM_JOIN_DAYS")) * DAY
    rows = looking.others(case).filter(looking.overlapping(case, margin), dossier__state__in=looking.ON_THE_WAY)
    rows = rows.exclude(delegation_type=codes.DelegationType.PRIVATE)
    found = rows.filter(stops__country__in=looking.countries(case), stops__is_transit=False).distinct()
    return {"where": looking.named(case, found)} if found else None


@looking.official
@looking.undecided
def meets_another_province(case: Case) -> Violation | None:
    """A delegation of another province with the same partner in the same weeks; nothing is told of what is not seen."""
    record, margin = case.record, int(case.limit("LIM_SAME_PARTNER_DAYS")) * DAY
    mine = {
        (each.country_id, fold(each.partner)) for each in record.stops.all() if each.partner and not each.is_transit
    }
    if not mine:
        return None
    rows = OutgoingDelegation.objects.for_system("partners").filter(looking.overlapping(case, margin))
    rows = rows.filter(dossier__state__in=looking.ON_THE_WAY).exclude(delegation_type=codes.DelegationType.PRIVATE)
    rows = rows.exclude(pk__in=looking.others(case).values("pk")).exclude(pk=record.pk)
    there = rows.filter(stops__country__in=looking.countries(case)).distinct().prefetch_related("stops")
    found = [each for each in there if mine & {(stop.country_id, fold(stop.partner)) for stop in each.stops.all()}]
    return {"where": looking.named(case, found)} if found else None


@looking.official
def pass_is_not_enough(case: Case) -> list[Violation]:
    """A border pass serves border exchanges with the three neighbours only."""
    record = case.record
    if record.travel_document != codes.TravelDocument.BORDER_PASS:
        return []
    beyond = sorted({str(each.country) for each in looking.stops(case) if each.country_id not in NEIGHBOURS})
    problems = (
        [] if record.delegation_type == codes.DelegationType.BORDER else [_now("không phải đoàn giao lưu biên giới")]
    )
    problems += [_now("đến %s") % ", ".join(beyond)] if beyond else []
    return [{"what": problem} for problem in problems]


@looking.official
def weekend_added(case: Case) -> list[Violation]:
    """Days off with no partner at the beginning or at the end of the trip, beyond the one for travelling."""
    record, calendar = case.record, work_calendar()
    if record.delegation_type == codes.DelegationType.TRAINING:
        return []
    meetings = [stop for stop in record.stops.all() if stop.partner and not stop.is_transit]
    days = [record.depart_on + number * DAY for number in range(record.day_count)]
    idle = [
        not calendar.is_working(day) and not any(stop.date_from <= day <= stop.date_to for stop in meetings)
        for day in days
    ]
    most = int(case.limit("LIM_TRAVEL_DAYS_OFF"))
    runs = {_("đầu"): list(takewhile(bool, idle)), _("cuối"): list(takewhile(bool, reversed(idle)))}
    return [{"where": where, "number": len(run), "most": most} for where, run in runs.items() if len(run) > most]


def decided_after_departure(case: Case) -> Violation | None:
    signed = case.inputs["issued_on"]
    return {"signed": signed, "left": case.record.depart_on} if signed > case.record.depart_on else None


def signed_without_authorisation(case: Case) -> Violation | None:
    """TUQ. is signed only under an authorisation in force on the day of the signature."""
    if case.inputs["capacity"] != codes.Capacity.TUQ:
        return None
    signed = case.inputs["issued_on"]
    actions = ["delegations_out.decide", AUTHORISED]
    given = Authorisation.objects.filter(giver=Role.UBND_CHAIR, action__in=actions, province=case.province)
    return None if given.in_force(signed).exists() else {"signed": signed}


def opinion_after_decision(case: Case) -> list[Violation]:
    signed = case.inputs["issued_on"]
    spoken = (codes.PaperKind.OPINION, codes.PaperKind.POLICY)
    late = case.record.papers.filter(kind__in=spoken, issued_on__gt=signed)
    return [{"paper": str(paper)} for paper in late]


def went_otherwise(case: Case) -> Violation | None:
    record = case.record
    late = (record.actual_return_on - record.return_on).days > case.limit("LIM_LATE_RETURN_DAYS")
    return {} if (late or record.unplanned_places) and not record.deviations.strip() else None


def differs_from_decision(case: Case) -> Violation | None:
    """Head, members, countries, or more than the allowed days differ from what was decided."""
    decided, now = case.record.decided, case.record.material()
    most = int(case.limit("LIM_CHANGE_DAYS"))
    what = {"head": _("trưởng đoàn"), "members": _("thành viên"), "countries": _("nước đến")}
    changed = [str(label) for name, label in what.items() if decided.get(name) != now[name]]
    days = zip(decided.get("days", now["days"]), now["days"], strict=True)
    if any(abs((dt.date.fromisoformat(was) - dt.date.fromisoformat(day)).days) > most for was, day in days):
        changed.append(str(_("ngày đi, ngày về")))
    return {"what": ", ".join(changed)} if changed else None


SIZE = Rule(
    "R-DR-06", _("Đoàn có {number} {unit}; nhiều nhất {most} {unit}."),
    "Tiêu chí chỉ đạo của Thủ tướng Chính phủ; Chỉ thị 38-CT/TW", too_big, severity=Severity.WARN,
    confidence=Confidence.VERIFY, remedy=_("Rút gọn đoàn, hoặc giải trình."), lifted_by=Role.UBND_CHAIR,
)  # fmt: skip
REPEAT = Rule(
    "R-DR-07", _("Trùng lặp: trong {years} năm đơn vị đã đi nước này về cùng chủ đề: {where}."),
    "Chỉ thị của Bộ Tài chính sau Kết luận thanh tra 940/KL-TTCP ngày 15/6/2018", repeats_earlier_trip,
    severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Xem báo cáo chuyến trước; nêu điểm mới."),
)  # fmt: skip
JOIN = Rule(
    "R-DR-08", _("Đề nghị ghép đoàn: tỉnh có đoàn khác đến cùng nước trong thời gian gần: {where}."), CT38,
    could_join_another, severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Ghép đoàn, hoặc nêu lý do."),
)  # fmt: skip
ELSEWHERE = Rule(
    "R-DR-08b", _("Trong thời gian gần, địa phương khác cũng có đoàn đến cùng đối tác: {where}."), CT38,
    meets_another_province, severity=Severity.INFO,
    remedy=_("Hỏi Cục Ngoại vụ và Ngoại giao văn hóa để phối hợp nội dung, tránh trùng lặp."),
)  # fmt: skip
BORDER_PASS = Rule(
    "DR-C12-1", _("Giấy thông hành không dùng cho chuyến đi này: {what}."),
    _("Luật 49/2019/QH14; hiệp định về quy chế biên giới với nước láng giềng"), pass_is_not_enough,
    field="travel_document", confidence=Confidence.VERIFY, remedy=_("Chọn hộ chiếu, hoặc sửa loại đoàn, nước đến."),
)  # fmt: skip
WEEKENDS = Rule(
    "DR-C12-2", _("Kéo dài chuyến đi ở {where} chuyến bằng {number} ngày nghỉ không làm việc; nhiều nhất {most}."),
    CT38, weekend_added, severity=Severity.WARN, confidence=Confidence.VERIFY,
    remedy=_("Rút ngắn chuyến đi, hoặc nêu lý do."),
)  # fmt: skip
DECISION_DATE = Rule(
    "R-DR-11", _("Quyết định ký ngày {signed:%d/%m/%Y}, sau ngày đi {left:%d/%m/%Y}."), SOUND, decided_after_departure,
    field="issued_on", remedy=_("Kiểm tra ngày ký; lùi ngày đi nếu quyết định chưa ký kịp."),
)  # fmt: skip
AUTHORITY_TO_SIGN = Rule(
    "R-QC-03", _("Ký thừa ủy quyền ngày {signed:%d/%m/%Y} mà không có ủy quyền còn hiệu lực."), POWER,
    signed_without_authorisation, field="capacity", remedy=_("Ghi văn bản ủy quyền trước, hoặc trình Chủ tịch ký."),
)  # fmt: skip
ORDER = Rule(
    "R-QC-04", _("Văn bản cho ý kiến {paper} ký sau quyết định."), SOUND, opinion_after_decision,
    field="issued_on", remedy=_("Kiểm tra ngày của các văn bản."),
)  # fmt: skip
DEVIATION = Rule(
    "R-DR-19", _("Về muộn hơn quyết định hoặc đến nước ngoài quyết định mà chưa giải trình."), SOUND, went_otherwise,
    field="deviations", remedy=_("Ghi giải trình; cơ quan kiểm tra xem được."),
)  # fmt: skip
AS_DECIDED = Rule(
    "R-DR-22", _("Khác với quyết định cử: {what}."), SOUND, differs_from_decision,
    remedy=_("Trình quyết định điều chỉnh trước khi đi."),
)  # fmt: skip
