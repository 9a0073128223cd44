"""What the reporting regime requires (domain §7.2): RP-01 … RP-14 on a report, ADM-01 on who may report."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext_lazy as _

from doingoai.indicators.periods import Period
from doingoai.indicators.periods import Regime as Boundaries
from doingoai.lib.dates import format_date
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.reference.calendar import work_calendar
from doingoai.registers.reports.codes import Frequency, Source
from doingoai.registers.reports.definitions import definition_of
from doingoai.registers.reports.gathering import denominator, gathered
from doingoai.registers.reports.models import PeriodicReport, ReportFigure, Statement
from doingoai.registers.reports.stated import read_stated
from doingoai.reporting.catalogue import may_be_typed, published
from doingoai.web.amounts import signed, vnnumber

ND09 = "Nghị định 09/2019/NĐ-CP, Điều 12"
OWN = _("Quy tắc tổng hợp số liệu của hệ thống")
SHARE = "%"


def figures_of(record: PeriodicReport) -> list[ReportFigure]:
    """Return the figures of the working version."""
    return list(record.figures.filter(version=record.version_no))


def other_boundaries(case: Case) -> Violation | None:
    """The days that were given are not those of the period under its regime."""
    record = case.record
    if not record.period_key:
        return None
    period = Period.parse(record.period_key, Boundaries(record.boundaries))
    if (record.period_from, record.period_to) == period.range:
        return None
    return {"period": period.label, "first": format_date(period.start), "last": format_date(period.end)}


def no_working_day(case: Case) -> Violation | None:
    """Fewer than one working day lies between cut-off and deadline of a report that is owed by the calendar."""
    record = case.record
    if record.frequency == Frequency.AD_HOC or record.report_due is None:
        return None
    if work_calendar().working_days_between(record.period_to, record.report_due) >= 1:
        return None
    return {"cutoff": format_date(record.period_to), "due": format_date(record.report_due)}


def reports_after_its_end(case: Case) -> Violation | None:
    """A unit that ended before the period did: its successor reports."""
    province = case.record.dossier.province
    if province is None or province.is_valid_on(case.record.period_to):
        return None
    if province.valid_to is None or case.record.period_to < province.valid_from:
        return {"unit": province.full_name, "day": format_date(province.valid_from), "heir": province.full_name}
    return {"unit": province.full_name, "day": format_date(province.valid_to), "heir": province.living().full_name}


def already_opened(case: Case) -> Violation | None:
    record = case.record
    if not record.period_key:
        return None
    same = PeriodicReport.objects.for_system("report_once").filter(
        definition=record.definition, place=record.place, period_key=record.period_key, cancelled_on=None
    )
    found = same.first()
    return {"number": found.dossier.number} if found else None


def sent_late(case: Case) -> Violation | None:
    """RP-04 at the first sending, and on the page of a report that is owed."""
    record = case.record
    owed = record.dossier.state in PeriodicReport.OWED and record.sent_on in {None, case.on}
    if not owed or record.report_due is None or case.on <= record.report_due:
        return None
    return {"due": format_date(record.report_due)}


def less_than_its_part(case: Case) -> list[Violation]:
    """The sum since January is less than the period alone; a share and a stock at the end have no sum."""
    return [
        {"name": row.name, "code": row.code, "value": _number(row.value, row), "sum": _number(row.cumulative, row)}
        for row in figures_of(case.record)
        if row.den is None and row.cumulative is not None and row.value is not None and row.cumulative < row.value
    ]


def part_exceeds_whole(case: Case) -> list[Violation]:
    """A figure that is part of another one is greater; a numerator exceeds its denominator."""
    rows = {row.code: row for row in figures_of(case.record)}
    found: list[Violation] = [
        {"name": row.name, "code": row.code, "part": vnnumber(row.num), "whole": vnnumber(row.den)}
        for row in rows.values()
        if row.num is not None and row.den is not None and row.num > row.den
    ]
    for row in rows.values():
        entry = published().get(row.code)
        whole = rows.get(entry.part_of) if entry and entry.part_of else None
        if whole and whole.value is not None and row.value is not None and row.value > whole.value:
            said = {"part": _number(row.value, row), "whole": f"{_number(whole.value, whole)} ({whole.code})"}
            found.append({"name": row.name, "code": row.code, **said})
    return found


def leaps_unexplained(case: Case) -> Violation | None:
    """RP-07: figures less than half or more than twice those of the year before, and nobody says why; told at once."""
    rows = [row for row in figures_of(case.record) if row.leaps and not row.comment.strip()]
    told = [f"{row.name} ({row.code}) {signed(row.change_pct)} %" for row in rows]
    return {"figures": "; ".join(told)} if rows else None


def sources_undecided(case: Case) -> list[Violation]:
    """Sources give different numbers for one figure and nobody decided which one is reported."""
    return [{"code": code} for code in undecided(case.record)]


def undecided(record: PeriodicReport) -> list[str]:
    """Return the codes for which sources differ and no decision stands."""
    by_code: dict[str, list[Statement]] = {}
    for row in record.statements.all():
        by_code.setdefault(row.code, []).append(row)
    values = {row.code: row.records_value for row in figures_of(record) if row.source != Source.TYPED}
    found = []
    for code, rows in by_code.items():
        numbers = {row.value for row in rows} | ({values[code]} if code in values else set())
        if len(numbers) > 1 and any(row.decided_at is None for row in rows):
            found.append(code)
    return found


def typed_though_computed(case: Case) -> Violation | None:
    """A province types a figure that the records give."""
    code = case.inputs["code"]
    if may_be_typed(code) or case.record.is_national:
        return None
    return {"code": code, "name": published()[code].name if code in published() else code}


def share_typed_otherwise(case: Case) -> Violation | None:
    """RP-08: a percentage follows from its numerator and denominator, one decimal."""
    said = case.inputs
    if said.get("num") is None or not said.get("den"):
        return None
    value = read_stated(said["printed"]).value
    computed = (Decimal(100) * said["num"] / said["den"]).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if value == computed:
        return None
    return {"typed": vnnumber(value), "computed": vnnumber(computed, 1)}


def units_are_missing(case: Case) -> Violation | None:
    """RP-13: not every unit's report has come: the denominator is printed."""
    record = case.record
    gathers = definition_of(record.definition).gathers
    if not gathers or record.period is None:
        return None
    come, units = denominator(gathered(gathers, record.period, case.on))
    return {"come": come, "units": units} if come < units else None


