"""What a guidance document must satisfy: R-CT-11, and the integrity of what was read (CT-TV)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doingoai.dossiers.models import Dossier, Link
from doingoai.norms.models import Severity
from doingoai.norms.rule import Case, Rule, Violation
from doingoai.planning.guidance.models import Guidance, Obligation, Response

CHAIN = "Định hướng sau Hội nghị Ngoại vụ toàn quốc; 225/VPCP-QHQT ngày 26/01/2022"
INTEGRITY = "Toàn vẹn dữ liệu"


def open_plans(guidance: Guidance) -> list[Dossier]:
    """Return the open plans, of whatever province, that implement the document; found by their links only."""
    rows = Link.objects.filter(
        target=guidance.dossier, kind=Link.Kind.IMPLEMENTS, source__register="plans", source__is_open=True
    )
    return [row.source for row in rows.select_related("source").order_by("source__number")]


def replaced_under_plans(case: Case) -> Violation | None:
    plans = open_plans(case.record)
    return {"count": len(plans), "plans": ", ".join(plan.number for plan in plans)} if plans else None


def already_registered(case: Case) -> Violation | None:
    record = case.record
    if not record.document_number:
        return None
    same = Guidance.objects.for_system("duplicates").filter(
        document_number=record.document_number, issued_on=record.issued_on, dossier__province=record.dossier.province
    )
    other = same.exclude(pk=record.pk).first() if record.pk else same.first()
    return {"number": record.document_number, "dossier": other.dossier.number} if other else None


def without_number(case: Case) -> Violation | None:
    return None if case.record.document_number else {}


def received_before_issue(case: Case) -> Violation | None:
    issued, received = case.record.issued_on, case.record.received_on
    return {"issued": f"{issued:%d/%m/%Y}"} if issued and received < issued else None


def nothing_to_do(case: Case) -> Violation | None:
    if case.record.response_required != Response.KE_HOACH:
        return None
    rows = case.inputs.get("clauses") or []
    return None if any(row["obligation"] != Obligation.KHONG for row in rows) else {}


AMEND = Rule(
    "R-CT-11", _("Còn {count} kế hoạch đang triển khai văn bản này, cần rà soát, điều chỉnh: {plans}."), CHAIN,
    replaced_under_plans, severity=Severity.INFO, remedy=_("Nhiệm vụ tiếp tục cho tới khi kế hoạch được điều chỉnh."),
)  # fmt: skip
TWICE = Rule(
    "CT-TV-01", _("Văn bản {number} đã có trong sổ: {dossier}."), INTEGRITY, already_registered, severity=Severity.WARN,
    field="document_number", remedy=_("Ghi thêm văn bản chuyển vào hồ sơ đã có, hoặc nêu lý do lập hồ sơ mới."),
)  # fmt: skip
NUMBER = Rule(
    "CT-TV-02", _("Chưa có số, ký hiệu văn bản."), INTEGRITY, without_number, severity=Severity.WARN,
    field="document_number", remedy=_("Ghi số, hoặc lý do (tài liệu phát tại hội nghị)."),
)  # fmt: skip
DATES = Rule(
    "CT-TV-03", _("Ngày nhận trước ngày ban hành {issued}."), INTEGRITY, received_before_issue,
    field="received_on", remedy=_("Sửa một trong hai ngày."),
)  # fmt: skip
NOTHING = Rule(
    "CT-TV-04", _("Văn bản yêu cầu kế hoạch nhưng không có nội dung nào giao việc."), INTEGRITY, nothing_to_do,
    field="clauses", remedy=_("Ghi các nội dung, hoặc đổi yêu cầu của văn bản."),
)  # fmt: skip
