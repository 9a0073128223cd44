"""Rules that hold a trip against the annual programme: is it in it, does it keep to its line, within its money."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.lib.held import remembered
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.models import Province
from doingoai.reference.models import Confidence
from doingoai.register_kit.catalogue import registers
from doingoai.register_kit.offered import offered, offered_as
from doingoai.register_kit.offers import PlannedLine
from doingoai.registers.delegations_out.models import OutgoingDelegation
from doingoai.registers.delegations_out.rules.dossier import CT38, DAY
from doingoai.registers.delegations_out.rules.looking import (
    ON_THE_WAY,
    countries,
    head,
    named,
    official,
    others,
    travellers,
    undecided,
)

ANNEX = "PL1"  # of the programme: outgoing delegations
PLAN = _("Chương trình hoạt động đối ngoại năm được duyệt (ngưỡng mặc định của hệ thống)")


def line_of(record: OutgoingDelegation) -> PlannedLine | None:
    """Return the line of the programme that the typed code names; None when it is kept elsewhere."""
    code, province = line_code(record), record.dossier.province
    if not code:
        return None
    return remembered(("plan line", code, province), lambda: offered_as(PlannedLine, code, province))


def line_code(record: OutgoingDelegation) -> str:
    """Return the code as programmes write it: capitals, no spaces, a plain hyphen."""
    return "".join(record.plan_line.split()).upper().replace("–", "-")


def keeps_programme(province: Province | None, year: int) -> bool:
    """Tell whether the province keeps an approved programme of the year in this system."""
    return remembered(("programme", province, year), lambda: _keeps(province, year))


def _keeps(province: Province | None, year: int) -> bool:
    keepers = [key for key, register in registers().items() if PlannedLine in register.offers]
    rows = Dossier.objects.for_system("offers").filter(register__in=keepers)
    if province is None:
        rows = rows.filter(province=None)
    else:
        living = province.living()
        rows = rows.filter(province__in=[living, *living.predecessors.all()])
    lines = (offered(PlannedLine, dossier) for dossier in rows.select_related("province__successor", "body"))
    return any(line.approved and line.year == year for line in lines if line is not None)


@official
def outside_plan_unexplained(case: Case) -> Violation | None:
    record = case.record
    explained = bool(record.off_plan_reason and record.off_plan_note.strip())
    sound = not record.off_plan_reason if record.plan_line else explained
    return None if sound else {}


@official
def line_unknown(case: Case) -> Violation | None:
    """The code names no approved line though the programme of that year is kept here."""
    record = case.record
    if not record.plan_line.strip():
        return None
    line = line_of(record)
    if line is not None and line.annex != ANNEX:
        return {"what": _now("dòng này không thuộc phụ lục đoàn ra")}
    if line is not None:
        return None if line.approved else {"what": _now("dòng này chưa được duyệt, hoặc đã hoãn, hủy")}
    kept = keeps_programme(case.province, record.depart_on.year)
    return {"what": _now("không có dòng này trong chương trình năm %d") % record.depart_on.year} if kept else None


@official
@undecided
def line_kept_elsewhere(case: Case) -> Violation | None:
    record = case.record
    if not record.plan_line.strip() or line_of(record) is not None:
        return None
    return None if keeps_programme(case.province, record.depart_on.year) else {"line": record.plan_line}


@official
def line_used(case: Case) -> Violation | None:
    """One line is carried out by one delegation: another that was handed in under it is named."""
    line = line_of(case.record)
    if line is None:
        return None
    tied = Link.objects.filter(kind=Link.Kind.PLANNED, target=line.dossier).values("source")
    found = others(case).filter(dossier__in=tied, dossier__state__in=ON_THE_WAY)
    return {"where": named(case, found)} if found else None


@official
def departs_from_line(case: Case) -> list[Violation]:
    """Country, rank of the head, time: what R-KH-07 holds for a change that needs a supplement of the programme."""
    line = line_of(case.record)
    if line is None or not line.approved:
        return []
    return [{"what": each} for each in _departures(case, line)]


def _departures(case: Case, line: PlannedLine) -> Iterator[str]:
    leader, record = head(case), case.record
    added = countries(case) - line.countries if line.countries else set()
    if added:
        yield _now("đến nước ngoài dòng kế hoạch (%s)") % ", ".join(sorted(added))
    if leader is not None and line.head_rank and leader.senior_rank != line.head_rank:
        said = {"is": leader.senior_rank, "was": line.head_rank}
        yield _now("trưởng đoàn thuộc nhóm %(is)s, dòng kế hoạch ghi %(was)s") % said
    shift = _shift(record.depart_on, record.return_on, line)
    if shift > int(case.limit("LIM_LINE_SHIFT_DAYS")):
        yield _now("lệch %d ngày so với thời gian trong kế hoạch") % shift


def _shift(first: dt.date, last: dt.date, line: PlannedLine) -> int:
    """Return by how many days the trip lies outside the window of its line."""
    return max((line.first - last) // DAY, (first - line.last) // DAY, 0)


@official
def bigger_than_line(case: Case) -> list[Violation]:
    """More people or more days than planned: a note of the foreign-affairs body is enough."""
    line = line_of(case.record)
    if line is None or not line.approved:
        return []
    asked = ((len(travellers(case)), line.members, _now("người")), (case.record.day_count, line.days, _now("ngày")))
    return [{"asked": has, "planned": was, "unit": unit} for has, was, unit in asked if was is not None and has > was]


@official
def dearer_than_plan(case: Case) -> Violation | None:
    """The estimate against that of the line; the typed one counts for lines that are not kept here."""
    line, asked = line_of(case.record), case.record.budget_vnd
    planned: Any = line.budget_vnd if line is not None else case.record.plan_budget_vnd
    if planned is None or asked is None:
        return None
    most = planned * (1 + case.limit("LIM_PLAN_OVERRUN_PCT") / Decimal(100))
    return {"asked": int(asked), "most": int(most)} if asked > most else None


IN_PLAN = Rule(
    "R-DR-01", _("Chuyến đi phải có mã dòng kế hoạch, hoặc lý do ngoài kế hoạch kèm diễn giải; chỉ một trong hai."),
    CT38, outside_plan_unexplained, remedy=_("Ghi mã dòng kế hoạch, hoặc lý do để cấp trên cho chủ trương (dòng A16)."),
)  # fmt: skip
LINE = Rule(
    "R-DR-01a", _("Mã dòng kế hoạch không dùng được: {what}."), CT38, line_unknown,
    field="plan_line", remedy=_("Sửa mã theo chương trình được duyệt, hoặc ghi lý do ngoài kế hoạch."),
)  # fmt: skip
UNCHECKED = Rule(
    "R-DR-01b", _("Chưa đối chiếu được dòng kế hoạch “{line}”: chương trình năm chưa được nhập vào hệ thống."), CT38,
    line_kept_elsewhere, severity=Severity.INFO, field="plan_line", remedy=_("Đối chiếu với chương trình bằng giấy."),
)  # fmt: skip
USED = Rule(
    "R-DR-01f", _("Dòng kế hoạch này đã có đoàn khác sử dụng: {where}."), PLAN, line_used, severity=Severity.WARN,
    field="plan_line", remedy=_("Kiểm tra mã dòng; một dòng kế hoạch là một đoàn, đi thêm là ngoài kế hoạch."),
)  # fmt: skip
DEPARTS = Rule(
    "R-DR-01c", _("Khác dòng kế hoạch được duyệt: {what}."), PLAN, departs_from_line, confidence=Confidence.VERIFY,
    remedy=_("Trình bổ sung, điều chỉnh chương trình trước (R-KH-07), hoặc giải trình."),
)  # fmt: skip
BIGGER = Rule(
    "R-DR-01d", _("Đoàn có {asked} {unit}, dòng kế hoạch ghi {planned} {unit}."), PLAN, bigger_than_line,
    severity=Severity.WARN, remedy=_("Rút gọn, hoặc nêu lý do để cơ quan ngoại vụ ghi nhận."),
)  # fmt: skip
BUDGET = Rule(
    "R-DR-12", _("Dự toán {asked} đồng vượt mức {most} đồng theo kế hoạch được duyệt."), PLAN, dearer_than_plan,
    field="budget_vnd", remedy=_("Giảm dự toán, hoặc trình bổ sung kế hoạch trước."),
)  # fmt: skip