def _number(value: Decimal | None, row: ReportFigure) -> str:
    return vnnumber(value, row.decimals)


BOUNDARIES = Rule(
    "RP-01", _("Kỳ {period} tính từ {first} đến {last}."), ND09, other_boundaries,
    field="period_key", remedy=_("Ghi đúng kỳ; ngày đầu và ngày chốt do chế độ báo cáo quy định."),
)  # fmt: skip
WORKING_DAY = Rule(
    "RP-03", _("Ngày chốt {cutoff} và hạn gửi {due} cách nhau chưa tới 1 ngày làm việc."),
    "Nghị định 09/2019/NĐ-CP, Điều 8 khoản 5", no_working_day, remedy=_("Sửa hạn gửi trong danh mục báo cáo."),
)  # fmt: skip
ENDED = Rule(
    "ADM-01", _("{unit} không còn (hoặc chưa có) vào ngày chốt, mốc {day}; {heir} báo cáo kỳ này."),
    "Nghị quyết 202/2025/QH15", reports_after_its_end, remedy=_("Lập báo cáo ở đơn vị kế thừa."),
)  # fmt: skip
ONCE = Rule(
    "BC-R01", _("Báo cáo của kỳ này đã mở: {number}."), OWN, already_opened, field="period_key",
    remedy=_("Mở báo cáo đó; cần sửa sau khi gửi thì lập phiên bản mới."),
)  # fmt: skip
IN_TIME = Rule(
    "RP-04", _("Đã quá hạn gửi {due}."), ND09, sent_late, Severity.WARN,
    remedy=_("Gửi ngay và nêu lý do chậm."),
)  # fmt: skip
CUMULATED = Rule(
    "RP-05", _("{name} ({code}): trong kỳ {value} nhiều hơn lũy kế từ đầu năm {sum}."), OWN, less_than_its_part,
    remedy=_("Kiểm tra hồ sơ của các kỳ trước hoặc số nhập tay."),
)  # fmt: skip
WITHIN_WHOLE = Rule(
    "RP-06", _("{name} ({code}): phần {part} lớn hơn tổng {whole}."), OWN, part_exceeds_whole,
    remedy=_("Sửa hồ sơ hoặc số nhập tay rồi tính lại."),
)  # fmt: skip
EXPLAINED = Rule(
    "RP-07", _("Chưa bằng một nửa hoặc hơn gấp đôi cùng kỳ mà chưa có giải trình: {figures}."), OWN, leaps_unexplained,
    Severity.WARN, remedy=_("Ghi giải trình cạnh từng số, hoặc nêu lý do chung ở đây."),
)  # fmt: skip
COMPUTED_SHARE = Rule(
    "RP-08", _("Tỷ lệ ghi {typed} % khác tỷ lệ tính từ tử số và mẫu số: {computed} %."), OWN, share_typed_otherwise,
    field="printed", remedy=_("Sửa tỷ lệ, tử số hoặc mẫu số."),
)  # fmt: skip
SILENT_UNITS = Rule(
    "RP-13", _("Mới có {come}/{units} địa phương gửi báo cáo của kỳ."), OWN, units_are_missing, Severity.INFO,
    remedy=_("Đôn đốc; mẫu số được in trong báo cáo."),
)  # fmt: skip
DECIDED = Rule(
    "RP-14", _("Các nguồn cho số khác nhau về {code} mà chưa chọn số nào."), OWN, sources_undecided,
    remedy=_("Chọn số báo cáo và ghi lý do; các số khác vẫn được giữ cạnh đó."),
)  # fmt: skip
TYPED = Rule(
    "BC-R02", _("{name} ({code}) được tính từ hồ sơ nên không nhập tay."), OWN, typed_though_computed, field="code",
    remedy=_("Sửa hồ sơ đứng sau con số; số của báo cáo sẽ theo."),
)  # fmt: skip
