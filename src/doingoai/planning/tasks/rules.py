"""What a task must satisfy: R-CT-03 … R-CT-08, -10, -13, -14 as far as they concern one task; integrity (CT-TV)."""

from __future__ import annotations

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from doingoai.attachments.models import Attachment
from doingoai.lib.dates import format_date
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.planning.tasks.models import Task
from doingoai.planning.tasks.status import Status, silence_of, status_of
from doingoai.reference.work import TaskKind, is_checkable
from doingoai.reporting.told import difference, differences_in, year_of

CHAIN = "225/VPCP-QHQT ngày 26/01/2022; định hướng của Bộ Ngoại giao (E.6)"
INTEGRITY = "Toàn vẹn dữ liệu"


def without_product(case: Case) -> Violation | None:
    return None if is_checkable(case.record.product) else {"product": case.record.product}


def without_deadline(case: Case) -> Violation | None:
    return {} if case.record.kind == TaskKind.CO_THOI_HAN and case.record.dossier.due_on is None else None


def due_before_start(case: Case) -> Violation | None:
    start, due = case.record.start_on, case.record.dossier.due_on
    return {"due": format_date(due), "start": format_date(start)} if start and due and due < start else None


def late_now(case: Case) -> Violation | None:
    late = status_of(case.record, case.on) == Status.DANG_TH_QUA_HAN
    return {"due": format_date(case.record.dossier.due_on)} if late else None


def asked_after_deadline(case: Case) -> Violation | None:
    due = case.record.dossier.due_on
    return {"due": format_date(due)} if due and case.on > due else None


def not_later(case: Case) -> Violation | None:
    due, new = case.record.dossier.due_on, case.inputs["new_due"]
    return {"new": format_date(new), "due": format_date(due)} if due and new <= due else None


def without_evidence(case: Case) -> Violation | None:
    if case.inputs.get("content"):
        return None
    return None if Attachment.objects.filter(dossier=case.record.dossier).exists() else {}


def silent(case: Case) -> Violation | None:
    last = case.record.progress.first()
    found = silence_of(case.record, case.on, last.on if last else None)
    return {"since": format_date(found.since), "missed": found.missed} if found else None


def full_without_product(case: Case) -> Violation | None:
    record = case.record
    return {} if record.percent == 100 and not record.product_record.strip() else None


def goes_back(case: Case) -> Violation | None:
    before = (
        Task.objects.for_system("progress before").filter(pk=case.record.pk).values_list("percent", flat=True).get()
    )
    now = case.inputs["percent"]
    return {"now": now, "before": before} if now < before else None


def finished_in_future(case: Case) -> Violation | None:
    day = case.inputs["completed_on"]
    return {} if day and day > case.on else None


def not_taken_over(case: Case) -> Violation | None:
    """R-CT-10: the body in charge is no more and the one that carries its duties has not said that it goes on."""
    record, body = case.record, case.record.dossier.body
    if record.dossier.state in record.FINAL or body.is_valid_on(case.on):
        return None
    heir = body.living()
    if heir.pk == body.pk:
        return {"old": body.name, "new": _now("chưa ghi cơ quan kế thừa")}
    return None if record.taken_over_by_id == heir.pk else {"old": body.name, "new": heir.name}


def count_differs(case: Case) -> Violation | None:
    """R-CT-13: the figure told, or one with its code in the text, is not what the register counts."""
    record, said = case.record, case.inputs
    found = differences_in(said.get("text", ""), officer=case.actor)
    if record.target_indicator and said.get("value") is not None:
        unit = case.province.living().code if case.province else "VN"
        told = difference(record.target_indicator, said["value"], year_of(case.on), unit)
        found += [told] if told else []
    return {"figures": "; ".join(map(str, found))} if found else None


def late_without_cause(case: Case) -> Violation | None:
    return {} if late_now(case) and not case.inputs.get("delay_cause", "").strip() else None


def still_counted_for_parts(case: Case) -> Violation | None:
    """A task is counted for its parts (E.9); cancelled, they would be counted nowhere."""
    rows = Task.objects.for_system("parts of a task").filter(part_of=case.record, dossier__is_open=True)
    parts = list(rows.values_list("dossier__number", flat=True))
    return {"parts": ", ".join(parts)} if parts else None


