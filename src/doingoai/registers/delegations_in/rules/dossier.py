"""Rules about the dossier: complete, planned, hosted and filed as it should be, permitted by the right ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from doingoai.authority.models import Kind, Step
from doingoai.norms.lookup import NormMissing, deadline, due, limit_row
from doingoai.norms.models import Limit, Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.organisations.roles import Role
from doingoai.reference.models import Confidence
from doingoai.register_kit.offered import offered_as
from doingoai.register_kit.offers import PlannedLine
from doingoai.registers.delegations_in import codes
from doingoai.registers.delegations_in.models import Cost, IncomingDelegation
from doingoai.registers.delegations_in.rules.looking import rows

QC272 = "Quyết định 272-QĐ/TW ngày 21/01/2015 của Bộ Chính trị"
TT05 = "Thông tư 05/2017/TT-BNG ngày 17/10/2017"
SOUND = _("Toàn vẹn hồ sơ đoàn vào")
ANNEX = "PL2"  # of the programme: incoming delegations


def incomplete(case: Case) -> list[Violation]:
    """What must stand before the dossier is handed in: planned or explained, and days that fit a master visit."""
    return [{"what": problem} for problem in _problems(case.record)]


def _problems(record: IncomingDelegation) -> Iterator[Any]:
    if not record.is_online and not record.master_number and bool(record.plan_line) == bool(record.off_plan_reason):
        yield _("Phải có mã dòng kế hoạch hoặc lý do ngoài kế hoạch, chỉ một trong hai.")
    if not record.master_number:
        return
    if record.master_number == record.dossier.number:
        yield _("Chuyến thăm không thể thuộc chính nó.")
        return
    master = IncomingDelegation.objects.for_system("master visit").get(dossier__number=record.master_number)
    if master.master_number:
        yield _("Hồ sơ “%s” cũng là cuộc tiếp của chuyến thăm khác; hãy ghi chuyến thăm chính.") % master.dossier.number
    if not master.arrive_on <= record.arrive_on <= record.leave_on <= master.leave_on:
        yield _("Cuộc tiếp nằm ngoài những ngày của chuyến thăm chính.")


def not_the_line_planned(case: Case) -> Violation | None:
    """The line named is one of the annex of incoming delegations, and was approved."""
    code = case.record.plan_line
    if not code:
        return None
    line = offered_as(PlannedLine, code, case.province)
    if line is None:
        return {"code": code, "what": _("không có trong kế hoạch của tỉnh trên hệ thống")}
    if line.annex != ANNEX:
        return {"code": code, "what": _("không thuộc phụ lục đoàn vào")}
    return None if line.approved else {"code": code, "what": _("chưa được phê duyệt hoặc đã bị rút")}


def province_hosts_guest_of_the_centre(case: Case) -> Violation | None:
    record = case.record
    provincial = record.lead_host is not None and record.lead_host.province_id is not None
    if record.guest_category in codes.OF_THE_CENTRE and provincial:
        return {"category": record.get_guest_category_display(), "host": record.lead_host}
    return None


def filing_key(record: IncomingDelegation) -> str:
    """Return the deadline of filing: longer for a visit that the province invites."""
    return "DV_REQUEST" if record.inviter == codes.Inviter.GUEST else "DV_REQUEST_INVITED"


def is_urgent(record: IncomingDelegation, on: dt.date) -> bool:
    """Tell whether the visit is filed later than it should be: one that a leader receives, or that was invited."""
    bound = record.host_rank in codes.LEADERS or record.inviter != codes.Inviter.GUEST
    return bound and on > due(filing_key(record), record.arrive_on, province=record.dossier.province)


def filed_late(case: Case) -> Violation | None:
    record = case.record
    if not is_urgent(record, case.on):
        return None
    return {"day": due(filing_key(record), record.arrive_on, province=case.province)}


def filed_too_late(case: Case) -> Violation | None:
    """Two working days before a leader's reception only with the consent of the committee's office."""
    record, key = case.record, "DV_REQUEST_LAST"
    if record.host_rank not in codes.LEADERS or record.office_consent:
        return None
    last = due(key, record.arrive_on, province=case.province)
    row = deadline(key, province=case.province, on=record.arrive_on)
    return {"day": last, "confidence": row.confidence} if case.on > last else None


def signed_after_arrival(case: Case) -> Violation | None:
    signed = case.inputs["issued_on"]
    return {"signed": signed, "came": case.record.arrive_on} if signed > case.record.arrive_on else None


def not_consulted(case: Case) -> Violation | None:
    """S1 and higher, or a territory that needs care: Ministry and police answer before the permission (row A23)."""
    record = case.record
    if record.facts()[0]["sensitivity"] == codes.Sensitivity.S0:
        return None
    said = Step.objects.filter(dossier=record.dossier, outcome=Step.Outcome.AGREED).exclude(kind=Kind.DECIDE)
    spoken = set(said.values_list("role", flat=True))
    silent = [
        name
        for role, day, name in (
            (Role.MOFA_HEAD, record.ministry_replied_on, _("Bộ Ngoại giao")),
            (Role.POLICE, record.police_replied_on, _("Công an tỉnh")),
        )
        if not day and role not in spoken
    ]
    return {"who": ", ".join(map(str, silent))} if silent else None


def invited_before_permission(case: Case) -> Violation | None:
    record = case.record
    return {"permitted": record.permitted_on} if record.invited_on < record.permitted_on else None


def dearer_than_norm(case: Case) -> Iterator[Violation]:
    """Each line of cost that has a norm for the guest's class, and the role where the norm names one."""
    record = case.record
    for cost in rows(case, "costs", Cost) if record.guest_class else ():
        norm = _norm(case, cost, record.guest_class)
        if norm is not None and cost.unit_vnd > norm.value:
            yield {
                "kind": cost.get_kind_display(), "unit": f"{cost.unit_vnd:,.0f}".replace(",", "."),
                "most": f"{norm.value:,.0f}".replace(",", "."), "basis": norm.basis, "confidence": norm.confidence,
            }  # fmt: skip


