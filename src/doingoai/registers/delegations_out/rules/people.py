"""Rules about the people who go: how often, who together, in whose stead, with which papers."""

from __future__ import annotations

from collections import Counter

from django.utils.translation import gettext_lazy as _

from doingoai.norms.lookup import NormMissing, due
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence
from doingoai.registers.delegations_out import codes
from doingoai.registers.delegations_out.models import Member
from doingoai.registers.delegations_out.rules import looking
from doingoai.registers.delegations_out.rules.dossier import CT38, DAY, SOUND

ABSENCE_PAIR = frozenset({codes.Rank.R03, codes.Rank.R04})  # Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh
ACCOUNTABLE = (looking.State.RETURNED, looking.State.REPORTED)


@looking.official
@looking.liftable("R-DR-02")
def travels_too_often(case: Case) -> list[Violation]:
    return _too_often(case)


@looking.official
@looking.liftable("R-DR-02")
def exception_unexplained(case: Case) -> Violation | None:
    """Who travels too often names the reason of the exception: it raises the decision by one level."""
    found = [] if case.record.exception_reason else _too_often(case)
    return {"names": ", ".join(str(each["name"]) for each in found)} if found else None


def _too_often(case: Case) -> list[Violation]:
    """Count the calendar year's other decided trips of each person; companions and private trips do not count."""
    most = int(case.limit("LIM_TRIPS_PER_YEAR"))
    rows = looking.others(case).filter(dossier__state__in=looking.GOING, depart_on__year=case.record.depart_on.year)
    rows = rows.exclude(delegation_type__in=_not_counted(case))
    trips = Counter(rows.filter(members__isnull=False).values_list("members__person_key", flat=True))
    return [
        {"name": each.full_name, "number": trips[each.person_key] + 1, "most": most}
        for each in looking.travellers(case)
        if trips[each.person_key] + 1 > most
    ]


def _not_counted(case: Case) -> list[str]:
    """Private trips never count; whether escorts and negotiations do is a province's figure (1 or 0)."""
    return [codes.DelegationType.PRIVATE.value] + [
        kind for kind in codes.DelegationType.values if not _counts(case, f"LIM_TRIPS_COUNTS_{kind}")
    ]


def _counts(case: Case, key: str) -> bool:
    try:
        return bool(case.limit(key))
    except NormMissing:
        return True


@looking.liftable("R-DR-03")
def key_leaders_together(case: Case) -> list[Violation]:
    most = int(case.limit("LIM_KEY_LEADERS_SAME_DELEGATION"))
    leaders = looking.members(case, lambda member: member.is_key_leader and not member.is_external)
    units = Counter(each.unit_key for each in leaders)
    return [
        {"unit": unit, "number": units[key], "most": most}
        for key, unit in {each.unit_key: each.unit for each in leaders}.items()
        if units[key] > most
    ]


def both_heads_away(case: Case) -> Violation | None:
    """The Secretary and the Chair, in this delegation or in one that is abroad in the same days."""
    people = looking.members(case, lambda member: not member.is_external)
    here = set[str]().union(*(each.posts for each in people)) & ABSENCE_PAIR
    if here == ABSENCE_PAIR:
        return {"where": case.record.dossier.number}
    missing = ABSENCE_PAIR - here
    if not here:
        return None
    rows = looking.others(case).filter(looking.overlapping(case, 0 * DAY), dossier__state__in=looking.ON_THE_WAY)
    away = Member.objects.filter(delegation__in=rows, is_external=False).select_related("delegation")
    found = {each.delegation for each in away if each.posts & missing}
    return {"where": looking.named(case, found)} if found else None


@looking.liftable("R-DR-05")
def relatives_go_along(case: Case) -> list[Violation]:
    along = looking.members(case, lambda member: bool(member.relative_of) and not member.relative_doc)
    if len(along) <= case.limit("LIM_RELATIVES"):
        return []
    return [{"name": each.full_name, "relative": each.relative_of} for each in along]


def travels_twice_at_once(case: Case) -> list[Violation]:
    people = {each.person_key: each for each in looking.members(case)}
    rows = looking.others(case).filter(looking.overlapping(case, 0 * DAY), dossier__state__in=looking.ON_THE_WAY)
    found = rows.filter(members__person_key__in=people).distinct().prefetch_related("members")
    return [
        {"name": people[each.person_key].full_name, "where": looking.named(case, [other])}
        for other in found
        for each in other.members.all()
        if each.person_key in people
    ]


def carries_secrets_unpermitted(case: Case) -> list[Violation]:
    carrying = looking.members(case, lambda member: member.carries_classified and not member.permission_doc)
    return [{"name": each.full_name} for each in carrying]


def not_cleared_to_leave(case: Case) -> Violation | None:
    """Two working days before departure the unit has confirmed that every member may leave the country."""
    record = case.record
    if case.inputs.get("all_checked"):
        return None
    if case.on < due("DR_EXIT_CHECK", record.depart_on, province=case.province):
        return None
    missing = looking.members(case, lambda member: not member.exit_check)
    return {"names": ", ".join(each.full_name for each in missing)} if missing else None


@looking.liftable("R-DR-18")
def head_owes_report(case: Case) -> Violation | None:
    leader = looking.head(case)
    if leader is None:
        return None
    owed = looking.others(case).filter(dossier__state__in=ACCOUNTABLE, dossier__due_on__lt=case.on)
    led = Member.objects.filter(role=codes.MemberRole.HEAD, person_key=leader.person_key)
    found = list(owed.filter(pk__in=led.values("delegation")))
    return {"name": leader.full_name, "where": looking.named(case, found)} if found else None