PRODUCT = Rule(
    "R-CT-03", _("Sản phẩm “{product}” không kiểm tra được."), CHAIN, without_product,
    field="product", remedy=_("Ghi một sản phẩm cụ thể: kế hoạch, báo cáo, thỏa thuận…"),
)  # fmt: skip
DEADLINE = Rule(
    "R-CT-04", _("Nhiệm vụ có thời hạn nhưng chưa ghi thời hạn."), CHAIN, without_deadline,
    field="due_on", remedy=_("Ghi ngày hoàn thành, hoặc đổi loại nhiệm vụ."),
)  # fmt: skip
ORDER = Rule(
    "CT-TV-05", _("Thời hạn {due} trước ngày bắt đầu {start}."), INTEGRITY, due_before_start,
    field="due_on", remedy=_("Sửa một trong hai ngày."),
)  # fmt: skip
LATE = Rule(
    "R-CT-05", _("Nhiệm vụ đã quá hạn từ {due}; tình trạng này do lịch tính, không sửa được bằng tay."), CHAIN,
    late_now, severity=Severity.WARN, remedy=_("Hoàn thành kèm minh chứng, hoặc xin gia hạn."),
)  # fmt: skip
LATE_REQUEST = Rule(
    "R-CT-06", _("Xin gia hạn sau hạn {due}: nhiệm vụ vẫn bị tính là quá hạn."), CHAIN, asked_after_deadline,
    severity=Severity.WARN, field="new_due", remedy=_("Ghi lý do không xin trước hạn."),
)  # fmt: skip
LATER = Rule(
    "CT-TV-06", _("Hạn mới {new} không sau hạn đang có {due}."), INTEGRITY, not_later,
    field="new_due", remedy=_("Ghi một ngày muộn hơn."),
)  # fmt: skip
EVIDENCE = Rule(
    "R-CT-07", _("Chưa có minh chứng hoàn thành."), CHAIN, without_evidence,
    field="file", remedy=_("Đính kèm văn bản, sản phẩm làm minh chứng."),
)  # fmt: skip
SILENT = Rule(
    "R-CT-08", _("Chưa cập nhật tiến độ từ {since}: đã lỡ {missed} chu kỳ."), CHAIN, silent,
    severity=Severity.WARN, remedy=_("Cơ quan chủ trì cập nhật tiến độ."),
)  # fmt: skip
FULL = Rule(
    "R-CT-14", _("Tiến độ 100% nhưng chưa ghi nhận sản phẩm."), CHAIN, full_without_product,
    field="product_record", remedy=_("Ghi số, ngày văn bản hoặc mã hồ sơ của sản phẩm."),
)  # fmt: skip
BACK = Rule(
    "CT-TV-07", _("Tiến độ {now}% thấp hơn lần trước ({before}%)."), INTEGRITY, goes_back,
    severity=Severity.WARN, field="percent", remedy=_("Ghi lý do giảm."),
)  # fmt: skip
FUTURE = Rule(
    "CT-TV-08", _("Ngày hoàn thành ở tương lai."), INTEGRITY, finished_in_future,
    field="completed_on", remedy=_("Báo hoàn thành sau khi đã xong."),
)  # fmt: skip
TAKE_OVER = Rule(
    "R-CT-10", _("{old} đã giải thể hoặc sáp nhập; nhiệm vụ chuyển cho: {new}. Chưa có xác nhận."), CHAIN,
    not_taken_over, severity=Severity.WARN, remedy=_("Cơ quan kế thừa bấm “Xác nhận kế thừa nhiệm vụ”."),
)  # fmt: skip
COUNT = Rule(
    "R-CT-13", _("Số liệu khác số đếm từ sổ. {figures}."), CHAIN, count_differs,
    severity=Severity.WARN, field="value", remedy=_("Sửa số, hoặc ghi nguồn và ngày của số đang dùng."),
)  # fmt: skip
CAUSE = Rule(
    "CT-TV-14", _("Nhiệm vụ đã quá hạn mà chưa ghi nguyên nhân chậm."), INTEGRITY, late_without_cause,
    severity=Severity.WARN, field="delay_cause",
    remedy=_("Ghi nguyên nhân, kiến nghị; báo cáo tiến độ có hai cột này."),
)  # fmt: skip
PARTS = Rule(
    "CT-TV-15", _("Các việc con đang đếm chung vào nhiệm vụ này: {parts}."), INTEGRITY, still_counted_for_parts,
    remedy=_("Gỡ hoặc hủy các việc con trước."),
)  # fmt: skip