def _norm(case: Case, cost: Cost, guest_class: str) -> Limit | None:
    keys = (f"DV_{cost.kind}_{guest_class}_{cost.part or codes.GuestPart.MEMBER}", f"DV_{cost.kind}_{guest_class}")
    for key in keys:
        try:
            return limit_row(key, province=case.province, on=case.record.arrive_on)
        except NormMissing:
            continue
    return None


COMPLETE = Rule(
    "R-DV-00", "{what}", SOUND, incomplete, remedy=_("Sửa hồ sơ rồi thực hiện lại."),
)  # fmt: skip
PLAN_LINE = Rule(
    "R-DV-00b", _("Dòng kế hoạch {code}: {what}."), QC272, not_the_line_planned, severity=Severity.WARN,
    field="plan_line", remedy=_("Ghi đúng mã dòng đã duyệt, hoặc bỏ mã và ghi lý do ngoài kế hoạch."),
)  # fmt: skip
CENTRAL_HOST = Rule(
    "R-DV-01", _("{category}: cơ quan Trung ương chủ trì đón, không phải {host}."), TT05,
    province_hosts_guest_of_the_centre, field="lead_host",
    remedy=_("Ghi cơ quan Trung ương chủ trì; cơ quan của tỉnh là cơ quan phối hợp."),
)  # fmt: skip
PERMISSION_FIRST = Rule(
    "R-DV-02", _("Thư mời gửi trước ngày cho phép {permitted:%d/%m/%Y}."), QC272, invited_before_permission,
    field="invited_on", remedy=_("Chỉ gửi thư mời sau khi được cho phép; kiểm tra lại ngày gửi."),
)  # fmt: skip
LATE_FILING = Rule(
    "R-DV-03", _("Hồ sơ gấp: phải nộp chậm nhất ngày {day:%d/%m/%Y}."),
    _("Thủ tục hành chính của Bắc Giang (5 ngày làm việc); mặc định của hệ thống với đoàn được mời"), filed_late,
    severity=Severity.WARN, remedy=_("Nêu lý do nộp gấp; hồ sơ được đếm vào số hồ sơ gấp."),
)  # fmt: skip
TOO_LATE = Rule(
    "R-DV-03b", _("Đề nghị lãnh đạo tiếp sau ngày {day:%d/%m/%Y} mà Văn phòng UBND tỉnh chưa đồng ý."),
    _("Thời hạn đề nghị lãnh đạo tiếp khách (mặc định)"), filed_too_late, field="office_consent",
    remedy=_("Ghi văn bản đồng ý của Văn phòng UBND tỉnh, hoặc lùi ngày tiếp."), lifted_by=Role.UBND_OFFICE,
)  # fmt: skip
SIGNED_BEFORE = Rule(
    "R-DV-02b", _("Văn bản cho phép ký ngày {signed:%d/%m/%Y}, sau ngày khách đến {came:%d/%m/%Y}."), SOUND,
    signed_after_arrival, field="issued_on", remedy=_("Kiểm tra ngày ký, hoặc đổi lịch chuyến thăm."),
)  # fmt: skip
CONSULTED = Rule(
    "R-DV-15", _("Nội dung nhạy cảm hoặc địa bàn phải tham vấn mà chưa có trả lời của: {who}."), QC272, not_consulted,
    confidence=Confidence.VERIFY, remedy=_("Chờ trả lời (dòng A23), hoặc ghi ngày trả lời khi trình."),
)  # fmt: skip
COST_NORM = Rule(
    "R-DV-10", _("{kind}: {unit} đồng vượt mức {most} đồng ({basis})."),
    "Thông tư 71/2018/TT-BTC ngày 10/8/2018; nghị quyết của HĐND tỉnh", dearer_than_norm,
    remedy=_("Giảm mức chi, hoặc ghi đúng hạng khách."),
)  # fmt: skip