def party_cell_not_told(case: Case) -> Violation | None:
    """Told late, or not yet though the day has passed; before the return nothing is owed."""
    record = case.record
    if record.actual_return_on is None or record.dossier.state == looking.State.CLOSED:
        return None
    if not looking.members(case, lambda member: member.party_member):
        return None
    last = due("PARTY_REPORT_AFTER_TRIP", record.actual_return_on, province=case.province)
    return {"day": last} if (record.party_reported_on or case.on) > last else None


def nobody_acts(case: Case) -> list[Violation]:
    absent = looking.members(case, lambda member: member.is_unit_head and not member.acting_person)
    return [{"name": each.full_name, "unit": each.unit} for each in absent]


TRIPS = Rule(
    "R-DR-02", _("{name} đi chuyến thứ {number} trong năm; nhiều nhất {most} chuyến."), CT38, travels_too_often,
    severity=Severity.WARN, confidence=Confidence.VERIFY, field="exception_reason",
    remedy=_("Ghi lý do ngoại lệ: quyết định được đưa lên cao hơn một cấp; hoặc cử người khác."),
)  # fmt: skip
EXCEPTION = Rule(
    "R-DR-02b", _("Chưa ghi lý do ngoại lệ cho người vượt số chuyến trong năm: {names}."), SOUND,
    exception_unexplained, field="exception_reason",
    remedy=_("Chọn lý do ngoại lệ để quyết định được đưa lên cao hơn một cấp; hoặc cử người khác."),
)  # fmt: skip
KEY_LEADERS = Rule(
    "R-DR-03", _("{unit}: {number} lãnh đạo chủ chốt trong cùng một đoàn; nhiều nhất {most}."), CT38,
    key_leaders_together, confidence=Confidence.VERIFY,
    remedy=_("Bớt một người, hoặc để Ban Thường vụ cho phép bằng văn bản (việc “Cho ngoại lệ”)."),
    lifted_by=Role.BTV,
)  # fmt: skip
ABSENCE = Rule(
    "R-DR-04", _("Bí thư Tỉnh ủy và Chủ tịch UBND tỉnh cùng ở nước ngoài: {where}."), "Quy chế làm việc của Tỉnh ủy",
    both_heads_away, severity=Severity.WARN, confidence=Confidence.VERIFY, remedy=_("Báo cáo Thường trực Tỉnh ủy."),
)  # fmt: skip
RELATIVES = Rule(
    "R-DR-05", _("{name} là người thân của {relative}, chưa có văn bản của cấp có thẩm quyền."), CT38,
    relatives_go_along, confidence=Confidence.VERIFY, remedy=_("Ghi văn bản cho phép, hoặc bỏ khỏi đoàn."),
    lifted_by=Role.TTTU,
)  # fmt: skip
OVERLAP = Rule(
    "R-DR-10", _("{name} đã ở trong đoàn khác trùng ngày: {where}."), SOUND, travels_twice_at_once,
    remedy=_("Đổi ngày hoặc đổi người."),
)  # fmt: skip
CLASSIFIED = Rule(
    "R-DR-16", _("{name} mang tài liệu mật mà chưa có văn bản cho phép."),
    "Luật Bảo vệ bí mật nhà nước 117/2025/QH15; Chỉ thị 38-CT/TW", carries_secrets_unpermitted,
    remedy=_("Ghi văn bản cho phép, hoặc không mang."),
)  # fmt: skip
EXIT_CHECK = Rule(
    "R-DR-17", _("Chưa xác nhận đủ điều kiện xuất cảnh: {names}."),
    "Luật Xuất cảnh, nhập cảnh của công dân Việt Nam 49/2019/QH14", not_cleared_to_leave,
    remedy=_("Đơn vị kiểm tra và xác nhận ở bước chuẩn bị chuyến đi."),
)  # fmt: skip
OWED_REPORT = Rule(
    "R-DR-18", _("Trưởng đoàn {name} còn nợ báo cáo quá hạn: {where}."), CT38, head_owes_report,
    severity=Severity.WARN, confidence=Confidence.VERIFY,
    remedy=_("Nộp báo cáo chuyến trước, hoặc để Chủ tịch UBND tỉnh cho phép bằng văn bản (việc “Cho ngoại lệ”)."),
    lifted_by=Role.UBND_CHAIR,
)  # fmt: skip
PARTY_REPORT = Rule(
    "R-DR-20", _("Đảng viên trong đoàn phải báo cáo chi bộ chậm nhất ngày {day:%d/%m/%Y}."),
    "Quy định 58-QĐ/TW ngày 08/02/2022; hướng dẫn của cấp ủy", party_cell_not_told, severity=Severity.WARN,
    confidence=Confidence.VERIFY, field="party_reported_on", remedy=_("Ghi ngày báo cáo và lý do chậm."),
)  # fmt: skip
ACTING = Rule(
    "R-DR-23", _("{name}, người đứng đầu {unit}, đi mà chưa có người phụ trách thay."), "Quy chế của Quảng Ngãi",
    nobody_acts, severity=Severity.WARN, confidence=Confidence.VERIFY,
    remedy=_("Ghi người phụ trách; báo Chủ tịch UBND tỉnh ít nhất 3 ngày trước."),
)  # fmt: skip
