"""R-KH-03, -04, -05, -07, -09, -10, -12 over all lines of a programme (domain B.6), and integrity (KH-TV)."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.lib.dates import format_number
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.planning.programmes.clashes import same_ground
from doingoai.planning.programmes.coverage import coverage
from doingoai.planning.programmes.lines import STANDING, budget, listed, own, pending, planned
from doingoai.planning.programmes.models import AnnualProgramme
from doingoai.planning.programmes.off_plan import off_plan
from doingoai.planning.programmes.thresholds import beyond_note
from doingoai.reference.activity import STATE_BUDGET
from doingoai.reference.models import Confidence

QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
CT38 = "Chỉ thị 38-CT/TW ngày 21/7/2014 của Bộ Chính trị"
CRITERIA = "Tiêu chí chỉ đạo của Thủ tướng Chính phủ; Chỉ thị 38-CT/TW"
INTEGRITY = "Toàn vẹn chương trình hoạt động đối ngoại năm"
State = AnnualProgramme.State
IN_FORCE = (State.ISSUED, State.SUPPLEMENTING, State.SUPPLEMENT_SUBMITTED)
SHOWN = 12


def alike(case: Case) -> Violation | None:
    """Two trips to one country about one topic within the days of the limit."""
    found = same_ground(listed(case.record), int(case.limit("LIM_SAME_GROUND_DAYS")))
    return {"pairs": _shortened([clash.told for clash in found])} if found else None


def dearer_than_confirmed(case: Case) -> list[Violation]:
    """Estimates on the State budget, by source, against what the finance body has confirmed."""
    lines = planned(case.record)
    confirmed = {fund.funding: fund.amount_vnd for fund in case.record.funds.all()}
    asked = {source: budget([line for line in lines if line.funding == source]) for source in STATE_BUDGET}
    return [
        {
            "source": str(source.label).lower(), "asked": format_number(asked[source]),
            "confirmed": format_number(confirmed.get(source, 0)),
        }
        for source in STATE_BUDGET
        if asked[source] > confirmed.get(source, 0)
    ]  # fmt: skip


def too_large(case: Case) -> Violation | None:
    """Trips still beyond the limits of people, days, countries, without a reason."""
    found = [
        f"{line.line_code}: {'; '.join(excess)}"
        for line in planned(case.record)
        if not line.exception_reason.strip() and (excess := line.excess(case.limit, len(line.countries.all())))
    ]
    return {"lines": _shortened(found)} if found else None


def goes_full_way(case: Case) -> Violation | None:
    if case.record.dossier.state not in AnnualProgramme.CHANGING:
        return None
    found = beyond_note(case.record)
    return {"lines": _shortened(found)} if found else None


def too_often_off_plan(case: Case) -> Violation | None:
    """While the programme is in force: trips outside the plan by all trips of the rolling year."""
    if case.record.dossier.state not in IN_FORCE:
        return None
    share, most = off_plan(case.province, case.on), int(case.limit("LIM_OFF_PLAN_PCT"))
    return {"outside": share.outside, "trips": share.trips, "most": most} if share.exceeds(most) else None


def lines_open(case: Case) -> Violation | None:
    open_lines = [line.line_code for line in own(case.record) if line.dossier.state in STANDING]
    return {"lines": _shortened(open_lines)} if open_lines else None


def orientation_idle(case: Case) -> Violation | None:
    if case.record.dossier.state in AnnualProgramme.FINAL:
        return None
    found = coverage(case.record)
    points = [f"{point.guidance.dossier.number}: {point.number_path}" for point in found.missing]
    return {"points": _shortened(points), "covered": found.told} if points else None


def called_already(case: Case) -> Violation | None:
    record = case.record
    rows = AnnualProgramme.objects.for_system("once").filter(
        year=record.year, channel=record.channel, dossier__province=case.province
    )
    other = rows.exclude(pk=record.pk).exclude(dossier__state__in=(State.PREPARED, State.CANCELLED)).first()
    return {"number": other.dossier.number} if other else None


def nothing_listed(case: Case) -> Violation | None:
    return None if pending(case.record) else {}


def opinions_missing(case: Case) -> Violation | None:
    rows = case.record.opinions.filter(answered_on=None).select_related("body")
    bodies = [row.body.name for row in rows]
    return {"bodies": ", ".join(bodies)} if bodies else None


def _shortened(items: list[str]) -> str:
    more = _now(" và %d mục khác") % (len(items) - SHOWN) if len(items) > SHOWN else ""
    return ", ".join(items[:SHOWN]) + more


ALIKE = Rule(
    "R-KH-03", _("Trùng lặp nội dung, địa bàn: {pairs}."), QC272, alike, severity=Severity.WARN,
    remedy=_("Nhập hai dòng làm một (“Nhập dòng trùng” ở hồ sơ của dòng), hoặc giải trình."),
)  # fmt: skip
MONEY = Rule(
    "R-KH-04", _("Dự toán từ {source} là {asked} đồng, vượt số cơ quan tài chính xác nhận {confirmed} đồng."),
    _("Luật Ngân sách nhà nước; kế hoạch đoàn ra, đoàn vào và dự toán hằng năm (Chỉ thị 38-CT/TW)"),
    dearer_than_confirmed, remedy=_("Giảm dự toán các dòng, hoặc đề nghị Sở Tài chính xác nhận bổ sung."),
)  # fmt: skip
SIZE = Rule(
    "R-KH-05", _("Đoàn vượt giới hạn mà chưa có lý do: {lines}."), CRITERIA, too_large,
    confidence=Confidence.VERIFY, remedy=_("Rút gọn đoàn, hoặc ghi “lý do vượt giới hạn” ở dòng đó."),
)  # fmt: skip
FULL_WAY = Rule(
    "R-KH-07", _("Phải phê duyệt đầy đủ, không chỉ ghi nhận: {lines}."), _("Ngưỡng mặc định của hệ thống (B.6)"),
    goes_full_way, severity=Severity.INFO, remedy=_("Trình Thường trực Tỉnh ủy và cấp đã duyệt chương trình."),
)  # fmt: skip
OFF_PLAN = Rule(
    "R-KH-09", _("12 tháng qua có {outside}/{trips} đoàn ngoài kế hoạch; nhiều nhất {most}%."), CT38,
    too_often_off_plan, severity=Severity.WARN, remedy=_("Báo cáo Chủ tịch UBND tỉnh; đưa hoạt động vào bổ sung."),
)  # fmt: skip
OPEN_LINES = Rule(
    "R-KH-10", _("Dòng chưa có kết quả: {lines}."), QC272, lines_open,
    remedy=_("Ghi “Đã thực hiện” kèm hồ sơ, hoặc hoãn, hủy, chuyển năm sau kèm lý do."),
)  # fmt: skip
IDLE = Rule(
    "R-KH-12", _("Định hướng chưa có hoạt động ({covered} nội dung đã có dòng): {points}."), QC272, orientation_idle,
    severity=Severity.INFO, remedy=_("Xem có cần thêm dòng, hoặc ghi nội dung định hướng ở dòng đã có."),
)  # fmt: skip
ONCE = Rule(
    "KH-TV-03", _("Năm và kênh này đã có chương trình {number}."), INTEGRITY, called_already,
    remedy=_("Làm tiếp ở chương trình đó; thôi lập chương trình này."),
)  # fmt: skip
EMPTY = Rule(
    "KH-TV-04", _("Chưa có dòng nào được đăng ký để trình."), INTEGRITY, nothing_listed,
    remedy=_("Các cơ quan gửi đăng ký dòng trước."),
)  # fmt: skip
OPINIONS = Rule(
    "KH-TV-05", _("Chưa trả lời: {bodies}."), INTEGRITY, opinions_missing, severity=Severity.WARN,
    remedy=_("Chờ trả lời, hoặc ghi lý do trình trước."),
)  # fmt: skip
